#include "bibtex/write/fields.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/trim.h"
#include "bibtex/tables/languages.h"
#include "bibtex/tables/spellings.h"
#include "bibtex/write/case_protection.h"
#include "bibtex/write/dates.h"
#include "model/dates/date.h"

namespace opcit::bibtex {
namespace {

std::string_view key_for(std::string_view english) noexcept {
  const auto row = std::ranges::find(key_rows(), english, &KeyRow::english);
  return row == key_rows().end() ? std::string_view() : row->key;
}

void write_title(const FieldRow& row, const Text& value, const FieldContext& context) {
  // BibTeX's styles only change the case of titles; other fields need only the braces of the author.
  std::vector<Run> runs;
  const bool changed_by_styles = row.field == Field::title || row.field == Field::title_short;
  context.writer.text(row.name(), changed_by_styles ? protect_case(value, runs) : value, EntryWriter::Braces::keep);
}

/// Writes each line as a paragraph: a line end becomes a blank line.
void write_prose(const FieldRow& row, const Text& value, const FieldContext& context) {
  if (value.plain.find('\n') == std::string_view::npos) return context.writer.text(row.name(), value);
  context.writer.open(row.name());
  std::string breaks;
  Slices slices(value);
  for (std::size_t pos = 0; pos <= value.plain.size();) {
    const std::size_t end = std::min(value.plain.find('\n', pos), value.plain.size());
    const std::string_view words = ascii::trim_markup(value.plain.substr(pos, end - pos));
    if (!words.empty()) {
      context.writer.piece(breaks);
      context.writer.encoded(slices.next(static_cast<std::size_t>(words.data() - value.plain.data()), words.size()));
      breaks = "\n";
    }
    if (!breaks.empty()) breaks += '\n';
    pos = end + 1;
  }
  context.writer.close();
}

bool has_word_and(std::string_view text) noexcept {
  for (std::size_t at = text.find(" and "); at != std::string_view::npos; at = text.find(" and ", at + 1)) return true;
  return false;
}

/// "; " separates the items of a list in the record, " and " in the file.
void write_list(const FieldRow& row, const Text& value, const FieldContext& context) {
  if (context.writer.options().dialect == Dialect::bibtex) return context.writer.text(row.name(), value);
  context.writer.open(row.name());
  Slices slices(value);
  std::size_t pos = 0;
  while (pos <= value.plain.size()) {
    const std::size_t end = std::min(value.plain.find("; ", pos), value.plain.size());
    const Text item = slices.next(pos, end - pos);
    const bool braced = has_word_and(item.plain) || item.plain == "and" || item.plain == "others";
    if (pos > 0) context.writer.piece(" and ");
    if (braced) context.writer.piece("{");
    context.writer.encoded(item);
    if (braced) context.writer.piece("}");
    pos = end + 2;
  }
  context.writer.close();
}

void write_keywords(const FieldRow& row, List keywords, const FieldContext& context) {
  context.writer.open(row.name());
  bool first = true;
  for (const std::string_view keyword : keywords) {
    const bool braced = std::ranges::any_of(keyword, [](char c) { return c == ',' || c == ';'; });
    if (!first) context.writer.piece(", ");
    if (braced) context.writer.piece("{");
    context.writer.encoded(ascii::trim_markup(keyword));
    if (braced) context.writer.piece("}");
    first = false;
  }
  context.writer.close();
}

void write_key(const FieldRow& row, const Text& value, const FieldContext& context) {
  const bool keyed = context.writer.options().dialect == Dialect::biblatex;
  const std::string_view key = keyed ? key_for(value.plain) : std::string_view();
  if (key.empty()) return context.writer.text(row.name(), value);
  context.writer.raw(row.name(), key);
}

void write_genre(const FieldRow& row, const Text& value, const FieldContext& context) {
  if (value.plain == genre_of_type(context.type)) return;
  write_key(row, value, context);
}

void write_language(const FieldRow& row, const Text& value, const FieldContext& context) {
  const std::string_view name =
      context.writer.options().dialect == Dialect::biblatex ? babel_name(value.plain) : std::string_view();
  if (name.empty()) return context.writer.text("language", value);
  context.writer.raw(row.name(), name);
  if (language_tag(name) != value.plain) {
    context.audit.lost(spelling(row.field), value.plain, LossReason::altered, language_tag(name));
  }
}

/// biblatex reads "2006/" like "2006/..", and other readers only know "2006/".
std::string without_open_marks(std::string edtf) {
  if (edtf.ends_with("/..")) edtf.resize(edtf.size() - 2);
  if (edtf.starts_with("../")) edtf.erase(0, 2);
  return edtf;
}

/// For a date without numbers, biblatex has field names of its own.
void write_issued(const Date& date, const FieldValue& part, const FieldContext& context) {
  if (date.year_inferred) {
    context.audit.lost("issued.year-inferred", to_edtf(date), LossReason::dropped, {}, part.source);
  }
  const bool has_numbers = date.from.has_year || date.to.has_year;
  if (context.writer.options().dialect == Dialect::biblatex && has_numbers) {
    return context.writer.raw("date", without_open_marks(to_edtf(date)));
  }
  if (!write_day_month_year(date, context.writer)) {
    context.audit.lost("issued", to_edtf(date), LossReason::altered, {}, part.source);
  }
}

void write_date(const FieldRow& row, const FieldValue& part, const FieldContext& context) {
  const Date& date = std::get<Date>(part.value);
  if (row.codec == Codec::issued) return write_issued(date, part, context);
  if (date.from.has_year || date.to.has_year) {
    return context.writer.raw(row.name(), without_open_marks(to_edtf(date)));
  }
  context.writer.text(row.name(), date.literal);
}

/// Annotations in biblatex's syntax: author+an:orcid = {1="0000-0002-1825-0097"; 3=".."}.
template <class Get>
void write_annotation(const std::string& name, const Names& names, Get get, EntryWriter& writer) {
  bool open = false;
  for (std::size_t i = 0; i < names.people.size(); ++i) {
    const std::string value = get(names.people[i]);
    if (value.empty()) continue;
    if (open) writer.piece("; ");
    if (!open) writer.open(FieldName(name));
    open = true;
    writer.piece(std::to_string(i + 1) + "=");
    writer.piece(value);
  }
  if (open) writer.close();
}

std::string quoted_affiliations(const Name& name) {
  std::string out;
  for (const std::string_view affiliation : name.affiliations) {
    if (!out.empty()) out += ',';
    out += '"';
    // biber splits annotations at semicolons, even inside quotes.
    for (const char c : affiliation) {
      const bool syntax = c == '"' || c == '{' || c == '}' || c == '\\';
      out += syntax ? '\'' : c == ';' ? ',' : ascii::is_markup_space(c) ? ' ' : c;
    }
    out += '"';
  }
  return out;
}

void report_names(const FieldRow& row, const Names& names, bool exact, const FieldValue& part,
                  const FieldContext& context) {
  for (const Name& name : names.unlisted) {
    const std::string person = plain_value(Names{.people = std::span<const Name>(&name, 1)});
    const std::string field = std::string(spelling(row.field)) + ".unlisted";
    context.audit.lost(field, person, LossReason::dropped, {}, part.source);
  }
  if (exact) return;
  context.audit.lost(spelling(row.field), plain_value(part.value), LossReason::altered, {}, part.source);
}

std::string quoted_orcid(const Name& name) {
  return name.orcid.empty() ? std::string() : '"' + std::string(name.orcid) + '"';
}

bool is_annotated(const Name& name) noexcept { return !name.orcid.empty() || !name.affiliations.empty(); }

void write_names(const FieldRow& row, const FieldValue& part, const FieldContext& context) {
  const Names& names = std::get<Names>(part.value);
  EntryWriter& writer = context.writer;
  writer.open(row.name());
  const bool exact = append_names(names, context.particles, writer);
  writer.close();
  if (std::ranges::any_of(names.people, is_annotated)) {
    const std::string tag(row.tag);
    write_annotation(tag + "+an:orcid", names, quoted_orcid, writer);
    write_annotation(tag + "+an:affiliation", names, quoted_affiliations, writer);
  }
  report_names(row, names, exact, part, context);
}

void write_text(const FieldRow& row, const Text& value, const FieldContext& context) {
  switch (row.codec) {
    case Codec::title:
      return write_title(row, value, context);
    case Codec::prose:
      return write_prose(row, value, context);
    case Codec::list:
      return write_list(row, value, context);
    case Codec::key:
      return write_key(row, value, context);
    case Codec::genre:
      return write_genre(row, value, context);
    case Codec::language:
      return write_language(row, value, context);
    case Codec::pages:
      context.writer.open(row.name());
      append_pages(value.plain, context.writer);
      return context.writer.close();
    default:
      return context.writer.text(row.name(), value);
  }
}

}  // namespace

void append_pages(std::string_view written, EntryWriter& writer) {
  // "27--35" in a record was TeX in its source; two hyphens would be written literally.
  const std::string tidy = written.find("--") == std::string_view::npos ? std::string() : tidy_pages(written);
  const std::string_view pages = ascii::trim_markup(tidy.empty() ? written : std::string_view(tidy));
  constexpr std::string_view dash = "–";
  std::size_t from = 0;
  const bool has_dash = pages.find(dash) != std::string_view::npos;
  const auto hyphen_between_digits = [&](std::size_t at) {
    return !has_dash && pages[at] == '-' && at > 0 && at + 1 < pages.size() && ascii::is_digit(pages[at - 1]) &&
           ascii::is_digit(pages[at + 1]);
  };
  for (std::size_t at = 0; at < pages.size(); ++at) {
    const std::size_t length = pages[at] == dash[0] && pages.substr(at).starts_with(dash) ? dash.size() : 1;
    if (length == 1 && !hyphen_between_digits(at)) continue;
    writer.encoded(pages.substr(from, at - from));
    writer.piece("--");
    at += length - 1;
    from = at + 1;
  }
  writer.encoded(pages.substr(from));
}

void write_field(const FieldRow& row, const FieldValue& part, const FieldContext& context) {
  switch (shape(row.field)) {
    case Shape::names:
      write_names(row, part, context);
      break;
    case Shape::date:
      write_date(row, part, context);
      break;
    case Shape::list:
      write_keywords(row, std::get<List>(part.value), context);
      break;
    case Shape::text:
      write_text(row, std::get<Text>(part.value), context);
      break;
  }
}

}  // namespace opcit::bibtex
