/// @string macros: what they are worth at each place of an input, and the values of fields that use them.
///
/// Names are compared without ASCII case. jan .. dec are predefined as the months' English names. A macro may be
/// defined again; each use sees the last definition before it. What is stored is the expanded value, so that nothing
/// recurses. Limits: of a value that is joined with # the macros may make up max_joined_macros bytes, and all
/// definitions of an input max_macro_bytes, beyond which values are kept as written; chains of @string which double
/// each other do not explode.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bibtex/tree/syntax.h"
#include "opcit/arena.h"
#include "opcit/diagnostic.h"
#include "opcit/format.h"

namespace opcit::bibtex {

inline constexpr std::size_t max_joined_macros = std::size_t{2} << 10;
inline constexpr std::size_t max_macro_bytes = std::size_t{64} << 20;

/// 1 .. 12 for jan .. dec in any case.
std::optional<int> month_of_macro(std::string_view name) noexcept;

struct LessIgnoringCase {
  using is_transparent = void;
  bool operator()(std::string_view a, std::string_view b) const noexcept;
};

/// The macros of an input up to some place, without the months. A copy shares what it holds, so that one for each chunk
/// costs little however many macros there are: layers, each at least twice as large as the next one.
class MacroTable {
 public:
  using Layer = std::map<std::string, std::string, LessIgnoringCase>;

  /// nullptr when it is not defined.
  const std::string* find(std::string_view name) const;
  /// Definitions that come after all others.
  void add(Layer layer);

 private:
  friend class MacroScope;
  std::vector<std::shared_ptr<const Layer>> layers_;
  std::size_t defined_bytes_ = 0;  // of all values ever defined, so that it is the same for all ways to cut the input
};

/// The macros while one chunk is parsed: those of the table and, as they come, the chunk's own. What it hands out lives
/// in the chunk's text or in the arena. One thread; chunk, table, arena and diagnostics must outlive it.
class MacroScope {
 public:
  /// `table` and `diagnostics` may be nullptr.
  MacroScope(const Chunk& chunk, const MacroTable* table, Arena& arena, Diagnostics* diagnostics);

  /// Takes the definitions of an @string block.
  void define(const Block& block);
  /// The text of a field: of one piece without its delimiters, of several joined. Copies only what is joined. A macro
  /// that is not defined stands for its name, and is reported; a value beyond the limit is kept as written.
  std::string_view expand(const Block& block, const FieldNode& field);
  /// Adds what this chunk has defined to `table`.
  void commit(MacroTable& table) const;

 private:
  struct Value {
    std::string_view text;
    bool own = false;  // defined in this chunk
  };
  std::string_view macro(std::string_view name);
  std::string_view join(std::size_t size);
  void report(Code code, std::string_view at, std::string_view detail);

  const Chunk& chunk_;
  const MacroTable* table_;
  Arena& arena_;
  Diagnostics* diagnostics_;
  std::map<std::string_view, Value, LessIgnoringCase> values_;
  std::vector<std::string_view> parts_;  // of the value at hand
  std::size_t defined_bytes_ = 0;
};

/// The serial side: collects the macros of an input chunk by chunk. Snapshots never change.
class MacroStore {
 public:
  /// Takes the definitions of `chunk`, which begins and ends between two blocks, and which may hold some.
  void scan(std::string_view chunk);
  std::shared_ptr<const MacroTable> snapshot();
  /// Goes on from what the inputs before have defined.
  void follow(const MacroStore& previous) noexcept;

 private:
  std::shared_ptr<MacroTable> table_ = std::make_shared<MacroTable>();
  bool shared_ = false;
};

}  // namespace opcit::bibtex
