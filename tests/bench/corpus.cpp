#include "corpus.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

namespace opcit::bench {
namespace {

constexpr auto words = std::to_array<std::string_view>(
    {"adaptive", "agent",    "analysis", "approach",  "and",      "bound",      "by",       "causal",   "cluster",
     "compact",  "compare",  "complex",  "data",      "deep",     "dense",      "discrete", "dynamic",  "efficient",
     "error",    "estimate", "for",      "framework", "from",     "generative", "graph",    "hidden",   "in",
     "index",    "is",       "kernel",   "language",  "large",    "latent",     "learning", "linear",   "local",
     "mapping",  "matrix",   "measure",  "method",    "model",    "network",    "noise",    "nonlocal", "of",
     "on",       "operator", "optimal",  "over",      "problem",  "quantum",    "query",    "random",   "ranking",
     "recovery", "regime",   "relation", "sampling",  "scale",    "search",     "semantic", "sequence", "sparse",
     "spectral", "stable",   "state",    "structure", "surface",  "system",     "tensor",   "the",      "theory",
     "to",       "training", "transfer", "under",     "variance", "vector",     "we",       "with",     "yield"});

constexpr auto accented_words = std::to_array<std::string_view>(
    {"na\u00efve", "Schr\u00f6dinger", "Poincar\u00e9", "\u00c5ngstr\u00f6m", "fa\u00e7ade", "ma\u00f1ana",
     "cr\u00e8me", "r\u00f4le", "H\u00e1jek", "Stra\u00dfe"});

struct Accent {
  std::string_view plain;
  std::string_view tex;
};
/// The non-ASCII letters of these words.
constexpr auto accents = std::to_array<Accent>({{"\u00ef", R"({\"\i})"},
                                                {"\u00f6", R"({\"o})"},
                                                {"\u00e9", R"(\'e)"},
                                                {"\u00c5", R"({\AA})"},
                                                {"\u00e7", R"({\c c})"},
                                                {"\u00f1", R"({\~n})"},
                                                {"\u00e8", R"(\`{e})"},
                                                {"\u00f4", R"({\^o})"},
                                                {"\u00e1", R"({\'a})"},
                                                {"\u00df", R"({\ss})"}});

constexpr auto keyword_words = std::to_array<std::string_view>(
    {"machine learning", "graph theory", "number theory", "information retrieval", "optics", "topology", "statistics"});

constexpr auto journals = std::to_array<std::string_view>(
    {"Annals of Imaginary Results", "Journal of Applied Examples", "Zeitschrift f\u00fcr Beispiele",
     "Proceedings of the Society for Samples", "Revista de M\u00e9todos", "Letters on Measurement & Control"});

struct Family {
  std::string_view plain;
  std::string_view tex;
};
constexpr auto families =
    std::to_array<Family>({{"M\u00fcller", R"(M{\"u}ller)"},
                           {"Garc\u00eda", R"(Garc{\'\i}a)"},
                           {"\u0141ukasiewicz", R"({\L}ukasiewicz)"},
                           {"S\u00f8rensen", R"(S{\o}rensen)"},
                           {"Nguy\u1ec5n", R"(Nguy{\~{\^e}}n)"},
                           {"\u0160pan\u011bl", R"({\v S}pan{\v e}l)"},
                           {"van der Berg", "van der Berg"},
                           {"de la Cruz", "de la Cruz"},
                           {"Smith", "Smith"},
                           {"Okafor", "Okafor"},
                           {"Tanaka", "Tanaka"},
                           {"O'Brien", "O'Brien"},
                           {"Ivanova", "Ivanova"},
                           {"Lee-Jones", "Lee-Jones"},
                           {"\u0418\u0432\u0430\u043d\u043e\u0432", "\u0418\u0432\u0430\u043d\u043e\u0432"},
                           {"\u7530\u4e2d", "\u7530\u4e2d"},
                           {"\u03a0\u03b1\u03c0\u03b1\u03b4\u03ac\u03ba\u03b7\u03c2",
                            "\u03a0\u03b1\u03c0\u03b1\u03b4\u03ac\u03ba\u03b7\u03c2"},
                           {"\uae40", "\uae40"},
                           {"\u062d\u0633\u064a\u0646", "\u062d\u0633\u064a\u0646"},
                           {"\u05db\u05d4\u05df", "\u05db\u05d4\u05df"},
                           {"\u0936\u0930\u094d\u092e\u093e", "\u0936\u0930\u094d\u092e\u093e"}});
constexpr auto givens =
    std::to_array<std::string_view>({"Anna", "B.", "Carlos M.", "Dorothea", "Emil", "F. G.", "Hana", "Jean-Paul",
                                     "Kofi", "Li", "Maria", "N. O.", "Ravi", "Ursula", "Wei"});
constexpr auto months = std::to_array<std::string_view>(
    {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"});

std::string_view month_name(const Paper& paper) { return months[static_cast<std::size_t>(paper.month - 1)]; }

std::string eprint(const Paper& paper) {
  // Since 2015, ids have five digits.
  return fmt::format("{:02}{:02}.{:05}", 15 + paper.year % 10, paper.month, paper.number % 100000);
}

/// `&` is the only character of the journal names that TeX, XML and RIS spell differently.
std::string replaced(std::string_view text, std::string_view ampersand) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += ampersand;
    } else {
      out += c;
    }
  }
  return out;
}

/// The text in ASCII with TeX macros, as authors write it.
std::string in_tex(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto found = std::ranges::find_if(accents, [&](const Accent& each) { return text.starts_with(each.plain); });
    out += found == accents.end() ? text.substr(0, 1) : found->tex;
    text.remove_prefix(found == accents.end() ? 1 : found->plain.size());
  }
  return out;
}

