#include "names/format.h"

#include <algorithm>
#include <initializer_list>

#include "names/tex_words.h"
#include "names/truncation.h"
#include "names/words.h"

namespace opcit::names {
namespace {

void append_joined(std::string& out, std::initializer_list<std::string_view> parts, std::string_view separator) {
  bool first = true;
  for (const std::string_view part : parts) {
    if (part.empty()) continue;
    if (!first) out += separator;
    first = false;
    out += part;
  }
}

// No space follows "d'" and "al-".
std::string_view after_particle(std::string_view particle) noexcept {
  if (particle.empty()) return {};
  const bool leans = particle.back() == '-' || particle.back() == '\'' ||
                     (particle.size() >= 3 && particle.substr(particle.size() - 3) == "\xE2\x80\x99");
  return leans ? "" : " ";
}

void append_full_family(const Name& name, std::string& out) {
  out += name.dropping_particle;
  out += after_particle(name.dropping_particle);
  out += name.non_dropping_particle;
  if (!name.family.empty()) out += after_particle(name.non_dropping_particle);
  out += name.family;
}

std::string full_family(const Name& name) {
  std::string family;
  append_full_family(name, family);
  return family;
}

enum class EastAsian : std::uint8_t { no, joined, spaced };

EastAsian east_asian_order(const Name& name) noexcept {
  const Word family = look_at_word(name.family);
  const Word given = look_at_word(name.given);
  for (const Word& word : {family, given}) {
    if (!word.has_east_asian || word.has_lower || word.has_upper()) return EastAsian::no;
  }
  const char32_t first = code_point_at(name.family, 0).value;
  const bool hangul = (first >= 0xAC00 && first <= 0xD7A3) || (first >= 0x1100 && first <= 0x11FF);
  return hangul ? EastAsian::spaced : EastAsian::joined;
}

// "III" follows the name directly, "Jr." after a comma.
std::string_view before_suffix(std::string_view suffix) noexcept { return look_at_word(suffix).has_lower ? ", " : " "; }

/// Replaces commas in `out`, from `begin`, by spaces. Returns false if there were any.
bool drop_commas(std::string& out, std::size_t begin) noexcept {
  bool clean = true;
  for (std::size_t at = out.find(',', begin); at != std::string::npos; at = out.find(',', at + 1)) {
    out[at] = ' ';
    clean = false;
  }
  return clean;
}

bool append_without_commas(std::string_view part, std::string& out) {
  const std::size_t begin = out.size();
  out += part;
  return drop_commas(out, begin);
}

bool is_abbreviated(std::string_view part, bool dotted) noexcept {
  constexpr std::uint32_t longest = 3;
  return dotted && look_at_word(part).letters <= longest;
}

/// Appends the initial of `part`, which has no dots, hyphens or spaces. Returns false if it has no letter.
bool append_initial(std::string_view part, bool dotted, std::string& out) {
  for (std::size_t pos = 0; pos < part.size(); pos += code_point_at(part, pos).size) {
    if (letter_kind(code_point_at(part, pos).value) == LetterKind::none) continue;
    out += is_abbreviated(part, dotted) ? part.substr(pos) : part.substr(pos, grapheme_end(part, pos) - pos);
    out += '.';
    return true;
  }
  return false;
}

/// True if the word "and" occurs between spaces, in any letter case.
bool contains_and(std::string_view text) noexcept {
  for (std::size_t at = 0; at + 3 <= text.size(); ++at) {
    const bool is = (text[at] | 0x20) == 'a' && (text[at + 1] | 0x20) == 'n' && (text[at + 2] | 0x20) == 'd';
    if (is && (at == 0 || text[at - 1] == ' ') && (at + 3 == text.size() || text[at + 3] == ' ')) return true;
  }
  return false;
}

bool is_lower_token(const Word& word) noexcept { return word.first == LetterKind::lower; }

/// True if biber or BibTeX would interpret a word before the last as a particle.
bool hides_particle(std::string_view family) {
  if (family.find(' ') == std::string_view::npos) return false;
  const Words words(family);
  return words.size() > 1 && std::any_of(words.all().begin(), words.all().end() - 1, is_lower_token);
}

bool all_particles(std::string_view text) {
  const Words words(text);
  return std::all_of(words.all().begin(), words.all().end(), is_lower_token);
}

bool breaks_the_list(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c == ',' || c == '=' || c == '"'; }) ||
         contains_and(text);
}

/// True if `part` only has spaces and zero-width characters: a reader would see nothing.
bool is_unseen(std::string_view part) noexcept {
  const bool any = !part.empty();
  for (bool more = any; more;) {
    more = false;
    for (const std::string_view nothing : {" ", "\u00A0", "\u200B", "\uFEFF"}) {
      if (!part.starts_with(nothing)) continue;
      part.remove_prefix(nothing.size());
      more = true;
    }
  }
  return any && part.empty();
}

Name without_unseen(Name name) {
  for (std::string_view* part :
       {&name.family, &name.given, &name.suffix, &name.dropping_particle, &name.non_dropping_particle}) {
    if (is_unseen(*part)) *part = {};
  }
  return name;
}

