/// How far a conversion is, on a terminal and once it has taken a second.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "opcit/convert.h"

namespace opcit::cli {

/// "[=========>          ]  47 %  1.2 GB  310 MB/s  4 s left", for `whole` bytes of which `done` were read in
/// `seconds`; without bar and time left where the whole is not known (0).
std::string progress_text(const Progress& done, std::uint64_t whole, double seconds);

class ProgressBar {
 public:
  ProgressBar() = default;
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;
  ~ProgressBar() { hide(); }

  /// From now on, where standard error is a terminal. `whole`: bytes to be read; 0: nobody knows.
  void begin(std::uint64_t whole);
  /// Draws it anew if that is due.
  void show(const Progress& progress);
  /// Before anything else is printed.
  void hide();

 private:
  using Clock = std::chrono::steady_clock;

  bool wanted_ = false;
  bool shown_ = false;
  std::uint64_t whole_ = 0;
  Clock::time_point begin_ = {};
  Clock::time_point next_ = {};
};

/// The sum of the sizes of these files; 0 when one is compressed, or no file, and so nobody knows.
std::uint64_t bytes_to_read(const std::vector<std::string>& files);

}  // namespace opcit::cli