std::string joined(std::span<const std::string_view> parts, std::string_view between) {
  return fmt::format("{}", fmt::join(parts, between));
}

std::string bibtex_authors(const Paper& paper) {
  std::string out;
  for (const Person& person : paper.authors) {
    if (!out.empty()) out += " and ";
    out += fmt::format("{}, {}", paper.in_tex ? person.family_tex : person.family, person.given);
  }
  return out;
}

std::string bibtex(const Paper& paper) {
  std::string out =
      fmt::format("@{}{{key{},\n  author = {{{}}},\n  title = {{{}}},\n", paper.is_preprint ? "misc" : "article",
                  paper.number, bibtex_authors(paper), paper.in_tex ? in_tex(paper.title) : paper.title);
  if (paper.is_preprint) {
    out +=
        fmt::format("  eprint = {{{}}},\n  archivePrefix = {{arXiv}},\n  primaryClass = {{cs.LG}},\n", eprint(paper));
  } else if (paper.number % 3 == 0) {
    out += fmt::format("  journal = jas # {{, Series {}}},\n", paper.number % 4);
  } else {
    out += fmt::format("  journal = {{{}}},\n", replaced(paper.journal, "\\&"));
  }
  out += fmt::format(
      "  volume = {{{}}},\n  number = {},\n  pages = {{{}--{}}},\n  year = {{{}}},\n  month = {},\n  doi = "
      "{{10.5555/{}.{}}},\n"
      "  url = {{https://example.org/papers/{}}},\n  keywords = {{{}}},\n  abstract = {{{}}},\n}}\n",
      paper.volume, 1 + paper.number % 12, paper.first_page, paper.first_page + 17, paper.year, month_name(paper),
      paper.year, paper.number, paper.number, joined(paper.keywords, ", "),
      paper.in_tex ? in_tex(paper.abstract) : paper.abstract);
  return out;
}

/// Wraps and indents long values, as editors and exports do.
std::string wrapped(std::string_view text, std::size_t width) {
  std::string out;
  std::size_t column = 0;
  for (const char c : text) {
    const bool breaks = c == ' ' && column > width;
    out += breaks ? "\n              " : std::string(1, c);
    column = breaks ? 0 : column + 1;
  }
  return out;
}

