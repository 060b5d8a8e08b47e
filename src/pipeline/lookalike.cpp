#include "pipeline/lookalike.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "base/ascii.h"

namespace opcit {
namespace {

/// Calls `visit` with each line that is not blank, without the blanks around it.
template <class Visit>
void for_each_line(std::string_view text, const Visit& visit) {
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    while (!line.empty() && ascii::is_space(line.front())) line.remove_prefix(1);
    while (!line.empty() && ascii::is_space(line.back())) line.remove_suffix(1);
    if (!line.empty()) visit(line);
  }
}

/// Where in `text` four digits from 1500 to 2099 are, with no digit next to them; npos: nowhere.
std::size_t find_year(std::string_view text) {
  const auto is_digit_at = [&](std::size_t at) { return at < text.size() && ascii::is_digit(text[at]); };
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    if (!is_digit_at(at)) continue;
    std::size_t end = at;
    while (is_digit_at(end)) ++end;
    const std::string_view number = text.substr(at, end - at);
    if (number.size() == 4 && number >= "1500" && number < "2100") return at;
    at = end;
  }
  return std::string_view::npos;
}

/// "J." or "J " after a blank or at the beginning: an initial.
bool has_initial(std::string_view line) {
  for (std::size_t at = 0; at + 1 < line.size(); ++at) {
    const bool begins = at == 0 || line[at - 1] == ' ' || line[at - 1] == '-' || line[at - 1] == '.';
    if (begins && ascii::is_upper(line[at]) && (line[at + 1] == '.' || line[at + 1] == ',')) return true;
  }
  return false;
}

/// Most lines have a year, a comma and an initial, or begin with a number in brackets and have a year.
bool is_reference_list(std::string_view head) {
  std::size_t lines = 0;
  std::size_t references = 0;
  for_each_line(head, [&](std::string_view line) {
    ++lines;
    const bool has_year = find_year(line) != std::string_view::npos;
    const bool is_numbered = line.size() > 2 && line[0] == '[' && ascii::is_digit(line[1]);
    const bool has_author = line.find(',') != std::string_view::npos && has_initial(line);
    references += has_year && (is_numbered || has_author) && line.size() > 40 ? 1U : 0U;
  });
  return references > 0 && references * 3 >= lines;
}

/// Lines that end with the number of citations and the year, separated by tabs, as a browser copies the table.
bool is_table_of_citations(std::string_view head) {
  std::size_t rows = 0;
  for_each_line(head, [&](std::string_view line) {
    const std::size_t tab = line.rfind('\t');
    if (tab == std::string_view::npos || find_year(line.substr(tab)) == std::string_view::npos) return;
    const std::size_t before = line.substr(0, tab).rfind('\t');
    const std::string_view count = before == std::string_view::npos ? "x" : line.substr(before + 1, tab - before - 1);
    const auto fits = [](char c) { return ascii::is_digit(c) || c == '*' || c == ' '; };
    rows += std::ranges::all_of(count, fits) ? 1U : 0U;
  });
  return rows > 0;
}

/// The first line names columns, among them a title.
bool is_table(std::string_view head) {
  const std::string_view line = head.substr(0, head.find('\n'));
  if (line.empty() || std::string_view("@{[<").find(line.front()) != std::string_view::npos) return false;
  std::string folded(line);
  std::ranges::transform(folded, folded.begin(), ascii::to_lower);
  const auto columns = std::ranges::count_if(line, [](char c) { return c == ',' || c == '\t' || c == ';'; });
  return columns >= 2 && folded.find("title") != std::string::npos && folded.size() < 4000;
}

using Words = std::array<std::string_view, 6>;

/// One kind of text. It has one of `any` and, if `also` is given, one of `also`; or `matches` returns true. Words are
/// in small letters and found in any case.
struct Evidence {
  std::string_view name;
  std::string_view advice;
  Words any = {};
  Words also = {};
  bool (*matches)(std::string_view head) = nullptr;
  bool at_start = false;  ///< One of `any` begins the text.
};

constexpr std::string_view export_advice = "export the references as BibTeX, RIS or CSL-JSON from where they come from";
constexpr std::string_view page_advice =
    "open the page in a browser, select and copy all of it, and save that as text; or use the export of the site";

