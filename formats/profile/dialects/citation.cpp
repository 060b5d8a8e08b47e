#include "profile/dialects/citation.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "model/identifiers.h"
#include "profile/dialects/author_line.h"
#include "profile/dialects/found_ids.h"
#include "profile/dialects/medline.h"
#include "profile/dialects/page_date.h"
#include "profile/dialects/shapes.h"
#include "profile/dialects/venue.h"
#include "profile/lines.h"
#include "profile/shape.h"

namespace opcit::profile {
namespace {

struct Quotes {
  std::string_view open, close;
};
constexpr auto quotes =
    std::to_array<Quotes>({{"“", "”"}, {"„", "“"}, {"«", "»"}, {"``", "''"}, {"\"", "\""}, {"‘", "’"}});

std::string_view without_marks_at_ends(std::string_view text, std::string_view marks) noexcept {
  text = trim(text);
  while (!text.empty() && marks.find(text.back()) != nowhere) text = trim(text.substr(0, text.size() - 1));
  while (!text.empty() && marks.find(text.front()) != nowhere) text = trim(text.substr(1));
  return text;
}

/// Adds the identifiers of `text` and returns the text before the first one, without its label.
std::string_view take_ids(Entry& entry, std::string_view text) {
  std::string_view before = text;
  for (const FoundId& id : find_ids(text)) {
    const bool known = id.scheme == Scheme::doi || id.scheme == Scheme::arxiv || id.scheme == Scheme::pmid;
    if (id.scheme == Scheme::url) entry.add(Part::url, id.value);
    if (known) {
      entry.add(id.scheme == Scheme::doi ? Part::doi : id.scheme == Scheme::arxiv ? Part::arxiv : Part::pmid, id.value);
    }
    const auto at = static_cast<std::size_t>(id.written.data() - text.data());
    // In "arXiv preprint arXiv:1912.12155, 2019", the year follows the identifier.
    if (id.scheme == Scheme::arxiv) {
      const std::string_view after = without_marks_at_ends(text.substr(at + id.written.size()), ",. ()");
      if (after.size() == 4 && is_year(after) && !entry.has(Part::year)) entry.add(Part::year, after);
    }
    before = before.substr(0, std::min(at, before.size()));
  }
  before = without_marks_at_ends(before, ",;");
  for (const std::string_view label : {"Available at:", "Retrieved from", "arXiv preprint", "DOI", "doi", "doi:", "URL",
                                       "Preprint, arXiv.", "Preprint.", "Preprint"}) {
    if (before.ends_with(label)) before = without_marks_at_ends(before.substr(0, before.size() - label.size()), ",;");
  }
  return before;
}

void read_where(Entry& entry, std::string_view text) {
  std::string_view rest = take_ids(entry, text);
  for (const std::string_view in : {"in: ", "in ", "In: ", "In "}) {
    if (rest.starts_with(in)) rest.remove_prefix(in.size());
  }
  // APA's "(pp. 1-8)": the brackets are not part of the pages.
  const std::size_t pages = rest.rfind("(pp. ");
  std::string_view printed;
  if (pages != nowhere) {
    printed = rest.substr(pages + 5, rest.find(')', pages) - pages - 5);
    rest = trim(rest.substr(0, pages));
  }
  if (!printed.empty()) entry.add(Part::pages, printed);
  if (!rest.empty()) read_venue(entry, without_marks_at_ends(rest, ","));
}

/// The year in the brackets at `open`: "(2019)", "(2019a)", "(2019, May 3)"; empty if not found.
std::string_view year_in_brackets(std::string_view text, std::size_t open) noexcept {
  const std::size_t close = text.find(')', open);
  if (close == nowhere || close - open < 5 || close - open > 24) return {};
  const std::string_view year = text.substr(open + 1, 4);
  const std::string_view rest = text.substr(open + 5, close - open - 5);
  const bool fits = rest.empty() || (rest.size() == 1 && ascii::is_lower(rest.front())) || rest.front() == ',';
  return is_year(year) && fits ? year : std::string_view();
}

/// Reads "Doe, J., & Chen, W. (2019). A title. Venue ..."; the first such year counts.
bool read_year_first(Entry& entry, std::string_view text) {
  for (std::size_t open = text.find('('); open != nowhere; open = text.find('(', open + 1)) {
    const std::string_view year = year_in_brackets(text, open);
    if (year.empty()) continue;
    const std::string_view rest = without_marks_at_ends(text.substr(text.find(')', open) + 1), ".,: ");
    constexpr std::size_t shortest = 12;
    if (rest.size() < shortest || open < 4) return false;
    const TitleFirst title = split_title_first(rest);
    entry.add(Part::authors, without_marks_at_ends(text.substr(0, open), ","));
    entry.add(Part::year, year);
    entry.add(Part::title, title.title);
    read_where(entry, title.rest);
    return true;
  }
  return false;
}

/// Reads "Jane Doe and Wei Chen. 2017. A title. Venue ...".
bool read_year_between_stops(Entry& entry, std::string_view text) {
  for (std::size_t stop = text.find(". "); stop != nowhere; stop = text.find(". ", stop + 1)) {
    const std::string_view rest = trim_front(text.substr(stop + 1));
    if (rest.size() < 12 || !is_year(rest.substr(0, 4)) || rest[4] != '.') continue;
    const TitleFirst title = split_title_first(trim(rest.substr(5)));
    entry.add(Part::authors, text.substr(0, stop + 1));
    entry.add(Part::year, rest.substr(0, 4));
    entry.add(Part::title, title.title);
    read_where(entry, title.rest);
    return true;
  }
  return false;
}

struct Quoted {
  std::string_view before, inner, after;
};

/// Finds the first text of at least two words in quotation marks.
bool find_quoted(std::string_view text, Quoted& quoted) noexcept {
  for (const Quotes& marks : quotes) {
    const std::size_t open = text.find(marks.open);
    if (open == nowhere || open < 2) continue;
    // ’ is also an apostrophe: only punctuation, a space or the end can follow the closing mark.
    std::size_t close = text.find(marks.close, open + marks.open.size());
    while (close != nowhere && close + marks.close.size() < text.size() &&
           (ascii::is_alphanumeric(text[close + marks.close.size()]) || text[close + marks.close.size()] == '-'))
      close = text.find(marks.close, close + 1);
    if (close == nowhere) continue;
    // With nested quotation marks, the last mark before a venue closes the title.
    for (std::size_t next = text.find(marks.open, open + 1);
         next != nowhere && next < close && marks.open != marks.close; next = text.find(marks.open, next + 1)) {
      const std::size_t later = text.find(marks.close, close + 1);
      if (later == nowhere) break;
      close = later;
    }
    const std::size_t begin = open + marks.open.size();
    quoted = {text.substr(0, open), text.substr(begin, close - begin), text.substr(close + marks.close.size())};
    return count_words_up_to(quoted.inner, 2) == 2 || blank_at_back(quoted.before) > 0;
  }
  return false;
}

/// Reads the styles IEEE, Chicago, MLA and Harvard, which put the title in quotation marks.
bool read_quoted(Entry& entry, std::string_view text) {
  Quoted quoted;
  if (!find_quoted(text, quoted)) return false;
  std::string_view authors = without_marks_at_ends(quoted.before, ",");
  bool inverted = !quoted.inner.ends_with(',');
  for (const std::size_t size : {5U, 6U, 7U}) {
    if (authors.size() < size + 2) continue;
    const std::string_view end = without_marks_at_ends(authors.substr(authors.size() - size), ".()");
    if (!is_year(end)) continue;
    inverted = authors.ends_with('.') && !authors.ends_with(").");
    entry.add(Part::year, end);
    authors = trim(authors.substr(0, authors.size() - size));
    break;
  }
  entry.add(inverted ? Part::inverted_authors : Part::authors, without_marks_at_ends(authors, ",("));
  std::string_view title = quoted.inner;
  while (title.ends_with(',') || title.ends_with('.')) title.remove_suffix(1);
  entry.add(Part::title, title);
  read_where(entry, without_marks_at_ends(quoted.after, ",."));
  return true;
}

/// Reads the style of Nature: "Doe, J. M. & Chen, W. A title. Venue 12, 1-8 (2019)."
bool read_nature(Entry& entry, std::string_view text) {
  const std::size_t length = inverted_list_length(text);
  if (length == 0) return false;
  const TitleFirst title = split_title_first(trim(text.substr(length)));
  if (title.rest.empty()) return false;
  entry.add(Part::authors, text.substr(0, length));
  entry.add(Part::title, title.title);
  read_where(entry, title.rest);
  return true;
}

bool read_vancouver(Entry& entry, std::string_view text) {
  const std::size_t stop = text.find(". ");
  if (stop == nowhere || !is_medline_list(text.substr(0, stop))) return false;
  read_medline(entry, text, true);
  return entry.has(Part::date) || entry.has(Part::year);
}

/// Reads "A title. Jane Doe, Wei Chen. Venue, 2024.": three sentences, the second with names.
bool read_title_first(Entry& entry, std::string_view text) {
  if (inverted_list_length(text) != 0) return false;
  const TitleFirst title = split_title_first(text);
  const AuthorsFirst authors = split_authors_first(title.rest);
  if (authors.authors.empty() || author_likeness(authors.authors) == AuthorLikeness::none) return false;
  if (author_likeness(title.title) == AuthorLikeness::strong) return false;
  Entry where;
  read_where(where, without_marks_at_ends(authors.rest, "."));
  if (!where.has(Part::year)) return false;
  entry.add(Part::title, title.title);
  entry.add(Part::authors, authors.authors);
  for (const Piece& piece : where.pieces()) entry.add(piece.part, piece.text);
  return true;
}

/// Reads "Jane Doe, Wei Chen. A title. Venue, 2024.": three sentences, the first with names.
bool read_authors_first(Entry& entry, std::string_view text) {
  const AuthorsFirst authors = split_authors_first(text);
  if (author_likeness(authors.authors) != AuthorLikeness::strong) return false;
  const TitleFirst title = split_title_first(authors.rest);
  Entry where;
  read_where(where, without_marks_at_ends(title.rest, "."));
  if (!where.has(Part::year)) return false;
  entry.add(Part::authors, authors.authors);
  entry.add(Part::title, title.title);
  for (const Piece& piece : where.pieces()) entry.add(piece.part, piece.text);
  return true;
}

}  // namespace

std::size_t count_words_up_to(std::string_view text, std::size_t most) noexcept {
  std::size_t words = 0;
  while (words < most && !take_word(text).empty()) ++words;
  return words;
}

bool is_bare_arxiv(std::string_view text) noexcept {
  constexpr std::size_t longest = 24;
  return text.size() <= longest && text.find(' ') == nowhere && parse_arxiv_id(text).has_value();
}

bool is_complete_citation(std::string_view text) {
  constexpr std::size_t shortest = 30;
  if (text.size() < shortest) return false;
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    const bool starts = at == 0 || !ascii::is_alphanumeric(text[at - 1]);
    const bool ends = at + 4 == text.size() || !ascii::is_digit(text[at + 4]);
    if (starts && ends && is_year(text.substr(at, 4)) && (text[at] == '2' || text[at + 1] >= '8')) return true;
  }
  return false;
}

bool read_citation(Entry& entry, std::string_view text) {
  for (const auto read : {read_quoted, read_year_between_stops, read_year_first, read_vancouver, read_nature,
                          read_title_first, read_authors_first}) {
    Entry tried;
    if (!read(tried, text) || !tried.has(Part::title)) continue;
    for (const Piece& piece : tried.pieces()) entry.add(piece.part, piece.text);
    return true;
  }
  return false;
}

void read_citation_tail(Entry& entry, std::string_view text) { read_where(entry, without_marks_at_ends(text, "., ")); }

}  // namespace opcit::profile
