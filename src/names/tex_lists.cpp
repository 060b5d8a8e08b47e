#include "names/lists.h"

#include <memory>
#include <span>

#include "model/few.h"
#include "names/parts.h"
#include "names/tex_words.h"
#include "names/truncation.h"
#include "names/words.h"

namespace opcit::names {
namespace {

bool is_blank_byte(char c) noexcept { return static_cast<unsigned char>(c) <= ' '; }

bool is_and_at(std::string_view tex, std::size_t pos) noexcept {
  if ((tex[pos] | 0x20) != 'a' || tex.size() - pos < 3) return false;
  const auto is = [&](std::size_t i, char lower) { return (tex[pos + i] | 0x20) == lower; };
  const bool starts_word = pos == 0 || is_blank_byte(tex[pos - 1]);
  const bool ends_word = pos + 3 == tex.size() || is_blank_byte(tex[pos + 3]);
  return starts_word && ends_word && is(1, 'n') && is(2, 'd');
}

using Sources = Few<std::string_view, 16>;

/// The sources of the names; returns whether an omission was among them.
bool split(std::string_view tex, Sources& names) {
  bool truncated = false;
  std::size_t from = 0;
  const auto take = [&](std::size_t to) {
    // People write "Jane Roe et al." as one name, too.
    const std::string_view name = strip_omission(trim(tex.substr(from, to - from)), truncated);
    if (!name.empty()) names.push_back(name);
  };
  for (std::size_t pos = 0; pos < tex.size();) {
    if (is_and_at(tex, pos)) {
      take(pos);
      from = pos += 3;
      continue;
    }
    // To where the next word begins.
    while (pos < tex.size() && !is_blank_byte(tex[pos])) {
      pos = tex[pos] == '{' || tex[pos] == '\\' ? step_over(tex, pos) : pos + 1;
    }
    while (pos < tex.size() && is_blank_byte(tex[pos])) ++pos;
  }
  take(tex.size());
  return truncated;
}

}  // namespace

TexNameList split_name_list(std::string_view tex, Arena& arena) {
  Sources names;
  const bool truncated = split(tex, names);
  return {arena.copy(std::span<const std::string_view>(names)), truncated};
}

NameList parse_bibtex_names(std::string_view tex, Arena& arena) {
  Sources sources;
  const bool truncated = split(tex, sources);
  if (sources.empty()) return {{{}, truncated, {}}, {}, {}};
  auto* people = static_cast<Name*>(arena.allocate(sources.size() * sizeof(Name), alignof(Name)));
  auto* spans = static_cast<NameSpan*>(arena.allocate(sources.size() * sizeof(NameSpan), alignof(NameSpan)));
  std::size_t count = 0;
  for (const std::string_view source : sources) {
    const Name* name = std::construct_at(people + count, parse_bibtex_name(source, arena));
    if (name->empty()) continue;
    std::construct_at(spans + count, NameSpan{static_cast<std::size_t>(source.data() - tex.data()), source.size()});
    ++count;
  }
  return {{std::span<const Name>(people, count), truncated, {}}, std::span<const NameSpan>(spans, count), {}};
}

}  // namespace opcit::names
