#include "profile/dialects/page_date.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "base/ascii.h"
#include "model/dates/date.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace {

struct MonthNames {
  std::uint8_t month;
  std::string_view names;  // ASCII letters in lower case, each name between spaces
};

// German, French, Spanish, Portuguese, Italian, Dutch, Polish, Czech, Swedish, Turkish and Russian: full names and
// abbreviations.
constexpr auto months = std::to_array<MonthNames>({
    {1,
     " januar jänner jan janvier janv enero ene janeiro gennaio gen januari stycznia styczeń sty ledna leden ocak"
     " января январь янв "},
    {2,
     " februar feb février fevrier févr fév febrero fevereiro fev febbraio februari lutego luty února únor şubat"
     " февраля февраль фев февр "},
    {3, " märz maerz mär mrz mars marzo mar março marco maart mrt marca marzec března březen mart марта март мар "},
    {4, " april apr avril avr abril abr aprile kwietnia kwiecień dubna duben nisan апреля апрель апр "},
    {5, " mai mayo may maio maggio mag mei maja maj května květen mayıs мая май "},
    {6, " juni juin junio jun junho giugno giu czerwca czerwiec června červen haziran июня июнь июн "},
    {7, " juli juillet juil julio jul julho luglio lug lipca lipiec července červenec temmuz июля июль июл "},
    {8, " august août aout agosto ago aug augustus augusti sierpnia sierpień srpna srpen ağustos августа август авг "},
    {9,
     " september septembre sept septiembre sep setiembre setembro set settembre września wrzesień září eylül"
     " сентября сентябрь сен сент "},
    {10,
     " oktober okt octobre oct octubre outubro out ottobre ott października październik října říjen ekim"
     " октября октябрь окт "},
    {11, " november nov novembre noviembre novembro listopada listopad listopadu kasım ноября ноябрь ноя нояб "},
    {12,
     " dezember dez décembre decembre déc dec diciembre dic dezembro dicembre december grudnia grudzień prosince"
     " prosinec aralık декабря декабрь дек "},
});

struct Unit {
  std::string_view stem;  // the start of the word
  int days, months, years;
};
constexpr auto units = std::to_array<Unit>({
    {"minute", 0, 0, 0}, {"hour", 0, 0, 0},  {"stunde", 0, 0, 0},  {"heure", 0, 0, 0},  {"hora", 0, 0, 0},
    {"day", 1, 0, 0},    {"tag", 1, 0, 0},   {"jour", 1, 0, 0},    {"día", 1, 0, 0},    {"dia", 1, 0, 0},
    {"giorn", 1, 0, 0},  {"dage", 1, 0, 0},  {"dagen", 1, 0, 0},   {"дн", 1, 0, 0},     {"день", 1, 0, 0},
    {"week", 7, 0, 0},   {"woche", 7, 0, 0}, {"semaine", 7, 0, 0}, {"semana", 7, 0, 0}, {"settiman", 7, 0, 0},
    {"недел", 7, 0, 0},  {"month", 0, 1, 0}, {"monat", 0, 1, 0},   {"mois", 0, 1, 0},   {"mes", 0, 1, 0},
    {"mês", 0, 1, 0},    {"maand", 0, 1, 0}, {"месяц", 0, 1, 0},   {"year", 0, 0, 1},   {"jahr", 0, 0, 1},
    {"an", 0, 0, 1},     {"año", 0, 0, 1},   {"ano", 0, 0, 1},     {"jaar", 0, 0, 1},   {"год", 0, 0, 1},
    {"лет", 0, 0, 1},
});

struct Number {
  int value = 0;
  std::size_t digits = 0;
};

Number number_in(std::string_view word) noexcept {
  Number number;
  while (number.digits < word.size() && number.digits < 5 && ascii::is_digit(word[number.digits])) {
    number.value = number.value * 10 + (word[number.digits++] - '0');
  }
  return number;
}

std::optional<DatePoint> make_point(int year, int month, int day) noexcept {
  if (month < 0 || month > 12 || (month == 0 && day != 0)) return std::nullopt;
  if (month != 0 && day > days_in_month(year, static_cast<std::uint8_t>(month))) return std::nullopt;
  return DatePoint{year, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day), 0, true};
}

/// A word of letters, or a number. Spaces and punctuation separate them.
struct Token {
  std::string_view text;
  bool number = false;
};

struct Tokens {
  std::array<Token, 6> all;
  std::size_t count = 0;
  bool dashes = false;  // numbers separated by - / or 年
};

bool is_separator(char c) noexcept { return std::string_view(" \t,.-/").find(c) != std::string_view::npos; }

std::optional<Tokens> tokens_of(std::string_view text) noexcept {
  Tokens tokens;
  while (!text.empty()) {
    const std::size_t blank = blank_at_front(text);
    if (blank > 0 || is_separator(text.front())) {
      tokens.dashes = tokens.dashes || text.front() == '-' || text.front() == '/';
      text.remove_prefix(std::max<std::size_t>(blank, 1));
      continue;
    }
    const bool number = ascii::is_digit(text.front());
    std::size_t end = 0;
    while (end < text.size() && ascii::is_digit(text[end]) == number && !is_separator(text[end]) &&
           blank_at_front(text.substr(end)) == 0)
      ++end;
    if (tokens.count == tokens.all.size()) return std::nullopt;
    tokens.all[tokens.count++] = {text.substr(0, end), number};
    text.remove_prefix(end);
  }
  return tokens;
}

