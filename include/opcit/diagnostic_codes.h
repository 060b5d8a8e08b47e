/// @file
/// The table of diagnostic codes: enumerator, stable name, severity, message, hint. opcit-diagnostics(7) and
/// `opcit explain` are generated from it. Names are never reused with another meaning. The message states the problem;
/// Diagnostic::detail gives the particular word or number, which is shown after the message and a colon.
/// The one table of diagnostic codes: enumerator, stable name, severity, message, hint. opcit-diagnostics(7) and
/// `opcit explain` are made from it. A name is never reused for another meaning. Messages say the fault; the particular
/// word or number is in Diagnostic::detail, which follows the message after a colon.
#pragma once

#include <cstdint>

#include "opcit/diagnostic.h"

// clang-format off
/// The table: X(enumerator, name, severity, message, hint)
#define OPCIT_DIAGNOSTIC_CODES(X) \
  /* input as a whole */ \
  X(empty_input, "empty-input", warning, "the input is empty", "") \
  X(unreadable_input, "unreadable-input", error, "cannot read the input", "") \
  X(unknown_format, "unknown-format", error, "unknown input format", "name the format with --from; 'opcit formats' lists them") \
  X(no_record, "no-record", error, "no record found", "check the file, or name its format with --from") \
  X(would_empty_output, "would-empty-output", error, "no record to write, existing output kept", "--allow-empty replaces it") \
  X(record_too_large, "record-too-large", error, "record exceeds the limit, skipped", "raise the limit with --max-record") \
  X(truncated_input, "truncated-input", error, "the input ends in the middle of a record", "") \
  X(invalid_utf8, "invalid-utf8", warning, "invalid UTF-8; line decoded as CP1252", "") \
  X(undecodable, "undecodable", warning, "invalid bytes for the encoding of the input, replaced by U+FFFD", "name the right encoding with --encoding") \
  X(unsupported_encoding, "unsupported-encoding", error, "unsupported encoding", "convert the file to UTF-8 first") \
  X(control_character, "control-character", note, "control character removed", "") \
  X(duplicate_key, "duplicate-key", error, "duplicate citation key", "both records are kept; rename one of them") \
  X(conflicting_edits, "conflicting-edits", error, "the changes of this record overlap; it was kept as it is", "this is a bug in opcit; please report it with the record") \
  X(bad_field, "bad-field", warning, "value does not fit its field, kept as written", "") \
  X(unknown_type, "unknown-type", warning, "unknown record type, read as a document", "") \
  X(bad_date, "bad-date", warning, "invalid date, kept as written", "") \
  X(bad_identifier, "bad-identifier", warning, "malformed identifier, kept as written", "") \
  /* records of tagged lines: RIS, NBIB */ \
  X(missing_type, "missing-type", warning, "record without a type, read as a document", "a record of RIS begins with a TY line") \
  /* records of any format, and of tagged lines (RIS, NBIB) */ \
  X(missing_end, "missing-end", note, "record without an ER line, ended by the next record or the end of the input", "") \
  X(stray_text, "stray-text", note, "text outside of records, kept as text between them", "") \
  /* XML: ORCID, arXiv */ \
  X(malformed_xml, "malformed-xml", error, "malformed XML; what came before the fault was read", "") \
  X(unknown_entity, "unknown-entity", warning, "unknown entity, kept as written", "") \
  X(entity_definition, "entity-definition", warning, "entities that the document type defines are not expanded", "") \
  X(service_error, "service-error", error, "the service answered with an error", "") \
  X(not_on_arxiv, "not-on-arxiv", error, "arXiv has no paper with this id", "") \
  /* TeX and names */ \
  X(unknown_macro, "unknown-macro", note, "unknown TeX macro, kept as TeX", "") \
  X(unbalanced_tex, "unbalanced-tex", warning, "unbalanced braces or dollar signs, interpreted literally", "") \
  X(no_latex_spelling, "no-latex-spelling", warning, "no LaTeX macro for this character", "omit --ascii to write UTF-8") \
  X(names_without_and, "names-without-and", warning, "BibTeX separates names with 'and' alone; this was read as a list", "write 'and' between the names") \
  X(odd_comma_in_name, "odd-comma-in-name", warning, "this name has a comma where BibTeX expects none", "a name is 'First Last', 'Last, First' or 'Last, Jr, First'") \
  X(title_left_out, "title-left-out", note, "academic title or degree removed from a name", "") \
  X(bad_map_line, "bad-map-line", warning, "line without a spelling or a canonical name, skipped", "a line is a spelling, a tab and the name to write instead") \
  X(contradicting_map_line, "contradicting-map-line", warning, "an earlier line maps this spelling to another name, which is used", "") \
  X(names_replaced, "names-replaced", note, "names written in their canonical form", "") \
  X(person_unsure, "person-unsure", note, "records that may be the person's were not written", "'opcit people --person FILE' lists them; 'accept KEY' or 'reject KEY' in the file decides") \
  X(unclosed_brace, "unclosed-brace", error, "brace opened here is never closed", "") \
  /* BibTeX */ \
  X(unclosed_quote, "unclosed-quote", error, "quote opened here is never closed", "") \
  X(unclosed_comment, "unclosed-comment", warning, "comment is never closed; only its line is read as a comment", "") \
  X(extra_brace, "extra-brace", warning, "brace closes the entry, but fields follow; they are kept", "") \
  X(unbalanced_brace, "unbalanced-brace", warning, "closing brace without an opening one", "") \
  X(missing_comma, "missing-comma", warning, "missing comma", "") \
  X(missing_equals, "missing-equals", warning, "missing equals sign", "") \
  X(missing_value, "missing-value", warning, "field without a value", "") \
  X(missing_key, "missing-key", warning, "this entry has no citation key", "") \
  X(blank_in_key, "blank-in-key", warning, "space in a citation key, which BibTeX does not allow", "") \
  X(unquoted_value, "unquoted-value", warning, "value without braces or quotes", "") \
  X(stray_in_entry, "stray-in-entry", warning, "text that belongs to no field", "") \
  X(stray_at, "stray-at", warning, "line begins like an entry, but no brace follows; read as text", "") \
  X(unresolved_parent, "unresolved-parent", warning, "no entry has this key, nothing inherited", "crossref and xdata name an entry of the inputs") \
  X(inheritance_circle, "inheritance-circle", warning, "entry inherits from itself, or through too many steps; the rest is not inherited", "correct the crossref or xdata fields that lead back to it") \
  X(inheritance_too_long, "inheritance-too-long", warning, "inherited fields exceed the limit, the longest omitted", "write them into the entry itself") \
  X(nested_too_deep, "nested-too-deep", warning, "braces nested too deep, value kept as written", "raise the limit with --max-depth") \
  X(undefined_macro, "undefined-macro", warning, "undefined macro, its name is used as the value", "define it with @string") \
  X(macro_too_long, "macro-too-long", warning, "macros of this value expand beyond the limit, kept as written", "") \
  /* profile listings */ \
  X(missing_header, "missing-header", warning, "page without a header, its owner is unknown", "a profile page begins with the name, the field and the h-index, each on a line") \
  X(missing_title, "missing-title", error, "paper without a title, skipped", "") \
  X(missing_authors, "missing-authors", warning, "paper without an author line", "") \
  X(missing_abstract, "missing-abstract", note, "paper without an abstract", "") \
  X(missing_category, "missing-category", warning, "paper without a category", "") \
  X(missing_date, "missing-date", warning, "paper without a date", "") \
  X(cut_off, "cut-off", warning, "the page ends inside this paper", "copy the page again to its end") \
  X(year_inferred, "year-inferred", note, "date without a year, read as the latest one that is not after --as-of", "name the day on which the page was copied with --as-of") \
  X(unknown_category, "unknown-category", warning, "unknown arXiv category, kept as written", "") \
  X(ambiguous_category, "ambiguous-category", warning, "ambiguous arXiv category, kept as written", "") \
  X(category_resolved, "category-resolved", note, "ambiguous arXiv category, resolved by the rest of the page", "") \
  X(count_mismatch, "count-mismatch", warning, "the page does not hold as many papers as it says", "") \
  X(unknown_badge, "unknown-badge", note, "unknown badge, kept as written", "") \
  X(unknown_line, "unknown-line", note, "unknown line, kept as written", "") \
  X(unknown_statistic, "unknown-statistic", note, "unknown statistic, kept as written", "") \
  /* JSON */ \
  X(bad_json, "bad-json", error, "invalid JSON, record skipped", "") \
  X(not_a_record, "not-a-record", error, "not a record, skipped", "") \
  X(duplicate_member, "duplicate-member", warning, "duplicate member, the first one is used and this one kept as written", "") \
  /* targets */ \
  X(no_self_identifier, "no-self-identifier", warning, "ORCID refuses a work without an identifier of its own (relationship self)", "add a DOI or an arXiv id; 'opcit enrich' can find them") \
  X(too_many_works, "too-many-works", warning, "ORCID accepts at most 100 works in a document", "write several with --split 100") \
  X(year_out_of_range, "year-out-of-range", warning, "the output format cannot represent this year, date omitted", "") \
  X(key_changed, "key-changed", warning, "the output format cannot represent this citation key, changed", "") \
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
  X(bad_carry_line, "bad-carry-line", error, "invalid line of a sidecar, skipped", "a sidecar is written by --carry-out") \
  X(carried_edit, "carried-edit", note, "edited since the sidecar was written, the edit is kept", "") \
  X(not_carried, "not-carried", note, "not in the sidecar, kept as it is", "") \
  X(carried_record_gone, "carried-record-gone", note, "no input has this record of the sidecar, not restored", "") \
  X(bad_row, "bad-row", error, "row of the list of retractions skipped", "the list is Retraction Watch's CSV") \
  X(unknown_id, "unknown-id", error, "no source has a record with this identifier", "") \
  /* losses */ \
  X(field_dropped, "field-dropped", note, "the output format cannot represent this", "--loss-report FILE lists each") \
  X(field_truncated, "field-truncated", note, "shortened to the limit of the output format", "--loss-report FILE lists each") \
  X(field_altered, "field-altered", note, "written in another form", "--loss-report FILE lists each") \
  X(field_moved, "field-moved", note, "written in another field", "--loss-report FILE lists each") \
  /* copied pages and lists of references */ \
  X(page_read, "page-read", note, "page read", "--dialect forces another reading") \
  X(repeated_entry, "repeated-entry", note, "the page shows this work twice; it was read once", "") \
  X(unread_citation, "unread-citation", note, "unknown style of reference; its text was kept as a note", "enrich completes it where it holds an identifier") \
  /* command line: appended, so that codes keep their numbers */ \
  X(key_not_found, "key-not-found", error, "no record has this citation key", "--only takes citation keys as the inputs have them") \
  X(text_outside, "text-outside-records", warning, "text outside of the records", "check that the whole file was meant to be read") \
  X(suffix_mismatch, "suffix-mismatch", warning, "the suffix of the output belongs to another format", "--to decides; name the file accordingly") \
  X(stale_output, "stale-output", error, "file of an earlier run with --split would remain, nothing written", "remove it, or choose another name with --output") \
  X(usage_error, "usage-error", error, "invalid command line", "") \
  X(io_error, "io-error", error, "input, output or network failed", "")
// clang-format on

namespace opcit {

/// The kind of problem: one enumerator for each row of OPCIT_DIAGNOSTIC_CODES.
enum class Code : std::uint16_t {
#define X(name, ...) name,
  OPCIT_DIAGNOSTIC_CODES(X)
#undef X
};

}  // namespace opcit
