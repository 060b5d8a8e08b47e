#include "family/bibtex/parents.h"

#include <algorithm>

#include "family/bibtex/read_values.h"
#include "family/bibtex/syntax_index.h"
#include "family/bibtex/syntax_scan.h"

namespace opcit::bibtex {
namespace {

bool is_at(const char* p, const char* end, std::string_view lower_word) noexcept {
  return static_cast<std::size_t>(end - p) >= lower_word.size() &&
         equals_ignoring_case({p, lower_word.size()}, lower_word);
}

/// `after` follows the word: is it the name of a field? What a comment hides is taken for one.
bool may_be_assigned(const char* after, const char* end) noexcept {
  after = skip_blanks(after, end);
  return after == end || *after == '=' || *after == '%' || is_no_break_space(after, end);
}

/// The value as written when it names a macro and can be written so again. The months are spelt anew anyway.
std::string_view expression_of(const Block& block, const FieldNode& node) noexcept {
  const auto pieces = block.pieces_of(node);
  const bool in_macros = std::ranges::find(pieces, PieceKind::macro, &Piece::kind) != pieces.end();
  const bool sound = std::ranges::all_of(pieces, [](const Piece& p) { return p.closed && p.kind != PieceKind::bare; });
  return in_macros && sound && !equals_ignoring_case(node.name, "month") ? node.value : std::string_view();
}

/// Where "ssr" or "xda" stands, in any case: rare in prose, and in both words.
const char* find_rare(const char* p, const char* end) noexcept {
#ifdef __SSE2__
  const auto folded = [](const char* at) {
    return _mm_or_si128(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at)), _mm_set1_epi8(0x20));
  };
  const auto is = [](__m128i bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
  for (; end - p >= 18; p += 16) {
    const __m128i first = folded(p);
    const __m128i second = folded(p + 1);
    const __m128i third = folded(p + 2);
    const __m128i ssr = _mm_and_si128(_mm_and_si128(is(first, 's'), is(second, 's')), is(third, 'r'));
    const __m128i xda = _mm_and_si128(_mm_and_si128(is(first, 'x'), is(second, 'd')), is(third, 'a'));
    const auto mask = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_or_si128(ssr, xda)));
    if (mask != 0) return p + std::countr_zero(mask);
  }
#endif
  while (p != end && !is_at(p, end, "ssr") && !is_at(p, end, "xda")) ++p;
  return p;
}

/// Reads one input for the survey.
class Scout final : public Reader {
 public:
  explicit Scout(ParentSurvey& survey) : survey_(survey) {}

  std::size_t cut(std::string_view window, bool last) override {
    const std::size_t length = cut_bibtex(window, last);
    survey_.look(window.substr(0, length));
    return length;
  }
  std::size_t resync(std::string_view window) override { return resync_bibtex(window); }
  void parse(const Chunk&, Batch&) const override {}

 private:
  ParentSurvey& survey_;
};

}  // namespace

bool mentions_inheritance(std::string_view text) noexcept {
  constexpr std::string_view crossref = "crossref";
  constexpr std::string_view xdata = "xdata";
  constexpr std::ptrdiff_t before_ssr = 3;
  const char* end = text.data() + text.size();
  for (const char* p = find_rare(text.data(), end); p != end; p = find_rare(p + 1, end)) {
    if (is_at(p, end, xdata) && may_be_assigned(p + xdata.size(), end)) return true;
    if (p - text.data() < before_ssr) continue;
    const char* word = p - before_ssr;
    if (is_at(word, end, crossref) && may_be_assigned(word + crossref.size(), end)) return true;
  }
  return false;
}

bool ParentSurvey::begin_pass() {
  macros_ = MacroStore();
  pass_ = pass_ == Pass::none ? Pass::names : pass_ == Pass::names && !named_.empty() ? Pass::entries : Pass::done;
  return pass_ != Pass::done;
}

std::unique_ptr<Reader> ParentSurvey::scout(const Format& format) {
  if (format.id != "bibtex" && format.id != "biblatex") return nullptr;
  return std::make_unique<Scout>(*this);
}

