#include "module/backend/sqlite_store.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <deque>
#include <functional>
#include <future>
#include <iterator>
#include <thread>
#include <utility>

#include "module/backend/line_packer.h"
#include "module/backend/sqlite.h"

namespace opcit::fetch {
namespace {

constexpr std::int64_t store_application_id = 0x6F704178;  // "opAx"
constexpr std::int64_t store_schema_version = 3;
constexpr int busy_milliseconds = 10'000;
constexpr std::int64_t largest_pack = std::int64_t{512} << 20;
/// Rows of one transaction: what an interrupted run loses at most.
constexpr std::size_t rows_a_group = 100'000;

/// Lines are stored separately from their keys, so that an index can be built without reading them. The line of row N
/// is number N mod 16 in pack N / 16. Words are stored without positions: only the rows of a word are needed.
constexpr const char* store_schema = R"(
  CREATE TABLE entry (number INTEGER PRIMARY KEY, identity INTEGER NOT NULL, content INTEGER NOT NULL,
                      updated INTEGER NOT NULL);
  CREATE UNIQUE INDEX entry_by_identity ON entry (identity);
  CREATE TABLE key (key INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)) WITHOUT ROWID;
  CREATE TABLE pack (number INTEGER PRIMARY KEY, size INTEGER NOT NULL, packed BLOB NOT NULL);
  CREATE VIRTUAL TABLE word USING fts5(title, content='', detail=none, columnsize=0, tokenize='ascii');
  INSERT INTO word (word, rank) VALUES ('hashsize', 33554432);
  CREATE TABLE frequent (word TEXT PRIMARY KEY, rows INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE state (finished INTEGER NOT NULL);
  INSERT INTO state VALUES (0);
)";
/// SQLite counts the rows of a word by reading its whole list, so the counts of long lists are stored.
constexpr const char* finish_store = R"(
  CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'word', 'row');
  DELETE FROM frequent;
  INSERT INTO frequent SELECT term, doc FROM temp.vocabulary WHERE doc > 5000;
  DROP TABLE temp.vocabulary;
  UPDATE state SET finished = 1;
)";

/// The number of bytes that a thread packs at a time.
constexpr std::size_t task_size = std::size_t{512} << 10;

std::int64_t as_signed(std::uint64_t hash) noexcept { return static_cast<std::int64_t>(hash); }

/// Words only contain letters and digits, but a file can contain anything.
std::string quoted_word(std::string_view word) {
  std::string out = "\"";
  for (const char c : word) out += c == '"' ? ' ' : c;
  return out += '"';
}

class SqliteStore final : public Store {
 public:
  using Packing = std::future<std::optional<std::vector<Pack>>>;

  explicit SqliteStore(const StoreOptions& options)
      : path_(options.path), write_(options.write), database_(options.path, busy_milliseconds) {}

  std::optional<Fault> prepare();

  Result<Put> put(const StoreRow& row) override;
  std::optional<Fault> commit() override;
  Result<std::vector<std::string>> by_key(std::uint64_t key) override;
  Result<std::vector<std::string>> by_words(std::span<const std::string> words, std::size_t limit) override;
  StoreInfo info() override;

 private:
  struct Key {
    std::int64_t key;
    std::int64_t number;
    auto operator<=>(const Key&) const = default;
  };
  struct Writing {
    explicit Writing(Database& database)
        : find(database.prepare("SELECT number, content, updated FROM entry WHERE identity = ?")),
          remove(database.prepare("DELETE FROM entry WHERE number = ?")),
          entry(database.prepare("INSERT INTO entry (number, identity, content, updated) VALUES (?, ?, ?, ?)")),
          key(database.prepare("INSERT OR IGNORE INTO key (key, number) VALUES (?, ?)")),
          pack(database.prepare("INSERT INTO pack (number, size, packed) VALUES (?, ?, ?)")),
          words(database.prepare("INSERT INTO word (rowid, title) VALUES (?, ?)")) {}
    Statement find, remove, entry, key, pack, words;
  };
  struct Reading {
    explicit Reading(Database& database)
        : by_key(database.prepare("SELECT number FROM key WHERE key = ? ORDER BY number LIMIT 50")),
          count(database.prepare("SELECT rows FROM frequent WHERE word = ?")),
          having(database.prepare("SELECT rowid FROM word WHERE word MATCH ?")),
          line(database.prepare(
              "SELECT pack.size, pack.packed FROM entry JOIN pack ON pack.number = ?1 WHERE entry.number = ?2")) {}
    Statement by_key, count, having, line;
  };

