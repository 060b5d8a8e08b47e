#include "bibtex/read/record_reader.h"

#include <algorithm>
#include <array>

#include "bibtex/read/dates.h"
#include "bibtex/read/identifiers.h"
#include "bibtex/read/names.h"
#include "bibtex/read/restate.h"
#include "bibtex/read/titles.h"
#include "bibtex/tables/entry_type.h"
#include "bibtex/tables/field_table.h"
#include "bibtex/tables/languages.h"
#include "bibtex/tables/spellings.h"
#include "bibtex/tables/type_table.h"
#include "model/identifiers.h"
#include "opcit/diagnostic_codes.h"

namespace opcit::bibtex {
namespace {

bool contains_part(std::string_view text, std::string_view part) noexcept {
  return text.find(part) != std::string_view::npos;
}

/// True for options = {.., useprefix, ..} or useprefix=true.
bool wants_useprefix(std::string_view options) noexcept {
  const std::size_t at = options.find("useprefix");
  if (at == std::string_view::npos) return false;
  const std::string_view rest = options.substr(at + std::string_view("useprefix").size());
  const std::size_t next = rest.find_first_not_of(" \t\n");
  return next == std::string_view::npos || rest[next] != '=' || trim_blanks(rest.substr(next + 1)).starts_with("true");
}

std::string_view english_of(std::string_view key) noexcept {
  const auto row = std::ranges::find(key_rows(), key, &KeyRow::key);
  return row == key_rows().end() ? std::string_view() : row->english;
}

class RecordReader {
 public:
  RecordReader(SourceEntry& entry, Dialect dialect, ValueReader& values, RecordBuilder& builder)
      : entry_(entry), dialect_(dialect), values_(values), builder_(builder) {}

  void read() {
    builder_.record().key = entry_.key();
    read_kind();
    read_all_names(entry_, values_, keeps_particles(), builder_);
    read_all_titles(entry_, values_, builder_);
    read_dates();
    read_all_identifiers(entry_, values_, may_be_preprint(), builder_);
    read_places();
    read_publisher();
    read_note();
    read_genre();
    read_languages();
    read_numbers();
    use_pages_of_eid();
    for (const FieldRow& row : field_rows()) read_row(row);
    restate_groups(entry_, dialect_, builder_);
    restate_type();
    keep_the_rest();
  }

 private:
  Kind& kind() { return builder_.record().kind; }

  void read_kind() {
    const std::string_view type = entry_.type();
    const SourceField* subtype_field = entry_.peek(tag("entrysubtype"));
    const std::string_view subtype =
        subtype_field == nullptr ? std::string_view() : lower_case(trim_blanks(subtype_field->tex), values_.arena());
    const auto known = kind_of(type, subtype);
    kind() = known.value_or(Kind::document);
    if (!known) values_.say(Code::unknown_type, entry_.span(), type);
    // The subtype counts as used if it changed the kind.
    if (known && !subtype.empty() && *known != kind_of(type, {})) entry_.use(tag("entrysubtype"));
    if (subtype == "preprint" && kind() == Kind::article) entry_.use(tag("entrysubtype"));
    const bool event = entry_.has(tag("eventtitle")) || entry_.has(tag("eventdate")) || entry_.has(tag("venue"));
    if (type == "unpublished" && event) kind() = Kind::speech;
  }

  /// By default, biblatex does not treat the particle as part of the family name.
  bool keeps_particles() {
    if (dialect_ == Dialect::bibtex) return true;
    const SourceField* options = entry_.peek(tag("options"));
    return options != nullptr && wants_useprefix(options->tex);
  }

  bool may_be_preprint() { return opcit::may_be_preprint(kind()) && !entry_.used(tag("entrysubtype")); }

  void put(Field field, const SourceField& source, const Text& text) {
    if (!text.empty()) builder_.field({field, source.span, text, source.inherited});
  }

  void put_date(Field field, const SourceField& source, const ReadDate& read) {
    if (!read.parsed && read.date.literal.find_first_of("0123456789") != std::string_view::npos) {
      values_.say(Code::bad_date, source, read.date.literal);
    }
    if (!read.date.empty()) builder_.field({field, source.span, read.date, source.inherited});
  }

  void read_dates() {
    if (const SourceField* date = entry_.use(tag("date"))) {
      put_date(Field::issued, *date, read_date_field(values_.date(*date)));
    } else if (const SourceField* year = entry_.use(tag("year"))) {
      read_year(*year);
    }
    read_date(Field::event_date, tag("eventdate"));
    read_date(Field::accessed, tag("urldate"));
    read_date(Field::original_date, tag("origdate"));
    if (!builder_.has(Field::original_date)) read_date(Field::original_date, tag("origyear"));
  }

