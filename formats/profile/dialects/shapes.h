/// Splits citations whose parts end in full stops: "Jane Doe, J. Chen. A Title. Journal, 2016".
/// citation.h calls it and chooses among the possible splits.
#pragma once

#include <string_view>

namespace opcit::profile {

struct AuthorsFirst {
  std::string_view authors;
  std::string_view rest;  ///< The whole text if it does not begin with authors.
};
/// The authors end at the first full stop that does not end an abbreviation ("J.", "Jr.", "et al.").
AuthorsFirst split_authors_first(std::string_view text) noexcept;

struct TitleFirst {
  std::string_view title;
  std::string_view rest;
};
/// The title ends at the first full stop, question or exclamation mark before a space, if it does not end an
/// abbreviation in a title ("vs.", "II.") and the text after it is not a second sentence of the title.
TitleFirst split_title_first(std::string_view text) noexcept;

}  // namespace opcit::profile
