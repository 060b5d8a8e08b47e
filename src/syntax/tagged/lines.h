/// What formats of tagged lines share (RIS, NBIB): a record is a run of lines "TAG - value", a line without tag goes on
/// with the value before it. A format says what a line is; cutting, joining and cleaning are here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "opcit/arena.h"

namespace opcit::tagged {

enum class LineKind : std::uint8_t {
  other,   ///< No tag: blank, the rest of a value, or text outside records.
  opens,   ///< Begins a record wherever it stands ("TY  - "); its tag and value are the record's first.
  closes,  ///< Ends a record wherever it stands ("ER  - ").
  field,
};

struct Line {
  LineKind kind = LineKind::other;
  std::string_view tag = {};
  std::string_view value = {};  ///< Not trimmed.
  /// Of an opening line: after nothing but opening lines it does not begin a record of its own ("TY  - " twice).
  bool repeats = false;
};

/// Where a line stands, which may decide whether it has a tag: in prose a word before a dash may look like one. Whether
/// a line opens or closes a record must not depend on it.
struct Place {
  std::string_view first_line = {};  ///< Of the record, with its tag; empty outside records.
  std::string_view tag = {};         ///< Of the value that the line would go on with.
};

/// `line` has no line end and may be incomplete when it is the last of a window.
using MatchLine = Line (*)(std::string_view line, const Place& place);

/// For Reader::cut(): legal cuts are behind a closing line and before an opening one, but not before one that
/// repeats another (see Line::repeats).
std::size_t cut(std::string_view window, bool last, MatchLine match) noexcept;
/// For Reader::resync(): the next opening line.
std::size_t resync(std::string_view window, MatchLine match) noexcept;

struct TaggedValue {
  std::string_view tag;
  std::string_view raw;  ///< From the first byte of the value to the last of its last line: see flatten().
};

struct TaggedRecord {
  std::vector<TaggedValue> values;
  std::string_view source;
  bool opened = false;  ///< By an opening line; else the first field outside a record opened it.
  bool closed = false;
};

/// Walks over the records of a text in one linear pass. All results are views of the text.
class Scanner {
 public:
  enum class Found : std::uint8_t { end, record, stray };

  Scanner(std::string_view text, MatchLine match) noexcept : text_(text), match_(match) {}

  /// A record, or lines outside records that are not blank (`stray`, the longest run of them). Opening
  /// lines that repeat are a value each.
  Found next(TaggedRecord& record, std::string_view& stray);

 private:
  bool next_line(std::string_view& line) noexcept;
  Found read_record(TaggedRecord& record, Line first, std::string_view line);

  std::string_view text_;
  MatchLine match_;
  std::size_t at_ = 0;
  std::size_t newline_ = 0;  ///< The next line feed at or behind at_, once found; text_.size() when there is none.
  std::size_t return_ = 0;   ///< The same for carriage returns.
};

enum class Joining : std::uint8_t {
  blank,  ///< Lines of one value were wrapped.
  lines,  ///< Each line is an item of its own.
  prose,  ///< Wrapped, unless a line ends a sentence where no wrapping would have: then a paragraph ended.
};

struct Flat {
  std::string_view text;      ///< Trimmed; with Joining::blank without line ends.
  bool had_controls = false;  ///< Control characters were left out (Reference Manager 12 writes NAK, STX, EOT).
};

/// The value without wrapping and control characters; U+2028 and U+2029, which Atypon's exports have inside of lines,
/// count as line ends. A view of `raw` where nothing had to change, else of `arena`.
Flat flatten(std::string_view raw, Joining joining, Arena& arena);

/// Without blanks, tabs, control characters, byte order marks and line ends at both ends.
std::string_view trim(std::string_view text) noexcept;

}  // namespace opcit::tagged
