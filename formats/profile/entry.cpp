#include "profile/entry.h"

#include <array>
#include <span>

#include "profile/dialects/furniture.h"
#include "profile/dialects/more_authors.h"
#include "profile/lines.h"
#include "profile/shape.h"
#include "profile/tables.h"

namespace opcit::profile {
namespace {

struct BodyLine {
  Line line;
  bool blank_before = false;
  AuthorLikeness authors = AuthorLikeness::none;
};

/// Title and authors are among the first lines, not counting blank lines.
constexpr std::size_t most_lines = 16;
constexpr std::size_t longest_title_line = 300;

/// The parts of the first lines: [0, title) the title, [title, names) unknown, [names, abstract) the authors.
struct Layout {
  std::size_t title = 0;
  std::size_t names = 0;
  std::size_t abstract = 0;
};

class LayoutFinder {
 public:
  explicit LayoutFinder(std::span<const BodyLine> lines) noexcept : lines_(lines) {}

  Layout find() const {
    if (lines_.empty()) return {};
    const std::size_t block = block_end(0);
    if (const std::size_t names = names_within_title_block(block)) return with_names(names, names);
    // More lines than a title can have are an abstract without blank lines and without authors.
    if (block > most_title_lines || !are_title(0, block)) return {1, 1, 1};
    if (const std::size_t names = strong_names_behind(block)) return with_names(block, names);
    if (block < lines_.size() && is_lone_name(block)) return with_names(block, block);
    return {block, block, block};
  }

 private:
  static constexpr std::size_t most_title_lines = 4;

  bool is_strong(std::size_t i) const noexcept { return lines_[i].authors == AuthorLikeness::strong; }

  std::size_t block_end(std::size_t i) const noexcept {
    for (++i; i < lines_.size() && !lines_[i].blank_before;) ++i;
    return i;
  }

  /// True if the lines are short enough, and none is a sentence.
  bool are_title(std::size_t begin, std::size_t end) const noexcept {
    for (; begin < end; ++begin) {
      const std::string_view text = lines_[begin].line.text;
      if (text.size() > longest_title_line || (begin > 0 && text.ends_with('.'))) return false;
    }
    return true;
  }

  /// The first author line if no blank line separates title and authors; otherwise 0.
  std::size_t names_within_title_block(std::size_t block) const noexcept {
    for (std::size_t i = 1; i < block && i < most_title_lines; ++i) {
      if (is_strong(i)) return i;
    }
    const bool authors_follow = block < lines_.size() && lines_[block].authors != AuthorLikeness::none;
    return block > 1 && !authors_follow && lines_[1].authors == AuthorLikeness::weak ? 1 : 0;
  }

  /// The author line after the title, possibly after a second title or another short line.
  std::size_t strong_names_behind(std::size_t block) const noexcept {
    constexpr std::size_t most_strays = 2;
    std::size_t strays = 0;
    for (std::size_t i = block; i < lines_.size() && strays <= most_strays; i = block_end(i), ++strays) {
      if (is_strong(i)) return i;
      if (!are_title(i, block_end(i))) return 0;
    }
    return 0;
  }

  /// True for a separate line between title and abstract, or for the last line.
  bool is_lone_name(std::size_t i) const noexcept {
    return lines_[i].authors == AuthorLikeness::weak && block_end(i) == i + 1;
  }

  /// The list continues on the next line if a comma ends the line, or if the next line is a list too.
  Layout with_names(std::size_t title, std::size_t names) const noexcept {
    std::size_t end = names + 1;
    while (end < lines_.size() && !lines_[end].blank_before) {
      const std::string_view before = lines_[end - 1].line.text;
      if (ends_truncated(before)) break;
      const bool goes_on = before.ends_with(',') || before.ends_with(" and") || is_strong(end);
      if (!goes_on || lines_[end].authors == AuthorLikeness::none) break;
      ++end;
    }
    return {title, names, end};
  }

  std::span<const BodyLine> lines_;
};

/// Collects the lines after the authors: paragraphs, statistics, and other lines.
class AbstractCollector {
 public:
  explicit AbstractCollector(EntryParts& parts) noexcept : parts_(parts) {}

  void add(std::string_view line, bool blank_before) {
    if (!pending_.empty()) settle(blank_before);
    pending_ = line;
    blank_before_ = blank_before;
  }
  void finish() {
    if (!pending_.empty()) settle(true);
  }

 private:
  /// Processes the pending line; now it is known if a blank line follows.
  void settle(bool blank_behind) {
    const std::string_view line = pending_;
    if (blank_behind && (blank_before_ || parts_.abstract.empty())) {
      const auto statistic = parse_statistic(line);
      const StatisticName* known = statistic ? find_statistic(statistic->label) : nullptr;
      if (known != nullptr && known->of_papers) {
        parts_.statistics.push_back(*statistic);
        parts_.statistic_lines.push_back(line);
        return;
      }
      if (is_stray(line)) {
        parts_.unknown.push_back(line);
        return;
      }
    }
    // A longer line was not wrapped, so it is a paragraph.
    constexpr std::size_t longest_wrapped = 160;
    const bool new_paragraph = blank_before_ || parts_.last_paragraph_line.size() > longest_wrapped;
    parts_.abstract.add(line, new_paragraph ? '\n' : ' ');
    parts_.last_paragraph_line = line;
  }

  /// True for a few words that are not a sentence: "Load more", "Cite".
  static bool is_stray(std::string_view line) noexcept {
    constexpr std::size_t longest = 40;
    constexpr std::size_t most_words = 3;
    if (line.size() > longest || line.find_first_of(".?!$\\/") != std::string_view::npos) return false;
    return is_ascii(line.back()) && count_words(line) <= most_words;
  }

  EntryParts& parts_;
  std::string_view pending_;
  bool blank_before_ = false;
};

/// True for a button or a statistic of the page.
bool is_page_line(std::string_view line, EntryParts& parts) noexcept {
  if (is_more_authors(line)) {
    parts.more_authors = true;
    return true;
  }
  return is_furniture(line);
}

}  // namespace

void EntryParts::clear() noexcept {
  title.clear();
  authors.clear();
  abstract.clear();
  last_paragraph_line = {};
  unknown.clear();
  statistics.clear();
  statistic_lines.clear();
}

void split_entry(std::string_view body, EntryParts& parts) {
  parts.clear();
  parts.more_authors = false;
  std::array<BodyLine, most_lines> first;
  std::size_t count = 0;
  LineScanner scanner(body);
  while (count < most_lines && scanner.next_filled(first[count].line, first[count].blank_before)) {
    if (count > 0 && is_page_line(first[count].line.text, parts)) continue;
    first[count].authors = author_likeness(first[count].line.text);
    ++count;
  }
  const std::span<const BodyLine> lines(first.data(), count);
  const Layout layout = LayoutFinder(lines).find();
  for (std::size_t i = 0; i < layout.abstract; ++i) {
    const std::string_view text = lines[i].line.text;
    if (i < layout.title) {
      parts.title.add(text, ' ');
    } else if (i < layout.names) {
      parts.unknown.push_back(text);
    } else {
      parts.authors.add(text, ' ');
    }
  }
  AbstractCollector abstract(parts);
  for (const BodyLine& next : lines.subspan(layout.abstract)) abstract.add(next.line.text, next.blank_before);
  Line line;
  for (bool blank = false; scanner.next_filled(line, blank);) {
    if (!is_page_line(line.text, parts)) abstract.add(line.text, blank);
  }
  abstract.finish();
}

}  // namespace opcit::profile
