/// Character classes and search functions of the BibTeX scanner. Only formats/bibtex uses them.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/ascii.h"
#include "base/find_any.h"

namespace opcit::bibtex {

using opcit::find_any;

/// BibTeX's whitespace, and the carriage return of Windows. Lines end with \n.
inline bool is_line_blank(char c) noexcept { return ascii::is_space(c) && c != '\n'; }

namespace detail {
enum : std::uint8_t { name_byte = 1, key_byte = 2, type_byte = 4, sure_name_byte = 8 };

constexpr std::array<std::uint8_t, 256> make_byte_classes() {
  std::array<std::uint8_t, 256> classes{};
  constexpr std::string_view not_in_names = "\"#%'(),={}@ \t\n\v\f\r";  // BibTeX's id_class, and @
  constexpr std::string_view not_in_keys = ",{}\" \t\n\v\f\r";
  constexpr std::string_view in_types = "-_.:+*/";
  for (unsigned byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    std::uint8_t bits = 0;
    if (not_in_names.find(c) == std::string_view::npos) bits |= name_byte;
    // 0xC2 can be the first byte of a no-break space.
    if ((bits & name_byte) != 0 && byte != 0xC2) bits |= sure_name_byte;
    if (not_in_keys.find(c) == std::string_view::npos) bits |= key_byte;
    if (alphanumeric || byte >= 0x80 || in_types.find(c) != std::string_view::npos) bits |= type_byte;
    classes[byte] = bits;
  }
  return classes;
}
inline constexpr std::array<std::uint8_t, 256> byte_classes = make_byte_classes();
inline bool has_class(char c, std::uint8_t bit) noexcept {
  return (byte_classes[static_cast<unsigned char>(c)] & bit) != 0;
}
}  // namespace detail

/// Characters of field and macro names.
inline bool is_name(char c) noexcept { return detail::has_class(c, detail::name_byte); }
/// Characters of citation keys. BibTeX also allows braces and quotes in places, but they usually indicate damage.
inline bool is_key(char c) noexcept { return detail::has_class(c, detail::key_byte); }
/// Characters of the word after @.
inline bool is_type(char c) noexcept { return detail::has_class(c, detail::type_byte); }

template <class Predicate>
const char* skip_while(const char* p, const char* end, Predicate predicate) noexcept {
  while (p != end && predicate(*p)) ++p;
  return p;
}
/// Entries copied from a web page contain no-break spaces.
inline bool is_no_break_space(const char* p, const char* end) noexcept {
  return end - p >= 2 && p[0] == '\xC2' && p[1] == '\xA0';
}
namespace detail {
inline const char* skip_sure_name(const char* p, const char* end) noexcept {
#if OPCIT_BYTE_BLOCKS
  for (; end - p >= 16; p += 16) {
    const __m128i here = bytes::load(p);
    // Letters need no check. Other characters are rare in names and are checked one by one.
    const __m128i before_letters = _mm_cmpeq_epi8(_mm_min_epu8(here, _mm_set1_epi8('@')), here);
    const __m128i behind_letters = _mm_or_si128(_mm_cmpgt_epi8(here, _mm_set1_epi8('z')), here);
    for (std::uint32_t others = bytes::bits(_mm_or_si128(before_letters, behind_letters)); others != 0;
         others &= others - 1) {
      const char* const at = p + std::countr_zero(others);
      if (!has_class(*at, sure_name_byte)) return at;
    }
  }
#endif
  return skip_while(p, end, [](char c) { return has_class(c, sure_name_byte); });
}
}  // namespace detail

/// Skips the name of a field or macro.
inline const char* skip_name(const char* p, const char* end) noexcept {
  for (;; ++p) {
    p = detail::skip_sure_name(p, end);
    if (p == end || !is_name(*p) || is_no_break_space(p, end)) return p;
  }
}
/// Skips spaces only. Aligned equals signs have many spaces before them.
inline const char* skip_spaces(const char* p, const char* end) noexcept {
#if OPCIT_BYTE_BLOCKS
  for (; end - p >= 16; p += 16) {
    const std::uint32_t others = bytes::bits(bytes::any_of<' '>(bytes::load(p))) ^ bytes::first_bits(16);
    if (others != 0) return p + std::countr_zero(others);
  }
#endif
  return skip_while(p, end, [](char c) { return c == ' '; });
}
inline const char* skip_blanks(const char* p, const char* end) noexcept { return skip_while(p, end, ascii::is_space); }
/// Skips whitespace within a line, and the \r of \r\n.
inline const char* skip_line_blanks(const char* p, const char* end) noexcept {
  return skip_while(p, end, is_line_blank);
}

/// [first, last) without trailing whitespace.
inline std::string_view trimmed_view(const char* first, const char* last) noexcept {
  while (last != first && ascii::is_space(last[-1])) --last;
  return {first, static_cast<std::size_t>(last - first)};
}

}  // namespace opcit::bibtex
