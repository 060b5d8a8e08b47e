#include "profile/page_text.h"

#include <algorithm>
#include <functional>

#include "profile/lines.h"
#include "profile/repeated_lines.h"

namespace opcit::profile {
namespace {

/// The length of the wide space that `text` begins with; 0 if it begins with another character. Zero-width characters
/// and the ideographic space are part of the text.
std::size_t wide_space_at_front(std::string_view text) noexcept {
  if (text.starts_with("\xC2\xA0")) return 2;
  if (text.size() < 3 || text[0] != '\xE2') return 0;
  const auto last = static_cast<unsigned char>(text[2]);
  if (text[1] == '\x80') return last <= 0x8A || last == 0xAF ? 3 : 0;
  return text[1] == '\x81' && last == 0x9F ? 3 : 0;
}

/// The position of the next wide space; npos if not found.
std::size_t find_wide_space(std::string_view text, std::size_t from) noexcept {
  for (std::size_t at = text.find_first_of("\xC2\xE2", from); at != std::string_view::npos;
       at = text.find_first_of("\xC2\xE2", at + 1)) {
    if (wide_space_at_front(text.substr(at)) != 0) return at;
  }
  return std::string_view::npos;
}

}  // namespace

bool has_wide_space(std::string_view text) noexcept { return find_wide_space(text, 0) != std::string_view::npos; }

std::string with_plain_spaces(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  std::size_t begin = 0;
  for (std::size_t at = find_wide_space(text, 0); at != std::string_view::npos; at = find_wide_space(text, begin)) {
    plain.append(text.substr(begin, at - begin)).push_back(' ');
    begin = at + wide_space_at_front(text.substr(at));
  }
  return plain.append(text.substr(begin));
}

PageText::PageText(const Chunk& chunk, Arena& arena, bool join_pieces) : chunk_(chunk), text_(chunk.text) {
  if (join_pieces) repeated_ = find_repeated_lines(chunk.text);
  if (repeated_.empty() && !has_wide_space(chunk.text)) return;
  std::string plain;
  plain.reserve(chunk.text.size());
  std::size_t begin = 0;
  for (const std::string_view lines : repeated_) {
    const auto at = static_cast<std::size_t>(lines.data() - chunk.text.data());
    append(chunk.text.substr(begin, at - begin), plain);
    begin = at + lines.size();
    shifts_.push_back({plain.size(), begin - plain.size()});
  }
  append(chunk.text.substr(begin), plain);
  text_ = arena.copy(plain);
}

void PageText::append(std::string_view kept, std::string& out) {
  const auto offset = static_cast<std::size_t>(kept.data() - chunk_.text.data());
  std::size_t begin = 0;
  for (std::size_t at = find_wide_space(kept, 0); at != std::string_view::npos; at = find_wide_space(kept, begin)) {
    out.append(kept.substr(begin, at - begin)).push_back(' ');
    begin = at + wide_space_at_front(kept.substr(at));
    shifts_.push_back({out.size(), offset + begin - out.size()});
  }
  out.append(kept.substr(begin));
}

std::size_t PageText::bytes_before(std::size_t position) const noexcept {
  const auto after = std::ranges::upper_bound(shifts_, position, {}, &Shift::position);
  return after == shifts_.begin() ? 0 : std::prev(after)->bytes;
}

Span PageText::span_of(std::string_view part) const noexcept {
  const std::less_equal<const char*> in_order;
  const char* const end = text_.data() + text_.size();
  if (part.data() == nullptr || !in_order(text_.data(), part.data()) || !in_order(part.data(), end)) return {};
  const auto at = static_cast<std::size_t>(part.data() - text_.data());
  const std::size_t begin = at + bytes_before(at);
  // The last byte decides where the part ends: lines that are missing after it do not belong to it.
  const std::size_t last = part.empty() ? at : at + part.size() - 1;
  const std::size_t size = part.empty() ? 0 : last + bytes_before(last) + 1 - begin;
  return {chunk_.offset + begin, size};
}

}  // namespace opcit::profile
