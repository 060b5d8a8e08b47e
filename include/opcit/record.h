/// @file
/// The hub between formats: items, records, and the batch that owns them.
///
/// A record is a loan from its batch: every view in it points into the batch's text or arena and dies with the batch's
/// next reset. Records are trivially destructible.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "opcit/arena.h"
#include "opcit/date.h"
#include "opcit/diagnostic.h"
#include "opcit/export.h"
#include "opcit/name.h"
#include "opcit/text.h"
#include "opcit/vocabulary.h"

namespace opcit {

/// Keywords and the like, in the order of the source.
using List = std::span<const std::string_view>;
/// The alternatives stand in the order of `Shape`.
using Value = std::variant<Names, Date, List, Text>;

/// One CSL variable of a record.
struct FieldValue {
  Field field;             ///< Decides which alternative `value` holds.
  Span source = {};        ///< Where it stood in the input; len 0 when it stood nowhere (derived).
  Value value;             ///< Of the shape of the field.
  bool inherited = false;  ///< Came from a parent by crossref or xdata.
};

/// How an identifier relates to the work: ORCID's relationships.
enum class Relation : std::uint8_t { self, version_of, part_of };
/// "self", "version-of", "part-of".
OPCIT_API std::string_view spelling(Relation relation) noexcept;

/// The only place for DOI, arXiv id, ISBN, URL and the like.
struct Identifier {
  Scheme scheme = Scheme::other;       ///< What kind of identifier it is.
  Relation relation = Relation::self;  ///< Whether it is that of the work.
  /// Normalised: a bare DOI, an arXiv id without "arXiv:" and without version, an ISSN with its hyphen.
  std::string_view value = {};
  std::string_view version = {};  ///< Of an arXiv id: "v2".
  std::string_view type = {};     ///< The scheme's name as written, for Scheme::other.
  Span source = {};               ///< Where it stood in the input.
  bool inherited = false;         ///< Came from a parent by crossref or xdata.
};

/// A subject class of a scheme: arXiv's cs.LG, ACM's I.2.6, MSC's 68T05.
struct Category {
  std::string_view scheme = {};  ///< "arxiv", "acm", "msc"; empty when unknown.
  std::string_view term = {};    ///< "cs.LG"; the code as written when it was not resolved.
  bool primary = false;          ///< The one that its archive files the work under.
  Span source = {};              ///< Where it stood in the input.
};

/// What a link leads to.
enum class LinkKind : std::uint8_t { code, data, pdf, page, file };
/// "code", "data", "pdf", "page", "file".
OPCIT_API std::string_view spelling(LinkKind kind) noexcept;

/// Something that belongs to the work and is not the work. `url` is empty when the source only says that it exists.
struct Link {
  LinkKind kind = LinkKind::page;  ///< What it leads to.
  std::string_view url = {};       ///< As written.
  std::string_view label = {};     ///< What it is called; may be empty.
  Span source = {};                ///< Where it stood in the input.
};

/// What has no room in the hub, as written. It goes back out to the format it came from; elsewhere its loss is
/// reported.
struct Extra {
  std::string_view format = {};  ///< Id of the format that it was read from.
  std::string_view tag = {};     ///< Its name in that format.
  std::string_view value = {};   ///< As written there.
  Span source = {};              ///< Where it stood in the input.
  /// Restates, in the spelling of its format, what the hub holds already (a subtitle that was joined to the title):
  /// without it nothing is lost.
  bool restates = false;
  /// How `value` was put together from definitions that are document items (`jacm # " suppl."` of BibTeX); empty when
  /// it stands for itself. It means nothing where those items are not written.
  std::string_view expression = {};
  /// The hub holds this in another form, as the user asked for; the value is what it was. Where that finds no room, the
  /// loss is that of an alteration of the field that is named before the first dot of `tag`, not of an extra.
  std::string_view altered_to = {};
};

/// One work.
struct Record {
  std::string_view key = {};                     ///< Citation key; empty until `assign` when the input has none.
  bool key_generated = false;                    ///< The key is opcit's.
  bool recovered = false;                        ///< The source was damaged, and this is what could be saved.
  Kind kind = Kind::document;                    ///< Document, where the source tells nothing better.
  std::string_view kind_as_written = {};         ///< "inproceedings"; may be empty.
  std::span<const FieldValue> fields = {};       ///< In the order of the source.
  std::span<const Identifier> identifiers = {};  ///< As are these and the next ones.
  std::span<const Category> categories = {};     ///< At most one of each scheme is primary.
  std::span<const Link> links = {};              ///< What belongs to the work.
  std::span<const Extra> extra = {};             ///< What has no room in the hub.
  Span source = {};                              ///< The whole record in its input.

  /// @{
  /// The first value of `field`, nullptr when there is none. Linear: a scan beats a map at under twenty fields.
  OPCIT_API const FieldValue* find(Field field) const noexcept;
  OPCIT_API const Text* text(Field field) const noexcept;
  OPCIT_API const Names* names(Field field) const noexcept;
  OPCIT_API const Date* date(Field field) const noexcept;
  OPCIT_API const List* list(Field field) const noexcept;
  /// @}
  /// The first identifier of `scheme` with this relation.
  OPCIT_API const Identifier* identifier(Scheme scheme, Relation relation = Relation::self) const noexcept;
  /// The primary category of `scheme`, or its first one; nullptr when there is none.
  OPCIT_API const Category* primary_category(std::string_view scheme) const noexcept;
};
static_assert(std::is_trivially_destructible_v<Record>, "an arena frees a record by forgetting it");

/// What a document item is.
enum class DocumentKind : std::uint8_t { header, string_macro, preamble, comment, free_text, feed, person };

/// What belongs to no record: a listing's header, `@string`, free text between entries, feed metadata.
struct DocumentItem {
  DocumentKind kind = DocumentKind::header;  ///< What it is.
  std::string_view text = {};                ///< As written, where it is one piece (a comment); else empty.
  std::span<const Extra> extra = {};         ///< Its named parts, in order.
  Span source = {};                          ///< Where it stood in the input.
};

/// Exactly one of the two is set.
struct Item {
  Record* record = nullptr;                ///< Lives as long as its batch, as does the other.
  const DocumentItem* document = nullptr;  ///< What belongs to no record.
};

/// A run of consecutive items of one input and all the memory that they see. Movable, not copyable; one thread at a
/// time.
struct Batch {
  std::string text;         ///< The chunk's bytes, perhaps with some that stand around them.
  Arena arena;              ///< What was decoded, and the records themselves.
  std::vector<Item> items;  ///< In the order of the input.
  Diagnostics diagnostics;  ///< In any order.

  /// Forgets the items and keeps the memory.
  void reset() noexcept {
    items.clear();
    diagnostics.clear();
    arena.reset();
  }
};

}  // namespace opcit