/// Features of real files that generated ones often lack: wrapped abstracts, arXiv DOIs, unusual pages, comments,
/// unknown macros, lists that end in "others", fields of other programs.
std::string untidy_bibtex(const Paper& paper) {
  std::string authors = bibtex_authors(paper);
  if (paper.number % 2 == 0) authors += " and others";
  std::string out =
      fmt::format("% {} from the old list\n@Article {{key{},\n  Author = {{{}}},\n  title={{{{{}}}}},\n", paper.day,
                  paper.number, wrapped(authors, 70), paper.in_tex ? in_tex(paper.title) : paper.title);
  if (paper.is_preprint) {
    out += fmt::format("  journal = {{arXiv preprint arXiv:{0}}},\n  doi = {{10.48550/arXiv.{0}}},\n", eprint(paper));
  } else {
    out += fmt::format("  journal = \"{}\",\n  doi = {{https://doi.org/10.5555/{}.{}}},\n",
                       replaced(paper.journal, "\\&"), paper.year, paper.number);
  }
  constexpr auto pages = std::to_array<std::string_view>({"R978--R981", "12--", "3, 7--9", "e0123456", "100-109"});
  out += fmt::format(
      "  volume = {},\n  pages = {{{}}},\n  year = \"{}\",\n  month = {{{} {}}},\n  abstract = {{{} "
      "\\ensuremath{{\\alpha}} and "
      "\\textsc{{moss}} in \\foo{{bar}}.}},\n  date-added = {{{}-01-02 10:00:00 +0100}},\n  bdsk-url-1 = "
      "{{https://example.org/{}}},\n  owner = {{me}}\n}}\n",
      paper.volume, pages[paper.number % pages.size()], paper.year, month_name(paper), paper.day,
      wrapped(paper.in_tex ? in_tex(paper.abstract) : paper.abstract, 72), paper.year, paper.number);
  return out;
}

/// One paper in five is untidy.
std::string messy_bibtex(const Paper& paper) { return paper.number % 5 == 0 ? untidy_bibtex(paper) : bibtex(paper); }

std::string nbib(const Paper& paper) {
  std::string out =
      fmt::format("PMID- {}\nDP  - {} {}{} {}\nTI  - {}\n", 10000000 + paper.number, paper.year,
                  static_cast<char>(month_name(paper)[0] - 32), month_name(paper).substr(1), paper.day, paper.title);
  out += fmt::format("PG  - {}-{}\nVI  - {}\nAID - 10.5555/{}.{} [doi]\nAB  - {}\n", paper.first_page,
                     paper.first_page + 17, paper.volume, paper.year, paper.number, paper.abstract);
  for (const Person& person : paper.authors) out += fmt::format("FAU - {}, {}\n", person.family, person.given);
  return out + fmt::format("PT  - Journal Article\nJT  - {}\n", paper.journal);
}

std::string arxiv(const Paper& paper) {
  std::string out = fmt::format(
      "  <entry>\n    <id>http://arxiv.org/abs/{}v2</id>\n    <updated>{}-{:02}-{:02}T10:00:00Z</updated>\n"
      "    <published>{}-{:02}-{:02}T09:00:00Z</published>\n    <title>{}</title>\n    <summary>{}</summary>\n",
      eprint(paper), paper.year, paper.month, paper.day, paper.year, paper.month, paper.day,
      replaced(paper.title, "&amp;"), paper.abstract);
  for (const Person& person : paper.authors) {
    out += fmt::format("    <author><name>{} {}</name></author>\n", person.given, person.family);
  }
  return out +
         "    <arxiv:primary_category xmlns:arxiv=\"http://arxiv.org/schemas/atom\" term=\"cs.LG\"/>\n"
         "    <category term=\"cs.LG\" scheme=\"http://arxiv.org/schemas/atom\"/>\n  </entry>\n";
}

