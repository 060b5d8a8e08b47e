#include "lists/html_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "bibtex/write/render.h"
#include "lists/html_page.h"
#include "lists/list_writer.h"
#include "lists/options.h"
#include "model/public_view.h"

namespace opcit::html {
namespace {

/// Escapes text for HTML, also within quotes. Control characters become spaces.
void append_escaped(std::string_view text, std::string& out) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += static_cast<unsigned char>(c) < 0x20 && c != '\n' ? ' ' : c;
    }
  }
}

class HtmlMarkup final : public lists::Markup {
 public:
  void plain(std::string_view text, std::string& out) const override { append_escaped(text, out); }
  std::string_view opening(Style style) const override { return find(style).first; }
  std::string_view closing(Style style) const override { return find(style).second; }
  void link(std::string_view address, std::string_view label, std::string& out) const override {
    out += "<a href=\"";
    append_escaped(lists::encoded_address(address), out);
    out += "\">";
    append_escaped(label, out);
    out += "</a>";
  }

 private:
  static std::pair<std::string_view, std::string_view> find(Style style) {
    switch (style) {
      case Style::italic:
        return {"<em>", "</em>"};
      case Style::bold:
        return {"<strong>", "</strong>"};
      case Style::subscript:
        return {"<sub>", "</sub>"};
      case Style::superscript:
        return {"<sup>", "</sup>"};
      case Style::monospace:
        return {"<code>", "</code>"};
      case Style::small_caps:
        return {"<span style=\"font-variant: small-caps\">", "</span>"};
      case Style::underline:
        return {"<u>", "</u>"};
      default:
        return {};
    }
  }
};

bool comes_before(const Loss& a, const Loss& b) { return std::tie(a.field, a.value) < std::tie(b.field, b.value); }

class HtmlWriter final : public lists::ListWriter {
 public:
  using ListWriter::ListWriter;
  Frame frame() const override { return {.prologue = page_begin, .epilogue = page_end}; }

 protected:
  void write_entry(Audit& audit, std::string& out, WriteReport& /*report*/) const override {
    out += "<li>";
    write_citation(audit, layout(), markup_, out);
    write_abstract(audit, out);
    write_bibtex(audit, out);
    out += "</li>\n";
  }
  void open_group(std::string_view heading, std::size_t number, std::string& out) const override {
    out += fmt::format("<section aria-labelledby=\"group-{0}\">\n<h2 id=\"group-{0}\">", number);
    append_escaped(heading, out);
    out += "</h2>\n<ul>\n";
  }
  void close_group(std::string& out) const override { out += "</ul>\n</section>\n"; }

 private:
  void write_abstract(Audit& audit, std::string& out) const {
    if (!layout().abstracts) return;
    const Text* abstract = audit.take_text(Field::abstract);
    if (abstract == nullptr) return;
    out += "\n<details><summary>Abstract</summary><p>";
    markup_.styled(*abstract, out);
    out += "</p></details>";
  }

  /// The entry holds fields that the citation omits; they are reported as moved.
  void write_bibtex(Audit& audit, std::string& out) const {
    Arena arena;
    const Record view = public_view(audit.record(), layout().abstracts, arena, nullptr);
    Diagnostics unheard;
    Losses losses;
    WriteReport inner{&unheard, &losses};
    Audit entry(view, inner);
    std::string bibtex;
    bibtex::render_entry(entry, {}, bibtex);
    entry.report_rest();
    while (bibtex.ends_with('\n')) bibtex.pop_back();
    out += "\n<details><summary>BibTeX</summary><pre>";
    append_escaped(bibtex, out);
    out += "</pre></details>";
    take_moved(audit, view, losses);
  }

  /// Fields that are in the BibTeX entry but not in the citation are reported as moved.
  static void take_moved(Audit& audit, const Record& view, Losses& losses) {
    std::sort(losses.begin(), losses.end(), comes_before);
    for (const FieldValue& part : audit.record().fields) {
      const bool is_public = std::any_of(view.fields.begin(), view.fields.end(),
                                         [&](const FieldValue& one) { return one.field == part.field; });
      const Loss loss{.field = std::string(spelling(part.field)), .value = plain_value(part.value)};
      if (audit.taken(part) || !is_public || std::binary_search(losses.begin(), losses.end(), loss, comes_before))
        continue;
      audit.take(part);
      audit.lost(loss.field, loss.value, LossReason::moved, "BibTeX", part.source);
    }
  }

  HtmlMarkup markup_;
};

constexpr std::array<std::string_view, 2> suffixes = {".html", ".htm"};

}  // namespace

const Format format = {
    .id = "html",
    .title = "Publication list as a web page",
    .suffixes = suffixes,
    .writer_options = lists::list_options,
    .writer = [](const Options& options) -> std::unique_ptr<Writer> { return std::make_unique<HtmlWriter>(options); },
};

}  // namespace opcit::html
