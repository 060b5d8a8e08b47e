/// The two halves of decode_latex(): text mode (Decoder) and math mode (MathRenderer). Internal to src/latex.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "latex/structure.h"
#include "opcit/latex.h"

namespace opcit::latex {

/// The maximum nesting of groups and arguments; deeper text is literal.
inline constexpr int max_depth = 256;

/// A span of the source. For an argument: the text between the braces, or one token, and its end.
struct Argument {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t next = 0;
  bool braced = false;
};

/// A macro in the source: its name without the backslash, and its end.
struct Macro {
  std::string_view name;
  std::size_t next = 0;
  bool is_word = false;  ///< A control word (letters): TeX skips spaces after it.
};

/// Reads names and arguments, for both modes. All functions stay within [pos, end).
class Reader {
 public:
  /// `structure` belongs to `source` and must outlive the reader.
  Reader(std::string_view source, const Structure& structure) : source_(source), structure_(structure) {}

  char at(std::size_t pos) const noexcept { return source_[pos]; }
  std::string_view slice(std::size_t begin, std::size_t end) const noexcept {
    return source_.substr(begin, end - begin);
  }
  /// The place where what opens at `pos` is closed; std::string_view::npos if not before `end`.
  std::size_t match(std::size_t pos, std::size_t end) const noexcept;
  std::size_t skip_blanks(std::size_t pos, std::size_t end) const noexcept;
  /// `pos` is the position of the backslash.
  Macro macro(std::size_t pos, std::size_t end) const noexcept;
  /// The position after a macro: skips spaces after a word, and an empty pair of braces.
  std::size_t skip_after(const Macro& macro, std::size_t end) const noexcept;
  /// The next argument by TeX's rules: a group, a macro, or one character. Empty at the end or before "}".
  Argument argument(std::size_t pos, std::size_t end) const noexcept;
  /// The "[...]" at `pos`; if there is no such option, an empty argument whose next is `pos`.
  Argument option(std::size_t pos, std::size_t end) const noexcept;
  bool is_brace(std::size_t pos, std::size_t end) const noexcept;

 private:
  std::string_view source_;
  const Structure& structure_;
};

/// The part of text mode that math mode needs: \text{..} in a formula, and notes.
class TextMode {
 public:
  virtual void text_in_math(std::size_t begin, std::size_t end, int depth) = 0;
  virtual void note_unknown(std::size_t begin, std::size_t end) = 0;

 protected:
  ~TextMode() = default;
};

/// Appends the plain rendering of a formula: "2/3", "x²", "1.25∼1.56×", "𝔼[X]".
class MathRenderer {
 public:
  MathRenderer(const Reader& reader, TextMode& text, std::string& out) : reader_(reader), text_(text), out_(out) {}

  void render(std::size_t begin, std::size_t end, int depth);
  /// True if `name` is a command that is only valid in math (\frac, \mathbb, \sqrt ...).
  static bool knows(std::string_view name);
  /// Renders one macro with its arguments; returns its end.
  std::size_t macro(std::size_t pos, std::size_t end, int depth);

 private:
  std::size_t token(std::size_t pos, std::size_t end, int depth);
  std::size_t symbol(const Macro& macro, char32_t character, std::size_t end);
  std::size_t structural(const Macro& macro, std::size_t begin, std::size_t end, int depth);
  std::size_t script(std::size_t pos, std::size_t end, int depth);
  std::size_t fraction(const Macro& macro, std::size_t end, int depth);
  std::size_t root(const Macro& macro, std::size_t end, int depth);
  std::size_t stack(std::string_view opening, std::string_view between, const Macro& macro, std::size_t end, int depth);
  std::size_t accent(char32_t mark, const Macro& macro, std::size_t end, int depth);
  std::size_t alphabet(const Macro& macro, std::size_t end, int depth);
  std::size_t unicode(const Macro& macro, std::size_t end);
  std::size_t negation(const Macro& macro, std::size_t end, int depth);
  std::size_t delimiter(const Macro& macro, std::size_t end, int depth);
  std::size_t function(std::string_view word, const Macro& macro, std::size_t end);
  std::size_t unknown(const Macro& macro, std::size_t begin, std::size_t end, int depth);
  std::size_t argument(std::size_t pos, std::size_t end, int depth);
  void blank();
  void parenthesise(std::size_t start);

  const Reader& reader_;
  TextMode& text_;
  std::string& out_;
  std::size_t start_ = 0;
};

/// The character that \unicode{..} or \char.. ("x2013", "8211") means, or 0.
char32_t parse_code_point(std::string_view digits) noexcept;

/// Adds `mark` to the first character of out[start..), composed if Unicode has it. Returns the growth in bytes, and
/// sets `first_size` to the size of the character before.
std::ptrdiff_t apply_mark(std::string& out, std::size_t start, char32_t mark, std::size_t& first_size);

struct CommandRow;

/// Memory of a decoder that the next one reuses.
struct Scratch {
  Structure structure;
  std::string out;
  std::vector<Run> runs;
  std::vector<std::size_t> declared;
};

class Decoder final : public TextMode {
 public:
  Decoder(std::string_view source, LatexFlavour flavour, Arena& arena, std::vector<LatexNote>* notes, Scratch& scratch);

