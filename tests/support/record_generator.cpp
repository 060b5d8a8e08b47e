#include "support/record_generator.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace opcit::test {
namespace {

constexpr auto words = std::to_array<std::string_view>(
    {"Gravity",   "waves",      "over",   "the",     "Southern",   "Ocean", "DNA", "méthode",
     "Überblick", "of",         "Łódź",   "machine", "learning",   "in",    "Δt",  "漢字",
     "наука",     "well-posed", "Bayes'", "α-decay", "(extended)", "1984:", "R&D", "50%"});

// Markup, escapes and separators of the formats, and difficult characters.
constexpr auto pieces = std::to_array<std::string_view>(
    {"a",      "B c",    " ",  "  ", "é",    "e\u0301", "<i>",        "</i>",   "<",      "&amp;", "&",   "\"",
     "\\",     "\\'e",   "{",  "}",  "$",    "$x_1$",   "%",          "#",      "_",      "^",     "~",   "\n",
     "DOI: ",  "type: ", ",",  ", ", ";",    " and ",   "and others", "et al.", "ER  - ", "@",     "=",   "漢",
     "🙂",   "``",     "''", "--", "---",  "null",    "[",          "]",      "//",     ":",     "://", "Jr.",
     "\u00A0", "\u200B", "ß",  "I.", "von ", "10.1/x",  "doi:",       "]]>",    "<!--",   "|",     "*",   "‐"});

struct Person {
  std::string_view given, particle, family, suffix;
};
constexpr auto persons = std::to_array<Person>({{"Johannes", "", "Schmude", ""},
                                                {"Vincent", "van", "Gogh", ""},
                                                {"Ludwig", "van", "Beethoven", ""},
                                                {"Martin Luther", "", "King", "Jr."},
                                                {"Jean-Paul", "", "Sartre", ""},
                                                {"J. R. R.", "", "Tolkien", ""},
                                                {"Gabriel", "", "García Márquez", ""},
                                                {"李", "", "白", ""},
                                                {"Фёдор", "", "Достоевский", ""},
                                                {"محمد", "", "الخوارزمي", ""},
                                                {"Þóra", "", "Guðmundsdóttir", ""},
                                                {"", "", "Plato", ""},
                                                {"Ōe", "de la", "O'Neill-Smith", "III"}});
constexpr auto bodies = std::to_array<std::string_view>(
    {"NASA", "ATLAS Collaboration", "Johnson and Sons", "The R&D Group, Inc.", "国際連合"});

struct Id {
  Scheme scheme;
  std::string_view value, version, type;
};
constexpr auto ids =
    std::to_array<Id>({{Scheme::doi, "10.1000/xyz123", "", ""},
                       {Scheme::doi, "10.1002/(SICI)1097-4636(199823)43:4<1::AID-X>3.0.CO;2-#", "", ""},
                       {Scheme::arxiv, "2409.13598", "v2", ""},
                       {Scheme::arxiv, "math/0309136", "", ""},
                       {Scheme::isbn, "978-3-642-32156-6", "", ""},
                       {Scheme::issn, "0028-0836", "", ""},
                       {Scheme::issn, "2041-172X", "", ""},
                       {Scheme::pmid, "8692918", "", ""},
                       {Scheme::pmcid, "PMC38908", "", ""},
                       {Scheme::url, "https://example.org/a_b?c=d&e=%7Ef#g", "", ""},
                       {Scheme::handle, "2027/mdp.1", "", ""},
                       {Scheme::jstor, "2118559", "", ""},
                       {Scheme::other, "123456", "", "OCLC"}});

bool continues(std::string_view plain, std::size_t at) {
  return at < plain.size() && (static_cast<unsigned char>(plain[at]) & 0xC0U) == 0x80U;
}

}  // namespace

void RecordGenerator::begin(Kind kind) {
  builder_.begin({});
  builder_.record().key = copy(fmt::format("key{}", ++number_));
  builder_.record().kind = kind;
}

void RecordGenerator::record() {
  begin(static_cast<Kind>(below(kind_count)));
  builder_.record().key_generated = one_in(8);
  builder_.record().recovered = one_in(16);
  if (one_in(3)) builder_.record().kind_as_written = "misc";
  if (!one_in(8)) field(Field::title);
  if (!one_in(3)) field(Field::author);
  if (!one_in(3)) field(Field::issued);
  for (std::size_t n = below(10); n > 0; --n) field(static_cast<Field>(below(field_count)));
  for (std::size_t n = below(4); n > 0; --n) identifier(static_cast<Scheme>(below(scheme_count)));
  while (one_in(3)) builder_.category({one_in(4) ? "" : "arxiv", one_in(2) ? "cs.LG" : "math.AG", one_in(2), {}});
  while (one_in(4))
    builder_.link({static_cast<LinkKind>(below(5)), one_in(4) ? "" : "https://a.example/x", text(), {}});
  while (one_in(3)) extra();
  builder_.finish();
}

void RecordGenerator::every_row() {
  for (std::size_t i = 0; i < kind_count; ++i) {
    begin(static_cast<Kind>(i));
    builder_.text(Field::title, "A title of its kind");
    builder_.finish();
  }
  for (std::size_t i = 0; i < field_count; ++i) {
    begin(Kind::chapter);
    if (static_cast<Field>(i) != Field::title) builder_.text(Field::title, "A title");
    field(static_cast<Field>(i));
    builder_.finish();
  }
  for (std::size_t i = 0; i < scheme_count * 3; ++i) {
    begin(Kind::article_journal);
    builder_.text(Field::title, "A title");
    identifier(static_cast<Scheme>(i / 3));
    builder_.finish();
  }
}

