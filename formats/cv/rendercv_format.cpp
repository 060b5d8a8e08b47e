#include "cv/rendercv_format.h"

#include <array>

#include "cv/common.h"
#include "model/arranging_writer.h"
#include "model/identifiers.h"
#include "syntax/yaml/emitter.h"

namespace opcit::rendercv {
namespace {

/// Escapes text: RenderCV reads it as Markdown, with Python-Markdown.
std::string markdown(std::string_view text) {
  constexpr std::string_view special = "\\`*_[]#";
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

class RendercvWriter final : public ArrangingWriter {
 public:
  explicit RendercvWriter(const Options& options)
      : own_(cv::own_names(options, arena_)), abstracts_(cv::is_set(options, "abstracts")) {}

  Frame frame() const override { return {.prologue = "cv:\n  sections:\n    publications:"}; }
  std::string arrange(std::span<const std::string> pieces) const override {
    return pieces.empty() ? " []\n" : "\n" + joined(pieces);
  }

  void write(const Item& item, std::string& out, WriteReport& report) const override {
    if (item.record == nullptr) return report_lost(*item.document, report);
    Audit audit(*item.record, report);
    constexpr int depth = 4;
    yaml::Emitter yaml(out, depth);
    yaml.item();
    yaml.text("title", markdown(cv::take_plain(audit, Field::title).value_or("Untitled")));
    write_authors(audit, yaml);
    const Identifier* doi = audit.take(Scheme::doi);
    if (doi != nullptr) yaml.text("doi", doi->value);
    if (const std::string url = address(audit, doi); !url.empty()) yaml.text("url", url);
    if (const std::string journal = cv::take_venue(audit, ""); !journal.empty())
      yaml.text("journal", markdown(journal));
    if (const auto date = cv::take_iso_date(audit)) yaml.text("date", *date);
    if (abstracts_) {
      if (const auto abstract = cv::take_plain(audit, Field::abstract)) yaml.text("summary", markdown(*abstract));
    }
    audit.report_rest();
  }

 private:
  void write_authors(Audit& audit, yaml::Emitter& yaml) const {
    const Names* names = cv::take_people(audit);
    yaml.open("authors");
    yaml.deeper();
    if (names == nullptr || (names->people.empty() && !names->truncated)) {
      yaml.text_item("Anonymous");  // the list must not be empty
    } else {
      for (const Name& name : names->people) {
        const std::string_view bold = cv::is_one_of(name, own_) ? "**" : "";
        yaml.text_item(std::string(bold).append(markdown(cv::display_name(name))).append(bold));
      }
      if (names->truncated) yaml.text_item("et al.");
      cv::report_name_details(audit, *names);
    }
    yaml.shallower();
  }

  /// Empty if the work has a DOI: RenderCV ignores an address then.
  static std::string address(Audit& audit, const Identifier* doi) {
    constexpr std::size_t longest = 2083;
    if (doi != nullptr) return {};
    std::string url;
    if (const Identifier* arxiv = audit.take(Scheme::arxiv)) url = address_of(*arxiv);
    if (url.empty()) url = cv::take_url(audit);
    return url.size() <= longest ? url : std::string();
  }

  Arena arena_;
  std::vector<Name> own_;
  bool abstracts_;
};

constexpr std::array<OptionSpec, 2> writer_options = {cv::me_option, cv::abstracts_option};

}  // namespace

const Format format = {
    .id = "rendercv",
    .title = "Publications section of a RenderCV file",
    .writer_options = writer_options,
    .writer = [](const Options& options) -> std::unique_ptr<Writer> {
      return std::make_unique<RendercvWriter>(options);
    },
};

}  // namespace opcit::rendercv
