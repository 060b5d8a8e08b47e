#include "bibtex/check/lint.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "bibtex/check/targets.h"
#include "faults/repairs.h"
#include "faults/specials.h"
#include "opcit/diagnostic_codes.h"

namespace opcit::bibtex {
namespace {

/// Fields that styles print as TeX.
constexpr auto printed = std::to_array<std::string_view>(
    {"addendum",        "address",      "author",       "booksubtitle", "booktitle",    "editor",
     "edition",         "eventtitle",   "howpublished", "institution",  "issuetitle",   "journal",
     "journalsubtitle", "journaltitle", "location",     "mainsubtitle", "maintitle",    "note",
     "organization",    "publisher",    "school",       "series",       "shortjournal", "shorttitle",
     "subtitle",        "title",        "titleaddon",   "translator",   "type",         "venue"});

bool is_printed(std::string_view name) noexcept {
  return std::ranges::any_of(printed, [&](std::string_view tag) { return ascii::equals_lower(name, tag); });
}

void find_specials(const Block& block, const Chunk& chunk, Diagnostics& findings) {
  for (const FieldNode& field : block.fields) {
    if (!is_printed(field.name)) continue;
    for (const Piece& piece : block.pieces_of(field)) {
      if (piece.kind != PieceKind::braced && piece.kind != PieceKind::quoted) continue;
      for (const std::size_t at : faults::bare_specials(piece.text)) {
        const std::string_view found = piece.text.substr(at, 1);
        findings.push_back({Code::bare_special, chunk.span_of(found), std::string(found)});
      }
    }
  }
}

std::string shown(std::string_view value) {
  constexpr std::size_t longest = 60;
  return value.size() <= longest ? std::string(value) : std::string();
}

/// What only the syntax shows, since reading makes the same of it as of the usual spelling.
void find_spellings(const Block& block, const Chunk& chunk, Diagnostics& findings) {
  const bool has_doi = block.find("doi") != nullptr;
  for (const FieldNode& field : block.fields) {
    const auto pieces = block.pieces_of(field);
    if (pieces.size() != 1 || pieces[0].kind == PieceKind::macro) continue;
    const std::string_view value = pieces[0].text;
    for (const faults::Repair& repair : faults::repairs()) {
      if (repair.is_of_syntax && repair.concerns(field.name) && repair.apply(value) != value)
        findings.push_back({repair.code, chunk.span_of(value), shown(value)});
    }
    if (!has_doi && !faults::misplaced_doi(field.name, value).empty())
      findings.push_back({Code::misplaced_doi, chunk.span_of(value), shown(value)});
  }
}

bool concerns(const TargetRow& row, std::string_view target) noexcept {
  std::string_view rest = row.targets;
  while (!rest.empty()) {
    const std::string_view one = rest.substr(0, rest.find(' '));
    if (one == target) return true;
    rest.remove_prefix(std::min(one.size() + 1, rest.size()));
  }
  return false;
}

}  // namespace

void Lint::check(const Block& block, const Chunk& chunk, Diagnostics& findings) const {
  if (block.kind == BlockKind::entry) {
    find_specials(block, chunk, findings);
    find_spellings(block, chunk, findings);
  }
  for (const TargetRow& row : target_rows()) {
    if (!concerns(row, target())) continue;
    const std::string_view at = find_fault(row, block);
    if (at.data() != nullptr) findings.push_back({row.code, chunk.span_of(at), std::string(row.what)});
  }
}

}  // namespace opcit::bibtex
