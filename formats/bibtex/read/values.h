/// Decodes values of fields: TeX to text, lists, pages, URLs. src/latex has the decoder of TeX.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "bibtex/read/source_entry.h"
#include "opcit/format.h"
#include "opcit/latex.h"

namespace opcit::bibtex {

/// The limit of nested braces that the LaTeX decoder follows.
inline constexpr std::size_t default_max_depth = 256;

/// Decodes the values of one chunk. The results are valid as long as the batch.
class ValueReader {
 public:
  /// Values whose braces nest deeper than `max_depth` are taken literally.
  explicit ValueReader(const Chunk& chunk, Batch& batch, std::size_t max_depth = default_max_depth)
      : chunk_(chunk), batch_(batch), max_depth_(max_depth) {}

  Arena& arena() noexcept { return batch_.arena; }
  void say(Code code, Span span, std::string_view detail = {});
  /// Reports at the value of a field. Inherited values are reported only at the parent.
  void say(Code code, const SourceField& field, std::string_view detail = {}) {
    if (!field.inherited) say(code, field.span, detail);
  }

  /// The location of a part of the field's value, or that of the whole field if the value comes from a macro.
  Span place_of(std::string_view part, const SourceField& field) const;

  Text text(const SourceField& field) { return text(field, field.tex); }
  /// Decodes a part of the field's value, TeX and the markup of publishers ("CO<sub>2</sub>", "&amp;").
  Text text(const SourceField& field, std::string_view tex);
  /// Text with paragraphs. Each blank line becomes a line end.
  Text prose(const SourceField& field);
  /// A date. In EDTF a tilde is a mark; it is a tie only before a letter or digit.
  std::string_view date(const SourceField& field);
  /// biblatex's literal list "A and B", joined with "; ".
  Text list(const SourceField& field);
  /// Splits "a, b", or "a; b" if it has no comma. Braces keep a keyword together. Valid until the next call.
  std::span<const std::string_view> keywords(const SourceField& field);
  /// "27-35" from 27--35.
  Text pages(const SourceField& field);
  /// Values that TeX does not process: \url{..}, braces and escapes are removed.
  std::string_view verbatim(const SourceField& field);

  /// `a`, `separator` and `b`, or only one of them if the other is empty. After punctuation that ends a sentence or
  /// clause, the separator is a single space, as in biblatex.
  Text join(const Text& a, std::string_view separator, const Text& b);

 private:
  const Chunk& chunk_;
  Text decode(const SourceField& field, std::string_view tex);
  bool nests_too_deep(const SourceField& field, std::string_view tex);

  Batch& batch_;
  std::size_t max_depth_;
  std::vector<LatexNote> notes_;
  std::vector<Run> runs_;
  std::vector<std::string_view> keywords_;
};

/// Calls take(part) for the parts of `tex` between `separator`s at brace depth 0.
template <class Take>
void split_at_depth_0(std::string_view tex, char separator, Take take) {
  std::size_t from = 0;
  int depth = 0;
  for (std::size_t i = 0; i < tex.size(); ++i) {
    const char c = tex[i];
    if (c == '\\') {
      ++i;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}') {
      --depth;
    } else if (c == separator && depth <= 0) {
      take(tex.substr(from, i - from));
      from = i + 1;
    }
  }
  take(tex.substr(std::min(from, tex.size())));
}

}  // namespace opcit::bibtex
