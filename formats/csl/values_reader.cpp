#include "csl/values_reader.h"

#include <algorithm>
#include <array>
#include <string>

#include "opcit/name.h"

namespace opcit::csl {
namespace {

std::string_view path(ValueContext& context, std::string_view property, std::size_t number, std::string_view member) {
  std::string text(property);
  text += '/';
  text += std::to_string(number);
  text += '/';
  text += member;
  return context.arena.copy(text);
}

struct Part {
  std::string_view member;
  std::string_view Name::*place;
};
constexpr auto parts = std::to_array<Part>({{"family", &Name::family},
                                            {"given", &Name::given},
                                            {"dropping-particle", &Name::dropping_particle},
                                            {"non-dropping-particle", &Name::non_dropping_particle},
                                            {"suffix", &Name::suffix},
                                            {"literal", &Name::literal},
                                            {"name", &Name::literal},  // Crossref's organisations
                                            {"orcid", &Name::orcid},
                                            {"ORCID", &Name::orcid}});  // Crossref: a URL

/// Crossref: [{"name": "University of X", ..}]; ours: ["University of X"].
bool read_affiliations(json::Cursor& cursor, ValueContext& context, List& out) {
  context.strings.clear();
  json::Elements elements(cursor);
  while (elements.next()) {
    std::string_view text;
    if (cursor.peek() != '{') {
      if (!read_scalar(cursor, text)) return cursor.fail("an affiliation is expected here");
      context.strings.push_back(text);
      continue;
    }
    json::Members members(cursor);
    std::string_view name;
    while (members.next(name)) {
      std::string_view raw;
      if (name == "name" && cursor.peek() == '"') {
        cursor.string(text);
      } else {
        cursor.raw(raw);
      }
    }
    if (!text.empty()) context.strings.push_back(text);
  }
  out = context.arena.copy(context.strings);
  return !cursor.failed();
}

bool read_name_member(json::Cursor& cursor, ValueContext& context, std::string_view member, Name& out, bool& known) {
  known = true;
  if ((member == "affiliation" || member == "affiliations") && cursor.peek() == '[') {
    return read_affiliations(cursor, context, out.affiliations);
  }
  const auto part = std::ranges::find(parts, member, &Part::member);
  std::string_view text;
  if (part == parts.end() || !(out.*part->place).empty() || !read_scalar(cursor, text)) {
    known = false;
    return !cursor.failed();
  }
  out.*part->place = part->place == &Name::orcid ? bare_orcid(text) : text;
  return true;
}

/// True for the words with which other programs mark an incomplete list.
bool means_others(const Name& name) noexcept {
  constexpr auto words = std::to_array<std::string_view>({"others", "et al.", "et al", "..."});
  const std::string_view text = name.literal.empty() ? name.family : name.literal;
  return name.given.empty() && std::ranges::find(words, text) != words.end();
}

}  // namespace

std::string_view bare_orcid(std::string_view text) noexcept {
  constexpr std::string_view host = "orcid.org/";
  const std::size_t at = text.find(host);
  return at == std::string_view::npos ? text : text.substr(at + host.size());
}

bool read_scalar(json::Cursor& cursor, std::string_view& out) {
  const char c = cursor.peek();
  if (c == '"') return cursor.string(out);
  if (c == '{' || c == '[' || c == 0) return false;
  if (!cursor.scalar(out)) return false;
  if (out == "null") out = {};
  return true;
}

bool read_strings(json::Cursor& cursor, ValueContext& context, List& out) {
  context.strings.clear();
  json::Elements elements(cursor);
  while (elements.next()) {
    std::string_view text;
    if (!read_scalar(cursor, text)) return cursor.fail("a string is expected here");
    context.strings.push_back(text);
  }
  out = context.arena.copy(context.strings);
  return !cursor.failed();
}

bool read_name(json::Cursor& cursor, ValueContext& context, std::string_view property, std::size_t number, Name& out) {
  json::Members members(cursor);
  std::string_view member;
  while (members.next(member)) {
    bool known = false;
    if (!read_name_member(cursor, context, member, out, known)) return false;
    if (known) continue;
    std::string_view raw;
    if (!cursor.raw(raw)) return false;
    context.leftovers.push_back({path(context, property, number, member), raw});
  }
  return !cursor.failed();
}

bool read_names(json::Cursor& cursor, ValueContext& context, std::string_view property, Names& out) {
  context.people.clear();
  const auto read_one = [&] {
    Name name;
    if (cursor.peek() == '{') {
      if (!read_name(cursor, context, property, context.people.size(), name)) return false;
    } else {
      std::string_view text;
      if (!read_scalar(cursor, text)) return cursor.fail("a name is expected here");
      if (!text.empty()) name = parse_name(text, NameSyntax::display, context.arena);
    }
    if (!name.empty()) context.people.push_back(name);
    return true;
  };
  if (cursor.peek() != '[') {
    if (!read_one()) return false;
  } else {
    json::Elements elements(cursor);
    while (elements.next()) {
      if (!read_one()) return false;
    }
  }
  if (!context.people.empty() && means_others(context.people.back())) {
    context.people.pop_back();
    out.truncated = true;
  }
  out.people = context.arena.copy(context.people);
  return !cursor.failed();
}

}  // namespace opcit::csl
