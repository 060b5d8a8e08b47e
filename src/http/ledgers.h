/// Ledgers for where the database cannot serve.
#pragma once

#include <map>
#include <string>

#include "http/cache.h"

namespace opcit::fetch {

/// When a site was asked last, and until when nobody may.
struct LedgerEntry {
  Instant started = 0;
  Instant not_before = 0;

  /// What Ledger::claim() says; records the claim when it is granted. Times that lie further ahead than anything this
  /// program writes come from a clock that was set back since, and do not count.
  Milliseconds claim(Instant now, Milliseconds interval) noexcept;
  void postpone(Instant now, Milliseconds time) noexcept;
};

/// In memory: keeps one process to its pace, and no other.
class MemoryLedger final : public Ledger {
 public:
  std::optional<Milliseconds> claim(std::string_view site, Instant now, Milliseconds interval) override;
  bool postpone(std::string_view site, Instant now, Milliseconds time) override;

 private:
  std::map<std::string, LedgerEntry, std::less<>> entries_;
};

/// In a file that the caller holds locked, so that reading and writing back is one step: a line a site.
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
