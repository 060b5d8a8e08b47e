#include "bibtex/write/proof.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <optional>

#include "base/ascii.h"
#include "bibtex/tables/citation_key.h"
#include "bibtex/tables/entry_type.h"
#include "bibtex/tables/identifier_table.h"
#include "bibtex/tables/spellings.h"
#include "bibtex/tables/type_table.h"
#include "bibtex/tree/scan.h"
#include "bibtex/write/fields.h"
#include "bibtex/write/proof_values.h"
#include "model/arxiv_categories.h"
#include "model/identifiers.h"

namespace opcit::bibtex {
namespace {

/// Beyond this many of a sort the comparison after a reading looks at a part of them only (audit_changes.cpp).
constexpr std::size_t most_parts = 60;

/// What the reader makes of a field depends on others for most fields. These are the ones that it takes for themselves
/// once the entry has none beside them that is not listed here: the rest of known_tags are the parts of titles,
/// inheritance, roles, second names of a variable, and whatever else record_reader.cpp and the files that it calls look
/// for. A tag that is new there is refused here until somebody adds it.
constexpr auto hub_tags = std::to_array<Tag>(
    {tag("abstract"),      tag("address"),   tag("annotation"),   tag("annote"),       tag("author"),
     tag("bookauthor"),    tag("booktitle"), tag("chapter"),      tag("date"),         tag("day"),
     tag("edition"),       tag("editor"),    tag("eid"),          tag("eventdate"),    tag("eventtitle"),
     tag("institution"),   tag("issue"),     tag("journal"),      tag("journaltitle"), tag("keywords"),
     tag("langid"),        tag("language"),  tag("library"),      tag("location"),     tag("month"),
     tag("note"),          tag("number"),    tag("organization"), tag("origdate"),     tag("origlocation"),
     tag("origpublisher"), tag("origtitle"), tag("pages"),        tag("pagetotal"),    tag("part"),
     tag("publisher"),     tag("pubstate"),  tag("school"),       tag("series"),       tag("shortjournal"),
     tag("shorttitle"),    tag("title"),     tag("translator"),   tag("type"),         tag("urldate"),
     tag("venue"),         tag("version"),   tag("volume"),       tag("volumes"),      tag("year")});

/// Written from identifiers, categories and links, and judged with these.
constexpr auto other_tags =
    std::to_array<Tag>({tag("archiveprefix"), tag("categories"), tag("code"), tag("data"), tag("doi"), tag("eprint"),
                        tag("eprintclass"), tag("eprinttype"), tag("file"), tag("isbn"), tag("issn"), tag("journaldoi"),
                        tag("page"), tag("pdf"), tag("pmcid"), tag("pmid"), tag("primaryclass"), tag("url")});

/// Fields that the reader knows by name and keeps as they are, whatever stands beside them.
constexpr auto kept_tags = std::to_array<Tag>({tag("afterword"),
                                               tag("annotator"),
                                               tag("authortype"),
                                               tag("bookpagination"),
                                               tag("commentator"),
                                               tag("entryset"),
                                               tag("eventtitleaddon"),
                                               tag("execute"),
                                               tag("foreword"),
                                               tag("gender"),
                                               tag("holder"),
                                               tag("indexsorttitle"),
                                               tag("indextitle"),
                                               tag("introduction"),
                                               tag("isan"),
                                               tag("ismn"),
                                               tag("isrn"),
                                               tag("iswc"),
                                               tag("key"),
                                               tag("label"),
                                               tag("lista"),
                                               tag("listb"),
                                               tag("listc"),
                                               tag("listd"),
                                               tag("liste"),
                                               tag("listf"),
                                               tag("nameaddon"),
                                               tag("origlanguage"),
                                               tag("pagination"),
                                               tag("presort"),
                                               tag("related"),
                                               tag("relatedoptions"),
                                               tag("relatedstring"),
                                               tag("relatedtype"),
                                               tag("reprinttitle"),
                                               tag("shortauthor"),
                                               tag("shorteditor"),
                                               tag("shorthand"),
                                               tag("shorthandintro"),
                                               tag("shortseries"),
                                               tag("sortkey"),
                                               tag("sortname"),
                                               tag("sortshorthand"),
                                               tag("sorttitle"),
                                               tag("sortyear"),
                                               tag("usera"),
                                               tag("userb"),
                                               tag("userc"),
                                               tag("userd"),
                                               tag("usere"),
                                               tag("userf"),
                                               tag("verba"),
                                               tag("verbb"),
                                               tag("verbc"),
                                               tag("xref"),
                                               tag("yeardivision")});

enum class Part : std::uint8_t { refused, hub, other, kept };

constexpr auto parts = [] {
  std::array<Part, known_tags.size()> table{};
  for (const Tag of : hub_tags) table[of] = Part::hub;
  for (const Tag of : other_tags) table[of] = Part::other;
  for (const Tag of : kept_tags) table[of] = Part::kept;
  return table;
}();

/// As the reader has it, a journal of preprints is no place of publication (read_identifiers.cpp).
bool may_mean_a_preprint(std::string_view journal) noexcept {
  return ascii::equal_folded(journal, "corr") || ascii::contains_lower(journal, "arxiv");
}

bool is_word(std::string_view text) noexcept {
  return !text.empty() && text.find_first_of(" \t\r\n,;") == std::string_view::npos;
}

/// Whether `whole`, words parted by `separator`, has this one.
bool has_word(std::string_view whole, std::string_view separator, std::string_view word) noexcept {
  for (;;) {
    const std::size_t end = whole.find(separator);
    if (whole.substr(0, end) == word) return true;
    if (end == std::string_view::npos) return false;
    whole.remove_prefix(end + separator.size());
  }
}

bool is_normal_doi(std::string_view tex) noexcept { return is_bare(tex) && bare_doi(tex) == tex; }

class EntryProof {
 public:
  EntryProof(const WrittenEntry& entry, const Audit& audit)
      : entry_(entry), audit_(audit), record_(audit.record()), kind_(record_.kind) {}

