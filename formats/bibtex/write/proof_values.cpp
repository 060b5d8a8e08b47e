#include "bibtex/write/proof_values.h"

#include <algorithm>

#include "base/ascii.h"
#include "bibtex/read/dates.h"
#include "bibtex/read/values.h"
#include "bibtex/tables/languages.h"
#include "bibtex/tables/spellings.h"
#include "bibtex/tree/scan.h"
#include "bibtex/write/fields.h"
#include "bibtex/write/names.h"
#include "latex/prints.h"
#include "model/dates/date.h"
#include "names/lists.h"
#include "names/read_back.h"

namespace opcit::bibtex {
namespace {

/// The reader of values on its own, for those that are not plain; its memory is used again for the next one.
class Decoding {
 public:
  static Decoding& instance() {
    thread_local Decoding decoding;
    decoding.batch_.reset();
    return decoding;
  }
  ValueReader& values() noexcept { return values_; }
  Arena& arena() noexcept { return batch_.arena; }

 private:
  Batch batch_;
  Chunk chunk_{.text = {}, .offset = 0, .last = true, .preamble = nullptr};
  ValueReader values_{chunk_, batch_};
};

SourceField field_of(std::string_view tex) noexcept { return {.name = {}, .tex = tex}; }

/// As Audit::report_changes() has it: protection of case is no style.
bool shows_style(const Run& run) noexcept { return run.style != Style::keep_case; }
bool is_unstyled(const Text& text) noexcept { return std::ranges::none_of(text.runs, shows_style); }

bool same_style(const Text& a, const Text& b) noexcept {
  auto other = b.runs.begin();
  for (const Run& run : a.runs) {
    if (!shows_style(run)) continue;
    while (other != b.runs.end() && !shows_style(*other)) ++other;
    if (other == b.runs.end() || !(*other == run)) return false;
    ++other;
  }
  return std::none_of(other, b.runs.end(), shows_style);
}

bool same_text(const Text& a, const Text& b) noexcept { return a.plain == b.plain && same_style(a, b); }

/// What the encoder copies, the decoder copies, too: plain_end() stops at every byte at which the decoder's scan does
/// (classes_of() in latex_reader.cpp), and at some more.
bool prints(const WrittenField& field, const Text& value) noexcept {
  if (!is_unstyled(value)) return false;
  if (!field.is_plain) return surely_prints(field.tex, value.plain);
  const bool copied = field.copied_from == value.plain.data() && field.tex.size() == value.plain.size();
  return copied || field.tex == value.plain;
}

bool same_parts(const Name& a, const Name& b) noexcept {
  return a.family == b.family && a.given == b.given && a.dropping_particle == b.dropping_particle &&
         a.non_dropping_particle == b.non_dropping_particle && a.suffix == b.suffix && a.literal == b.literal;
}

bool same_date(const Date& a, const Date& b) noexcept {
  return a.from == b.from && a.to == b.to && a.range == b.range && a.circa == b.circa && a.uncertain == b.uncertain &&
         a.literal == b.literal;
}

/// The word in any case: where it is not, nothing is a list.
bool holds_and(std::string_view tex) noexcept {
  const auto parts_words = [&](std::size_t at) {
    return at >= tex.size() || static_cast<unsigned char>(tex[at]) <= ' ';
  };
  for (std::size_t at = 0; at + 2 < tex.size(); ++at) {
    const bool starts = at == 0 || parts_words(at - 1);
    if (starts && ascii::to_lower(tex[at]) == 'a' && ascii::to_lower(tex[at + 1]) == 'n' &&
        ascii::to_lower(tex[at + 2]) == 'd' && parts_words(at + 3))
      return true;
  }
  return false;
}

/// Digits, letters and what stands between numbers of pages: no TeX but the dash, and no blanks beside hyphens, which
/// the reader takes off.
bool are_plain_pages(std::string_view pages) noexcept {
  char before = ' ';
  for (const char c : pages) {
    const bool known =
        ascii::is_digit(c) || ascii::is_letter(c) || c == '-' || c == '.' || c == ':' || c == ',' || c == ' ';
    const bool loose = (c == ' ' || c == '-' || c == ',') && (before == ' ' || before == '-' || before == c);
    if (!known || loose) return false;
    before = c;
  }
  return before != ' ' && before != '-';
}

/// `tex` is `pages` with some hyphens doubled. Both are plain, so that two hyphens are a dash to the decoder and the
/// dash a hyphen again to the reader of pages.
bool doubles_hyphens(std::string_view tex, std::string_view pages) noexcept {
  std::size_t at = 0;
  for (const char c : pages) {
    if (at == tex.size() || tex[at] != c) return false;
    ++at;
    if (c == '-' && at < tex.size() && tex[at] == '-') ++at;
  }
  return at == tex.size();
}

bool is_day(const Date& date) noexcept {
  const DatePoint& point = date.from;
  const bool plain = !date.range && !date.circa && !date.uncertain && date.literal.empty() && !date.to.has_year &&
                     date.to == DatePoint{};
  const bool known = point.has_year && point.year >= 0 && point.year <= 9999 && point.season == 0 && point.month <= 12;
  if (!plain || !known || (point.month == 0 && point.day != 0)) return false;
  return point.day == 0 || point.day <= days_in_month(point.year, point.month);
}

bool is_number(std::string_view digits, int value, std::size_t width) noexcept {
  if (digits.size() != width) return false;
  int read = 0;
  for (const char c : digits) {
    if (!ascii::is_digit(c)) return false;
    read = read * 10 + (c - '0');
  }
  return read == value;
}

}  // namespace

bool is_bare(std::string_view tex) noexcept {
  const char* end = tex.data() + tex.size();
  const bool blank_ends = !tex.empty() && (ascii::is_space(tex.front()) || ascii::is_space(tex.back()));
  return !tex.empty() && !blank_ends && find_any<'\\', '{', '}', '\n'>(tex.data(), end) == end;
}

bool is_closed_value(std::string_view tex) noexcept {
  const char* end = tex.data() + tex.size();
  std::ptrdiff_t depth = 0;
  bool lines = false;
  for (const char* p = find_any<'{', '}', '\n', '@'>(tex.data(), end); p != end;
       p = find_any<'{', '}', '\n', '@'>(p + 1, end)) {
    if (*p == '{') ++depth;
    if (*p == '}' && --depth < 0) return false;
    // What looks like the head of an entry at the beginning of a line ends a value.
    if (*p == '@' && lines) return false;
    lines = lines || *p == '\n';
  }
  return depth == 0;
}

bool ValueProof::text(const WrittenField& field, const Text& value) const {
  if (prints(field, value)) return true;
  if (!is_closed_value(field.tex)) return false;
  return same_text(value, Decoding::instance().values().text(field_of(field.tex)));
}

bool ValueProof::prose(const WrittenField& field, const Text& value) const {
  if (prints(field, value)) return true;
  if (!is_closed_value(field.tex)) return false;
  return same_text(value, Decoding::instance().values().prose(field_of(field.tex)));
}

bool ValueProof::list(const WrittenField& field, const Text& value) const {
  // One item is read as text is.
  if (!holds_and(field.tex)) return text(field, value);
  if (!is_closed_value(field.tex)) return false;
  return same_text(value, Decoding::instance().values().list(field_of(field.tex)));
}

bool ValueProof::keyed(const WrittenField& field, const Text& value) const {
  const auto row = std::ranges::find(key_rows(), field.tex, &KeyRow::key);
  if (row == key_rows().end()) return text(field, value);
  return is_unstyled(value) && value.plain == row->english;
}

bool ValueProof::pages(std::string_view tex, const Text& value) const {
  if (!is_unstyled(value)) return false;
  if (are_plain_pages(value.plain) && doubles_hyphens(tex, value.plain)) return true;
  if (!is_closed_value(tex)) return false;
  const std::string_view plain = Decoding::instance().values().text(field_of(tex)).plain;
  const bool tidied = plain.find("–") != std::string_view::npos || plain.find("--") != std::string_view::npos;
  return tidied ? tidy_pages(plain) == value.plain : plain == value.plain;
}

bool ValueProof::language(const WrittenField& field, const Text& value) const {
  const std::string_view known = language_tag(field.tex);
  if (known.empty()) return list(field, value);
  return is_unstyled(value) && value.plain == known && is_bare(field.tex);
}

bool ValueProof::names(const WrittenField& field, const Names& value) const {
  const std::string_view tex = field.tex;
  const auto has_details = [](const Name& name) { return !name.orcid.empty() || !name.affiliations.empty(); };
  if (std::ranges::any_of(value.people, has_details)) return false;
  if (!keeps_particles_ && std::ranges::any_of(value.people, has_particle)) return false;
  if (field.is_plain || names::surely_reads_as(tex, value)) return true;
  if (!is_closed_value(tex)) return false;
  const Names read = names::parse_bibtex_names(tex, Decoding::instance().arena()).names;
  return read.truncated == value.truncated && std::ranges::equal(read.people, value.people, same_parts);
}

bool ValueProof::keywords(std::string_view tex, List value) const {
  // Commas alone part them, and where there is one only, semicolons would.
  const char* end = tex.data() + tex.size();
  if (find_any<'\\', '{', '}', ';', '\n'>(tex.data(), end) != end) {
    return is_closed_value(tex) && std::ranges::equal(Decoding::instance().values().keywords(field_of(tex)), value);
  }
  std::string_view rest = tex;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::string_view part = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    const std::string_view word = i == 0 || !part.starts_with(' ') ? part : part.substr(1);
    if (!surely_prints(word, value[i])) return false;
  }
  return rest.empty() && !tex.ends_with(',') && !value.empty();
}

