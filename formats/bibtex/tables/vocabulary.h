/// Value types of the tables: sets of dialects and sets of kinds. Read field_table.h or type_table.h next.
#pragma once

#include <cstdint>
#include <initializer_list>

#include "bibtex/tables/dialect.h"
#include "opcit/vocabulary.h"

namespace opcit::bibtex {

/// The dialects that write a row. The readers accept all rows, because real .bib files mix the dialects.
enum class Dialects : std::uint8_t { none = 0, bibtex = 1, biblatex = 2, both = 3 };

constexpr bool includes(Dialects set, Dialect dialect) noexcept {
  const auto bit = dialect == Dialect::bibtex ? 1U : 2U;
  return (static_cast<unsigned>(set) & bit) != 0;
}

/// A set of kinds of works, one bit each.
class KindSet {
 public:
  constexpr KindSet() = default;
  constexpr KindSet(std::initializer_list<Kind> kinds) {
    for (const Kind kind : kinds) bits_ |= std::uint64_t{1} << static_cast<unsigned>(kind);
  }
  constexpr bool contains(Kind kind) const noexcept { return ((bits_ >> static_cast<unsigned>(kind)) & 1U) != 0; }
  constexpr KindSet operator|(KindSet other) const noexcept { return from_bits(bits_ | other.bits_); }
  constexpr KindSet operator~() const noexcept { return from_bits(~bits_); }

 private:
  static constexpr KindSet from_bits(std::uint64_t bits) noexcept {
    KindSet set;
    set.bits_ = bits;
    return set;
  }
  std::uint64_t bits_ = 0;
};
static_assert(kind_count <= 64);

constexpr KindSet any_kind = ~KindSet{};
/// Works in a periodical: their number is that of the issue.
constexpr KindSet in_periodicals = {Kind::article_journal, Kind::article_magazine, Kind::article_newspaper,
                                    Kind::periodical,      Kind::review,           Kind::review_book};
/// Works that are part of a book.
constexpr KindSet in_books = {Kind::chapter, Kind::paper_conference, Kind::entry, Kind::entry_dictionary,
                              Kind::entry_encyclopedia};
/// Works whose number is their number in a series.
constexpr KindSet numbered_in_series = in_books | KindSet{Kind::book, Kind::classic, Kind::collection};

}  // namespace opcit::bibtex
