#include "bibtex/tables/spellings.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "bibtex/tables/field_table.h"

namespace opcit::bibtex {

std::string_view genre_of_type(std::string_view type) noexcept {
  if (type == "phdthesis") return key_rows()[0].english;
  if (type == "mastersthesis") return key_rows()[1].english;
  return {};
}

std::string_view thesis_type(std::string_view genre) noexcept {
  constexpr auto below_doctor =
      std::to_array<std::string_view>({"master", "magister", "maîtrise", "bachelor", "diplom", "licen", "m.sc", "msc"});
  const bool lesser =
      std::ranges::any_of(below_doctor, [&](std::string_view w) { return ascii::contains_lower(genre, w); });
  return lesser ? "mastersthesis" : "phdthesis";
}

std::string tidy_pages(std::string_view pages) {
  constexpr std::string_view dash = "–";
  std::string out;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const bool dashed = pages.substr(i).starts_with(dash);
    if (!dashed && pages[i] != '-') {
      out += pages[i];
      continue;
    }
    if (dashed) i += dash.size() - 1;
    while (!out.empty() && out.back() == ' ') out.pop_back();
    if (out.empty() || out.back() != '-') out += '-';
    while (i + 1 < pages.size() && pages[i + 1] == ' ') ++i;
  }
  return out;
}

std::string series_in_words(std::string_view series) {
  const bool is_number =
      !series.empty() && series.size() <= 3 && std::ranges::all_of(series, [](char c) { return c >= '0' && c <= '9'; });
  if (!is_number) return {};
  const std::string_view last_two = series.substr(series.size() - std::min<std::size_t>(series.size(), 2));
  const bool teen = last_two.size() == 2 && last_two.front() == '1';
  const std::size_t ending = teen || series.back() > '3' ? 0U : static_cast<std::size_t>(series.back() - '0');
  constexpr std::array<std::string_view, 4> endings = {"th", "st", "nd", "rd"};
  return std::string(series).append(endings[ending]).append(" series");
}

}  // namespace opcit::bibtex
