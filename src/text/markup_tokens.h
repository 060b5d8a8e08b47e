/// The tokens of markup in a text: tags and entities. markup.cpp (reading) and csl/markup.cpp (writing)
/// share them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "opcit/text.h"

namespace opcit::text {

enum class Tag : std::uint8_t {
  italic,
  bold,
  sub,
  sup,
  small_caps,
  span,
  underline,
  monospace,
  paragraph,
  section,
  none
};

struct TagToken {
  std::size_t length = 0;  ///< 0: not a tag.
  Tag tag = Tag::none;
  bool closing = false;
  Style style = Style::italic;
  bool styled = true;  ///< False for elements without a style: a paragraph, a section.
};

/// Matches a tag at `text[at]`, which is '<'.
TagToken match_tag(std::string_view text, std::size_t at) noexcept;

struct EntityToken {
  std::size_t length = 0;  ///< 0: not an entity.
  char32_t code = 0;
};

/// Matches an entity at `text[at]`, which is '&': amp, lt, gt, quot, apos, nbsp and numbers.
EntityToken match_entity(std::string_view text, std::size_t at) noexcept;

}  // namespace opcit::text
