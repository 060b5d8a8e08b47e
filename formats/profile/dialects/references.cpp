// Reference lists as in a CV: split into entries, each read by its own marks. Also lists of identifiers and,
// if forced, of titles. citation.cpp reads an entry, bbl.cpp the output of BibTeX and biblatex.
#include <algorithm>
#include <span>
#include <vector>

#include "base/ascii.h"
#include "profile/dialects/bbl.h"
#include "profile/dialects/citation.h"
#include "profile/dialects/dialects.h"
#include "profile/dialects/found_ids.h"
#include "profile/dialects/page_date.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace references_tables {
namespace {

enum class Marker : std::uint8_t { none, bullet, bracket, number };

struct Marked {
  Marker kind = Marker::none;
  std::size_t number = 0;
  std::size_t size = 0;  // with the space after it
};

/// Recognises the marker of an entry: "[12] ", "12. ", "(12) ", "12) ", "• ", "- ", "* ".
Marked marker_of(std::string_view line) noexcept {
  for (const std::string_view bullet : {"•", "‣", "◦", "▪", "●", "·", "–", "—", "-", "*", "+"}) {
    if (line.starts_with(bullet) && blank_at_front(line.substr(bullet.size())) > 0)
      return {Marker::bullet, 0, bullet.size()};
  }
  std::size_t at = line.starts_with('[') || line.starts_with('(') ? 1 : 0;
  std::size_t number = 0;
  const std::size_t digits = at;
  while (at < line.size() && at < digits + 4 && ascii::is_digit(line[at]))
    number = number * 10 + static_cast<std::size_t>(line[at++] - '0');
  if (at == digits || at >= line.size() || std::string_view("].):").find(line[at]) == nowhere) return {};
  constexpr std::size_t longest_before_colon = 3;  // "2019: ..." is a year
  if (line[at] == ':' && at - digits > longest_before_colon) return {};
  if (blank_at_front(line.substr(at + 1)) == 0) return {};
  return {line[at] == ']' ? Marker::bracket : Marker::number, number, at + 1};
}

/// True for a heading: "## Publications", "2019", "Selected publications". A heading is short and not a citation.
bool is_heading(std::string_view line) noexcept {
  constexpr std::size_t longest = 60;
  if (line.starts_with('#') || is_year(line)) return true;
  if (line.size() > longest || !find_ids(line).empty()) return false;
  if (line.ends_with(':')) return true;
  return std::ranges::none_of(line, ascii::is_digit) && line.find_first_of(".,;\"(") == nowhere &&
         count_words_up_to(line, 6) <= 5;
}

/// True for a line that is only an identifier: "10.1000/1", "arXiv:2409.13598", "2409.13598", "PMID: 1", "9781..".
bool add_bare_id(Entry& entry, std::string_view line) {
  const std::vector<FoundId> ids = find_ids(line);
  if (ids.size() == 1 && ids.front().written.size() + 2 >= line.size() && ids.front().scheme != Scheme::url) {
    const FoundId& id = ids.front();
    entry.add(id.scheme == Scheme::doi     ? Part::doi
              : id.scheme == Scheme::arxiv ? Part::arxiv
              : id.scheme == Scheme::pmid  ? Part::pmid
              : id.scheme == Scheme::pmcid ? Part::pmcid
                                           : Part::isbn,
              id.value);
    return true;
  }
  const bool digits = std::ranges::all_of(line, [](char c) { return ascii::is_digit(c) || c == '-' || c == 'X'; });
  const auto count = std::ranges::count_if(line, ascii::is_digit);
  if (is_bare_arxiv(line)) {
    entry.add(Part::arxiv, line);
  } else if (digits && (count == 13 || (count >= 9 && line.find('-') != nowhere))) {
    entry.add(Part::isbn, line);
  } else if (digits && count == static_cast<std::ptrdiff_t>(line.size()) && count >= 5 && count <= 8) {
    entry.add(Part::pmid, line);
  } else {
    return false;
  }
  return true;
}

/// A method to find the start of each entry.
class Splitter {
 public:
  explicit Splitter(std::span<const PageLine> lines) noexcept : lines_(lines) {}

  std::vector<std::string_view> split(std::vector<std::string_view>& headings) {
    choose();
    for (std::size_t i = 0; i < lines_.size(); ++i) see(i, headings);
    close();
    return std::move(entries_);
  }

 private:
  void choose() {
    std::size_t filled = 0;
    std::size_t complete = 0;
    for (const PageLine& line : lines_) {
      if (line.text.empty() || is_heading(line.text)) continue;
      if (filled++ == 0) kind_ = marker_of(line.text).kind;
      Entry ignored;
      if (is_complete_citation(line.text) || add_bare_id(ignored, line.text)) ++complete;
    }
    each_line_ = kind_ == Marker::none && complete * 4 >= filled * 3;
  }

