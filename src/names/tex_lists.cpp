#include "names/lists.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <span>
#include <string>

#include "base/ascii.h"
#include "base/byte_blocks.h"
#include "base/small_vector.h"
#include "names/parts.h"
#include "names/tex_words.h"
#include "names/truncation.h"
#include "names/words.h"

namespace opcit::names {
namespace {

bool is_and_at(std::string_view tex, std::size_t pos) noexcept {
  if ((tex[pos] | 0x20) != 'a' || tex.size() - pos < 3) return false;
  const auto is = [&](std::size_t i, char lower) { return (tex[pos + i] | 0x20) == lower; };
  const bool starts_word = pos == 0 || ascii::is_blank_or_control(tex[pos - 1]);
  const bool ends_word = pos + 3 == tex.size() || ascii::is_blank_or_control(tex[pos + 3]);
  return starts_word && ends_word && is(1, 'n') && is(2, 'd');
}

using Sources = Few<std::string_view, 16>;

/// Replaces Unicode spaces (no-break, thin, ideographic ..) by as many ASCII spaces as they have bytes, so that "and"
/// is found next to them. Copies only if there are any.
std::string_view with_plain_blanks(std::string_view tex, Arena& arena) {
  constexpr std::string_view first_bytes[] = {"\xC2\xA0", "\xE2\x80", "\xE3\x80\x80"};
  const bool may_have = std::any_of(std::begin(first_bytes), std::end(first_bytes),
                                    [&](std::string_view bytes) { return tex.find(bytes) != std::string_view::npos; });
  if (!may_have) return tex;
  std::string out(tex);
  for (std::size_t pos = 0; pos < tex.size();) {
    const CodePoint at = code_point_at(tex, pos);
    if (at.value >= 0x80 && is_any_blank(at.value))
      std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(pos), at.size, ' ');
    pos += at.size;
  }
  return out == tex ? tex : arena.copy(std::string_view(out));
}

/// The next position, from `pos` on, of a word that may be "and", or of a brace or backslash; tex.size() if not
/// found.
std::size_t next_of_interest(std::string_view tex, std::size_t pos) noexcept {
  const char* const end = tex.data() + tex.size();
  const char* p = tex.data() + pos;
#if OPCIT_BYTE_BLOCKS
  constexpr auto whole = static_cast<std::ptrdiff_t>(bytes::block);
  for (; end - p > whole; p += whole) {
    const __m128i here = bytes::load(p);
    const __m128i blanks = _mm_cmpeq_epi8(_mm_min_epu8(here, _mm_set1_epi8(' ')), here);
    const std::uint32_t words = bytes::bits(_mm_and_si128(blanks, bytes::any_of<'a', 'A'>(bytes::load(p + 1))));
    const std::uint32_t tex_bytes = bytes::bits(bytes::any_of<'{', '\\'>(here));
    if ((words | tex_bytes) == 0) continue;
    const int word = std::countr_zero(words | 0x10000U) + 1;
    const int tex_byte = std::countr_zero(tex_bytes | 0x20000U);
    return static_cast<std::size_t>(p + std::min(word, tex_byte) - tex.data());
  }
#endif
  for (; p != end; ++p) {
    if (*p == '{' || *p == '\\') break;
    if (ascii::is_blank_or_control(*p) && p + 1 != end && (p[1] == 'a' || p[1] == 'A'))
      return static_cast<std::size_t>(p + 1 - tex.data());
  }
  return static_cast<std::size_t>(p - tex.data());
}

/// Collects the sources of the names. Returns true if there was an omission.
bool split(std::string_view tex, Sources& names) {
  bool truncated = false;
  std::size_t from = 0;
  const auto take = [&](std::size_t to) {
    // People also write "Jane Roe et al." as one name.
    const std::string_view name = strip_omission(trim(tex.substr(from, to - from)), truncated);
    if (!name.empty()) names.push_back(name);
  };
  for (std::size_t pos = 0; pos < tex.size(); pos = next_of_interest(tex, pos)) {
    if (tex[pos] == '{' || tex[pos] == '\\') {
      pos = step_over(tex, pos);
    } else if (is_and_at(tex, pos)) {
      take(pos);
      from = pos += 3;
    }
  }
  take(tex.size());
  return truncated;
}

}  // namespace

TexNameList split_name_list(std::string_view tex, Arena& arena) {
  Sources names;
  tex = with_plain_blanks(tex, arena);
  const bool truncated = split(tex, names);
  return {arena.copy(std::span<const std::string_view>(names)), truncated};
}

NameList parse_bibtex_names(std::string_view tex, Arena& arena) {
  Sources sources;
  tex = with_plain_blanks(tex, arena);
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
