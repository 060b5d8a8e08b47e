/// What a text that no reader takes looks like, by one table of evidence, and what its owner can do.
#pragma once

#include <string_view>

namespace opcit {

/// Both are constants, for a message and its hint.
struct Lookalike {
  std::string_view name = {};    ///< "a PDF file"; empty: unknown.
  std::string_view advice = {};  ///< What to do instead.
};

/// `head` is the beginning of the text, decoded.
Lookalike lookalike(std::string_view head);

}  // namespace opcit
