#include "lists/typst_format.h"

#include <array>

#include "lists/list_writer.h"
#include "lists/options.h"

namespace opcit::typst {
namespace {

/// Typst's markup. A backslash escapes any punctuation
/// (https://typst.app/docs/reference/syntax/#escapes).
class TypstMarkup final : public lists::Markup {
 public:
  void plain(std::string_view text, std::string& out) const override {
    constexpr std::string_view special = "\\#$*_`<>@[]~=-+/'\"";
    lists::append_with_backslashes(text, special, out);
  }
  std::string_view opening(Style style) const override {
    switch (style) {
      case Style::italic:
        return "#emph[";
      case Style::bold:
        return "#strong[";
      case Style::subscript:
        return "#sub[";
      case Style::superscript:
        return "#super[";
      case Style::small_caps:
        return "#smallcaps[";
      case Style::underline:
        return "#underline[";
      default:
        return {};
    }
  }
  std::string_view closing(Style style) const override {
    return opening(style).empty() ? "" : "];";  // the semicolon ends the expression before a "(" or "."
  }
  void link(std::string_view address, std::string_view label, std::string& out) const override {
    out.append("#link(\"").append(lists::encoded_address(address)).append("\")[");
    plain(label, out);
    out += "];";
  }
};

class TypstWriter final : public lists::ListWriter {
 public:
  using ListWriter::ListWriter;
  Frame frame() const override { return {.prologue = "#set document(title: \"Publications\")\n\n= Publications\n"}; }

 protected:
  void write_entry(Audit& audit, std::string& out, WriteReport& /*report*/) const override {
    write_bullet(audit, markup_, "", out);
  }
  void open_group(std::string_view heading, std::size_t /*number*/, std::string& out) const override {
    out.append("\n== ").append(heading).append("\n\n");
  }
  void close_group(std::string& /*out*/) const override {}

 private:
  TypstMarkup markup_;
};

constexpr std::array<std::string_view, 1> suffixes = {".typ"};

}  // namespace

const Format format = {
    .id = "typst",
    .title = "Publication list in Typst",
    .suffixes = suffixes,
    .writer_options = lists::list_options,
    .writer = [](const Options& options) -> std::unique_ptr<Writer> { return std::make_unique<TypstWriter>(options); },
};

}  // namespace opcit::typst
