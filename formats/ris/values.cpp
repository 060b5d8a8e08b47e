#include "ris/values.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/ascii.h"
#include "base/byte_blocks.h"
#include "model/identifiers.h"
#include "names/format.h"

namespace opcit::ris {
namespace {

constexpr std::string_view line_separator = "\u2028";
constexpr std::string_view paragraph_separator = "\u2029";

/// The length of a line end or control character at the start of `text`; 0 for other text.
std::size_t breaks_line(std::string_view text) noexcept {
  if (ascii::is_control(text[0])) return 1;
  if (text[0] != line_separator[0]) return 0;
  return text.starts_with(line_separator) || text.starts_with(paragraph_separator) ? line_separator.size() : 0;
}

/// The next byte that breaks_line() may accept, or `end`.
const char* find_suspect(const char* p, const char* end) noexcept {
#if OPCIT_BYTE_BLOCKS
  for (; end - p >= static_cast<std::ptrdiff_t>(bytes::block); p += bytes::block) {
    const __m128i here = bytes::load(p);
    const std::uint32_t hits = bytes::bits(_mm_or_si128(bytes::controls(here), bytes::any_of<'\x7F', '\xE2'>(here)));
    if (hits != 0) return p + std::countr_zero(hits);
  }
#endif
  while (p != end && !ascii::is_control(*p) && *p != line_separator[0]) ++p;
  return p;
}

std::size_t find_break(std::string_view text) noexcept {
  const char* const end = text.data() + text.size();
  for (const char* p = find_suspect(text.data(), end); p != end; p = find_suspect(p + 1, end)) {
    const auto at = static_cast<std::size_t>(p - text.data());
    if (breaks_line(text.substr(at)) != 0) return at;
  }
  return text.npos;
}

bool has_comma(std::string_view part) noexcept { return part.find(',') != part.npos; }

void append_literal(std::string_view literal, std::string& out) {
  if (trim(literal).empty()) return;
  for (const char c : literal) {
    out += c;
    if (c == ',') out += ',';
  }
  out += ',';
}

/// Removes the separators at which take_name() splits names.
std::string without_separators(std::string_view line) {
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '/' && out.ends_with('/')) continue;
    if (line[i] != ';') {
      out += line[i];
    } else if (i + 1 < line.size() && line[i + 1] != ' ') {
      out += ' ';
    }
  }
  return std::string(trim(out));
}

/// Buffers of append_name().
struct NameScratch {
  Arena arena;
  std::string parts;
  std::string line;
  std::string again;
};

/// Writes the value of a line with this name. `parts` is a buffer.
void spell(const Name& name, std::string& parts, std::string& line) {
  parts.clear();
  line.clear();
  if (name.family.empty() && name.given.empty()) {
    append_literal(name.literal, parts);
  } else {
    names::append_ris(name, parts);
  }
  append_as_line(parts, line);
  const bool parts_names = line.find(';') != line.npos || line.find("//") != line.npos;
  if (parts_names) line = without_separators(line);
}

struct Remark {
  std::string_view name;
  LinkKind kind;
};
constexpr std::array<Remark, 5> remarks = {{{"Code", LinkKind::code},
                                            {"Data", LinkKind::data},
                                            {"PDF", LinkKind::pdf},
                                            {"Page", LinkKind::page},
                                            {"File", LinkKind::file}}};
constexpr std::string_view available = " available";

/// The text after "name: " at the start of `note`; empty if it begins differently.
std::string_view after_name(std::string_view note, std::string_view name) noexcept {
  if (!note.starts_with(name) || !note.substr(name.size()).starts_with(": ")) return {};
  return note.substr(name.size() + 2);
}

}  // namespace

bool is_same_name(const Name& a, const Name& b) noexcept {
  return a.family == b.family && a.given == b.given && a.literal == b.literal && a.suffix == b.suffix &&
         a.dropping_particle == b.dropping_particle && a.non_dropping_particle == b.non_dropping_particle;
}

bool is_tag(std::string_view tag) noexcept {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return tag.size() == 2 && is_capital(tag[0]) && (is_capital(tag[1]) || ascii::is_digit(tag[1]));
}

bool fits_in_a_line(std::string_view value) noexcept {
  return find_break(value) == value.npos && trim(value).size() == value.size();
}

void append_as_line(std::string_view value, std::string& out) {
  value = trim(value);
  for (std::size_t at = find_break(value); at != value.npos; at = find_break(value)) {
    out += value.substr(0, at);
    value.remove_prefix(at + breaks_line(value.substr(at)));
    if (!out.ends_with(' ')) out += ' ';
    while (value.starts_with(' ')) value.remove_prefix(1);
  }
  out += value;
}

