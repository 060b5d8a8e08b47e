/// A copied page as lines, and the pieces of a record: lines and parts of lines, each with its meaning.
/// grammar.h makes the pieces, and record_maker.h makes records of them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace opcit::profile {

/// The result of a search in a line that found nothing.
inline constexpr std::size_t nowhere = std::string_view::npos;

struct PageLine {
  std::string_view text;  ///< Trimmed; empty for a line of tabs, which is a row of empty cells.
  bool blank_before = false;
};
/// The lines of `text` that are not blank, and lines of tabs only.
std::vector<PageLine> split_page(std::string_view text);

/// The meaning of a piece of a page. part_of_name() has the names used in the tables of dialects.
enum class Part : std::uint8_t {
  none,
  title,
  authors,
  date,
  year,
  venue,
  volume,
  issue,
  pages,
  publisher,
  doi,
  journal_doi,  ///< The DOI of the published version of a preprint.
  arxiv,
  pmid,
  pmcid,
  isbn,
  url,
  id,  ///< Any other identifier.
  abstract,
  comment,
  keywords,
  tags,  ///< Words of a site without spaces between them.
  issn,
  categories,
  type,      ///< "Journal article"
  citation,  ///< A line that the dialect's `cite` splits.
  place,
  text,              ///< A citation that cannot be split.
  inverted_authors,  ///< "Doe, Jane, and Wei Chen": only the first name is inverted.
  key,
  owner,  ///< The owner of the page; the following parts also describe the page.
  total,
};
/// Part::none for "_" and unknown names.
Part part_of_name(std::string_view name) noexcept;

struct Piece {
  Part part = Part::none;
  std::string_view text;  ///< A view of the page.
};

/// The pieces of one record, in the order in which they were found.
class Entry {
 public:
  void clear() noexcept {
    pieces_.clear();
    unknown_.clear();
    whole_ = {};
  }
  void add(Part part, std::string_view text);
  /// Adds a line that is not part of the record.
  void add_unknown(std::string_view line) { unknown_.push_back(line); }
  /// Extends the source of the record to include `line`.
  void cover(std::string_view line) noexcept;
  void replace(Part part, std::string_view text);

  bool has(Part part) const noexcept;
  /// The first piece of this part; empty if not found.
  std::string_view first(Part part) const noexcept;
  const std::vector<Piece>& pieces() const noexcept { return pieces_; }
  const std::vector<std::string_view>& unknown() const noexcept { return unknown_; }
  std::string_view whole() const noexcept { return whole_; }

 private:
  std::vector<Piece> pieces_;
  std::vector<std::string_view> unknown_;
  std::string_view whole_;
};

}  // namespace opcit::profile
