#include "bibtex/check/targets.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/trim.h"

namespace opcit::bibtex {
namespace {

constexpr std::string_view classic_types =
    "article book booklet conference inbook incollection inproceedings manual mastersthesis misc phdthesis proceedings "
    "techreport unpublished";
constexpr std::string_view biblatex_types =
    "article artwork audio bibnote book bookinbook booklet collection commentary conference customa customb customc "
    "customd custome customf "
    "dataset electronic image inbook incollection inproceedings inreference jurisdiction legal legislation letter "
    "manual mastersthesis misc "
    "movie music mvbook mvcollection mvproceedings mvreference online patent performance periodical phdthesis "
    "proceedings reference report "
    "review set software standard suppbook suppcollection suppperiodical techreport thesis unpublished video www xdata";
constexpr std::string_view names = "author editor";
constexpr std::string_view texts = "title booktitle abstract note journal keywords";

constexpr auto rows = std::to_array<TargetRow>({
    // ORCID's web importer (orcid-angular, work-bibtex-modal), 2026-08
    {"orcid", Test::string_block, "", "", Code::target_refuses, "ORCID refuses a file that has @string"},
    {"orcid", Test::bare_last, "", "", Code::target_refuses,
     "ORCID refuses a file whose entry ends with a value without delimiters and comma"},
    {"orcid", Test::type_not_in, classic_types, "", Code::target_refuses,
     "ORCID gives this entry type no work type and rejects the work"},
    {"orcid", Test::first_not_rest, "date year", "", Code::target_drops, "ORCID reads no date; add year and month"},
    {"orcid", Test::not_month, "month", "", Code::target_drops,
     "ORCID reads months as macros, numbers or three small letters only"},
    {"orcid", Test::not_digits, "year", "", Code::target_refuses, "ORCID reads years of digits only"},
    {"orcid", Test::first_not_rest, "eprint eprinttype", "", Code::target_drops,
     "ORCID reads the arXiv id only next to eprinttype = {arxiv}"},
    {"orcid", Test::value_not, "eprinttype", "arxiv", Code::target_drops,
     "ORCID reads the arXiv id only where eprinttype is arxiv in small letters"},
    {"orcid", Test::has_field, "day", "", Code::target_drops, "ORCID reads no day"},
    {"orcid", Test::has_field, "abstract", "", Code::target_drops, "ORCID reads no abstract"},
    {"orcid", Test::value_has, "doi", "doi.org/", Code::target_alters, "ORCID keeps the DOI as an address"},
    {"orcid", Test::wrapped, "author", "", Code::target_alters,
     "ORCID runs an author list together that is wrapped over lines"},
    {"orcid", Test::braced_and, "author", "", Code::target_alters,
     "ORCID splits names at 'and' within braces; write {and}"},
    // Zotero's translators, 2026-06
    {"zotero", Test::type_in, "dataset standard review image legal performance periodical suppbook bookinbook preprint",
     "", Code::target_refuses, "Zotero imports nothing for this entry type"},
    {"zotero", Test::first_not_rest, "eprint eprinttype", "", Code::target_alters,
     "Zotero puts the id into Extra; add eprinttype"},
    {"zotero", Test::has_field, "eid", "", Code::target_drops,
     "Zotero reads no eid; write the article number as pages"},
    {"zotero", Test::value_has, names, "family=", Code::target_alters,
     "Zotero reads biblatex's extended names as text"},
    {"zotero", Test::type_in, "unpublished", "", Code::target_alters, "Zotero makes a manuscript of this"},
    {"zotero", Test::type_in, "online electronic www", "", Code::target_alters, "Zotero makes a web page of this"},
    {"zotero", Test::value_has, "doi", "doi.org/", Code::target_alters, "Zotero keeps the DOI as an address"},
    {"zotero", Test::value_has, "abstract", "$", Code::target_alters, "Zotero removes the dollars of formulas"},
    {"zotero", Test::has_field, "note", "", Code::target_alters, "Zotero makes a child note of this"},
    // Facts that several programs share
    {"zotero orcid endnote mendeley", Test::value_has, names, " and others", Code::target_alters,
     "the target makes a person named 'others' of 'and others'"},
    {"zotero jabref orcid", Test::value_has, texts, "\\textless", Code::target_alters,
     "the target shows this macro; write < in text, $<$ in titles"},
    {"zotero jabref orcid", Test::value_has, texts, "\\textgreater", Code::target_alters,
     "the target shows this macro; write > in text, $>$ in titles"},
    {"zotero jabref orcid", Test::value_has, texts, "\\textasciitilde", Code::target_alters,
     "the target shows this macro"},
    {"zotero jabref orcid", Test::value_has, texts, "\\textbar", Code::target_alters,
     "the target shows this macro; write |"},
    {"zotero jabref orcid", Test::value_has, texts, "\\textbackslash", Code::target_alters,
     "the target shows this macro"},
    {"jabref", Test::value_has, "doi", "doi.org/", Code::target_alters, "JabRef keeps the DOI as an address"},
    // EndNote reads RIS, not BibTeX
    {"endnote", Test::any_entry, "", "", Code::target_refuses, "EndNote imports no BibTeX; convert to RIS"},
    // BibTeX's standard styles, and ACM-Reference-Format, which is similar
    {"bibtex", Test::type_not_in, classic_types, "", Code::target_alters,
     "the standard styles do not know this entry type and set it as @misc"},
    {"acmart", Test::type_not_in,
     std::string_view("article artifactdataset artifactsoftware audio book booklet conference dataset game inbook "
                      "incollection inproceedings manual mastersthesis misc online patent periodical phdthesis "
                      "preprint presentation proceedings software techreport underreview unpublished video"),
     "", Code::target_alters, "ACM-Reference-Format does not know this entry type"},
    {"bibtex acmart", Test::first_not_rest, "date year", "", Code::target_drops,
     "BibTeX styles print no date; add year and month"},
    {"bibtex acmart", Test::first_not_rest, "journaltitle journal", "", Code::target_drops,
     "BibTeX styles print no journaltitle; write journal"},
    {"bibtex", Test::first_not_rest, "location address", "", Code::target_drops,
     "the standard styles print no location; write address"},
    {"bibtex acmart", Test::has_field, "subtitle booksubtitle maintitle titleaddon", "", Code::target_drops,
     "BibTeX styles do not print this field"},
    {"bibtex acmart", Test::has_field, "xdata entryset related", "", Code::target_drops,
     "BibTeX does not resolve this field"},
    {"bibtex", Test::first_not_rest, "eid pages", "", Code::target_drops,
     "the standard styles print no eid; write the article number as pages"},
    {"bibtex", Test::has_field, "doi url eprint", "", Code::target_drops,
     "the standard styles print neither DOI nor URL nor eprint"},
    {"acmart", Test::value_has, "eprinttype archiveprefix", "arXiv", Code::target_alters,
     "ACM-Reference-Format wants arxiv in small letters"},
    {"bibtex acmart", Test::value_has, names, "family=", Code::target_alters,
     "BibTeX reads biblatex's extended names as text"},
    // biblatex and biber 2.18
    {"biblatex", Test::type_not_in, biblatex_types, "", Code::target_alters,
     "biblatex does not know this entry type and sets it as @misc"},
    {"biblatex", Test::not_month, "month", "", Code::target_alters, "biber wants months as macros or numbers"},
    {"biblatex", Test::not_digits, "year", "", Code::target_alters, "biber wants years as numbers"},
    // Typst's biblatex crate and hayagriva, 2026-06
    {"hayagriva", Test::type_in, "standard", "", Code::target_drops, "hayagriva does not know this entry type"},
    {"hayagriva", Test::has_field, "institution school", "", Code::target_drops,
     "hayagriva drops institution and school"},
    {"hayagriva", Test::has_field, "langid language", "", Code::target_drops, "hayagriva drops the language"},
    {"hayagriva", Test::has_field, "pmid pmcid", "", Code::target_drops, "hayagriva drops PubMed's ids"},
    {"hayagriva", Test::not_digits, "volume", "", Code::target_drops, "hayagriva drops a volume that is not a number"},
    {"hayagriva", Test::has_field, "eprint", "", Code::target_drops, "hayagriva has no arXiv id"},
});

/// True if the predicate holds for one of the words.
template <class Predicate>
bool any_word(std::string_view words, Predicate predicate) {
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    if (predicate(word)) return true;
    words.remove_prefix(std::min(word.size() + 1, words.size()));
  }
  return false;
}

bool holds_folded(std::string_view text, std::string_view part) noexcept {
  return std::search(text.begin(), text.end(), part.begin(), part.end(),
                     [](char a, char b) { return ascii::to_lower(a) == ascii::to_lower(b); }) != text.end();
}

bool is_number(std::string_view text) noexcept { return !text.empty() && std::ranges::all_of(text, ascii::is_digit); }

bool is_month(const Block& block, const FieldNode& field) {
  const auto pieces = block.pieces_of(field);
  if (pieces.size() != 1 || pieces[0].kind == PieceKind::macro || pieces[0].kind == PieceKind::number) return true;
  constexpr auto months = std::to_array<std::string_view>(
      {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"});
  const std::string_view text = ascii::trim(pieces[0].text);
  return is_number(text) || std::ranges::find(months, text) != months.end();
}

bool has_braced_and(std::string_view text) noexcept {
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{') ++depth;
    if (text[i] == '}') --depth;
    if (depth > 0 && text.substr(i).starts_with(" and ")) return true;
  }
  return false;
}

/// The text of a value of one piece; empty for other values.
std::string_view text_of(const Block& block, const FieldNode& field) {
  const auto pieces = block.pieces_of(field);
  return pieces.size() == 1 ? pieces[0].text : std::string_view();
}

bool has_fault(const TargetRow& row, const Block& block, const FieldNode& field) {
  const auto pieces = block.pieces_of(field);
  const std::string_view text = text_of(block, field);
  const bool is_macro = pieces.size() != 1 || pieces[0].kind == PieceKind::macro;
  switch (row.test) {
    case Test::value_has:
      return holds_folded(text, row.text);
    case Test::value_not:
      return !is_macro && ascii::trim(text) != row.text;
    case Test::not_digits:
      return !is_macro && !is_number(ascii::trim(text));
    case Test::not_month:
      return !is_month(block, field);
    case Test::wrapped:
      return text.find('\n') != std::string_view::npos;
    case Test::braced_and:
      return has_braced_and(text);
    default:
      return row.test == Test::has_field;
  }
}

std::string_view first_not_rest(const TargetRow& row, const Block& block) {
  const std::string_view first = row.words.substr(0, row.words.find(' '));
  const FieldNode* field = block.find(first);
  const auto is_other = [&](std::string_view word) { return word != first && block.find(word) != nullptr; };
  if (field == nullptr || any_word(row.words, is_other)) return {};
  return field->value;
}

std::string_view bare_last(const Block& block) {
  if (block.fields.empty()) return {};
  const FieldNode& last = block.fields.back();
  const auto pieces = block.pieces_of(last);
  if (pieces.empty() || pieces.back().kind == PieceKind::braced || pieces.back().kind == PieceKind::quoted) return {};
  const char* end = last.value.data() + last.value.size();
  const char* close = block.body.data() + block.body.size();
  return std::find(end, close, ',') == close ? last.value : std::string_view();
}

}  // namespace

std::span<const TargetRow> target_rows() noexcept { return rows; }

std::string_view find_fault(const TargetRow& row, const Block& block) {
  if (row.test == Test::string_block)
    return block.kind == BlockKind::string ? block.whole.substr(0, 1) : std::string_view();
  if (block.kind != BlockKind::entry) return {};
  const auto is_type = [&](std::string_view type) { return ascii::equals_lower(block.type, type); };
  switch (row.test) {
    case Test::type_in:
      return any_word(row.words, is_type) ? block.type : std::string_view();
    case Test::type_not_in:
      return any_word(row.words, is_type) ? std::string_view() : block.type;
    case Test::first_not_rest:
      return first_not_rest(row, block);
    case Test::bare_last:
      return bare_last(block);
    case Test::any_entry:
      return block.type;
    default:
      break;
  }
  for (const FieldNode& field : block.fields) {
    const auto is_field = [&](std::string_view name) { return ascii::equals_lower(field.name, name); };
    if (any_word(row.words, is_field) && has_fault(row, block, field))
      return field.value.empty() ? field.name : field.value;
  }
  return {};
}

}  // namespace opcit::bibtex