void append_line(std::string& out, std::string_view tag, std::string_view value) {
  value = trim(value);
  if (value.empty()) return;
  out += tag;
  out += "  - ";
  append_as_line(value, out);
  out += "\r\n";
}

std::string_view take_name(std::string_view& rest) noexcept {
  std::size_t end = std::min(rest.find(';'), rest.size());
  std::size_t length = 1;
  if (const std::size_t slashes = rest.substr(0, end).find("//"); slashes != rest.npos) {
    end = slashes;
    length = 2;
  }
  const std::string_view name = trim(rest.substr(0, end));
  rest.remove_prefix(std::min(end + length, rest.size()));
  return name;
}

Name split_at_commas(std::string_view value) noexcept {
  Name name;
  for (std::string_view* const part : {&name.family, &name.given}) {
    const std::size_t comma = std::min(value.find(','), value.size());
    *part = trim(value.substr(0, comma));
    value.remove_prefix(std::min(comma + 1, value.size()));
  }
  name.suffix = trim(value);
  return name;
}

Name read_name(std::string_view value, bool given_first, Arena& arena) {
  const bool has_inner = value.find(",,") != value.npos;
  if (value.ends_with(',') || has_inner) {
    while (value.ends_with(',')) value.remove_suffix(1);
    if (!has_inner) return {.literal = trim(value)};
    std::string literal(value);
    for (std::size_t at = literal.find(",,"); at != literal.npos; at = literal.find(",,", at + 1)) literal.erase(at, 1);
    return {.literal = arena.copy(trim(literal))};
  }
  // parse_name() removes footnote numbers of author lines, but digits in RIS belong to the name.
  if (has_comma(value) && std::ranges::any_of(value, ascii::is_digit)) return split_at_commas(value);
  if (has_comma(value) || given_first) {
    Name name = parse_name(value, NameSyntax::display, arena);
    // "White, JR": after one comma are given names, after two a suffix.
    if (name.given.empty() && std::ranges::count(value, ',') == 1) std::swap(name.given, name.suffix);
    return name;
  }
  if (value.find(' ') == value.npos) return {.family = value};
  return {.literal = value};
}

bool append_name(const Name& name, std::string& out) {
  // "Noble, Inc." is read as an organisation, which is written "Noble,, Inc.,".
  constexpr int most = 3;
  NameScratch scratch;
  spell(name, scratch.parts, scratch.line);
  Name back = read_name(scratch.line, false, scratch.arena);
  const bool exact = is_same_name(back, name);
  for (int i = 0; !exact && i < most; ++i) {
    spell(back, scratch.parts, scratch.again);
    if (scratch.again == scratch.line) break;
    scratch.line.swap(scratch.again);
    back = read_name(scratch.arena.copy(std::string_view(scratch.line)), false, scratch.arena);
  }
  out += scratch.line;
  return exact;
}

void append_keywords(std::string_view text, std::string_view separators, std::vector<std::string_view>& pieces) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    const std::string_view piece = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!piece.empty()) pieces.push_back(piece);
  }
}

std::pair<std::string_view, std::string_view> split_pages(std::string_view pages) noexcept {
  constexpr std::array<std::string_view, 4> dashes = {"--", "–", "—", "-"};
  const std::pair<std::string_view, std::string_view> whole = {trim(pages), {}};
  for (const std::string_view dash : dashes) {
    const std::size_t at = pages.find(dash);
    if (at == pages.npos) continue;
    const std::string_view first = trim(pages.substr(0, at));
    const std::string_view last = trim(pages.substr(at + dash.size()));
    const bool plain = !first.empty() && !last.empty() && last.find_first_of("-,; ") == last.npos &&
                       first.find_first_of(",; ") == first.npos && last.find("–") == last.npos;
    return plain ? std::pair(first, last) : whole;
  }
  return whole;
}

namespace {

std::string_view hyphenated(std::string_view first, std::string_view last, Arena& arena) {
  const std::size_t size = first.size() + 1 + last.size();
  auto* const text = static_cast<char*>(arena.allocate(size, 1));
  char* const hyphen = std::ranges::copy(first, text).out;
  *hyphen = '-';
  std::ranges::copy(last, hyphen + 1);
  return {text, size};
}

}  // namespace

