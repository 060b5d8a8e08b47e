#include "model/identifiers.h"
#include "base/ascii.h"
#include "base/trim.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace opcit {
namespace {

bool drop_prefix(std::string_view& text, std::string_view lower_case) noexcept {
  if (!ascii::starts_with_lower(text, lower_case)) return false;
  text.remove_prefix(lower_case.size());
  return true;
}

template <std::size_t count>
void drop_any(std::string_view& text, const std::array<std::string_view, count>& prefixes) noexcept {
  for (const std::string_view prefix : prefixes) drop_prefix(text, prefix);
}

std::size_t count_digits(std::string_view text) noexcept {
  return static_cast<std::size_t>(std::ranges::find_if_not(text, ascii::is_digit) - text.begin());
}

bool is_month(std::string_view yymm) noexcept {
  const int month = (yymm[2] - '0') * 10 + (yymm[3] - '0');
  return month >= 1 && month <= 12;
}

/// True for "" and for "v" with a number without leading zero.
bool is_version(std::string_view text) noexcept {
  if (text.empty()) return true;
  return text.size() > 1 && text[0] == 'v' && text[1] != '0' && count_digits(text.substr(1)) == text.size() - 1;
}

std::optional<ArxivId> parse_new(std::string_view text) noexcept {
  if (count_digits(text) != 4 || text.size() < 9 || text[4] != '.' || !is_month(text)) return std::nullopt;
  const std::size_t number = count_digits(text.substr(5));
  // arXiv's scheme: four digits until the end of 2014, five since then.
  const bool five = text.substr(0, 4) >= "1501";
  if (text.substr(0, 4) < "0704" || number != (five ? 5U : 4U)) return std::nullopt;
  const std::string_view version = text.substr(5 + number);
  if (!is_version(version)) return std::nullopt;
  return ArxivId{text.substr(0, 5 + number), version};
}

bool is_archive(std::string_view name) noexcept {
  const std::size_t dot = name.find('.');
  const std::string_view archive = name.substr(0, dot);
  const auto part_of_name = [](char c) { return ascii::is_letter(c) || c == '-'; };
  if (archive.size() < 2 || !std::ranges::all_of(archive, part_of_name)) return false;
  return dot == std::string_view::npos ||
         (name.size() - dot >= 3 && std::ranges::all_of(name.substr(dot + 1), part_of_name));
}

std::optional<ArxivId> parse_old(std::string_view text) noexcept {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || !is_archive(text.substr(0, slash))) return std::nullopt;
  const std::string_view number = text.substr(slash + 1);
  if (count_digits(number) != 7 || !is_month(number) || !is_version(number.substr(7))) return std::nullopt;
  return ArxivId{text.substr(0, slash + 8), number.substr(7)};
}

}  // namespace

std::optional<ArxivId> parse_arxiv_id(std::string_view text) noexcept {
  text = ascii::trim_markup(text);
  drop_any(text, std::to_array<std::string_view>({"https://", "http://", "www.", "export.", "arxiv.org/abs/",
                                                  "arxiv.org/pdf/", "doi.org/", "10.48550/", "arxiv:", "arxiv."}));
  if (text.ends_with(".pdf")) text.remove_suffix(4);
  text = ascii::trim_markup(text);
  if (const auto id = parse_new(text)) return id;
  return parse_old(text);
}

std::optional<ArxivId> find_arxiv_id(std::string_view text) noexcept {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n,;"), text.size());
    std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.starts_with("abs/")) word.remove_prefix(4);
    while (word.ends_with('.') || word.ends_with(']') || word.ends_with(')')) word.remove_suffix(1);
    if (const auto id = parse_arxiv_id(word)) return id;
  }
  return std::nullopt;
}

std::string canonical_arxiv(std::string_view value) {
  const std::size_t slash = value.find('/');
  const std::size_t dot = value.find('.');
  if (slash == std::string_view::npos || dot == std::string_view::npos || dot > slash) return std::string(value);
  return std::string(value.substr(0, dot)) + std::string(value.substr(slash));
}

bool names_arxiv(std::string_view place) noexcept {
  return ascii::contains_lower(place, "arxiv") || ascii::equal_folded(place, "corr");
}

bool may_be_preprint(Kind kind) noexcept {
  constexpr std::array<Kind, 4> kinds = {Kind::document, Kind::webpage, Kind::manuscript, Kind::article_journal};
  return std::ranges::find(kinds, kind) != kinds.end();
}

bool is_arxiv_preprint(const Record& record) noexcept {
  return record.kind == Kind::article || (may_be_preprint(record.kind) && names_only_arxiv(record));
}

bool names_only_arxiv(const Record& record) noexcept {
  if (record.identifier(Scheme::arxiv) == nullptr) return false;
  const Text* container = record.text(Field::container_title);
  const std::string_view place = container == nullptr ? std::string_view() : container->plain;
  const bool is_blank = std::ranges::all_of(place, ascii::is_blank_or_control);
  if (!is_blank && !names_arxiv(place)) return false;
  return std::ranges::none_of(record.identifiers, [](const Identifier& id) {
    return id.scheme == Scheme::doi && id.relation == Relation::self && !bare_doi(id.value).empty() &&
           !ascii::starts_with_lower(id.value, "10.48550/");
  });
}

std::string arxiv_doi(std::string_view arxiv_value) { return std::string(arxiv_doi_prefix).append(arxiv_value); }

