#include "ris/dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "base/small_vector.h"
#include "model/dates/date.h"
#include "model/dates/written.h"
#include "ris/values.h"

namespace opcit::ris {
namespace {

void append_number(std::string& out, std::string_view pattern, int value) {
  fmt::format_to(std::back_inserter(out), fmt::runtime(pattern), value);
}

void append_word(std::string& out, std::string_view word) {
  if (!out.ends_with('/')) out += ' ';
  out += word;
}

/// The precision of a date: one point each for month, day, end and uncertainty.
int exactness(const Date& date) noexcept {
  return (date.from.month != 0 || date.from.season != 0 ? 1 : 0) + (date.from.day != 0 ? 1 : 0) +
         (date.to.has_year ? 1 : 0) + (date.circa || date.uncertain ? 1 : 0);
}

/// True for "0000", "///", "0000/00/00", which database exports write for a missing date.
bool says_nothing(std::string_view text) noexcept { return text.find_first_not_of("0/- ") == text.npos; }

bool is_year_zero(const WrittenDate& written) noexcept { return written.has_year() && written.date.from.year == 0; }

/// Takes month and day from `day`, which has no year.
void complete(Date& date, const Date& day) noexcept {
  date.from.month = day.from.month;
  date.from.day = day.from.day;
  date.from.season = day.from.season;
  date.range = day.range;
  if (!day.range) return;
  date.to = day.to;
  date.to.has_year = true;
  date.to.year = date.from.year;
}

}  // namespace

ChosenDate choose_date(std::span<DateLine> lines) {
  std::optional<std::size_t> best;
  Date date;
  Few<std::optional<WrittenDate>, 4> all;
  for (const DateLine& line : lines) all.push_back(parse_written_date(line.text));
  const auto consider = [&](bool is_da) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if ((lines[i].tag == "DA") != is_da) continue;
      const std::optional<WrittenDate>& written = all[i];
      if (!written || !written->has_year() || is_year_zero(*written)) continue;
      const bool better =
          !best || (written->date.from.year == date.from.year && exactness(written->date) > exactness(date));
      if (!better) continue;
      best = i;
      date = written->date;
    }
  };
  consider(true);
  consider(false);
  for (DateLine& line : lines) {
    if (says_nothing(line.text)) line.said = true;
  }
  if (!best) {
    const auto literal = std::ranges::find(lines, false, &DateLine::said);
    if (literal == lines.end()) return {};
    literal->said = true;
    return {Date{.literal = literal->text}, static_cast<std::size_t>(literal - lines.begin())};
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    DateLine& line = lines[i];
    const std::optional<WrittenDate>& written = all[i];
    if (!written || !written->rest.empty()) continue;
    if (!written->has_year() && date.from.month == 0) {
      complete(date, written->date);
      line.said = true;
    } else if (written->has_year() && written->date.from.year == date.from.year) {
      line.said = exactness(written->date) < exactness(date) || written->date.from == date.from;
    }
  }
  lines[*best].said = true;
  return {date, *best};
}

namespace {

bool same_date(const Date& a, const Date& b) noexcept {
  return a.from == b.from && a.to == b.to && a.range == b.range && a.circa == b.circa && a.uncertain == b.uncertain &&
         a.literal == b.literal;
}

std::string year_of(const Date& date) {
  std::string out;
  if (date.from.has_year) {
    append_number(out, "{:04}", date.from.year);
  } else {
    append_as_line(to_edtf(date), out);
  }
  return out;
}

bool needs_full_date(const Date& date) noexcept {
  if (!date.from.has_year) return false;
  return date.from.month != 0 || date.from.season != 0 || date.to.has_year || date.circa || date.uncertain;
}

void append_full(const Date& date, std::string& out) {
  constexpr std::array<std::string_view, 5> seasons = {"", "Spring", "Summer", "Autumn", "Winter"};
  if (!date.from.has_year) {
    append_as_line(to_edtf(date), out);
    return;
  }
  append_number(out, "{:04}/", date.from.year);
  if (date.from.month != 0) append_number(out, "{:02}", date.from.month);
  out += '/';
  if (date.from.month != 0 && date.from.day != 0) append_number(out, "{:02}", date.from.day);
  out += '/';
  if (date.from.season >= 1 && date.from.season <= 4) append_word(out, seasons[date.from.season]);
  if (date.circa) append_word(out, "circa");
  if (date.uncertain) append_word(out, "?");
  if (date.range && date.to.has_year) append_word(out, "to " + to_edtf(date.to));
}

/// True for a plain year, month or day that exists: parse_written_date() reads "2024" and "2024/09/20/" unchanged.
bool is_plain(const Date& date) noexcept {
  const DatePoint& from = date.from;
  const bool alone = !date.range && !date.circa && !date.uncertain && date.literal.empty() && date.to == DatePoint{};
  if (!alone || !from.has_year || from.year < 1000 || from.year > 9999 || from.season != 0 || from.month > 12)
    return false;
  return from.day == 0 || (from.month != 0 && from.day <= days_in_month(from.year, from.month));
}

void append_digits(int value, int unit, std::string& out) {
  for (; unit > 0; unit /= 10) out += static_cast<char>('0' + value / unit % 10);
}

void append_plain(const DatePoint& point, IssuedLines& lines) {
  append_digits(point.year, 1000, lines.year);
  lines.exact = true;
  if (point.month == 0) return;
  lines.full = lines.year;
  lines.full += '/';
  append_digits(point.month, 10, lines.full);
  lines.full += '/';
  if (point.day != 0) append_digits(point.day, 10, lines.full);
  lines.full += '/';
}

/// The lines are read and written again until they no longer change; then writing and reading are inverse.
constexpr int most_rounds = 3;

Date read_issued(const IssuedLines& lines) {
  std::array<DateLine, 2> read = {DateLine{"PY", lines.year}, DateLine{"DA", lines.full}};
  const std::size_t count = lines.full.empty() ? 1 : 2;
  return lines.year.empty() ? Date{} : choose_date(std::span(read).first(count)).date;
}

}  // namespace

IssuedLines issued_lines(const Date& date) {
  IssuedLines lines;
  if (is_plain(date)) {
    append_plain(date.from, lines);
    return lines;
  }
  Date current = date;
  std::string literal;
  for (int round = 0; round < most_rounds; ++round) {
    lines.year = year_of(current);
    lines.full.clear();
    if (needs_full_date(current)) append_full(current, lines.full);
    const Date back = read_issued(lines);
    const bool same = same_date(back, current);
    if (round == 0) lines.exact = same;
    if (same) return lines;
    literal = back.literal;
    current = back;
    current.literal = literal;
  }
  return lines;
}

std::optional<Date> read_date(std::string_view text) {
  const auto written = parse_written_date(text);
  if (!written || !written->has_year() || !written->rest.empty()) return std::nullopt;
  return written->date;
}

bool append_date(const Date& date, std::string& out) {
  std::string text;
  append_full(date, text);
  std::optional<Date> back = read_date(text);
  const bool exact = back && same_date(*back, date);
  for (int round = 1; !exact && back && round < most_rounds; ++round) {
    text.clear();
    append_full(*back, text);
    back = read_date(text);
  }
  if (back) out += text;
  return exact;
}

}  // namespace opcit::ris
