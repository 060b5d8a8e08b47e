#include "pipeline/compose_text.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "pipeline/edit_names.h"
#include "text/rewrite_text.h"
#include "text/unicode.h"

namespace opcit {
namespace {

/// Composes `text`; returns true if it changed.
bool compose(std::string_view& text, Arena& arena) {
  if (is_ascii(text)) return false;
  std::string scratch;
  const std::string_view composed = to_nfc(text, scratch);
  if (composed == text) return false;
  text = arena.copy(composed);
  return true;
}

bool compose(Name& name, Arena& arena) {
  bool changed = false;
  for (std::string_view* part :
       {&name.family, &name.given, &name.dropping_particle, &name.non_dropping_particle, &name.suffix, &name.literal})
    changed |= compose(*part, arena);
  return changed;
}

bool compose(Text& text, Arena& arena) {
  if (is_ascii(text.plain)) return false;
  std::vector<std::size_t> edges = {0, text.plain.size()};
  for (const Run& run : text.runs) edges.insert(edges.end(), {run.pos, std::size_t{run.pos} + run.len});
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  std::vector<TextEdit> edits;
  for (std::size_t i = 1; i < edges.size() && edges[i] <= text.plain.size(); ++i) {
    const std::string_view piece = text.plain.substr(edges[i - 1], edges[i] - edges[i - 1]);
    std::string scratch;
    const std::string_view composed = to_nfc(piece, scratch);
    if (composed != piece) edits.push_back({edges[i - 1], piece.size(), std::string(composed)});
  }
  text = rewrite_text(text, edits, arena);
  return !edits.empty();
}

bool compose(List& list, Arena& arena) {
  std::vector<std::string_view> items(list.begin(), list.end());
  bool changed = false;
  for (std::string_view& item : items) changed |= compose(item, arena);
  if (changed) list = arena.copy(items);
  return changed;
}

bool compose(Value& value, Arena& arena) {
  if (auto* const text = std::get_if<Text>(&value)) return compose(*text, arena);
  if (auto* const list = std::get_if<List>(&value)) return compose(*list, arena);
  if (auto* const date = std::get_if<Date>(&value)) return compose(date->literal, arena);
  auto& names = std::get<Names>(value);
  const auto edit = [&](std::size_t, Name& name) { return compose(name, arena); };
  const bool printed = edit_people(names.people, arena, edit);
  return edit_people(names.unlisted, arena, edit) || printed;
}

}  // namespace

void compose_text(Record& record, Arena& arena) {
  std::vector<FieldValue> fields(record.fields.begin(), record.fields.end());
  bool changed = false;
  for (FieldValue& part : fields) changed |= compose(part.value, arena);
  if (changed) record.fields = arena.copy(fields);
  std::vector<Link> links(record.links.begin(), record.links.end());
  changed = false;
  for (Link& link : links) changed |= compose(link.label, arena);
  if (changed) record.links = arena.copy(links);
}

}  // namespace opcit
