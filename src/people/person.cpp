#include "people/person.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "base/trim.h"
#include "opcit/error.h"

namespace opcit::people {
namespace {

using Json = nlohmann::json;

/// A string or a list of strings.
std::vector<std::string> texts(const Json& file, const char* member) {
  const auto at = file.find(member);
  if (at == file.end() || at->is_null()) return {};
  if (at->is_string()) return {at->get<std::string>()};
  std::vector<std::string> list;
  if (!at->is_array()) throw IoError(fmt::format("invalid person file: '{}' is not a list", member));
  for (const Json& one : *at) {
    if (!one.is_string())
      throw IoError(fmt::format("invalid person file: '{}' has a value that is not a text", member));
    list.push_back(one.get<std::string>());
  }
  return list;
}

/// [first, last], or {"from": first, "to": last}, or one year.
void read_years(const Json& file, Person& person) {
  const auto at = file.find("years");
  if (at == file.end() || at->is_null()) return;
  std::vector<std::int32_t> years;
  const auto take = [&](const Json& year) {
    if (year.is_number_integer()) years.push_back(year.get<std::int32_t>());
  };
  if (at->is_array() || at->is_object()) {
    for (const Json& year : *at) take(year);
  } else {
    take(*at);
  }
  if (years.empty()) throw IoError("invalid person file: 'years' holds no year");
  person.first_year = *std::min_element(years.begin(), years.end());
  person.last_year = *std::max_element(years.begin(), years.end());
}

void put(const std::string& key, std::vector<std::string>& into, std::vector<std::string>& from) {
  std::erase(from, key);
  into.push_back(key);
}

/// False if the line belongs to the JSON object.
bool read_answer(std::string_view line, Person& person) {
  const bool accepted = line.starts_with("accept ");
  if (!accepted && !line.starts_with("reject ")) return false;
  const std::string key(ascii::trim(line.substr(line.find(' '))));
  if (key.empty()) return true;
  accepted ? put(key, person.in, person.out) : put(key, person.out, person.in);
  return true;
}

void append(std::vector<std::string>& list, const std::vector<std::string>& more) {
  list.insert(list.end(), more.begin(), more.end());
}

void read_object(const std::string& text, Person& person) {
  const Json file = Json::parse(text, nullptr, false);
  if (file.is_discarded() || !file.is_object()) throw IoError("invalid person file: not a JSON object");
  for (const char* member : {"name", "names", "variants"}) append(person.names, texts(file, member));
  for (const std::string& orcid : texts(file, "orcid")) {
    constexpr std::size_t length = 19;  // an address ends with the iD
    person.orcid = orcid.substr(orcid.size() > length ? orcid.size() - length : 0);
  }
  for (const char* member : {"coauthors", "co-authors"}) append(person.coauthors, texts(file, member));
  append(person.categories, texts(file, "categories"));
  for (const char* member : {"in", "accept"}) append(person.in, texts(file, member));
  for (const char* member : {"out", "reject"}) append(person.out, texts(file, member));
  read_years(file, person);
}

}  // namespace

Person read_person(std::string_view text) {
  Person answers;
  std::string object;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (!read_answer(ascii::trim(line), answers)) object.append(line).append(1, '\n');
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  Person person;
  if (!ascii::trim(object).empty()) read_object(object, person);
  for (const std::string& key : answers.in) put(key, person.in, person.out);
  for (const std::string& key : answers.out) put(key, person.out, person.in);
  return person;
}

}  // namespace opcit::people
