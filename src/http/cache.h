/// Interfaces of the answer cache on disk and of the ledger of last requests. The fetch module implements them with
/// SQLite, in one file that all processes of the user share.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http/client.h"
#include "opcit/export.h"

namespace opcit::fetch {

/// Wall-clock time in milliseconds since 1970, because other processes, also on later days, compare it.
using Instant = std::int64_t;

struct CachedAnswer {
  std::string body;
  Instant fetched = 0;
};

struct CacheInfo {
  std::string path;
  std::uint64_t answers = 0;
  std::uint64_t stored = 0;  ///< Size of the compressed answers in bytes.
  std::uint64_t file = 0;    ///< Size of the database with its journal in bytes.
  std::uint64_t limit = 0;   ///< The limit of `stored`.
  Instant oldest = 0;        ///< 0 if the cache is empty.
  Instant newest = 0;
};

/// The last request to each service, for all processes of the user.
class Ledger {
 public:
  Ledger() = default;
  Ledger(const Ledger&) = delete;
  Ledger& operator=(const Ledger&) = delete;
  virtual ~Ledger() = default;

  /// Claims the right to send a request to `site` at `now`. This requires that its last request began at least
  /// `interval` ago and that it is not postponed. Atomic: only one process gets the right. Otherwise returns the
  /// remaining wait (more than 0). nullopt: the ledger is unusable.
  virtual std::optional<Milliseconds> claim(std::string_view site, Instant now, Milliseconds interval) = 0;
  /// Forbids requests to `site` for this time from `now`, or longer if that was requested before. Returns false if the
  /// ledger is unusable.
  virtual bool postpone(std::string_view site, Instant now, Milliseconds time) = 0;
};

/// A process can die at any moment without damage. One thread at a time, any number of processes. Never throws: if the
/// disk is full or the database is locked, data is not stored or not found.
class Cache : public Ledger {
 public:
  /// Returns an answer that was fetched at `since` or later.
  virtual std::optional<CachedAnswer> find(std::string_view key, Instant since) = 0;
  /// If the limit is exceeded, removes the oldest answers.
  virtual bool store(std::string_view key, std::string_view body, Instant fetched) = 0;
  virtual std::optional<CacheInfo> info() = 0;
  /// Removes all answers. Keeps the ledger, so that clearing does not bypass the gate.
  virtual bool clear() = 0;
};

struct CacheOptions {
  std::string folder;                                ///< Created with mode 0700; the file has mode 0600.
  std::uint64_t limit = std::uint64_t{256} << 20;    ///< Limit of the compressed answers in bytes.
  Milliseconds busy_timeout = Milliseconds{10'000};  ///< How long to wait for a database locked by another process.
};

}  // namespace opcit::fetch
