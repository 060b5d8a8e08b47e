#include "faults/name_list.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "base/trim.h"
#include "faults/values.h"

namespace opcit::faults {
namespace {

/// A word at brace depth 0, or with braces in it; where the value has white space is between them.
struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Word> words_of(std::string_view tex) {
  std::vector<Word> words;
  int depth = 0;
  bool inside = false;
  for (std::size_t i = 0; i < tex.size(); ++i) {
    const bool gap = depth == 0 && ascii::is_space(tex[i]);
    if (!gap && !inside) words.push_back({i, i});
    if (!gap) words.back().end = i + 1;
    inside = !gap;
    if (tex[i] == '{') ++depth;
    if (tex[i] == '}') --depth;
  }
  return words;
}

/// Marks bytes of a list of names that say nothing.
class NameTidier {
 public:
  explicit NameTidier(std::string_view tex) : tex_(tex), words_(words_of(tex)), gone_(tex.size(), false) {}

  std::string tidy() {
    for (std::size_t begin = 0; begin <= words_.size();) {
      std::size_t end = begin;
      while (end < words_.size() && !is_and(end)) ++end;
      tidy_name(begin, end);
      begin = end + 1;
    }
    std::string out;
    for (std::size_t i = 0; i < tex_.size(); ++i) {
      if (!gone_[i]) out += tex_[i];
    }
    return any_name_ ? out : std::string(tex_);
  }

 private:
  std::string_view word(std::size_t i) const { return tex_.substr(words_[i].begin, words_[i].end - words_[i].begin); }
  bool is_and(std::size_t i) const { return ascii::equals_lower(word(i), "and"); }
  void remove(std::size_t begin, std::size_t end) {
    std::fill(gone_.begin() + static_cast<std::ptrdiff_t>(begin), gone_.begin() + static_cast<std::ptrdiff_t>(end),
              true);
  }

  /// The name of the words [begin, end); the word at `end` is 'and', or there is none.
  void tidy_name(std::size_t begin, std::size_t end) {
    if (begin == end) return remove_and(begin, end);
    any_name_ = true;
    if (word(begin).starts_with(',')) return;
    for (std::size_t i = begin; i < end; ++i) {
      if (i > begin) tidy_gap(words_[i - 1].end, words_[i].begin);
      tidy_commas(i);
    }
    remove_last_commas(begin, end);
  }

  /// Of the empty name at the start, at the end, or between two 'and's.
  void remove_and(std::size_t begin, std::size_t end) {
    if (end < words_.size()) {
      const std::size_t next = end + 1 < words_.size() ? words_[end + 1].begin : words_[end].end;
      return remove(words_[end].begin, next);
    }
    if (begin == 0 || !is_and(begin - 1)) return;
    const std::size_t before = begin >= 2 ? words_[begin - 2].end : words_[begin - 1].begin;
    remove(before, words_[begin - 1].end);
  }

  /// Two or more spaces, one of which stays; none before a comma.
  void tidy_gap(std::size_t begin, std::size_t end) {
    const std::string_view gap = tex_.substr(begin, end - begin);
    if (gap.find_first_not_of(' ') != std::string_view::npos) return;
    const bool before_comma = tex_[end] == ',';
    remove(before_comma ? begin : begin + 1, end);
  }

  /// ",," is one comma, within a word or from the end of a word to the next.
  void tidy_commas(std::size_t i) {
    int depth = 0;
    bool after_comma = i > 0 && tex_[words_[i].begin] == ',' && tex_[words_[i - 1].end - 1] == ',';
    for (std::size_t at = words_[i].begin; at < words_[i].end; ++at) {
      if (tex_[at] == '{') ++depth;
      if (tex_[at] == '}') --depth;
      const bool comma = depth == 0 && tex_[at] == ',';
      if (comma && after_comma) gone_[at] = true;
      after_comma = comma;
    }
  }

  /// "Lee, Ann," but not "King, Jr.,", whose comma has a meaning.
  void remove_last_commas(std::size_t begin, std::size_t end) {
    std::size_t last = end - 1;
    std::size_t stop = words_[last].end;
    while (stop > words_[begin].begin && (tex_[stop - 1] == ',' || (ascii::is_space(tex_[stop - 1])))) --stop;
    if (stop == words_[last].end) return;
    const std::string_view kept = tex_.substr(words_[begin].begin, stop - words_[begin].begin);
    const std::size_t comma = kept.rfind(',');
    if (comma != std::string_view::npos && is_name_suffix(ascii::trim(kept.substr(comma + 1)))) return;
    remove(stop, words_[last].end);
  }

