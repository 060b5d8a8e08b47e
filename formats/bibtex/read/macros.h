/// @string macros: their values at each place of an input, and the values of fields that use them.
///
/// Names are compared without ASCII case. jan .. dec are predefined as the months' English names. A macro may be
/// redefined; each use gets the last definition before it. The stored value is already expanded, so nothing recurses.
/// Limits: in a value joined with #, macros can contribute max_joined_macros bytes; all definitions of an input
/// together have max_macro_bytes. Beyond a limit, values are kept as written, so that chains of @string that double
/// each other stay small.
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

/// Returns 1 .. 12 for jan .. dec. Letter case is ignored.
std::optional<int> month_of_macro(std::string_view name) noexcept;

struct LessIgnoringCase {
  using is_transparent = void;
  bool operator()(std::string_view a, std::string_view b) const noexcept;
};

/// The macros of an input up to some place, without the months. Copies share their contents, so one copy per chunk is
/// cheap for any number of macros. Each layer is at least twice as large as the next one.
class MacroTable {
 public:
  using Layer = std::map<std::string, std::string, LessIgnoringCase>;

  /// nullptr if the macro is undefined.
  const std::string* find(std::string_view name) const;
  /// Adds definitions that override all earlier ones.
  void add(Layer layer);

 private:
  friend class MacroScope;
  std::vector<std::shared_ptr<const Layer>> layers_;
  std::size_t defined_bytes_ = 0;  // of all values ever defined; does not depend on the cuts
};

/// The macros during the parse of one chunk: those of the table and those that the chunk defines. Returned views point
/// into the chunk's text or the arena. For one thread; chunk, table, arena and diagnostics must outlive it.
class MacroScope {
 public:
  /// `table` and `diagnostics` may be nullptr.
  MacroScope(const Chunk& chunk, const MacroTable* table, Arena& arena, Diagnostics* diagnostics);

  /// Adds the definitions of an @string block.
  void define(const Block& block);
  /// The text of a field: a single piece without its delimiters, or several pieces joined. Only joined pieces are
  /// copied. An undefined macro is reported and replaced by its name; a value beyond the limit is kept as written.
  std::string_view expand(const Block& block, const FieldNode& field);
  /// Adds the definitions of this chunk to `table`.
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
  std::vector<std::string_view> parts_;  // of the current value
  std::size_t defined_bytes_ = 0;
};

/// Collects the macros of an input, chunk by chunk, in the serial step. Snapshots never change.
class MacroStore {
 public:
  /// Adds the definitions of `chunk`, if it has any. It begins and ends between two blocks.
  void scan(std::string_view chunk);
  std::shared_ptr<const MacroTable> snapshot();
  /// Continues from the definitions of the previous inputs.
  void follow(const MacroStore& previous) noexcept;

 private:
  std::shared_ptr<MacroTable> table_ = std::make_shared<MacroTable>();
  bool shared_ = false;
};

}  // namespace opcit::bibtex
