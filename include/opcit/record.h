/// @file
/// The record model between formats: items, records, and the batch that owns them.
///
/// A record borrows from its batch: every view in it points into the batch's text or arena and is invalid after the
/// next reset of the batch. Records are trivially destructible.
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
/// The alternatives are in the order of `Shape`.
using Value = std::variant<Names, Date, List, Text>;

/// One CSL variable of a record.
struct FieldValue {
  Field field;             ///< Determines which alternative `value` holds.
  Span source = {};        ///< Location in the input; len 0 if it has none (derived).
  Value value;             ///< Has the shape of the field.
  bool inherited = false;  ///< Inherited from a parent by crossref or xdata.
};

/// How an identifier relates to the work: ORCID's relationships.
enum class Relation : std::uint8_t { self, version_of, part_of };
/// "self", "version-of", "part-of".
OPCIT_API std::string_view spelling(Relation relation) noexcept;

/// The only place for DOI, arXiv id, ISBN, URL and the like.
struct Identifier {
  Scheme scheme = Scheme::other;       ///< What kind of identifier it is.
  Relation relation = Relation::self;  ///< How it relates to the work.
  /// Normalised: a bare DOI, an arXiv id without "arXiv:" and without version, an ISSN with its hyphen.
  std::string_view value = {};
  std::string_view version = {};  ///< Of an arXiv id: "v2".
  std::string_view type = {};     ///< The scheme's name as written, for Scheme::other.
  Span source = {};               ///< Location in the input.
  bool inherited = false;         ///< Inherited from a parent by crossref or xdata.
};

/// A subject class of a scheme: arXiv's cs.LG, ACM's I.2.6, MSC's 68T05.
struct Category {
  std::string_view scheme = {};  ///< "arxiv", "acm", "msc"; empty when unknown.
  std::string_view term = {};    ///< "cs.LG"; the code as written if it was not resolved.
  bool primary = false;          ///< The category under which its archive files the work.
  Span source = {};              ///< Location in the input.
};

/// The target of a link.
enum class LinkKind : std::uint8_t { code, data, pdf, page, file };
/// "code", "data", "pdf", "page", "file".
OPCIT_API std::string_view spelling(LinkKind kind) noexcept;

/// A resource that belongs to the work. `url` is empty if the source only says that it exists.
struct Link {
  LinkKind kind = LinkKind::page;  ///< The kind of target.
  std::string_view url = {};       ///< As written.
  std::string_view label = {};     ///< A label; may be empty.
  Span source = {};                ///< Location in the input.
};

/// A value that the record model cannot represent, as written. It is written back to the format it came from; other
/// formats report its loss.
struct Extra {
  std::string_view format = {};  ///< Id of the format that it was read from.
  std::string_view tag = {};     ///< Its name in that format.
  std::string_view value = {};   ///< As written there.
  Span source = {};              ///< Location in the input.
  /// Repeats, in the spelling of its format, a value that the record has (a subtitle that was joined to the title):
  /// nothing is lost without it.
  bool restates = false;
  /// The expression for `value` with definitions that are document items (`jacm # " suppl."` of BibTeX); empty if there
  /// is no expression. It is meaningless without those items.
  std::string_view expression = {};
  /// The record has this value in another form, as the user requested; this is the original. If no writer takes it, the
  /// loss is an alteration of the field named before the first dot of `tag`, not the loss of an extra.
  std::string_view altered_to = {};
};

/// One work.
struct Record {
  std::string_view key = {};                     ///< Citation key; empty until `assign` if the input has none.
  bool key_generated = false;                    ///< opcit generated the key.
  bool recovered = false;                        ///< The source was damaged; this is the part that was recovered.
  Kind kind = Kind::document;                    ///< Document, if the source has no better type.
  std::string_view kind_as_written = {};         ///< "inproceedings"; may be empty.
  std::span<const FieldValue> fields = {};       ///< In the order of the source.
  std::span<const Identifier> identifiers = {};  ///< These and the following lists, too.
  std::span<const Category> categories = {};     ///< At most one of each scheme is primary.
  std::span<const Link> links = {};              ///< Resources that belong to the work.
  std::span<const Extra> extra = {};             ///< Values that the record model cannot represent.
  Span source = {};                              ///< Location of the whole record in its input.

  /// @{
  /// The first value of `field`, or nullptr. Linear: a scan is faster than a map for under twenty fields.
  OPCIT_API const FieldValue* find(Field field) const noexcept;
  OPCIT_API const Text* text(Field field) const noexcept;
  OPCIT_API const Names* names(Field field) const noexcept;
  OPCIT_API const Date* date(Field field) const noexcept;
  OPCIT_API const List* list(Field field) const noexcept;
  /// @}
  /// The first identifier of `scheme` with this relation.
  OPCIT_API const Identifier* identifier(Scheme scheme, Relation relation = Relation::self) const noexcept;
  /// The primary category of `scheme`, otherwise its first one; nullptr without any.
  OPCIT_API const Category* primary_category(std::string_view scheme) const noexcept;
};
static_assert(std::is_trivially_destructible_v<Record>, "an arena frees a record by forgetting it");

/// The kind of a document item.
enum class DocumentKind : std::uint8_t { header, string_macro, preamble, comment, free_text, feed, person };

/// An item that belongs to no record: a listing's header, `@string`, free text between entries, feed metadata.
struct DocumentItem {
  DocumentKind kind = DocumentKind::header;  ///< The kind of item.
  std::string_view text = {};                ///< As written, if it is one piece (a comment); otherwise empty.
  std::span<const Extra> extra = {};         ///< Its named parts, in order.
  Span source = {};                          ///< Location in the input.
};

/// Exactly one of the two is set.
struct Item {
  Record* record = nullptr;                ///< Lives as long as its batch, as does the other.
  const DocumentItem* document = nullptr;  ///< An item that belongs to no record.
};

/// A sequence of consecutive items of one input and all their memory. Movable, not copyable; one thread at a
/// time.
struct Batch {
  std::string text;         ///< The chunk's bytes, possibly with some context.
  Arena arena;              ///< Decoded text, and the records themselves.
  std::vector<Item> items;  ///< In the order of the input.
  Diagnostics diagnostics;  ///< In any order.

  /// Discards the items and keeps the memory.
  void reset() noexcept {
    items.clear();
    diagnostics.clear();
    arena.reset();
  }
};

}  // namespace opcit