  bool holds() {
    return is_small() && has_plain_head() && index_fields() && look_at_eprint() && look_at_doi() &&
           comes_back_as_kind() && hub_holds() && identifiers_hold() && categories_hold() && links_hold() &&
           extras_hold();
  }

 private:
  bool is_small() const noexcept {
    const std::size_t most =
        std::max({record_.fields.size(), record_.identifiers.size(), record_.categories.size(), record_.links.size(),
                  record_.extra.size(), entry_.fields.size(), audit_.losses()});
    return most <= most_parts;
  }

  /// "@type{key," begins one entry, which stands for a work.
  bool has_plain_head() const noexcept {
    return is_legal_key(entry_.key, Dialect::bibtex) && entry_.type != "set" && entry_.type != "xdata";
  }

  /// Each name once, each value closed, and nothing that is refused.
  bool index_fields() {
    for (const WrittenField& field : entry_.fields) {
      const std::string_view tex = field.tex;
      if (tex.empty() || ascii::is_space(tex.front()) || ascii::is_space(tex.back())) return false;
      if (field.tag == unknown_tag) {
        // Annotations of names have a plus sign.
        if (field.name.find('+') != std::string_view::npos) return false;
        continue;
      }
      if (by_tag_[field.tag] != 0) return false;
      by_tag_[field.tag] = static_cast<std::uint8_t>(&field - entry_.fields.data() + 1);
      if (!is_expected(field)) return false;
    }
    return true;
  }

  bool is_expected(const WrittenField& field) const noexcept {
    switch (parts[field.tag]) {
      case Part::hub:
        // The word for theses of an unknown kind is dropped again.
        return field.part != nullptr ||
               (field.tag == tag("type") && kind_ == Kind::thesis && field.tex == unknown_thesis);
      case Part::other:
        return field.part == nullptr && is_bare(field.tex);
      case Part::kept:
        return field.part == nullptr;
      case Part::refused:
        break;
    }
    if (field.tag == tag("entrysubtype")) return !entry_.subtype.empty() && field.tex == entry_.subtype;
    return field.tag == tag("options") && field.tex == "useprefix=true";
  }

  std::string_view tex(Tag of) const noexcept {
    return by_tag_[of] == 0 ? std::string_view() : entry_.fields[by_tag_[of] - std::size_t{1}].tex;
  }
  bool has(Tag of) const noexcept { return by_tag_[of] != 0; }

  /// What names no archive that is known, or an arXiv id that is none, stays as it is.
  bool look_at_eprint() {
    const std::string_view eprint = tex(tag("eprint"));
    const std::string_view type = has(tag("eprinttype")) ? tex(tag("eprinttype")) : tex(tag("archiveprefix"));
    if (eprint.empty()) return true;
    const auto id = parse_arxiv_id(eprint);
    const bool names_arxiv = ascii::equal_folded(type, "arxiv");
    if (id && (type.empty() || names_arxiv)) {
      const std::size_t slash = eprint.find('/');
      const bool has_class = slash != std::string_view::npos && eprint.find('.') < slash;  // math.GT/0309136
      arxiv_ = eprint;
      eprint_scheme_ = Scheme::arxiv;
      return id->value == eprint && !has_class;
    }
    if (names_arxiv) return true;
    const auto row = std::ranges::find_if(
        archive_rows(), [type](const ArchiveRow& archive) { return ascii::equal_folded(type, archive.archive); });
    if (row != archive_rows().end()) eprint_scheme_ = row->scheme;
    return true;
  }

