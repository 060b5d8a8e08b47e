#include "profile/format.h"

#include <array>

#include "profile/head.h"
#include "profile/lines.h"
#include "profile/reader.h"
#include "profile/statistics.h"
#include "profile/tables.h"

namespace opcit::profile {
namespace {

constexpr std::array<std::string_view, 1> suffixes = {".txt"};
constexpr std::array<OptionSpec, 1> reader_options = {{
    {"as-of", OptionType::date, "",
     "the day on which the page was copied; decides the year of dates that give none (default: today, UTC)", ""},
}};

Match sniff(std::string_view head) {
  bool has_h_index = false;
  bool has_entry = false;
  LineScanner lines(head);
  for (Line line; lines.next(line) && !(has_h_index && has_entry);) {
    const auto entry = parse_head(line.text);
    if (entry && !entry->weak) {
      Line title;
      LineScanner behind = lines;
      has_entry = has_entry || (behind.next(title) && !title.text.empty());
      continue;
    }
    const auto statistic = parse_statistic(line.text);
    has_h_index = has_h_index || (statistic && is_h_index(*statistic));
  }
  if (!has_entry) return Match::no;
  return has_h_index ? Match::sure : Match::maybe;
}

}  // namespace

const Format format = {
    .id = format_id,
    .title = "Profile listing (the text of a researcher's profile page)",
    .suffixes = suffixes,
    .reader_options = reader_options,
    .sniff = sniff,
    .reader = make_reader,
};

}  // namespace opcit::profile
