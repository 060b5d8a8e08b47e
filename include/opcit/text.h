/// @file
/// Text with style: a plain UTF-8 view, readable on its own, and the runs that say how parts of it are to be set.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace opcit {

/// The styles of CSL 1.0.2's rich text (appendix "Formatting"), and what LaTeX has beside them.
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
  math,       ///< `detail` is the TeX between the dollars; the text below the run is its plain rendering.
  tex,  ///< `detail` is TeX that has no Unicode spelling, as written (`\cite{..}`); the text is its plain rendering.
};

/// Bytes [pos, pos + len) of Text::plain. Runs are sorted by pos, the longer first, and nest: two runs are disjoint or
/// one lies within the other. `len` may be 0 for math or tex with nothing to show.
struct Run {
  std::uint32_t pos = 0;         ///< First byte.
  std::uint32_t len = 0;         ///< Bytes.
  Style style = Style::italic;   ///< How it is set.
  std::string_view detail = {};  ///< Of a link, math or tex; else empty.

  /// In all members.
  bool operator==(const Run&) const = default;
};

/// Both views live as long as the batch that the text was read in. `plain` is never normalised on reading.
struct Text {
  std::string_view plain = {};     ///< UTF-8, readable on its own.
  std::span<const Run> runs = {};  ///< Ordered as Run says.

  /// Neither text nor runs.
  bool empty() const noexcept { return plain.empty() && runs.empty(); }
};

}  // namespace opcit
