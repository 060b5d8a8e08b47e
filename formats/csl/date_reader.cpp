#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

#include "csl/values_reader.h"
#include "model/dates/date.h"
#include "model/dates/edtf.h"
#include "model/dates/written.h"
#include "opcit/diagnostic_codes.h"

namespace opcit::csl {
namespace {

/// The numbers of "date-parts"; 0 for anything that is not a number.
struct DateParts {
  std::array<std::array<int, 3>, 2> point{};
  std::size_t points = 0;
  bool numeric = true;
};

std::optional<int> to_number(std::string_view text) noexcept {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size() && !text.empty();
  return whole ? std::optional<int>(value) : std::nullopt;
}

bool read_point(json::Cursor& cursor, DateParts& parts) {
  std::array<int, 3> numbers{};
  std::size_t count = 0;
  json::Elements elements(cursor);
  while (elements.next()) {
    std::string_view text;
    if (!read_scalar(cursor, text)) return cursor.fail("a number is expected here");
    if (text.empty()) continue;  // Crossref: [[null]]
    const std::optional<int> number = to_number(text);
    parts.numeric &= number.has_value() && count < numbers.size();
    if (number && count < numbers.size()) numbers[count++] = *number;
  }
  if (count == 0) return !cursor.failed();
  if (parts.points < parts.point.size()) parts.point[parts.points++] = numbers;
  return !cursor.failed();
}

/// Reads [[2020, 1], [2021]] or, as some programs write, [2020, 1].
bool read_parts(json::Cursor& cursor, DateParts& parts) {
  json::Elements elements(cursor);
  std::array<int, 3> flat{};
  std::size_t count = 0;
  while (elements.next()) {
    if (cursor.peek() == '[') {
      if (!read_point(cursor, parts)) return false;
      continue;
    }
    std::string_view text;
    if (!read_scalar(cursor, text)) return cursor.fail("a number is expected here");
    const std::optional<int> number = to_number(text);
    if (number && count < flat.size()) flat[count++] = *number;
  }
  if (count > 0 && parts.points == 0) parts.point[parts.points++] = flat;
  return !cursor.failed();
}

/// Returns false if the day does not exist in the calendar; valid parts are kept.
bool set_point(DatePoint& point, const std::array<int, 3>& numbers) noexcept {
  const auto [year, month, day] = numbers;
  if (year == 0) return true;  // an open end
  point.year = year < 0 ? year + 1 : year;
  point.has_year = true;
  if (month == 0) return day == 0;
  // citeproc-js numbers seasons from 13 or, like EDTF, from 21.
  const int season = month >= 21 && month <= 24 ? month - 20 : month >= 13 && month <= 16 ? month - 12 : 0;
  if (season != 0) {
    point.season = static_cast<std::uint8_t>(season);
    return day == 0;
  }
  if (month < 1 || month > 12) return false;
  point.month = static_cast<std::uint8_t>(month);
  if (day == 0) return true;
  if (day < 1 || day > days_in_month(point.year, point.month)) return false;
  point.day = static_cast<std::uint8_t>(day);
  return true;
}

bool set_parts(Date& date, const DateParts& parts) noexcept {
  bool good = parts.numeric;
  if (parts.points > 0) good &= set_point(date.from, parts.point[0]);
  if (parts.points > 1) {
    date.range = true;
    good &= set_point(date.to, parts.point[1]);
  }
  return good;
}

void set_season(Date& date, std::string_view text) noexcept {
  constexpr auto names = std::to_array<std::string_view>({"spring", "summer", "autumn", "winter", "fall"});
  std::string folded(text.substr(0, 8));
  for (char& c : folded) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  const auto named = std::ranges::find(names, folded);
  int season = to_number(text).value_or(0);
  if (named != names.end()) season = static_cast<int>(named - names.begin()) % 5 + 1;
  if (season == 5) season = 3;
  if (season > 20) season -= 20;
  if (season >= 1 && season <= 4 && date.from.month == 0) date.from.season = static_cast<std::uint8_t>(season);
}

class DateReader {
 public:
  DateReader(json::Cursor& cursor, ValueContext& context, std::string_view property)
      : cursor_(cursor), context_(context), property_(property) {}

