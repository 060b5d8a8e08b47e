/// Citation keys for records without one: fills a template from the record. The result only has ASCII letters, digits
/// and "-_:.+/". key_set.h makes keys unique.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/record.h"

namespace opcit {

/// A template such as "{author}{year}{title}". Placeholders:
///   author   family name of the first author          authors  of the first three, "EtAl" if there are more
///   editor   family name of the first editor           year, month, day
///   title    first word of the title, without articles and prepositions; {title:3}: the first three
///   journal  first word of the journal or book title, {journal:3}: the first three    page  the first page
///   type     CSL's work type       category  arXiv's primary category       arxiv, doi   the identifiers
/// Modifiers follow a colon and can be combined: a number (of words of the title, of letters of any other value),
/// upper, capital. Without the last two, text is lower case.
class KeyTemplate {
 public:
  static constexpr std::string_view fallback = "{author}{year}{title}";

  /// Throws UsageError for an unknown placeholder or modifier.
  explicit KeyTemplate(std::string_view pattern = fallback);

  /// The key of a record. Never empty: "anon" if the record has none of the template's values.
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
