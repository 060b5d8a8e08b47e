/// Where entries inherit from: the entries that others name by crossref or xdata, wherever they stand in the inputs.
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

/// Whether crossref or xdata stand anywhere before an equals sign, in any case of letters. A quick look, no parse.
bool mentions_inheritance(std::string_view text) noexcept;

/// Two passes over all inputs: which keys are named, then the entries of these keys. Of several entries of one key the
/// first counts. Nothing else is kept.
class ParentSurvey final : public Survey {
 public:
  bool begin_pass() override;
  std::unique_ptr<Reader> scout(const Format& format) override;

  /// nullptr when no input has it. Any thread, after the last pass.
  const Parent* find(std::string_view key) const;

  /// Whole blocks, in order, and whether @string may be among them.
  void look(std::string_view blocks, bool may_define);

 private:
  enum class Pass : std::uint8_t { none, names, entries, done };
  void note_names(const Chunk& chunk, MacroScope& scope);
  void keep_entries(const Chunk& chunk, MacroScope& scope, Arena& arena);
  /// Under those of its keys that are named and free.
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

/// The parents while one chunk is parsed: copied once into the arena, since the survey may be gone before the batch is.
class Parents {
 public:
  /// `survey` may be nullptr; both must outlive it.
  Parents(const ParentSurvey* survey, Arena& arena) : survey_(survey), arena_(arena) {}

  /// nullptr when there is no entry of this key.
  const SourceEntry* find(std::string_view key);

 private:
  const ParentSurvey* survey_;
  Arena& arena_;
  std::unordered_map<std::string_view, std::unique_ptr<const SourceEntry>> copies_;
};

/// Fills `entry` with the fields of `block`, macros expanded. `chunk` says where the block stands in the input.
void load_entry(const Block& block, const Chunk& chunk, MacroScope& scope, Arena& arena, SourceEntry& entry);

}  // namespace opcit::bibtex
