#include "faults/characters.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "base/utf8.h"
#include "faults/html.h"
#include "faults/values.h"
#include "opcit/latex.h"
#include "text/unicode.h"

namespace opcit::faults {
namespace {

/// The byte that CP1252 shows as `c`.
std::optional<char> cp1252_byte(char32_t c) noexcept {
  constexpr std::u32string_view shown = U"€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";
  if (c < 0x100) return static_cast<char>(c);
  const std::size_t found = shown.find(c);
  if (found == std::u32string_view::npos) return std::nullopt;
  return static_cast<char>(0x80 + found);
}

/// The character whose bytes were decoded one by one from the start of `text`, with the length of the latter.
struct Decoded {
  CodePoint character;
  std::size_t length = 0;
};
std::optional<Decoded> decoded_twice_at(std::string_view text) {
  std::string bytes;
  constexpr std::size_t longest = 4;
  for (std::size_t pos = 0; pos < text.size() && bytes.size() < longest;) {
    const CodePoint at = decode_utf8(text, pos);
    const std::optional<char> byte = cp1252_byte(at.value);
    if (!at.valid || !byte) return std::nullopt;
    bytes += *byte;
    pos += at.size;
    const CodePoint made = decode_utf8(bytes, 0);
    if (made.valid) return made.size > 1 && made.value >= 0xA0 ? std::optional(Decoded{made, pos}) : std::nullopt;
  }
  return std::nullopt;
}

std::string decode_once_more(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::string_view found = find_mojibake(text);
    if (found.empty()) break;
    const auto before = static_cast<std::size_t>(found.data() - text.data());
    const auto decoded = decoded_twice_at(text.substr(before));
    out.append(text.substr(0, before));
    text.remove_prefix(before);
    std::size_t length = decode_utf8(text, 0).size;
    if (decoded) {
      append_utf8(out, decoded->character.value);
      length = decoded->length;
    } else {
      out.append(text.substr(0, length));
    }
    text.remove_prefix(length);
  }
  return out.append(text);
}

std::string tex_of(char32_t c) {
  std::string plain;
  append_utf8(plain, c);
  std::string tex;
  encode_latex(Text{plain, {}}, {}, tex);
  return tex;
}

/// "&amp;", also as exports escape it: "\&amp;", "&\#38;".
Reference reference_in_tex(std::string_view tex) {
  const std::size_t escape = tex.starts_with('\\') ? 1 : 0;
  std::string_view rest = tex.substr(escape);
  if (!rest.starts_with("&\\#")) {
    const Reference found = reference_at(rest);
    return found.length == 0 ? found : Reference{found.value, found.length + escape};
  }
  constexpr std::size_t longest = 12;
  const std::string plain = "&" + std::string(rest.substr(2, longest));
  const Reference found = reference_at(plain);
  return found.length == 0 ? found : Reference{found.value, found.length + escape + 1};
}

}  // namespace

std::string decode_again(std::string_view text) {
  constexpr int most = 4;
  std::string now(text);
  for (int i = 0; i < most; ++i) {
    std::string next = decode_once_more(now);
    if (next == now) break;
    now = std::move(next);
  }
  return now;
}

std::string compose_all(std::string_view text) {
  std::string scratch;
  return std::string(to_nfc(text, scratch));
}

std::string remove_invisible(std::string_view text) {
  std::string out;
  for (std::size_t pos = 0; pos < text.size();) {
    const CodePoint at = decode_utf8(text, pos);
    if (at.value != 0xAD && at.value != 0x2060 && at.value != 0xFEFF) out.append(text.substr(pos, at.size));
    pos += at.size;
  }
  return out;
}

std::string replace_references(std::string_view tex) {
  std::string out;
  bool in_math = false;
  while (!tex.empty()) {
    const Reference found = in_math ? Reference{} : reference_in_tex(tex);
    std::size_t length = found.length;
    if (length > 0) {
      out += tex_of(found.value);
    } else {
      length = tex.starts_with('\\') && tex.size() > 1 ? 2 : 1;
      if (tex.front() == '$') in_math = !in_math;
      out.append(tex.substr(0, length));
    }
    tex.remove_prefix(length);
  }
  return out;
}

}  // namespace opcit::faults
