/// Shows the progress of a conversion on a terminal, after the first second.
/// console.h and the commands that read large inputs use it.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "opcit/convert.h"

namespace opcit::cli {

/// "[=========>          ]  47 %  1.2 GB  310 MB/s  4 s left", for `done` of `whole` bytes, read in
/// `seconds`; without bar and remaining time if the size is unknown (0).
std::string progress_text(const Progress& done, std::uint64_t whole, double seconds);

class ProgressBar {
 public:
  ProgressBar() = default;
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;
  ~ProgressBar() { hide(); }

  /// Starts the display if standard error is a terminal. `whole`: number of bytes to read; 0: unknown.
  void begin(std::uint64_t whole);
  /// Redraws the bar if an update is due.
  void show(const Progress& progress);
  /// Call it before anything else is printed.
  void hide();

 private:
  using Clock = std::chrono::steady_clock;

  bool wanted_ = false;
  bool shown_ = false;
  std::uint64_t whole_ = 0;
  Clock::time_point begin_ = {};
  Clock::time_point next_ = {};
};

/// The sum of the sizes of these files; 0 if one is compressed or not a regular file, so that the size is unknown.
std::uint64_t bytes_to_read(const std::vector<std::string>& files);

}  // namespace opcit::cli