  std::string_view tex_;
  std::vector<Word> words_;
  std::vector<bool> gone_;
  bool any_name_ = false;
};

/// The word "and" after white space.
bool continues_with_and(std::string_view rest) noexcept {
  while (!rest.empty() && ascii::is_space(rest.front())) rest.remove_prefix(1);
  return ascii::starts_with_lower(rest, "and") && (rest.size() == 3 || ascii::is_space(rest[3]));
}

/// False for most lists, after one look at each byte. True does not mean that there is a fault.
bool may_be_untidy(std::string_view tex) noexcept {
  const std::string_view list = ascii::trim(tex);
  if (list.empty()) return false;
  if (list.back() == ',' || continues_with_and(list)) return true;
  for (std::size_t i = 1; i < list.size(); ++i) {
    const bool after_space = ascii::is_space(list[i - 1]);
    if (list[i] == ',' && (list[i - 1] == ',' || after_space || continues_with_and(list.substr(i + 1)))) return true;
    if (list[i] == ' ' && list[i - 1] == ' ') return true;
    const bool is_and = after_space && continues_with_and(list.substr(i));
    if (is_and && (i + 3 == list.size() || continues_with_and(list.substr(i + 3)))) return true;
  }
  return false;
}

constexpr auto dashes =
    std::to_array<std::string_view>({"---", "--", "-", "\u2013", "\u2014", "\u2010", "\u2011", "\u2212"});

/// The first dash at or after `from`, with the dashes that follow it at once.
std::string_view find_dash(std::string_view text, std::size_t from) noexcept {
  for (std::size_t i = from; i < text.size(); ++i) {
    for (const std::string_view dash : dashes) {
      if (text.substr(i).starts_with(dash)) return text.substr(i, dash.size());
    }
  }
  return {};
}

/// What two pages of one range have in common: "#" for a number, the letters before a number, "x" for a Roman one.
std::string kind_of_page(std::string_view page) {
  const std::size_t letters = std::min(page.find_first_of("0123456789"), page.size());
  const std::string_view head = page.substr(0, letters);
  const std::string_view digits = page.substr(letters);
  constexpr std::size_t most_letters = 3;
  if (!std::ranges::all_of(head, ascii::is_letter) || !std::ranges::all_of(digits, ascii::is_digit)) return {};
  if (!digits.empty()) return head.size() <= most_letters ? std::string(head) + "#" : std::string();
  const bool roman = head.find_first_not_of("ivxlc") == std::string_view::npos;
  return roman && !head.empty() ? "x" : std::string();
}

}  // namespace

std::string tidy_names(std::string_view tex) { return may_be_untidy(tex) ? NameTidier(tex).tidy() : std::string(tex); }

std::string usual_pages(std::string_view tex) {
  std::string out;
  for (std::size_t begin = 0; begin < tex.size();) {
    const std::size_t end = std::min(tex.find_first_of(",;", begin), tex.size());
    const std::string_view range = tex.substr(begin, end - begin);
    const std::string_view dash = find_dash(range, 0);
    if (!dash.empty()) {
      const auto at = static_cast<std::size_t>(dash.data() - range.data());
      const std::string_view first = ascii::trim(range.substr(0, at));
      const std::string_view last = ascii::trim(range.substr(at + dash.size()));
      const std::string kind = kind_of_page(first);
      const bool is_range = !kind.empty() && kind == kind_of_page(last);
      if (!is_range || page_fault(range) != PageFault::none) return std::string(tex);
      const auto lead = static_cast<std::size_t>(first.data() - range.data());
      const auto tail = static_cast<std::size_t>(last.data() + last.size() - range.data());
      out.append(range.substr(0, lead)).append(first).append("--").append(last).append(range.substr(tail));
    } else {
      out.append(range);
    }
    if (end < tex.size()) out += tex[end];
    begin = end + 1;
  }
  return out;
}

}  // namespace opcit::faults
