/// The header of a listing: name, field, statistics, "N Papers", each on a line. A header begins a new listing.
/// listing.h finds headers; statistics.h reads their numbers.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "profile/lines.h"
#include "profile/statistics.h"

namespace opcit::profile {

/// The top of a header, found by going back from a line that only occurs in headers.
struct HeaderTop {
  std::size_t begin = 0;  ///< Start of the header's first line.
  std::string_view name;  ///< May be empty.
  std::string_view field;
};

/// Finds the starts of listings. It gets each line once, in order, and only stores what decides if the
/// next header is a new one. Its results only depend on the bytes since the last start, so that a window of the
/// input can begin there.
class HeaderFinder {
 public:
  explicit HeaderFinder(std::string_view text) noexcept : text_(text) {}

  /// The top of the header that `line` proves, if this header begins a new listing.
  std::optional<HeaderTop> see(const Line& line);

  bool seen_head() const noexcept { return seen_head_; }
  bool seen_h_index() const noexcept { return seen_h_index_; }

 private:
  std::optional<HeaderTop> begin_listing(const HeaderTop& top, bool with_h_index, bool with_head) noexcept;

  std::string_view text_;
  std::size_t listing_ = 0;  // start of the current listing
  bool seen_head_ = false;
  bool seen_h_index_ = false;
};

/// The text between the start of a listing and its first head.
struct Header {
  struct Part {
    enum class Kind : std::uint8_t { name, field, statistic, unknown } kind = Kind::unknown;
    std::string_view text;  ///< The name, the field, the line or lines.
    Statistic statistic = {};
    std::string_view line = {};
  };
  bool found = false;       ///< There is a name with a field, an h-index or a count of papers.
  std::string_view before;  ///< Lines before the header, for example the menu of the page. Trimmed.
  std::string_view name;
  std::string_view field;
  std::vector<Part> parts;  ///< In order.
  std::string_view whole;   ///< From the first part to the last.
};

/// Reads `region`. `before_head`: a head follows it.
Header read_header(std::string_view region, bool before_head);

}  // namespace opcit::profile
