/// biblatex's granular references (manual, 3.13.6): a field's value, or one item of a list, that is xdata=KEY-FIELD or
/// xdata=KEY-FIELD-POSITION stands for that field of @xdata{KEY}, or for that item of it.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "bibtex/inherit/parent.h"

namespace opcit::bibtex {

struct XdataReference {
  std::string_view key;
  std::string_view field;    ///< As written.
  std::size_t position = 0;  ///< Of the item, from 1; 0 for the whole field.
};

/// Whether the marker of a reference stands anywhere in `text`. Where the bytes of a field lack it, none is looked for
/// in what its macros expand to: else it would depend on the cuts of the input whether one is seen.
bool mentions_references(std::string_view text) noexcept;

/// The bytes of the chunk where the field has its value.
std::string_view source_of(const SourceField& field, const Chunk& chunk) noexcept;
/// Whether one is to be looked for in the field.
bool refers_to_xdata(const SourceField& field, const Chunk& chunk) noexcept;

/// Calls take(key) for each entry that a field of this name and value refers to.
void each_referenced_key(Tag tag, std::string_view tex, const std::function<void(std::string_view key)>& take);

/// Whether the value, or an item of it, is one, well formed or not.
bool holds_reference(Tag tag, std::string_view tex);

/// A field of an @xdata entry, cut where it is a list.
struct Referent {
  std::string_view tex;
  std::span<const std::string_view> items;
  bool truncated = false;
};

/// Cuts each field once. The results live as long as the arena.
class Referents {
 public:
  explicit Referents(Arena& arena) : arena_(arena) {}
  const Referent& of(const Parent::Field& field);

 private:
  Arena& arena_;
  std::unordered_map<const Parent::Field*, Referent> cut_;
};

/// Why a reference stays as it is written.
struct ReferenceFault {
  Code code = Code::unresolved_reference;
  std::string detail = {};
};

/// The place of the field of `parent` (nullptr: no entry has the key) that a reference in field `from` leads to;
/// nullopt and `fault` when it leads to none.
std::optional<std::size_t> find_referent(const Parent* parent, const XdataReference& reference, Tag from,
                                         ReferenceFault& fault);
/// The same after settle_references(): what could not be settled is a fault.
const Parent::Field* find_settled(const Parent* parent, const XdataReference& reference, Tag from,
                                  ReferenceFault& fault);

/// Reads the values of one entry. What stands for references in them is limited to max_handed_down bytes in all.
class References {
 public:
  using Find = std::function<const Parent::Field*(const XdataReference&, Tag from, ReferenceFault& fault)>;
  using Report = std::function<void(std::string_view reference, const ReferenceFault& fault)>;
  References(Find find, Report report, Referents& referents, Arena& arena)
      : find_(std::move(find)), report_(std::move(report)), referents_(referents), arena_(arena) {}

  /// The value with what its references stand for; nullopt when it has none that leads anywhere.
  std::optional<std::string_view> read(Tag tag, std::string_view tex);

 private:
  struct Found {
    const Referent* referent = nullptr;  // nullptr: the reference stays
    std::size_t position = 0;
  };
  Found follow(std::string_view written, Tag tag);
  std::optional<std::string_view> read_list(Tag tag, std::string_view tex);

  Find find_;
  Report report_;
  Referents& referents_;
  Arena& arena_;
  std::size_t room_ = max_handed_down;
};

/// Whether a writer of this family may put the reference under the name that it gives such a field: a year may become
/// a date, which is of another type.
bool keeps_its_type(Tag tag) noexcept;

/// Reads the references of all parents, so that each of their fields is settled. The order of the keys decides what
/// goes beyond max_referred_bytes.
void settle_references(ParentMap& parents);
inline constexpr std::size_t max_referred_bytes = std::size_t{64} << 20;

}  // namespace opcit::bibtex
