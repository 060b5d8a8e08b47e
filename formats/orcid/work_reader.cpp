#include "orcid/work_reader.h"
#include "orcid/credit_name.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "model/dates/date.h"
#include "model/identifiers.h"
#include "opcit/diagnostic_codes.h"
#include "orcid/own_extra.h"
#include "orcid/uri.h"

namespace opcit::orcid {
namespace {

std::optional<unsigned> to_number(std::string_view text) noexcept {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Finds the relations that the record has; API 2.0 wrote SELF and PART_OF.
std::optional<Relation> find_relation(std::string_view written) noexcept {
  const auto fold = [](char c) { return c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  for (const Relation each : {Relation::self, Relation::version_of, Relation::part_of}) {
    if (std::ranges::equal(written, spelling(each), {}, fold)) return each;
  }
  return std::nullopt;
}

/// The iD at the end of "https://orcid.org/0000-0002-1825-0097".
std::string_view orcid_in(std::string_view address) noexcept {
  const std::string_view id = address.size() < 19 ? std::string_view() : address.substr(address.size() - 19);
  return is_orcid_id(id) ? id : std::string_view();
}

}  // namespace

void WorkReader::read(bool whole) {
  const pugi::xml_node work = document_.root();
  if (!work) return;
  contributors_.clear();
  identifiers_.clear();
  builder_.begin(document_.span());
  builder_.record().recovered = !whole;
  attributes(work);
  for (const pugi::xml_node node : work.children()) {
    if (node.type() == pugi::node_element) dispatch(node);
  }
  finish_contributors();
  for (const Identifier& each : identifiers_) builder_.identifier(each);
  const Record& record = builder_.record();
  if (record.kind_as_written.empty() && whole) say(Code::missing_type, {});
  builder_.finish();
}

void WorkReader::dispatch(pugi::xml_node node) {
  struct Row {
    std::string_view name;
    void (WorkReader::*read)(pugi::xml_node);
  };
  static constexpr auto rows = std::to_array<Row>({{"title", &WorkReader::title},
                                                   {"type", &WorkReader::type},
                                                   {"publication-date", &WorkReader::publication_date},
                                                   {"url", &WorkReader::url}});
  const std::string_view name = xml::local_name(node);
  const auto row = std::ranges::find(rows, name, &Row::name);
  if (row != rows.end()) return (this->*row->read)(node);
  if (name == "journal-title")
    return builder_.text(Field::container_title, document_.line(node), document_.span_of(document_.text(node)));
  if (name == "short-description") return text(Field::abstract, node);
  if (name == "language-code") {
    const std::string_view code = document_.text(node);
    return builder_.text(Field::language, language_tag(code), document_.span_of(code));
  }
  if (name == "external-ids") {
    for (const pugi::xml_node each : node.children()) external_id(each);
    return;
  }
  if (name == "contributors") {
    for (const pugi::xml_node each : node.children()) contributor(each);
    return;
  }
  keep(node, name);
}

void WorkReader::attributes(pugi::xml_node work) {
  for (const pugi::xml_attribute each : work.attributes()) {
    if (std::string_view(each.name()).starts_with("xmlns") || xml::local_name(each) == "schemaLocation") continue;
    const std::string tag = '@' + std::string(xml::local_name(each));
    keep(tag, each.value(), document_.span_of(each.value()));
  }
}

void WorkReader::text(Field field, pugi::xml_node node) {
  const std::string_view value = document_.text(node);
  builder_.text(field, value, document_.span_of(value));
}

/// The record has no subtitle: it becomes the end of the title, and is also kept so that the writer can split it off.
void WorkReader::title(pugi::xml_node node) {
  const pugi::xml_node own = xml::child(node, "title");
  const std::string_view main = document_.line(own ? own : node);
  const std::string_view sub = document_.line(xml::child(node, "subtitle"));
  const Span source = document_.span_of(document_.text(own ? own : node));
  if (sub.empty() || main.empty()) {
    builder_.text(Field::title, main.empty() ? sub : main, source);
  } else {
    builder_.text(Field::title, batch_.arena.copy(std::string(main) + ": " + std::string(sub)), source);
    keep(tag::subtitle, sub, document_.span_of(sub));
  }
  for (const pugi::xml_node each : node.children()) {
    const std::string_view name = xml::local_name(each);
    if (own && each.type() == pugi::node_element && name != "title" && name != "subtitle") {
      keep(each, "title/" + std::string(name));
    }
  }
}

void WorkReader::type(pugi::xml_node node) {
  const std::string_view written = document_.text(node);
  builder_.record().kind_as_written = written;
  const TypeRow* row = find_type(written);
  if (row == nullptr) return say(Code::unknown_type, written);
  builder_.record().kind = row->kind;
  if (!row->genre.empty()) builder_.text(Field::genre, row->genre, document_.span_of(written));
}

void WorkReader::publication_date(pugi::xml_node node) {
  const std::string_view year = document_.text(xml::child(node, "year"));
  const std::string_view month = document_.text(xml::child(node, "month"));
  const std::string_view day = document_.text(xml::child(node, "day"));
  if (const std::string_view medium = xml::attribute(node, "media-type"); !medium.empty()) {
    keep("publication-date@media-type", medium, document_.span_of(medium));
  }
  if (year.empty()) return;
  Date date;
  const auto whole = to_number(year);
  const auto months = to_number(month);
  const auto days = to_number(day);
  const bool good_month = months && *months >= 1 && *months <= 12;
  date.from.has_year = whole && *whole <= 9999;
  if (date.from.has_year) date.from.year = static_cast<std::int32_t>(*whole);
  if (good_month) date.from.month = static_cast<std::uint8_t>(*months);
  const bool good_day = good_month && days && *days >= 1 && *days <= days_in_month(date.from.year, date.from.month);
  if (good_day) date.from.day = static_cast<std::uint8_t>(*days);
  if (!date.from.has_year) date = {.literal = year};
  const bool whole_date = date.from.has_year && (month.empty() || good_month) && (day.empty() || good_day);
  if (!whole_date) {
    say(Code::bad_date, day.empty() ? (month.empty() ? year : month) : day);
    keep("publication-date/month", month, document_.span_of(month));
    keep("publication-date/day", day, document_.span_of(day));
  }
  builder_.date(Field::issued, date, document_.span_of(year));
}

void WorkReader::external_id(pugi::xml_node node) {
  const std::string_view type = document_.text(xml::child(node, "external-id-type"));
  const std::string_view value = document_.text(xml::child(node, "external-id-value"));
  const std::string_view relation = document_.text(xml::child(node, "external-id-relationship"));
  const std::string_view address = document_.text(xml::child(node, "external-id-url"));
  if (value.empty()) return;
  const Span source = document_.span_of(value);
  if (!relation.empty() && !find_relation(relation)) {
    keep(std::string(relation) + ':' + std::string(type), value, source);
    if (!address.empty())
      keep(std::string(tag::id_address) + std::string(type) + ':' + std::string(value), address, source);
    return;
  }
  identifier(type, value, relation, source);
  keep_address(type, value, address);
}

void WorkReader::identifier(std::string_view type, std::string_view value, std::string_view relation, Span source) {
  Identifier id{.value = value, .source = source};
  const auto scheme = find_scheme(type);
  id.scheme = scheme.value_or(Scheme::other);
  if (!scheme) id.type = type;
  id.relation = find_relation(relation).value_or(id.scheme == Scheme::issn ? Relation::part_of : Relation::self);
  if (id.scheme == Scheme::doi) {
    const std::string_view doi = bare_doi(value);
    if (doi.empty()) say(Code::bad_identifier, value);
    if (!doi.empty()) id.value = doi;
  }
  if (id.scheme == Scheme::arxiv) {
    const auto parsed = parse_arxiv_id(value);
    if (!parsed) say(Code::bad_identifier, value);
    if (parsed) {
      id.value = batch_.arena.copy(canonical_arxiv(parsed->value));
      id.version = parsed->version;
    }
  }
  identifiers_.push_back(id);
}

/// Keeps a URL that the writer would not derive itself.
void WorkReader::keep_address(std::string_view type, std::string_view written, std::string_view address) {
  if (address.empty()) return;
  const Identifier& id = identifiers_.back();
  if (uri_of(id) == std::string(address)) return;
  const std::string_view value = id.value.empty() ? written : id.value;
  keep(std::string(tag::id_address) + std::string(type) + ':' + std::string(value), address,
       document_.span_of(address));
}

void WorkReader::url(pugi::xml_node node) {
  const std::string_view value = document_.text(node);
  if (value.empty()) return;
  // Inserted first, so that it stays the URL of the record even if an external id of type uri differs.
  const auto same = [&](const Identifier& each) { return each.scheme == Scheme::url && each.value == value; };
  const auto found = std::ranges::find_if(identifiers_, same);
  if (found != identifiers_.end()) identifiers_.erase(found);
  identifiers_.insert(identifiers_.begin(),
                      {.scheme = Scheme::url, .value = value, .source = document_.span_of(value)});
}

void WorkReader::contributor(pugi::xml_node node) {
  if (node.type() != pugi::node_element) return;
  Contributor person;
  const std::string_view credit = document_.line(xml::child(node, "credit-name"));
  const pugi::xml_node attributes = xml::child(node, "contributor-attributes");
  const pugi::xml_node role = xml::child(attributes, "contributor-role");
  person.role = document_.text(role);
  person.has_role = static_cast<bool>(role) && !person.role.empty();
  person.source = document_.span_of(document_.text(xml::child(node, "credit-name")));
  person.name = read_credit_name(credit, batch_.arena);
  const pugi::xml_node orcid = xml::child(node, "contributor-orcid");
  for (const std::string_view part : {"path", "uri"}) {
    if (person.name.orcid.empty()) person.name.orcid = orcid_in(document_.text(xml::child(orcid, part)));
  }
  if (const pugi::xml_node mail = xml::child(node, "contributor-email")) keep(mail, "contributor-email");
  if (!person.name.empty()) contributors_.push_back(person);
  if (person.name.empty() && !person.name.orcid.empty()) keep("contributor-orcid", person.name.orcid, {});
}

/// Scopus and others omit all roles: then the contributors are authors.
void WorkReader::finish_contributors() {
  const bool any_role = std::ranges::any_of(contributors_, &Contributor::has_role);
  std::array<std::vector<Name>, field_count> by_field;
  std::array<Span, field_count> sources{};
  for (const Contributor& each : contributors_) {
    const std::optional<Field> known = field_of_role(each.role);
    const Field field = any_role || each.has_role ? known.value_or(Field::contributor) : Field::author;
    std::vector<Name>& people = by_field[static_cast<std::size_t>(field)];
    if (people.empty()) sources[static_cast<std::size_t>(field)] = each.source;
    people.push_back(each.name);
    if (!known) keep(std::string(tag::role) + std::to_string(people.size()), each.role, each.source);
  }
  for (std::size_t i = 0; i < field_count; ++i) {
    builder_.names(static_cast<Field>(i), {.people = batch_.arena.copy(by_field[i])}, sources[i]);
  }
}

void WorkReader::keep(pugi::xml_node node, std::string_view path) {
  std::vector<Extra> extra;
  xml::flatten(document_, node, path, batch_, "orcid", extra);
  for (const Extra& each : extra) builder_.extra(each);
}

void WorkReader::keep(std::string_view tag, std::string_view value, Span source) {
  if (!value.empty()) builder_.extra({"orcid", batch_.arena.copy(tag), value, source});
}

void WorkReader::say(Code code, std::string_view value) {
  const Span span = value.empty() ? document_.span() : document_.span_of(value);
  batch_.diagnostics.push_back({code, span, std::string(value.substr(0, 100))});
}

}  // namespace opcit::orcid
