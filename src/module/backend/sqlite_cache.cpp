#include "module/backend/sqlite_cache.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>
#include <thread>
#include <utility>

#include "http/ledgers.h"
#include "module/backend/deflate.h"
#include "module/backend/sqlite.h"

namespace opcit::fetch {
namespace {

/// Identifies opcit's databases: "opct".
constexpr std::int64_t application_id = 0x6F706374;
constexpr std::int64_t schema_version = 1;
/// Stored answers are smaller; a larger size means that the file is corrupt.
constexpr std::int64_t most_body = std::int64_t{64} << 20;

constexpr const char* schema = R"(
DROP TABLE IF EXISTS answers;
DROP TABLE IF EXISTS ledger;
CREATE TABLE answers (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,   -- the address with its query
  fetched INTEGER NOT NULL,   -- ms since 1970
  length INTEGER NOT NULL,    -- bytes of the body
  size INTEGER NOT NULL,      -- bytes of the blob
  body BLOB NOT NULL);        -- deflated
CREATE INDEX answers_by_age ON answers (fetched, size);
CREATE TABLE ledger (
  site TEXT PRIMARY KEY,
  started INTEGER NOT NULL,      -- when its last request began, ms since 1970
  not_before INTEGER NOT NULL);  -- until when nobody may ask
PRAGMA application_id = 1869636468;
PRAGMA user_version = 1;
)";
static_assert(application_id == 1869636468 && schema_version == 1, "the schema names them");

std::uint64_t size_of_file(const std::string& path) {
  struct stat status = {};
  return ::stat(path.c_str(), &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

class SqliteCache final : public Cache {
 public:
  SqliteCache(std::string path, const CacheOptions& options)
      : path_(std::move(path)),
        limit_(options.limit),
        database_(path_, static_cast<int>(options.busy_timeout.count())) {}

  enum class State { good, foreign, damaged, unusable };
  State prepare();
  std::string message() const { return database_.message(); }

  std::optional<CachedAnswer> find(std::string_view key, Instant since) override;
  bool store(std::string_view key, std::string_view body, Instant fetched) override;
  std::optional<CacheInfo> info() override;
  bool clear() override;
  std::optional<Milliseconds> claim(std::string_view site, Instant now, Milliseconds interval) override;
  bool postpone(std::string_view site, Instant now, Milliseconds time) override;

 private:
  State state_of_fault() const;
  bool use_wal();
  std::optional<LedgerEntry> entry(std::string_view site);
  bool write(std::string_view site, const LedgerEntry& entry);
  bool evict(std::string_view but);

  std::string path_;
  std::uint64_t limit_;
  Database database_;
};

SqliteCache::State SqliteCache::state_of_fault() const {
  const int code = database_.code() & 0xFF;
  return code == SQLITE_NOTADB || code == SQLITE_CORRUPT ? State::damaged : State::unusable;
}

/// Switching to WAL needs exclusive access. If two processes start at once, SQLite returns "busy" immediately.
bool SqliteCache::use_wal() {
  for (int tries = 0; tries < 100; ++tries) {
    if (database_.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")) return true;
    if ((database_.code() & 0xFF) != SQLITE_BUSY) return false;
    std::this_thread::sleep_for(Milliseconds(20));
  }
  return false;
}

SqliteCache::State SqliteCache::prepare() {
  if (database_.opened() != SQLITE_OK) return State::unusable;
  if (!database_.run("PRAGMA schema_version")) return state_of_fault();
  // Check for emptiness first: another process may create the tables between the two checks.
  const bool empty = database_.number("SELECT count(*) FROM sqlite_master") == 0;
  const std::int64_t found = database_.number("PRAGMA application_id");
  if (found != application_id && !empty) return State::foreign;
  if (!use_wal()) return state_of_fault();
  if (database_.number("PRAGMA user_version") == schema_version) return State::good;
  // Empty, or from another version of opcit: the cached answers can be fetched again.
  Transaction transaction(database_, "BEGIN EXCLUSIVE");
  if (!transaction) return state_of_fault();
  if (database_.number("PRAGMA user_version") == schema_version) return State::good;
  return database_.run(schema) && transaction.commit() ? State::good : state_of_fault();
}

std::optional<CachedAnswer> SqliteCache::find(std::string_view key, Instant since) {
  Statement select = database_.prepare("SELECT body, length, fetched FROM answers WHERE key = ? AND fetched >= ?");
  if (!select.bind_text(key).bind(since).row()) return std::nullopt;
  const std::int64_t length = select.integer(1);
  if (length < 0 || length > most_body) return std::nullopt;
  auto body = inflate(select.blob(0), static_cast<std::size_t>(length));
  if (!body) return std::nullopt;
  return CachedAnswer{*std::move(body), select.integer(2)};
}

bool SqliteCache::store(std::string_view key, std::string_view body, Instant fetched) {
  const auto packed = deflate(body);
  if (!packed || packed->size() > limit_) return false;
  Transaction transaction(database_, "BEGIN IMMEDIATE");
  if (!transaction) return false;
  const bool written = database_
                           .prepare(
                               "INSERT INTO answers (key, fetched, length, size, body) VALUES (?, ?, ?, ?, ?) "
                               "ON CONFLICT (key) DO UPDATE SET fetched = excluded.fetched, "
                               "length = excluded.length, size = excluded.size, body = excluded.body")
                           .bind_text(key)
                           .bind(fetched)
                           .bind(static_cast<std::int64_t>(body.size()))
                           .bind(static_cast<std::int64_t>(packed->size()))
                           .bind_blob(*packed)
                           .run();
  return written && evict(key) && transaction.commit();
}

/// Removes the oldest answers until a tenth of the limit is free, so that not each new answer evicts. Keeps `but`.
bool SqliteCache::evict(std::string_view but) {
  auto stored = static_cast<std::uint64_t>(database_.number("SELECT total(size) FROM answers"));
  if (stored <= limit_) return true;
  const std::uint64_t goal = limit_ - limit_ / 10;
  std::int64_t newest_to_go = 0;
  {
    Statement oldest = database_.prepare("SELECT fetched, size FROM answers WHERE key <> ? ORDER BY fetched");
    oldest.bind_text(but);
    while (stored > goal && oldest.row()) {
      newest_to_go = oldest.integer(0);
      stored -= static_cast<std::uint64_t>(oldest.integer(1));
    }
  }
  return database_.prepare("DELETE FROM answers WHERE fetched <= ? AND key <> ?")
      .bind(newest_to_go)
      .bind_text(but)
      .run();
}

std::optional<CacheInfo> SqliteCache::info() {
  Statement select = database_.prepare("SELECT count(*), total(size), min(fetched), max(fetched) FROM answers");
  if (!select.row()) return std::nullopt;
  CacheInfo info;
  info.path = path_;
  info.answers = static_cast<std::uint64_t>(select.integer(0));
  info.stored = static_cast<std::uint64_t>(select.integer(1));
  info.file = size_of_file(path_) + size_of_file(path_ + "-wal");
  info.limit = limit_;
  info.oldest = select.integer(2);
  info.newest = select.integer(3);
  return info;
}

bool SqliteCache::clear() {
  // The first statement removes the answers; freeing the space can fail while another process reads.
  if (!database_.run("DELETE FROM answers")) return false;
  database_.run("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
  return true;
}

std::optional<LedgerEntry> SqliteCache::entry(std::string_view site) {
  Statement select = database_.prepare("SELECT started, not_before FROM ledger WHERE site = ?");
  if (!select.bind_text(site).row()) return std::nullopt;
  return LedgerEntry{select.integer(0), select.integer(1)};
}

bool SqliteCache::write(std::string_view site, const LedgerEntry& entry) {
  return database_.prepare("INSERT OR REPLACE INTO ledger (site, started, not_before) VALUES (?, ?, ?)")
      .bind_text(site)
      .bind(entry.started)
      .bind(entry.not_before)
      .run();
}

std::optional<Milliseconds> SqliteCache::claim(std::string_view site, Instant now, Milliseconds interval) {
  Transaction transaction(database_, "BEGIN IMMEDIATE");
  if (!transaction) return std::nullopt;
  LedgerEntry found = entry(site).value_or(LedgerEntry());
  const Milliseconds wait = found.claim(now, interval);
  if (wait.count() > 0) return wait;
  if (!write(site, found) || !transaction.commit()) return std::nullopt;
  return wait;
}

bool SqliteCache::postpone(std::string_view site, Instant now, Milliseconds time) {
  Transaction transaction(database_, "BEGIN IMMEDIATE");
  if (!transaction) return false;
  LedgerEntry found = entry(site).value_or(LedgerEntry());
  found.postpone(now, time);
  return write(site, found) && transaction.commit();
}

Fault cannot_open(const std::string& path, const std::string& why) {
  return {FaultKind::bad_response, fmt::format("cannot use the cache {}: {}", path, why)};
}

/// Only for the user, because the cache shows what somebody reads. An existing folder keeps its mode.
std::string make_folder(const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(std::filesystem::path(folder).parent_path(), error);
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return std::strerror(errno);
  return {};
}

/// SQLite creates its journals with the mode of the database.
std::string make_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) return errno == EEXIST ? std::string() : std::strerror(errno);
  ::close(descriptor);
  return {};
}

void remove_database(const std::string& path) {
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) ::unlink((path + suffix).c_str());
}

}  // namespace

Result<std::unique_ptr<Cache>> open_sqlite_cache(const CacheOptions& options) {
  const std::string path = options.folder + "/fetch.sqlite3";
  if (std::string why = make_folder(options.folder); !why.empty()) return cannot_open(path, why);
  for (const bool again : {true, false}) {
    if (std::string why = make_file(path); !why.empty()) return cannot_open(path, why);
    auto cache = std::make_unique<SqliteCache>(path, options);
    switch (cache->prepare()) {
      case SqliteCache::State::good:
        return std::unique_ptr<Cache>(std::move(cache));
      case SqliteCache::State::foreign:
        return cannot_open(path, "it is a database of another program");
      case SqliteCache::State::unusable:
        return cannot_open(path, cache->message());
      case SqliteCache::State::damaged:
        if (!again) return cannot_open(path, cache->message());
        cache.reset();
        remove_database(path);
    }
  }
  return cannot_open(path, "it stays damaged");
}

}  // namespace opcit::fetch
