#include "profile/statistics.h"

#include <algorithm>

#include "profile/lines.h"
#include "profile/tables.h"

#include "base/ascii.h"

namespace opcit::profile {
namespace {

constexpr std::size_t longest_statistic = 48;

bool is_number_character(char c) noexcept { return ascii::is_digit(c) || c == '.' || c == ','; }
bool is_multiplier(char c) noexcept { return c == 'k' || c == 'K' || c == 'm' || c == 'M'; }

/// True for a text of letters, spaces, hyphens and digits that begins with a letter and has at least two letters.
bool is_label(std::string_view text) noexcept {
  if (text.size() < 2 || !ascii::is_letter(text.front())) return false;
  const auto fits = [](char c) {
    return ascii::is_letter(c) || ascii::is_digit(c) || c == ' ' || c == '-' || !is_ascii(c);
  };
  return std::ranges::all_of(text, fits) && std::ranges::count_if(text, ascii::is_letter) >= 2;
}

std::optional<Statistic> number_first(std::string_view line) noexcept {
  std::size_t end = 0;
  while (end < line.size() && is_number_character(line[end])) ++end;
  // "1.2kcitations": the letter belongs to the number if a known label follows.
  if (end + 1 < line.size() && is_multiplier(line[end]) && find_statistic(trim(line.substr(end + 1)))) ++end;
  if (end < line.size() && line[end] == '%') ++end;
  const std::string_view label = trim(line.substr(end));
  if (!is_label(label)) return std::nullopt;
  return Statistic{label, line.substr(0, end)};
}

std::optional<Statistic> label_first(std::string_view line) noexcept {
  std::size_t begin = line.size();
  if (line[begin - 1] == '%' || line[begin - 1] == '+' || is_multiplier(line[begin - 1])) --begin;
  while (begin > 0 && is_number_character(line[begin - 1])) --begin;
  if (begin == line.size() || !ascii::is_digit(line[begin])) return std::nullopt;
  std::string_view label = trim(line.substr(0, begin));
  if (label.ends_with(':')) label = trim(label.substr(0, label.size() - 1));
  if (!is_label(label)) return std::nullopt;
  return Statistic{label, line.substr(begin)};
}

}  // namespace

std::optional<Statistic> parse_statistic(std::string_view line) noexcept {
  if (line.size() < 3 || line.size() > longest_statistic) return std::nullopt;
  if (ascii::is_digit(line.front())) return number_first(line);
  return ascii::is_letter(line.front()) ? label_first(line) : std::nullopt;
}

bool is_h_index(const Statistic& statistic) noexcept { return ascii::equals_lower(statistic.label, "h-index"); }
bool is_paper_count(const Statistic& statistic) noexcept { return ascii::equals_lower(statistic.label, "papers"); }

std::optional<std::uint64_t> exact_value(std::string_view value) noexcept {
  std::uint64_t number = 0;
  std::size_t digits = 0;
  constexpr std::size_t most_digits = 18;
  for (std::size_t i = 0; i < value.size(); ++i) {
    // Three digits follow a thousands separator, up to the next one or the end.
    const bool separates = (value[i] == ',' || value[i] == '.') && (value.size() - i) % 4 == 0 && digits > 0;
    if (separates) continue;
    if (!ascii::is_digit(value[i]) || ++digits > most_digits) return std::nullopt;
    number = number * 10 + static_cast<std::uint64_t>(value[i] - '0');
  }
  if (digits == 0) return std::nullopt;
  return number;
}

}  // namespace opcit::profile