  Fault fault() const { return {FaultKind::bad_response, fmt::format("{}: {}", path_, database_.message())}; }
  bool make();
  bool begin();
  bool save();
  bool save_keys();
  bool insert(const StoreRow& row);
  void hand_over();
  bool take_back();
  std::vector<std::string> lines_of(std::span<const std::int64_t> numbers);
  std::vector<std::int64_t> having(const std::string& word);
  std::vector<std::int64_t> with_all_but_one(std::span<const std::string> words, std::size_t limit);

  std::string path_;
  bool write_;
  Database database_;
  std::optional<Writing> writing_;
  std::optional<Reading> reading_;
  std::vector<Key> keys_;  // of the group
  std::size_t rows_ = 0;   // of the group
  std::int64_t next_ = 0;
  std::string lines_;  // waiting to be packed
  std::deque<Packing> packing_;
  std::int64_t next_pack_ = 0;
  std::size_t threads_ = std::max(2U, std::thread::hardware_concurrency());
};

bool SqliteStore::make() {
  const std::string marks =
      fmt::format("PRAGMA page_size = 8192; BEGIN IMMEDIATE; PRAGMA application_id = {}; PRAGMA user_version = {}",
                  store_application_id, store_schema_version);
  return database_.run(marks.c_str()) && database_.run(store_schema) && database_.run("COMMIT");
}

std::optional<Fault> SqliteStore::prepare() {
  if (database_.opened() != SQLITE_OK) {
    return Fault{FaultKind::bad_response, fmt::format("cannot open the index {}: {}", path_, database_.message())};
  }
  struct stat status = {};
  const bool empty = ::stat(path_.c_str(), &status) == 0 && status.st_size == 0;
  if (write_ && empty && !make()) return fault();
  if (database_.number("PRAGMA application_id") != store_application_id) {
    if (database_.code() == SQLITE_BUSY) return fault();
    return Fault{FaultKind::bad_response, path_ + " is not an index of opcit"};
  }
  if (database_.number("PRAGMA user_version") != store_schema_version) {
    return Fault{FaultKind::bad_response,
                 path_ + " was made by another version of opcit; remove it and index the files again"};
  }
  if (!write_) {
    // One transaction for all look-ups: locking the file for each takes longer than the look-up.
    if (!database_.run("PRAGMA mmap_size = 1073741824; BEGIN")) return fault();
    reading_.emplace(database_);
    return std::nullopt;
  }
  if (!database_.run("PRAGMA cache_size = -65536; PRAGMA synchronous = NORMAL") || !begin()) return fault();
  writing_.emplace(database_);
  return std::nullopt;
}

/// Numbers of a group begin with a new pack.
bool SqliteStore::begin() {
  if (!database_.run("BEGIN IMMEDIATE; UPDATE state SET finished = 0")) return false;
  next_pack_ = database_.number("SELECT max(number) + 1 FROM pack");
  next_ = next_pack_ * static_cast<std::int64_t>(lines_a_pack);
  rows_ = 0;
  return true;
}

/// Sorted keys are inserted page by page; in the order of the rows, each would need another page.
bool SqliteStore::save_keys() {
  std::ranges::sort(keys_);
  const bool saved = std::ranges::all_of(
      keys_, [&](const Key& each) { return writing_->key.reset().bind(each.key).bind(each.number).run(); });
  keys_.clear();
  return saved;
}

bool SqliteStore::save() {
  if (!lines_.empty()) hand_over();
  while (!packing_.empty()) {
    if (!take_back()) return false;
  }
  return save_keys();
}

