/// The lossless syntax tree of BibTeX files: a pull parser whose blocks are views into the text. edits.h changes it.
///
/// Every byte of the text is in a block or between blocks; between blocks there is only whitespace. Within a block,
/// everything except names, keys, delimiters and pieces is trivia: whitespace, commas, `=`, `#`, comments. The tree
/// and the text together lose nothing, so edits.h changes a file without touching other bytes.
///
/// The grammar is that of BibTeX 0.99d (bibtex.web), with extensions of btparse (biber) and of real files:
/// - between the tokens of a block, `%` begins a comment to the end of the line; in free text, a line that begins
///   with `%` cannot begin a block;
/// - `@comment{..}` and `@comment(..)` are comments up to the closing delimiter (BibTeX reads entries in them);
///   `@comment` without a delimiter, or with an unclosed one, is a comment to the end of the line;
/// - @string can have several definitions;
/// - a backslash does not escape a brace.
///
/// Damaged files: a line beginning with `@word{key,`, `@word{name =`, `@string{name =`, `@preamble{` or `@comment{`
/// begins a block everywhere except in a closed comment. If the entry before it is unclosed, it is parsed again line
/// by line, and each value ends before the next line `name = value` at the latest. Parsing takes linear time for any
/// input, and memory only for the current block.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "opcit/diagnostic.h"

namespace opcit::bibtex {

enum class BlockKind : std::uint8_t {
  entry,
  string,    ///< @string: its definitions are `fields`.
  preamble,  ///< Its value is `fields[0]`, which has no name; absent if the block is incomplete.
  comment,   ///< @comment; `body` is the text.
  text,      ///< Free text up to the next block or blank line.
};

enum class PieceKind : std::uint8_t {
  braced,  ///< {..}
  quoted,  ///< ".."
  number,  ///< Digits only.
  macro,   ///< The name of a @string.
  bare,    ///< Text without the required delimiters: 10--20, Some words.
};

/// One operand of #.
struct Piece {
  std::string_view text;  ///< Without delimiters.
  PieceKind kind = PieceKind::braced;
  bool closed = true;  ///< False for braced and quoted pieces whose closing delimiter is missing.

  /// As written, with delimiters.
  std::string_view written() const noexcept {
    if (kind != PieceKind::braced && kind != PieceKind::quoted) return text;
    return {text.data() - 1, text.size() + (closed ? 2U : 1U)};
  }
};

/// `name = value`. The name of a preamble's value is empty and points to the value.
struct FieldNode {
  std::string_view name;
  std::string_view value;  ///< From the first piece to the last, as written; if missing, empty and located after the =.
  std::uint32_t first_piece = 0;
  std::uint32_t piece_count = 0;
};

/// Views are valid as long as the parsed text. Reuse the object for each call of Parser::next to avoid
/// allocations.
struct Block {
  BlockKind kind = BlockKind::text;
  bool closed = true;      ///< The closing delimiter was found, or none is needed.
  bool recovered = false;  ///< Unclosed, closed too early, or with text that belongs to no field.
  char open = 0;           ///< '{', '(' or 0 (free text and line comments).
  std::string_view whole;
  std::string_view type;  ///< The word after @, as written.
  std::string_view key;   ///< data() is nullptr if the entry has no place for a key: `@misc{title = ..`.
  std::string_view body;  ///< Between the delimiters; for a line comment, its rest; for free text, all of it.
  std::vector<FieldNode> fields;
  std::vector<Piece> pieces;

  std::span<const Piece> pieces_of(const FieldNode& field) const noexcept {
    return {pieces.data() + field.first_piece, field.piece_count};
  }
  /// The first field of this name (in lower case; ASCII case is ignored); nullptr if not found.
  const FieldNode* find(std::string_view name) const noexcept;
  void clear() noexcept;
};

/// The start of a block, as recognised in free text.
struct BlockHead {
  BlockKind kind = BlockKind::text;  ///< `text`: this @ does not begin a block.
  std::string_view type;
  const char* open = nullptr;    ///< The delimiter; nullptr for a line comment.
  const char* resume = nullptr;  ///< If this is not a block, continue the search here.
  bool cut_off = false;          ///< More text could change the result.
};

/// Parses a text that begins between two blocks. Not thread safe; the text must outlive the parser and the blocks.
class Parser {
 public:
  /// `diagnostics` may be nullptr; `offset` is that of text[0] in the input.
  explicit Parser(std::string_view text, Diagnostics* diagnostics = nullptr, std::uint64_t offset = 0) noexcept;

