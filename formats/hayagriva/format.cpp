#include "hayagriva/format.h"

#include <array>

#include "cv/common.h"
#include "hayagriva/tables.h"
#include "syntax/yaml/emitter.h"

namespace opcit::hayagriva {
namespace {

/// In texts of Hayagriva, braces protect the case, and dollars delimit math of Typst.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '{' || c == '}' || c == '$' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

/// "von der Leyen, Ursula"; "Luther King, Jr., Martin".
std::string person_text(const Name& name) {
  std::string out(name.non_dropping_particle);
  if (!name.dropping_particle.empty())
    out.insert(0, std::string(name.dropping_particle).append(out.empty() ? "" : " "));
  if (!out.empty()) out += ' ';
  out += name.family;
  if (!name.suffix.empty()) out.append(", ").append(name.suffix);
  if (!name.given.empty()) out.append(", ").append(name.given);
  return out;
}

bool has_comma(const Name& name) {
  const auto in = [](std::string_view part) { return part.find(',') != std::string_view::npos; };
  return in(name.literal) || in(name.family) || in(name.given) || in(name.suffix);
}

void write_person(const Name& name, yaml::Emitter& yaml) {
  yaml.deeper();
  const bool whole = !name.literal.empty() || name.family.empty();
  if (!has_comma(name)) {
    yaml.text_item(!name.literal.empty() ? std::string(name.literal)
                   : whole               ? std::string(name.given)
                                         : person_text(name));
  } else {
    // In a string, the comma would divide the name.
    yaml.deeper();
    yaml.item();
    yaml.text("name", !name.literal.empty() ? name.literal : whole ? name.given : name.family);
    if (!whole && !name.given.empty()) yaml.text("given-name", name.given);
    if (!whole && !name.non_dropping_particle.empty()) yaml.text("prefix", name.non_dropping_particle);
    if (!whole && !name.suffix.empty()) yaml.text("suffix", name.suffix);
    yaml.shallower();
  }
  yaml.shallower();
}

class Entry {
 public:
  Entry(Audit& audit, yaml::Emitter& yaml) : audit_(audit), yaml_(yaml), row_(row_of(audit.record().kind)) {}

  void write(bool abstracts) {
    yaml_.raw("type", row_.type);
    if (const auto title = cv::take_plain(audit_, Field::title)) yaml_.text("title", escaped(*title));
    people("author", Field::author);
    if (const auto date = cv::take_iso_date(audit_)) yaml_.raw("date", *date);
    const bool in_parent = has_parent();
    if (!in_parent) {
      people("editor", Field::editor);
      numbers();
      publisher();
    }
    text("page-range", Field::page);
    text("genre", Field::genre);
    text("language", Field::language);
    text("note", Field::note);
    text("location", Field::event_place);
    text("chapter", Field::chapter_number);
    if (abstracts) text("abstract", Field::abstract);
    identifiers();
    if (in_parent) parent();
  }

 private:
  void text(std::string_view key, Field field) {
    if (const auto value = cv::take_plain(audit_, field)) yaml_.text(key, escaped(*value));
  }

  void people(std::string_view key, Field field) {
    const Names* names = audit_.take_names(field);
    if (names == nullptr || (names->people.empty() && !names->truncated)) return;
    yaml_.open(key);
    for (const Name& name : names->people) write_person(name, yaml_);
    Name others;
    others.literal = "et al.";
    if (names->truncated) write_person(others, yaml_);
    cv::report_name_details(audit_, *names);
  }

  bool has_parent() const {
    return audit_.record().text(Field::container_title) != nullptr || audit_.record().kind == Kind::article;
  }

  /// Volume and issue can be numbers or texts.
  void numbers() {
    text("volume", Field::volume);
    text("issue", Field::issue);
    text("edition", Field::edition);
    text("volume-total", Field::number_of_volumes);
    text("page-total", Field::number_of_pages);
  }

  void publisher() {
    const auto name = cv::take_plain(audit_, Field::publisher);
    const auto place = cv::take_plain(audit_, Field::publisher_place);
    if (!name && !place) return;
    yaml_.open("publisher");
    yaml_.deeper();
    if (name) yaml_.text("name", escaped(*name));
    if (place) yaml_.text("location", escaped(*place));
    yaml_.shallower();
  }

  void parent() {
    yaml_.open("parent");
    yaml_.deeper();
    yaml_.raw("type", row_.parent);
    if (const auto title = cv::take_plain(audit_, Field::container_title))
      yaml_.text("title", escaped(*title));
    else
      yaml_.text("title", audit_.record().identifier(Scheme::arxiv) != nullptr ? "arXiv" : "Preprint");
    people("editor", Field::editor);
    numbers();
    publisher();
    if (const Identifier* issn = audit_.take(Scheme::issn, Relation::part_of))
      serial({{"issn", std::string(issn->value)}});
    yaml_.shallower();
  }

  void serial(const std::vector<std::pair<std::string_view, std::string>>& numbers) {
    if (numbers.empty()) return;
    yaml_.open("serial-number");
    yaml_.deeper();
    for (const auto& [key, value] : numbers) yaml_.text(key, value);
    yaml_.shallower();
  }

  void identifiers() {
    constexpr std::array<std::pair<Scheme, std::string_view>, 6> keys = {{{Scheme::doi, "doi"},
                                                                          {Scheme::arxiv, "arxiv"},
                                                                          {Scheme::isbn, "isbn"},
                                                                          {Scheme::issn, "issn"},
                                                                          {Scheme::pmid, "pmid"},
                                                                          {Scheme::pmcid, "pmcid"}}};
    std::vector<std::pair<std::string_view, std::string>> numbers;
    for (const auto& [scheme, key] : keys) {
      const Identifier* id = audit_.take(scheme);
      if (id != nullptr) numbers.emplace_back(key, std::string(id->value).append(id->version));
    }
    if (const auto number = cv::take_plain(audit_, Field::number)) numbers.emplace_back("serial", *number);
    serial(numbers);
    if (const std::string url = cv::take_url(audit_); !url.empty()) yaml_.text("url", url);
  }

  Audit& audit_;
  yaml::Emitter& yaml_;
  const TypeRow& row_;
};

class HayagrivaWriter final : public Writer {
 public:
  explicit HayagrivaWriter(const Options& options) : abstracts_(cv::is_set(options, "abstracts")) {}

  void write(const Item& item, std::string& out, WriteReport& report) const override {
    if (item.record == nullptr) return report_lost(*item.document, report);
    Audit audit(*item.record, report);
    yaml::append_string(out, item.record->key);
    out += ":\n";
    yaml::Emitter yaml(out, 1);
    Entry(audit, yaml).write(abstracts_);
    audit.report_rest();
  }

 private:
  bool abstracts_;
};

constexpr std::array<std::string_view, 2> suffixes = {".yml", ".yaml"};
constexpr std::array<OptionSpec, 1> writer_options = {cv::abstracts_option};

}  // namespace

const Format format = {
    .id = "hayagriva",
    .title = "Hayagriva YAML, for Typst's #bibliography",
    .suffixes = suffixes,
    .writer_options = writer_options,
    .writer = [](const Options& options) -> std::unique_ptr<Writer> {
      return std::make_unique<HayagrivaWriter>(options);
    },
};

}  // namespace opcit::hayagriva
