#include "cv/common.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/dates/date.h"
#include "model/identifiers.h"
#include "names/format.h"
#include "opcit/people.h"

namespace opcit::cv {

bool is_set(const Options& options, std::string_view flag) {
  const auto at = options.find(flag);
  return at != options.end() && at->second == "true";
}

std::vector<Name> own_names(const Options& options, Arena& arena) {
  std::vector<Name> own;
  const auto me = options.find("me");
  if (me == options.end()) return own;
  for (std::string_view rest = me->second; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const Name name = read_name_line(arena.copy(line), arena);
    if (!name.empty()) own.push_back(name);
  }
  return own;
}

bool is_one_of(const Name& name, const std::vector<Name>& own) {
  return std::any_of(own.begin(), own.end(),
                     [&](const Name& one) { return compatible(name, one) != Compatibility::different; });
}

std::optional<std::string> take_plain(Audit& audit, Field field) {
  const Text* text = audit.take_text(field);
  if (text == nullptr || text->plain.empty()) return std::nullopt;
  const bool styled =
      std::any_of(text->runs.begin(), text->runs.end(), [](const Run& run) { return run.style != Style::keep_case; });
  if (styled) audit.lost(spelling(field), text->plain, LossReason::altered, "plain text");
  return std::string(text->plain);
}

const Names* take_people(Audit& audit) {
  const Names* names = audit.take_names(Field::author);
  if (names != nullptr) return names;
  names = audit.take_names(Field::editor);
  if (names != nullptr) audit.lost("editor", plain_value(*names), LossReason::moved, "authors");
  return names;
}

void report_name_details(Audit& audit, const Names& names) {
  for (const Name& name : names.people) {
    if (!name.orcid.empty()) audit.lost("author", name.orcid, LossReason::dropped);
    for (const std::string_view place : name.affiliations) audit.lost("author", place, LossReason::dropped);
  }
  for (const Name& name : names.unlisted) audit.lost("author", display_name(name), LossReason::dropped);
}

std::string display_name(const Name& name) {
  std::string shown;
  names::append_display(name, shown);
  return shown;
}

std::optional<std::string> take_iso_date(Audit& audit) {
  const Date* date = audit.take_date(Field::issued);
  if (date == nullptr) return std::nullopt;
  const DatePoint& point = date->from;
  constexpr std::int32_t first_year = 1000;
  constexpr std::int32_t last_year = 2999;
  if (!point.has_year || point.year < first_year || point.year > last_year) {
    if (!date->empty()) audit.lost("issued", to_edtf(*date), LossReason::dropped);
    return std::nullopt;
  }
  std::string iso = fmt::format("{:04}", point.year);
  if (point.month != 0) iso += fmt::format("-{:02}", point.month);
  if (point.month != 0 && point.day != 0) iso += fmt::format("-{:02}", point.day);
  if (const std::string whole = to_edtf(*date); whole != iso) audit.lost("issued", whole, LossReason::truncated, iso);
  return iso;
}

std::string take_url(Audit& audit) {
  for (const Identifier& id : audit.record().identifiers) {
    if (id.relation != Relation::self || id.scheme == Scheme::doi || id.scheme == Scheme::arxiv) continue;
    const std::string address = address_of(id);
    if (!address.starts_with("http")) continue;
    audit.take(id);
    return address;
  }
  for (const Link& link : audit.record().links) {
    if (link.kind != LinkKind::page || !link.url.starts_with("http")) continue;
    audit.take(link);
    return std::string(link.url);
  }
  return {};
}

std::string take_venue(Audit& audit, std::string_view emphasis) {
  std::string out;
  if (const auto venue = take_plain(audit, Field::container_title))
    out.append(emphasis).append(*venue).append(emphasis);
  if (const auto volume = take_plain(audit, Field::volume)) out.append(out.empty() ? "" : " ").append(*volume);
  if (const auto issue = take_plain(audit, Field::issue)) out.append("(").append(*issue).append(")");
  if (const auto page = take_plain(audit, Field::page)) out.append(out.empty() ? "" : ", ").append(*page);
  if (!out.empty()) return out;
  if (const auto publisher = take_plain(audit, Field::publisher)) out = *publisher;
  return out;
}

}  // namespace opcit::cv
