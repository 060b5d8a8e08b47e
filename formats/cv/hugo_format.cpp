#include "cv/hugo_format.h"

#include <fmt/format.h>

#include <array>
#include <unordered_set>

#include "base/ascii.h"
#include "bibtex/write/render.h"
#include "cv/common.h"
#include "cv/tar.h"
#include "model/arranging_writer.h"
#include "model/identifiers.h"
#include "model/public_view.h"
#include "syntax/yaml/emitter.h"

namespace opcit::hugo {
namespace {

/// Makes the name of a folder from a citation key: letters, digits, hyphens, dots and underscores.
std::string slug_of(std::string_view key) {
  constexpr std::size_t longest = 70;
  std::string slug;
  for (const char c : key.substr(0, longest)) {
    const bool fits = ascii::is_alphanumeric(c) || c == '-' || c == '_' || (c == '.' && !slug.empty());
    slug += fits ? ascii::to_lower(c) : '-';
  }
  return slug.empty() ? "work" : slug;
}

std::string entry_of(const Record& view) {
  Diagnostics unheard;
  Losses unread;
  WriteReport report{&unheard, &unread};
  Audit audit(view, report);
  std::string entry;
  bibtex::render_entry(audit, {.keep_macros = false}, entry);
  return entry;
}

class HugoWriter final : public ArrangingWriter {
 public:
  explicit HugoWriter(const Options& options) : abstracts_(cv::is_set(options, "abstracts")) {}

  /// Each piece consists of the name of the folder, LF, the length of the page, LF, the page, and the BibTeX entry.
  std::string arrange(std::span<const std::string> pieces) const override {
    std::string out;
    std::unordered_set<std::string> used;
    for (const std::string& piece : pieces) {
      const std::size_t first = piece.find('\n');
      const std::size_t second = piece.find('\n', first + 1);
      const std::string_view files = std::string_view(piece).substr(second + 1);
      const std::size_t page = std::stoul(piece.substr(first + 1, second - first - 1));
      const std::string slug = piece.substr(0, first);
      std::string folder = slug;
      for (int i = 2; !used.insert(folder).second; ++i) folder = fmt::format("{}-{}", slug, i);
      tar::append_file(out, folder + "/index.md", files.substr(0, page));
      tar::append_file(out, folder + "/cite.bib", files.substr(page));
    }
    tar::append_end(out);
    return out;
  }

  void write(const Item& item, std::string& out, WriteReport& report) const override {
    if (item.record == nullptr) return report_lost(*item.document, report);
    Audit audit(*item.record, report);
    std::string page = "---\n";
    yaml::Emitter yaml(page, 0);
    write_front_matter(audit, yaml);
    page += "---\n";
    Arena arena;
    const Record view = public_view(*item.record, abstracts_, arena, nullptr);
    out += fmt::format("{}\n{}\n{}{}", slug_of(item.record->key), page.size(), page, entry_of(view));
    audit.report_rest();
  }

 private:
  void write_front_matter(Audit& audit, yaml::Emitter& yaml) const {
    yaml.text("title", cv::take_plain(audit, Field::title).value_or("Untitled"));
    write_authors(audit, yaml);
    // Hugo requires month and day.
    constexpr std::string_view first_day = "0000-01-01";
    if (const auto date = cv::take_iso_date(audit))
      yaml.text("date", *date + std::string(first_day.substr(date->size())));
    yaml.open("publication_types");
    yaml.text_item(spelling(audit.record().kind));
    std::string venue = cv::take_venue(audit, "*");
    if (audit.record().kind == Kind::paper_conference && !venue.empty()) venue.insert(0, "In ");
    if (!venue.empty()) yaml.text("publication", venue);
    if (abstracts_) {
      if (const auto abstract = cv::take_plain(audit, Field::abstract)) yaml.text("abstract", *abstract);
    }
    if (const List* keywords = audit.take_list(Field::keyword); keywords != nullptr && !keywords->empty()) {
      yaml.open("tags");
      for (const std::string_view keyword : *keywords) yaml.text_item(keyword);
    }
    write_identifiers(audit, yaml);
    write_links(audit, yaml);
  }

  static void write_authors(Audit& audit, yaml::Emitter& yaml) {
    const Names* names = cv::take_people(audit);
    if (names == nullptr || (names->people.empty() && !names->truncated)) return;
    yaml.open("authors");
    for (const Name& name : names->people) yaml.text_item(cv::display_name(name));
    if (names->truncated) yaml.text_item("et al.");
    cv::report_name_details(audit, *names);
  }

  /// Writes the members of both generations of the theme: `doi`, and `hugoblox.ids`.
  static void write_identifiers(Audit& audit, yaml::Emitter& yaml) {
    const Identifier* doi = audit.take(Scheme::doi);
    const Identifier* arxiv = audit.take(Scheme::arxiv);
    if (doi != nullptr) yaml.text("doi", doi->value);
    if (doi == nullptr && arxiv == nullptr) return;
    yaml.open("hugoblox");
    yaml.deeper();
    yaml.open("ids");
    yaml.deeper();
    if (doi != nullptr) yaml.text("doi", doi->value);
    if (arxiv != nullptr) yaml.text("arxiv", arxiv->value);
    yaml.shallower();
    yaml.shallower();
  }

  static void write_links(Audit& audit, yaml::Emitter& yaml) {
    struct Row {
      LinkKind kind;
      std::string_view type;
    };
    constexpr std::array<Row, 4> rows = {
        {{LinkKind::pdf, "pdf"}, {LinkKind::code, "code"}, {LinkKind::data, "dataset"}, {LinkKind::page, "source"}}};
    bool any = false;
    const auto add = [&](std::string_view type, std::string_view url) {
      if (!any) yaml.open("links");
      any = true;
      yaml.deeper();
      yaml.item();
      yaml.text("type", type);
      yaml.text("url", url);
      yaml.shallower();
    };
    for (const Link& link : audit.record().links) {
      for (const Row& row : rows) {
        if (row.kind != link.kind || !link.url.starts_with("http")) continue;
        add(row.type, link.url);
        audit.take(link);
      }
    }
    if (const std::string url = cv::take_url(audit); !url.empty()) add("source", url);
  }

  bool abstracts_;
};

constexpr std::array<std::string_view, 1> suffixes = {".tar"};
constexpr std::array<OptionSpec, 1> writer_options = {cv::abstracts_option};

}  // namespace

const Format format = {
    .id = "hugo",
    .title = "Page bundles of a Hugo site (HugoBlox)",
    .suffixes = suffixes,
    .writer_options = writer_options,
    .writer = [](const Options& options) -> std::unique_ptr<Writer> { return std::make_unique<HugoWriter>(options); },
};

}  // namespace opcit::hugo
