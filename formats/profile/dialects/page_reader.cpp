#include "profile/dialects/page_reader.h"
#include "opcit/diagnostic_codes.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "profile/dialects/grammar.h"
#include "profile/dialects/record_maker.h"
#include "profile/dialects/repeats.h"
#include "profile/lines.h"
#include "profile/shape.h"
#include "profile/statistics.h"

namespace opcit::profile {
namespace {

/// The text of a note: "Google Scholar profile of 'Jane Doe', 20 of 143 works shown: press SHOW MORE"
std::string describe(const Dialect& dialect, const PageFacts& facts, std::size_t shown) {
  std::string text(dialect.page);
  if (!facts.owner.empty()) text += fmt::format(" of '{}'", facts.owner);
  const auto total = exact_value(facts.total);
  if (!total && dialect.step > 0 && shown > 0 && shown % dialect.step == 0) {
    return text + fmt::format(", {} works: there may be more, {}", shown, dialect.more);
  }
  if (!total || *total <= shown) return text + fmt::format(", {} works", shown);
  text += fmt::format(", {} of {} works shown", shown, *total);
  if (!dialect.more.empty()) text += fmt::format(": {}", dialect.more);
  return text;
}

/// The first name outside of records whose last word is in the author lines of at least half of the works.
std::string_view find_owner(std::span<const std::string_view> strangers, std::span<const Entry> entries) {
  constexpr std::size_t most_lines = 8;
  for (const std::string_view line : strangers.first(std::min(most_lines, strangers.size()))) {
    if (!looks_like_name(line) || count_words(line) < 2) continue;
    const std::string_view family = line.substr(line.find_last_of(' ') + 1);
    const auto names_owner = [family](const Entry& entry) {
      return std::ranges::any_of(entry.pieces(), [family](const Piece& piece) {
        return piece.part == Part::authors && piece.text.find(family) != nowhere;
      });
    };
    const auto works = std::ranges::count_if(entries, names_owner);
    if (works > 0 && static_cast<std::size_t>(works) * 2 >= entries.size()) return line;
  }
  return {};
}

}  // namespace

void read_page(const Dialect& dialect, const PageText& page, const DatePoint& as_of, bool forced, Batch& batch) {
  const std::vector<PageLine> lines = split_page(page.text());
  if (lines.empty()) return;
  std::vector<Entry> entries;
  const auto take = [&entries](Entry& entry) { entries.push_back(std::move(entry)); };
  PageFacts facts = dialect.read != nullptr ? dialect.read(page.text(), batch.arena, forced, take)
                                            : read_by_grammar(dialect, lines, take);
  const Remarks remarks(page, batch);
  remove_repeats(entries, [&remarks](const Entry& entry) {
    remarks.add(Code::repeated_entry, entry.whole(), std::string(entry.first(Part::title)));
  });
  if (facts.owner.empty()) facts.owner = find_owner(facts.strangers, entries);
  RecordMaker maker(page, batch, as_of);
  for (const Entry& entry : entries) maker.make(dialect, entry);
  remarks.add(Code::page_read, lines.front().text, describe(dialect, facts, maker.records()));
  for (const std::string_view line : facts.strangers) {
    if (line.data() != facts.owner.data()) remarks.add(Code::unknown_line, line);
    add_document_item(batch, DocumentKind::free_text, line, {}, remarks.span_of(line));
  }
}

}  // namespace opcit::profile