/// The first row that fits counts, so that what is special comes first.
constexpr auto evidence = std::to_array<Evidence>({
    {.name = "a PDF file", .advice = export_advice, .any = {"%pdf-"}, .at_start = true},
    {.name = "an RTF document", .advice = export_advice, .any = {"{\\rtf"}, .at_start = true},
    {.name = "a Word document", .advice = export_advice, .any = {"pk\x03\x04"}, .also = {"word/"}, .at_start = true},
    {.name = "a spreadsheet",
     .advice = export_advice,
     .any = {"pk\x03\x04"},
     .also = {"xl/", "opendocument.spreadsheet"},
     .at_start = true},
    {.name = "an OpenDocument text",
     .advice = export_advice,
     .any = {"pk\x03\x04"},
     .also = {"opendocument"},
     .at_start = true},
    // A Word document may begin with a long part of another name.
    {.name = "a zip archive or an office document", .advice = export_advice, .any = {"pk\x03\x04"}, .at_start = true},
    {.name = "an old Word document", .advice = export_advice, .any = {"\u00D0\u00CF\x11\u00E0"}, .at_start = true},
    {.name = "EndNote XML",
     .advice = "in EndNote, export with the output style 'RefMan (RIS) Export' or 'BibTeX Export'",
     .any = {"<ref-type", "<xml><records>", "<source-app name=\"endnote"}},
    {.name = "MODS XML",
     .advice = "convert it with xml2bib of bibutils, or export BibTeX or RIS",
     .any = {"loc.gov/mods", "<modscollection", "<mods ", "<mods>"}},
    {.name = "MARC XML", .advice = export_advice, .any = {"loc.gov/marc21"}},
    {.name = "PubMed XML",
     .advice = "in PubMed, choose Save and the format PubMed, which is read as nbib",
     .any = {"<pubmedarticle", "<medlinecitation"}},
    {.name = "TEI XML", .advice = export_advice, .any = {"tei-c.org/ns"}},
    {.name = "JATS XML", .advice = export_advice, .any = {"jats.nlm.nih.gov", "dtd/jats", "journalpublishing"}},
    {.name = "a feed without the results that it promises",
     .advice = "ask the service again later",
     .any = {"w3.org/2005/atom"},
     .also = {":totalresults"}},
    {.name = "a Google Scholar page",
     .advice = "on the profile page, select the papers and choose Export, BibTeX",
     .any = {"i10-index", "gsc_a_t", "gs_rt", "scholar.google.", "google scholar"}},
    {.name = "a Google Scholar page",
     .advice = "on the profile page, select the papers and choose Export, BibTeX",
     .any = {"cited by"},
     .also = {"h-index", "title\ncited by", "title\tcited by", "title\r\ncited by"}},
    {.name = "a Google Scholar page",
     .advice = "on the profile page, select the papers and choose Export, BibTeX",
     .matches = is_table_of_citations},
    {.name = "a page that asks for JavaScript",
     .advice = page_advice,
     .any = {"enable javascript", "javascript is ", "turn on javascript", "requires javascript", "enable js",
             "checking your browser"}},
    {.name = "an HTML page", .advice = page_advice, .any = {"<!doctype html", "<html", "<head>", "<body"}},
    {.name = "Web of Science text",
     .advice = "in Web of Science, export as BibTeX or RIS",
     .any = {"fn clarivate", "fn thomson", "fn isi"}},
    {.name = "EndNote's tagged text (Refer)",
     .advice = "in EndNote, export with the output style 'RefMan (RIS) Export'",
     .any = {"%0 journal article", "%0 book", "%0 conference", "%0 generic", "%0 thesis", "\n%a "}},
    {.name = "a LaTeX document", .advice = "name its .bib file instead", .any = {"\\documentclass", "\\bibitem"}},
    {.name = "a CITATION.cff file", .advice = export_advice, .any = {"cff-version"}},
    {.name = "XML of a kind that opcit does not know", .advice = export_advice, .any = {"<?xml"}, .at_start = true},
    {.name = "a table (CSV)", .advice = "in Scopus or Web of Science, export as BibTeX or RIS", .matches = is_table},
    {.name = "a list of references",
     .advice = "free text is not read as references; export BibTeX or RIS, or look the works up by DOI",
     .matches = is_reference_list},
});

bool is_found(std::string_view text, const Words& words, bool at_start) {
  return std::ranges::any_of(words, [&](std::string_view word) {
    return !word.empty() && (at_start ? text.starts_with(word) : text.find(word) != std::string_view::npos);
  });
}

bool fits(const Evidence& row, std::string_view head, std::string_view folded) {
  if (row.matches != nullptr) return row.matches(head);
  if (!is_found(folded, row.any, row.at_start)) return false;
  return row.also.front().empty() || is_found(folded, row.also, false);
}

}  // namespace

Lookalike lookalike(std::string_view head) {
  std::string folded(head.substr(std::min(head.find_first_not_of(" \t\r\n"), head.size())));
  std::ranges::transform(folded, folded.begin(), ascii::to_lower);
  for (const Evidence& row : evidence) {
    if (fits(row, head, folded)) return {row.name, row.advice};
  }
  return {};
}

}  // namespace opcit
