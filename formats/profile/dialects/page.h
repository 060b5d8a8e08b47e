/// A copied page as lines, and what a record is put together from: lines and parts of lines, each with its part.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace opcit::profile {

/// Of a search in a line.
inline constexpr std::size_t nowhere = std::string_view::npos;

struct PageLine {
  std::string_view text;  ///< Without blanks around it; empty for a line of tabs, which is a row of empty cells.
  bool blank_before = false;
};
/// The lines of `text` that are not blank, and those of tabs alone.
std::vector<PageLine> split_page(std::string_view text);

/// What a piece of a page is. The names in the tables of dialects are in part_of_name().
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
  journal_doi,  ///< Of the published version of a preprint.
  arxiv,
  pmid,
  pmcid,
  isbn,
  url,
  id,  ///< Any other.
  abstract,
  comment,
  keywords,
  categories,
  type,      ///< "Journal article"
  citation,  ///< A line that the dialect's `cite` takes apart.
  place,
  text,              ///< A citation that no mark takes apart.
  inverted_authors,  ///< "Doe, Jane, and Wei Chen": only the first name is inverted.
  key,
  owner,  ///< Of the page, as are the next ones.
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
  /// A line that belongs to no part.
  void add_unknown(std::string_view line) { unknown_.push_back(line); }
  /// Makes the source of the record reach over `line`.
  void cover(std::string_view line) noexcept;
  void replace(Part part, std::string_view text);

  bool has(Part part) const noexcept;
  /// The first one; empty when there is none.
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
