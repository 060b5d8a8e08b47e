#include "orcid/limits.h"

#include "base/utf8.h"

namespace opcit::orcid {

std::string_view shorten(std::string_view text, std::size_t limit, std::string& scratch) {
  if (text.size() <= limit || truncate_utf8(text, limit).size() == text.size()) return text;
  constexpr std::string_view blanks = " \t\r\n";
  std::string_view head = truncate_utf8(text, limit - 1);
  const bool ends_word = blanks.find(text[head.size()]) != std::string_view::npos;
  const std::size_t blank = head.find_last_of(blanks);
  // If the last space is far from the end, the script probably has no spaces between words.
  if (!ends_word && blank != std::string_view::npos && blank > head.size() / 2) head = head.substr(0, blank);
  const std::size_t last = head.find_last_not_of(blanks);
  scratch.assign(head.substr(0, last == std::string_view::npos ? 0 : last + 1));
  scratch += "…";
  return scratch;
}

}  // namespace opcit::orcid
