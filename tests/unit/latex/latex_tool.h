/// Shared helper of the LaTeX tests: a text as one readable line.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/arena.h"
#include "opcit/latex.h"
#include "text/runs.h"

namespace opcit::test {

/// Within a TEST, Run is a member of ::testing::Test.
using Runs = std::vector<Run>;

/// "<i>x</i>", "<math:x^2>x²</math>": each run as an element named for its style, with its detail.
class Markup {
 public:
  Walk enter(const Run& run) {
    line_.append("<").append(name(run.style));
    if (!run.detail.empty()) line_.append(":").append(run.detail);
    line_.append(">");
    return Walk::into;
  }
  void text(std::string_view piece) { line_.append(piece); }
  void leave(const Run& run) { line_.append("</").append(name(run.style)).append(">"); }
  const std::string& line() const { return line_; }

 private:
  static std::string_view name(Style style) {
    constexpr std::string_view names[] = {"i", "b", "sub", "sup", "sc", "tt", "u", "case", "link", "math", "tex"};
    return names[static_cast<std::size_t>(style)];
  }
  std::string line_;
};

inline std::string markup(const Text& text) {
  Markup visitor;
  walk_runs(text, visitor);
  return visitor.line();
}

inline std::string decoded(std::string_view source, LatexFlavour flavour = LatexFlavour::bibtex) {
  Arena arena;
  return markup(decode_latex(source, flavour, arena));
}

inline std::string encoded(const Text& text, bool ascii, bool protect_case = true) {
  std::string out;
  encode_latex(text, {ascii, protect_case}, out);
  return out;
}

}  // namespace opcit::test
