/// Where entries inherit from: the entries of a chunk and of what was cut before it.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "family/bibtex/macros.h"
#include "family/bibtex/source_entry.h"
#include "opcit/format.h"

namespace opcit::bibtex {

/// Whether crossref or xdata occur anywhere, in any case of letters. A quick look, no parse.
bool mentions_inheritance(std::string_view text);

/// The last bytes of an input that were cut, so that a parent far above its child is found. Filled serially, read from
/// any thread.
class History {
 public:
  /// Parents that stand further above their child are not found.
  static constexpr std::uint64_t reach = std::uint64_t{16} << 20;

  void add(std::string_view chunk, std::uint64_t offset);
  /// What begins less than `reach` before `offset`, oldest first.
  std::vector<std::shared_ptr<const std::string>> before(std::uint64_t offset) const;

 private:
  struct Piece {
    std::uint64_t offset;
    std::shared_ptr<const std::string> text;
  };
  mutable std::mutex mutex_;
  std::deque<Piece> pieces_;
};

struct FamilyPreamble final : Preamble {
  std::shared_ptr<const MacroTable> macros;
  std::shared_ptr<const History> history;
};

/// Finds parents while a chunk is parsed. The index is made when it is first asked. One thread.
class Parents {
 public:
  /// All must outlive it. `preamble` may be nullptr.
  Parents(const Chunk& chunk, const FamilyPreamble* preamble, Arena& arena)
      : chunk_(chunk), preamble_(preamble), arena_(arena) {}

  /// Fills `parent` with the own fields of the entry of this key; false when there is none.
  bool find(std::string_view key, SourceEntry& parent);

 private:
  struct Place {
    std::string_view text;
    MacroScope* scope;
  };
  void index();
  void index_text(const Chunk& chunk, const MacroTable* macros);

  const Chunk& chunk_;
  const FamilyPreamble* preamble_;
  Arena& arena_;
  bool indexed_ = false;
  std::unordered_map<std::string_view, Place> places_;
  std::deque<Chunk> chunks_;
  std::deque<MacroScope> scopes_;
  std::vector<std::shared_ptr<const std::string>> kept_;
};

/// Fills `entry` with the fields of `block`, macros expanded. `chunk` says where the block stands in the input.
void load_entry(const Block& block, const Chunk& chunk, MacroScope& scope, Arena& arena, SourceEntry& entry);

}  // namespace opcit::bibtex
