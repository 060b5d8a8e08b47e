/// Whether a value that was just written is read back as the hub's, told as far as possible without reading it.
#pragma once

#include <string_view>

#include "bibtex/write/entry_writer.h"
#include "opcit/record.h"

namespace opcit::bibtex {

/// Nothing for the reader of addresses and identifiers to take off: it has the bytes as they are.
bool is_bare(std::string_view tex) noexcept;

/// Whether the parser surely takes all of `tex` for the value between its braces.
bool is_closed_value(std::string_view tex) noexcept;

/// Judges the values of one entry. Each answer is true when the reader surely has the value back, and false when that
/// is not so or not known.
class ValueProof {
 public:
  ValueProof(Dialect dialect, Kind kind, bool keeps_particles) noexcept
      : dialect_(dialect), kind_(kind), keeps_particles_(keeps_particles) {}

  /// Of a field that spells a variable of the hub alone: not for the parts of a date.
  bool holds(const WrittenField& field) const;
  /// Of a date that stands in year, month and day; empty where there is none.
  bool holds_date(const Date& date, std::string_view year, std::string_view month, std::string_view day) const noexcept;

 private:
  bool holds_text(const WrittenField& field, const Text& value) const;
  bool text(const WrittenField& field, const Text& value) const;
  bool prose(const WrittenField& field, const Text& value) const;
  bool list(const WrittenField& field, const Text& value) const;
  bool keyed(const WrittenField& field, const Text& value) const;
  bool pages(std::string_view tex, const Text& value) const;
  bool language(const WrittenField& field, const Text& value) const;
  bool names(const WrittenField& field, const Names& value) const;
  bool keywords(std::string_view tex, List value) const;
  bool date(std::string_view tex, const Date& value) const;

  Dialect dialect_;
  Kind kind_;
  bool keeps_particles_;
};

}  // namespace opcit::bibtex