  bool read(Date& out) {
    json::Members members(cursor_);
    std::string_view member;
    while (members.next(member)) {
      if (!read_member(member)) return false;
    }
    if (cursor_.failed()) return false;
    out = result();
    return true;
  }

 private:
  bool read_member(std::string_view member) {
    cursor_.peek();
    const std::size_t start = cursor_.at();
    if (member == "date-parts" && cursor_.peek() == '[') {
      DateParts parts;
      if (!read_parts(cursor_, parts)) return false;
      if (set_parts(date_, parts)) return true;
      const std::string_view raw = cursor_.text().substr(start, cursor_.at() - start);
      context_.complaints.emplace_back(Code::bad_date, raw);
      keep(member, raw);
      return true;
    }
    std::string_view* const place = text_member(member);
    if (place != nullptr && place->empty() && read_scalar(cursor_, *place)) return true;
    if (cursor_.failed()) return false;
    std::string_view raw;
    if (!cursor_.raw(raw)) return false;
    keep(member, raw);
    return true;
  }

  std::string_view* text_member(std::string_view member) noexcept {
    if (member == "season") return &season_;
    if (member == "circa") return &circa_;
    if (member == "literal") return &literal_;
    if (member == "raw" || member == "edtf") return &raw_;
    return nullptr;
  }

  void keep(std::string_view member, std::string_view raw) {
    const std::string path = std::string(property_) + "/" + std::string(member);
    context_.leftovers.push_back({context_.arena.copy(path), raw});
  }

  Date result() {
    if (!season_.empty() && date_.from.has_year) set_season(date_, season_);
    if (date_.empty() && !raw_.empty()) date_ = date_from_text(raw_);
    if (date_.empty()) date_.literal = literal_;
    if (!circa_.empty() && circa_ != "false" && circa_ != "0") date_.circa = true;
    return date_;
  }

  json::Cursor& cursor_;
  ValueContext& context_;
  std::string_view property_;
  Date date_ = {};
  std::string_view season_, circa_, literal_, raw_;
};

}  // namespace

Date date_from_text(std::string_view text) {
  if (const std::optional<Date> date = parse_edtf(text)) return *date;
  const std::optional<WrittenDate> written = parse_written_date(text);
  if (written && written->has_year() && written->rest.empty()) return written->date;
  Date date;
  date.literal = text;
  return date;
}

namespace {

bool read_usual_date(json::Cursor& cursor, ValueContext& context, std::string_view property, Date& out) {
  const char c = cursor.peek();
  if (c == '{') return DateReader(cursor, context, property).read(out);
  if (c == '[') {
    DateParts parts;
    if (!read_parts(cursor, parts)) return false;
    if (!set_parts(out, parts)) context.complaints.emplace_back(Code::bad_date, property);
    return true;
  }
  std::string_view text;
  if (!read_scalar(cursor, text)) return false;
  if (!text.empty()) out = date_from_text(text);
  return true;
}

}  // namespace

/// A date of a shape that CSL does not have costs the date, which is kept as it is written, and not the record.
bool read_date(json::Cursor& cursor, ValueContext& context, std::string_view property, Date& out) {
  cursor.peek();
  json::Cursor ahead(cursor.text(), cursor.at(), context.arena);
  const std::size_t leftovers = context.leftovers.size();
  const bool good = read_usual_date(ahead, context, property, out);
  std::string_view raw;
  if (!cursor.raw(raw)) return false;
  if (good) return true;
  out = {};
  context.leftovers.resize(leftovers);
  context.leftovers.push_back({context.arena.copy(property), raw});
  context.complaints.emplace_back(Code::bad_date, raw);
  return true;
}

}  // namespace opcit::csl