  /// Stores the next block in `block`; returns false at the end of the text or if only whitespace is left.
  bool next(Block& block);

  /// The offset in the text of the end of the last block.
  std::size_t position() const noexcept { return static_cast<std::size_t>(pos_ - begin_); }
  /// True if more text could have changed the last block.
  bool undecided() const noexcept { return undecided_; }
  /// True if the last block began where an unclosed entry had damaged the text; no cut is legal there.
  bool in_suspect_region() const noexcept { return pos_ < suspect_end_; }

 private:
  struct Scan {
    const char* at;
    bool closed;
  };
  struct UnclosedComments {
    bool known = false;
    std::vector<const char*> opens;  // sorted
  };

  // syntax.cpp: blocks
  void parse_text(Block& block);
  void parse_block(Block& block, const BlockHead& head);
  void parse_comment(Block& block, const BlockHead& head);
  const char* comment_close(const char* open);
  template <char open, char close>
  const char* comment_close_of(const char* from, UnclosedComments& memory);
  void finish(Block& block, const char* end);

  // entry.cpp: the content of a block
  void parse_body(Block& block);
  void read_again(Block& block, const char* contents);
  bool parse_contents(Block& block);
  void parse_key(Block& block);
  bool is_keyless(const char* p);
  const char* key_with_blanks(const char* p) const;
  bool parse_fields(Block& block);
  static bool is_close(const Block& block, char c) noexcept;
  bool closes_block(Block& block);
  bool parse_field(Block& block);
  bool parse_value(Block& block);
  bool parse_piece(Block& block);
  void parse_bare(Block& block);
  bool parse_stray(Block& block);
  void report_stray(std::string_view text);
  bool at_assignment(const char* p);
  void skip_trivia();
  bool ends_here(const char* p) const;

  // value.cpp: delimited values, valid and damaged
  bool parse_delimited(Block& block);
  Scan scan_braced(const char* p);
  Scan scan_quoted(const char* p, const char*& unbalanced);
  bool ends_oddly(const Block& block);
  void parse_damaged(Block& block);
  void give_up(Block& block, const char* boundary, const char* with_comma);
  bool is_field_line(const char* p) const;
  bool is_last_line(const Block& block, const char* p) const;
  bool has_field_line(std::string_view value) const;

  void report(Code code, const char* at, std::size_t length, std::string_view what = {});

  const char* begin_;
  const char* end_;
  const char* pos_;
  const char* suspect_end_;
  Diagnostics* diagnostics_;
  std::uint64_t offset_;
  std::size_t first_diagnostic_ = 0;  // of the current block
  bool undecided_ = false;
  bool damaged_ = false;   // the block is being read line by line
  bool unclosed_ = false;  // already reported for the current block
  UnclosedComments braces_;
  UnclosedComments parentheses_;
};

/// The length of the longest prefix of `window` that certainly consists of whole blocks, with whitespace up to the
/// next line; 0 if more bytes are needed. `window` begins between two blocks. With `last`, the input ends with the
/// window, and the whole length is returned. Only the content decides if a cut is legal. Blocks do not depend on cuts.
std::size_t cut_bibtex(std::string_view window, bool last);

/// Like cut_bibtex(), with additional results.
struct Cut {
  std::size_t length = 0;
  bool may_define = false;  ///< The prefix may contain @string blocks.
};
Cut look_for_cut(std::string_view window, bool last);

/// If a block exceeds the caller's limit: the offset in `window`, after its first byte, of a line that begins a
/// block; npos if not found.
std::size_t resync_bibtex(std::string_view window) noexcept;

/// Reads the head of a block at the '@' in free text.
BlockHead read_head(const char* at, const char* end) noexcept;
/// A stricter test for places inside a block: true for `@word{key,` and similar.
bool is_certain_head(const char* at, const char* end) noexcept;
/// True if only whitespace precedes `at` on its line.
bool leads_line(const char* begin, const char* at) noexcept;

}  // namespace opcit::bibtex
