/// Finds the parents of entries: the entries that others name by crossref or xdata, anywhere in the inputs.
/// inherit.h then applies them to an entry; parent.h is the data of one parent.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bibtex/inherit/parent.h"
#include "bibtex/read/macros.h"
#include "bibtex/read/source_entry.h"
#include "opcit/format.h"

namespace opcit::bibtex {

/// True if crossref or xdata occurs before an equals sign, in any letter case. A quick check without parsing.
bool mentions_inheritance(std::string_view text) noexcept;

/// Makes two passes over all inputs: collects the keys that are named, then the entries with these keys. The first
/// entry of each key counts. Everything else is discarded.
class ParentSurvey final : public Survey {
 public:
  bool begin_pass() override;
  std::unique_ptr<Reader> scout(const Format& format) override;

  /// nullptr if no input has the key. Thread safe after the last pass.
  const Parent* find(std::string_view key) const;

  /// Processes whole blocks, in order. `may_define`: they may contain @string.
  void look(std::string_view blocks, bool may_define);

 private:
  enum class Pass : std::uint8_t { none, names, entries, done };
  void note_names(const Chunk& chunk, MacroScope& scope);
  void keep_entries(const Chunk& chunk, MacroScope& scope, Arena& arena);
  /// Stores the entry under each of `keys` that is named and not yet used.
  void keep(std::vector<std::string_view>& keys, const SourceEntry& entry);

  Pass pass_ = Pass::none;
  MacroStore macros_;
  std::map<std::string, std::size_t, std::less<>> named_;  // how often
  ParentMap parents_;
};

struct FamilyPreamble final : Preamble {
  std::shared_ptr<const MacroTable> macros;
  std::shared_ptr<const ParentSurvey> parents;  ///< nullptr: nothing has been inherited so far.
};

/// The parents during the parse of one chunk. Copies them once into the arena: the batch can outlive the survey.
class Parents {
 public:
  /// `survey` may be nullptr; survey and arena must outlive this object.
  Parents(const ParentSurvey* survey, Arena& arena) : survey_(survey), arena_(arena) {}

  /// nullptr if no entry has this key.
  const SourceEntry* find(std::string_view key);

 private:
  const ParentSurvey* survey_;
  Arena& arena_;
  std::unordered_map<std::string_view, std::unique_ptr<const SourceEntry>> copies_;
};

/// Fills `entry` with the fields of `block` and expands macros. `chunk` gives the location of the block in the input.
void load_entry(const Block& block, const Chunk& chunk, MacroScope& scope, Arena& arena, SourceEntry& entry);

}  // namespace opcit::bibtex
