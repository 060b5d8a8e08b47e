// The part of RecordWriter that writes identifiers and URLs.
#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "csl/tables.h"
#include "model/identifiers.h"
#include "ris/record_writer.h"
#include "ris/values.h"

namespace opcit::ris {

bool WrittenIds::add(const Identifier& id) {
  const auto same = [&id](const Identifier* other) {
    return other->scheme == id.scheme && ascii::equal_folded(other->value, id.value);
  };
  const auto end = first_.begin() + static_cast<std::ptrdiff_t>(count_);
  if (std::any_of(first_.begin(), end, same)) return false;
  if (count_ < few) {
    first_[count_++] = &id;
    return true;
  }
  std::string value(id.value);
  for (char& c : value) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return more_.insert({id.scheme, std::move(value)}).second;
}

/// True if no identifier with the same value, ignoring case, was written.
bool RecordWriter::is_first(const Identifier& id) { return ids_.add(id); }

namespace {

bool is_normal_serial(std::string_view value, Scheme scheme) {
  Arena arena;
  return normal_serial(value, scheme, arena) == value;
}

}  // namespace

/// Readers assign ISSN and ISBN the relation that the type suggests.
void RecordWriter::relation(const Identifier& id) {
  if (id.relation == csl::usual_relation(id.scheme, type_.kind)) return;
  const std::string field = std::string(spelling(id.scheme)) + ".relation";
  audit_.lost(field, spelling(id.relation), LossReason::dropped, {}, id.source);
}

void RecordWriter::serial(const TagRow& row) {
  if (row.field != no_field) text(row);
  for (const Identifier& each : record_.identifiers) {
    const bool fits = each.scheme == Scheme::issn || each.scheme == Scheme::isbn;
    if (!fits) continue;
    // The number of a patent can have any shape.
    if (row.field != no_field && serial_scheme(each.value) == std::nullopt) continue;
    if (!is_first(each)) continue;
    audit_.take(each);
    line(row.tag, each.value);
    relation(each);
    const auto shape = serial_scheme(each.value);
    const bool exact = shape.value_or(usual_serial(type_.family)) == each.scheme && fits_in_a_line(each.value) &&
                       (!shape || is_normal_serial(each.value, *shape));
    if (!exact) audit_.lost(spelling(each.scheme), each.value, LossReason::altered, row.tag, each.source);
  }
}

void RecordWriter::dois(std::string_view tag) {
  bool written = false;
  for (const Identifier& doi : record_.identifiers) {
    if (doi.scheme != Scheme::doi || doi.relation != Relation::self || !is_first(doi)) continue;
    audit_.take(doi);
    line(tag, doi.value);
    written = true;
    const bool exact = bare_doi(doi.value) == doi.value && fits_in_a_line(doi.value);
    if (!exact) audit_.lost("doi", doi.value, LossReason::altered, tag, doi.source);
  }
  const Identifier* arxiv = record_.identifier(Scheme::arxiv);
  if (!written && arxiv != nullptr && is_written_as_preprint(record_)) {
    scratch_.assign(arxiv_doi_prefix).append(arxiv->value);
    line(tag, scratch_);
  }
}

void RecordWriter::pmcid(std::string_view tag) {
  const Identifier* id = record_.identifier(Scheme::pmcid);
  if (id == nullptr || !is_first(*id)) return;
  audit_.take(*id);
  line(tag, id->value);
}

void RecordWriter::accession(std::string_view tag) {
  for (const Identifier& arxiv : record_.identifiers) {
    if (arxiv.scheme != Scheme::arxiv || arxiv.relation != Relation::self || !is_first(arxiv)) continue;
    audit_.take(arxiv);
    scratch_ = "arXiv:";
    scratch_ += arxiv.value;
    scratch_ += arxiv.version;
    line(tag, scratch_);
  }
  const bool free = record_.find(Field::archive_location) == nullptr && record_.find(Field::archive) == nullptr &&
                    record_.identifier(Scheme::arxiv) == nullptr;
  const Identifier* pmid = free ? record_.identifier(Scheme::pmid) : nullptr;
  if (pmid != nullptr && is_first(*pmid)) {
    audit_.take(*pmid);
    line(tag, pmid->value);
  }
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
  if (!has_arxiv || !ascii::equal_folded(archive->plain, "arXiv")) line_of_text(tag, *part, *archive);
}

void RecordWriter::urls(std::string_view tag) {
  bool written = false;
  for (const Identifier& url : record_.identifiers) {
    if (url.scheme != Scheme::url || url.relation != Relation::self || !is_first(url)) continue;
    audit_.take(url);
    line(tag, url.value);
    written = true;
    if (!fits_in_a_line(url.value)) audit_.lost("uri", url.value, LossReason::altered, tag, url.source);
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
  // Zotero only finds an arXiv id in the URL.
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

/// Data without a tag that people can read in a note; the reader recognises it.
void RecordWriter::remarks() {
  for (const Link& each : record_.links) {
    const bool has_tag = each.kind == LinkKind::pdf || each.kind == LinkKind::page || each.kind == LinkKind::file;
    if (has_tag && !each.url.empty()) continue;
    audit_.take(each);
    line("N1", link_remark(each));
    const bool says_more = !each.label.empty() && !ascii::equal_folded(each.label, spelling(each.kind));
    if (says_more) audit_.lost("link.label", each.label, LossReason::dropped, {}, each.source);
  }
  for (const Scheme scheme : {Scheme::pmid, Scheme::pmcid}) {
    for (const Identifier& id : record_.identifiers) {
      if (id.scheme != scheme || id.relation != Relation::self || !is_first(id)) continue;
      audit_.take(id);
      line("N1", identifier_remark(id));
    }
  }
}

}  // namespace opcit::ris
