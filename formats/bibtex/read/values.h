/// Values of fields: TeX to text, lists, addresses.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "bibtex/read/source_entry.h"
#include "opcit/format.h"
#include "opcit/latex.h"

namespace opcit::bibtex {

/// What the decoder of LaTeX follows at most.
inline constexpr std::size_t default_max_depth = 256;

/// Decodes values of one chunk. What it returns lives as long as the batch.
class ValueReader {
 public:
  /// Values whose braces nest deeper than `max_depth` are taken literally.
  explicit ValueReader(const Chunk& chunk, Batch& batch, std::size_t max_depth = default_max_depth)
      : chunk_(chunk), batch_(batch), max_depth_(max_depth) {}

  Arena& arena() noexcept { return batch_.arena; }
  void say(Code code, Span span, std::string_view detail = {});
  /// The same of a field's value; what was inherited is told of the parent alone.
  void say(Code code, const SourceField& field, std::string_view detail = {}) {
    if (!field.inherited) say(code, field.span, detail);
  }

  /// Where a part of the field's value stands: the field as a whole where it came from a macro.
  Span place_of(std::string_view part, const SourceField& field) const;

  Text text(const SourceField& field) { return text(field, field.tex); }
  /// A part of the field's value.
  Text text(const SourceField& field, std::string_view tex);
  /// Text whose paragraphs, parted by blank lines, come parted by line ends: as many as there are blank lines.
  Text prose(const SourceField& field);
  /// A date: in EDTF a tilde is a mark; only before a letter or digit is it a tie.
  std::string_view date(const SourceField& field);
  /// biblatex's literal list "A and B", joined by "; ".
  Text list(const SourceField& field);
  /// "a, b" or, without any comma, "a; b"; braces hold a keyword together. Valid until the next call.
  std::span<const std::string_view> keywords(const SourceField& field);
  /// "27-35" of 27--35.
  Text pages(const SourceField& field);
  /// What no TeX reads: \url{..}, braces and escapes are taken off.
  std::string_view verbatim(const SourceField& field);

  /// `a`, `separator` and `b`, or one of them where the other is empty. After a mark that ends a sentence or clause the
  /// separator is a blank alone, as biblatex has it.
  Text join(const Text& a, std::string_view separator, const Text& b);

 private:
  const Chunk& chunk_;
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
