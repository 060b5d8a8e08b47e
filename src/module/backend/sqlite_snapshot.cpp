#include "module/backend/sqlite_snapshot.h"

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

constexpr std::int64_t snapshot_application_id = 0x6F704178;  // "opAx"
constexpr std::int64_t snapshot_schema_version = 2;
constexpr int busy_milliseconds = 10'000;
constexpr std::int64_t largest_pack = std::int64_t{512} << 20;

/// Lines are stored separately from their keys, so that an index can be built without reading them. The line of paper N
/// is number N mod 16 in pack N / 16. Words are stored without positions: only the titles of a word are needed.
constexpr const char* snapshot_schema = R"(
  CREATE TABLE paper (number INTEGER PRIMARY KEY, id TEXT NOT NULL, updated INTEGER NOT NULL, title INTEGER NOT NULL);
  CREATE TABLE pack (number INTEGER PRIMARY KEY, size INTEGER NOT NULL, packed BLOB NOT NULL);
  CREATE VIRTUAL TABLE word USING fts5(title, content='', detail=none, columnsize=0, tokenize='ascii');
  INSERT INTO word (word, rank) VALUES ('hashsize', 33554432);
  CREATE TABLE frequent (word TEXT PRIMARY KEY, papers INTEGER NOT NULL) WITHOUT ROWID;
)";
/// SQLite counts the papers of a word by reading its whole list, so the counts of long lists are stored.
constexpr const char* indexes = R"(
  CREATE INDEX IF NOT EXISTS paper_by_id ON paper (id);
  CREATE INDEX IF NOT EXISTS paper_by_title ON paper (title);
  CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'word', 'row');
  DELETE FROM frequent;
  INSERT INTO frequent SELECT term, doc FROM temp.vocabulary WHERE doc > 5000;
  DROP TABLE temp.vocabulary;
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

class SqliteSnapshot final : public SnapshotStore {
 public:
  using Mode = SnapshotStoreOptions::Mode;
  using Packing = std::future<std::optional<std::vector<Pack>>>;

  explicit SqliteSnapshot(const SnapshotStoreOptions& options)
      : path_(options.path), mode_(options.mode), database_(options.path, busy_milliseconds) {}

  std::optional<Fault> prepare();

  Result<Put> put(const PaperRow& row) override;
  std::optional<Fault> commit() override;
  Result<std::vector<std::string>> by_id(std::string_view id) override;
  Result<std::vector<std::string>> by_title(std::uint64_t title) override;
  Result<std::vector<std::string>> by_words(std::span<const std::string> words, std::size_t limit) override;
  SnapshotInfo info() override;

 private:
  struct Writing {
    explicit Writing(Database& database)
        : find(database.prepare("SELECT number, updated FROM paper WHERE id = ?")),
          remove_paper(database.prepare("DELETE FROM paper WHERE number = ?")),
          paper(database.prepare("INSERT INTO paper (number, id, updated, title) VALUES (?, ?, ?, ?)")),
          pack(database.prepare("INSERT INTO pack (number, size, packed) VALUES (?, ?, ?)")),
          words(database.prepare("INSERT INTO word (rowid, title) VALUES (?, ?)")) {}
    Statement find, remove_paper, paper, pack, words;
  };

  Fault fault() const { return {FaultKind::bad_response, fmt::format("{}: {}", path_, database_.message())}; }
  bool make();
  bool insert(const PaperRow& row);
  void hand_over();
  bool take_back();
  std::vector<std::string> lines_of(std::span<const std::int64_t> numbers);
  std::vector<std::int64_t> having(const std::string& word);
  std::vector<std::int64_t> with_all_but_one(std::span<const std::string> words, std::size_t limit);

  std::string path_;
  Mode mode_;
  Database database_;
  std::optional<Writing> writing_;
  std::int64_t next_ = 0;
  std::string lines_;  // waiting to be packed
  std::deque<Packing> packing_;
  std::int64_t next_pack_ = 0;
  std::size_t threads_ = std::max(2U, std::thread::hardware_concurrency());
};

bool SqliteSnapshot::make() {
  const bool quick = database_.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192");
  const std::string marks = fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", snapshot_application_id,
                                        snapshot_schema_version);
  return quick && database_.run(marks.c_str()) && database_.run(snapshot_schema);
}

std::optional<Fault> SqliteSnapshot::prepare() {
  if (database_.opened() != SQLITE_OK) {
    return Fault{FaultKind::bad_response, fmt::format("cannot open the index {}: {}", path_, database_.message())};
  }
  if (mode_ == Mode::make && !make()) return fault();
  const bool ours = database_.number("PRAGMA application_id") == snapshot_application_id;
  if (!ours) return Fault{FaultKind::bad_response, path_ + " is no index of arXiv's snapshot"};
  if (database_.number("PRAGMA user_version") != snapshot_schema_version) {
    return Fault{FaultKind::bad_response, path_ + " was made by another version of opcit; index the snapshot again"};
  }
  if (mode_ == Mode::read) return std::nullopt;
  if (!database_.run("PRAGMA cache_size = -32768; BEGIN IMMEDIATE")) return fault();
  next_pack_ = database_.number("SELECT max(number) + 1 FROM pack");
  next_ = next_pack_ * static_cast<std::int64_t>(lines_a_pack);
  writing_.emplace(database_);
  return std::nullopt;
}

