#include "model/identifiers.h"
#include "base/ascii.h"

#include <algorithm>
#include <array>
#include <cstddef>

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

std::string_view trim(std::string_view text) noexcept {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text.empty() ? std::string_view() : text;
}

std::size_t count_digits(std::string_view text) noexcept {
  return static_cast<std::size_t>(std::ranges::find_if_not(text, ascii::is_digit) - text.begin());
}

bool is_month(std::string_view yymm) noexcept {
  const int month = (yymm[2] - '0') * 10 + (yymm[3] - '0');
  return month >= 1 && month <= 12;
}

/// "" or "v" and a number without leading zero.
bool is_version(std::string_view text) noexcept {
  if (text.empty()) return true;
  return text.size() > 1 && text[0] == 'v' && text[1] != '0' && count_digits(text.substr(1)) == text.size() - 1;
}

std::optional<ArxivId> parse_new(std::string_view text) noexcept {
  if (count_digits(text) != 4 || text.size() < 9 || text[4] != '.' || !is_month(text)) return std::nullopt;
  const std::size_t number = count_digits(text.substr(5));
  // Four digits until the end of 2014, five since (arXiv's identifier scheme).
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
  text = trim(text);
  drop_any(text, std::to_array<std::string_view>({"https://", "http://", "www.", "export.", "arxiv.org/abs/",
                                                  "arxiv.org/pdf/", "doi.org/", "10.48550/", "arxiv:", "arxiv."}));
  if (text.ends_with(".pdf")) text.remove_suffix(4);
  text = trim(text);
  if (const auto id = parse_new(text)) return id;
  return parse_old(text);
}

std::string canonical_arxiv(std::string_view value) {
  const std::size_t slash = value.find('/');
  const std::size_t dot = value.find('.');
  if (slash == std::string_view::npos || dot == std::string_view::npos || dot > slash) return std::string(value);
  return std::string(value.substr(0, dot)) + std::string(value.substr(slash));
}

std::string arxiv_doi(std::string_view arxiv_value) { return std::string(arxiv_doi_prefix).append(arxiv_value); }

std::string_view bare_doi(std::string_view text) noexcept {
  text = trim(text);
  drop_any(text,
           std::to_array<std::string_view>({"https://", "http://", "www.", "dx.doi.org/", "doi.org/", "doi:", "doi"}));
  text = trim(text);
  const std::size_t slash = text.find('/');
  if (!text.starts_with("10.") || slash == std::string_view::npos || slash + 1 == text.size()) return {};
  return text;
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