bool is_filler(std::string_view word) noexcept {
  static constexpr auto fillers = std::to_array<std::string_view>(
      {"de", "del", "di", "of", "st", "nd", "rd", "th", "er", "год", "г", "年", "月", "日", "년", "월", "일"});
  return std::ranges::any_of(fillers, [word](std::string_view filler) { return ascii::equals_lower(word, filler); });
}

}  // namespace

bool is_year(std::string_view text) noexcept {
  return text.size() == 4 && std::ranges::all_of(text, ascii::is_digit) && text[0] >= '1' && text < "2100";
}

std::optional<std::uint8_t> month_in_any_language(std::string_view word) noexcept {
  if (word.ends_with('.')) word.remove_suffix(1);
  constexpr std::size_t longest = 24;
  if (word.size() < 3 || word.size() > longest || word.find(' ') != std::string_view::npos) return std::nullopt;
  if (const auto english = month_from_name(word)) return english;
  for (const MonthNames& row : months) {
    for (std::size_t at = row.names.find(' '); at + 1 < row.names.size(); at = row.names.find(' ', at + 1)) {
      const std::string_view name = row.names.substr(at + 1, row.names.find(' ', at + 1) - at - 1);
      if (ascii::equals_lower(word, name)) return row.month;
    }
  }
  return std::nullopt;
}

std::optional<DatePoint> parse_page_date(std::string_view text) noexcept {
  constexpr std::size_t longest = 48;
  if (text.empty() || text.size() > longest) return std::nullopt;
  const auto tokens = tokens_of(text);
  if (!tokens) return std::nullopt;
  int year = 0;
  int month = 0;
  int day = 0;
  std::size_t numbers = 0;
  for (std::size_t i = 0; i < tokens->count; ++i) {
    const Token& token = tokens->all[i];
    if (!token.number) {
      if (is_filler(token.text)) continue;
      const auto named = month_in_any_language(token.text);
      if (!named || month != 0) return std::nullopt;
      month = *named;
    } else if (token.text.size() == 4 && is_year(token.text) && year == 0) {
      year = number_in(token.text).value;
    } else if (token.text.size() <= 2) {
      // In dates with numbers only, just the order year, month, day is certain.
      int& slot = month == 0 && year != 0 && numbers == 0 ? month : day;
      if (slot != 0 || number_in(token.text).value == 0) return std::nullopt;
      slot = number_in(token.text).value;
      ++numbers;
    } else {
      return std::nullopt;
    }
  }
  if (year == 0 || (day != 0 && month == 0)) return std::nullopt;
  return make_point(year, month, day);
}

std::optional<DatePoint> parse_relative_date(std::string_view text, const DatePoint& as_of) noexcept {
  namespace chrono = std::chrono;
  constexpr std::size_t longest = 40;
  if (text.size() > longest) return std::nullopt;
  static constexpr auto days = std::to_array<std::pair<std::string_view, int>>(
      {{"today", 0}, {"yesterday", 1}, {"heute", 0}, {"gestern", 1}, {"hier", 1}, {"ayer", 1}, {"вчера", 1}});
  int count = -1;
  const Unit* unit = nullptr;
  bool ago = false;
  const auto named =
      std::ranges::find_if(days, [text](const auto& row) { return ascii::equals_lower(text, row.first); });
  constexpr Unit day_unit{"day", 1, 0, 0};
  if (named != days.end()) {
    count = named->second;
    unit = &day_unit;
    ago = true;
  }
  static constexpr auto past = std::to_array<std::string_view>(
      {"ago", "vor", "il", "hace", "há", "fa", "geleden", "назад", "sedan", "siden", "temu"});
  std::string_view rest = text;
  for (std::string_view word = take_word(rest); !word.empty() && named == days.end(); word = take_word(rest)) {
    const auto is_word = [word](std::string_view known) { return ascii::equals_lower(word, known); };
    const auto begins = [word](const Unit& row) { return ascii::starts_with_lower(word, row.stem); };
    const Number number = number_in(word);
    if (number.digits > 0 && number.digits == word.size() && number.digits < 5) {
      count = number.value;
    } else if (is_word("a") || is_word("an") || is_word("one") || is_word("einem") || is_word("einer")) {
      count = 1;
    } else if (std::ranges::any_of(past, is_word)) {
      ago = true;
    } else if (const auto found = std::ranges::find_if(units, begins); found != units.end() && unit == nullptr) {
      unit = &*found;
    } else if (!is_word("y") && !is_word("a")) {
      return std::nullopt;
    }
  }
  if (!ago || unit == nullptr || count < 0) return std::nullopt;
  const chrono::year_month_day today(chrono::year(as_of.year), chrono::month(as_of.month), chrono::day(as_of.day));
  if (unit->years != 0) return DatePoint{as_of.year - count, 0, 0, 0, true};
  if (unit->months != 0) {
    const auto month = chrono::year_month(today.year(), today.month()) - chrono::months(count);
    return make_point(static_cast<int>(month.year()), static_cast<int>(static_cast<unsigned>(month.month())), 0);
  }
  const chrono::year_month_day day(chrono::sys_days(today) - chrono::days(count * unit->days));
  return make_point(static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
                    static_cast<int>(static_cast<unsigned>(day.day())));
}

}  // namespace opcit::profile
