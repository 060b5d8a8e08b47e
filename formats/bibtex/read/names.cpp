#include "bibtex/read/names.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "bibtex/tables/field_table.h"
#include "names/lists.h"
#include "opcit/diagnostic_codes.h"
#include "opcit/latex.h"

namespace opcit::bibtex {
namespace {

/// True if the names state themselves whether their particle belongs to the family name (extended names).
bool says_useprefix(std::string_view tex) noexcept { return tex.find("useprefix") != std::string_view::npos; }

void drop_particles(std::vector<Name>& people, std::string_view tex) {
  if (says_useprefix(tex)) return;
  for (Name& name : people) {
    if (name.dropping_particle.empty()) std::swap(name.dropping_particle, name.non_dropping_particle);
  }
}

/// "0000-0002-1825-0097", also from a URL of orcid.org; empty if not found.
std::string_view bare_orcid(std::string_view text) noexcept {
  constexpr std::size_t size = 19;
  const std::size_t slash = text.rfind('/');
  const std::string_view id = slash == std::string_view::npos ? text : text.substr(slash + 1);
  const auto fits = [](char c) { return (c >= '0' && c <= '9') || c == '-' || c == 'X'; };
  return id.size() == size && id[4] == '-' && std::ranges::all_of(id, fits) ? id : std::string_view();
}

std::string_view unquote(std::string_view text) noexcept {
  text = trim_blanks(text);
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  return text;
}

/// Calls take(index from 0, annotation) for 1="a","b"; 3="c". Annotations of a name's parts (1:family=..) are
/// skipped.
/// The annotation is passed as written.
template <class Take>
void each_annotation(std::string_view tex, Take take) {
  split_at_depth_0(tex, ';', [&](std::string_view item) {
    const std::size_t equals = item.find('=');
    if (equals == std::string_view::npos) return;
    const std::string_view number = trim_blanks(item.substr(0, equals));
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), index);
    if (error != std::errc() || end != number.data() + number.size() || index == 0) return;
    take(index - 1, trim_blanks(item.substr(equals + 1)));
  });
}

bool has_annotations(const SourceEntry& entry) noexcept {
  return std::ranges::any_of(entry.fields(), [](const SourceField& field) {
    return field.tag == unknown_tag && field.name.find("+an:") != std::string_view::npos;
  });
}

const SourceField* find_annotation(const SourceEntry& entry, std::string_view of, std::string_view kind) noexcept {
  for (const SourceField& field : entry.fields()) {
    const std::string_view name = field.name;
    if (name.size() != of.size() + kind.size() + 4 || field.inherited) continue;
    if (name.starts_with(of) && name.substr(of.size()).starts_with("+an:") && name.ends_with(kind)) return &field;
  }
  return nullptr;
}

void take_orcids(const SourceEntry& entry, std::string_view of, std::vector<Name>& people) {
  const SourceField* field = find_annotation(entry, of, "orcid");
  if (field == nullptr) return;
  each_annotation(field->tex, [&](std::size_t index, std::string_view value) {
    if (index < people.size()) people[index].orcid = bare_orcid(unquote(value));
  });
}

/// In "IBM","CERN, Geneva", a comma between quotes belongs to the name.
std::vector<std::string_view> quoted_list(std::string_view tex) {
  std::vector<std::string_view> parts;
  while (!tex.empty()) {
    const bool quoted = tex.front() == '"';
    const std::size_t closing = quoted ? std::min(tex.find('"', 1), tex.size()) : 0;
    const std::size_t end = std::min(tex.find(',', closing), tex.size());
    if (const std::string_view part = unquote(tex.substr(0, end)); !part.empty()) parts.push_back(part);
    tex = trim_blanks(tex.substr(std::min(end + 1, tex.size())));
  }
  return parts;
}

