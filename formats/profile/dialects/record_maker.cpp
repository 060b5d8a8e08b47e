#include "profile/dialects/record_maker.h"
#include "opcit/diagnostic_codes.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "model/arxiv_categories.h"
#include "model/identifiers.h"
#include "opcit/latex.h"
#include "profile/dialects/author_line.h"
#include "profile/dialects/found_ids.h"
#include "profile/dialects/medline.h"
#include "profile/dialects/page_date.h"
#include "profile/dialects/work_types.h"
#include "profile/lines.h"
#include "profile/tables.h"

namespace opcit::profile {
namespace {

struct PlainPart {
  Part part;
  Field field;
};
constexpr auto plain_parts = std::to_array<PlainPart>({
    {Part::venue, Field::container_title},
    {Part::volume, Field::volume},
    {Part::issue, Field::issue},
    {Part::pages, Field::page},
    {Part::publisher, Field::publisher},
    {Part::place, Field::publisher_place},
    {Part::comment, Field::note},
    {Part::text, Field::note},
});

/// Joins wrapped lines.
std::string_view one_line(std::string_view text, Arena& arena) {
  if (text.find_first_of("\n\r") == nowhere && text.find("  ") == nowhere) return text;
  std::string clean;
  for (std::string_view word = take_word(text); !word.empty(); word = take_word(text)) {
    if (!clean.empty()) clean += ' ';
    clean += word;
  }
  return arena.copy(clean);
}

/// Converts "Doe, Jane, and Wei Chen" to "Jane Doe, Wei Chen".
std::string_view with_first_name_turned(std::string_view authors, Arena& arena) {
  const std::size_t comma = authors.find(", ");
  if (comma == nowhere) return authors;
  const std::string_view after = authors.substr(comma + 2);
  const std::size_t end = std::min({after.find(','), after.find(" and "), after.find(" et al"), after.size()});
  std::string turned(trim(after.substr(0, end)));
  turned.append(" ").append(authors.substr(0, comma)).append(after.substr(end));
  return arena.copy(turned);
}

/// Joins the pieces of a part with `separator`.
std::string_view joined(const Entry& entry, Part part, std::string_view separator, Arena& arena) {
  std::string text;
  std::string_view only;
  std::size_t count = 0;
  for (const Piece& piece : entry.pieces()) {
    if (piece.part != part) continue;
    if (count++ > 0) text += separator;
    text += piece.text;
    only = piece.text;
  }
  return one_line(count <= 1 ? only : arena.copy(text), arena);
}

std::string_view source_of(const Entry& entry, Part part) {
  Entry covered;
  for (const Piece& piece : entry.pieces()) {
    if (piece.part == part) covered.cover(piece.text);
  }
  return covered.whole();
}

/// The category of a word like "cs.LG" (case matters); empty if arXiv has no such category.
std::string_view category_id(std::string_view word) {
  const ArxivCategory* const category = find_arxiv_category(word);
  return category == nullptr ? std::string_view() : category->id;
}

}  // namespace

void RecordMaker::make(const Dialect& dialect, const Entry& entry) {
  if (!entry.has(Part::title) && !entry.has(Part::text) && !entry.has(Part::doi) && !entry.has(Part::arxiv) &&
      !entry.has(Part::pmid) && !entry.has(Part::isbn)) {
    remarks_.add(Code::missing_title, entry.whole());
    return;
  }
  builder_.begin(remarks_.span_of(entry.whole()));
  add_kind(dialect, entry);
  builder_.record().key = entry.first(Part::key);
  add_title(entry);
  add_authors(dialect, entry);
  add_date(entry);
  for (const Piece& piece : entry.pieces()) add_piece(dialect, piece);
  add_abstract(entry);
  for (const std::string_view line : entry.unknown()) {
    remarks_.add(Code::unknown_line, line);
    builder_.extra({format_id, "line", line, remarks_.span_of(line)});
  }
  builder_.finish();
  ++records_;
}

Text RecordMaker::decode(std::string_view text, std::string_view source) {
  std::vector<LatexNote> notes;
  const Text decoded = decode_latex(text, LatexFlavour::listing, batch_.arena, &notes);
  for (const LatexNote& note : notes) {
    const bool unknown = note.kind == LatexNote::Kind::unknown_macro;
    remarks_.add(unknown ? Code::unknown_macro : Code::unbalanced_tex, source,
                 std::string(text.substr(note.pos, std::min<std::size_t>(note.len, 60))));
  }
  return decoded;
}

void RecordMaker::add_kind(const Dialect& dialect, const Entry& entry) {
  Record& record = builder_.record();
  const WorkType type = work_type_of(entry.first(Part::type), entry.first(Part::venue));
  record.kind = type.kind;
  record.kind_as_written = entry.first(Part::type);
  // "arXiv:2103.01234" in place of a venue.
  const bool only_on_arxiv = record.kind == Kind::document && entry.has(Part::arxiv) && !entry.has(Part::venue) &&
                             !entry.has(Part::doi) && !entry.has(Part::text) && entry.has(Part::title);
  if (dialect.preprints || type.preprint || only_on_arxiv) {
    record.kind = Kind::article;
    builder_.text(Field::genre, "preprint");
  } else if (record.kind == Kind::document && (entry.has(Part::volume) || entry.has(Part::issue))) {
    record.kind = Kind::article_journal;
  }
}

void RecordMaker::add_title(const Entry& entry) {
  std::string_view title = joined(entry, Part::title, " ", batch_.arena);
  if (title.ends_with('.') && !title.ends_with("..")) title.remove_suffix(1);
  const std::string_view source = source_of(entry, Part::title);
  builder_.text(Field::title, decode(title, source), remarks_.span_of(source));
}

void RecordMaker::add_authors(const Dialect& dialect, const Entry& entry) {
  const Part part = entry.has(Part::authors) ? Part::authors : Part::inverted_authors;
  const std::string_view source = source_of(entry, part);
  if (source.empty()) return;
  const auto pieces = std::ranges::count(entry.pieces(), part, &Piece::part);
  const bool one_each = pieces > 1 && source.find(", ") != nowhere && dialect.authors == AuthorStyle::one_each;
  std::string_view written = joined(entry, part, one_each ? "; " : ", ", batch_.arena);
  if (part == Part::inverted_authors) written = with_first_name_turned(written, batch_.arena);
  const AuthorStyle style = is_medline_list(written) ? AuthorStyle::initials_last : dialect.authors;
  const AuthorLine line = read_author_line(written, style, batch_.arena);
  for (const std::string_view title : line.left_out) remarks_.add(Code::title_left_out, source, std::string(title));
  builder_.names(Field::author, line.names, remarks_.span_of(source));
}

void RecordMaker::add_abstract(const Entry& entry) {
  const std::string_view abstract = joined(entry, Part::abstract, "\n", batch_.arena);
  const std::string_view source = source_of(entry, Part::abstract);
  builder_.text(Field::abstract, decode(abstract, source), remarks_.span_of(source));
}

void RecordMaker::add_date(const Entry& entry) {
  const Part part = entry.has(Part::date) ? Part::date : Part::year;
  const std::string_view written = entry.first(part);
  if (written.empty()) return;
  Date date;
  if (const auto point = parse_page_date(written)) {
    date.from = *point;
  } else if (const auto relative = parse_relative_date(written, as_of_)) {
    date.from = *relative;
    date.year_inferred = true;
    remarks_.add(Code::year_inferred, written, std::string(written));
  } else {
    date.literal = written;
    remarks_.add(Code::bad_date, written, std::string(written));
  }
  builder_.date(Field::issued, date, remarks_.span_of(written));
}

void RecordMaker::add_piece(const Dialect& dialect, const Piece& piece) {
  const auto* const plain = std::ranges::find(plain_parts, piece.part, &PlainPart::part);
  if (plain != plain_parts.end()) {
    if (piece.part == Part::venue || piece.part == Part::comment) {
      for (const FoundId& id : find_ids(piece.text)) add_identifier(id.scheme, id.value, id.value, Relation::self);
    }
    if (piece.part == Part::text) remarks_.add(Code::unread_citation, piece.text);
    const std::string_view text = one_line(piece.text, batch_.arena);
    if (!builder_.has(plain->field)) return builder_.text(plain->field, text, remarks_.span_of(piece.text));
    return builder_.extra({format_id, "line", piece.text, remarks_.span_of(piece.text)});
  }
  switch (piece.part) {
    case Part::doi:
      return add_doi(piece.text, dialect.preprints ? Relation::version_of : Relation::self);
    case Part::journal_doi:
      return add_doi(piece.text, Relation::version_of);
    case Part::arxiv:
      return add_arxiv(piece.text);
    case Part::pmid:
      return add_identifier(Scheme::pmid, piece.text, piece.text, Relation::self);
    case Part::pmcid:
      return add_identifier(Scheme::pmcid, piece.text, piece.text, Relation::self);
    case Part::isbn:
      return add_identifier(Scheme::isbn, piece.text, piece.text, Relation::self);
    case Part::id:
      return add_identifier(Scheme::other, piece.text, piece.text, Relation::self);
    case Part::url:
      return add_url(piece.text);
    case Part::categories:
      return add_categories(piece.text);
    case Part::issn:
      return add_identifier(Scheme::issn, piece.text, piece.text, Relation::self);
    case Part::keywords:
      return add_keywords(piece.text);
    case Part::tags:
      return builder_.extra({format_id, "tags", piece.text, remarks_.span_of(piece.text)});
    default:
      return;
  }
}

void RecordMaker::add_identifier(Scheme scheme, std::string_view value, std::string_view source, Relation relation) {
  const Record draft = builder_.draft();
  const auto is_same = [&](const Identifier& id) {
    return id.scheme == scheme && ascii::equal_folded(id.value, value);
  };
  if (std::ranges::any_of(draft.identifiers, is_same)) return;
  Identifier identifier;
  identifier.scheme = scheme;
  identifier.relation = relation;
  identifier.value = value;
  identifier.source = remarks_.span_of(source);
  builder_.identifier(identifier);
}

void RecordMaker::add_doi(std::string_view written, Relation relation) {
  if (parse_arxiv_id(written)) return add_arxiv(written);
  const std::string_view doi = bare_doi(written);
  if (!doi.empty()) return add_identifier(Scheme::doi, doi, written, relation);
  remarks_.add(Code::bad_identifier, written, std::string(written));
  builder_.extra({format_id, "doi", written, remarks_.span_of(written)});
}

void RecordMaker::add_arxiv(std::string_view written) {
  const auto id = parse_arxiv_id(written);
  if (!id) {
    remarks_.add(Code::bad_identifier, written, std::string(written));
    return builder_.extra({format_id, "arxiv", written, remarks_.span_of(written)});
  }
  const std::string_view value = batch_.arena.copy(canonical_arxiv(id->value));
  add_identifier(Scheme::arxiv, value, written, Relation::self);
}

void RecordMaker::add_url(std::string_view written) {
  if (parse_arxiv_id(written)) return add_arxiv(written);
  if (!bare_doi(written).empty()) return add_doi(written, Relation::self);
  builder_.link({kind_of_address(written), written, {}, remarks_.span_of(written)});
}

/// "pebbles, night", "pebbles; night, and day"
void RecordMaker::add_keywords(std::string_view written) {
  const char separator = written.find(';') == nowhere ? ',' : ';';
  std::vector<std::string_view> keywords;
  for (std::string_view rest = written; !rest.empty();) {
    const std::size_t end = std::min(rest.find(separator), rest.size());
    if (const std::string_view keyword = trim(rest.substr(0, end)); !keyword.empty()) keywords.push_back(keyword);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (!builder_.has(Field::keyword)) return builder_.list(Field::keyword, keywords, remarks_.span_of(written));
  builder_.extra({format_id, "keywords", written, remarks_.span_of(written)});
}

/// "Machine Learning (cs.LG); Methodology (stat.ME)", "cs.LG stat.ME"; the first one is primary.
void RecordMaker::add_categories(std::string_view written) {
  bool first = builder_.draft().primary_category("arxiv") == nullptr;
  for (std::string_view rest = written; !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of(" ;,()[]"), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::string_view id = category_id(word);
    if (id.empty()) continue;
    const Record draft = builder_.draft();
    if (std::ranges::any_of(draft.categories, [id](const Category& known) { return known.term == id; })) continue;
    builder_.category({"arxiv", id, first, remarks_.span_of(word)});
    first = false;
  }
}

}  // namespace opcit::profile
