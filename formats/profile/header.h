/// The header of a listing: name, field, statistics, "N Papers", each on a line. Where one begins, a listing begins.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "profile/lines.h"
#include "profile/statistics.h"

namespace opcit::profile {

/// The top of a header, found by going back from a line that only a header has.
struct HeaderTop {
  std::size_t begin = 0;  ///< Where the first line of the header begins.
  std::string_view name;  ///< May be empty.
  std::string_view field;
};

/// Finds the beginnings of listings. Fed with each line once, in order; keeps no more than what decides whether the
/// next header is a new one. What it finds depends on the bytes since the last beginning alone, so that a window of the
/// input may begin there.
class HeaderFinder {
 public:
  explicit HeaderFinder(std::string_view text) noexcept : text_(text) {}

  /// The top of the header that `line` proves, if that header begins a new listing.
  std::optional<HeaderTop> see(const Line& line);

  bool seen_head() const noexcept { return seen_head_; }
  bool seen_h_index() const noexcept { return seen_h_index_; }

 private:
  std::optional<HeaderTop> begin_listing(const HeaderTop& top, bool with_h_index, bool with_head) noexcept;

  std::string_view text_;
  std::size_t listing_ = 0;  // where the current one begins
  bool seen_head_ = false;
  bool seen_h_index_ = false;
};

/// What stands between the beginning of a listing and its first head.
struct Header {
  struct Part {
    enum class Kind : std::uint8_t { name, field, statistic, unknown } kind = Kind::unknown;
    std::string_view text;  ///< The name, the field, the line or lines.
    Statistic statistic = {};
    std::string_view line = {};
  };
  bool found = false;       ///< A name with a field, an h-index or a count of papers stood there.
  std::string_view before;  ///< Lines before the header: the menu of the page, say. Trimmed.
  std::string_view name;
  std::string_view field;
  std::vector<Part> parts;  ///< In order.
  std::string_view whole;   ///< From the first part to the last.
};

/// Reads `region`. `before_head`: a head follows it.
Header read_header(std::string_view region, bool before_head);

}  // namespace opcit::profile