void take_affiliations(const SourceEntry& entry, std::string_view of, Arena& arena, std::vector<Name>& people) {
  const SourceField* field = find_annotation(entry, of, "affiliation");
  if (field == nullptr) return;
  each_annotation(field->tex, [&](std::size_t index, std::string_view value) {
    if (index < people.size()) people[index].affiliations = arena.copy(quoted_list(value));
  });
}

/// Where names of one "name" begin that other marks separate than "and". Rules (opcit-bibtex(5)): a semicolon separates
/// names; so does "&" between names that have a comma or several words each; so do commas where there are more than
/// two, or two and no part of several words is a suffix.
enum class Separation : std::uint8_t { none, semicolon, ampersand, commas, odd_comma };

std::size_t count_at_depth_0(std::string_view tex, char separator) {
  std::size_t parts = 0;
  split_at_depth_0(tex, separator, [&](std::string_view) { ++parts; });
  return parts - 1;
}

bool has_words(std::string_view part) noexcept {
  return trim_blanks(part).find_first_of(" ~") != std::string_view::npos;
}

/// All parts between `separator`s satisfy `accepts`.
template <class Accepts>
bool all_parts(std::string_view tex, char separator, Accepts accepts) {
  bool all = true;
  split_at_depth_0(tex, separator, [&](std::string_view part) { all = all && accepts(trim_blanks(part)); });
  return all;
}

Separation separation_of(std::string_view source) {
  if (source.find('=') != std::string_view::npos) return Separation::none;  // extended names
  if (count_at_depth_0(source, ';') > 0) return Separation::semicolon;
  const auto is_name = [](std::string_view part) {
    return part.find(',') != std::string_view::npos || has_words(part);
  };
  if (count_at_depth_0(source, '&') > 0 && all_parts(source, '&', is_name)) return Separation::ampersand;
  const bool ends_so = trim_blanks(source).ends_with(',');
  const std::size_t commas = count_at_depth_0(source, ',') - (ends_so ? 1U : 0U);
  const std::string_view inner = ends_so ? trim_blanks(source).substr(0, trim_blanks(source).size() - 1) : source;
  if (commas > 2) return Separation::commas;
  const bool full_names = commas > 0 && all_parts(inner, ',', has_words);
  if (full_names && (commas == 2 || ends_so)) return Separation::commas;
  return ends_so ? Separation::odd_comma : Separation::none;
}

class NameReader {
 public:
  NameReader(SourceEntry& entry, ValueReader& values, bool keeps_particles, RecordBuilder& builder)
      : entry_(entry), values_(values), keeps_particles_(keeps_particles), builder_(builder) {}

  void read(Tag tag, Field field) {
    if (builder_.has(field)) return;
    const SourceField* source = entry_.use(tag);
    if (source == nullptr) return;
    const names::NameList list = names::parse_bibtex_names(source->tex, values_.arena());
    Names read = list.names;
    if (may_be_separated_otherwise(*source, list)) read = separated(*source, list);
    report_macros(*source);
    if (!keeps_particles_ || has_annotations(entry_)) {
      people_.assign(read.people.begin(), read.people.end());
      if (!keeps_particles_) drop_particles(people_, source->tex);
      take_orcids(entry_, known_tags[tag], people_);
      take_affiliations(entry_, known_tags[tag], values_.arena(), people_);
      read.people = values_.arena().copy(people_);
    }
    if (read.people.empty() && !read.truncated) return;
    builder_.field({.field = field, .source = source->span, .value = read, .inherited = source->inherited});
  }

  void read_role(Tag tag, Tag type_tag) {
    const SourceField* type = entry_.peek(type_tag);
    if (type == nullptr || !entry_.has(tag)) return;
    const std::string_view word = lower_case(trim_blanks(type->tex), values_.arena());
    const auto role = std::ranges::find(role_rows(), word, &RoleRow::word);
    if (role == role_rows().end() || builder_.has(role->field)) return;
    entry_.use(type_tag);
    read(tag, role->field);
  }

