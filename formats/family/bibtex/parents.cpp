#include "family/bibtex/parents.h"

#include <algorithm>
#include <functional>

#include "family/bibtex/read_values.h"
#include "family/bibtex/syntax_index.h"

namespace opcit::bibtex {
namespace {

constexpr char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

struct HashFolded {
  std::size_t operator()(char c) const noexcept { return static_cast<unsigned char>(lower(c)); }
};
struct EqualFolded {
  bool operator()(char a, char b) const noexcept { return lower(a) == lower(b); }
};

bool contains_word(std::string_view text, std::string_view word) {
  const std::boyer_moore_horspool_searcher searcher(word.begin(), word.end(), HashFolded{}, EqualFolded{});
  return std::search(text.begin(), text.end(), searcher) != text.end();
}

}  // namespace

bool mentions_inheritance(std::string_view text) {
  return contains_word(text, "crossref") || contains_word(text, "xdata");
}

void History::add(std::string_view chunk, std::uint64_t offset) {
  const std::lock_guard lock(mutex_);
  pieces_.push_back({offset, std::make_shared<const std::string>(chunk)});
  // Twice the reach: a chunk that is still being parsed may ask for what lies before it.
  while (pieces_.front().offset + 2 * reach < offset) pieces_.pop_front();
}

std::vector<std::shared_ptr<const std::string>> History::before(std::uint64_t offset) const {
  const std::lock_guard lock(mutex_);
  std::vector<std::shared_ptr<const std::string>> found;
  for (const Piece& piece : pieces_) {
    if (piece.offset < offset && piece.offset + reach >= offset) found.push_back(piece.text);
  }
  return found;
}

void load_entry(const Block& block, const Chunk& chunk, MacroScope& scope, Arena& arena, SourceEntry& entry) {
  entry.clear(lower_case(block.type, arena), block.key, chunk.span_of(block.whole));
  for (const FieldNode& node : block.fields) {
    entry.add({.name = node.name,
               .tag = find_tag(lower_case(node.name, arena)),
               .tex = trim_blanks(scope.expand(block, node)),
               .span = chunk.span_of(node.value)});
  }
}

void Parents::index_text(const Chunk& chunk, const MacroTable* macros) {
  MacroScope& scope = scopes_.emplace_back(chunk, macros, arena_, nullptr);
  std::vector<EntryLinks> rows;
  index_entries(chunk, scope, rows);
  for (const EntryLinks& row : rows) {
    const Place place{chunk.text.substr(row.source.pos - chunk.offset, row.source.len), &scope};
    places_.try_emplace(row.key, place);
    split_at_depth_0(row.ids, ',', [&](std::string_view id) {
      if (!trim_blanks(id).empty()) places_.try_emplace(trim_blanks(id), place);
    });
  }
}

void Parents::index() {
  indexed_ = true;
  const MacroTable* macros = preamble_ == nullptr ? nullptr : preamble_->macros.get();
  index_text(chunk_, macros);
  if (preamble_ == nullptr || preamble_->history == nullptr) return;
  kept_ = preamble_->history->before(chunk_.offset);
  for (const auto& text : kept_) {
    index_text(chunks_.emplace_back(Chunk{.text = *text, .offset = 0, .last = false, .preamble = nullptr}), macros);
  }
}

bool Parents::find(std::string_view key, SourceEntry& parent) {
  if (!indexed_) index();
  const auto found = places_.find(key);
  if (found == places_.end()) return false;
  const Place& place = found->second;
  Parser parser(place.text);
  Block block;
  if (!parser.next(block) || block.kind != BlockKind::entry) return false;
  // History goes with the chunk; what the record takes from it must not.
  const bool lasting = std::less_equal<>()(chunk_.text.data(), place.text.data()) &&
                       std::less<>()(place.text.data(), chunk_.text.data() + chunk_.text.size());
  parent.clear(lower_case(arena_.copy(block.type), arena_), key, {});
  for (const FieldNode& node : block.fields) {
    const std::string_view tex = trim_blanks(place.scope->expand(block, node));
    parent.add({.name = lasting ? node.name : arena_.copy(node.name),
                .tag = find_tag(lower_case(node.name, arena_)),
                .tex = lasting ? tex : arena_.copy(tex),
                .span = lasting ? chunk_.span_of(node.value) : Span{}});
  }
  return true;
}

}  // namespace opcit::bibtex
