#include "cv/cff_format.h"

#include <array>

#include "cv/cff_tables.h"
#include "cv/common.h"
#include "model/arranging_writer.h"
#include "model/identifiers.h"
#include "syntax/yaml/emitter.h"

namespace opcit::cff {
namespace {

constexpr std::string_view prologue =
    "cff-version: 1.2.0\n"
    "message: \"If you use this work, please cite the references.\"\n"
    "title: \"Publications\"\n";

/// The schema's pattern: ^10\.\d{4,9}(\.\d+)?/[A-Za-z0-9:/_;\-\.\(\)\[\]\\]+$
bool is_schema_doi(std::string_view doi) {
  constexpr std::string_view allowed = ":/_;-.()[]\\";
  const std::size_t slash = doi.find('/');
  if (!doi.starts_with("10.") || slash == std::string_view::npos || slash + 1 == doi.size()) return false;
  const std::string_view prefix = doi.substr(3, slash - 3);
  const std::string_view registrant = prefix.substr(0, prefix.find('.'));
  const auto is_number = [](std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  };
  constexpr std::size_t fewest = 4;
  constexpr std::size_t most = 9;
  if (!is_number(registrant) || registrant.size() < fewest || registrant.size() > most) return false;
  if (prefix.size() > registrant.size() && !is_number(prefix.substr(registrant.size() + 1))) return false;
  for (const char c : doi.substr(slash + 1)) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!letter && allowed.find(c) == std::string_view::npos) return false;
  }
  return true;
}

/// The schema's patterns: ^[0-9\- ]{10,17}X?$, ^\d{4}-\d{3}[\dxX]$, ^PMC[0-9]{7}$
bool fits_schema(const Identifier& id) {
  constexpr std::string_view digits = "0123456789";
  constexpr std::size_t issn_size = 9;
  constexpr std::size_t pmcid_size = 10;
  const auto only = [&](std::string_view text, std::string_view set) {
    return text.find_first_not_of(set) == std::string_view::npos;
  };
  if (id.scheme == Scheme::issn) {
    return id.value.size() == issn_size && id.value[4] == '-' && only(id.value.substr(0, 4), digits) &&
           only(id.value.substr(5, 3), digits) && only(id.value.substr(8), "0123456789xX");
  }
  if (id.scheme == Scheme::pmcid)
    return id.value.size() == pmcid_size && id.value.starts_with("PMC") && only(id.value.substr(3), digits);
  const std::string_view body = id.value.ends_with('X') ? id.value.substr(0, id.value.size() - 1) : id.value;
  constexpr std::size_t shortest_isbn = 10;
  constexpr std::size_t longest_isbn = 17;
  return body.size() >= shortest_isbn && body.size() <= longest_isbn && only(body, "0123456789- ");
}

void write_person(const Name& name, yaml::Emitter& yaml) {
  yaml.deeper();
  yaml.item();
  const bool has_parts = name.literal.empty() && !(name.family.empty() && name.given.empty());
  if (!has_parts) {
    yaml.text("name", name.literal.empty() ? std::string_view("Anonymous") : name.literal);
  } else {
    const std::string particle =
        std::string(name.dropping_particle)
            .append(name.dropping_particle.empty() || name.non_dropping_particle.empty() ? "" : " ")
            .append(name.non_dropping_particle);
    if (!name.family.empty()) yaml.text("family-names", name.family);
    if (!name.given.empty()) yaml.text("given-names", name.given);
    if (!particle.empty()) yaml.text("name-particle", particle);
    if (!name.suffix.empty()) yaml.text("name-suffix", name.suffix);
    if (!name.affiliations.empty()) yaml.text("affiliation", name.affiliations.front());
  }
  if (!name.orcid.empty()) yaml.text("orcid", "https://orcid.org/" + std::string(name.orcid));
  yaml.shallower();
}

class Reference {
 public:
  Reference(Audit& audit, yaml::Emitter& yaml) : audit_(audit), yaml_(yaml) {}

  void write(bool abstracts) {
    yaml_.item();
    yaml_.text("type", type_of(audit_.record().kind));
    yaml_.text("title", cv::take_plain(audit_, Field::title).value_or("Untitled"));
    people("authors", audit_.take_names(Field::author), true);
    people("editors", audit_.take_names(Field::editor), false);
    container();
    texts();
    pages();
    date();
    identifiers();
    if (!abstracts) return;
    if (const auto abstract = cv::take_plain(audit_, Field::abstract)) yaml_.text("abstract", *abstract);
  }

 private:
  void people(std::string_view key, const Names* names, bool required) {
    const bool none = names == nullptr || (names->people.empty() && !names->truncated);
    if (none && !required) return;
    yaml_.open(key);
    if (none) return write_person(Name{}, yaml_);
    for (const Name& name : names->people) {
      write_person(name, yaml_);
      for (std::size_t i = 1; i < name.affiliations.size(); ++i)
        audit_.lost(key, name.affiliations[i], LossReason::dropped);
    }
    Name others;
    others.literal = "et al.";
    if (names->truncated) write_person(others, yaml_);
    for (const Name& name : names->unlisted) audit_.lost(key, cv::display_name(name), LossReason::dropped);
  }