  /// The DOI of the preprint itself says no more than the arXiv id.
  bool look_at_doi() {
    constexpr std::string_view of_arxiv = "10.48550/arxiv.";
    const std::string_view doi = tex(tag("doi"));
    if (has(tag("journaldoi")) && !is_normal_doi(tex(tag("journaldoi")))) return false;
    if (doi.empty()) return true;
    if (!is_normal_doi(doi)) return false;
    if (!ascii::starts_with_lower(doi, of_arxiv)) {
      doi_ = doi;
      return true;
    }
    return !arxiv_.empty() && ascii::equal_folded(doi.substr(of_arxiv.size()), arxiv_);
  }

  /// The reader's rules for types, one after the other (read_kind() and may_be_preprint() in record_reader.cpp).
  bool comes_back_as_kind() {
    const auto bare = kind_of(entry_.type, {});
    const auto known = entry_.subtype.empty() ? bare : kind_of(entry_.type, entry_.subtype);
    if (!known || !bare) return false;
    Kind kind = *known;
    const bool subtype_used =
        !entry_.subtype.empty() && (known != bare || (entry_.subtype == "preprint" && kind == Kind::article));
    const bool event = has(tag("eventtitle")) || has(tag("eventdate")) || has(tag("venue"));
    if (entry_.type == "unpublished" && event) kind = Kind::speech;
    if (may_mean_a_preprint(tex(tag("journal"))) || may_mean_a_preprint(tex(tag("journaltitle")))) return false;
    const bool published = has(tag("journal")) || has(tag("journaltitle")) || has(tag("booktitle"));
    const bool preprint = (!arxiv_.empty() || names_arxiv_category()) && !published;
    const bool may_be =
        kind == Kind::document || kind == Kind::webpage || kind == Kind::manuscript || kind == Kind::article_journal;
    if (preprint && may_be && !subtype_used) kind = Kind::article;
    return kind == kind_;
  }

  bool names_arxiv_category() const noexcept {
    for (const Tag of : {tag("primaryclass"), tag("eprintclass")}) {
      if (has(of) && find_arxiv_category(tex(of)) != nullptr) return true;
    }
    std::string_view others = tex(tag("categories"));
    while (!others.empty()) {
      const std::string_view term = others.substr(0, others.find(' '));
      if (find_arxiv_category(term) != nullptr) return true;
      others.remove_prefix(std::min(term.size() + 1, others.size()));
    }
    return false;
  }

  /// One tag for each variable, so that none comes second to another.
  bool hub_holds() {
    // Without the option biblatex drops particles.
    const bool keeps_particles = entry_.dialect == Dialect::bibtex || has(tag("options"));
    const ValueProof values(entry_.dialect, kind_, keeps_particles);
    std::uint64_t held = 0;
    for (const WrittenField& field : entry_.fields) {
      if (field.part == nullptr) continue;
      const bool of_date = field.tag == tag("year") || field.tag == tag("month") || field.tag == tag("day");
      if (of_date ? !holds_date(values, field) : !holds_alone(values, field)) return false;
      held |= std::uint64_t{1} << static_cast<std::size_t>(field.part - record_.fields.data());
    }
    for (std::size_t i = 0; i < record_.fields.size(); ++i) {
      const FieldValue& part = record_.fields[i];
      const bool matters = !part.inherited && ((held >> i) & 1U) == 0 && audit_.taken(part);
      if (matters && !is_implied(part)) return false;
    }
    return true;
  }

  bool holds_alone(const ValueProof& values, const WrittenField& field) {
    const auto variable = static_cast<std::size_t>(field.part->field);
    if (seen_[variable] || variable_of(field.tag, kind_) != field.part->field) return false;
    seen_[variable] = true;
    return values.holds(field);
  }

  bool holds_date(const ValueProof& values, const WrittenField& field) {
    const auto* date = std::get_if<Date>(&field.part->value);
    if (date == nullptr || field.part->field != Field::issued || has(tag("date"))) return false;
    return field.tag != tag("year") ? has(tag("year"))
                                    : values.holds_date(*date, field.tex, tex(tag("month")), tex(tag("day")));
  }

