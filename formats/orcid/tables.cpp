#include "orcid/tables.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "model/identifiers.h"

namespace opcit::orcid {
namespace {

// clang-format off
constexpr auto types = std::to_array<TypeRow>({
    {"journal-article", Kind::article_journal, ""},
    {"preprint", Kind::article, "preprint"},
    {"book", Kind::book, ""},
    {"edited-book", Kind::book, ""},
    {"manual", Kind::book, "manual"},
    {"conference-proceedings", Kind::book, "conference proceedings"},
    {"translation", Kind::book, "translation"},
    {"book-chapter", Kind::chapter, ""},
    {"book-review", Kind::review_book, ""},
    {"review", Kind::review, ""},
    {"dictionary-entry", Kind::entry_dictionary, ""},
    {"encyclopedia-entry", Kind::entry_encyclopedia, ""},
    {"conference-paper", Kind::paper_conference, ""},
    {"conference-abstract", Kind::paper_conference, "conference abstract"},
    {"conference-output", Kind::paper_conference, "conference output"},
    {"lecture-speech", Kind::speech, ""},
    {"conference-poster", Kind::speech, "conference poster"},
    {"conference-presentation", Kind::speech, "conference presentation"},
    {"public-speech", Kind::speech, "public speech"},
    {"magazine-article", Kind::article_magazine, ""},
    {"newsletter-article", Kind::article_magazine, "newsletter article"},
    {"newspaper-article", Kind::article_newspaper, ""},
    {"journal-issue", Kind::periodical, ""},
    {"dissertation-thesis", Kind::thesis, ""},
    {"supervised-student-publication", Kind::thesis, "supervised student publication"},
    {"report", Kind::report, ""},
    {"working-paper", Kind::report, "working paper"},
    {"clinical-study", Kind::report, "clinical study"},
    {"data-management-plan", Kind::report, "data management plan"},
    {"standards-and-policy", Kind::report, "standards and policy"},
    {"technical-standard", Kind::standard, ""},
    {"data-set", Kind::dataset, ""},
    {"software", Kind::software, ""},
    {"patent", Kind::patent, ""},
    {"online-resource", Kind::webpage, ""},
    {"website", Kind::webpage, "website"},
    {"blog-post", Kind::post_weblog, ""},
    {"artistic-performance", Kind::performance, ""},
    {"cartographic-material", Kind::map, ""},
    {"image", Kind::graphic, ""},
    {"design", Kind::graphic, "design"},
    {"moving-image", Kind::motion_picture, ""},
    {"musical-composition", Kind::musical_score, ""},
    {"sound", Kind::song, ""},
    {"other", Kind::document, ""},
    {"annotation", Kind::document, "annotation"},
    {"disclosure", Kind::document, "disclosure"},
    {"invention", Kind::document, "invention"},
    {"learning-object", Kind::document, "learning object"},
    {"license", Kind::document, "license"},
    {"physical-object", Kind::document, "physical object"},
    {"registered-copyright", Kind::document, "registered copyright"},
    {"research-technique", Kind::document, "research technique"},
    {"research-tool", Kind::document, "research tool"},
    {"spin-off-company", Kind::document, "spin-off company"},
    {"test", Kind::document, "test"},
    {"trademark", Kind::document, "trademark"},
    {"transcription", Kind::document, "transcription"},
    // Read only: types of API 2.1, and the API's answer for types from before 2012.
    {"dissertation", Kind::thesis, "", Use::read},
    {"undefined", Kind::document, "", Use::read},
    // Kinds and genres without a type: the most similar type.
    {"working-paper", Kind::article, "working paper", Use::write},
    {"conference-poster", Kind::speech, "poster", Use::write},
    {"conference-poster", Kind::paper_conference, "poster", Use::write},
    {"conference-abstract", Kind::paper_conference, "abstract", Use::write},
    {"book", Kind::classic, "", Use::write},
    {"encyclopedia-entry", Kind::entry, "", Use::write},
    {"image", Kind::figure, "", Use::write},
    {"online-resource", Kind::post, "", Use::write},
    {"standards-and-policy", Kind::bill, "", Use::write},
    {"standards-and-policy", Kind::legislation, "", Use::write},
    {"standards-and-policy", Kind::regulation, "", Use::write},
    {"standards-and-policy", Kind::treaty, "", Use::write},
});

constexpr auto roles = std::to_array<RoleRow>({
    {"author", Field::author, true},
    {"editor", Field::editor, true},
    {"editor", Field::editor_translator, false},
    {"editor", Field::editorial_director, false},
    {"chair-or-translator", Field::translator, true},
    {"chair-or-translator", Field::chair, false},
    {"", Field::contributor, true},
    {"", Field::compiler, false},
    {"", Field::composer, false},
    {"", Field::curator, false},
    {"", Field::director, false},
    {"", Field::executive_producer, false},
    {"", Field::guest, false},
    {"", Field::host, false},
    {"", Field::illustrator, false},
    {"", Field::interviewer, false},
    {"", Field::narrator, false},
    {"", Field::organizer, false},
    {"", Field::performer, false},
    {"", Field::producer, false},
    {"", Field::script_writer, false},
    {"", Field::series_creator, false},
});

/// Sorted.
constexpr auto identifier_types = std::to_array<std::string_view>({
    "agr", "ark", "arxiv", "asin", "asin-tld", "authenticusid", "bibcode", "cba", "cienciaiul", "cit", "cstr", "ctx",
    "dnb", "doi", "eid", "emdb", "empiar", "ethos", "grant_number", "hal", "handle", "hir", "isbn", "ismn", "issn",
    "jfm", "jstor", "k10plus", "kuid", "lccn", "lensid", "mr", "oclc", "ol", "opac", "osti", "other-id", "pat", "pdb",
    "pmc", "pmid", "ppr", "proposal-id", "raid", "rfc", "rrid", "source-work-id", "ssrn", "uri", "urn", "wosuid",
    "zbl",
});

/// The codes of ORCID's LanguageCode, sorted; iw, in, ji and no come from Java's old locales.
constexpr auto languages = std::to_array<std::string_view>({
    "aa", "ab", "ae", "af", "ak", "am", "an", "ar", "as", "av", "ay", "az", "ba", "be", "bg", "bh", "bi", "bm", "bn",
    "bo", "br", "bs", "ca", "ce", "ch", "co", "cr", "cs", "cu", "cv", "cy", "da", "de", "dv", "dz", "ee", "el", "en",
    "eo", "es", "et", "eu", "fa", "ff", "fi", "fj", "fo", "fr", "fy", "ga", "gd", "gl", "gn", "gu", "gv", "ha", "hi",
    "ho", "hr", "ht", "hu", "hy", "hz", "ia", "ie", "ig", "ii", "ik", "in", "io", "is", "it", "iu", "iw", "ja", "ji",
    "jv", "ka", "kg", "ki", "kj", "kk", "kl", "km", "kn", "ko", "kr", "ks", "ku", "kv", "kw", "ky", "la", "lb", "lg",
    "li", "ln", "lo", "lt", "lu", "lv", "mg", "mh", "mi", "mk", "ml", "mn", "mo", "mr", "ms", "mt", "my", "na", "nb",
    "nd", "ne", "ng", "nl", "nn", "no", "nr", "nv", "ny", "oc", "oj", "om", "or", "os", "pa", "pi", "pl", "ps", "pt",
    "qu", "rm", "rn", "ro", "ru", "rw", "sa", "sc", "sd", "se", "sg", "si", "sk", "sl", "sm", "sn", "so", "sq", "sr",
    "ss", "st", "su", "sv", "sw", "ta", "te", "tg", "th", "ti", "tk", "tl", "tn", "to", "tr", "ts", "tt", "tw", "ty",
    "ug", "uk", "ur", "uz", "ve", "vi", "vo", "wa", "wo", "xh", "yo", "za", "zh_CN", "zh_TW", "zu",
});
// clang-format on

struct LanguageAlias {
  std::string_view tag;  ///< Lower case.
  std::string_view code;
  std::string_view tag_of_code;  ///< The tag when reading; empty: an alias for writing only.
};
constexpr auto language_aliases = std::to_array<LanguageAlias>({{"he", "iw", "he"},
                                                                {"id", "in", "id"},
                                                                {"yi", "ji", "yi"},
                                                                {"zh-cn", "zh_CN", "zh-CN"},
                                                                {"zh-tw", "zh_TW", "zh-TW"},
                                                                {"zh-hans", "zh_CN", ""},
                                                                {"zh-hant", "zh_TW", ""},
                                                                {"zh-hk", "zh_TW", ""},
                                                                {"zh", "zh_CN", ""}});

/// Works that are part of another work, to which the ISBN belongs.
constexpr auto parts_of_books =
    std::to_array<Kind>({Kind::chapter, Kind::paper_conference, Kind::entry, Kind::entry_dictionary,
                         Kind::entry_encyclopedia, Kind::article_journal, Kind::review, Kind::review_book});

const TypeRow* find_row(Kind kind, std::string_view genre) noexcept {
  const auto row = std::ranges::find_if(types, [&](const TypeRow& each) {
    return each.kind == kind && !each.genre.empty() && ascii::equals_lower(genre, each.genre);
  });
  return row == types.end() ? nullptr : &*row;
}

bool has_people(const Record& record, Field field) noexcept {
  const Names* names = record.names(field);
  return names != nullptr && !names->people.empty();
}

/// Better BibTeX and JabRef keep BibTeX's type @proceedings.
std::string_view as_orcid_type(std::string_view written) noexcept {
  return written == "proceedings" || written == "mvproceedings" ? "conference-proceedings" : written;
}

bool is_arxiv_doi(std::string_view doi) noexcept { return ascii::equals_lower(doi.substr(0, 9), "10.48550/"); }

/// True if the record has an identifier of its own that is not from arXiv.
bool is_published(const Record& record) noexcept {
  return std::ranges::any_of(record.identifiers, [](const Identifier& id) {
    return id.relation == Relation::self && (id.scheme == Scheme::doi || id.scheme == Scheme::pmid) &&
           !is_arxiv_doi(id.value);
  });
}

}  // namespace

std::span<const TypeRow> type_rows() noexcept { return types; }

const TypeRow* find_type(std::string_view type) noexcept {
  const auto fold = [](char c) { return c == '_' ? '-' : ascii::to_lower(c); };
  const auto row = std::ranges::find_if(types, [&](const TypeRow& each) {
    return each.use != Use::write && std::ranges::equal(type, each.type, {}, fold);
  });
  return row == types.end() ? nullptr : &*row;
}

const TypeRow& type_for(const Record& record) noexcept {
  const Text* genre = record.text(Field::genre);
  if (genre != nullptr) {
    if (const TypeRow* row = find_row(record.kind, genre->plain)) return *row;
  }
  const TypeRow* own = find_type(as_orcid_type(record.kind_as_written));
  if (own != nullptr && own->kind == record.kind && own->use == Use::both) return *own;
  const bool edited = has_people(record, Field::editor) && !has_people(record, Field::author);
  if (record.kind == Kind::book && edited) return *find_type("edited-book");
  const auto row = std::ranges::find(types, record.kind, &TypeRow::kind);
  return row == types.end() ? *find_type("other") : *row;
}

std::span<const RoleRow> role_rows() noexcept { return roles; }

std::optional<Field> field_of_role(std::string_view role) noexcept {
  const auto row = std::ranges::find_if(
      roles, [&](const RoleRow& each) { return each.read && ascii::equals_lower(role, each.role); });
  if (row == roles.end()) return std::nullopt;
  return row->field;
}

std::string_view identifier_type(const Identifier& identifier) noexcept {
  if (identifier.scheme == Scheme::other && is_identifier_type(identifier.type)) return identifier.type;
  return spelling(identifier.scheme);
}

bool is_identifier_type(std::string_view type) noexcept { return std::ranges::binary_search(identifier_types, type); }

Relation relation_for(const Identifier& identifier, const Record& record) noexcept {
  if (identifier.relation != Relation::self) return identifier.relation;
  const Kind kind = record.kind;
  if (identifier.scheme == Scheme::issn) return kind == Kind::periodical ? Relation::self : Relation::part_of;
  if (identifier.scheme == Scheme::isbn) {
    return std::ranges::find(parts_of_books, kind) == parts_of_books.end() ? Relation::self : Relation::part_of;
  }
  const bool arxiv =
      identifier.scheme == Scheme::arxiv || (identifier.scheme == Scheme::doi && is_arxiv_doi(identifier.value));
  return arxiv && kind != Kind::article && is_published(record) ? Relation::version_of : Relation::self;
}

std::string_view language_code(std::string_view language_tag) noexcept {
  const auto folded = [](char c) { return c == '_' ? '-' : ascii::to_lower(c); };
  for (const LanguageAlias& alias : language_aliases) {
    const std::string_view head = language_tag.substr(0, alias.tag.size());
    const bool ends = language_tag.size() == head.size() || folded(language_tag[head.size()]) == '-';
    if (ends && std::ranges::equal(head, alias.tag, {}, folded)) return alias.code;
  }
  const std::string_view primary = language_tag.substr(0, language_tag.find_first_of("-_"));
  const auto code =
      std::ranges::find_if(languages, [&](std::string_view each) { return ascii::equals_lower(primary, each); });
  return code == languages.end() ? std::string_view() : *code;
}

std::string_view language_tag(std::string_view code) noexcept {
  const auto alias = std::ranges::find_if(
      language_aliases, [&](const LanguageAlias& each) { return each.code == code && !each.tag_of_code.empty(); });
  return alias == language_aliases.end() ? code : alias->tag_of_code;
}

bool is_orcid_id(std::string_view id) noexcept {
  if (id.size() != 19) return false;
  for (std::size_t i = 0; i < id.size(); ++i) {
    const bool digit = id[i] >= '0' && id[i] <= '9';
    const bool dash = i % 5 == 4;
    if (dash ? id[i] != '-' : !digit && !(i == 18 && id[i] == 'X')) return false;
  }
  return true;
}

}  // namespace opcit::orcid