bool SqliteStore::insert(const StoreRow& row) {
  const std::int64_t number = next_++;
  Writing& to = *writing_;
  const bool entered =
      to.entry.reset().bind(number).bind(as_signed(row.identity)).bind(as_signed(row.content)).bind(row.updated).run();
  if (!entered) return false;
  if (!row.words.empty() && !to.words.reset().bind(number).bind_text(row.words).run()) return false;
  for (const std::uint64_t key : row.keys) keys_.push_back({as_signed(key), number});
  lines_.append(row.line).append(1, '\n');
  if (++rows_ == rows_a_group) return save() && database_.run("COMMIT") && begin();
  const bool whole_packs = next_ % static_cast<std::int64_t>(lines_a_pack) == 0;
  if (!whole_packs || lines_.size() < task_size) return true;
  hand_over();
  return packing_.size() <= threads_ || take_back();
}

/// Packing is most of the work, so other threads do it. If none can start, it is done when the packs are needed.
void SqliteStore::hand_over() {
  const auto pack = [lines = std::exchange(lines_, {})] { return pack_lines(lines); };
  packing_.push_back(std::async(std::launch::async | std::launch::deferred, pack));
}

bool SqliteStore::take_back() {
  const auto packs = packing_.front().get();
  packing_.pop_front();
  if (!packs) return false;
  const auto insert = [&](const Pack& pack) {
    const auto size = static_cast<std::int64_t>(pack.size);
    return writing_->pack.reset().bind(next_pack_++).bind(size).bind_blob(pack.bytes).run();
  };
  return std::ranges::all_of(*packs, insert);
}

/// Keys, words and line of a replaced row stay in the file but are unreachable.
Result<Store::Put> SqliteStore::put(const StoreRow& row) {
  if (!writing_) return Fault{FaultKind::bad_response, path_ + " was opened for reading"};
  Put result = Put::added;
  if (writing_->find.reset().bind(as_signed(row.identity)).row()) {
    const bool same = writing_->find.integer(1) == as_signed(row.content);
    if (same || writing_->find.integer(2) > row.updated) return Put::kept;
    if (!writing_->remove.reset().bind(writing_->find.integer(0)).run()) return fault();
    result = Put::replaced;
  }
  if (!insert(row)) return fault();
  return result;
}

std::optional<Fault> SqliteStore::commit() {
  if (!writing_ || !save()) return fault();
  writing_.reset();
  if (!database_.run(finish_store) || !database_.run("COMMIT")) return fault();
  return std::nullopt;
}

/// The line with this number in its pack.
std::string line_of(std::string_view lines, std::size_t number) {
  for (; number > 0 && !lines.empty(); --number) lines.remove_prefix(std::min(lines.find('\n'), lines.size() - 1) + 1);
  return std::string(lines.substr(0, lines.find('\n')));
}

std::vector<std::string> SqliteStore::lines_of(std::span<const std::int64_t> numbers) {
  constexpr auto several = static_cast<std::int64_t>(lines_a_pack);
  std::vector<std::string> lines;
  Statement& select = reading_->line;
  for (const std::int64_t number : numbers) {
    if (!select.reset().bind(number / several).bind(number).row()) continue;
    const std::int64_t size = select.integer(0);
    if (size < 0 || size > largest_pack) continue;
    const auto pack = unpack(select.blob(1), static_cast<std::size_t>(size));
    if (pack) lines.push_back(line_of(*pack, static_cast<std::size_t>(number % several)));
  }
  select.reset();
  return lines;
}

std::vector<std::int64_t> numbers_of(Statement& select) {
  std::vector<std::int64_t> numbers;
  while (select.row()) numbers.push_back(select.integer(0));
  return numbers;
}

Result<std::vector<std::string>> SqliteStore::by_key(std::uint64_t key) {
  if (!reading_) return Fault{FaultKind::bad_response, path_ + " was opened for writing"};
  return lines_of(numbers_of(reading_->by_key.reset().bind(as_signed(key))));
}

std::vector<std::int64_t> SqliteStore::having(const std::string& word) {
  const std::string term = quoted_word(word);
  return numbers_of(reading_->having.reset().bind_text(term));
}

