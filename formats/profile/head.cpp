#include "profile/head.h"

#include <algorithm>

#include "base/ascii.h"
#include "model/arxiv_categories.h"
#include "model/dates/date.h"
#include "profile/dialects/page_date.h"
#include "profile/lines.h"
#include "profile/tables.h"

namespace opcit::profile {
namespace {

/// "CLyesterday", "CL3 мая 2024": the longest date in words at the start of `text`, if no lower-case letter follows
/// it.
std::optional<ListedDate> worded_date_at(std::string_view text) {
  constexpr std::size_t longest = 40;
  constexpr DatePoint any_day{2000, 1, 1, 0, true};
  for (std::size_t size = std::min(longest, text.size()); size >= 5; --size) {
    const std::string_view written = text.substr(0, size);
    const bool inside = size < text.size() && (ascii::is_lower(text[size]) || ascii::is_digit(text[size]));
    if (inside || trim(written).size() != size) continue;
    if (parse_relative_date(written, any_day)) return ListedDate{written, {}, true, true};
    const auto point = parse_page_date(written);
    if (point && point->month != 0) return ListedDate{written, *point, true, false};
  }
  return std::nullopt;
}

/// Skips spaces and the separators between the parts of a head.
std::string_view skip_separators(std::string_view text) noexcept {
  for (;;) {
    text = trim_front(text);
    const bool dot = text.starts_with("\xC2\xB7");
    const bool bullet = text.starts_with("\xE2\x80\xA2");
    const bool bar = text.starts_with('|') || text.starts_with(',') || text.starts_with("- ");
    if (!dot && !bullet && !bar) return text;
    text.remove_prefix(dot ? 2 : bullet ? 3 : 1);
  }
}

constexpr std::size_t longest_head = 160;
constexpr std::size_t longest_code = 24;
constexpr std::size_t most_badges = 6;

bool is_code_character(char c) noexcept { return ascii::is_letter(c) || c == '-' || c == '.'; }

bool is_known_code(std::string_view code) {
  return find_arxiv_category(code) != nullptr || !arxiv_categories_by_code(code).empty();
}

/// True if pages write codes like this ("LG", "AO-PH"), known or not.
bool is_page_style(std::string_view code) noexcept {
  if (code.size() < 2 || code.size() > longest_code || !ascii::is_upper(code[0]) || !ascii::is_upper(code.back()))
    return false;
  return std::ranges::none_of(code, ascii::is_lower);
}

/// True for a complete id ("cs.LG", "quant-ph"), which is never a word of prose.
bool is_full_id(std::string_view code) noexcept { return code.find_first_of(".-") != std::string_view::npos; }

enum class Strength : std::uint8_t { none, weak, sure };

/// How strong the evidence for a head is, if `code` precedes a date.
Strength strength_of(std::string_view code, bool glued) {
  if (code.size() < 2 || code.size() > longest_code) return Strength::none;
  if (is_known_code(code)) {
    return glued || is_page_style(code) || is_full_id(code) ? Strength::sure : Strength::weak;
  }
  if (!is_page_style(code)) return Strength::none;
  return glued ? Strength::sure : Strength::weak;
}

bool are_known_badges(std::string_view text) {
  return std::ranges::all_of(split_badges(text), [](const BadgeWord& word) { return find_badge(word.name); });
}

bool are_plausible_badges(std::string_view text) {
  if (text.empty()) return true;
  const std::vector<BadgeWord> words = split_badges(text);
  if (words.size() > most_badges) return false;
  return std::ranges::all_of(words, [](const BadgeWord& word) {
    return find_badge(word.name) != nullptr || !ascii::is_lower(word.written.front());
  });
}

/// The number of code characters at the start of `line`.
std::size_t code_run(std::string_view line) noexcept {
  return static_cast<std::size_t>(std::ranges::find_if_not(line, is_code_character) - line.begin());
}

/// The start of a month name that ends the run ("AO-PHSept." -> 5); the longest name counts. npos if not found.
std::size_t month_in_run(std::string_view run) noexcept {
  constexpr std::size_t shortest = 3;
  constexpr std::size_t longest = 10;  // "September."
  for (std::size_t size = std::min(longest, run.size()); size >= shortest; --size) {
    if (month_from_name(run.substr(run.size() - size))) return run.size() - size;
  }
  return std::string_view::npos;
}

/// The parts of a possible head.
struct Parts {
  std::string_view code;
  std::optional<ListedDate> date;
  std::string_view behind;
  bool glued = false;
};

std::optional<Parts> dated_at(std::string_view line, std::size_t code_end, bool glued) noexcept {
  const std::string_view rest = skip_separators(line.substr(code_end));
  const auto date = listed_date_at(rest);
  if (!date) return std::nullopt;
  return Parts{line.substr(0, code_end), date, trim(skip_separators(rest.substr(date->written.size()))), glued};
}

/// The same for dates in words; only a code in capitals can precede them.
std::optional<Parts> with_worded_date(std::string_view line, std::size_t run) {
  std::size_t capitals = 0;
  while (capitals < run && !ascii::is_lower(line[capitals])) ++capitals;
  for (const std::size_t end : {capitals, capitals - 1}) {
    if (end == 0 || end > run || !is_page_style(line.substr(0, end))) continue;
    const std::string_view rest = skip_separators(line.substr(end));
    const auto date = worded_date_at(rest);
    if (!date) continue;
    const bool glued = rest.data() == line.data() + end;
    return Parts{line.substr(0, end), date, trim(skip_separators(rest.substr(date->written.size()))), glued};
  }
  return std::nullopt;
}

/// "LGMai 3, 2024": a known code, then a word that is not an English month, a day and a year.
std::optional<Parts> with_foreign_month(std::string_view line, std::size_t run) {
  std::string_view behind = line.substr(run);
  std::size_t word = run;
  while (word > 0 && ascii::is_lower(line[word - 1])) --word;
  if (word < 3 || word == run || !ascii::is_upper(line[word - 1])) return std::nullopt;
  --word;
  const std::string_view day = take_word(behind);
  const auto year = take_word(behind);
  if (day.empty() || day.size() > 3 || !ascii::is_digit(day[0]) || year.size() < 4) return std::nullopt;
  if (!std::ranges::all_of(year.substr(0, 4), ascii::is_digit) || !is_page_style(line.substr(0, word)))
    return std::nullopt;
  const auto length = static_cast<std::size_t>(year.data() + 4 - (line.data() + word));
  const ListedDate date{line.substr(word, length), {}, false};
  return Parts{line.substr(0, word), date, trim(line.substr(word + length)), true};
}

std::optional<Parts> split_head(std::string_view line) {
  const std::size_t run = code_run(line);
  if (run < line.size() && ascii::is_digit(line[run])) {  // "LG2024-09-20", "LG20 Sep 2024"
    if (auto parts = dated_at(line, run, true)) return parts;
  }
  const std::size_t month = month_in_run(line.substr(0, run));
  if (month != std::string_view::npos) {
    if (auto parts = dated_at(line, month, true)) return parts;
  }
  if (run > 0 && run < line.size()) {
    if (auto parts = dated_at(line, run, false)) return parts;  // "LG Sep 20, 2024"
  }
  if (auto parts = with_worded_date(line, run)) return parts;
  return with_foreign_month(line, run);
}

/// A date alone must be complete. Otherwise "May 12" in a wrapped abstract would count.
bool is_whole(const ListedDate& date) noexcept { return date.valid && date.point.has_year && date.point.day != 0; }

std::optional<Head> undated_head(std::string_view line) {
  const std::size_t run = code_run(line);
  // "LGCode": the code ends before the last capital that precedes lower-case letters.
  std::size_t end = run;
  while (end > 0 && ascii::is_lower(line[end - 1])) --end;
  if (end < run && end > 0) --end;
  for (const std::size_t code_end : {run, end}) {
    const std::string_view badges = trim(skip_separators(line.substr(code_end)));
    if (!is_category_code(line.substr(0, code_end))) continue;
    if (are_known_badges(badges)) return Head{line, line.substr(0, code_end), std::nullopt, badges, true};
  }
  return std::nullopt;
}

}  // namespace

bool is_category_code(std::string_view text) {
  if (text.size() < 2 || text.size() > longest_code || code_run(text) != text.size()) return false;
  return (is_page_style(text) || is_full_id(text)) && is_known_code(text);
}

std::string_view without_marker(std::string_view line) noexcept {
  for (const std::string_view mark : {"\xE2\x80\xA2", "\xC2\xB7", "\xE2\x97\x8F", "-", "*"}) {
    if (!line.starts_with(mark) || blank_at_front(line.substr(mark.size())) == 0) continue;
    return trim_front(line.substr(mark.size()));
  }
  std::size_t end = line.starts_with('[') ? 1 : 0;
  const std::size_t first = end;
  while (end < line.size() && end < first + 4 && ascii::is_digit(line[end])) ++end;
  if (end == first || end + 1 >= line.size() || std::string_view(".)]").find(line[end]) == std::string_view::npos) {
    return line;
  }
  return blank_at_front(line.substr(end + 1)) == 0 ? line : trim_front(line.substr(end + 1));
}

std::optional<ListedDate> parse_date_line(std::string_view line) {
  auto date = listed_date_at(line);
  if (!date || date->written.size() != line.size()) date = worded_date_at(line);
  return date && date->written.size() == line.size() ? date : std::nullopt;
}

bool is_badge_line(std::string_view line) {
  constexpr std::size_t longest = 40;
  return line.size() <= longest && are_known_badges(line);
}

std::optional<Head> parse_head(std::string_view line) {
  line = without_marker(line);
  if (line.size() < 2 || line.size() > longest_head) return std::nullopt;
  if (!ascii::is_letter(line.front()) && !ascii::is_digit(line.front())) return std::nullopt;
  const auto parts = split_head(line);
  if (!parts) return undated_head(line);
  if (!are_plausible_badges(parts->behind)) return std::nullopt;
  const Head head{line, parts->code, parts->date, parts->behind, false};
  if (parts->code.empty()) {
    if (!is_whole(*parts->date) || !are_known_badges(parts->behind)) return std::nullopt;
    return Head{head.line, {}, head.date, head.badges, true};
  }
  const Strength strength = strength_of(parts->code, parts->glued);
  if (strength == Strength::none) return std::nullopt;
  return Head{head.line, head.code, head.date, head.badges, strength == Strength::weak};
}

}  // namespace opcit::profile
