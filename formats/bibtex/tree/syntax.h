/// The lossless syntax tree of BibTeX files: a pull parser whose blocks are views into the text.
///
/// Every byte of the text lies in a block or between two blocks, and between blocks there are only blanks. Within a
/// block, what is no name, key, delimiter or piece is trivia: blanks, commas, `=`, `#`, comments. So the tree and the
/// text together lose nothing, and edits.h changes a file through it without touching any other byte.
///
/// Grammar: BibTeX 0.99d (bibtex.web) as btparse (biber) and the wild extend it:
/// - `%` between the tokens of a block is a comment to the end of the line, and a line of free text that begins with it
///   begins no block;
/// - `@comment{..}` and `@comment(..)` are comments to the closing delimiter (BibTeX would read entries in them);
///   `@comment` without one, or one that is never closed, is a comment to the end of its line;
/// - @string takes several definitions;
/// - a backslash protects no brace.
///
/// Damage: a line that begins `@word{key,`, `@word{name =`, `@string{name =`, `@preamble{` or `@comment{` begins a
/// block wherever it stands, save in a closed comment. An entry that is not closed before it is read again line by
/// line: a value ends at the latest before a line `name = value`. Any input is parsed in linear time, with memory only
/// for the block at hand.
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
  preamble,  ///< Its value is `fields[0]`, which has no name; none when it breaks off.
  comment,   ///< @comment; `body` is the text.
  text,      ///< Free text up to the next block or blank line.
};

enum class PieceKind : std::uint8_t {
  braced,  ///< {..}
  quoted,  ///< ".."
  number,  ///< Digits only.
  macro,   ///< The name of a @string.
  bare,    ///< Text that should have had delimiters: 10--20, Some words.
};

/// One operand of #.
struct Piece {
  std::string_view text;  ///< Without its delimiters.
  PieceKind kind = PieceKind::braced;
  bool closed = true;  ///< False for braced and quoted pieces whose closing delimiter is missing.

  /// As written, with its delimiters.
  std::string_view written() const noexcept {
    if (kind != PieceKind::braced && kind != PieceKind::quoted) return text;
    return {text.data() - 1, text.size() + (closed ? 2U : 1U)};
  }
};

/// `name = value`. The name of a preamble's value is empty and points to the value.
struct FieldNode {
  std::string_view name;
  std::string_view value;  ///< From the first piece to the last, as written; empty, after the =, when it is missing.
  std::uint32_t first_piece = 0;
  std::uint32_t piece_count = 0;
};

/// Views live as long as the text that was parsed. Reused from one call of Parser::next to the other, so that parsing
/// allocates nothing in the steady state.
struct Block {
  BlockKind kind = BlockKind::text;
  bool closed = true;      ///< The closing delimiter was found (or none is needed).
  bool recovered = false;  ///< Unclosed, closed too early, or with text that belongs to no field.
  char open = 0;           ///< '{', '(' or 0: free text and comments of a line.
  std::string_view whole;
  std::string_view type;  ///< The word after @, as written.
  std::string_view key;   ///< data() is nullptr when there is not even a place for it: `@misc{title = ..`.
  std::string_view body;  ///< Between the delimiters; of a comment of a line, the rest of it; of free text, all.
  std::vector<FieldNode> fields;
  std::vector<Piece> pieces;

  std::span<const Piece> pieces_of(const FieldNode& field) const noexcept {
    return {pieces.data() + field.first_piece, field.piece_count};
  }
  /// The first field of this name (ASCII case is ignored; `name` is lower case), nullptr when there is none.
  const FieldNode* find(std::string_view name) const noexcept;
  void clear() noexcept;
};

/// What begins a block, as recognised in free text.
struct BlockHead {
  BlockKind kind = BlockKind::text;  ///< `text`: this @ begins no block.
  std::string_view type;
  const char* open = nullptr;    ///< The delimiter; nullptr for a comment of a line.
  const char* resume = nullptr;  ///< Where to search on when this is no block; nothing before it begins one.
  bool cut_off = false;          ///< With more text it could be another, or none.
};

/// Parses a text that begins between two blocks. Not thread safe; the text must outlive it and its blocks.
class Parser {
 public:
  /// `diagnostics` may be nullptr; `offset` is that of text[0] in the input.
  explicit Parser(std::string_view text, Diagnostics* diagnostics = nullptr, std::uint64_t offset = 0) noexcept;

  /// The next block into `block`; false at the end of the text, or when only blanks are left.
  bool next(Block& block);

  /// The offset in the text where the last block ended.
  std::size_t position() const noexcept { return static_cast<std::size_t>(pos_ - begin_); }
  /// The last block could have been another one, had there been more text.
  bool undecided() const noexcept { return undecided_; }
  /// The last block began in a region which an unclosed entry before it had made suspect; here no cut is legal.
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

  // syntax_entry.cpp: what stands between the delimiters
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

  // syntax_value.cpp: delimited values, sound and damaged
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
  std::size_t first_diagnostic_ = 0;  // of the block at hand
  bool undecided_ = false;
  bool damaged_ = false;   // the block is being read line by line
  bool unclosed_ = false;  // said already of the block
  UnclosedComments braces_;
  UnclosedComments parentheses_;
};

/// The length of the longest prefix of `window` that is known to be whole blocks, with the blanks up to the next line;
/// 0 when more bytes are needed. `window` begins between two blocks. With `last` the input ends with the window, and
/// all of it is returned. A cut is legal or not by the content alone, and the blocks are the same for all legal cuts.
std::size_t cut_bibtex(std::string_view window, bool last);

/// The same, with what was seen on the way.
struct Cut {
  std::size_t length = 0;
  bool may_define = false;  ///< The prefix may hold @string blocks.
};
Cut look_for_cut(std::string_view window, bool last);

/// A block is larger than the caller's limit: where in `window`, after its first byte, begins a line that begins a
/// block? npos: nowhere.
std::size_t resync_bibtex(std::string_view window) noexcept;

/// Does the @ at `at` begin a block in free text?
BlockHead read_head(const char* at, const char* end) noexcept;
/// The stricter form for places where a block is open: `@word{key,` and the like.
bool is_certain_head(const char* at, const char* end) noexcept;
/// Are there only blanks between the beginning of its line and `at`?
bool leads_line(const char* begin, const char* at) noexcept;

}  // namespace opcit::bibtex
