#include "http/ledgers.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace opcit::fetch {
namespace {

constexpr Instant furthest_ahead = Instant{24} * 3600 * 1000;
/// Another process may have written slightly later than our clock reading, after it waited for the database.
constexpr Instant slack = Instant{15} * 1000;
constexpr std::size_t most_bytes = 4096;

/// Returns the part of `line` before the next space and removes it, with the space, from `line`.
std::string_view take_word(std::string_view& line) {
  const std::string_view word = line.substr(0, line.find(' '));
  line.remove_prefix(std::min(word.size() + 1, line.size()));
  return word;
}

Instant number(std::string_view text) {
  Instant value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

Milliseconds LedgerEntry::claim(Instant now, Milliseconds interval) noexcept {
  Instant free = 0;
  if (started <= now + slack) free = started + interval.count();
  if (not_before <= now + furthest_ahead) free = std::max(free, not_before);
  if (free > now) return Milliseconds(free - now);
  started = now;
  return Milliseconds(0);
}

void LedgerEntry::postpone(Instant now, Milliseconds time) noexcept {
  const Instant until = now + time.count();
  not_before = not_before <= now + furthest_ahead ? std::max(not_before, until) : until;
}

std::optional<Milliseconds> MemoryLedger::claim(std::string_view site, Instant now, Milliseconds interval) {
  return entries_[std::string(site)].claim(now, interval);
}

bool MemoryLedger::postpone(std::string_view site, Instant now, Milliseconds time) {
  entries_[std::string(site)].postpone(now, time);
  return true;
}

std::optional<FileLedger::Entries> FileLedger::read() const {
  std::array<char, most_bytes> buffer = {};
  const ssize_t size = ::pread(descriptor_, buffer.data(), buffer.size(), 0);
  if (size < 0) return std::nullopt;
  Entries entries;
  std::string_view rest(buffer.data(), static_cast<std::size_t>(size));
  while (!rest.empty()) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    LedgerEntry& entry = entries[std::string(take_word(line))];
    entry.started = number(take_word(line));
    entry.not_before = number(take_word(line));
  }
  return entries;
}

bool FileLedger::write(const Entries& entries) const {
  std::string text;
  for (const auto& [site, entry] : entries) {
    const std::string line = fmt::format("{} {} {}\n", site, entry.started, entry.not_before);
    if (text.size() + line.size() <= most_bytes) text += line;
  }
  const auto size = static_cast<ssize_t>(text.size());
  return ::pwrite(descriptor_, text.data(), text.size(), 0) == size && ::ftruncate(descriptor_, size) == 0;
}

std::optional<Milliseconds> FileLedger::claim(std::string_view site, Instant now, Milliseconds interval) {
  auto entries = read();
  if (!entries) return std::nullopt;
  const Milliseconds wait = (*entries)[std::string(site)].claim(now, interval);
  if (wait.count() == 0 && !write(*entries)) return std::nullopt;
  return wait;
}

bool FileLedger::postpone(std::string_view site, Instant now, Milliseconds time) {
  auto entries = read();
  if (!entries) return false;
  (*entries)[std::string(site)].postpone(now, time);
  return write(*entries);
}

}  // namespace opcit::fetch
