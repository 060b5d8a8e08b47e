#include "bibtex/tables/citation_key.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/ascii.h"
#include "text/unicode.h"
#include "text/unicode_names.h"

namespace opcit::bibtex {
namespace {

using namespace names;

constexpr std::array<bool, 0x80> legal_ascii = [] {
  std::array<bool, 0x80> legal{};
  for (std::size_t c = 0x21; c < 0x7F; ++c) legal[c] = true;
  // Characters that end a key of BibTeX or change its meaning; biber rejects backslash, tilde and at sign too.
  for (const char c : std::string_view("\"#%,{}\\~@")) legal[static_cast<std::size_t>(c)] = false;
  return legal;
}();

/// BibTeX accepts these characters, biber rejects them.
constexpr std::string_view for_bibtex_alone = "'()=";

bool is_legal_ascii(char c, Dialect dialect) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  const bool refused = dialect == Dialect::biblatex && for_bibtex_alone.find(c) != std::string_view::npos;
  return byte < legal_ascii.size() && legal_ascii[byte] && !refused;
}

/// The FNV-1a hash as four digits of base 32.
std::string fingerprint(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  std::string out;
  for (unsigned i = 0; i < 4; ++i) out += digits[(hash >> (5 * i)) & 31U];
  return out;
}

bool is_legal_character(std::string_view character, Dialect dialect) {
  if (!ascii::is_beyond(character[0])) return is_legal_ascii(character[0], dialect);
  const char32_t value = code_point_at(character, 0).value;
  return value != malformed_byte && letter_kind(value) != LetterKind::none;
}

/// "e" for "é", "L" for "Ł"; "-" for a character without an ASCII spelling.
std::string replacement(std::string_view character) {
  if (!ascii::is_beyond(character[0])) return "-";
  std::string ascii = to_ascii(character);
  return !ascii.empty() && std::ranges::all_of(ascii, [](char c) { return is_legal_ascii(c, Dialect::biblatex); })
             ? ascii
             : "-";
}

}  // namespace

bool is_legal_key(std::string_view key, Dialect dialect) noexcept {
  if (key.empty()) return false;
  return std::ranges::all_of(key, [&](char c) { return is_legal_ascii(c, dialect) || ascii::is_beyond(c); });
}

std::string legal_key(std::string_view key, Dialect dialect) {
  std::string out;
  for (std::size_t pos = 0; pos < key.size();) {
    const std::size_t size = code_point_at(key, pos).size;
    const std::string_view character = key.substr(pos, size);
    const std::string written =
        is_legal_character(character, dialect) ? std::string(character) : replacement(character);
    if (written != "-" || (!out.empty() && out.back() != '-')) out += written;
    pos += size;
  }
  if (!out.empty() && out.back() != '-') out += '-';
  return out + fingerprint(key);
}

}  // namespace opcit::bibtex
