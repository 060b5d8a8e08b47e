#include <vector>

#include "names/lists.h"
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

}  // namespace

TexNameList split_name_list(std::string_view tex, Arena& arena) {
  TexNameList list;
  std::vector<std::string_view> names;
  std::size_t from = 0;
  const auto take = [&](std::size_t to) {
    // People write "Jane Roe et al." as one name, too.
    const std::string_view name = strip_omission(trim(tex.substr(from, to - from)), list.truncated);
    if (!name.empty()) names.push_back(name);
  };
  for (std::size_t pos = 0; pos < tex.size();) {
    if (is_and_at(tex, pos)) {
      take(pos);
      from = pos += 3;
    } else {
      pos = tex[pos] == '{' || tex[pos] == '\\' ? step_over(tex, pos) : pos + 1;
    }
  }
  take(tex.size());
  list.names = arena.copy(names);
  return list;
}

NameList parse_bibtex_names(std::string_view tex, Arena& arena) {
  const TexNameList list = split_name_list(tex, arena);
  std::vector<Name> people;
  std::vector<NameSpan> spans;
  for (const std::string_view source : list.names) {
    const Name name = parse_bibtex_name(source, arena);
    if (name.empty()) continue;
    people.push_back(name);
    spans.push_back({static_cast<std::size_t>(source.data() - tex.data()), source.size()});
  }
  return {{arena.copy(people), list.truncated, {}}, arena.copy(spans)};
}

}  // namespace opcit::names
