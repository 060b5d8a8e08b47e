/// @file
/// The table of diagnostic codes: enumerator, stable name, severity, message, hint. opcit-diagnostics(7) and
/// `opcit explain` are generated from it. Names are never reused with another meaning. The message states the problem;
/// Diagnostic::detail gives the particular word or number, which is shown after the message and a colon.
#pragma once

#include <cstdint>

#include "opcit/diagnostic.h"

// clang-format off
/// The table: X(enumerator, name, severity, message, hint)
#define OPCIT_DIAGNOSTIC_CODES(X) \
  /* input as a whole */ \
  X(empty_input, "empty-input", warning, "the input is empty", "") \
  X(unreadable_input, "unreadable-input", error, "this input cannot be read", "") \
  X(unknown_format, "unknown-format", error, "this looks like none of the formats that opcit reads", "name the format with --from; 'opcit formats' lists them") \
  X(no_record, "no-record", error, "no record found", "is the format named with --from the right one?") \
  X(would_empty_output, "would-empty-output", error, "no record to write; the existing output was kept", "--allow-empty replaces it") \
  X(record_too_large, "record-too-large", error, "this record exceeds the limit and was skipped", "raise the limit with --max-record") \
  X(truncated_input, "truncated-input", error, "the input ends in the middle of a record", "") \
  X(invalid_utf8, "invalid-utf8", warning, "these bytes are no UTF-8; the line was read as CP1252", "") \
  X(undecodable, "undecodable", warning, "this is no text in the encoding of the input; U+FFFD stands for it", "name the right encoding with --encoding") \
  X(unsupported_encoding, "unsupported-encoding", error, "this encoding cannot be decoded", "convert the file to UTF-8 first") \
  X(control_character, "control-character", note, "a control character was left out", "") \
  X(duplicate_key, "duplicate-key", error, "this citation key is taken by an earlier record", "both records are kept; rename one of them") \
  X(conflicting_edits, "conflicting-edits", error, "the changes of this record overlap; it was kept as it is", "this is a bug in opcit; please report it with the record") \
  X(bad_field, "bad-field", warning, "this value does not fit its field and was kept as written", "") \
  X(unknown_type, "unknown-type", warning, "this type of record is unknown; it was read as a document", "") \
  X(bad_date, "bad-date", warning, "this is no date; it was kept as written", "") \
  X(bad_identifier, "bad-identifier", warning, "this identifier is not well formed; it was kept as written", "") \
  /* records of tagged lines: RIS, NBIB */ \
  X(missing_type, "missing-type", warning, "this record has no type; it was read as a document", "a record of RIS begins with a TY line") \
  /* records of any format, and of tagged lines (RIS, NBIB) */ \
  X(missing_end, "missing-end", note, "this record has no ER line; the next one, or the end of the input, ended it", "") \
  X(stray_text, "stray-text", note, "this stands outside of any record and was kept as a text between them", "") \
  /* XML: ORCID, arXiv */ \
  X(malformed_xml, "malformed-xml", error, "this is no well-formed XML; what came before the fault was read", "") \
  X(unknown_entity, "unknown-entity", warning, "this entity is not known here; it was kept as written", "") \
  X(entity_definition, "entity-definition", warning, "this document type defines entities; they are not expanded", "") \
  X(service_error, "service-error", error, "the service answered with an error", "") \
  X(not_on_arxiv, "not-on-arxiv", error, "arXiv has no paper with this id", "") \
  /* TeX and names */ \
  X(unknown_macro, "unknown-macro", note, "this TeX macro has no Unicode spelling and was kept as TeX", "") \
  X(unbalanced_tex, "unbalanced-tex", warning, "braces or dollars do not pair up here; they were taken literally", "") \
  X(no_latex_spelling, "no-latex-spelling", warning, "no LaTeX spelling is known for this character", "write UTF-8 by leaving out --ascii") \
  X(names_without_and, "names-without-and", warning, "BibTeX separates names with 'and' alone; this was read as a list", "write 'and' between the names") \
  X(odd_comma_in_name, "odd-comma-in-name", warning, "this name has a comma where BibTeX expects none", "a name is 'First Last', 'Last, First' or 'Last, Jr, First'") \
  X(title_left_out, "title-left-out", note, "academic titles and degrees are no part of a name and were left out", "") \
  X(bad_map_line, "bad-map-line", warning, "this line of the map lacks a spelling or its canonical name; it was left out", "a line is a spelling, a tab and the name to write instead") \
  X(contradicting_map_line, "contradicting-map-line", warning, "an earlier line of the map gives this spelling another name, which holds", "") \
  X(names_replaced, "names-replaced", note, "names were written in their canonical form", "") \
  X(person_unsure, "person-unsure", note, "records that may be the person's were not written", "'opcit people --person FILE' lists them; 'accept KEY' or 'reject KEY' in the file decides") \
  X(unclosed_brace, "unclosed-brace", error, "brace opened here is never closed", "") \
  /* BibTeX */ \
  X(unclosed_quote, "unclosed-quote", error, "quote opened here is never closed", "") \
  X(unclosed_comment, "unclosed-comment", warning, "this comment is never closed; only its line was taken for one", "") \
  X(extra_brace, "extra-brace", warning, "this closes the entry, but fields follow; they were kept", "") \
  X(unbalanced_brace, "unbalanced-brace", warning, "this closing brace has no opening one", "") \
  X(missing_comma, "missing-comma", warning, "a comma is missing here", "") \
  X(missing_equals, "missing-equals", warning, "an equals sign is missing here", "") \
  X(missing_value, "missing-value", warning, "this field has no value", "") \
  X(missing_key, "missing-key", warning, "this entry has no citation key", "") \
  X(blank_in_key, "blank-in-key", warning, "BibTeX allows no blanks in a citation key", "") \
  X(unquoted_value, "unquoted-value", warning, "this value stands without braces or quotes", "") \
  X(stray_in_entry, "stray-in-entry", warning, "this text belongs to no field", "") \
  X(stray_at, "stray-at", warning, "this line begins like an entry, but no brace follows; it was taken for free text", "") \
  X(unresolved_parent, "unresolved-parent", warning, "no entry has this key; nothing was inherited from it", "crossref and xdata name an entry of the same command") \
  X(inheritance_circle, "inheritance-circle", warning, "this entry inherits from itself in the end, or over too many steps; nothing more was inherited", "mend the crossref or xdata fields that lead back to it") \
  X(inheritance_too_long, "inheritance-too-long", warning, "this entry would inherit more than the limit; the longest fields were left out", "write them into the entry itself") \
  X(nested_too_deep, "nested-too-deep", warning, "braces nest too deep here; the value was taken as it is written", "--max-depth allows more") \
  X(undefined_macro, "undefined-macro", warning, "no @string defines this macro; its name was taken for the value", "") \
  X(macro_too_long, "macro-too-long", warning, "the macros in this value expand beyond the limit; it was kept as written", "") \
  /* profile listings */ \
  X(missing_header, "missing-header", warning, "the listing has no header; its owner is unknown", "a listing begins with the name, the field and the h-index, each on a line") \
  X(missing_title, "missing-title", error, "this paper has no title and was left out", "") \
  X(missing_authors, "missing-authors", warning, "this paper has no author line", "") \
  X(missing_abstract, "missing-abstract", note, "this paper has no abstract", "") \
  X(missing_category, "missing-category", warning, "this paper has no category", "") \
  X(missing_date, "missing-date", warning, "this paper has no date", "") \
  X(cut_off, "cut-off", warning, "the listing breaks off inside this paper", "copy the page again to its end") \
  X(year_inferred, "year-inferred", note, "the date gives no year; the latest one that is not after --as-of was taken", "name the day on which the page was copied with --as-of") \
  X(unknown_category, "unknown-category", warning, "this is no category of arXiv; it was kept as written", "") \
  X(ambiguous_category, "ambiguous-category", warning, "several categories of arXiv have this short code; it was kept as written", "") \
  X(category_resolved, "category-resolved", note, "this short code has several meanings; the rest of the listing decided", "") \
  X(count_mismatch, "count-mismatch", warning, "the listing announces another number of papers than it holds", "") \
  X(unknown_badge, "unknown-badge", note, "this badge is unknown and was kept as written", "") \
  X(unknown_line, "unknown-line", note, "this line belongs to no known part of the listing and was kept as written", "") \
  X(unknown_statistic, "unknown-statistic", note, "this statistic is unknown and was kept as written", "") \
  /* JSON */ \
  X(bad_json, "bad-json", error, "this is no JSON; the record was left out", "") \
  X(not_a_record, "not-a-record", error, "this is no record and was left out", "") \
  X(duplicate_member, "duplicate-member", warning, "this member was given before; the first one counts, this one was kept as written", "") \
  /* targets */ \
  X(no_self_identifier, "no-self-identifier", warning, "ORCID refuses a work without an identifier of its own (relationship self)", "add its DOI or its arXiv id") \
  X(too_many_works, "too-many-works", warning, "ORCID takes at most 100 works in a document", "write several with --split 100") \
  X(year_out_of_range, "year-out-of-range", warning, "the target takes no such year; the date was left out", "") \
  X(key_changed, "key-changed", warning, "the target cannot hold this citation key; it was rewritten", "") \
  /* opcit check: records of any format */ \
  X(missing_field, "missing-field", warning, "required field missing", "") \
  X(bad_doi, "bad-doi", error, "malformed DOI", "a DOI is 10., four to nine digits, a slash and a suffix") \
  X(bad_isbn, "bad-isbn", error, "invalid ISBN", "an ISBN has 10 or 13 digits, the last of which is computed from the others") \
  X(bad_issn, "bad-issn", error, "invalid ISSN", "an ISSN has 8 digits, the last of which is computed from the others") \
  X(bad_orcid, "bad-orcid", error, "invalid ORCID iD", "an ORCID iD has 16 digits, the last of which is computed from the others") \
  X(bad_url, "bad-url", warning, "malformed URL", "a URL is a scheme, ://, a host and no spaces") \
  X(bad_pages, "bad-pages", warning, "malformed page range", "") \
  X(reversed_pages, "reversed-pages", warning, "the last page comes before the first", "") \
  X(reversed_dates, "reversed-dates", warning, "the last day comes before the first", "") \
  X(future_year, "future-year", warning, "year in the future", "--as-of DATE checks as if on that day") \
  X(duplicate_work, "duplicate-work", warning, "the same work as an earlier record", "'opcit merge' joins them") \
  X(key_differs_by_case, "key-differs-by-case", warning, "citation key differs from an earlier one only by case", "BibTeX refuses such keys") \
  X(suspicious_name, "suspicious-name", warning, "suspicious name", "") \
  X(mojibake, "mojibake", warning, "text decoded with the wrong encoding", "") \
  X(not_nfc, "not-nfc", warning, "text is not in Unicode Normal Form C", "") \
  X(invisible_character, "invisible-character", warning, "invisible or private character", "") \
  X(html_remains, "html-remains", warning, "HTML in the text", "") \
  X(placeholder, "placeholder", warning, "placeholder instead of a value", "") \
  X(mixed_journal_names, "mixed-journal-names", warning, "journal name in another form than in earlier records", "") \
  /* opcit check: BibTeX */ \
  X(bare_special, "bare-special", error, "character is special in TeX and will not print", "write a backslash before it") \
  X(doi_prefix, "doi-prefix", warning, "the field holds more than the DOI", "styles write https://doi.org/ before it") \
  X(misplaced_doi, "misplaced-doi", note, "DOI in another field than doi", "") \
  X(isbn_spelling, "isbn-spelling", note, "unusual spelling of an ISBN", "its parts are separated by hyphens") \
  X(issn_spelling, "issn-spelling", note, "unusual spelling of an ISSN", "it is four characters, a hyphen, four characters") \
  X(page_dash, "page-dash", note, "page range without the dash of TeX", "write -- between the pages") \
  X(untidy_names, "untidy-names", warning, "stray comma, space or 'and' between names", "") \
  X(target_refuses, "target-refuses", error, "the target refuses this", "") \
  X(target_drops, "target-drops", warning, "the target drops this", "") \
  X(target_alters, "target-alters", warning, "the target alters this", "") \
  /* sidecars, --carry-in */ \
  X(bad_carry_line, "bad-carry-line", error, "this is no line of a sidecar and was left out", "a sidecar is what --carry-out has written") \
  X(carried_edit, "carried-edit", note, "this was edited since the sidecar was written; the edit is kept", "") \
  X(not_carried, "not-carried", note, "the sidecar does not know this; it was taken as it is", "") \
  X(carried_record_gone, "carried-record-gone", note, "no input has this record of the sidecar; it stays left out", "") \
  /* opcit index, opcit get */ \
  X(bad_row, "bad-row", error, "row of the list of retractions skipped", "the list is Retraction Watch's CSV") \
  X(unknown_id, "unknown-id", error, "no source has a record with this identifier", "") \
  /* losses */ \
  X(field_dropped, "field-dropped", note, "the target has no room for this", "--loss-report FILE lists each") \
  X(field_truncated, "field-truncated", note, "the target's limit cut this short", "--loss-report FILE lists each") \
  X(field_altered, "field-altered", note, "the target holds this in another form", "--loss-report FILE lists each") \
  X(field_moved, "field-moved", note, "the target holds this in another place", "--loss-report FILE lists each") \
  /* copied pages and lists of references */ \
  X(page_read, "page-read", note, "page read", "--dialect forces another reading") \
  X(repeated_entry, "repeated-entry", note, "the page shows this work twice; it was read once", "") \
  X(unread_citation, "unread-citation", note, "unknown style of reference; its text was kept as a note", "enrich completes it where it holds an identifier")
// clang-format on

namespace opcit {

/// The kind of problem: one enumerator for each row of OPCIT_DIAGNOSTIC_CODES.
enum class Code : std::uint16_t {
#define X(name, ...) name,
  OPCIT_DIAGNOSTIC_CODES(X)
#undef X
};

}  // namespace opcit
