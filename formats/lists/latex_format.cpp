#include "lists/latex_format.h"

#include <algorithm>
#include <array>

#include "lists/list_writer.h"
#include "lists/options.h"
#include "opcit/latex.h"

namespace opcit::latex_list {
namespace {

/// Macros for all characters beyond ASCII, so that every engine can compile the file.
constexpr LatexEncoding encoding = {.ascii = true, .protect_case = false};

class LatexMarkup final : public lists::Markup {
 public:
  /// Handles spaces at both ends, which encode_latex() would write as "\\ ".
  void plain(std::string_view text, std::string& out) const override {
    const std::size_t from = std::min(text.find_first_not_of(' '), text.size());
    const std::size_t end = text.find_last_not_of(' ') + 1;
    if (from > 0) out += ' ';
    if (from < end) styled(Text{text.substr(from, end - from), {}}, out);
    if (from < end && end < text.size()) out += ' ';
  }
  void styled(const Text& text, std::string& out) const override {
    // A paragraph break would end the item, and a line end could follow a % that encode_latex() keeps.
    std::string made;
    encode_latex(text, encoding, made);
    for (const char c : made) out += c == '\n' || c == '\r' ? ' ' : c;
  }
  std::string_view opening(Style style) const override {
    return style == Style::bold ? "\\textbf{" : style == Style::italic ? "\\emph{" : "";
  }
  std::string_view closing(Style style) const override { return opening(style).empty() ? "" : "}"; }
  void link(std::string_view address, std::string_view label, std::string& out) const override {
    out += "\\href{";
    for (const char c : lists::encoded_address(address)) {
      if (c == '%' || c == '#' || c == '&') out += '\\';
      out += c;
    }
    out += "}{";
    plain(label, out);
    out += '}';
  }
};

/// pdfLaTeX stops at characters missing in its fonts; this prologue shows a question mark instead.
constexpr std::string_view prologue = R"(\documentclass[11pt]{article}
\usepackage{iftex}
\ifPDFTeX
  \usepackage[utf8]{inputenc}
  \usepackage[T1]{fontenc}
  \usepackage{textcomp}
  \makeatletter\def\UTFviii@undefined@err#1{?}\makeatother
\fi
\usepackage{amsmath,amssymb}
\usepackage[margin=25mm]{geometry}
\usepackage[hidelinks]{hyperref}
\setlength{\parindent}{0pt}
\begin{document}
\section*{Publications}
)";

class LatexWriter final : public lists::ListWriter {
 public:
  using ListWriter::ListWriter;
  Frame frame() const override { return {.prologue = prologue, .epilogue = "\\end{document}\n"}; }

 protected:
  void write_entry(Audit& audit, std::string& out, WriteReport& /*report*/) const override {
    // Without the braces, a bracket at the beginning of the entry would be the label of the item.
    out += "\\item{} ";
    write_citation(audit, layout(), markup_, out);
    out += '\n';
    if (!layout().abstracts) return;
    const Text* abstract = audit.take_text(Field::abstract);
    if (abstract == nullptr) return;
    out += "\n{\\small ";
    markup_.styled(*abstract, out);
    out += "\\par}\n";
  }
  void open_group(std::string_view heading, std::size_t /*number*/, std::string& out) const override {
    out.append("\n\\subsection*{").append(heading).append("}\n\\begin{itemize}\n");
  }
  void close_group(std::string& out) const override { out += "\\end{itemize}\n"; }

 private:
  LatexMarkup markup_;
};

constexpr std::array<std::string_view, 1> suffixes = {".tex"};

}  // namespace

const Format format = {
    .id = "latex",
    .title = "Publication list in LaTeX",
    .suffixes = suffixes,
    .writer_options = lists::list_options,
    .writer = [](const Options& options) -> std::unique_ptr<Writer> { return std::make_unique<LatexWriter>(options); },
};

}  // namespace opcit::latex_list
