#include "bibtex/inherit/parents.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/byte_blocks.h"
#include "bibtex/inherit/index.h"
#include "bibtex/read/values.h"
#include "bibtex/tree/scan.h"

namespace opcit::bibtex {
namespace {

/// The value as written if it names a macro and can be written again. Months are always written as macros.
std::string_view expression_of(const Block& block, const FieldNode& node) noexcept {
  const auto pieces = block.pieces_of(node);
  const bool in_macros = std::ranges::find(pieces, PieceKind::macro, &Piece::kind) != pieces.end();
  const bool sound = std::ranges::all_of(pieces, [](const Piece& p) { return p.closed && p.kind != PieceKind::bare; });
  return in_macros && sound && !ascii::equals_lower(node.name, "month") ? node.value : std::string_view();
}

/// True if `p` is at the name of an inheriting field, or at the end of a longer name, and a valid separator
/// follows: an equals sign, a comment, a no-break space, or the end.
bool names_inheritance(const char* p, const char* end) noexcept {
  const std::string_view rest(p, static_cast<std::size_t>(end - p));
  const std::string_view name = ascii::starts_with_lower(rest, "xdata") ? "xdata" : "crossref";
  if (!ascii::starts_with_lower(rest, name)) return false;
  const char* const after = skip_blanks(p + name.size(), end);
  return after == end || *after == '=' || *after == '%' || is_no_break_space(after, end);
}

/// Reads one input for the survey.
class Scout final : public Reader {
 public:
  explicit Scout(ParentSurvey& survey) : survey_(survey) {}

  std::size_t cut(std::string_view window, bool last) override {
    const Cut cut = look_for_cut(window, last);
    survey_.look(window.substr(0, cut.length), cut.may_define);
    return cut.length;
  }
  std::size_t resync(std::string_view window) override { return resync_bibtex(window); }
  void parse(const Chunk&, Batch&) const override {}

 private:
  ParentSurvey& survey_;
};

}  // namespace

// Searches for 'x' or "ss": only "crossref" contains the latter among field names, and both are rare in any text.
bool mentions_inheritance(std::string_view text) noexcept {
  constexpr std::ptrdiff_t before_s = 3;  // "cro"
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  const auto begins_at = [&](const char* p) {
    if (ascii::to_lower(*p) == 'x') return names_inheritance(p, end);
    return p - begin >= before_s && names_inheritance(p - before_s, end);
  };
  const char* p = begin;
#if OPCIT_BYTE_BLOCKS
  for (; static_cast<std::size_t>(end - p) > bytes::block; p += bytes::block) {
    const __m128i case_bit = _mm_set1_epi8(0x20);
    const __m128i here = _mm_or_si128(bytes::load(p), case_bit);
    const __m128i next = _mm_or_si128(bytes::load(p + 1), case_bit);
    const __m128i doubled = _mm_and_si128(_mm_cmpeq_epi8(here, next), bytes::any_of<'s'>(here));
    std::uint32_t found = bytes::bits(_mm_or_si128(doubled, bytes::any_of<'x'>(here)));
    for (; found != 0; found &= found - 1) {
      if (begins_at(p + std::countr_zero(found))) return true;
    }
  }
#endif
  for (; p != end; ++p) {
    const char letter = ascii::to_lower(*p);
    if ((letter == 'x' || letter == 's') && begins_at(p)) return true;
  }
  return false;
}

bool ParentSurvey::begin_pass() {
  macros_ = MacroStore();
  pass_ = pass_ == Pass::none ? Pass::names : pass_ == Pass::names && !named_.empty() ? Pass::entries : Pass::done;
  return pass_ != Pass::done;
}

std::unique_ptr<Reader> ParentSurvey::scout(const Format& format) {
  if (format.id != "bib" && format.id != "bibtex" && format.id != "biblatex") return nullptr;
  return std::make_unique<Scout>(*this);
}

void ParentSurvey::look(std::string_view blocks, bool may_define) {
  if (pass_ == Pass::entries || mentions_inheritance(blocks)) {
    Arena arena;
    Chunk chunk;
    chunk.text = blocks;
    const std::shared_ptr<const MacroTable> macros = macros_.snapshot();
    MacroScope scope(chunk, macros.get(), arena, nullptr);
    pass_ == Pass::names ? note_names(chunk, scope) : keep_entries(chunk, scope, arena);
  }
  if (may_define) macros_.scan(blocks);
}

void ParentSurvey::note_names(const Chunk& chunk, MacroScope& scope) {
  std::vector<EntryLinks> rows;
  index_entries(chunk, scope, rows);
  const auto note = [this](std::string_view key) {
    if (const std::string_view name = trim_blanks(key); !name.empty()) ++named_[std::string(name)];
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
    if (ids == nullptr && !named_.contains(block.key)) continue;
    std::vector<std::string_view> keys = {block.key};
    if (ids != nullptr) {
      split_at_depth_0(scope.expand(block, *ids), ',', [&](std::string_view id) { keys.push_back(trim_blanks(id)); });
    }
    load_entry(block, chunk, scope, arena, entry);
    keep(keys, entry);
  }
}

void ParentSurvey::keep(std::vector<std::string_view>& keys, const SourceEntry& entry) {
  std::erase_if(keys, [this](std::string_view key) { return parents_.contains(key) || !named_.contains(key); });
  if (keys.empty()) return;
  std::size_t heirs = 0;
  for (const std::string_view key : keys) heirs += named_.find(key)->second;
  const auto parent = std::make_shared<Parent>();
  parent->type = entry.type();
  std::size_t room = std::clamp(max_handed_down_in_all / heirs, always_handed_down, max_handed_down);
  for (const SourceField& field : entry.fields()) {
    if (field.tag == unknown_tag || entry.peek(field.tag) != &field) continue;
    if (field.tex.size() > room) {
      parent->cut_short = true;
      parent->fields.push_back({.tag = field.tag, .tex = {}});
      continue;
    }
    room -= field.tex.size();
    parent->fields.push_back({.tag = field.tag, .tex = std::string(field.tex)});
  }
  for (const std::string_view key : keys) parents_.emplace(key, parent);
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
    if (parent->cut_short) copy->cut_short();
    for (const Parent::Field& field : parent->fields) {
      if (field.tex.empty()) continue;
      copy->add({.name = known_tags[field.tag], .tag = field.tag, .tex = arena_.copy(std::string_view(field.tex))});
    }
  }
  return copies_.emplace(lasting_key, std::move(copy)).first->second.get();
}

void load_entry(const Block& block, const Chunk& chunk, MacroScope& scope, Arena& arena, SourceEntry& entry) {
  entry.clear(lower_case(block.type, arena), block.key, chunk.span_of(block.whole));
  for (const FieldNode& node : block.fields) {
    const bool simple = node.piece_count == 1 && block.pieces[node.first_piece].kind != PieceKind::macro;
    entry.add({.name = node.name,
               .tag = find_tag_ignoring_case(node.name),
               .tex = trim_blanks(simple ? block.pieces[node.first_piece].text : scope.expand(block, node)),
               .span = chunk.span_of(node.value),
               .expression = simple ? std::string_view() : expression_of(block, node)});
  }
}

}  // namespace opcit::bibtex
