#include "orcid/own_extra.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "model/dates/date.h"
#include "orcid/limits.h"
#include "orcid/tables.h"

namespace opcit::orcid {
namespace {

/// "18:30:00", "18:30:00.123".
bool is_time(std::string_view text) noexcept {
  if (text.size() < 8 || text[2] != ':' || text[5] != ':') return false;
  for (const std::size_t i : {0U, 1U, 3U, 4U, 6U, 7U}) {
    if (!ascii::is_digit(text[i])) return false;
  }
  if (text.substr(0, 2) > "23" || text.substr(3, 2) > "59" || text.substr(6, 2) > "59") return false;
  if (text.size() == 8) return true;
  return text[8] == '.' && text.size() > 9 && std::ranges::all_of(text.substr(9), ascii::is_digit);
}

/// True for an xs:dateTime with a year of four digits.
bool is_date_time(std::string_view text) noexcept {
  if (text.size() < 19 || text[10] != 'T' || !parse_iso_day(text.substr(0, 10))) return false;
  std::string_view time = text.substr(11);
  const std::size_t zone = time.find_first_of("+-");
  if (time.ends_with('Z')) {
    time.remove_suffix(1);
  } else if (zone != std::string_view::npos) {
    const std::string_view offset = time.substr(zone + 1);
    if (offset.size() != 5 || !is_time(std::string(offset) + ":00") || offset.substr(0, 2) > "13") return false;
    time = time.substr(0, zone);
  }
  return is_time(time);
}

/// True for the id of a client program: "APP-" and sixteen letters or digits.
bool is_client_id(std::string_view id) noexcept {
  if (!id.starts_with("APP-") || id.size() != 20) return false;
  return std::ranges::all_of(
      id.substr(4), [](char c) { return ascii::is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

bool is_party_uri(std::string_view uri, bool client) noexcept {
  constexpr std::string_view scheme = "https://";
  if (!uri.starts_with(scheme)) return false;
  const std::string_view rest = uri.substr(scheme.size());
  const std::size_t slash = rest.find('/');
  if (slash == std::string_view::npos || !rest.substr(0, slash).ends_with("orcid.org")) return false;
  constexpr std::string_view folder = "client/";
  const std::string_view path = rest.substr(slash + 1);
  if (!client) return is_orcid_id(path);
  const std::string_view id = path.starts_with(folder) ? path.substr(folder.size()) : std::string_view();
  return is_orcid_id(id) || is_client_id(id);
}

}  // namespace

OwnExtra::OwnExtra(Audit& audit) : audit_(audit) {
  for (const Extra& extra : audit.record().extra) {
    if (extra.format == "orcid") extra_.emplace(extra.tag, &extra);
  }
}

std::string_view OwnExtra::peek(std::string_view tag) const {
  const auto found = extra_.find(tag);
  return found == extra_.end() ? std::string_view() : found->second->value;
}

std::string_view OwnExtra::take(std::string_view tag) {
  const auto found = extra_.find(tag);
  if (found == extra_.end()) return {};
  audit_.take(*found->second);
  return found->second->value;
}

std::string_view OwnExtra::put_code() {
  const std::string_view value = peek(tag::put_code);
  const bool number = !value.empty() && std::ranges::all_of(value, ascii::is_digit);
  return number ? take(tag::put_code) : std::string_view();
}

std::string_view OwnExtra::visibility(std::string_view tag) {
  constexpr auto values = std::to_array<std::string_view>({"public", "private", "limited", "registered-only"});
  const bool known = std::ranges::find(values, peek(tag)) != values.end();
  return known ? take(tag) : std::string_view();
}

void OwnExtra::write_history(xml::Emitter& xml) {
  for (const std::string_view name : {"created-date", "last-modified-date"}) {
    if (is_date_time(peek(name))) xml.leaf("common:" + std::string(name), take(name));
  }
  bool has_source = false;
  each("source/", [&](const Extra&) { has_source = true; });
  if (has_source) write_source(xml);
}

void OwnExtra::write_source(xml::Emitter& xml) {
  xml.open("common:source");
  for (const std::string_view part : {"source", "assertion-origin"}) {
    const std::string prefix(part);
    const std::string person = "source/" + prefix + "-orcid";
    const bool is_person = !peek(person + "/uri").empty() || !peek(person + "/path").empty();
    write_party(xml, prefix + (is_person ? "-orcid" : "-client-id"));
    const std::string name = "source/" + prefix + "-name";
    if (!is_blank(peek(name))) xml.leaf("common:" + prefix + "-name", take(name));
  }
  xml.close("common:source");
}

void OwnExtra::write_party(xml::Emitter& xml, std::string_view name) {
  const bool client = name.ends_with("client-id");
  const std::string at = "source/" + std::string(name);
  const std::string element = "common:" + std::string(name);
  const std::string_view path = peek(at + "/path");
  const bool has_uri = is_party_uri(peek(at + "/uri"), client);
  const bool has_path = is_orcid_id(path) || (client && is_client_id(path));
  if (!has_uri && !has_path) return;
  xml.open(element);
  if (has_uri) xml.leaf("common:uri", take(at + "/uri"));
  if (has_path) xml.leaf("common:path", take(at + "/path"));
  if (const std::string_view host = take(at + "/host"); !host.empty()) xml.leaf("common:host", host);
  xml.close(element);
}

}  // namespace opcit::orcid
