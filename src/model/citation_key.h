/// Citation keys for records that have none: a template filled from the record, always ASCII letters, digits and
/// "-_:.+/".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/record.h"

namespace opcit {

/// "{author}{year}{title}" and the like. Placeholders:
///   author   family name of the first author          authors  of the first three, "EtAl" for more
///   editor   family name of the first editor           year, month, day
///   title    first word of the title that is not an article, a preposition or the like; {title:3} the first three
///   journal  first word of the journal or book that it is in, {journal:3} the first three    page  the first page
///   type     CSL's work type       category  arXiv's primary one       arxiv, doi   the identifiers
/// Modifiers behind a colon, several allowed: a number (words of the title; letters of anything else), upper, capital.
/// Text is lower case without one.
class KeyTemplate {
 public:
  static constexpr std::string_view fallback = "{author}{year}{title}";

  /// Throws UsageError, which names the unknown placeholder or modifier.
  explicit KeyTemplate(std::string_view pattern = fallback);

  /// The key of a record; never empty ("anon" when the record has nothing that the template wants).
  std::string fill(const Record& record) const;

 private:
  enum class Part : std::uint8_t {
    literal,
    author,
    authors,
    editor,
    year,
    month,
    day,
    title,
    journal,
    page,
    type,
    category,
    arxiv,
    doi
  };
  enum class Case : std::uint8_t { lower, upper, capital };
  struct Piece {
    Part part = Part::literal;
    Case letters = Case::lower;
    std::size_t limit = 0;
    std::string text;
  };

  static Piece parse_placeholder(std::string_view placeholder);
  static std::string value_of(const Piece& piece, const Record& record);

  std::vector<Piece> pieces_;
};

}  // namespace opcit
