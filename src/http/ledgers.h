/// Ledgers that replace the database if it is unusable. gate.h selects one.
#pragma once

#include <map>
#include <string>

#include "http/cache.h"

namespace opcit::fetch {

/// The last request to a site, and the time before which no request is allowed.
struct LedgerEntry {
  Instant started = 0;
  Instant not_before = 0;

  /// Returns the result of Ledger::claim() and stores a granted claim. Times further in the future than this program
  /// ever writes are ignored: they come from a clock that was set back.
  Milliseconds claim(Instant now, Milliseconds interval) noexcept;
  void postpone(Instant now, Milliseconds time) noexcept;
};

/// In memory: limits only this process.
class MemoryLedger final : public Ledger {
 public:
  std::optional<Milliseconds> claim(std::string_view site, Instant now, Milliseconds interval) override;
  bool postpone(std::string_view site, Instant now, Milliseconds time) override;

 private:
  std::map<std::string, LedgerEntry, std::less<>> entries_;
};

/// In a file that the caller holds locked, so that reading and writing are one step. One line per site.
class FileLedger final : public Ledger {
 public:
  /// Borrows `descriptor`, open for reading and writing.
  explicit FileLedger(int descriptor) : descriptor_(descriptor) {}

  std::optional<Milliseconds> claim(std::string_view site, Instant now, Milliseconds interval) override;
  bool postpone(std::string_view site, Instant now, Milliseconds time) override;

 private:
  using Entries = std::map<std::string, LedgerEntry, std::less<>>;
  std::optional<Entries> read() const;
  bool write(const Entries& entries) const;

  int descriptor_;
};

}  // namespace opcit::fetch