std::string_view bare_doi(std::string_view text) noexcept {
  text = ascii::trim_markup(text);
  drop_any(text,
           std::to_array<std::string_view>({"https://", "http://", "www.", "dx.doi.org/", "doi.org/", "doi:", "doi"}));
  text = ascii::trim_markup(text);
  const std::size_t slash = text.find('/');
  if (!text.starts_with("10.") || slash == std::string_view::npos || slash + 1 == text.size()) return {};
  return text;
}

namespace {

/// The start of "10.NNNN/" in the URL of a resolver; npos if not found.
std::size_t find_doi_in_address(std::string_view address) noexcept {
  for (std::size_t at = address.find("/10."); at != std::string_view::npos; at = address.find("/10.", at + 1)) {
    const std::size_t digits = count_digits(address.substr(at + 4));
    const std::string_view rest = address.substr(at + 4 + digits);
    const bool slash = rest.starts_with('/') || rest.starts_with('.') || ascii::starts_with_lower(rest, "%2f");
    if (digits >= 4 && slash) return at + 1;
  }
  return std::string_view::npos;
}

int hex_value(char c) noexcept {
  if (ascii::is_digit(c)) return c - '0';
  const char lower = ascii::to_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The character of an escape at the start of `text`, and the size of the escape in bytes. The character is 0 if the
/// escape is not valid.
struct Escape {
  char meant;
  std::size_t size;
};

std::optional<Escape> escape_at(std::string_view text) noexcept {
  constexpr auto entities =
      std::to_array<std::pair<std::string_view, char>>({{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}});
  for (const auto& [entity, meant] : entities) {
    if (text.starts_with(entity)) return Escape{meant, entity.size()};
  }
  if (text[0] == '\\') return Escape{0, 1};
  if (text[0] != '%' || text.size() < 3) return std::nullopt;
  const int high = hex_value(text[1]);
  const int low = hex_value(text[2]);
  const int value = high * 16 + low;
  return high < 0 || low < 0 || value <= ' ' || value > '~' ? std::nullopt
                                                            : std::optional(Escape{static_cast<char>(value), 3});
}

std::string_view without_escapes(std::string_view text, Arena& arena) {
  if (text.find_first_of("%&\\") == std::string_view::npos) return text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto escape = escape_at(text.substr(at));
    const char c = escape ? escape->meant : text[at];
    if (c != 0) out += c;
    at += escape ? escape->size : 1;
  }
  return out == text ? text : arena.copy(std::string_view(out));
}

}  // namespace

std::string_view parse_doi(std::string_view text, Arena& arena) {
  text = ascii::trim_markup(text);
  const bool is_address = text.find("://") != std::string_view::npos || text.starts_with("www.");
  const std::size_t at = is_address ? find_doi_in_address(text) : std::string_view::npos;
  if (at != std::string_view::npos) {
    text.remove_prefix(at);
    text = text.substr(0, text.find('?'));  // parameters of the resolver
  }
  return bare_doi(without_escapes(text, arena));
}

std::string_view parse_address(std::string_view text, Arena& arena) {
  constexpr std::string_view entity = "&amp;";
  if (!ascii::starts_with_lower(text, "http") || text.find(entity) == std::string_view::npos) return text;
  std::string out;
  while (!text.empty()) {
    const std::size_t at = std::min(text.find('&'), text.size());
    out += text.substr(0, at);
    text.remove_prefix(at);
    if (text.empty()) break;
    out += '&';
    text.remove_prefix(1);
    while (text.starts_with(entity.substr(1))) text.remove_prefix(entity.size() - 1);  // "&amp;amp;" was escaped twice
  }
  return arena.copy(std::string_view(out));
}

bool is_serial_number(std::string_view word) noexcept {
  std::size_t digits = 0;
  for (std::size_t at = 0; at < word.size(); ++at) {
    if (word[at] == '-') continue;
    const bool check = at + 1 == word.size() && ascii::to_lower(word[at]) == 'x';
    if (!ascii::is_digit(word[at]) && !check) return false;
    ++digits;
  }
  return digits == 8 || digits == 10 || digits == 13;
}

bool is_spaced_serial_list(std::string_view list) noexcept {
  std::size_t words = 0;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (end > 0 && !is_serial_number(list.substr(0, end))) return false;
    words += end > 0 ? 1U : 0U;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return words > 1;
}

std::optional<std::string_view> address_prefix(Scheme scheme) noexcept {
  struct Row {
    Scheme scheme;
    std::string_view prefix;
  };
  constexpr auto rows = std::to_array<Row>({{Scheme::doi, "https://doi.org/"},
                                            {Scheme::arxiv, "https://arxiv.org/abs/"},
                                            {Scheme::pmid, "https://pubmed.ncbi.nlm.nih.gov/"},
                                            {Scheme::pmcid, "https://www.ncbi.nlm.nih.gov/pmc/articles/"},
                                            {Scheme::handle, "https://hdl.handle.net/"},
                                            {Scheme::jstor, "https://www.jstor.org/stable/"},
                                            {Scheme::url, ""}});
  const auto row = std::ranges::find(rows, scheme, &Row::scheme);
  return row == rows.end() ? std::nullopt : std::optional(row->prefix);
}

std::string address_of(const Identifier& identifier) {
  const auto prefix = address_prefix(identifier.scheme);
  return prefix ? std::string(*prefix).append(identifier.value) : std::string();
}

}  // namespace opcit