  /// Conference papers and chapters are in collections; all other works are in journals.
  void container() {
    const auto title = cv::take_plain(audit_, Field::container_title);
    if (!title) return;
    yaml_.text(is_in_collection(audit_.record().kind) ? "collection-title" : "journal", *title);
  }

  void texts() {
    for (const TextRow& row : text_rows()) {
      if (row.field == Field::genre && audit_.record().kind != Kind::thesis) continue;
      const auto value = cv::take_plain(audit_, row.field);
      if (value) yaml_.text(row.key, *value);
    }
    if (const auto publisher = cv::take_plain(audit_, Field::publisher)) {
      yaml_.open("publisher");
      yaml_.deeper();
      yaml_.text("name", *publisher);
      yaml_.shallower();
    }
    if (audit_.record().kind == Kind::article) yaml_.text("status", "preprint");
    if (const List* keywords = audit_.take_list(Field::keyword); keywords != nullptr && !keywords->empty()) {
      yaml_.open("keywords");
      for (const std::string_view keyword : *keywords) yaml_.text_item(keyword);
    }
  }

  /// Writes the range as `start` and `end`, because `pages` is the number of pages.
  void pages() {
    const auto page = cv::take_plain(audit_, Field::page);
    if (!page) return;
    const std::size_t dash = page->find_first_of("-\xE2");
    const std::size_t after = page->find_first_not_of("-\xE2\x80\x93", dash);
    yaml_.text("start", page->substr(0, dash));
    if (dash != std::string::npos && after != std::string::npos) yaml_.text("end", page->substr(after));
  }

  void date() {
    const auto iso = cv::take_iso_date(audit_);
    if (!iso) return;
    constexpr std::size_t year = 4;
    constexpr std::size_t month = 7;
    constexpr std::size_t day = 10;
    yaml_.raw("year", iso->substr(0, year));
    if (iso->size() >= month) yaml_.raw("month", std::to_string(std::stoi(iso->substr(year + 1, 2))));
    if (iso->size() == day) yaml_.text("date-published", *iso);
  }

  void identifiers() {
    for (const auto& [scheme, key] :
         {std::pair(Scheme::isbn, "isbn"), std::pair(Scheme::issn, "issn"), std::pair(Scheme::pmcid, "pmcid")}) {
      const Identifier* id = audit_.record().identifier(scheme);
      if (id == nullptr || !fits_schema(*id)) continue;
      yaml_.text(key, id->value);
      audit_.take(*id);
    }
    std::string url;
    if (const Identifier* doi = audit_.record().identifier(Scheme::doi)) {
      audit_.take(*doi);
      if (is_schema_doi(doi->value))
        yaml_.text("doi", doi->value);
      else
        url = address_of(*doi);
    }
    if (url.empty()) url = cv::take_url(audit_);
    if (!url.empty()) yaml_.text("url", url);
    if (const Identifier* arxiv = audit_.take(Scheme::arxiv)) {
      yaml_.open("identifiers");
      yaml_.deeper();
      yaml_.item();
      yaml_.text("type", "other");
      yaml_.text("value", "arXiv:" + std::string(arxiv->value) + std::string(arxiv->version));
      yaml_.shallower();
    }
    for (const Link& link : audit_.record().links) {
      if (link.kind != LinkKind::code || !link.url.starts_with("http") || has_code_) continue;
      yaml_.text("repository-code", link.url);
      audit_.take(link);
      has_code_ = true;
    }
  }

  Audit& audit_;
  yaml::Emitter& yaml_;
  bool has_code_ = false;
};

class CffWriter final : public ArrangingWriter {
 public:
  explicit CffWriter(const Options& options) : abstracts_(cv::is_set(options, "abstracts")) {
    std::string text(prologue);
    yaml::Emitter yaml(text, 0);
    yaml.open("authors");
    Arena arena;
    const std::vector<Name> own = cv::own_names(options, arena);
    for (const Name& name : own) write_person(name, yaml);
    Name unknown;
    unknown.literal = "The authors of the references";
    if (own.empty()) write_person(unknown, yaml);
    prologue_ = text + "references:";
  }

  Frame frame() const override { return {.prologue = prologue_}; }
  std::string arrange(std::span<const std::string> pieces) const override {
    return pieces.empty() ? " []\n" : "\n" + joined(pieces);
  }

  void write(const Item& item, std::string& out, WriteReport& report) const override {
    if (item.record == nullptr) return report_lost(*item.document, report);
    Audit audit(*item.record, report);
    constexpr int depth = 2;
    yaml::Emitter yaml(out, depth);
    Reference(audit, yaml).write(abstracts_);
    audit.report_rest();
  }

 private:
  std::string prologue_;
  bool abstracts_;
};

constexpr std::array<std::string_view, 1> suffixes = {".cff"};
constexpr std::array<OptionSpec, 2> writer_options = {cv::me_option, cv::abstracts_option};

}  // namespace

const Format format = {
    .id = "cff",
    .title = "References of a CITATION.cff",
    .suffixes = suffixes,
    .writer_options = writer_options,
    .writer = [](const Options& options) -> std::unique_ptr<Writer> { return std::make_unique<CffWriter>(options); },
};

}  // namespace opcit::cff
