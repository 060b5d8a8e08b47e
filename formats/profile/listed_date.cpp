#include "profile/listed_date.h"

#include <algorithm>

#include "base/ascii.h"
#include "model/dates/date.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace {

/// Reads a date from left to right. Each take_*() only advances if it succeeds.
class DateCursor {
 public:
  explicit DateCursor(std::string_view text) noexcept : text_(text) {}

  std::size_t position() const noexcept { return position_; }
  std::string_view rest() const noexcept { return text_.substr(position_); }

  void skip_blanks() noexcept { position_ = text_.size() - trim_front(rest()).size(); }
  bool take(char c) noexcept {
    if (!rest().starts_with(c)) return false;
    ++position_;
    return true;
  }
  /// A number of `least` to `most` digits, with no digit after it.
  std::optional<int> take_number(std::size_t least, std::size_t most) noexcept {
    int value = 0;
    std::size_t count = 0;
    for (const std::string_view digits = rest(); count < digits.size() && ascii::is_digit(digits[count]); ++count) {
      if (count == most) return std::nullopt;
      value = value * 10 + (digits[count] - '0');
    }
    if (count < least) return std::nullopt;
    position_ += count;
    return value;
  }
  std::optional<std::uint8_t> take_month() noexcept {
    const std::string_view text = rest();
    const auto letters = static_cast<std::size_t>(std::ranges::find_if_not(text, ascii::is_letter) - text.begin());
    const auto month = month_from_name(text.substr(0, letters));
    if (!month) return std::nullopt;
    position_ += letters;
    take('.');
    return month;
  }
  void skip_ordinal() noexcept {
    const std::string_view text = rest();
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
      if (text.starts_with(ending) && (text.size() == 2 || !ascii::is_lower(text[2]))) position_ += 2;
    }
  }
  /// A year after spaces and an optional comma.
  std::optional<int> take_year() noexcept {
    const std::size_t before = position_;
    skip_blanks();
    if (take(',')) skip_blanks();
    const auto year = take_number(4, 4);
    if (!year) position_ = before;
    return year;
  }

 private:
  std::string_view text_;
  std::size_t position_ = 0;
};

/// Accepts any numbers; `day` is 0 for a date without a day.
std::optional<ListedDate> make_date(std::string_view written, std::optional<int> year, int month, int day,
                                    bool has_day) noexcept {
  ListedDate date{written, {}, true};
  constexpr int leap_year = 2000;  // without a year, February has 29 days
  constexpr int first_year = 1900;
  const int first_day = has_day ? 1 : 0;
  date.valid = year.value_or(leap_year) >= first_year && month >= 1 && month <= 12 && day >= first_day &&
               day <= days_in_month(year.value_or(leap_year), static_cast<std::uint8_t>(std::clamp(month, 1, 12)));
  if (!date.valid) return date;
  date.point = {year.value_or(0), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day), 0,
                year.has_value()};
  return date;
}

/// Reads "Sep 20, 2024", "Sep 20", "Sep 2024".
std::optional<ListedDate> month_first(std::string_view text) noexcept {
  DateCursor cursor(text);
  const auto month = cursor.take_month();
  if (!month) return std::nullopt;
  cursor.skip_blanks();
  if (const auto day = cursor.take_number(1, 2)) {
    cursor.skip_ordinal();
    const auto year = cursor.take_year();
    return make_date(text.substr(0, cursor.position()), year, *month, *day, true);
  }
  const auto year = cursor.take_year();
  if (!year) return std::nullopt;
  return make_date(text.substr(0, cursor.position()), year, *month, 0, false);
}

/// Reads "20 Sep 2024", "20 Sep".
std::optional<ListedDate> day_first(std::string_view text) noexcept {
  DateCursor cursor(text);
  const auto day = cursor.take_number(1, 2);
  if (!day) return std::nullopt;
  cursor.skip_ordinal();
  cursor.take('.');
  cursor.skip_blanks();
  const auto month = cursor.take_month();
  if (!month) return std::nullopt;
  const auto year = cursor.take_year();
  return make_date(text.substr(0, cursor.position()), year, *month, *day, true);
}

/// Reads "2024-09-20", "2024/9/20", "2024.09.20", "2024-09".
std::optional<ListedDate> year_first(std::string_view text) noexcept {
  DateCursor cursor(text);
  const auto year = cursor.take_number(4, 4);
  if (!year || cursor.rest().empty()) return std::nullopt;
  const char separator = cursor.rest().front();
  if (separator != '-' && separator != '/' && separator != '.') return std::nullopt;
  cursor.take(separator);
  const auto month = cursor.take_number(1, 2);
  if (!month) return std::nullopt;
  const bool has_day = cursor.take(separator);
  const auto day = has_day ? cursor.take_number(1, 2) : 0;
  if (!day || (!has_day && separator != '-')) return std::nullopt;
  return make_date(text.substr(0, cursor.position()), year, *month, *day, has_day);
}

}  // namespace

std::optional<ListedDate> listed_date_at(std::string_view text) noexcept {
  if (text.empty()) return std::nullopt;
  if (ascii::is_letter(text.front())) return month_first(text);
  if (!ascii::is_digit(text.front())) return std::nullopt;
  const auto date = year_first(text);
  return date ? date : day_first(text);
}

std::int32_t infer_year(const DatePoint& day, const DatePoint& as_of) noexcept {
  const int wanted = day.month * 100 + day.day;
  const int limit = as_of.month * 100 + as_of.day;
  std::int32_t year = wanted <= limit ? as_of.year : as_of.year - 1;
  while (day.month == 2 && day.day == 29 && !is_leap_year(year)) --year;
  return year;
}

}  // namespace opcit::profile
