#include "bibtex/read/identifiers.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "bibtex/tables/identifier_table.h"
#include "model/arxiv_categories.h"
#include "model/identifiers.h"
#include "opcit/diagnostic_codes.h"

namespace opcit::bibtex {
namespace {

/// The text between `before` and `after`; empty if either is missing.
std::string_view between(std::string_view text, std::string_view before, std::string_view after) noexcept {
  const std::size_t at = text.find(before);
  if (at == std::string_view::npos) return {};
  text.remove_prefix(at + before.size());
  const std::size_t end = text.find(after);
  return end == std::string_view::npos ? std::string_view() : text.substr(0, end);
}

/// Calls take(word) for the words between whitespace, commas and semicolons.
template <class Take>
void each_word(std::string_view text, Take take) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n,;"), text.size());
    if (end > 0) take(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

constexpr std::size_t longest_arxiv_note = 120;
constexpr auto usual_words =
    std::to_array<std::string_view>({"arxiv", "arxiv:", "preprint", "eprint", "e-print", "e-prints"});

class IdentifierReader {
 public:
  IdentifierReader(SourceEntry& entry, ValueReader& values, bool may_be_preprint, RecordBuilder& builder)
      : entry_(entry), values_(values), may_be_preprint_(may_be_preprint), builder_(builder) {}

  void read() {
    read_eprint();
    if (!has_arxiv_) read_arxiv_id(tag("arxiv"));
    if (!has_arxiv_) read_arxiv_id(tag("howpublished"));
    const bool preprint_journal = read_preprint_journal();
    read_categories();
    read_doi();
    read_journal_doi();
    for (const IdentifierRow& row : identifier_rows()) {
      if (row.scheme != Scheme::doi) read_field(row);
    }
    read_howpublished();
    read_links();
    const bool published = !preprint_journal && (entry_.has(tag("journal")) || entry_.has(tag("journaltitle")) ||
                                                 entry_.has(tag("booktitle")));
    const bool is_preprint = (has_arxiv_ || has_arxiv_category_) && !published && may_be_preprint_;
    if (is_preprint) builder_.record().kind = Kind::article;
    finish_arxiv_doi();
  }

 private:
  void add(Scheme scheme, std::string_view value, const SourceField& source, std::string_view version = {}) {
    builder_.identifier(
        {.scheme = scheme, .value = value, .version = version, .source = source.span, .inherited = source.inherited});
  }

  void add_arxiv(const ArxivId& id, const SourceField& source) {
    has_arxiv_ = true;
    arxiv_ = values_.arena().copy(std::string_view(canonical_arxiv(id.value)));
    add(Scheme::arxiv, arxiv_, source, id.version);
  }

  void read_eprint() {
    const SourceField* eprint = entry_.peek(tag("eprint"));
    if (eprint == nullptr) return;
    const SourceField* type = entry_.peek(tag("eprinttype"));
    if (type == nullptr) type = entry_.peek(tag("archiveprefix"));
    const std::string_view value = values_.verbatim(*eprint);
    const auto id = parse_arxiv_id(value);
    const bool names_arxiv = type != nullptr && ascii::equal_folded(values_.verbatim(*type), "arxiv");
    if (id && (type == nullptr || names_arxiv)) {
      use_eprint();
      return add_arxiv(*id, *eprint);
    }
    if (names_arxiv) return values_.say(Code::bad_identifier, *eprint, value);
    if (type == nullptr) return;
    const std::string_view archive = lower_case(values_.verbatim(*type), values_.arena());
    const auto row = std::ranges::find(archive_rows(), archive, &ArchiveRow::archive);
    if (row == archive_rows().end()) return;
    use_eprint();
    add(row->scheme, value, *eprint);
  }

  /// arxiv = {2409.13598}, howpublished = {arXiv preprint arXiv:2409.13598}. A field that says more is kept.
  void read_arxiv_id(Tag from) {
    const SourceField* field = entry_.peek(from);
    if (field == nullptr || field->tex.size() > longest_arxiv_note) return;
    const std::string_view value = values_.verbatim(*field);
    if (from != tag("arxiv") && !ascii::contains_lower(value, "arxiv")) return;
    const auto id = find_arxiv_id(value);
    if (!id) return;
    add_arxiv(*id, *field);
    bool says_more = false;
    each_word(value, [&](std::string_view word) {
      const bool is_usual =
          std::ranges::any_of(usual_words, [&](std::string_view usual) { return ascii::equal_folded(word, usual); });
      says_more = says_more || (!is_usual && !find_arxiv_id(word));
    });
    if (!says_more) entry_.use(from);
  }

  void use_eprint() {
    for (const Tag used : {tag("eprint"), tag("eprinttype"), tag("archiveprefix")}) entry_.use(used);
  }

  /// A journal such as "CoRR" is not a place of publication. It is kept as written for the same format.
  bool read_preprint_journal() {
    for (const Tag journal : {tag("journal"), tag("journaltitle")}) {
      const SourceField* field = entry_.peek(journal);
      if (field == nullptr) continue;
      const bool corr = ascii::equal_folded(trim_blanks(field->tex), "corr");
      if (!corr && !(field->tex.size() < 80 && ascii::contains_lower(field->tex, "arxiv"))) continue;
      const SourceField* volume = entry_.peek(tag("volume"));
      auto id = find_arxiv_id(field->tex);
      if (!id && volume != nullptr) id = find_arxiv_id(volume->tex);
      if (id && !has_arxiv_) add_arxiv(*id, *field);
      return has_arxiv_;
    }
    return false;
  }

  void read_categories() {
    const std::string_view scheme = has_arxiv_ ? "arxiv" : "";
    const SourceField* primary = entry_.use_first(std::array{tag("primaryclass"), tag("eprintclass")});
    if (primary != nullptr) {
      std::string_view term = values_.verbatim(*primary);
      // In June 2024, arXiv exported a whole object: id='cs.LG' full_name='Machine Learning' ..
      if (const std::string_view id = between(term, "id='", "'"); !id.empty()) term = id;
      builder_.category({.scheme = scheme_of(term, scheme), .term = term, .primary = true, .source = primary->span});
    }
    const SourceField* others = entry_.use(tag("categories"));
    if (others == nullptr) return;
    each_word(values_.verbatim(*others), [&](std::string_view term) {
      const std::size_t colon = term.find(':');
      if (colon == std::string_view::npos) {
        builder_.category({.scheme = scheme_of(term, scheme), .term = term, .source = others->span});
      } else {
        builder_.category({.scheme = term.substr(0, colon), .term = term.substr(colon + 1), .source = others->span});
      }
    });
  }

  std::string_view scheme_of(std::string_view term, std::string_view otherwise) noexcept {
    if (find_arxiv_category(term) == nullptr) return otherwise;
    has_arxiv_category_ = true;
    return "arxiv";
  }

  /// The DOI of the version that a journal published, next to that of the preprint. `opcit enrich` writes this field.
  void read_journal_doi() {
    const SourceField* field = entry_.peek(tag("journaldoi"));
    if (field == nullptr) return;
    const std::string_view doi = parse_doi(values_.verbatim(*field), values_.arena());
    if (doi.empty()) return values_.say(Code::bad_identifier, field->span, values_.verbatim(*field));
    entry_.use(tag("journaldoi"));
    builder_.identifier({.scheme = Scheme::doi,
                         .relation = Relation::version_of,
                         .value = doi,
                         .source = field->span,
                         .inherited = field->inherited});
  }

  void read_doi() {
    const SourceField* field = entry_.peek(tag("doi"));
    if (field == nullptr) return;
    const std::string_view written = values_.verbatim(*field);
    const std::string_view doi = parse_doi(written, values_.arena());
    if (doi.empty()) return values_.say(Code::bad_identifier, *field, written);
    entry_.use(tag("doi"));
    const auto arxiv = parse_arxiv_id(doi);
    if (!arxiv || !ascii::equal_folded(arxiv_doi(arxiv->value), doi)) return add(Scheme::doi, doi, *field);
    if (!has_arxiv_) add_arxiv(*arxiv, *field);
    arxiv_doi_field_ = field;
    arxiv_doi_ = values_.arena().copy(std::string_view(arxiv_doi(canonical_arxiv(arxiv->value))));
  }

  /// The DOI of a preprint repeats its arXiv id, and writers derive it. Any other work keeps
  /// its DOI.
  void finish_arxiv_doi() {
    if (arxiv_doi_field_ == nullptr) return;
    const bool follows = builder_.record().kind == Kind::article && arxiv_doi_ == arxiv_doi(arxiv_);
    if (!follows) add(Scheme::doi, arxiv_doi_, *arxiv_doi_field_);
  }

  void read_field(const IdentifierRow& row) {
    const SourceField* field = entry_.use(row.number);
    if (field == nullptr) return;
    const std::string_view value = values_.verbatim(*field);
    if (row.scheme == Scheme::url) return add(row.scheme, parse_address(value, values_.arena()), *field);
    if (row.separator.empty()) return add(row.scheme, value, *field);
    each_serial_number(value, [&](std::string_view one) { add(row.scheme, one, *field); });
  }

  /// BibTeX has no url field; authors write howpublished = {\url{https://..}} instead.
  void read_howpublished() {
    const SourceField* field = entry_.peek(tag("howpublished"));
    if (field == nullptr || entry_.has(tag("url")) || entry_.used(tag("howpublished"))) return;
    const std::string_view tex = trim_blanks(field->tex);
    const bool has_text = tex.starts_with("\\href");  // which is kept
    const bool address =
        has_text || tex.starts_with("\\url") || tex.starts_with("http://") || tex.starts_with("https://");
    if (!address) return;
    const std::string_view value = values_.verbatim(*field);
    if (value.empty() || value.find_first_of(" \t\n") != std::string_view::npos) return;
    if (!has_text) entry_.use(tag("howpublished"));
    add(Scheme::url, parse_address(value, values_.arena()), *field);
  }

  void read_links() {
    for (const LinkKind kind : {LinkKind::code, LinkKind::data, LinkKind::pdf}) {
      read_link(find_tag(spelling(kind)), kind);
    }
    read_link(tag("page"), LinkKind::page);
    read_link(tag("html"), LinkKind::page);
    read_link(tag("file"), LinkKind::file);
  }

  /// Other values have other meanings: pages, JabRef's "description:path:type", any use of "data".
  void read_link(Tag from, LinkKind kind) {
    const SourceField* field = entry_.peek(from);
    if (field == nullptr || field->inherited) return;
    const std::string_view value = values_.verbatim(*field);
    bool known = true;
    each_word(value, [&](std::string_view word) {
      known = known && (word == available || word.starts_with("http://") || word.starts_with("https://"));
    });
    if (!known) return;
    entry_.use(from);
    each_word(value, [&](std::string_view url) {
      builder_.link({.kind = kind, .url = url == available ? std::string_view() : url, .source = field->span});
    });
  }

  SourceEntry& entry_;
  ValueReader& values_;
  bool may_be_preprint_;
  RecordBuilder& builder_;
  const SourceField* arxiv_doi_field_ = nullptr;
  std::string_view arxiv_doi_;
  bool has_arxiv_ = false;
  bool has_arxiv_category_ = false;
  std::string_view arxiv_;
};

}  // namespace

void read_all_identifiers(SourceEntry& entry, ValueReader& values, bool may_be_preprint, RecordBuilder& builder) {
  IdentifierReader(entry, values, may_be_preprint, builder).read();
}

}  // namespace opcit::bibtex
