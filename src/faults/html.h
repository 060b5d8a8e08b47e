/// Remains of HTML in texts: tags and character references.
#pragma once

#include <cstddef>
#include <string_view>

namespace opcit::faults {

struct Reference {
  char32_t value = 0;
  std::size_t length = 0;  ///< With & and ; 0 where there is none.
};

/// The character reference that `text` begins with: "&amp;", "&#x27;". Only of characters that text can contain.
Reference reference_at(std::string_view text) noexcept;

/// The first tag or character reference: "<sub>", "&amp;", "&#x27;"; empty when there is none.
std::string_view find_html(std::string_view text) noexcept;

}  // namespace opcit::faults