std::string_view join_pages(std::string_view first, std::string_view last, Arena& arena) {
  const auto [start, end] = split_pages(first);
  if (!end.empty()) {
    // BibTeX's two dashes and typographic dashes become one hyphen.
    return hyphenated(start, end, arena);
  }
  if (last.empty() || first == last) return first;
  if (first.empty()) return join_pages(last, {}, arena);
  const auto [last_start, last_end] = split_pages(last);
  if (!last_end.empty() && last_start == first) return join_pages(last, {}, arena);
  return hyphenated(first, last, arena);
}

std::string_view whole_doi(std::string_view text) noexcept {
  const std::string_view doi = bare_doi(text);
  return doi.find(' ') == doi.npos ? doi : std::string_view();
}

std::optional<std::string_view> read_pmcid(std::string_view value, bool bare) noexcept {
  const bool prefixed = ascii::starts_with_lower(value, "pmc");
  if (prefixed) value.remove_prefix(3);
  if ((!prefixed && !bare) || value.empty() || !std::ranges::all_of(value, ascii::is_digit)) return std::nullopt;
  return value;
}

namespace {

std::string_view without_prefix(std::string_view value) noexcept {
  for (const std::string_view prefix : {"isbn", "issn", ":", " "}) {
    if (ascii::starts_with_lower(value, prefix)) value.remove_prefix(prefix.size());
  }
  return trim(value.substr(0, value.find_first_of(",;(")));
}

}  // namespace

std::string_view normal_serial(std::string_view value, Scheme scheme, Arena& arena) {
  const std::string_view bare = without_prefix(value);
  // Hyphens of an ISBN separate its groups, which cannot be derived from the digits.
  if (scheme != Scheme::issn || bare.size() != 8) return bare;
  return hyphenated(bare.substr(0, 4), bare.substr(4), arena);
}

std::optional<Scheme> serial_scheme(std::string_view value) noexcept {
  value = without_prefix(value);
  std::size_t digits = 0;
  bool has_x = false;
  for (const char c : value) {
    if (c == '-' || c == ' ') continue;
    if (has_x || (!ascii::is_digit(c) && ascii::to_lower(c) != 'x')) return std::nullopt;
    has_x = ascii::to_lower(c) == 'x';
    ++digits;
  }
  if (digits == 8) return Scheme::issn;
  if (digits == 10 || (digits == 13 && !has_x && (value.starts_with("978") || value.starts_with("979")))) {
    return Scheme::isbn;
  }
  return std::nullopt;
}

std::string link_remark(const Link& link) {
  const auto* row = std::ranges::find(remarks, link.kind, &Remark::kind);
  std::string out(row->name);
  if (link.url.empty()) return out.append(available);
  return out.append(": ").append(link.url);
}

std::optional<Link> read_link_remark(std::string_view note) noexcept {
  for (const Remark& row : remarks) {
    if (!note.starts_with(row.name)) continue;
    if (note.substr(row.name.size()) == available) return Link{.kind = row.kind};
    const std::string_view url = after_name(note, row.name);
    const bool is_address = url.starts_with("https://") || url.starts_with("http://");
    if (is_address && url.find(' ') == url.npos) return Link{.kind = row.kind, .url = url};
  }
  return std::nullopt;
}

std::string identifier_remark(const Identifier& identifier) {
  return std::string(identifier.scheme == Scheme::pmid ? "PMID: " : "PMCID: ").append(identifier.value);
}

std::optional<Identifier> read_marked_identifier(std::string_view value) noexcept {
  const std::size_t bracket = std::min(value.find('['), value.size());
  const std::string_view id = value.substr(0, bracket);
  const std::string_view number = id.substr(id.starts_with("PMC") ? 3 : 0);
  if (number.empty() || !std::ranges::all_of(number, ascii::is_digit)) return std::nullopt;
  if (value.substr(bracket) == "[pmid]") return Identifier{.scheme = Scheme::pmid, .value = number};
  const bool is_pmcid = value.substr(bracket) == "[pmcid]" && id.size() > number.size();
  return is_pmcid ? std::optional(Identifier{.scheme = Scheme::pmcid, .value = id}) : std::nullopt;
}

std::optional<Identifier> read_identifier_remark(std::string_view note) noexcept {
  const std::string_view pmid = after_name(note, "PMID");
  if (!pmid.empty() && std::ranges::all_of(pmid, ascii::is_digit))
    return Identifier{.scheme = Scheme::pmid, .value = pmid};
  const std::string_view pmcid = after_name(note, "PMCID");
  const bool is_pmcid =
      pmcid.size() > 3 && pmcid.starts_with("PMC") && std::ranges::all_of(pmcid.substr(3), ascii::is_digit);
  return is_pmcid ? std::optional(Identifier{.scheme = Scheme::pmcid, .value = pmcid}) : std::nullopt;
}

}  // namespace opcit::ris