  void read_date(Field field, Tag from) {
    const SourceField* source = entry_.use(from);
    if (source != nullptr) put_date(field, *source, read_date_field(values_.date(*source)));
  }

  void read_year(const SourceField& year) {
    const SourceField* month = entry_.peek(tag("month"));
    const SourceField* day = entry_.peek(tag("day"));
    const std::string_view month_text = month == nullptr ? std::string_view() : values_.date(*month);
    const std::string_view day_text = day == nullptr ? std::string_view() : values_.date(*day);
    const ReadDate read = read_year_month_day(values_.date(year), month_text, day_text);
    // An invalid month is kept as a separate field.
    if (read.parsed) {
      entry_.use(tag("month"));
      entry_.use(tag("day"));
    } else if (month != nullptr && read.date.literal.empty()) {
      values_.say(Code::bad_date, *month, month_text);
    }
    put_date(Field::issued, year, read);
  }

  /// If both are present, ACM and IEEE mean the publisher's place and the conference's place.
  void read_places() {
    if (!entry_.has(tag("address")) || !entry_.has(tag("location")) || entry_.has(tag("venue"))) return;
    if (kind() == Kind::patent) return;
    const SourceField* location = entry_.use(tag("location"));
    put(Field::event_place, *location, values_.text(*location));
  }

  /// The organisations that published the work, separated by "; ".
  void read_publisher() {
    constexpr auto tags =
        std::array{tag("school"), tag("institution"), tag("organization"), tag("howpublished"), tag("publisher")};
    Text all;
    const SourceField* first = nullptr;
    bool inherited = true;
    for (const Tag from : tags) {
      if (entry_.used(from)) continue;
      const SourceField* source = entry_.use(from);
      if (source == nullptr) continue;
      const bool is_list = dialect_ == Dialect::biblatex && from != tag("howpublished");
      all = values_.join(all, "; ", is_list ? values_.list(*source) : values_.text(*source));
      inherited = inherited && source->inherited;
      if (first == nullptr) first = source;
    }
    if (first != nullptr && !all.empty()) builder_.field({Field::publisher, first->span, all, inherited});
  }

  void read_note() {
    const SourceField* note = entry_.use(tag("note"));
    const SourceField* addendum = entry_.use(tag("addendum"));
    if (note == nullptr && addendum == nullptr) return;
    const Text first = note == nullptr ? Text() : values_.prose(*note);
    const Text second = addendum == nullptr ? Text() : values_.prose(*addendum);
    put(Field::note, note == nullptr ? *addendum : *note, values_.join(first, ". ", second));
  }

  void read_genre() {
    if (const SourceField* type = entry_.use(tag("type"))) {
      const Text genre = keyed(*type);
      const bool says_nothing = kind() == Kind::thesis && genre.plain == unknown_thesis;
      if (!says_nothing) put(Field::genre, *type, genre);
      return;
    }
    const std::string_view implied = genre_of_type(entry_.type());
    if (!implied.empty()) builder_.text(Field::genre, implied);
  }

  /// The English text of a biblatex localisation key, or the text itself.
  Text keyed(const SourceField& source) {
    const std::string_view english = english_of(trim_blanks(source.tex));
    return english.empty() ? values_.text(source) : Text{english, {}};
  }

  void read_languages() {
    const SourceField* source = entry_.use_first(std::array{tag("langid"), tag("hyphenation"), tag("language")});
    if (source == nullptr) return;
    const std::string_view name = trim_blanks(source->tex);
    std::string_view known = language_tag(name);
    if (const SourceField* same = entry_.peek(tag("language")); same != nullptr && !known.empty()) {
      if (language_tag(trim_blanks(same->tex)) == known) entry_.use(tag("language"));
    }
    const SourceField* variant = entry_.peek(tag("langidopts"));
    if (known == "en-US" && variant != nullptr && contains_part(variant->tex, "british")) known = "en-GB";
    put(Field::language, *source, known.empty() ? values_.list(*source) : Text{known, {}});
  }

