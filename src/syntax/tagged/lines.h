/// Shared code of formats with tagged lines (RIS, NBIB). A record is a sequence of lines "TAG - value"; a line without
/// tag continues the value before it. A format classifies lines; this component cuts, joins and cleans them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "opcit/arena.h"

namespace opcit::tagged {

enum class LineKind : std::uint8_t {
  other,   ///< No tag: a blank line, the rest of a value, or text outside records.
  opens,   ///< Always begins a record ("TY  - "); its tag and value are the first of the record.
  closes,  ///< Always ends a record ("ER  - ").
  field,
};

struct Line {
  LineKind kind = LineKind::other;
  std::string_view tag = {};
  std::string_view value = {};  ///< Not trimmed.
  /// For an opening line: if only opening lines precede it, it does not begin another record ("TY  - " twice).
  bool repeats = false;
};

/// The context of a line, which may decide if it has a tag: in prose, a word before a dash can look like one. The
/// context must not decide if a line opens or closes a record.
struct Place {
  std::string_view first_line = {};  ///< First line of the record, with its tag; empty outside records.
  std::string_view tag = {};         ///< Tag of the value that the line may continue.
};

/// `line` has no line end. The last line of a window may be incomplete.
using MatchLine = Line (*)(std::string_view line, const Place& place);

/// For Reader::cut(): a cut is legal after a closing line and before an opening line, but not before a line that
/// repeats another one (see Line::repeats).
std::size_t cut(std::string_view window, bool last, MatchLine match) noexcept;
/// For Reader::resync(): finds the next opening line.
std::size_t resync(std::string_view window, MatchLine match) noexcept;

struct TaggedValue {
  std::string_view tag;
  std::string_view raw;  ///< From the first byte of the value to the end of its last line: see flatten().
};

struct TaggedRecord {
  std::vector<TaggedValue> values;
  std::string_view source;
  bool opened = false;  ///< True if an opening line began it, false if a field outside a record did.
  bool closed = false;
};

/// Iterates over the records of a text in one linear pass. All results are views of the text.
class Scanner {
 public:
  enum class Found : std::uint8_t { end, record, stray };

  Scanner(std::string_view text, MatchLine match) noexcept : text_(text), match_(match) {}

  /// A record, or the longest run of non-blank lines outside records (`stray`). Each repeated opening
  /// line is a value.
  Found next(TaggedRecord& record, std::string_view& stray);

 private:
  bool next_line(std::string_view& line) noexcept;
  Found read_record(TaggedRecord& record, Line first, std::string_view line);

  std::string_view text_;
  MatchLine match_;
  std::size_t at_ = 0;
  std::size_t newline_ = 0;  ///< The next line feed from at_ on, once found; text_.size() if there is no more.
  std::size_t return_ = 0;   ///< The same for carriage returns.
};

enum class Joining : std::uint8_t {
  blank,  ///< Lines of one value were wrapped: join them with spaces.
  lines,  ///< Each line is an item of its own.
  prose,  ///< Lines were wrapped, but a line that ends a sentence before the wrap margin ends a paragraph.
};

struct Flat {
  std::string_view text;      ///< Trimmed; contains no line ends with Joining::blank.
  bool had_controls = false;  ///< Control characters were removed (Reference Manager 12 writes NAK, STX, EOT).
};

/// The value without wrapping and control characters. U+2028 and U+2029, which Atypon's exports contain within lines,
/// count as line ends. A view of `raw` if nothing changed, otherwise of `arena`.
Flat flatten(std::string_view raw, Joining joining, Arena& arena);

/// Removes spaces, tabs, control characters, byte order marks and line ends at both ends.
std::string_view trim(std::string_view text) noexcept;

}  // namespace opcit::tagged
