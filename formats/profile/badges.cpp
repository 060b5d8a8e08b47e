#include <algorithm>

#include "base/ascii.h"
#include "profile/head.h"
#include "profile/lines.h"
#include "profile/tables.h"

namespace opcit::profile {
namespace {

/// The size of a separator between badges: comma, bar, slash, semicolon, "·" or "•".
std::size_t separator_at(std::string_view text) noexcept {
  for (const std::string_view separator : {",", "|", "/", ";", "\xC2\xB7", "\xE2\x80\xA2"}) {
    if (text.starts_with(separator)) return separator.size();
  }
  return blank_at_front(text);
}

/// True for a capital after a lower-case letter ("CodeData") and for one before it ("PDFCode").
bool begins_word(std::string_view text, std::size_t at) noexcept {
  if (!ascii::is_upper(text[at])) return false;
  return ascii::is_lower(text[at - 1]) || ascii::is_digit(text[at - 1]) ||
         (ascii::is_upper(text[at - 1]) && at + 1 < text.size() && ascii::is_lower(text[at + 1]));
}

std::string name_of(std::string_view written) {
  std::string name;
  for (std::size_t i = 0; i < written.size();) {
    const std::size_t blank = blank_at_front(written.substr(i));
    if (blank == 0) name.push_back(ascii::to_lower(written[i]));
    i += std::max<std::size_t>(blank, 1);
  }
  return name;
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    if (end > begin) words.push_back(text.substr(begin, end - begin));
  };
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t separator = separator_at(text.substr(i))) {
      close(i);
      begin = i += separator;
      continue;
    }
    if (i > begin && begins_word(text, i)) {
      close(i);
      begin = i;
    }
    ++i;
  }
  close(text.size());
  return words;
}

/// "Best Paper Award" is one badge: unknown words with only spaces between them form a phrase.
bool continues_phrase(const BadgeWord& before, std::string_view word, std::string_view name) noexcept {
  if (find_badge(before.name) != nullptr || find_badge(name) != nullptr) return false;
  const char* end = before.written.data() + before.written.size();
  return trim({end, static_cast<std::size_t>(word.data() - end)}).empty();
}

}  // namespace

std::vector<BadgeWord> split_badges(std::string_view badges) {
  const std::vector<std::string_view> words = split_words(badges);
  std::vector<BadgeWord> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i + 1 < words.size()) {
      const std::string_view both = from_to(words[i], words[i + 1]);
      if (std::string name = name_of(both); find_badge(name) != nullptr) {
        found.push_back({both, std::move(name)});
        ++i;
        continue;
      }
    }
    std::string name = name_of(words[i]);
    if (!found.empty() && continues_phrase(found.back(), words[i], name)) {
      found.back().written = from_to(found.back().written, words[i]);
      found.back().name += name;
      continue;
    }
    found.push_back({words[i], std::move(name)});
  }
  return found;
}

}  // namespace opcit::profile
