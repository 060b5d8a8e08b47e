#include "profile/dialects/medline.h"

#include <algorithm>

#include "base/ascii.h"
#include "profile/dialects/author_line.h"
#include "profile/dialects/found_ids.h"
#include "profile/dialects/page_date.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace {

/// The end of the first sentence of `text`: at ". ", "? " or "! ".
std::size_t sentence_end(std::string_view text, std::size_t from = 0) noexcept {
  for (std::size_t at = from; at + 1 < text.size(); ++at) {
    if (std::string_view(".?!").find(text[at]) != nowhere && blank_at_front(text.substr(at + 1)) > 0) return at;
  }
  return nowhere;
}

/// The start of "1999 Aug 7;9(2):35-44": after a full stop, a year, then only a date before ';', ':' or '.'.
std::size_t date_after(std::string_view text) noexcept {
  std::size_t found = nowhere;
  for (std::size_t at = sentence_end(text); at != nowhere; at = sentence_end(text, at + 1)) {
    const std::string_view rest = trim_front(text.substr(at + 1));
    if (rest.size() < 4 || !is_year(rest.substr(0, 4))) continue;
    const std::string_view date = rest.substr(0, std::min(rest.find_first_of(";:."), rest.size()));
    if (!parse_page_date(trim(date)) && date.find('-') == nowhere) continue;
    found = at;
    if (date.size() < rest.size() && rest[date.size()] == ';') break;
  }
  return found;
}

void add_ids(Entry& entry, std::string_view text) {
  for (const FoundId& id : find_ids(text)) {
    if (id.scheme == Scheme::doi) entry.add(Part::doi, id.value);
    if (id.scheme == Scheme::pmid) entry.add(Part::pmid, id.value);
    if (id.scheme == Scheme::pmcid) entry.add(Part::pmcid, id.value);
    if (id.scheme == Scheme::arxiv) entry.add(Part::arxiv, id.value);
  }
}

/// Reads "9(2):35-44", "9:35-44", ":35-44", "9(2):e12".
void read_volume(Entry& entry, std::string_view text) {
  const std::size_t colon = text.find(':');
  std::string_view volume = trim(text.substr(0, colon));
  if (colon != nowhere) entry.add(Part::pages, text.substr(colon + 1));
  const std::size_t open = volume.find('(');
  if (open != nowhere && volume.ends_with(')')) {
    entry.add(Part::issue, volume.substr(open + 1, volume.size() - open - 2));
    volume = volume.substr(0, open);
  }
  entry.add(Part::volume, volume);
}

/// Reads "1999 Aug 7;9(2):35-44. Epub 1999 Aug 7. doi: ...".
void read_dated(Entry& entry, std::string_view text) {
  const std::size_t date_end = std::min(text.find_first_of(";:."), text.size());
  entry.add(Part::date, text.substr(0, date_end));
  add_ids(entry, text.substr(date_end));
  if (date_end == text.size() || text[date_end] == '.') return;
  std::string_view where = text.substr(date_end + (text[date_end] == ';' ? 1 : 0));
  where = where.substr(0, std::min(where.find(". "), where.size()));
  if (where.ends_with('.')) where.remove_suffix(1);
  if (where.find(' ') == nowhere) read_volume(entry, where);
}

}  // namespace

bool is_medline_list(std::string_view line) noexcept {
  if (line.ends_with('.')) line.remove_suffix(1);
  std::size_t pieces = 0;
  std::size_t people = 0;
  constexpr std::size_t enough = 12;
  while (!line.empty() && pieces < enough) {
    const std::size_t comma = std::min(line.find(','), line.size());
    if (is_medline_name(trim(line.substr(0, comma)))) ++people;
    ++pieces;
    line.remove_prefix(std::min(comma + 1, line.size()));
  }
  return people * 2 > pieces;
}

void read_medline_journal(Entry& entry, std::string_view line) {
  const std::size_t date = date_after(line);
  if (date == nowhere) return entry.add(Part::venue, line);
  entry.add(Part::venue, line.substr(0, date));
  read_dated(entry, trim(line.substr(date + 1)));
}

void read_medline(Entry& entry, std::string_view line, bool titled) {
  const std::size_t authors_end = sentence_end(line);
  if (authors_end != nowhere && is_medline_list(line.substr(0, authors_end))) {
    std::size_t end = authors_end;
    // "Doe JM, et al. Title", "Doe JM Jr. Title"
    entry.add(Part::authors, line.substr(0, end + 1));
    line = trim(line.substr(end + 1));
  }
  if (!titled) return read_medline_journal(entry, line);
  const std::size_t date = date_after(line);
  const std::string_view before = line.substr(0, date);
  const std::size_t stop = std::max({before.rfind(". ") + 1, before.rfind("? ") + 1, before.rfind("! ") + 1});
  if (date == nowhere || stop == 0) return entry.add(Part::title, line);
  entry.add(Part::title, before.substr(0, before[stop - 1] == '.' ? stop - 1 : stop));
  entry.add(Part::venue, before.substr(stop));
  read_dated(entry, trim(line.substr(date + 1)));
}

}  // namespace opcit::profile
