#include "cv/al_folio_format.h"

#include <algorithm>
#include <array>

#include "bibtex/write/render.h"
#include "cv/common.h"
#include "model/public_view.h"

namespace opcit::al_folio {
namespace {

/// The name of a line "  name = {..},"; empty for other lines.
std::string_view field_of(std::string_view line) {
  const std::size_t from = line.find_first_not_of(' ');
  if (from == 0 || from == std::string_view::npos) return {};
  return line.substr(from, line.find_first_of(" =", from) - from);
}

bool has_field(std::string_view entry, std::string_view name) {
  while (!entry.empty()) {
    const std::string_view line = entry.substr(0, entry.find('\n'));
    if (field_of(line) == name) return true;
    entry.remove_prefix(std::min(line.size() + 1, entry.size()));
  }
  return false;
}

bool is_safe(std::string_view value) {
  return !value.empty() && value.find_first_of("{}\\\n\r\"") == std::string_view::npos;
}

/// The theme reads `journal` instead of `journaltitle`, and `arxiv`. It shows unknown fields, such as
/// `archivePrefix`; these are removed.
void rename_fields(std::string& entry) {
  std::string kept;
  for (std::string_view rest = entry; !rest.empty();) {
    const std::string_view line = rest.substr(0, std::min(rest.find('\n'), rest.size() - 1) + 1);
    const std::string_view name = field_of(line);
    if (name == "journaltitle" && !has_field(entry, "journal")) {
      kept.append("  journal       ").append(line.substr(line.find('=') - 1));
    } else if (name != "archivePrefix" && name != "primaryClass" && name != "eprinttype") {
      kept += line;
    }
    rest.remove_prefix(line.size());
  }
  entry = std::move(kept);
}

class AlFolioWriter final : public Writer {
 public:
  explicit AlFolioWriter(const Options& options) : abstracts_(cv::is_set(options, "abstracts")) {}

  /// Jekyll reads a file only if it begins with front matter.
  Frame frame() const override { return {.prologue = "---\n---\n\n", .separator = "\n"}; }

  void write(const Item& item, std::string& out, WriteReport& report) const override {
    if (item.record == nullptr) return report_lost(*item.document, report);
    Arena arena;
    Audit omitted(*item.record, report);
    const Record view = public_view(*item.record, abstracts_, arena, &omitted);
    Audit audit(view, report);
    std::string entry;
    bibtex::render_entry(audit, {.keep_macros = false}, entry);
    while (entry.ends_with('\n') || entry.ends_with('}')) {
      const bool closed = entry.ends_with('}');
      entry.pop_back();
      if (closed) break;
    }
    add_own_fields(audit, view, entry);
    out.append(entry).append("}\n");
    audit.report_rest();
  }

 private:
  /// Adds the fields that the theme shows as buttons.
  static void add_own_fields(Audit& audit, const Record& view, std::string& entry) {
    const auto add = [&](std::string_view name, std::string_view value) {
      if (is_safe(value) && !has_field(entry, name))
        entry.append("  ").append(name).append(" = {").append(value).append("},\n");
    };
    rename_fields(entry);
    if (const Identifier* arxiv = view.identifier(Scheme::arxiv)) add("arxiv", arxiv->value);
    if (const Identifier* pmid = view.identifier(Scheme::pmid)) add("pmid", pmid->value);
    for (const Link& link : view.links) {
      const std::string_view name = link.kind == LinkKind::code   ? "code"
                                    : link.kind == LinkKind::pdf  ? "pdf"
                                    : link.kind == LinkKind::page ? "website"
                                                                  : "";
      if (name.empty() || !is_safe(link.url) || has_field(entry, name)) continue;
      add(name, link.url);
      audit.take(link);
    }
    if (view.identifier(Scheme::doi) == nullptr) {
      if (const Identifier* url = view.identifier(Scheme::url)) add("html", url->value);
    }
    // The page is grouped by `year`; biblatex's `date` is ignored.
    const Date* issued = view.date(Field::issued);
    if (issued != nullptr && issued->from.has_year) add("year", std::to_string(issued->from.year));
    add("bibtex_show", "true");
  }

  bool abstracts_;
};

constexpr std::array<OptionSpec, 1> writer_options = {cv::abstracts_option};

}  // namespace

const Format format = {
    .id = "al-folio",
    .title = "papers.bib of an al-folio site",
    .writer_options = writer_options,
    .writer = [](const Options& options) -> std::unique_ptr<Writer> {
      return std::make_unique<AlFolioWriter>(options);
    },
};

}  // namespace opcit::al_folio