/// True for biblatex's reference to a name of another entry. In braces it would not be a reference.
bool is_xdata_reference(std::string_view text) noexcept {
  constexpr std::string_view marker = "xdata=";
  constexpr std::string_view refused = " ,=\"{}";
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b; };
  return text.size() > marker.size() && std::ranges::equal(text.substr(0, marker.size()), marker, same) &&
         text.substr(marker.size()).find_first_of(refused) == std::string_view::npos;
}

BibtexForm single_form(std::string_view text, bool literal) {
  BibtexForm form;
  const bool several = text.find(' ') != std::string_view::npos;
  const bool breaks = breaks_the_list(text) && !is_xdata_reference(text);
  const bool braces = literal || several || breaks || ends_as_omission({}, text);
  form.last = {text, braces};
  // A single symbol may have to be written as a group: "{\textless}".
  const bool sign = !text.empty() && code_point_at(text, 0).size == text.size() &&
                    letter_kind(code_point_at(text, 0).value) == LetterKind::none;
  form.exact = literal == braces && (literal || !sign);
  return form;
}

}  // namespace

void append_display(const Name& name, std::string& out) {
  if (!name.literal.empty()) {
    out += name.literal;
    return;
  }
  const EastAsian order = east_asian_order(name);
  if (order != EastAsian::no) {
    append_joined(out, {name.family, name.given}, order == EastAsian::spaced ? " " : "");
  } else {
    append_joined(out, {name.given, full_family(name)}, " ");
  }
  if (!name.suffix.empty()) out.append(before_suffix(name.suffix)).append(name.suffix);
}

void append_family_first(const Name& name, std::string& out) {
  if (!name.literal.empty()) {
    out += name.literal;
    return;
  }
  append_joined(out, {full_family(name), name.given, name.suffix}, ", ");
}

bool append_ris(const Name& name, std::string& out) {
  if (!name.literal.empty()) {
    out += name.literal;
    return name.literal.find(',') == std::string_view::npos;
  }
  const std::size_t begin = out.size();
  append_full_family(name, out);
  bool clean = drop_commas(out, begin);
  if (!name.given.empty() || !name.suffix.empty()) clean &= append_without_commas(name.given, out.append(", "));
  if (!name.suffix.empty()) clean &= append_without_commas(name.suffix, out.append(", "));
  return clean;
}

void append_initials(std::string_view given, std::string& out) {
  const Word whole = look_at_word(given);
  if (whole.has_east_asian) {
    out += given;
    return;
  }
  std::string_view separator;
  std::size_t from = 0;
  for (std::size_t pos = 0; pos <= given.size();) {
    const char32_t c = pos < given.size() ? code_point_at(given, pos).value : ' ';
    const std::size_t size = pos < given.size() ? code_point_at(given, pos).size : 1;
    const bool hyphen = is_any_hyphen(c);
    if (hyphen || c == '.' || is_any_blank(c)) {
      std::string initial;
      if (append_initial(given.substr(from, pos - from), c == '.', initial)) {
        out.append(separator).append(initial);
        separator = " ";
      }
      // Keep the hyphen between the initials of "J.-P." and "J. -P.".
      if (hyphen && !separator.empty()) separator = "-";
      from = pos + size;
    }
    pos += size;
  }
}

BibtexForm bibtex_form(const Name& name, Arena& arena) {
  const auto parts = {name.family, name.given, name.suffix, name.dropping_particle, name.non_dropping_particle};
  if (std::any_of(parts.begin(), parts.end(), is_unseen)) {
    BibtexForm form = bibtex_form(without_unseen(name), arena);
    form.exact = false;
    return form;
  }
  if (!name.literal.empty()) return single_form(name.literal, true);
  if (name.family.empty()) {
    BibtexForm form = single_form(name.given, false);
    form.exact = false;
    return form;
  }
  if (name.given.empty() && name.suffix.empty() && name.dropping_particle.empty() &&
      name.non_dropping_particle.empty()) {
    return single_form(name.family, false);
  }
  BibtexForm form;
  form.von.text = name.dropping_particle.empty() ? name.non_dropping_particle : name.dropping_particle;
  if (!name.dropping_particle.empty() && !name.non_dropping_particle.empty()) {
    std::string both;
    append_joined(both, {name.dropping_particle, name.non_dropping_particle}, " ");
    form.von.text = arena.copy(std::string_view(both));
  }
  form.von.braces = breaks_the_list(form.von.text);
  form.last = {name.family, breaks_the_list(name.family) || hides_particle(name.family)};
  form.jr = {name.suffix, breaks_the_list(name.suffix)};
  // BibTeX warns about a comma at the end of a name, and an empty group is not a given name.
  form.first = {name.given, name.given.empty() || breaks_the_list(name.given) || ends_as_omission(",", name.given)};
  form.comma = !name.given.empty() || !name.suffix.empty();
  form.exact = name.dropping_particle.empty() && all_particles(form.von.text) && !form.von.braces;
  return form;
}

}  // namespace opcit::names
