#include "profile/dialects/venue.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "profile/dialects/page_date.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace {

constexpr auto abbreviations = std::to_array<std::string_view>(
    {"acad",   "acm",       "adv",     "anal",  "ann",     "annu",     "appl",     "arch",       "artif",   "assoc",
     "astron", "astrophys", "autom",   "behav", "biol",    "bull",     "chem",     "clin",       "cogn",    "comm",
     "commun", "comp",      "comput",  "conf",  "cosmol",  "dev",      "eng",      "engl",       "environ", "eur",
     "exp",    "genet",     "geophys", "hum",   "ieee",    "inf",      "inform",   "inst",       "instrum", "int",
     "intell", "interact",  "j",       "lang",  "lett",    "linguist", "mach",     "mag",        "manag",   "math",
     "mech",   "med",       "mol",     "nat",   "natl",    "netw",     "neurosci", "nucl",       "opt",     "philos",
     "phys",   "pol",       "proc",    "prog",  "psychol", "publ",     "q",        "quant",      "rep",     "res",
     "rev",    "robot",     "sci",     "secur", "ser",     "simul",    "soc",      "softw",      "stat",    "stud",
     "supp",   "suppl",     "surv",    "symp",  "syst",    "tech",     "technol",  "telecommun", "theor",   "trans",
     "univ",   "vib"});

bool is_page_token(std::string_view token) noexcept {
  constexpr std::size_t longest = 24;
  if (token.empty() || token.size() > longest) return false;
  std::size_t digits = 0;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const char c = token[i];
    if (ascii::is_digit(c)) {
      ++digits;
    } else if (!ascii::is_letter(c) && c != '-' && c != ':' && c != '.' && is_ascii(c)) {
      return false;
    }
  }
  // "e1234", "056001", "624-635", "R12", "1:12-1:20": at least half of the characters are digits.
  return digits > 0 && digits * 2 >= token.size() - (token.find("\xE2\x80") != nowhere ? 3 : 0);
}

bool is_recent_year(std::string_view text) noexcept { return is_year(text) && text >= "1800"; }

/// True for "LATTICE2024" in "PoS LATTICE2024: 039".
bool is_named_volume(std::string_view token) noexcept {
  return token.size() > 4 && ascii::is_upper(token.front()) && is_recent_year(token.substr(token.size() - 4));
}

/// True for "7", "5/6", "Pt 12", "Suppl. 1".
bool is_issue(std::string_view text) noexcept {
  constexpr std::size_t longest = 9;
  if (text.size() > longest || !ascii::is_digit(text.back())) return false;
  return std::ranges::all_of(
      text, [](char c) { return ascii::is_alphanumeric(c) || std::string_view(" ./-").find(c) != nowhere; });
}

bool is_range(std::string_view token) noexcept {
  return token.find('-', 1) != nowhere || token.find("–") != nowhere || token.find("—") != nowhere;
}

/// Removes the end of a citation, one component at a time.
class Tail {
 public:
  explicit Tail(std::string_view text) noexcept : text_(text) {}

  void read(Entry& entry) {
    while (take_one()) {
    }
    share_numbers(entry);
    entry.add(Part::venue, text_);
    entry.add(Part::volume, volume_);
    entry.add(Part::issue, issue_);
    entry.add(Part::pages, pages_);
    if (!entry.has(Part::date)) entry.add(Part::year, year_);
  }

 private:
  /// Two numbers are volume and pages, or volume and issue ("12, 3 (2019), 45-61"); a single one is the volume, unless
  /// a colon or "pp." precedes it.
  void share_numbers(Entry& entry) {
    auto number = numbers_.begin();  // from the right
    if (numbers_.size() >= 2 && pages_.empty()) {
      pages_ = *number++;
    } else if (numbers_.size() >= 2 && issue_.empty()) {
      issue_ = *number++;
    }
    if (number != numbers_.end() && volume_.empty()) volume_ = *number++;
    for (; number != numbers_.end(); ++number) entry.add_unknown(*number);
  }

  bool take_one() {
    while (!text_.empty() && (std::string_view(",;:.").find(text_.back()) != nowhere || blank_at_back(text_) > 0)) {
      if (text_.back() == '.' && !can_drop_stop()) break;
      text_.remove_suffix(blank_at_back(text_) > 0 ? blank_at_back(text_) : 1);
    }
    if (text_.ends_with(')')) return take_brackets();
    std::size_t begin = text_.size();
    while (begin > 0 && std::string_view(" ,;(\xC2\xA0").find(text_[begin - 1]) == nowhere) --begin;
    if (begin == 0) return false;
    return take_token(begin);
  }

  bool can_drop_stop() const noexcept {
    std::size_t begin = text_.size() - 1;
    while (begin > 0 && ascii::is_letter(text_[begin - 1])) --begin;
    return !is_venue_abbreviation(text_.substr(begin, text_.size() - 1 - begin));
  }