 private:
  /// Quick: of most lists nothing here is true.
  static bool may_be_separated_otherwise(const SourceField& source, const names::NameList& list) {
    if (source.tex.find_first_of(";&") != std::string_view::npos) return true;
    const bool ends_in_comma = std::ranges::any_of(list.spans, [&](const names::NameSpan& span) {
      return span.len > 0 && trim_blanks(source.tex.substr(span.pos, span.len)).ends_with(',');
    });
    return ends_in_comma || std::ranges::any_of(list.names.people, [](const Name& name) {
             return !name.suffix.empty() && (has_words(name.suffix) || name.given.find(',') != std::string_view::npos);
           });
  }

  Names separated(const SourceField& source, const names::NameList& list) {
    people_.clear();
    Names read = list.names;
    for (std::size_t i = 0; i < list.spans.size(); ++i) {
      const std::string_view one = source.tex.substr(list.spans[i].pos, list.spans[i].len);
      const Separation separation = separation_of(one);
      if (separation != Separation::none) {
        const Code code = separation == Separation::odd_comma ? Code::odd_comma_in_name : Code::names_without_and;
        if (!source.inherited) values_.say(code, values_.place_of(one, source), trim_blanks(one));
      }
      take_separated(separation, one, list.names.people[i], read.truncated);
    }
    read.people = values_.arena().copy(people_);
    return read;
  }

  void take_separated(Separation separation, std::string_view one, const Name& whole, bool& truncated) {
    const auto take = [&](std::string_view part) {
      const names::NameList more = names::parse_bibtex_names(part, values_.arena());
      people_.insert(people_.end(), more.names.people.begin(), more.names.people.end());
      truncated = truncated || more.names.truncated;
    };
    if (separation == Separation::semicolon) return split_at_depth_0(one, ';', take);
    if (separation == Separation::ampersand) return split_at_depth_0(one, '&', take);
    if (separation != Separation::commas) return people_.push_back(whole);
    // Whether a comma separates two people or family and given names is decided by the pattern of the list.
    const std::string_view plain = decode_latex(one, LatexFlavour::bibtex, values_.arena()).plain;
    const names::NameList more = names::parse_listed_names(plain, values_.arena());
    people_.insert(people_.end(), more.names.people.begin(), more.names.people.end());
    truncated = truncated || more.names.truncated;
  }

  /// Letters and accents have short names; only a longer one may be a macro that nobody knows.
  void report_macros(const SourceField& source) {
    constexpr std::size_t longest_accent = 2;
    const std::string_view tex = source.tex;
    for (std::size_t at = tex.find('\\'); at != std::string_view::npos; at = tex.find('\\', at + 1)) {
      std::size_t end = at + 1;
      while (end < tex.size() && ascii::is_letter(tex[end])) ++end;
      if (end - at - 1 <= longest_accent) continue;
      values_.text(source);  // for its diagnostics
      return;
    }
  }

  SourceEntry& entry_;
  ValueReader& values_;
  bool keeps_particles_;
  RecordBuilder& builder_;
  std::vector<Name> people_;
};

}  // namespace

void read_all_names(SourceEntry& entry, ValueReader& values, bool keeps_particles, RecordBuilder& builder) {
  NameReader reader(entry, values, keeps_particles, builder);
  reader.read(tag("author"), Field::author);
  reader.read(tag("bookauthor"), Field::container_author);
  reader.read_role(tag("editor"), tag("editortype"));
  if (!entry.used(tag("editor"))) reader.read(tag("editor"), Field::editor);
  reader.read(tag("translator"), Field::translator);
  reader.read_role(tag("editora"), tag("editoratype"));
  reader.read_role(tag("editorb"), tag("editorbtype"));
  reader.read_role(tag("editorc"), tag("editorctype"));
  reader.read_role(tag("namea"), tag("nameatype"));
  reader.read_role(tag("nameb"), tag("namebtype"));
  reader.read_role(tag("namec"), tag("namectype"));
}

}  // namespace opcit::bibtex
