#include "profile/dialects/shapes.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "profile/dialects/page.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace {

/// The word that ends before `at`.
std::string_view word_before(std::string_view text, std::size_t at) noexcept {
  std::size_t begin = at;
  while (begin > 0 && (ascii::is_alphanumeric(text[begin - 1]) || !is_ascii(text[begin - 1]))) --begin;
  return text.substr(begin, at - begin);
}

std::size_t code_points(std::string_view word) noexcept {
  return static_cast<std::size_t>(std::ranges::count_if(word, [](char c) { return (c & '\xC0') != '\x80'; }));
}

bool is_name_abbreviation(std::string_view word) noexcept {
  static constexpr auto known = std::to_array<std::string_view>({"Jr", "Sr", "Th", "Ch", "St", "Yu", "Md", "Dr"});
  return code_points(word) == 1 || std::ranges::find(known, word) != known.end();
}

bool is_title_abbreviation(std::string_view word) noexcept {
  static constexpr auto known = std::to_array<std::string_view>({"vs", "etc", "St", "Dr", "cf", "eg", "ie", "approx"});
  return std::ranges::find(known, word) != known.end();
}

}  // namespace

AuthorsFirst split_authors_first(std::string_view text) noexcept {
  for (std::size_t at = text.find('.'); at != nowhere; at = text.find('.', at + 1)) {
    std::size_t after = at + 1;
    while (after < text.size() && text[after] == '.') ++after;  // "et al.."
    if (after < text.size() && blank_at_front(text.substr(after)) == 0) continue;
    const std::string_view word = word_before(text, at);
    if (is_name_abbreviation(word) && after == at + 1) continue;
    return {text.substr(0, word == "al" ? at + 1 : at), trim(text.substr(after))};
  }
  return {{}, text};
}

TitleFirst split_title_first(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (std::string_view(".?!").find(text[at]) == nowhere) continue;
    if (at + 1 < text.size() && blank_at_front(text.substr(at + 1)) == 0) continue;
    if (text[at] == '.' && is_title_abbreviation(word_before(text, at))) continue;
    // A lower-case letter continues the sentence.
    const std::string_view rest = trim(text.substr(at + 1));
    const bool venue = rest.starts_with("in ");
    if (!rest.empty() && ascii::is_lower(rest.front()) && text[at] != '.' && !venue) continue;
    return {text.substr(0, text[at] == '.' ? at : at + 1), rest};
  }
  return {text, {}};
}

}  // namespace opcit::profile
