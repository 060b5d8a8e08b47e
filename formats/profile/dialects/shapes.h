/// Citations whose parts end in full stops: "Jane Doe, J. Chen. A Title. Journal, 2016".
#pragma once

#include <string_view>

namespace opcit::profile {

struct AuthorsFirst {
  std::string_view authors;
  std::string_view rest;  ///< All, when the text does not begin with authors.
};
/// The authors end at the first full stop that ends no initial ("J.", "Jr.", "et al.").
AuthorsFirst split_authors_first(std::string_view text) noexcept;

struct TitleFirst {
  std::string_view title;
  std::string_view rest;
};
/// The title ends at the first full stop, question or exclamation mark before a blank that ends no abbreviation within
/// a title ("vs.", "II."), and after which something that is no second sentence of the title follows.
TitleFirst split_title_first(std::string_view text) noexcept;

}  // namespace opcit::profile