void ParentSurvey::look(std::string_view blocks) {
  if (pass_ == Pass::entries || mentions_inheritance(blocks)) {
    Arena arena;
    Chunk chunk;
    chunk.text = blocks;
    const std::shared_ptr<const MacroTable> macros = macros_.snapshot();
    MacroScope scope(chunk, macros.get(), arena, nullptr);
    pass_ == Pass::names ? note_names(chunk, scope) : keep_entries(chunk, scope, arena);
  }
  macros_.scan(blocks);
}

void ParentSurvey::note_names(const Chunk& chunk, MacroScope& scope) {
  std::vector<EntryLinks> rows;
  index_entries(chunk, scope, rows);
  const auto note = [this](std::string_view key) {
    if (const std::string_view name = trim_blanks(key); !name.empty()) named_.emplace(name);
  };
  for (const EntryLinks& row : rows) {
    note(row.crossref);
    split_at_depth_0(row.xdata, ',', note);
  }
}

void ParentSurvey::keep_entries(const Chunk& chunk, MacroScope& scope, Arena& arena) {
  Parser parser(chunk.text);
  Block block;
  SourceEntry entry;
  while (parser.next(block)) {
    if (block.kind == BlockKind::string) scope.define(block);
    if (block.kind != BlockKind::entry) continue;
    const FieldNode* ids = block.find("ids");
    if (ids == nullptr && named_.find(block.key) == named_.end()) continue;
    load_entry(block, chunk, scope, arena, entry);
    std::shared_ptr<const Parent> parent;
    keep(block.key, entry, parent);
    if (ids == nullptr) continue;
    split_at_depth_0(scope.expand(block, *ids), ',',
                     [&](std::string_view id) { keep(trim_blanks(id), entry, parent); });
  }
}

void ParentSurvey::keep(std::string_view key, const SourceEntry& entry, std::shared_ptr<const Parent>& parent) {
  if (named_.find(key) == named_.end() || parents_.find(key) != parents_.end()) return;
  if (parent == nullptr) {
    auto made = std::make_shared<Parent>();
    made->type = entry.type();
    std::size_t room = max_handed_down;
    for (const SourceField& field : entry.fields()) {
      const bool counts = field.tag != unknown_tag && entry.peek(field.tag) == &field && field.tex.size() <= room;
      if (!counts) continue;
      room -= field.tex.size();
      made->fields.push_back({field.tag, std::string(field.tex)});
    }
    parent = std::move(made);
  }
  parents_.emplace(key, parent);
}

const Parent* ParentSurvey::find(std::string_view key) const {
  const auto found = parents_.find(key);
  return found == parents_.end() ? nullptr : found->second.get();
}

const SourceEntry* Parents::find(std::string_view key) {
  if (const auto copied = copies_.find(key); copied != copies_.end()) return copied->second.get();
  const Parent* parent = survey_ == nullptr ? nullptr : survey_->find(key);
  std::unique_ptr<SourceEntry> copy;
  const std::string_view lasting_key = arena_.copy(key);
  if (parent != nullptr) {
    copy = std::make_unique<SourceEntry>();
    copy->clear(arena_.copy(std::string_view(parent->type)), lasting_key, {});
    for (const Parent::Field& field : parent->fields) {
      copy->add({.name = known_tags[field.tag], .tag = field.tag, .tex = arena_.copy(std::string_view(field.tex))});
    }
  }
  return copies_.emplace(lasting_key, std::move(copy)).first->second.get();
}

void load_entry(const Block& block, const Chunk& chunk, MacroScope& scope, Arena& arena, SourceEntry& entry) {
  entry.clear(lower_case(block.type, arena), block.key, chunk.span_of(block.whole));
  for (const FieldNode& node : block.fields) {
    entry.add({.name = node.name,
               .tag = find_tag(lower_case(node.name, arena)),
               .tex = trim_blanks(scope.expand(block, node)),
               .span = chunk.span_of(node.value),
               .expression = expression_of(block, node)});
  }
}

}  // namespace opcit::bibtex