std::string_view RecordGenerator::nasty_text() {
  std::string out(below(2), 'x');
  for (std::size_t n = below(7); n > 0; --n) out += pieces[below(pieces.size())];
  if (out.empty()) out = "y";
  return copy(out);
}

std::string_view RecordGenerator::text() {
  if (taste_ == Taste::nasty) return nasty_text();
  std::string out;
  for (std::size_t n = 1 + below(6); n > 0; --n) {
    if (!out.empty()) out += ' ';
    out += words[below(words.size())];
  }
  return copy(out);
}

void RecordGenerator::nested_runs(std::string_view plain, std::size_t from, std::size_t to, std::vector<Run>& out,
                                  int depth) {
  while (from < to && depth < 4) {
    std::size_t begin = from + below(to - from + 1);
    std::size_t end = begin + below(to - begin + 1);
    while (continues(plain, begin)) ++begin;
    while (continues(plain, end)) ++end;
    if (begin >= end) return;
    const auto style = static_cast<Style>(below(static_cast<std::size_t>(Style::tex) + 1));
    const std::string_view detail = style == Style::link   ? "https://a.example/"
                                    : style == Style::math ? "x_{1}"
                                    : style == Style::tex  ? "\\cite{a}"
                                                           : "";
    out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin), style, detail});
    nested_runs(plain, begin, end, out, depth + 1);
    from = end;
    if (one_in(2)) return;
  }
}

std::span<const Run> RecordGenerator::runs(std::string_view plain) {
  std::vector<Run> list;
  if (one_in(3)) nested_runs(plain, 0, plain.size(), list, 0);
  return batch_.arena.copy(list);
}

Name RecordGenerator::name() {
  if (one_in(6)) return {.literal = bodies[below(bodies.size())]};
  if (taste_ == Taste::nasty && one_in(3)) return {.family = nasty_text(), .given = nasty_text()};
  const Person& person = persons[below(persons.size())];
  Name out{.family = person.family, .given = person.given, .suffix = person.suffix};
  (one_in(4) ? out.dropping_particle : out.non_dropping_particle) = person.particle;
  if (one_in(6)) out.orcid = "0000-0002-1825-0097";
  if (one_in(6)) out.affiliations = batch_.arena.copy(std::vector<std::string_view>{"MIT", text()});
  return out;
}

std::span<const Name> RecordGenerator::people() {
  std::vector<Name> list;
  do list.push_back(name());
  while (one_in(2));
  return batch_.arena.copy(list);
}

DatePoint RecordGenerator::point() {
  DatePoint out{.year = static_cast<int>(one_in(8) ? below(4000) - 1000 : 1900 + below(130)), .has_year = true};
  if (one_in(6)) out.season = static_cast<std::uint8_t>(1 + below(4));
  if (out.season == 0 && !one_in(4)) out.month = static_cast<std::uint8_t>(1 + below(12));
  if (out.month != 0 && one_in(2)) out.day = static_cast<std::uint8_t>(1 + below(28));
  return out;
}

Date RecordGenerator::date() {
  Date out;
  if (one_in(10)) {
    out.literal = one_in(2) ? "forthcoming" : text();
    return out;
  }
  if (!one_in(10)) out.from = point();
  out.range = one_in(4) || !out.from.has_year;
  if (out.range && (!one_in(3) || !out.from.has_year)) out.to = point();
  out.year_inferred = one_in(6);
  out.uncertain = one_in(6);
  out.circa = one_in(6);
  return out;
}

void RecordGenerator::field(Field field) {
  FieldValue value{field, {}, Text{}, one_in(12)};
  switch (shape(field)) {
    case Shape::names: {
      Names names{people(), one_in(4), {}};
      if (one_in(6)) names.unlisted = people();
      value.value = names;
      break;
    }
    case Shape::date:
      value.value = date();
      break;
    case Shape::list: {
      std::vector<std::string_view> list;
      do list.push_back(text());
      while (one_in(2));
      value.value = batch_.arena.copy(list);
      break;
    }
    case Shape::text: {
      const std::string_view plain = text();
      value.value = Text{plain, runs(plain)};
      break;
    }
  }
  builder_.field(value);
}

void RecordGenerator::identifier(Scheme scheme) {
  std::vector<Id> fitting;
  std::ranges::copy_if(ids, std::back_inserter(fitting), [&](const Id& id) { return id.scheme == scheme; });
  const Id& id = fitting[below(fitting.size())];
  builder_.identifier({.scheme = scheme,
                       .relation = one_in(4) ? static_cast<Relation>(below(3)) : Relation::self,
                       .value = id.value,
                       .version = id.version,
                       .type = id.type});
}

void RecordGenerator::extra() {
  static constexpr auto formats = std::to_array<std::string_view>({"bibtex", "ris", "csl-json", "orcid", "profile"});
  static constexpr auto tags = std::to_array<std::string_view>({"owner", "U3", "custom/mine", "put-code", "badge"});
  const std::size_t which = below(formats.size());
  const bool json = formats[which] == "csl-json";
  builder_.extra({formats[which], tags[which], json ? "[1,\"x\"]" : text(), {}, false});
}

}  // namespace opcit::test
