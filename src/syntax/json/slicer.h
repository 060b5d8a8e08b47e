/// Where the records of a JSON document stand: the objects of its outermost array, or of the array "references" or
/// "items" of an object around it, or objects one after the other. Only brackets and strings are looked at, so that a
/// record which is no good JSON still ends somewhere.
///
/// An object is taken to end early, so that its faults cost no other record, where the text cannot go on: at a '{' that
/// follows no colon within an object, at a line's end within a string.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "opcit/format.h"

namespace opcit::json {

/// Where in the document a chunk begins.
struct Place {
  enum class Kind : std::uint8_t {
    outside,  ///< At the start, or between whole objects and arrays.
    array,    ///< Within the array of records, before a record.
    tail,     ///< Behind that array, in the rest of the object around it, which is nobody's record.
  } kind = Kind::outside;
  std::uint8_t wrappers = 0;  ///< Objects around the array.

  bool operator==(const Place&) const = default;
};

/// Chunk::preamble of a chunk that a Slicer cut: a chunk that is not the first cannot know.
struct PlacePreamble final : Preamble {
  explicit PlacePreamble(Place where) : place(where) {}
  Place place;
};

/// The end of the object or array that begins at `at`; npos when the text ends before it.
std::size_t skip_value(std::string_view text, std::size_t at) noexcept;

/// What stands at the next place of interest.
struct Step {
  enum class Kind : std::uint8_t {
    record,   ///< An object begins at `at`; the caller finds its end and resumes there.
    stray,    ///< [at, at + size) is no record: a number, a string, an array within the array, free text.
    missing,  ///< A comma is missing before `at`.
    end,      ///< The text ends, maybe in the middle of something.
  } kind = Kind::end;
  std::size_t at = 0;
  std::size_t size = 0;
};

/// What may be around records: members that hold an array of them, and members that hold one record or such an array.
struct Wrapping {
  std::span<const std::string_view> arrays;
  std::span<const std::string_view> objects;
  std::uint8_t deepest = 1;  ///< How many of `objects` may be one in the other.
};
/// "references" (pandoc), "items" (Zotero, Crossref), "message" (Crossref).
extern const Wrapping usual_wrapping;

/// The records that an object around them holds: an array that `wrapping` names, also
/// below one of its objects, or such an object itself (Crossref's answer for one DOI).
struct Wrapped {
  std::size_t array = std::string_view::npos;   ///< Where that array begins.
  std::size_t object = std::string_view::npos;  ///< Where that object begins.
  std::uint8_t wrappers = 0;                    ///< Objects around it.
  bool complete = true;                         ///< False: the text ends before one can tell.
};
Wrapped find_wrapped(std::string_view text, std::size_t at, const Wrapping& wrapping) noexcept;

/// Walks over a text from record to record.
class Walker {
 public:
  /// `whole`: the text ends where a record ends, or where the input does.
  Walker(std::string_view text, Place place, bool whole, const Wrapping& wrapping = usual_wrapping)
      : text_(text), place_(place), whole_(whole), wrapping_(&wrapping), cut_place_(place) {}

  Step step();
  /// After a record: where it ended.
  void resume(std::size_t at);
  /// True when the text ends within an array.
  bool open() const noexcept { return place_.kind == Place::Kind::array || place_.wrappers > 0; }

  /// Up to here the text is whole records and what belongs to them; the document can be cut here.
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
  bool fresh_ = true;  ///< No value since the array's beginning or the last comma.
  std::size_t at_ = 0;
  std::size_t cut_ = 0;
  Place cut_place_;
};

/// cut(), resync() and preamble() of a reader over such a document.
class Slicer {
 public:
  /// `wrapping` must outlive it.
  explicit Slicer(const Wrapping& wrapping = usual_wrapping) : wrapping_(&wrapping) {}

  std::size_t cut(std::string_view window, bool last);
  std::size_t resync(std::string_view window);
  /// Of the chunk that was cut last.
  std::shared_ptr<const Preamble> preamble() const { return of_chunk_; }

 private:
  const Wrapping* wrapping_;
  std::shared_ptr<const PlacePreamble> of_chunk_ = std::make_shared<PlacePreamble>(Place{});
  std::shared_ptr<const PlacePreamble> of_next_ = of_chunk_;
};

}  // namespace opcit::json
