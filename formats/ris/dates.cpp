#include "ris/dates.h"

#include <fmt/format.h>

#include <array>
#include <iterator>
#include <string_view>

#include "model/dates.h"

namespace opcit::ris {
namespace {

void append_number(std::string& out, std::string_view pattern, int value) {
  fmt::format_to(std::back_inserter(out), fmt::runtime(pattern), value);
}

void append_word(std::string& out, std::string_view word) {
  if (!out.ends_with('/')) out += ' ';
  out += word;
}

}  // namespace

bool append_year(const Date& date, std::string& out) {
  if (!date.from.has_year) {
    out += to_edtf(date);
    return !date.to.has_year;
  }
  append_number(out, "{:04}", date.from.year);
  return !date.range || date.to.has_year;
}

bool needs_full_date(const Date& date) noexcept {
  if (!date.from.has_year) return false;
  return date.from.month != 0 || date.from.season != 0 || date.to.has_year || date.circa || date.uncertain;
}

void append_date(const Date& date, std::string& out) {
  constexpr std::array<std::string_view, 5> seasons = {"", "Spring", "Summer", "Autumn", "Winter"};
  if (!date.from.has_year) {
    out += to_edtf(date);
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

}  // namespace opcit::ris