  /// "PhD thesis" of @phdthesis.
  bool is_implied(const FieldValue& part) const noexcept {
    const auto* text = std::get_if<Text>(&part.value);
    return part.field == Field::genre && !has(tag("type")) && text != nullptr && text->runs.empty() &&
           !text->plain.empty() && text->plain == genre_of_type(entry_.type);
  }

  bool identifiers_hold() const {
    return std::ranges::all_of(record_.identifiers,
                               [this](const Identifier& id) { return id.inherited || !audit_.taken(id) || holds(id); });
  }

  bool holds(const Identifier& id) const {
    if (id.scheme == Scheme::issn) return id.version.empty() && is_one_of(id, tex(tag("issn")));
    if (id.scheme == Scheme::isbn) return id.version.empty() && is_one_of(id, tex(tag("isbn")));
    if (id.scheme == Scheme::doi && id.relation == Relation::version_of) {
      return id.version.empty() && !id.value.empty() && tex(tag("journaldoi")) == id.value;
    }
    if (id.relation != Relation::self || id.value.empty()) return false;
    // The writer says that the version is lost.
    if (id.scheme == Scheme::arxiv) return id.value == arxiv_;
    if (!id.version.empty()) return false;
    if (id.scheme == eprint_scheme_ && id.value == tex(tag("eprint"))) return true;
    switch (id.scheme) {
      case Scheme::doi:
        return id.value == doi_;
      case Scheme::pmid:
        return id.value == tex(tag("pmid"));
      case Scheme::pmcid:
        return id.value == tex(tag("pmcid"));
      case Scheme::url:
        return id.value == tex(tag("url"));
      default:
        return false;
    }
  }

  static bool is_one_of(const Identifier& id, std::string_view all) noexcept {
    const bool whole = id.value.find_first_of(",;") == std::string_view::npos;
    return whole && is_bare(id.value) && has_word(all, ", ", id.value);
  }

  bool categories_hold() const {
    return std::ranges::all_of(record_.categories,
                               [this](const Category& category) { return !audit_.taken(category) || holds(category); });
  }

  bool holds(const Category& category) const {
    const std::string_view scheme = !arxiv_.empty() || find_arxiv_category(category.term) != nullptr
                                        ? std::string_view("arxiv")
                                        : std::string_view();
    const bool plain = is_word(category.term) && category.term.find_first_of(":'") == std::string_view::npos;
    if (!plain || category.scheme != scheme) return false;
    if (!category.primary) return has_word(tex(tag("categories")), " ", category.term);
    const Tag of = entry_.dialect == Dialect::biblatex ? tag("eprintclass") : tag("primaryclass");
    return tex(of) == category.term;
  }

  bool links_hold() const {
    // One word that is no address, and the reader leaves the field alone.
    return std::ranges::all_of(record_.links, [this](const Link& link) {
      if (!audit_.taken(link)) return true;
      const bool known = link.url.empty() ||
                         ((link.url.starts_with("http://") || link.url.starts_with("https://")) && is_word(link.url));
      return known && has_word(tex(find_tag(spelling(link.kind))), " ", link.url.empty() ? available : link.url);
    });
  }

  bool extras_hold() const {
    return std::ranges::all_of(
        record_.extra, [this](const Extra& extra) { return extra.restates || !audit_.taken(extra) || holds(extra); });
  }

  bool holds(const Extra& extra) const {
    const auto field = std::ranges::find(entry_.fields, extra.tag, &WrittenField::name);
    if (field == entry_.fields.end() || field->part != nullptr) return false;
    const bool kept = field->tag == unknown_tag || (is_kept(field->tag) && known_tags[field->tag] == extra.tag);
    return kept && field->tex == extra.value && is_closed_value(field->tex);
  }

  bool is_kept(Tag of) const noexcept {
    const bool of_eprint = of == tag("eprint") || of == tag("eprinttype") || of == tag("archiveprefix");
    return parts[of] == Part::kept || (of_eprint && !eprint_scheme_);
  }

  const WrittenEntry& entry_;
  const Audit& audit_;
  const Record& record_;
  Kind kind_;
  std::array<std::uint8_t, known_tags.size()> by_tag_ = {};  // index + 1
  std::bitset<field_count> seen_;
  std::optional<Scheme> eprint_scheme_;
  std::string_view arxiv_;
  std::string_view doi_;
};

}  // namespace

bool surely_comes_back(const WrittenEntry& entry, const Audit& audit) { return EntryProof(entry, audit).holds(); }

}  // namespace opcit::bibtex
