// What of a record are identifiers and addresses.
#include <optional>

#include "model/identifiers.h"
#include "ris/record_writer.h"
#include "ris/values.h"

namespace opcit::ris {

void RecordWriter::serial(const TagRow& row) {
  if (row.field != no_field) text(row);
  for (const Identifier& each : record_.identifiers) {
    const bool fits = each.scheme == Scheme::issn || each.scheme == Scheme::isbn;
    if (!fits) continue;
    // A patent's number may have any shape.
    if (row.field != no_field && serial_scheme(each.value) == std::nullopt) continue;
    audit_.take(each);
    line(row.tag, each.value);
  }
}

void RecordWriter::dois(std::string_view tag) {
  bool written = false;
  while (const Identifier* doi = audit_.take(Scheme::doi)) {
    line(tag, doi->value);
    written = true;
  }
  const Identifier* arxiv = record_.identifier(Scheme::arxiv);
  if (!written && arxiv != nullptr) line(tag, arxiv_doi(arxiv->value));
}

void RecordWriter::pmcid(std::string_view tag) {
  if (const Identifier* id = audit_.take(Scheme::pmcid)) line(tag, id->value);
}

void RecordWriter::accession(std::string_view tag) {
  while (const Identifier* arxiv = audit_.take(Scheme::arxiv)) {
    scratch_ = "arXiv:";
    scratch_ += arxiv->value;
    scratch_ += arxiv->version;
    line(tag, scratch_);
  }
  const bool free = record_.find(Field::archive_location) == nullptr && record_.find(Field::archive) == nullptr &&
                    record_.identifier(Scheme::arxiv) == nullptr;
  const Identifier* pmid = free ? audit_.take(Scheme::pmid) : nullptr;
  if (pmid != nullptr) line(tag, pmid->value);
  if (const FieldValue* part = audit_.take(Field::archive_location)) {
    line_of_text(tag, *part, std::get<Text>(part->value));
  }
}

void RecordWriter::database(std::string_view tag) {
  const bool has_arxiv = record_.identifier(Scheme::arxiv) != nullptr;
  const Text* archive = record_.text(Field::archive);
  if (has_arxiv) line(tag, "arXiv");
  if (!has_arxiv && archive == nullptr && record_.find(Field::archive_location) == nullptr &&
      record_.identifier(Scheme::pmid) != nullptr) {
    line(tag, "PubMed");
  }
  const FieldValue* part = audit_.take(Field::archive);
  if (part == nullptr) return;
  if (!has_arxiv || !equals_folded(archive->plain, "arXiv")) line_of_text(tag, *part, *archive);
}

void RecordWriter::urls(std::string_view tag) {
  bool written = false;
  while (const Identifier* url = audit_.take(Scheme::url)) {
    line(tag, url->value);
    written = true;
  }
  for (const Scheme scheme : {Scheme::handle, Scheme::jstor}) {
    const Identifier* id = record_.identifier(scheme);
    const std::string address = id == nullptr ? std::string() : address_of(*id);
    if (address.empty()) continue;
    audit_.take(*id);
    audit_.lost(spelling(scheme), id->value, LossReason::moved, tag, id->source);
    line(tag, address);
    written = true;
  }
  // Zotero finds an arXiv id in the address only.
  const Identifier* arxiv = record_.identifier(Scheme::arxiv);
  if (!written && arxiv != nullptr) line(tag, address_of(Identifier{Scheme::arxiv, Relation::self, arxiv->value}));
}

void RecordWriter::links(const TagRow& row) {
  for (const Link& each : record_.links) {
    if (each.kind != row.link || each.url.empty()) continue;
    audit_.take(each);
    line(row.tag, each.url);
    if (!each.label.empty()) audit_.lost("link.label", each.label, LossReason::dropped, {}, each.source);
  }
}

/// What no tag holds and a person can read in a note; the reader knows it again.
void RecordWriter::remarks() {
  for (const Link& each : record_.links) {
    const bool has_tag = each.kind == LinkKind::pdf || each.kind == LinkKind::page || each.kind == LinkKind::file;
    if (has_tag && !each.url.empty()) continue;
    audit_.take(each);
    line("N1", link_remark(each));
    const bool says_more = !each.label.empty() && !equals_folded(each.label, spelling(each.kind));
    if (says_more) audit_.lost("link.label", each.label, LossReason::dropped, {}, each.source);
  }
  for (const Scheme scheme : {Scheme::pmid, Scheme::pmcid}) {
    while (const Identifier* id = audit_.take(scheme)) line("N1", identifier_remark(*id));
  }
}

}  // namespace opcit::ris
