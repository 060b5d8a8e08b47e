#include "profile/dialects/page_reader.h"
#include "opcit/diagnostic_codes.h"

#include <fmt/format.h>

#include "profile/dialects/grammar.h"
#include "profile/dialects/record_maker.h"
#include "profile/lines.h"
#include "profile/statistics.h"

namespace opcit::profile {
namespace {

/// The text of a note: "Google Scholar profile of 'Jane Doe', 20 of 143 works shown: press SHOW MORE"
std::string describe(const Dialect& dialect, const PageFacts& facts, std::size_t shown) {
  std::string text(dialect.page);
  if (!facts.owner.empty()) text += fmt::format(" of '{}'", facts.owner);
  const auto total = exact_value(facts.total);
  if (!total || *total <= shown) return text + fmt::format(", {} works", shown);
  text += fmt::format(", {} of {} works shown", shown, *total);
  if (!dialect.more.empty()) text += fmt::format(": {}", dialect.more);
  return text;
}

/// Replaces each no-break space by two spaces, so that all bytes keep their offset.
Chunk with_plain_blanks(const Chunk& chunk, Arena& arena) {
  constexpr std::string_view no_break_space = "\xC2\xA0";
  std::size_t at = chunk.text.find(no_break_space);
  if (at == nowhere) return chunk;
  std::string text(chunk.text);
  for (; at != nowhere; at = text.find(no_break_space, at + 2)) text.replace(at, 2, "  ");
  Chunk plain = chunk;
  plain.text = arena.copy(text);
  return plain;
}

}  // namespace

void read_page(const Dialect& dialect, const Chunk& chunk, const DatePoint& as_of, bool forced, Batch& batch) {
  const Chunk page = with_plain_blanks(chunk, batch.arena);
  const std::vector<PageLine> lines = split_page(page.text);
  if (lines.empty()) return;
  RecordMaker maker(page, batch, as_of);
  const auto take = [&](Entry& entry) { maker.make(dialect, entry); };
  const PageFacts facts = dialect.read != nullptr ? dialect.read(page.text, batch.arena, forced, take)
                                                  : read_by_grammar(dialect, lines, take);
  const Remarks remarks(page, batch);
  remarks.add(Code::page_read, lines.front().text, describe(dialect, facts, maker.records()));
  for (const std::string_view line : facts.strangers) {
    remarks.add(Code::unknown_line, line);
    add_document_item(batch, DocumentKind::free_text, line, {}, remarks.span_of(line));
  }
}

}  // namespace opcit::profile
