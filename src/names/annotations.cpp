#include "names/annotations.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "names/words.h"

namespace opcit::names {
namespace {

constexpr std::size_t orcid_size = 19;  // 0000-0002-1825-0097

// ISO 7064 MOD 11-2, https://support.orcid.org/hc/en-us/articles/360006897674
bool has_right_check_digit(std::string_view id) noexcept {
  unsigned total = 0;
  for (const char c : id.substr(0, orcid_size - 1)) {
    if (c != '-') total = (total + static_cast<unsigned>(c - '0')) * 2;
  }
  const unsigned check = (12 - total % 11) % 11;
  const char last = id.back() == 'x' ? 'X' : id.back();
  return last == (check == 10 ? 'X' : static_cast<char>('0' + check));
}

bool is_orcid(std::string_view id) noexcept {
  if (id.size() != orcid_size) return false;
  for (std::size_t i = 0; i < orcid_size; ++i) {
    const bool hyphen = i == 4 || i == 9 || i == 14;
    const bool check = i + 1 == orcid_size && (id[i] == 'X' || id[i] == 'x');
    if (hyphen ? id[i] != '-' : !ascii::is_digit(id[i]) && !check) return false;
  }
  return has_right_check_digit(id);
}

std::size_t find_orcid(std::string_view text) noexcept {
  for (std::size_t hyphen = text.find('-'); hyphen != std::string_view::npos; hyphen = text.find('-', hyphen + 1)) {
    if (hyphen >= 4 && is_orcid(text.substr(hyphen - 4, orcid_size))) return hyphen - 4;
  }
  return std::string_view::npos;
}

bool ends_with_ignoring_case(std::string_view text, std::string_view lower) noexcept {
  if (text.size() < lower.size()) return false;
  text.remove_prefix(text.size() - lower.size());
  return std::equal(text.begin(), text.end(), lower.begin(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

std::string_view strip_orcid_label(std::string_view before) noexcept {
  constexpr std::string_view labels[] = {"orcid.org/", "www.", "https://", "http://", "orcid id", "orcid id:", "orcid:",
                                         "orcid",      "(",    "[",        "<",       ",",        "id:"};
  for (bool changed = true; changed;) {
    changed = false;
    before = trim(before);
    for (const std::string_view label : labels) {
      if (!ends_with_ignoring_case(before, label)) continue;
      before.remove_suffix(label.size());
      changed = true;
    }
  }
  return before;
}

std::string_view put_together(std::string_view before, std::string_view after, Arena& arena) {
  before = trim(before);
  after = trim(after);
  if (after.empty()) return before;
  if (before.empty()) return after;
  auto* const out = static_cast<char*>(arena.allocate(before.size() + 1 + after.size(), 1));
  std::copy(before.begin(), before.end(), out);
  out[before.size()] = ' ';
  std::copy(after.begin(), after.end(), out + before.size() + 1);
  return {out, before.size() + 1 + after.size()};
}

std::string_view take_orcid(std::string_view text, Name& name, Arena& arena) {
  const std::size_t at = find_orcid(text);
  if (at == std::string_view::npos) return text;
  name.orcid = text.substr(at, orcid_size);
  if (name.orcid.back() == 'x') {
    std::string upper(name.orcid);
    upper.back() = 'X';
    name.orcid = arena.copy(upper);
  }
  std::string_view after = text.substr(at + orcid_size);
  while (!after.empty() && std::string_view(")]>/ ").find(after.front()) != std::string_view::npos)
    after.remove_prefix(1);
  return put_together(strip_orcid_label(text.substr(0, at)), after, arena);
}

std::string_view drop_email(std::string_view text, Arena& arena) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0) return text;
  const std::size_t from = text.find_last_of(" ,(<", at) + 1;
  const std::size_t to = std::min(text.find_first_of(" ,)>", at), text.size());
  if (from == at || text.substr(at, to - at).find('.') == std::string_view::npos) return text;
  std::string_view before = text.substr(0, from);
  std::string_view after = text.substr(to);
  while (!before.empty() && std::string_view(" ,(<").find(before.back()) != std::string_view::npos)
    before.remove_suffix(1);
  while (!after.empty() && std::string_view(" )>").find(after.front()) != std::string_view::npos)
    after.remove_prefix(1);
  return put_together(before, after, arena);
}

// "(equal contribution)", "(corresponding author)", "(ed.)", "[1,2]": remarks about the name, not affiliations.
bool is_remark(std::string_view inside) {
  constexpr std::string_view remarks[] = {
      "advisor",       "author",   "contact", "contributed", "contribution", "contributions", "contributor",
      "corresponding", "deceased", "ed",      "eds",         "editor",       "editors",       "equal",
      "equally",       "first",    "hrsg",    "lead",        "presenter",    "presenting",    "speaker"};
  const Words words(inside);
  return std::all_of(words.all().begin(), words.all().end(), [&](const Word& word) {
    if (word.letters == 0 || (word.letters == 1 && word.has_lower)) return true;
    std::string folded = fold_name_word(word.text);
    folded.erase(std::remove_if(folded.begin(), folded.end(), [](char c) { return c == '.' || c == ',' || c == ';'; }),
                 folded.end());
    return folded == "and" || std::find(std::begin(remarks), std::end(remarks), folded) != std::end(remarks);
  });
}

bool is_all_east_asian(std::string_view inside) {
  const Words words(inside);
  return words.size() > 0 &&
         std::all_of(words.all().begin(), words.all().end(), [](const Word& word) { return word.has_east_asian; });
}

// Strips "Smith1" and "Smith1,2", but not "Group 2" and not "3rd".
std::string_view strip_footnote_numbers(std::string_view text) noexcept {
  std::size_t end = text.size();
  while (end > 0 && (ascii::is_digit(text[end - 1]) || text[end - 1] == ',')) --end;
  if (end == text.size() || end == 0) return text;
  const char before = text[end - 1];
  const bool glued = (before >= 'a' && before <= 'z') || before == '.' || static_cast<unsigned char>(before) >= 0x80;
  return glued ? text.substr(0, end) : text;
}

}  // namespace

std::size_t trailing_parenthesis(std::string_view text) noexcept {
  if (text.empty() || (text.back() != ')' && text.back() != ']')) return std::string_view::npos;
  const char close = text.back();
  const char open = close == ')' ? '(' : '[';
  std::size_t depth = 0;
  for (std::size_t i = text.size(); i-- > 0;) {
    if (text[i] == close) ++depth;
    if (text[i] == open && --depth == 0) return i;
  }
  return std::string_view::npos;
}

std::string_view strip_annotations(std::string_view tidy, Name& name, Arena& arena) {
  std::string_view text = drop_email(take_orcid(tidy, name, arena), arena);
  std::vector<std::string_view> affiliations;
  for (std::size_t size = text.size() + 1; text.size() < size;) {
    size = text.size();
    text = strip_footnote_numbers(text);
    const std::size_t open = trailing_parenthesis(text);
    if (open == std::string_view::npos || trim(text.substr(0, open)).empty()) continue;
    const std::string_view inside = trim(text.substr(open + 1, text.size() - open - 2));
    // "Xiaoming Wang (王小明)": the parenthesis is the name in its own script.
    if (is_all_east_asian(inside)) break;
    if (!is_remark(inside)) affiliations.push_back(inside);
    text = trim(text.substr(0, open));
  }
  std::reverse(affiliations.begin(), affiliations.end());
  name.affiliations = arena.copy(affiliations);
  return text;
}

std::string_view strip_titles(std::string_view tidy) noexcept {
  for (;;) {
    const std::size_t blank = tidy.find(' ');
    if (blank == std::string_view::npos || !is_title_word(tidy.substr(0, blank))) return tidy;
    tidy = trim(tidy.substr(blank + 1));
  }
}

bool names_a_body(std::string_view tidy) { return any_word(tidy, is_corporate_word); }

bool names_a_consortium(std::string_view tidy) { return any_word(tidy, is_consortium_word); }

}  // namespace opcit::names
