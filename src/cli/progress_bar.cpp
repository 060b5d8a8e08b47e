#include "cli/progress_bar.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace opcit::cli {
namespace {

constexpr std::chrono::milliseconds patience{1000};
constexpr std::chrono::milliseconds pause{200};
constexpr std::size_t width = 20;

std::string size_text(double bytes) {
  return bytes >= 1e9 ? fmt::format("{:.1f} GB", bytes / 1e9) : fmt::format("{:.0f} MB", bytes / 1e6);
}

std::string time_text(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  return fmt::format("{} h {:02} min", whole / 3600, whole / 60 % 60);
}

}  // namespace

std::string progress_text(const Progress& done, std::uint64_t whole, double seconds) {
  const double read = static_cast<double>(done.bytes);
  const double rate = read / std::max(seconds, 1e-3);
  const std::string pace = fmt::format("{} records  {}  {:.0f} MB/s", done.records, size_text(read), rate / 1e6);
  if (whole == 0 || rate <= 0) return pace;
  // Decoding can produce more bytes than the file has.
  const double part = std::min(read / static_cast<double>(whole), 1.0);
  const auto filled = static_cast<std::size_t>(part * width);
  const std::string bar = std::string(filled, '=') + (filled < width ? ">" : "");
  const double left = static_cast<double>(whole) * (1.0 - part) / rate;
  return fmt::format("[{:<20}] {:3.0f} %  {}  {} left", bar, part * 100, pace, time_text(left));
}

void ProgressBar::begin(std::uint64_t whole) {
  wanted_ = ::isatty(STDERR_FILENO) == 1;
  whole_ = whole;
  begin_ = Clock::now();
  next_ = begin_ + patience;
}

void ProgressBar::show(const Progress& progress) {
  if (!wanted_) return;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + pause;
  const std::string text = progress_text(progress, whole_, std::chrono::duration<double>(now - begin_).count());
  fmt::print(stderr, "\r\x1b[K{}", text);
  std::fflush(stderr);
  shown_ = true;
}

void ProgressBar::hide() {
  if (shown_) fmt::print(stderr, "\r\x1b[K");
  shown_ = false;
}

std::uint64_t bytes_to_read(const std::vector<std::string>& files) {
  std::uint64_t whole = 0;
  for (const std::string& path : files) {
    struct stat status = {};
    const bool is_plain = ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && !path.ends_with(".gz");
    if (!is_plain) return 0;
    whole += static_cast<std::uint64_t>(status.st_size);
  }
  return whole;
}

}  // namespace opcit::cli
