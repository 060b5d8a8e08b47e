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

namespace {

/// "C3-32--C3-35": pages with hyphens of their own, between which a longer dash is the range.
bool has_hyphened_labels(std::string_view pages) noexcept {
  bool lone = false;
  bool range = pages.find("–") != std::string_view::npos;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (pages[i] != '-') continue;
    std::size_t end = i;
    while (end < pages.size() && pages[end] == '-') ++end;
    (end - i > 1 ? range : lone) = true;
    i = end;
  }
  return lone && range;
}

}  // namespace

std::string tidy_pages(std::string_view pages) {
  constexpr std::string_view dash = "–";
  std::string out;
  const bool has_labels = has_hyphened_labels(pages);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const bool dashed = pages.substr(i).starts_with(dash);
    if (!dashed && pages[i] != '-') {
      out += pages[i];
      continue;
    }
    if (dashed) i += dash.size() - 1;
    while (!out.empty() && out.back() == ' ') out.pop_back();
    const bool of_range = dashed || pages.substr(i).starts_with("--");
    const bool written = out.ends_with('-') || out.ends_with(dash);
    if (!written) out += has_labels && of_range ? dash : std::string_view("-");
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
