#include "faults/repairs.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "base/trim.h"
#include "base/utf8.h"
#include "faults/characters.h"
#include "faults/name_list.h"
#include "faults/specials.h"
#include "faults/values.h"
#include "opcit/diagnostic_codes.h"

namespace opcit::faults {
namespace {

constexpr auto name_fields =
    std::to_array<std::string_view>({"annotator", "author", "bookauthor", "commentator", "editor", "editora", "editorb",
                                     "editorc", "foreword", "introduction", "translator"});
/// Values that are no text.
constexpr auto verbatim_fields = std::to_array<std::string_view>(
    {"crossref", "doi", "eprint", "file", "ids", "pdf", "related", "url", "urlraw", "xdata", "xref"});
constexpr auto doi_fields = std::to_array<std::string_view>({"ee", "howpublished", "note", "url"});

bool holds(std::span<const std::string_view> names, std::string_view field) noexcept {
  return std::ranges::any_of(names, [&](std::string_view name) { return ascii::equals_lower(field, name); });
}

template <const char* name>
bool is_named(std::string_view field) noexcept {
  return ascii::equals_lower(field, name);
}
constexpr char doi[] = "doi";
constexpr char isbn[] = "isbn";
constexpr char issn[] = "issn";
constexpr char pages[] = "pages";

bool holds_text(std::string_view field) noexcept { return !holds(verbatim_fields, field); }
bool holds_names(std::string_view field) noexcept { return holds(name_fields, field); }

/// The DOI after a prefix of resolvers; empty where there is no prefix, or the rest may be written as an address.
std::string_view doi_after_prefix(std::string_view text) noexcept {
  constexpr auto prefixes = std::to_array<std::string_view>(
      {"https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "https://www.doi.org/",
       "http://www.doi.org/", "doi.org/", "dx.doi.org/", "doi:", "doi "});
  text = ascii::trim(text);
  const auto prefix =
      std::ranges::find_if(prefixes, [&](std::string_view each) { return ascii::starts_with_lower(text, each); });
  if (prefix == prefixes.end()) return {};
  const std::string_view rest = ascii::trim(text.substr(prefix->size()));
  const bool is_address = rest.find_first_of("%?#{}") != std::string_view::npos;
  return is_doi(rest) && !is_address ? rest : std::string_view();
}

std::string without_prefix(std::string_view tex) {
  const std::string_view found = doi_after_prefix(tex);
  return std::string(found.empty() ? tex : found);
}

std::string usual_issn(std::string_view tex) {
  std::string digits;
  for (const char c : tex) {
    if (ascii::is_digit(c)) digits += c;
  }
  const bool ends_with_x = ascii::trim(tex).ends_with('x') || ascii::trim(tex).ends_with('X');
  if (!is_issn(tex) || tex.find('(') != std::string_view::npos || digits.size() + (ends_with_x ? 1U : 0U) != 8)
    return std::string(tex);
  if (ends_with_x) digits += 'X';
  return digits.insert(4, "-");
}

/// Where hyphens belong is decided by the registry, so only what is there becomes a hyphen.
std::string usual_isbn(std::string_view tex) {
  if (!is_isbn(tex) || tex.find('(') != std::string_view::npos) return std::string(tex);
  std::string usual;
  for (const char c : ascii::trim(tex)) {
    if (ascii::is_digit(c)) {
      usual += c;
    } else if (c == 'x' || c == 'X') {
      usual += 'X';
    } else if (!usual.empty() && usual.back() != '-') {
      usual += '-';
    }
  }
  return usual;
}

std::string escape_specials(std::string_view tex) {
  std::string out(tex);
  if (tex.find("\\begin") != std::string_view::npos) return out;
  std::vector<std::size_t> places = bare_specials(tex);
  std::erase_if(places, [&](std::size_t at) { return tex[at] == '_' || tex[at] == '^'; });
  for (auto at = places.rbegin(); at != places.rend(); ++at) out.insert(*at, "\\");
  return out;
}

constexpr auto table = std::to_array<Repair>({
    {Code::mojibake, false, holds_text, decode_again},
    {Code::not_nfc, false, holds_text, compose_all},
    {Code::invisible_character, false, holds_text, remove_invisible},
    {Code::html_remains, false, holds_text, replace_references},
    {Code::bare_special, false, holds_text, escape_specials},
    {Code::untidy_names, true, holds_names, tidy_names},
    {Code::page_dash, true, is_named<pages>, usual_pages},
    {Code::doi_prefix, true, is_named<doi>, without_prefix},
    {Code::isbn_spelling, true, is_named<isbn>, usual_isbn},
    {Code::issn_spelling, true, is_named<issn>, usual_issn},
});

}  // namespace

std::span<const Repair> repairs() noexcept { return table; }

std::string_view misplaced_doi(std::string_view field, std::string_view tex) noexcept {
  return holds(doi_fields, field) ? doi_after_prefix(tex) : std::string_view();
}

}  // namespace opcit::faults
