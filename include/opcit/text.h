/// @file
/// Text with styles: a plain UTF-8 view, readable on its own, and the runs that define the style of its parts.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace opcit {

/// The styles of CSL 1.0.2's rich text (appendix "Formatting"), and additional ones of LaTeX.
enum class Style : std::uint8_t {
  italic,
  bold,
  subscript,
  superscript,
  small_caps,
  monospace,
  underline,
  keep_case,  ///< Case protection: BibTeX's braces, CSL's `<span class="nocase">`.
  link,       ///< `detail` is the address (`\href`).
  math,       ///< `detail` is the TeX between the dollars; the text of the run is its plain rendering.
  tex,  ///< `detail` is TeX that has no Unicode spelling, as written (`\cite{..}`); the text is its plain rendering.
};

/// Bytes [pos, pos + len) of Text::plain. Runs are sorted by pos, the longer first, and nest: two runs are disjoint or
/// one lies within the other. `len` may be 0 for math or tex without visible text.
struct Run {
  std::uint32_t pos = 0;         ///< First byte.
  std::uint32_t len = 0;         ///< Bytes.
  Style style = Style::italic;   ///< The style.
  std::string_view detail = {};  ///< For a link, math or tex; otherwise empty.

  /// Compares all members.
  bool operator==(const Run&) const = default;
};

/// Both views live as long as the batch that the text was read in. `plain` is never normalised on reading.
struct Text {
  std::string_view plain = {};     ///< UTF-8, readable on its own.
  std::span<const Run> runs = {};  ///< In the order that Run defines.

  /// True without text and runs.
  bool empty() const noexcept { return plain.empty() && runs.empty(); }
};

}  // namespace opcit
