#include "profile/addresses.h"

#include <algorithm>

#include "profile/lines.h"

#include "base/ascii.h"

namespace opcit::profile {
namespace {

constexpr std::size_t most_addresses = 4;

/// The start of the last URL before `end`; npos if not found.
std::size_t last_address(std::string_view text, std::size_t end) noexcept {
  const std::string_view before = text.substr(0, end);
  std::size_t at = before.rfind("://");
  while (at != std::string_view::npos) {
    for (const std::string_view scheme : {"https", "http"}) {
      if (at < scheme.size() || !ascii::equals_lower(before.substr(at - scheme.size(), scheme.size()), scheme))
        continue;
      const std::size_t begin = at - scheme.size();
      if (begin == 0 || !ascii::is_letter(before[begin - 1])) return begin;
    }
    at = at == 0 ? std::string_view::npos : before.rfind("://", at - 1);
  }
  return std::string_view::npos;
}

bool ends_address(char c) noexcept { return static_cast<unsigned char>(c) <= ' ' || c == '\x7F'; }

/// The length of the URL at the start of `text`, including punctuation. It can contain TeX escapes such as "\_".
std::size_t raw_length(std::string_view text) noexcept {
  constexpr std::string_view never = "<>\"{}|^`\\";
  std::size_t end = 0;
  while (end < text.size() && !ends_address(text[end]) && blank_at_front(text.substr(end)) == 0) {
    const bool escape = text[end] == '\\' && end + 1 < text.size() &&
                        std::string_view("_%#&~$").find(text[end + 1]) != std::string_view::npos;
    if (!escape && never.find(text[end]) != std::string_view::npos) break;
    end += escape ? 2 : 1;
  }
  return std::min(end, text.size());
}

/// Removes characters that belong to the sentence: final punctuation, and a bracket that the URL does not open.
std::string_view without_punctuation(std::string_view address) noexcept {
  while (!address.empty()) {
    const char last = address.back();
    const bool unpaired = (last == ')' && address.find('(') == std::string_view::npos) ||
                          (last == ']' && address.find('[') == std::string_view::npos);
    if (!unpaired && std::string_view(".,;:!?'*").find(last) == std::string_view::npos) break;
    address.remove_suffix(1);
  }
  for (const std::string_view quote : {"\xE2\x80\x9D", "\xE2\x80\x99", "\xE3\x80\x82"}) {
    if (address.ends_with(quote)) address.remove_suffix(quote.size());
  }
  return address;
}

/// True if only closing marks follow; the text of "\href{address}{text}" counts as one.
bool is_closing(std::string_view tail) noexcept {
  if (tail.starts_with("}{")) {
    const std::size_t close = tail.find('}', 2);
    tail = close == std::string_view::npos ? std::string_view{} : tail.substr(close + 1);
  }
  for (tail = trim_front(tail); !tail.empty(); tail = trim_front(tail)) {
    if (std::string_view(".,;:!?)]}>\"'$`").find(tail.front()) == std::string_view::npos && is_ascii(tail.front())) {
      return false;
    }
    if (!is_ascii(tail.front()) && !tail.starts_with("\xE2\x80\x9D") && !tail.starts_with("\xE2\x80\x99")) return false;
    tail.remove_prefix(is_ascii(tail.front()) ? 1 : 3);
  }
  return true;
}

/// True if a new sentence begins. Its URLs may belong to other people's work.
bool ends_sentence(std::string_view between) noexcept {
  return between.find(". ") != std::string_view::npos || between.find("? ") != std::string_view::npos;
}

}  // namespace

std::vector<std::string_view> trailing_addresses(std::string_view paragraph) {
  constexpr std::size_t longest_tail = 2048;
  if (paragraph.size() > longest_tail) paragraph.remove_prefix(paragraph.size() - longest_tail);
  std::vector<std::string_view> found;
  std::size_t end = paragraph.size();
  while (found.size() < most_addresses) {
    const std::size_t begin = last_address(paragraph, end);
    if (begin == std::string_view::npos) break;
    const std::size_t raw = raw_length(paragraph.substr(begin, end - begin));
    const std::string_view address = without_punctuation(paragraph.substr(begin, raw));
    const std::string_view tail = paragraph.substr(begin + address.size(), end - begin - address.size());
    if (found.empty() ? !is_closing(tail) : ends_sentence(tail)) break;
    constexpr std::size_t shortest = std::string_view("http://a.b").size();
    if (address.size() < shortest) break;
    found.push_back(address);
    end = begin;
  }
  std::ranges::reverse(found);
  return found;
}

}  // namespace opcit::profile
