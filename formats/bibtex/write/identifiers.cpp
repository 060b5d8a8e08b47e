#include "bibtex/write/identifiers.h"

#include <algorithm>
#include <array>
#include <string>

#include "bibtex/tables/identifier_table.h"
#include "model/identifiers.h"

namespace opcit::bibtex {
namespace {

const Identifier* take_any(Audit& audit, Scheme scheme) {
  if (const Identifier* own = audit.take(scheme)) return own;
  return audit.take(scheme, Relation::part_of);
}

void write_archive(std::string_view archive, EntryWriter& writer) {
  if (writer.options().dialect == Dialect::biblatex) return writer.verbatim("eprinttype", archive);
  // JabRef and BibTeX's styles read archivePrefix; Zotero and ORCID read eprinttype, ORCID only in lower case.
  writer.verbatim("archivePrefix", archive == "arxiv" ? "arXiv" : archive);
  writer.verbatim("eprinttype", archive);
}

/// An entry can have one eprint. It gets the first archive for which the record has an identifier.
void write_eprint_id(Audit& audit, EntryWriter& writer) {
  for (const ArchiveRow& row : archive_rows()) {
    if (!row.written) continue;
    const Identifier* id = audit.take(row.scheme);
    if (id == nullptr) continue;
    writer.verbatim("eprint", id->value);
    write_archive(row.archive, writer);
    if (!id->version.empty()) audit.lost("arxiv.version", id->version, LossReason::dropped, {}, id->source);
    return;
  }
}

bool is_arxiv(const Category& category) noexcept { return category.scheme == "arxiv" || category.scheme.empty(); }

void write_categories(Audit& audit, EntryWriter& writer) {
  const auto categories = audit.record().categories;
  const auto primary = std::ranges::find_if(categories, [](const Category& c) { return c.primary && is_arxiv(c); });
  if (primary != categories.end()) {
    audit.take(*primary);
    const bool biblatex = writer.options().dialect == Dialect::biblatex;
    writer.verbatim(biblatex ? FieldName("eprintclass") : FieldName("primaryClass"), primary->term);
  }
  std::string others;
  for (const Category& category : categories) {
    if (&category == &*primary || category.term.find_first_of(" ,{}\\") != std::string_view::npos) continue;
    audit.take(category);
    if (!others.empty()) others += ' ';
    if (!is_arxiv(category)) others.append(category.scheme).append(":");
    others += category.term;
  }
  if (!others.empty()) writer.verbatim("categories", others);
}

void write_all(const IdentifierRow& row, Audit& audit, EntryWriter& writer) {
  std::string all;
  while (const Identifier* id = take_any(audit, row.scheme)) {
    if (!all.empty()) all += row.separator;
    all += id->value;
    if (row.separator.empty()) break;
  }
  if (!all.empty()) writer.verbatim(row.name(), all);
}

void write_doi(Audit& audit, EntryWriter& writer) {
  const Identifier* arxiv = audit.record().identifier(Scheme::arxiv);
  if (const Identifier* doi = audit.take(Scheme::doi)) {
    writer.verbatim("doi", doi->value);
  } else if (arxiv != nullptr && is_arxiv_preprint(audit.record())) {
    writer.verbatim("doi", std::string(arxiv_doi_prefix).append(arxiv->value));
  }
  if (const Identifier* published = audit.take(Scheme::doi, Relation::version_of)) {
    writer.verbatim("journaldoi", published->value);
  }
}

}  // namespace

void write_eprint(Audit& audit, EntryWriter& writer) {
  write_eprint_id(audit, writer);
  write_categories(audit, writer);
}

void write_identifiers(Audit& audit, EntryWriter& writer) {
  write_doi(audit, writer);
  for (const IdentifierRow& row : identifier_rows()) {
    if (row.written && !writer.has(row.number)) write_all(row, audit, writer);
  }
}

void write_links(Audit& audit, EntryWriter& writer) {
  const auto links = audit.record().links;
  if (links.empty()) return;
  for (const LinkKind kind : {LinkKind::code, LinkKind::data, LinkKind::pdf, LinkKind::page, LinkKind::file}) {
    std::string value;
    for (const Link& link : links) {
      if (link.kind != kind) continue;
      audit.take(link);
      if (!link.label.empty()) {
        audit.lost("link:" + std::string(spelling(kind)) + ".label", link.label, LossReason::dropped, {}, link.source);
      }
      if (!value.empty()) value += ' ';
      value += link.url.empty() ? available : link.url;
    }
    if (!value.empty()) writer.verbatim(FieldName(spelling(kind)), value);
  }
}

}  // namespace opcit::bibtex
