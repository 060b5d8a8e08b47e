#include "bibtex/read/macros.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "bibtex/tree/scan.h"
#include "opcit/diagnostic_codes.h"

namespace opcit::bibtex {
namespace {

struct Month {
  std::string_view macro;
  std::string_view name;
};
constexpr std::array<Month, 12> months = {{{"jan", "January"},
                                           {"feb", "February"},
                                           {"mar", "March"},
                                           {"apr", "April"},
                                           {"may", "May"},
                                           {"jun", "June"},
                                           {"jul", "July"},
                                           {"aug", "August"},
                                           {"sep", "September"},
                                           {"oct", "October"},
                                           {"nov", "November"},
                                           {"dec", "December"}}};

}  // namespace

std::optional<int> month_of_macro(std::string_view name) noexcept {
  for (std::size_t i = 0; i < months.size(); ++i) {
    if (ascii::equals_lower(name, months[i].macro)) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

bool LessIgnoringCase::operator()(std::string_view a, std::string_view b) const noexcept {
  return std::ranges::lexicographical_compare(a, b, {}, ascii::to_lower, ascii::to_lower);
}

const std::string* MacroTable::find(std::string_view name) const {
  for (auto layer = layers_.rbegin(); layer != layers_.rend(); ++layer) {
    if (const auto found = (*layer)->find(name); found != (*layer)->end()) return &found->second;
  }
  return nullptr;
}

void MacroTable::add(Layer layer) {
  while (!layers_.empty() && layers_.back()->size() < 2 * layer.size()) {
    layer.insert(layers_.back()->begin(), layers_.back()->end());  // the later definitions stay
    layers_.pop_back();
  }
  if (!layer.empty()) layers_.push_back(std::make_shared<const Layer>(std::move(layer)));
}

MacroScope::MacroScope(const Chunk& chunk, const MacroTable* table, Arena& arena, Diagnostics* diagnostics)
    : chunk_(chunk),
      table_(table),
      arena_(arena),
      diagnostics_(diagnostics),
      defined_bytes_(table != nullptr ? table->defined_bytes_ : 0) {}

void MacroScope::define(const Block& block) {
  for (const FieldNode& field : block.fields) {
    std::string_view value = expand(block, field);
    if (value.size() > max_macro_bytes - defined_bytes_) {
      report(Code::macro_too_long, field.value, field.name);
      value = field.value;
    } else {
      defined_bytes_ += value.size();
    }
    values_[field.name] = {.text = value, .own = true};
  }
}

std::string_view MacroScope::expand(const Block& block, const FieldNode& field) {
  const std::span<const Piece> pieces = block.pieces_of(field);
  if (pieces.empty()) return {};
  if (pieces.size() == 1) return pieces[0].kind == PieceKind::macro ? macro(pieces[0].text) : pieces[0].text;
  parts_.clear();
  std::size_t size = 0;
  std::size_t of_macros = 0;
  for (const Piece& piece : pieces) {
    const bool is_macro = piece.kind == PieceKind::macro;
    parts_.push_back(is_macro ? macro(piece.text) : piece.text);
    size += parts_.back().size();
    if (is_macro) of_macros += parts_.back().size();
  }
  // The limit applies to expansions only, not to text that is in the file, of any length.
  if (of_macros > max_joined_macros && of_macros > field.value.size()) {
    report(Code::macro_too_long, field.value, field.name);
    return field.value;
  }
  return join(size);
}

std::string_view MacroScope::join(std::size_t size) {
  if (size == 0) return {};
  auto* joined = static_cast<char*>(arena_.allocate(size, 1));
  char* out = joined;
  for (const std::string_view part : parts_) out = std::ranges::copy(part, out).out;
  return {joined, size};
}

std::string_view MacroScope::macro(std::string_view name) {
  if (const auto found = values_.find(name); found != values_.end()) return found->second.text;
  // Copied once per chunk, because the batch can outlive the table.
  if (const std::string* value = table_ != nullptr ? table_->find(name) : nullptr; value != nullptr) {
    return values_.emplace(name, Value{.text = arena_.copy(*value)}).first->second.text;
  }
  if (const std::optional<int> month = month_of_macro(name)) {
    return values_.emplace(name, Value{.text = months[static_cast<std::size_t>(*month - 1)].name}).first->second.text;
  }
  report(Code::undefined_macro, name, name);
  return name;
}

void MacroScope::commit(MacroTable& table) const {
  MacroTable::Layer layer;
  for (const auto& [name, value] : values_) {
    if (value.own) layer.emplace_hint(layer.end(), name, value.text);
  }
  table.add(std::move(layer));
  table.defined_bytes_ = defined_bytes_;
}

void MacroScope::report(Code code, std::string_view at, std::string_view detail) {
  if (diagnostics_ == nullptr) return;
  diagnostics_->push_back({.code = code, .span = chunk_.span_of(at), .detail = std::string(detail)});
}

void MacroStore::scan(std::string_view chunk) {
  Arena arena;
  Chunk as_chunk;
  as_chunk.text = chunk;
  MacroScope scope(as_chunk, table_.get(), arena, nullptr);
  Parser parser(chunk);
  Block block;
  bool defines = false;
  while (parser.next(block)) {
    if (block.kind != BlockKind::string) continue;
    scope.define(block);
    defines = true;
  }
  if (!defines) return;
  if (shared_) {
    table_ = std::make_shared<MacroTable>(*table_);
    shared_ = false;
  }
  scope.commit(*table_);
}

std::shared_ptr<const MacroTable> MacroStore::snapshot() {
  shared_ = true;
  return table_;
}

void MacroStore::follow(const MacroStore& previous) noexcept {
  table_ = previous.table_;
  shared_ = true;
}

}  // namespace opcit::bibtex