  /// Number and issue of a journal are one variable of the record: "2,Spring", as in biblatex's rendering in CSL.
  void read_numbers() {
    if (!in_periodicals.contains(kind())) return;
    const SourceField* number = entry_.use(tag("number"));
    const SourceField* issue = entry_.use(tag("issue"));
    if (number == nullptr && issue == nullptr) return;
    const Text first = number == nullptr ? Text() : values_.text(*number);
    const Text second = issue == nullptr ? Text() : values_.text(*issue);
    put(Field::issue, number == nullptr ? *issue : *number, values_.join(first, ", ", second));
  }

  /// The writer repeats the number of an article as pages, for styles that do not print eid.
  void use_pages_of_eid() {
    const SourceField* eid = entry_.peek(tag("eid"));
    if (eid == nullptr) eid = entry_.peek(tag("articleno"));
    const SourceField* pages = entry_.peek(tag("pages"));
    if (eid != nullptr && pages != nullptr && trim_blanks(eid->tex) == trim_blanks(pages->tex))
      entry_.use(tag("pages"));
  }

  void read_row(const FieldRow& row) {
    if (!entry_.has(row.number) || !row.kinds.contains(kind()) || builder_.has(row.field)) return;
    if (entry_.used(row.number)) return;
    const SourceField* source = entry_.use(row.number);
    if (source == nullptr) return;
    if (row.codec == Codec::keywords) return read_keywords(row.field, *source);
    put(row.field, *source, row.field == Field::collection_title ? series(*source) : decode(row.codec, *source));
  }

  Text series(const SourceField& source) {
    const std::string words = in_periodicals.contains(kind()) ? series_in_words(source.tex) : std::string();
    return words.empty() ? keyed(source) : Text{values_.arena().copy(std::string_view(words)), {}};
  }

  void read_keywords(Field field, const SourceField& source) {
    const std::span<const std::string_view> words = values_.keywords(source);
    if (words.empty()) return;
    const List list = values_.arena().copy(words);
    builder_.field({field, source.span, list, source.inherited});
  }

  Text decode(Codec codec, const SourceField& source) {
    switch (codec) {
      case Codec::list:
        return dialect_ == Dialect::biblatex ? values_.list(source) : values_.text(source);
      case Codec::key:
        return keyed(source);
      case Codec::prose:
        return values_.prose(source);
      case Codec::pages:
        return values_.pages(source);
      default:
        return values_.text(source);
    }
  }

  void restate_type() {
    if (entry_type_for(kind(), dialect_).type == entry_.type()) return;
    const std::string_view written = choose_type(builder_.draft(), dialect_).type;
    const bool same_name = written == entry_.type() || (written == "thesis" && kind() == Kind::thesis) ||
                           kind_of(written, {}) == kind_of(entry_.type(), {});
    if (same_name && kind_of(entry_.type(), {})) return;
    builder_.extra({.format = format_id(dialect_),
                    .tag = entry_type_tag,
                    .value = entry_.type(),
                    .source = entry_.span(),
                    .restates = kind_of(entry_.type(), {}).has_value()});
  }

  void keep_the_rest() {
    for (const SourceField& field : entry_.fields()) {
      if (field.inherited || field.tex.empty()) continue;
      const bool first = field.tag != unknown_tag && entry_.peek(field.tag) == &field;
      if (first && entry_.used(field.tag)) {
        if (!field.expression.empty()) keep(field, true);
        continue;
      }
      if (field.tag != unknown_tag && entry_.used(field.tag)) {
        values_.say(Code::duplicate_member, field.span, field.name);
      }
      if (!is_read_annotation(field.name)) keep(field, false);
    }
  }

  void keep(const SourceField& field, bool restates) {
    builder_.extra({.format = format_id(dialect_),
                    .tag = field.tag == unknown_tag ? field.name : known_tags[field.tag],
                    .value = trim_blanks(field.tex),
                    .source = field.span,
                    .restates = restates,
                    .expression = field.expression});
  }

  /// True for annotations of a list of names that was read.
  bool is_read_annotation(std::string_view name) const noexcept {
    const std::size_t plus = name.find('+');
    const std::string_view kind = name.substr(std::min(plus, name.size()));
    return (kind == "+an:orcid" || kind == "+an:affiliation") && entry_.used(find_tag(name.substr(0, plus)));
  }

  SourceEntry& entry_;
  Dialect dialect_;
  ValueReader& values_;
  RecordBuilder& builder_;
};

}  // namespace

void read_record(SourceEntry& entry, Dialect dialect, ValueReader& values, RecordBuilder& builder) {
  RecordReader(entry, dialect, values, builder).read();
}

}  // namespace opcit::bibtex