std::string arxiv_jsonl(const Paper& paper) {
  std::string authors;
  std::string parsed;
  for (const Person& person : paper.authors) {
    authors += fmt::format("{}{} {}", authors.empty() ? "" : ", ", person.given, person.family);
    parsed += fmt::format("{}[\"{}\",\"{}\",\"\"]", parsed.empty() ? "" : ",", person.family, person.given);
  }
  return fmt::format(
      R"({{"id":"{}","submitter":null,"authors":"{}","title":"{}","comments":"12 pages","journal-ref":null,"doi":null,)"
      R"("report-no":null,"categories":"cs.LG stat.ML","license":null,"abstract":"{}","versions":[{{"version":"v1",)"
      R"("created":"Mon, 2 Apr {} 19:18:42 GMT"}}],"update_date":"{}-{:02}-{:02}","authors_parsed":[{}]}})"
      "\n",
      eprint(paper), authors, paper.title, paper.abstract, paper.year, paper.year, paper.month, paper.day, parsed);
}

std::string profile(const Paper& paper) {
  std::string authors;
  for (const Person& person : paper.authors) {
    authors += fmt::format("{}{} {}", authors.empty() ? "" : ", ", person.given, person.family);
  }
  return fmt::format("LG{}{} {}, {}\n{}\n\n{}\n\n{}\n\n", static_cast<char>(month_name(paper)[0] - 32),
                     month_name(paper).substr(1), paper.day, paper.year, paper.title, authors, paper.abstract);
}

constexpr auto spellings = std::to_array<Spelling>({
    {"arxiv",
     "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n  "
     "<title>corpus</title>\n",
     arxiv, "", "</feed>\n"},
    {"arxiv-jsonl", "", arxiv_jsonl, "", ""},
    {"bibtex", "@string{jas = \"Journal of Applied Samples\"}\n\n", bibtex, "\n", ""},
    {"bibtex-messy", "@string{jas = \"Journal of Applied Samples\"}\n\n", messy_bibtex, "\n", ""},
    {"nbib", "", nbib, "\n", ""},
    {"profile", "Anna Muster\n\nLG\nh-index27\n99papers\n229citations\n\n99 Papers\n\n", profile, "", ""},
});

}  // namespace

std::string PaperSource::sentence(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    if (i != 0) out += ' ';
    out += below(40) == 0 ? any_of(accented_words) : any_of(words);
  }
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 32);
  return out;
}

Person PaperSource::person() {
  const Family& family = any_of(families);
  return {std::string(family.plain), std::string(any_of(givens)), std::string(family.tex)};
}

Paper PaperSource::next() {
  Paper paper;
  paper.number = ++count_;
  paper.in_tex = below(2) == 0;
  paper.title = sentence(6 + below(8));
  if (below(10) == 0) paper.title += " in $O(n^2)$";
  if (paper.in_tex && below(4) == 0) paper.title += ": a {B}ayesian view";
  const std::size_t authors = 1 + below(7);
  while (paper.authors.size() < authors) paper.authors.push_back(person());
  paper.journal = any_of(journals);
  const std::size_t sentences = 4 + below(8);
  for (std::size_t i = 0; i < sentences; ++i) paper.abstract += (i == 0 ? "" : " ") + sentence(8 + below(14)) + ".";
  paper.keywords = {any_of(keyword_words), any_of(keyword_words)};
  if (paper.keywords[0] == paper.keywords[1]) paper.keywords.pop_back();
  paper.year = 1995 + static_cast<int>(below(30));
  paper.month = 1 + static_cast<int>(below(12));
  paper.day = 1 + static_cast<int>(below(28));
  paper.volume = 1 + static_cast<int>(below(90));
  paper.first_page = 1 + static_cast<int>(below(900));
  paper.is_preprint = below(4) == 0;
  return paper;
}

const Spelling* find_spelling(std::string_view format) {
  const auto found = std::ranges::find(spellings, format, &Spelling::format);
  return found == spellings.end() ? nullptr : &*found;
}

std::string corpus(const Spelling& spelling, std::size_t papers, std::uint64_t seed) {
  PaperSource source(seed);
  std::string out(spelling.head);
  for (std::size_t i = 0; i < papers; ++i) {
    if (i != 0) out += spelling.between;
    out += spelling.paper(source.next());
  }
  out += spelling.tail;
  return out;
}

}  // namespace opcit::bench