  /// `first` is the position of the first byte that may be TeX.
  Text decode(std::size_t first);

  void text_in_math(std::size_t begin, std::size_t end, int depth) override;
  void note_unknown(std::size_t begin, std::size_t end) override { note(LatexNote::Kind::unknown_macro, begin, end); }

 private:
  bool is_bibtex() const noexcept { return flavour_ == LatexFlavour::bibtex; }
  void note(LatexNote::Kind kind, std::size_t begin, std::size_t end);

  void text(std::size_t begin, std::size_t end, int depth);
  std::size_t special(std::size_t pos, std::size_t end, int depth);
  std::size_t literal(std::size_t pos, std::size_t size = 1);
  std::size_t blanks(std::size_t pos, std::size_t end);
  std::size_t ligature(std::size_t pos, std::size_t end);
  std::size_t quote(std::size_t pos, std::size_t end);
  std::size_t address(std::size_t pos, std::size_t end);
  std::size_t script(std::size_t pos, std::size_t end, int depth);

  std::size_t brace(std::size_t pos, std::size_t end, int depth);
  bool is_tex_group(std::size_t pos, std::size_t end) const;
  bool is_known(std::string_view name) const;
  void protected_group(std::size_t begin, std::size_t end, int depth);
  bool single_character(std::size_t begin, std::size_t end);

  std::size_t dollar(std::size_t pos, std::size_t end, int depth);
  std::size_t listing_math_end(std::size_t pos, std::size_t end) const;
  void math(std::size_t begin, std::size_t end, int depth);

  std::size_t macro(std::size_t pos, std::size_t end, int depth);
  std::size_t control_symbol(const Macro& macro, std::size_t pos, std::size_t end, int depth);
  std::size_t word(const Macro& macro, std::size_t pos, std::size_t end, int depth);
  std::size_t command(const CommandRow& row, const Macro& macro, std::size_t pos, std::size_t end, int depth);
  std::size_t accent(char32_t mark, char32_t spacing, const Macro& macro, std::size_t end, int depth);
  std::size_t styled(Style style, const Macro& macro, std::size_t end, int depth);
  std::size_t declaration(const CommandRow& row, const Macro& macro, std::size_t end);
  std::size_t kept(const CommandRow& row, const Macro& macro, std::size_t pos, std::size_t end, int depth);
  std::size_t cite(const Macro& macro, std::size_t pos, std::size_t end);
  std::size_t quoted(const Macro& macro, std::size_t end, int depth);
  std::size_t url(const Macro& macro, std::size_t end);
  std::size_t href(const Macro& macro, std::size_t end, int depth);
  std::size_t ensure_math(const Macro& macro, std::size_t end, int depth);
  std::size_t code_point(const Macro& macro, std::size_t pos, std::size_t end);
  std::size_t conditional(const Macro& macro, std::size_t pos, std::size_t end, int depth);
  std::size_t char_number(const Macro& macro, std::size_t pos, std::size_t end);
  std::size_t verbatim(const Macro& macro, std::size_t pos, std::size_t end);
  std::size_t text_fraction(const Macro& macro, std::size_t end, int depth);
  std::size_t phonetic(const Macro& macro, std::size_t end, int depth);
  std::size_t math_in_text(const Macro& macro, std::size_t pos, std::size_t end, int depth);
  std::size_t unknown(const Macro& macro, std::size_t pos, std::size_t end, int depth);
  std::string_view clean_address(std::string_view raw);
  void argument_text(const Argument& argument, int depth);

  std::size_t open_run(Style style, std::string_view detail = {});
  void close_run(std::size_t index);
  void shift_runs(std::size_t first_run, std::size_t start, std::size_t first_size, std::ptrdiff_t by);

  std::string_view source_;
  LatexFlavour flavour_;
  Arena& arena_;
  std::vector<LatexNote>* notes_;
  Reader reader_;
  std::string& out_;
  std::vector<Run>& runs_;
  std::vector<std::size_t>& declared_;  // runs that last to the end of the group with their declaration
  int quote_depth_ = 0;
  bool open_quotes_ = false;
};

/// The position of the next byte that may be TeX, or `end`. `pos` <= `end` <= text.size().
std::size_t find_special(std::string_view text, std::size_t pos, std::size_t end, LatexFlavour flavour) noexcept;

/// The commands of text mode.
enum class Action : std::uint8_t {
  style,
  declare,
  nothing,
  blank,
  kept,
  kept_hidden,
  kept_text,
  cite,
  quote,
  url,
  href,
  ensure_math,
  unicode,
  char_number,
  verbatim,
  text_fraction,
  phonetic,
};

/// What a command of text mode does. `arguments` is the number of groups it takes; `shown` is the number of the group
/// with its text (0: all groups; without groups, `text`).
struct CommandRow {
  std::string_view name;
  Action action;
  Style style = Style::italic;
  std::uint8_t arguments = 0;
  std::uint8_t shown = 0;
  std::string_view text = {};
};
const CommandRow* find_command(std::string_view name);

}  // namespace opcit::latex
