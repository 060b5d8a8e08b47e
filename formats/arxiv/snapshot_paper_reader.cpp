#include "arxiv/snapshot_paper_reader.h"

#include <algorithm>
#include <array>

#include "arxiv/values.h"
#include "base/utf8.h"
#include "model/arxiv_categories.h"
#include "model/identifiers.h"
#include "names/lists.h"
#include "opcit/diagnostic_codes.h"
#include "text/unicode.h"

namespace opcit::arxiv_jsonl {
namespace {

constexpr std::string_view own_format = "arxiv-jsonl";

/// Length of the lower-case words that start `key`, with the space after them; 0 if no other word follows.
std::size_t length_of_particles(std::string_view key) noexcept {
  std::size_t length = 0;
  while (length < key.size() && is_lower(decode_utf8(key, length).value)) {
    const std::size_t blank = key.find(' ', length);
    if (blank == std::string_view::npos) return 0;
    length = blank + 1;
  }
  return length;
}

bool needs_decoding(std::string_view text) noexcept { return text.find_first_of("\\{}$~") != std::string_view::npos; }

}  // namespace

void PaperReader::read(std::string_view line) {
  if (line.find_first_not_of(" \t\r") == std::string_view::npos) return;
  id_ = authors_ = created_ = {};
  last_version_ = {};
  people_.clear();
  builder_.begin(span_of(line));
  json::Cursor cursor(line, 0, batch_.arena);
  json::Members members(cursor);
  std::string_view name;
  while (members.next(name) && member(cursor, name)) {
  }
  if (cursor.failed()) {
    const std::size_t place = std::min(cursor.fault().at, line.size());
    const bool last = line.data() + line.size() == chunk_.text.data() + chunk_.text.size();
    const bool cut_off = place == line.size() && last && chunk_.last;
    return complain(cut_off ? Code::truncated_input : Code::bad_json, span_of(line.substr(place, 1)),
                    cursor.fault().what);
  }
  if (cursor.peek() != 0) complain(Code::stray_text, span_of(line.substr(cursor.at())), "behind the record");
  finish(line);
}

void PaperReader::complain(Code code, Span where, std::string_view detail) {
  batch_.diagnostics.push_back({code, where, std::string(detail.substr(0, 100))});
}

PaperReader::Reads PaperReader::reader_of(std::string_view name) noexcept {
  struct Row {
    std::string_view name;
    Reads reads;
  };
  static constexpr auto rows = std::to_array<Row>({{"id", &PaperReader::id},
                                                   {"authors", &PaperReader::authors},
                                                   {"title", &PaperReader::title},
                                                   {"comments", &PaperReader::comments},
                                                   {"doi", &PaperReader::doi},
                                                   {"license", &PaperReader::license},
                                                   {"categories", &PaperReader::categories},
                                                   {"abstract", &PaperReader::abstract}});
  const auto row = std::ranges::find(rows, name, &Row::name);
  return row == rows.end() ? nullptr : row->reads;
}

bool PaperReader::member(json::Cursor& cursor, std::string_view name) {
  const char c = cursor.peek();
  if (name == "versions" && c == '[') return versions(cursor);
  if (name == "authors_parsed" && c == '[') return authors_parsed(cursor);
  const Reads reads = reader_of(name);
  if (reads == nullptr || c != '"') return keep(cursor, name);
  Written written;
  const std::size_t start = cursor.at();
  if (!cursor.string(written.text)) return false;
  written.source = span_of(cursor.text().substr(start, cursor.at() - start));
  (this->*reads)(written);
  return true;
}

/// Members that the record model cannot represent, as JSON. Nulls are ignored: they hold no information.
bool PaperReader::keep(json::Cursor& cursor, std::string_view name) {
  std::string_view raw;
  if (!cursor.raw(raw)) return false;
  if (raw != "null") builder_.extra({own_format, name, raw, span_of(raw)});
  return true;
}

bool PaperReader::versions(json::Cursor& cursor) {
  const std::size_t start = cursor.at();
  json::Elements elements(cursor);
  while (elements.next()) {
    if (cursor.peek() == '{') {
      if (!one_version(cursor)) return false;
      continue;
    }
    std::string_view raw;
    if (!cursor.raw(raw)) return false;
  }
  if (cursor.failed()) return false;
  const std::string_view raw = cursor.text().substr(start, cursor.at() - start);
  builder_.extra({own_format, "versions", raw, span_of(raw)});
  return true;
}

bool PaperReader::one_version(json::Cursor& cursor) {
  json::Members members(cursor);
  std::string_view name;
  while (members.next(name)) {
    const bool wanted = name == "version" || name == "created";
    std::string_view value;
    const bool is_string = cursor.peek() == '"';
    const std::size_t start = cursor.at();
    if (!(is_string ? cursor.string(value) : cursor.raw(value))) return false;
    if (!is_string || !wanted) continue;
    if (name == "version") last_version_ = value;
    if (name == "created" && created_.text.empty()) {
      created_ = {value, span_of(cursor.text().substr(start, cursor.at() - start))};
    }
  }
  return !cursor.failed();
}

bool PaperReader::authors_parsed(json::Cursor& cursor) {
  const std::size_t start = cursor.at();
  people_source_ = span_of(cursor.text().substr(start, 1));
  json::Elements elements(cursor);
  while (elements.next()) {
    if (cursor.peek() == '[') {
      if (!one_author(cursor)) return false;
      continue;
    }
    std::string_view raw;
    if (!cursor.raw(raw)) return false;
    complain(Code::bad_field, span_of(raw), raw);
  }
  people_source_.len = cursor.at() - start;
  return !cursor.failed();
}

/// ["Balázs", "C.", "", "Michigan State U."]: key, forenames, suffix, affiliations.
bool PaperReader::one_author(json::Cursor& cursor) {
  words_.clear();
  const Span where = span_of(cursor.text().substr(cursor.at(), 1));
  json::Elements elements(cursor);
  while (elements.next()) {
    std::string_view word;
    const bool is_string = cursor.peek() == '"';
    if (!(is_string ? cursor.string(word) : cursor.raw(word))) return false;
    words_.push_back(is_string ? plain(arxiv::unwrap_line(word, batch_.arena), where) : std::string_view());
  }
  if (cursor.failed()) return false;
  words_.resize(std::max<std::size_t>(words_.size(), 3));
  Name name = parse_author(words_[0], words_[1], words_[2]);
  std::vector<std::string_view> affiliations(words_.begin() + 3, words_.end());
  std::erase(affiliations, std::string_view());
  name.affiliations = batch_.arena.copy(affiliations);
  if (!name.empty()) people_.push_back(name);
  return true;
}

/// The key includes the particles: "van Gogh". parse_name() is used only without forenames: it would read "Berg, V." as
/// Berg the fifth. A key without forenames is a person with one name, or a collaboration.
Name PaperReader::parse_author(std::string_view key, std::string_view forenames, std::string_view suffix) {
  if (forenames.empty()) return parse_name(key, NameSyntax::display, batch_.arena);
  const std::size_t particles = length_of_particles(key);
  return {.family = key.substr(particles),
          .given = forenames,
          .non_dropping_particle = key.substr(0, particles == 0 ? 0 : particles - 1),
          .suffix = suffix};
}

void PaperReader::id(const Written& written) { id_ = written; }
void PaperReader::authors(const Written& written) { authors_ = written; }

Text PaperReader::decode(std::string_view source, Span where) {
  if (!needs_decoding(source)) return {source, {}};
  notes_.clear();
  const Text text = decode_latex(source, LatexFlavour::listing, batch_.arena, &notes_);
  for (const LatexNote& note : notes_) {
    const bool unknown = note.kind == LatexNote::Kind::unknown_macro;
    complain(unknown ? Code::unknown_macro : Code::unbalanced_tex, where,
             source.substr(std::min<std::size_t>(note.pos, source.size()), note.len));
  }
  return text;
}

std::string_view PaperReader::plain(std::string_view source, Span where) { return decode(source, where).plain; }

void PaperReader::title(const Written& written) {
  builder_.text(Field::title, decode(arxiv::unwrap_line(written.text, batch_.arena), written.source), written.source);
}

void PaperReader::comments(const Written& written) {
  builder_.text(Field::note, decode(arxiv::unwrap_line(written.text, batch_.arena), written.source), written.source);
}

void PaperReader::abstract(const Written& written) {
  const std::string_view prose = arxiv::unwrap_prose(written.text, batch_.arena);
  builder_.text(Field::abstract, decode(prose, written.source), written.source);
}

void PaperReader::license(const Written& written) { builder_.text(Field::license, written.text, written.source); }

/// DOIs of the published version, entered by the author.
void PaperReader::doi(const Written& written) {
  for (const std::string_view word : arxiv::split_blanks(written.text)) {
    const std::string_view bare = bare_doi(word);
    if (bare.empty()) complain(Code::bad_identifier, written.source, word);
    const std::string_view value = bare.empty() ? word : bare;
    const Relation relation = parse_arxiv_id(value) ? Relation::self : Relation::version_of;
    builder_.identifier({.scheme = Scheme::doi, .relation = relation, .value = value, .source = written.source});
  }
}

/// "cs.LG stat.ML": the first category is the primary one.
void PaperReader::categories(const Written& written) {
  bool primary = true;
  for (const std::string_view term : arxiv::split_blanks(written.text)) {
    const bool known = find_arxiv_category(term) != nullptr;
    builder_.category({.scheme = known ? std::string_view("arxiv") : std::string_view(),
                       .term = term,
                       .primary = primary,
                       .source = written.source});
    primary = false;
  }
}

void PaperReader::finish_authors() {
  if (people_.empty() && !authors_.text.empty()) {
    const std::string_view line = plain(arxiv::unwrap_line(authors_.text, batch_.arena), authors_.source);
    return builder_.names(Field::author, names::parse_listed_names(line, batch_.arena).names, authors_.source);
  }
  builder_.names(Field::author, {.people = batch_.arena.copy(people_)}, people_source_);
  if (!authors_.text.empty()) {
    builder_.extra({own_format, "authors", authors_.text, authors_.source, true});
  }
}

void PaperReader::finish_id() {
  const auto parsed = parse_arxiv_id(id_.text);
  if (!parsed) {
    complain(Code::bad_identifier, id_.source, id_.text);
    if (!id_.text.empty()) builder_.extra({own_format, "id", id_.text, id_.source});
    return;
  }
  const std::string_view value = batch_.arena.copy(canonical_arxiv(parsed->value));
  const std::string_view version = parsed->version.empty() ? last_version_ : parsed->version;
  builder_.identifier({.scheme = Scheme::arxiv, .value = value, .version = version, .source = id_.source});
}

void PaperReader::finish(std::string_view line) {
  if (id_.text.empty() && !builder_.has(Field::title)) {
    return complain(Code::not_a_record, span_of(line.substr(0, 1)), "it has neither id nor title");
  }
  builder_.record().kind = Kind::article;
  finish_authors();
  finish_id();
  if (const auto day = arxiv::parse_mail_day(created_.text)) {
    builder_.date(Field::issued, {.from = *day}, created_.source);
  } else if (!created_.text.empty()) {
    complain(Code::bad_date, created_.source, created_.text);
    builder_.date(Field::issued, {.literal = created_.text}, created_.source);
  }
  builder_.text(Field::genre, "preprint");
  builder_.finish();
}

}  // namespace opcit::arxiv_jsonl