bool ValueProof::date(std::string_view tex, const Date& value) const {
  const bool plain =
      std::ranges::all_of(tex, [](char c) { return ascii::is_digit(c) || c == '-' || c == '/' || c == '.'; });
  if (plain) return same_date(value, read_date_field(tex).date);
  return is_closed_value(tex) &&
         same_date(value, read_date_field(Decoding::instance().values().date(field_of(tex))).date);
}

bool ValueProof::holds_date(const Date& date, std::string_view year, std::string_view month,
                            std::string_view day) const noexcept {
  if (!is_day(date) || !is_number(year, date.from.year, 4)) return false;
  const bool same_month = date.from.month == 0 ? month.empty() : month == month_macro(date.from.month);
  const bool same_day = date.from.day == 0 ? day.empty() : is_number(day, date.from.day, date.from.day < 10 ? 1 : 2);
  return same_month && same_day;
}

bool ValueProof::holds(const WrittenField& field) const {
  const Value& value = field.part->value;
  if (const auto* people = std::get_if<Names>(&value)) return names(field, *people);
  if (const auto* list = std::get_if<List>(&value)) return keywords(field.tex, *list);
  if (const auto* text = std::get_if<Text>(&value)) return holds_text(field, *text);
  const Date& written = std::get<Date>(value);
  // Of the variable issued alone the writer says when its year was inferred.
  const bool tells_all = !written.year_inferred || field.part->field == Field::issued;
  return tells_all && date(field.tex, written);
}

bool ValueProof::holds_text(const WrittenField& field, const Text& value) const {
  const std::string_view tex = field.tex;
  switch (field.tag) {
    case tag("series"):
      // A number alone is one that biblatex counts.
      return !(in_periodicals.contains(kind_) && tex.size() <= 3) && keyed(field, value);
    case tag("type"):
      return !(kind_ == Kind::thesis && value.plain == unknown_thesis) && keyed(field, value);
    case tag("pubstate"):
      return keyed(field, value);
    case tag("pages"):
      return pages(tex, value);
    case tag("langid"):
    case tag("language"):
      return language(field, value);
    case tag("abstract"):
    case tag("note"):
    case tag("annotation"):
    case tag("annote"):
      return prose(field, value);
    default:
      break;
  }
  const bool is_list = field.codec == Codec::list && dialect_ == Dialect::biblatex;
  return is_list ? list(field, value) : text(field, value);
}

}  // namespace opcit::bibtex
