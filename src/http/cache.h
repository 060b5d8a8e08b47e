/// Answers of the network, kept on disk, and the ledger of when the network was used last. The fetch module has the
/// implementation (SQLite): one file that all processes of the user share.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http/client.h"
#include "opcit/export.h"

namespace opcit::fetch {

/// Wall-clock time in milliseconds since 1970, since other processes, and other days, compare it.
using Instant = std::int64_t;

struct CachedAnswer {
  std::string body;
  Instant fetched = 0;
};

struct CacheInfo {
  std::string path;
  std::uint64_t answers = 0;
  std::uint64_t stored = 0;  ///< Bytes of the answers, compressed.
  std::uint64_t file = 0;    ///< Bytes of the database, with its journal.
  std::uint64_t limit = 0;   ///< Of `stored`.
  Instant oldest = 0;        ///< 0 when there is no answer.
  Instant newest = 0;
};

/// When a service was asked last, for all processes of the user.
class Ledger {
 public:
  Ledger() = default;
  Ledger(const Ledger&) = delete;
  Ledger& operator=(const Ledger&) = delete;
  virtual ~Ledger() = default;

  /// Claims the right to ask `site` at `now`, when its last request began `interval` ago and no postponement is
  /// running: atomically, so that of two who ask one gets it. Otherwise how long it is until then (more than 0).
  /// nullopt: the ledger cannot be used.
  virtual std::optional<Milliseconds> claim(std::string_view site, Instant now, Milliseconds interval) = 0;
  /// From `now` on nobody asks `site` for this long, or longer where that was said before. False: the ledger cannot be
  /// used.
  virtual bool postpone(std::string_view site, Instant now, Milliseconds time) = 0;
};

/// Survives the death of a process at any moment. One thread at a time; any number of processes. No member throws: what
/// a full disk or a locked database prevents is not stored, or not found.
class Cache : public Ledger {
 public:
  /// An answer that was fetched at `since` or later.
  virtual std::optional<CachedAnswer> find(std::string_view key, Instant since) = 0;
  /// Evicts the oldest answers when the limit is exceeded.
  virtual bool store(std::string_view key, std::string_view body, Instant fetched) = 0;
  virtual std::optional<CacheInfo> info() = 0;
  /// Forgets all answers; the ledger stays, so that clearing is no way around the gate.
  virtual bool clear() = 0;
};

struct CacheOptions {
  std::string folder;                                ///< Created with mode 0700; the file has 0600.
  std::uint64_t limit = std::uint64_t{256} << 20;    ///< Bytes of compressed answers.
  Milliseconds busy_timeout = Milliseconds{10'000};  ///< How long another process may hold the database.
};

}  // namespace opcit::fetch
