#include "csl/markup.h"

#include <array>

#include "text/json.h"
#include "text/markup.h"

namespace opcit::csl {
namespace {

/// The limit of nested tags. It keeps the list of open tags in a fixed array; real texts nest less deeply.
constexpr std::size_t deepest_nesting = 16;

struct Tags {
  std::string_view open;  ///< Escaped for JSON.
  std::string_view close;
};

Tags tags_of(Style style) noexcept {
  switch (style) {
    case Style::italic:
      return {"<i>", "</i>"};
    case Style::bold:
      return {"<b>", "</b>"};
    case Style::subscript:
      return {"<sub>", "</sub>"};
    case Style::superscript:
      return {"<sup>", "</sup>"};
    case Style::small_caps:
      return {R"(<span style=\"font-variant:small-caps;\">)", "</span>"};
    case Style::keep_case:
      return {R"(<span class=\"nocase\">)", "</span>"};
    default:
      return {};
  }
}

bool continues_sequence(std::string_view text, std::size_t at) noexcept {
  return at < text.size() && (static_cast<std::uint8_t>(text[at]) & 0xC0U) == 0x80U;
}

/// True if the runs are sorted, nested, within the text, at character boundaries, and not too deep.
bool nests_well(const Text& text) noexcept {
  std::array<std::size_t, deepest_nesting> ends{};
  std::size_t depth = 0;
  std::size_t last = 0;
  for (const Run& run : text.runs) {
    const std::size_t end = std::size_t{run.pos} + run.len;
    if (run.pos < last || end > text.plain.size()) return false;
    if (continues_sequence(text.plain, run.pos) || continues_sequence(text.plain, end)) return false;
    while (depth > 0 && ends[depth - 1] <= run.pos) --depth;
    if (depth == deepest_nesting || (depth > 0 && end > ends[depth - 1])) return false;
    ends[depth++] = end;
    last = run.pos;
  }
  return true;
}

class MarkupWriter {
 public:
  MarkupWriter(std::string& out, const Text& text) : out_(out), text_(text) {}

  void begin(const Run& run) {
    close_until(run.pos);
    advance(run.pos);
    const Tags tags = tags_of(run.style);
    out_ += tags.open;
    open_[depth_++] = {std::size_t{run.pos} + run.len, tags.close};
  }
  void finish() {
    close_until(text_.plain.size());
    advance(text_.plain.size());
  }

 private:
  struct Open {
    std::size_t end = 0;
    std::string_view close;
  };
  void close_until(std::size_t at) {
    while (depth_ > 0 && open_[depth_ - 1].end <= at) {
      advance(open_[depth_ - 1].end);
      out_ += open_[--depth_].close;
    }
  }
  void advance(std::size_t to) {
    text::append_json_escaped(out_, text_.plain.substr(at_, to - at_));
    at_ = to;
  }

  std::string& out_;
  const Text& text_;
  std::array<Open, deepest_nesting> open_{};
  std::size_t depth_ = 0;
  std::size_t at_ = 0;
};

}  // namespace

Carriage carriage_of(const Text& text) noexcept {
  return text::looks_like_markup(text.plain) || !nests_well(text) ? Carriage::literal : Carriage::markup;
}

bool carried(const Run& run, const Text& text, Codec codec) noexcept {
  if (run.len == 0) return false;
  switch (run.style) {
    case Style::subscript:
    case Style::superscript:
      return true;
    case Style::italic:
    case Style::bold:
    case Style::small_caps:
      return codec != Codec::prose;
    case Style::keep_case:
      // Braces around a whole title only preserve its capitals, which CSL styles do not change anyway.
      return codec == Codec::title && run.len != text.plain.size();
    default:
      return false;
  }
}

void append_markup(std::string& out, const Text& text, Codec codec) {
  if (text.runs.empty() || carriage_of(text) == Carriage::literal) {
    text::append_json_escaped(out, text.plain);
    return;
  }
  MarkupWriter writer(out, text);
  for (const Run& run : text.runs) {
    if (carried(run, text, codec)) writer.begin(run);
  }
  writer.finish();
}

}  // namespace opcit::csl