/// The numbers that occur in the most lists, at least in half of them.
std::vector<std::int64_t> in_most(const std::vector<std::vector<std::int64_t>>& lists, std::size_t limit) {
  std::vector<std::int64_t> numbers;
  for (const auto& list : lists) numbers.insert(numbers.end(), list.begin(), list.end());
  std::ranges::sort(numbers);
  std::vector<std::pair<std::size_t, std::int64_t>> counted;
  for (auto begin = numbers.begin(); begin != numbers.end();) {
    const auto end = std::upper_bound(begin, numbers.end(), *begin);
    const auto count = static_cast<std::size_t>(end - begin);
    if (count * 2 >= lists.size()) counted.emplace_back(count, *begin);
    begin = end;
  }
  const auto end = counted.begin() + static_cast<std::ptrdiff_t>(std::min(limit, counted.size()));
  std::ranges::partial_sort(counted, end, std::greater<>());
  std::vector<std::int64_t> best;
  std::transform(counted.begin(), end, std::back_inserter(best), [](const auto& each) { return each.second; });
  return best;
}

/// Rows that have all of `words` except one, up to the limit.
std::vector<std::int64_t> SqliteStore::with_all_but_one(std::span<const std::string> words, std::size_t limit) {
  std::string match;
  for (std::size_t without = 0; without < words.size(); ++without) {
    std::string terms;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i != without) terms.append(terms.empty() ? "" : " AND ").append(quoted_word(words[i]));
    }
    match += fmt::format("{}({})", match.empty() ? "" : " OR ", terms);
  }
  Statement having = database_.prepare("SELECT rowid FROM word WHERE word MATCH ? LIMIT ?");
  return numbers_of(having.bind_text(match).bind(static_cast<std::int64_t>(limit)));
}

/// Rare words are searched one by one, because the wanted title may differ in some of them. If there are too few,
/// the rarest of the frequent words are added; reading their lists takes longer.
Result<std::vector<std::string>> SqliteStore::by_words(std::span<const std::string> words, std::size_t limit) {
  constexpr std::size_t most_rare = 8;
  constexpr std::size_t enough_rare = 3;
  constexpr std::size_t together = 4;
  std::vector<std::string> chosen;
  std::vector<std::vector<std::int64_t>> lists;
  std::vector<std::pair<std::int64_t, std::string>> frequent;
  if (!reading_) return Fault{FaultKind::bad_response, path_ + " was opened for writing"};
  Statement& count = reading_->count;
  for (const std::string& word : words) {
    if (count.reset().bind_text(word).row()) {
      frequent.emplace_back(count.integer(0), word);
    } else if (auto list = having(word); !list.empty() && chosen.size() < most_rare) {
      chosen.push_back(word);
      lists.push_back(std::move(list));
    }
  }
  if (chosen.size() >= enough_rare || frequent.empty()) return lines_of(in_most(lists, limit));
  std::ranges::sort(frequent);
  for (std::size_t i = 0; i < frequent.size() && chosen.size() < together; ++i) chosen.push_back(frequent[i].second);
  if (chosen.size() == 1) return std::vector<std::string>();  // one frequent word matches too many titles
  return lines_of(with_all_but_one(chosen, limit));
}

StoreInfo SqliteStore::info() {
  StoreInfo info;
  info.rows = static_cast<std::uint64_t>(database_.number("SELECT count(*) FROM entry"));
  info.updated = database_.number("SELECT max(updated) FROM entry");
  info.finished = database_.number("SELECT finished FROM state") == 1;
  struct stat status = {};
  if (::stat(path_.c_str(), &status) == 0) info.bytes = static_cast<std::uint64_t>(status.st_size);
  return info;
}

}  // namespace

Result<std::unique_ptr<Store>> open_sqlite_store(const StoreOptions& options) {
  auto store = std::make_unique<SqliteStore>(options);
  if (auto fault = store->prepare()) return *std::move(fault);
  return std::unique_ptr<Store>(std::move(store));
}

}  // namespace opcit::fetch
