// The part of RecordReader that reads identifiers and URLs.
#include <algorithm>
#include <array>
#include <span>

#include "base/ascii.h"
#include "csl/tables.h"
#include "model/identifiers.h"
#include "opcit/diagnostic_codes.h"
#include "ris/record_reader.h"
#include "ris/values.h"

namespace opcit::ris {
namespace {

bool is_number(std::string_view text) noexcept {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Removes the next piece, up to one of `separators`, from `rest`.
std::string_view take_piece(std::string_view& rest, std::string_view separators) noexcept {
  const std::size_t end = std::min(rest.find_first_of(separators), rest.size());
  const std::string_view piece = trim(rest.substr(0, end));
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return piece;
}

/// Removes the next value from `rest`. Spaces and line ends separate values. A semicolon does so only before the end or
/// before a value that begins with one of `starts`, because SICI DOIs and URLs contain semicolons:
/// "10.1002/(SICI)1097-4636(199823)43:4<1::AID-X>3.0.CO;2-#", "http://example.org/a?issn=1;year=2".
std::string_view take_value(std::string_view& rest, std::span<const std::string_view> starts) noexcept {
  constexpr std::string_view separators = " ;\n";
  std::size_t end = rest.find_first_of(separators);
  for (; end < rest.size() && rest[end] == ';'; end = rest.find_first_of(separators, end + 1)) {
    const std::string_view next = rest.substr(end + 1);
    const auto begins = [&](std::string_view start) { return ascii::starts_with_lower(next, start); };
    if (next.empty() || separators.find(next[0]) != separators.npos || std::ranges::any_of(starts, begins)) break;
  }
  end = std::min(end, rest.size());
  const std::string_view piece = trim(rest.substr(0, end));
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return piece;
}

constexpr std::array<std::string_view, 3> doi_starts = {"10.", "doi", "http"};
constexpr std::array<std::string_view, 5> address_starts = {"http://", "https://", "ftp://", "www.", "internal-pdf://"};

bool is_address(std::string_view text) noexcept {
  return text.find("://") != text.npos || text.starts_with("//") || text.starts_with("www.");
}

}  // namespace

/// True if one of the last identifiers is the same. The limit avoids quadratic time; real records have fewer.
bool RecordReader::has_identifier(Scheme scheme, std::string_view value) const {
  constexpr std::size_t most = 64;
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  const std::size_t first = identifiers_.size() - std::min(identifiers_.size(), most);
  return std::any_of(identifiers_.begin() + static_cast<std::ptrdiff_t>(first), identifiers_.end(),
                     [&](const Identifier& each) {
                       return each.scheme == scheme && std::ranges::equal(each.value, value, {}, lower, lower);
                     });
}

void RecordReader::add_identifier(Scheme scheme, std::string_view value, Span span, Relation relation) {
  if (has_identifier(scheme, value)) return;
  has_doi_ = has_doi_ || scheme == Scheme::doi;
  identifiers_.push_back({.scheme = scheme, .relation = relation, .value = value, .source = span});
}

bool RecordReader::add_arxiv(std::string_view text, Span span) {
  const auto id = parse_arxiv_id(text);
  if (!id) return false;
  const std::string canonical = canonical_arxiv(id->value);
  if (arxiv_ && identifiers_[*arxiv_].value == canonical) {
    if (identifiers_[*arxiv_].version.empty()) identifiers_[*arxiv_].version = id->version;
    return true;
  }
  if (has_identifier(Scheme::arxiv, canonical)) return true;
  if (!arxiv_) arxiv_ = identifiers_.size();
  identifiers_.push_back(
      {.scheme = Scheme::arxiv, .value = batch_.arena.copy(canonical), .version = id->version, .source = span});
  return true;
}

/// "0028-0836 (Print) 1476-4687 (Linking)" is two numbers. A value without such a shape goes to the row's field, or is
/// kept under the scheme that the type suggests.
void RecordReader::serial(const Entry& entry) {
  std::vector<std::string_view> found;
  bool all = true;
  std::string_view rest = entry.text;
  const auto take = [&](std::string_view piece) {
    if (ascii::contains_lower(piece, "print") || ascii::contains_lower(piece, "link") ||
        ascii::contains_lower(piece, "electronic")) {
      return;
    }
    const auto scheme = serial_scheme(piece);
    // The number of a report can also have eight digits.
    all = all && scheme && (entry.row->field == no_field || piece.find('-') != piece.npos || *scheme == Scheme::isbn);
    found.push_back(piece);
  };
  while (!rest.empty()) each_serial_number(take_piece(rest, "\n;,()"), take);
  if (!all && entry.row->field != no_field) return put(entry.row->field, entry);
  const Scheme usual = usual_serial(type_->family);
  if (!all) {
    batch_.diagnostics.push_back({Code::bad_identifier, entry.span, std::string(entry.text)});
    return add_identifier(usual, entry.text, entry.span, csl::usual_relation(usual, type_->kind));
  }
  for (const std::string_view each : found) {
    const Scheme scheme = *serial_scheme(each);
    add_identifier(scheme, normal_serial(each, scheme, batch_.arena), entry.span,
                   csl::usual_relation(scheme, type_->kind));
  }
}

/// The DOI of an arXiv paper also gives its id.
void RecordReader::add_doi(std::string_view doi, Span span) {
  if (!add_arxiv(doi, span)) return add_identifier(Scheme::doi, doi, span);
  const std::string canonical = arxiv_doi(identifiers_[*arxiv_].value);
  if (!ascii::equal_folded(canonical, doi)) return;
  if (!has_identifier(Scheme::doi, canonical)) {
    identifiers_.push_back(
        {.scheme = Scheme::doi, .value = batch_.arena.copy(std::string_view(canonical)), .source = span});
  }
}

/// The DOI of a preprint repeats its arXiv id, and writers derive it.
void RecordReader::drop_derived_doi() {
  if (!arxiv_ || builder_.record().kind != Kind::article) return;
  const std::string derived = arxiv_doi(identifiers_[*arxiv_].value);
  std::erase_if(identifiers_, [&](const Identifier& id) { return id.scheme == Scheme::doi && id.value == derived; });
}

void RecordReader::doi(const Entry& entry) {
  bool found = false;
  std::string_view rest = entry.text;
  while (!rest.empty()) {
    const std::string_view piece = parse_doi(take_value(rest, doi_starts), batch_.arena);
    if (piece.empty()) continue;
    found = true;
    add_doi(piece, entry.span);
  }
  if (found) return;
  batch_.diagnostics.push_back({Code::bad_identifier, entry.span, std::string(entry.text)});
  keep(entry);
}

void RecordReader::pmcid(const Entry& entry) {
  const auto id = read_pmcid(entry.text, entry.row != nullptr);
  if (!id) return keep(entry);
  add_identifier(Scheme::pmcid, batch_.arena.copy("PMC" + std::string(*id)), entry.span);
}

void RecordReader::url(const Entry& entry) {
  std::string_view rest = entry.text;
  std::string_view whole = entry.text;
  // Several URLs in one value: EndNote writes each on a line, others separate them by spaces or semicolons.
  const bool several = rest.find_first_of(" ;\n") != rest.npos;
  while (several && !rest.empty()) {
    std::string_view ahead = rest;
    const std::string_view piece = take_value(ahead, address_starts);
    if (!piece.empty() && !is_address(piece)) break;
    if (!piece.empty()) one_url(piece, entry.span);
    rest = ahead;
    whole = ahead;
  }
  Entry last = entry;
  last.text = trim(whole);
  if (!last.text.empty()) one_url(last.text, entry.span);
}

void RecordReader::one_url(std::string_view address, Span span) {
  constexpr std::string_view pubmed = "PM:";  // Reference Manager's link to PubMed
  if (address.starts_with(pubmed) && is_number(address.substr(pubmed.size()))) {
    return add_identifier(Scheme::pmid, address.substr(pubmed.size()), span);
  }
  if (address.starts_with("internal-pdf://") || address.starts_with("file://")) {
    return builder_.link({.kind = LinkKind::file, .url = address, .source = span});
  }
  urls_.push_back({"UR", parse_address(address, batch_.arena), span, nullptr});
}

/// A URL that only repeats the arXiv id is dropped; it may still give the version.
void RecordReader::finish_urls() {
  const bool had_doi = has_doi_;
  for (const Entry& each : urls_) {
    const bool is_arxiv = ascii::contains_lower(each.text, "arxiv.org/") && add_arxiv(each.text, each.span);
    if (is_arxiv && arxiv_) {
      const Identifier bare{.scheme = Scheme::arxiv, .value = identifiers_[*arxiv_].value};
      if (each.text == address_of(bare)) continue;
    }
    const bool is_doi =
        !had_doi && !is_arxiv && ascii::contains_lower(each.text, "doi.org/") && !bare_doi(each.text).empty();
    if (is_doi) add_identifier(Scheme::doi, bare_doi(each.text), each.span);
    add_identifier(Scheme::url, each.text, each.span);
  }
  if (!has_doi_ && !arxiv_ && !note_doi_.value.empty()) add_identifier(Scheme::doi, note_doi_.value, note_doi_.source);
}

void RecordReader::link(const Entry& entry) {
  std::string_view rest = entry.text;
  while (!rest.empty()) {
    const std::string_view piece = take_piece(rest, "\n");
    if (!piece.empty()) builder_.link({.kind = entry.row->link, .url = piece, .source = entry.span});
  }
}

/// EndNote and JabRef write DOIs here; ACS writes "doi: 10...".
void RecordReader::genre(const Entry& entry) {
  const bool may_be_preprint =
      (families(type_->family) &
       families(Family::journal, Family::generic, Family::unpublished, Family::manuscript, Family::web)) != 0;
  if (const std::string_view bare = whole_doi(entry.text); !bare.empty()) {
    add_doi(bare, entry.span);
  } else if (may_be_preprint && entry.text.size() == 8 && ascii::contains_lower(entry.text, "preprint")) {
    preprint_ = entry;
  } else {
    text(entry);
  }
}

/// The database decides the meaning of an accession number: those of PubMed are PMIDs.
void RecordReader::finish_accessions() {
  const bool is_pubmed = std::ranges::any_of(databases_, [](const Entry& each) {
    return ascii::contains_lower(each.text, "pubmed") || ascii::contains_lower(each.text, "medline");
  });
  const bool had_pmid = std::ranges::find(identifiers_, Scheme::pmid, &Identifier::scheme) != identifiers_.end();
  for (const Entry& each : accessions_) {
    if (ascii::starts_with_lower(each.text, "arxiv") && add_arxiv(each.text, each.span)) continue;
    if (is_pubmed && is_number(each.text)) {
      add_identifier(Scheme::pmid, each.text, each.span);
      pmid_by_accession_ = !had_pmid;
    } else {
      text(each);
    }
  }
}

/// Called after the URLs, which may also give an arXiv id.
void RecordReader::finish_databases() {
  for (const Entry& each : databases_) {
    const bool follows = (arxiv_ && each.text == "arXiv") || (pmid_by_accession_ && each.text == "PubMed");
    if (!follows) text(each);
  }
}

}  // namespace opcit::ris
