/// Finds the records of a JSON document: the objects of its outermost array, of the array "references" or "items" of a
/// surrounding object, or consecutive objects. The slicer looks at brackets and strings only, so that a
/// record with invalid JSON still has an end.
///
/// An object ends early where the text cannot be valid: at a '{' that follows no colon within an object, and at a line
/// end within a string. So the errors of one record do not affect the next.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "opcit/format.h"

namespace opcit::json {

/// The part of the document in which a chunk begins.
struct Place {
  enum class Kind : std::uint8_t {
    outside,  ///< At the start, or between complete objects and arrays.
    array,    ///< Within the array of records, before a record.
    tail,     ///< After that array, in the rest of the surrounding object, which belongs to no record.
  } kind = Kind::outside;
  std::uint8_t wrappers = 0;  ///< Number of objects around the array.

  bool operator==(const Place&) const = default;
};

/// Chunk::preamble of a chunk that a Slicer cut: it holds the state that a later chunk needs.
struct PlacePreamble final : Preamble {
  explicit PlacePreamble(Place where) : place(where) {}
  Place place;
};

/// The end of the object or array that begins at `at`; npos if the text ends before it.
std::size_t skip_value(std::string_view text, std::size_t at) noexcept;

/// The next item that the slicer found.
struct Step {
  enum class Kind : std::uint8_t {
    record,   ///< An object begins at `at`; the caller finds its end and resumes there.
    stray,    ///< [at, at + size) is not a record: a number, a string, an array within the array, free text.
    missing,  ///< A comma is missing before `at`.
    end,      ///< The text ends, possibly inside a value.
  } kind = Kind::end;
  std::size_t at = 0;
  std::size_t size = 0;
};

/// The members that may surround records: members with an array of records, and members with one record or an array.
struct Wrapping {
  std::span<const std::string_view> arrays;
  std::span<const std::string_view> objects;
  std::uint8_t deepest = 1;  ///< How many of `objects` may be nested.
};
/// "references" (pandoc), "items" (Zotero, Crossref), "message" (Crossref).
extern const Wrapping usual_wrapping;

/// The records in an object that surrounds them: an array that `wrapping` names, also
/// nested in one of its objects, or such an object itself (Crossref's answer for one DOI).
struct Wrapped {
  std::size_t array = std::string_view::npos;   ///< The start of that array.
  std::size_t object = std::string_view::npos;  ///< The start of that object.
  std::uint8_t wrappers = 0;                    ///< Number of objects around it.
  bool complete = true;                         ///< False: the text ends before this is known.
};
Wrapped find_wrapped(std::string_view text, std::size_t at, const Wrapping& wrapping) noexcept;

/// Iterates over the records of a text.
class Walker {
 public:
  /// `whole`: the text ends at the end of a record or of the input.
  Walker(std::string_view text, Place place, bool whole, const Wrapping& wrapping = usual_wrapping)
      : text_(text), place_(place), whole_(whole), wrapping_(&wrapping), cut_place_(place) {}

  Step step();
  /// Call after a record, with its end.
  void resume(std::size_t at);
  /// True if the text ends within an array.
  bool open() const noexcept { return place_.kind == Place::Kind::array || place_.wrappers > 0; }

  /// The end of the complete records and their separators; the document can be cut here.
  std::size_t cut() const noexcept { return cut_; }
  Place cut_place() const noexcept { return cut_place_; }

 private:
  Step step_outside();
  Step step_array();
  Step step_tail();
  Step enter_object(std::size_t at);
  Step stray(std::size_t at);
  void go(Place::Kind kind, std::size_t at) {
    place_.kind = kind;
    at_ = at;
    fresh_ = true;
    mark();
  }
  void mark() {
    cut_ = at_;
    cut_place_ = place_;
  }

  std::string_view text_;
  Place place_;
  bool whole_;
  const Wrapping* wrapping_;
  bool fresh_ = true;  ///< No value since the start of the array or the last comma.
  std::size_t at_ = 0;
  std::size_t cut_ = 0;
  Place cut_place_;
};

/// Implements cut(), resync() and preamble() of a reader for such a document.
class Slicer {
 public:
  /// `wrapping` must outlive it.
  explicit Slicer(const Wrapping& wrapping = usual_wrapping) : wrapping_(&wrapping) {}

  std::size_t cut(std::string_view window, bool last);
  std::size_t resync(std::string_view window);
  /// The state of the chunk that was cut last.
  std::shared_ptr<const Preamble> preamble() const { return of_chunk_; }

 private:
  const Wrapping* wrapping_;
  std::shared_ptr<const PlacePreamble> of_chunk_ = std::make_shared<PlacePreamble>(Place{});
  std::shared_ptr<const PlacePreamble> of_next_ = of_chunk_;
};

}  // namespace opcit::json
