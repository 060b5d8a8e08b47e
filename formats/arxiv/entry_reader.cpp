#include "arxiv/entry_reader.h"

#include <algorithm>
#include <array>

#include "arxiv/subjects.h"
#include "arxiv/values.h"
#include "model/dates/date.h"
#include "model/identifiers.h"
#include "opcit/diagnostic_codes.h"

namespace opcit::arxiv {
namespace {

/// "http://arxiv.org/api/errors#incorrect_id_format_for_abc": the service reports errors as entries.
bool is_error(std::string_view id) noexcept { return id.find("arxiv.org/api/errors") != std::string_view::npos; }

}  // namespace

void EntryReader::read(bool whole) {
  const pugi::xml_node entry = document_.root();
  if (!entry) return;
  const std::string_view id = document_.text(xml::child(entry, "id"));
  if (is_error(id)) {
    const std::string_view message = document_.line(xml::child(entry, "summary"));
    batch_.diagnostics.push_back({Code::service_error, document_.span_of(id), std::string(message.substr(0, 200))});
    return;
  }
  authors_.clear();
  categories_.clear();
  dois_.clear();
  primary_ = {};
  builder_.begin(document_.span());
  builder_.record().kind = Kind::article;
  builder_.record().recovered = !whole;
  // The links repeat DOIs that <arxiv:doi> already gives.
  for (const pugi::xml_node node : entry.children()) {
    if (xml::local_name(node) == "doi") doi(node);
  }
  for (const pugi::xml_node node : entry.children()) {
    if (node.type() == pugi::node_element) dispatch(node);
  }
  builder_.names(Field::author, {.people = batch_.arena.copy(authors_)}, authors_source_);
  builder_.text(Field::genre, "preprint");
  finish_categories();
  builder_.finish();
}

void EntryReader::dispatch(pugi::xml_node node) {
  struct Row {
    std::string_view name;
    void (EntryReader::*read)(pugi::xml_node);
  };
  static constexpr auto rows = std::to_array<Row>({{"id", &EntryReader::id},
                                                   {"published", &EntryReader::published},
                                                   {"title", &EntryReader::title},
                                                   {"summary", &EntryReader::summary},
                                                   {"comment", &EntryReader::comment},
                                                   {"author", &EntryReader::author},
                                                   {"category", &EntryReader::category},
                                                   {"primary_category", &EntryReader::primary_category},
                                                   {"link", &EntryReader::link}});
  const std::string_view name = xml::local_name(node);
  if (name == "doi") return;
  const auto row = std::ranges::find(rows, name, &Row::name);
  if (row == rows.end()) return keep(node);
  (this->*row->read)(node);
}

void EntryReader::keep(pugi::xml_node node) {
  std::vector<Extra> extra;
  xml::flatten(document_, node, xml::local_name(node), batch_, "arxiv", extra);
  for (const Extra& each : extra) builder_.extra(each);
}

void EntryReader::id(pugi::xml_node node) {
  const std::string_view address = document_.text(node);
  const Span source = document_.span_of(address);
  const auto parsed = parse_arxiv_id(address);
  if (!parsed) {
    batch_.diagnostics.push_back({Code::bad_identifier, source, std::string(address.substr(0, 100))});
    return keep(node);
  }
  const std::string_view value = batch_.arena.copy(canonical_arxiv(parsed->value));
  builder_.identifier({.scheme = Scheme::arxiv, .value = value, .version = parsed->version, .source = source});
}

/// The date of the first version. The record model cannot represent the time of day.
void EntryReader::published(pugi::xml_node node) {
  const std::string_view written = document_.text(node);
  const auto day = parse_iso_day(written.substr(0, 10));
  Date date;
  if (day) date.from = *day;
  if (!day) date.literal = written;
  if (!day)
    batch_.diagnostics.push_back({Code::bad_date, document_.span_of(written), std::string(written.substr(0, 40))});
  builder_.date(Field::issued, date, document_.span_of(written));
  if (day && written.size() > 10) keep(node);
}

Text EntryReader::decode(std::string_view source) {
  notes_.clear();
  const Text text = decode_latex(source, LatexFlavour::listing, batch_.arena, &notes_);
  for (const LatexNote& note : notes_) {
    const bool unknown = note.kind == LatexNote::Kind::unknown_macro;
    const std::string_view where = source.substr(std::min<std::size_t>(note.pos, source.size()), note.len);
    batch_.diagnostics.push_back({unknown ? Code::unknown_macro : Code::unbalanced_tex, document_.span_of(where),
                                  std::string(where.substr(0, 60))});
  }
  return text;
}

void EntryReader::title(pugi::xml_node node) {
  builder_.text(Field::title, decode(document_.line(node)), document_.span_of(document_.text(node)));
}

void EntryReader::summary(pugi::xml_node node) {
  const std::string_view written = document_.text(node);
  builder_.text(Field::abstract, decode(unwrap_prose(written, batch_.arena)), document_.span_of(written));
}

void EntryReader::comment(pugi::xml_node node) {
  builder_.text(Field::note, decode(document_.line(node)), document_.span_of(document_.text(node)));
}

void EntryReader::author(pugi::xml_node node) {
  const pugi::xml_node written = xml::child(node, "name");
  Name name = parse_name(document_.line(written), NameSyntax::display, batch_.arena);
  std::vector<std::string_view> affiliations;
  for (const pugi::xml_node each : node.children()) {
    if (xml::local_name(each) == "affiliation") affiliations.push_back(document_.line(each));
  }
  name.affiliations = batch_.arena.copy(affiliations);
  if (authors_.empty()) authors_source_ = document_.span_of(document_.text(written));
  if (!name.empty()) authors_.push_back(name);
}

void EntryReader::category(pugi::xml_node node) {
  const std::string_view term = xml::trim(xml::attribute(node, "term"));
  const Span source = document_.span_of(term);
  for (Category each : split_term(term)) {
    each.source = source;
    categories_.push_back(each);
  }
}

void EntryReader::primary_category(pugi::xml_node node) { primary_ = xml::trim(xml::attribute(node, "term")); }

/// The primary category is usually repeated among the others.
void EntryReader::finish_categories() {
  if (!primary_.empty()) {
    const auto found = std::ranges::find(categories_, primary_, &Category::term);
    if (found == categories_.end()) {
      categories_.insert(
          categories_.begin(),
          {.scheme = scheme_of(primary_), .term = primary_, .primary = true, .source = document_.span_of(primary_)});
    } else {
      found->primary = true;
    }
  }
  for (const Category& each : categories_) builder_.category(each);
}

/// DOIs of the published version, entered by the author: "10.1/a 10.2/b" are two.
void EntryReader::doi(pugi::xml_node node) {
  for (const std::string_view word : split_blanks(document_.text(node))) {
    const std::string_view bare = bare_doi(word);
    const Span source = document_.span_of(word);
    if (bare.empty()) batch_.diagnostics.push_back({Code::bad_identifier, source, std::string(word.substr(0, 100))});
    const std::string_view value = bare.empty() ? word : bare;
    const Relation relation = parse_arxiv_id(value) ? Relation::self : Relation::version_of;
    builder_.identifier({.scheme = Scheme::doi, .relation = relation, .value = value, .source = source});
    dois_.push_back(value);
  }
}

void EntryReader::link(pugi::xml_node node) {
  const std::string_view address = xml::trim(xml::attribute(node, "href"));
  const std::string_view title = xml::attribute(node, "title");
  const Span source = document_.span_of(address);
  if (address.empty()) return;
  if (xml::attribute(node, "rel") == "alternate") {
    return builder_.identifier({.scheme = Scheme::url, .value = address, .source = source});
  }
  if (title == "doi" && std::ranges::find(dois_, bare_doi(address)) != dois_.end()) return;
  const bool pdf = title == "pdf";
  builder_.link({.kind = pdf ? LinkKind::pdf : LinkKind::page,
                 .url = address,
                 .label = pdf ? std::string_view() : title,
                 .source = source});
}

}  // namespace opcit::arxiv