  bool begins(std::size_t i) const noexcept {
    const PageLine& line = lines_[i];
    if (kind_ == Marker::none) return each_line_ || line.blank_before || i == 0 || !open_;
    const Marked marked = marker_of(line.text);
    if (marked.kind != kind_) return !open_;
    return kind_ == Marker::bullet || marked.number == last_ + 1 || last_ == 0 || line.blank_before;
  }

  void see(std::size_t i, std::vector<std::string_view>& headings) {
    const PageLine& line = lines_[i];
    const bool free = !open_ || line.blank_before || each_line_;
    const bool marked = kind_ != Marker::none && marker_of(line.text).kind == kind_;
    if (line.text.empty() || (free && !marked && is_heading(line.text))) {
      close();
      if (!line.text.empty()) headings.push_back(line.text);
      return;
    }
    if (!begins(i)) {
      current_ = from_to(current_, line.text);
      return;
    }
    close();
    const Marked marker = kind_ == Marker::none ? Marked{} : marker_of(line.text);
    last_ = marker.kind == kind_ ? marker.number : last_;
    current_ = trim(line.text.substr(marker.size));
    open_ = true;
  }

  void close() {
    if (open_ && !current_.empty()) entries_.push_back(current_);
    open_ = false;
  }

  std::span<const PageLine> lines_;
  Marker kind_ = Marker::none;
  bool each_line_ = false;
  bool open_ = false;
  std::size_t last_ = 0;
  std::string_view current_;
  std::vector<std::string_view> entries_;
};

/// The citation on one line, without the emphasis of Markdown and HTML.
std::string_view plain_citation(std::string_view text, Arena& arena) {
  if (text.find_first_of("\n\r*<") == nowhere) return text;
  std::string clean;
  const bool emphasis = std::ranges::count(text, '*') >= 2;
  for (std::string_view word = take_word(text); !word.empty(); word = take_word(text)) {
    if (!clean.empty()) clean += ' ';
    while (!word.empty()) {
      const std::size_t close = word.find('>');
      if (word.front() == '<' && close != nowhere && close <= 8) {
        word.remove_prefix(close + 1);
        continue;
      }
      if (word.front() != '*' || !emphasis) clean += word.front();
      word.remove_prefix(1);
    }
  }
  return arena.copy(clean);
}

PageFacts read(std::string_view text, Arena& arena, bool forced, const std::function<void(Entry&)>& take) {
  PageFacts facts;
  if (is_bbl(text)) {
    read_bbl(text, arena, take);
    return facts;
  }
  const std::vector<PageLine> lines = split_page(text);
  for (const std::string_view written : Splitter(lines).split(facts.strangers)) {
    Entry entry;
    entry.cover(written);
    const std::string_view citation = plain_citation(written, arena);
    if (!add_bare_id(entry, citation) && !read_citation(entry, citation)) {
      for (const FoundId& id : find_ids(citation)) {
        if (id.scheme == Scheme::doi) entry.add(Part::doi, id.value);
        if (id.scheme == Scheme::arxiv) entry.add(Part::arxiv, id.value);
      }
      if (forced && !is_complete_citation(citation)) {
        entry.add(Part::title, citation);
      } else {
        entry.add(Part::text, citation);
      }
    }
    take(entry);
  }
  return facts;
}

/// The headings that are more than a year.
std::size_t count_titles(std::span<const std::string_view> headings) noexcept {
  return static_cast<std::size_t>(std::ranges::count_if(headings, [](auto heading) { return !is_year(heading); }));
}

/// Most entries are citations, or all lines are identifiers.
int evidence(std::string_view head) {
  if (is_bbl(head)) return 2 * sure_points;
  const std::vector<PageLine> lines = split_page(head);
  std::vector<std::string_view> headings;
  std::size_t citations = 0;
  std::size_t ids = 0;
  std::size_t entries = 0;
  Arena arena;
  for (const std::string_view written : Splitter(lines).split(headings)) {
    constexpr std::size_t longest = 3000;
    ++entries;
    Entry entry;
    if (written.size() > longest) continue;
    const std::string_view text = plain_citation(written, arena);
    if (add_bare_id(entry, text)) {
      ++ids;
    } else if (is_complete_citation(text) && read_citation(entry, text)) {
      ++citations;
    }
  }
  if (ids > 0 && ids == entries && headings.empty()) return entries >= 2 ? sure_points : sure_points - 1;
  if (citations >= 2 && citations * 5 >= entries * 3 && count_titles(headings) <= entries) return sure_points;
  return citations == 1 && entries == 1 ? 2 : 0;
}

}  // namespace
}  // namespace references_tables

const Dialect references = {
    .id = "references",
    .page = "list of references",
    .authors = AuthorStyle::one_each,
    .whole_evidence = references_tables::evidence,
    .read = references_tables::read,
};

}  // namespace opcit::profile