bool SqliteSnapshot::insert(const PaperRow& row) {
  const std::int64_t number = next_++;
  Writing& to = *writing_;
  if (!to.paper.reset().bind(number).bind_text(row.id).bind(row.updated).bind(as_signed(row.title)).run() ||
      !to.words.reset().bind(number).bind_text(row.words).run()) {
    return false;
  }
  lines_.append(row.line).append(1, '\n');
  const bool whole_packs = next_ % static_cast<std::int64_t>(lines_a_pack) == 0;
  if (!whole_packs || lines_.size() < task_size) return true;
  hand_over();
  return packing_.size() <= threads_ || take_back();
}

/// Packing is most of the work, so other threads do it. If none can start, it is done when the packs are needed.
void SqliteSnapshot::hand_over() {
  const auto pack = [lines = std::exchange(lines_, {})] { return pack_lines(lines); };
  packing_.push_back(std::async(std::launch::async | std::launch::deferred, pack));
}

bool SqliteSnapshot::take_back() {
  const auto packs = packing_.front().get();
  packing_.pop_front();
  if (!packs) return false;
  const auto insert = [&](const Pack& pack) {
    const auto size = static_cast<std::int64_t>(pack.size);
    return writing_->pack.reset().bind(next_pack_++).bind(size).bind_blob(pack.bytes).run();
  };
  return std::ranges::all_of(*packs, insert);
}

/// Words and line of a replaced paper stay in the file but are unreachable.
Result<SnapshotStore::Put> SqliteSnapshot::put(const PaperRow& row) {
  if (!writing_) return Fault{FaultKind::bad_response, path_ + " was opened for reading"};
  Put result = Put::added;
  if (mode_ == Mode::update && writing_->find.reset().bind_text(row.id).row()) {
    if (writing_->find.integer(1) >= row.updated) return Put::kept;
    if (!writing_->remove_paper.reset().bind(writing_->find.integer(0)).run()) return fault();
    result = Put::replaced;
  }
  if (!insert(row)) return fault();
  return result;
}

std::optional<Fault> SqliteSnapshot::commit() {
  if (!lines_.empty()) hand_over();
  while (!packing_.empty()) {
    if (!take_back()) return fault();
  }
  writing_.reset();
  if (!database_.run(indexes) || !database_.run("COMMIT")) return fault();
  return std::nullopt;
}

/// The line with this number in its pack.
std::string line_of(std::string_view lines, std::size_t number) {
  for (; number > 0 && !lines.empty(); --number) lines.remove_prefix(std::min(lines.find('\n'), lines.size() - 1) + 1);
  return std::string(lines.substr(0, lines.find('\n')));
}

std::vector<std::string> SqliteSnapshot::lines_of(std::span<const std::int64_t> numbers) {
  constexpr auto several = static_cast<std::int64_t>(lines_a_pack);
  std::vector<std::string> lines;
  Statement select = database_.prepare(
      "SELECT pack.size, pack.packed FROM paper JOIN pack ON pack.number = ?1 WHERE paper.number = ?2");
  for (const std::int64_t number : numbers) {
    if (!select.reset().bind(number / several).bind(number).row()) continue;
    const std::int64_t size = select.integer(0);
    if (size < 0 || size > largest_pack) continue;
    const auto pack = unpack(select.blob(1), static_cast<std::size_t>(size));
    if (pack) lines.push_back(line_of(*pack, static_cast<std::size_t>(number % several)));
  }
  return lines;
}

std::vector<std::int64_t> numbers_of(Statement& select) {
  std::vector<std::int64_t> numbers;
  while (select.row()) numbers.push_back(select.integer(0));
  return numbers;
}

Result<std::vector<std::string>> SqliteSnapshot::by_id(std::string_view id) {
  Statement select = database_.prepare("SELECT number FROM paper WHERE id = ? ORDER BY number DESC LIMIT 1");
  return lines_of(numbers_of(select.bind_text(id)));
}

Result<std::vector<std::string>> SqliteSnapshot::by_title(std::uint64_t title) {
  Statement select = database_.prepare("SELECT number FROM paper WHERE title = ? LIMIT 50");
  return lines_of(numbers_of(select.bind(as_signed(title))));
}

std::vector<std::int64_t> SqliteSnapshot::having(const std::string& word) {
  Statement select = database_.prepare("SELECT rowid FROM word WHERE word MATCH ?");
  const std::string term = quoted_word(word);
  return numbers_of(select.bind_text(term));
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

/// Papers that have all of `words` except one, up to the limit.
std::vector<std::int64_t> SqliteSnapshot::with_all_but_one(std::span<const std::string> words, std::size_t limit) {
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
Result<std::vector<std::string>> SqliteSnapshot::by_words(std::span<const std::string> words, std::size_t limit) {
  constexpr std::size_t most_rare = 8;
  constexpr std::size_t enough_rare = 3;
  constexpr std::size_t together = 4;
  std::vector<std::string> chosen;
  std::vector<std::vector<std::int64_t>> lists;
  std::vector<std::pair<std::int64_t, std::string>> frequent;
  Statement count = database_.prepare("SELECT papers FROM frequent WHERE word = ?");
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

SnapshotInfo SqliteSnapshot::info() {
  SnapshotInfo info;
  info.papers = static_cast<std::uint64_t>(database_.number("SELECT count(*) FROM paper"));
  info.updated = database_.number("SELECT max(updated) FROM paper");
  struct stat status = {};
  if (::stat(path_.c_str(), &status) == 0) info.bytes = static_cast<std::uint64_t>(status.st_size);
  return info;
}

}  // namespace

Result<std::unique_ptr<SnapshotStore>> open_sqlite_snapshot(const SnapshotStoreOptions& options) {
  auto snapshot = std::make_unique<SqliteSnapshot>(options);
  if (auto fault = snapshot->prepare()) return *std::move(fault);
  return std::unique_ptr<SnapshotStore>(std::move(snapshot));
}

}  // namespace opcit::fetch