  bool take_brackets() {
    const std::size_t open = text_.rfind('(');
    if (open == nowhere || open == 0) return false;
    const std::string_view inner = trim(text_.substr(open + 1, text_.size() - open - 2));
    if (is_recent_year(inner) && year_.empty() && !(inner.size() == 4 && is_label(text_.substr(0, open)))) {
      year_ = inner;
    } else if (is_issue(inner) && issue_.empty() && ends_in_number(text_.substr(0, open))) {
      issue_ = inner;
    } else {
      return false;
    }
    text_ = text_.substr(0, open);
    return true;
  }

  static bool ends_in_number(std::string_view text) noexcept {
    text = trim(text);
    return !text.empty() && ascii::is_digit(text.back());
  }

  bool take_token(std::size_t begin) {
    std::string_view token = text_.substr(begin);
    std::string_view before = trim(text_.substr(0, begin));
    const std::size_t colon = token.find(':');
    if (colon != nowhere && colon > 0 && is_page_token(token.substr(0, colon)) &&
        is_page_token(token.substr(colon + 1))) {
      if (!pages_.empty() && !numbers_.empty()) return false;
      pages_ = token.substr(colon + 1);  // "9:35-44"
      text_ = text_.substr(0, begin + colon);
      return true;
    }
    for (const std::string_view label : {"pp.", "p.", "no.", "vol."}) {
      if (!ascii::starts_with_lower(token, label) || token.size() == label.size()) continue;
      before = text_.substr(0, begin + label.size());
      token.remove_prefix(label.size());
    }
    if (is_recent_year(token) && year_.empty() && !is_label(before) && !before.ends_with(':')) {
      year_ = token;
    } else if (is_named_volume(token) && volume_.empty() && before.ends_with("PoS")) {
      volume_ = token;
    } else if (!is_page_token(token)) {
      return false;
    } else {
      take_number(token, before);
    }
    text_ = trim(text_.substr(0, static_cast<std::size_t>(token.data() - text_.data())));
    return drop_label();
  }

  static bool is_label(std::string_view before) noexcept {
    for (const std::string_view label : {"pp.", "pp", "p.", "pages", "vol.", "vol", "no.", "no", "number", "volume"}) {
      if (before.size() >= label.size() && ascii::equals_lower(before.substr(before.size() - label.size()), label))
        return true;
    }
    return false;
  }

  void take_number(std::string_view token, std::string_view before) {
    const auto labelled = [before](std::string_view label) {
      return before.size() >= label.size() && ascii::equals_lower(before.substr(before.size() - label.size()), label);
    };
    if (labelled("vol.") || labelled("vol") || labelled("volume")) {
      volume_ = token;
    } else if (labelled("no.") || labelled("no") || labelled("issue") || labelled("number")) {
      issue_ = token;
    } else if (pages_.empty() && (is_range(token) || is_label(before) || before.ends_with(':'))) {
      pages_ = token;
    } else {
      numbers_.push_back(token);
    }
  }

  bool drop_label() noexcept {
    for (const std::string_view label :
         {"pp.", "pp", "p.", "pages", "vol.", "vol", "no.", "no", "number", "volume", "issue"}) {
      if (text_.size() <= label.size() || !ascii::equals_lower(text_.substr(text_.size() - label.size()), label))
        continue;
      const char before = text_[text_.size() - label.size() - 1];
      if (ascii::is_alphanumeric(before)) continue;
      text_ = trim(text_.substr(0, text_.size() - label.size()));
      break;
    }
    return true;
  }

  std::string_view text_;
  std::string_view year_, pages_, issue_, volume_;
  std::vector<std::string_view> numbers_;  // from the right
};

}  // namespace

bool is_venue_abbreviation(std::string_view word) noexcept {
  if (word.size() == 1 && ascii::is_upper(word.front())) return true;
  return std::ranges::any_of(abbreviations,
                             [word](std::string_view known) { return ascii::equals_lower(word, known); });
}

void read_venue(Entry& entry, std::string_view text) { Tail(trim(text)).read(entry); }

std::size_t venue_after_title(std::string_view text) noexcept {
  for (std::size_t at = text.size(); at-- > 1;) {
    if (std::string_view(".?!").find(text[at]) == nowhere || blank_at_front(text.substr(at + 1)) == 0) continue;
    std::size_t begin = at;
    while (begin > 0 && (ascii::is_alphanumeric(text[begin - 1]) || !is_ascii(text[begin - 1]))) --begin;
    if (text[at] == '.' && is_venue_abbreviation(text.substr(begin, at - begin))) continue;
    return at + 1;
  }
  return nowhere;
}

}  // namespace opcit::profile
