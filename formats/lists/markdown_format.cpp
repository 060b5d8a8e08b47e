#include "lists/markdown_format.h"

#include <array>

#include "lists/list_writer.h"
#include "lists/options.h"

namespace opcit::markdown {
namespace {

/// CommonMark (https://spec.commonmark.org/0.31.2/#backslash-escapes); also escapes $ and ~ of its dialects.
class MarkdownMarkup final : public lists::Markup {
 public:
  void plain(std::string_view text, std::string& out) const override {
    constexpr std::string_view special = "\\`*_[]<>#|~$^&";
    lists::append_with_backslashes(text, special, out);
  }
  std::string_view opening(Style style) const override {
    switch (style) {
      case Style::italic:
        return "*";
      case Style::bold:
        return "**";
      case Style::subscript:
        return "<sub>";
      case Style::superscript:
        return "<sup>";
      default:
        return {};
    }
  }
  std::string_view closing(Style style) const override {
    switch (style) {
      case Style::subscript:
        return "</sub>";
      case Style::superscript:
        return "</sup>";
      default:
        return opening(style);
    }
  }
  void link(std::string_view address, std::string_view label, std::string& out) const override {
    out += '[';
    plain(label, out);
    out.append("](<").append(lists::encoded_address(address)).append(">)");
  }
};

class MarkdownWriter final : public lists::ListWriter {
 public:
  using ListWriter::ListWriter;

 protected:
  void write_entry(Audit& audit, std::string& out, WriteReport& /*report*/) const override {
    write_bullet(audit, markup_, "> ", out);
  }
  void open_group(std::string_view heading, std::size_t number, std::string& out) const override {
    out.append(number == 1 ? "" : "\n").append("## ").append(heading).append("\n\n");
  }
  void close_group(std::string& /*out*/) const override {}

 private:
  MarkdownMarkup markup_;
};

constexpr std::array<std::string_view, 1> suffixes = {".md"};

}  // namespace

const Format format = {
    .id = "markdown",
    .title = "Publication list in Markdown",
    .suffixes = suffixes,
    .writer_options = lists::list_options,
    .writer = [](const Options& options) -> std::unique_ptr<Writer> {
      return std::make_unique<MarkdownWriter>(options);
    },
};

}  // namespace opcit::markdown
