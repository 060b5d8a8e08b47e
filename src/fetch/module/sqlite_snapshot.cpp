#include "fetch/module/sqlite_snapshot.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>

#include "fetch/module/line_packer.h"
#include "fetch/module/sqlite.h"

namespace opcit::fetch {
namespace {

constexpr std::int64_t application_id = 0x6F704178;  // "opAx"
constexpr std::int64_t schema_version = 1;
constexpr int busy_milliseconds = 10'000;
constexpr std::int64_t longest_line = std::int64_t{32} << 20;

/// Lines stand apart from what they are found by, so that an index is built without reading them. Words are kept
/// without places: which titles have a word is all that is asked.
constexpr const char* schema = R"(
  CREATE TABLE paper (number INTEGER PRIMARY KEY, id TEXT NOT NULL, updated INTEGER NOT NULL, title INTEGER NOT NULL);
  CREATE TABLE line (number INTEGER PRIMARY KEY, size INTEGER NOT NULL, packed BLOB NOT NULL);
  CREATE VIRTUAL TABLE word USING fts5(title, content='', detail=none, columnsize=0, tokenize='ascii');
  INSERT INTO word (word, rank) VALUES ('hashsize', 33554432);
)";
constexpr const char* indexes = R"(
  CREATE INDEX IF NOT EXISTS paper_by_id ON paper (id);
  CREATE INDEX IF NOT EXISTS paper_by_title ON paper (title);
)";

std::int64_t as_signed(std::uint64_t hash) noexcept { return static_cast<std::int64_t>(hash); }

/// Words hold letters and digits only, but a file may hold anything.
std::string quoted(std::string_view word) {
  std::string out = "\"";
  for (const char c : word) out += c == '"' ? ' ' : c;
  return out += '"';
}

class SqliteSnapshot final : public SnapshotStore {
 public:
  using Mode = SnapshotStoreOptions::Mode;

  explicit SqliteSnapshot(const SnapshotStoreOptions& options)
      : path_(options.path), mode_(options.mode), database_(options.path, busy_milliseconds) {}

  std::optional<Fault> prepare();

  Result<Put> put(const PaperRow& row) override;
  std::optional<Fault> commit() override;
  Result<std::vector<std::string>> by_id(std::string_view id) override;
  Result<std::vector<std::string>> by_title(std::uint64_t title) override;
  Result<std::vector<std::string>> by_words(std::span<const std::string> words, int limit) override;
  SnapshotInfo info() override;

 private:
  struct Writing {
    explicit Writing(Database& database)
        : find(database.prepare("SELECT number, updated FROM paper WHERE id = ?")),
          remove_paper(database.prepare("DELETE FROM paper WHERE number = ?")),
          remove_line(database.prepare("DELETE FROM line WHERE number = ?")),
          paper(database.prepare("INSERT INTO paper (number, id, updated, title) VALUES (?, ?, ?, ?)")),
          line(database.prepare("INSERT INTO line (number, size, packed) VALUES (?, ?, ?)")),
          words(database.prepare("INSERT INTO word (rowid, title) VALUES (?, ?)")) {}
    Statement find, remove_paper, remove_line, paper, line, words;
  };

  Fault fault() const { return {FaultKind::bad_response, fmt::format("{}: {}", path_, database_.message())}; }
  bool make();
  bool remove(std::int64_t number);
  bool insert(const PaperRow& row);
  std::vector<std::string> lines_of(Statement& numbers);
  std::vector<std::string> rarest(std::span<const std::string> words);

  std::string path_;
  Mode mode_;
  Database database_;
  LinePacker packer_;
  std::optional<Writing> writing_;
  std::int64_t next_ = 1;
};

bool SqliteSnapshot::make() {
  const bool quick = database_.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192");
  const std::string marks =
      fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", application_id, schema_version);
  return quick && database_.run(marks.c_str()) && database_.run(schema);
}

std::optional<Fault> SqliteSnapshot::prepare() {
  if (database_.opened() != SQLITE_OK) {
    return Fault{FaultKind::bad_response, fmt::format("cannot open the index {}: {}", path_, database_.message())};
  }
  if (mode_ == Mode::make && !make()) return fault();
  const bool ours = database_.number("PRAGMA application_id") == application_id;
  if (!ours) return Fault{FaultKind::bad_response, path_ + " is no index of arXiv's snapshot"};
  if (database_.number("PRAGMA user_version") != schema_version) {
    return Fault{FaultKind::bad_response, path_ + " was made by another version of opcit; index the snapshot again"};
  }
  if (mode_ == Mode::read) {
    const bool ready = database_.run("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'word', 'row')");
    return ready ? std::nullopt : std::optional(fault());
  }
  if (!database_.run("PRAGMA cache_size = -32768; BEGIN IMMEDIATE")) return fault();
  next_ = database_.number("SELECT max(number) FROM paper") + 1;
  writing_.emplace(database_);
  return std::nullopt;
}

bool SqliteSnapshot::remove(std::int64_t number) {
  return writing_->remove_paper.reset().bind(number).run() && writing_->remove_line.reset().bind(number).run();
}

bool SqliteSnapshot::insert(const PaperRow& row) {
  const std::string_view packed = packer_.pack(row.line);
  if (packed.empty()) return false;
  const std::int64_t number = next_++;
  Writing& to = *writing_;
  return to.paper.reset().bind(number).bind_text(row.id).bind(row.updated).bind(as_signed(row.title)).run() &&
         to.line.reset().bind(number).bind(static_cast<std::int64_t>(row.line.size())).bind_blob(packed).run() &&
         to.words.reset().bind(number).bind_text(row.words).run();
}

/// The words of a paper that is replaced stay in the index and lead nowhere.
Result<SnapshotStore::Put> SqliteSnapshot::put(const PaperRow& row) {
  if (!writing_) return Fault{FaultKind::bad_response, path_ + " was opened for reading"};
  Put result = Put::added;
  if (mode_ == Mode::update && writing_->find.reset().bind_text(row.id).row()) {
    if (writing_->find.integer(1) >= row.updated) return Put::kept;
    if (!remove(writing_->find.integer(0))) return fault();
    result = Put::replaced;
  }
  if (!insert(row)) return fault();
  return result;
}

std::optional<Fault> SqliteSnapshot::commit() {
  writing_.reset();
  if (!database_.run(indexes) || !database_.run("COMMIT")) return fault();
  return std::nullopt;
}

std::vector<std::string> SqliteSnapshot::lines_of(Statement& numbers) {
  std::vector<std::string> lines;
  Statement select = database_.prepare("SELECT size, packed FROM line WHERE number = ?");
  while (numbers.row()) {
    if (!select.reset().bind(numbers.integer(0)).row()) continue;
    const std::int64_t size = select.integer(0);
    if (size < 0 || size > longest_line) continue;
    if (auto line = packer_.unpack(select.blob(1), static_cast<std::size_t>(size))) lines.push_back(std::move(*line));
  }
  return lines;
}

Result<std::vector<std::string>> SqliteSnapshot::by_id(std::string_view id) {
  Statement numbers = database_.prepare("SELECT number FROM paper WHERE id = ? ORDER BY number DESC LIMIT 1");
  return lines_of(numbers.bind_text(id));
}

Result<std::vector<std::string>> SqliteSnapshot::by_title(std::uint64_t title) {
  Statement numbers = database_.prepare("SELECT number FROM paper WHERE title = ? LIMIT 50");
  return lines_of(numbers.bind(as_signed(title)));
}

/// At most five, the rarest first; those that no title has are left out: a slip of the pen.
std::vector<std::string> SqliteSnapshot::rarest(std::span<const std::string> words) {
  constexpr std::size_t most = 5;
  std::vector<std::pair<std::int64_t, std::string>> counted;
  Statement count = database_.prepare("SELECT doc FROM temp.vocabulary WHERE term = ?");
  for (const std::string& word : words) {
    if (count.reset().bind_text(word).row()) counted.emplace_back(count.integer(0), word);
  }
  std::ranges::sort(counted);
  counted.erase(std::unique(counted.begin(), counted.end()), counted.end());
  counted.resize(std::min(counted.size(), most));
  std::vector<std::string> rare;
  for (auto& entry : counted) rare.push_back(std::move(entry.second));
  return rare;
}

/// Each three of the rarest words, since one or two of them may be others than in the title that is looked for.
Result<std::vector<std::string>> SqliteSnapshot::by_words(std::span<const std::string> words, int limit) {
  const std::vector<std::string> rare = rarest(words);
  std::string match;
  const auto either = [&](const std::string& terms) { match += (match.empty() ? "(" : " OR (") + terms + ")"; };
  for (std::size_t i = 0; i < rare.size(); ++i) {
    for (std::size_t j = i + 1; j < rare.size(); ++j) {
      for (std::size_t k = j + 1; k < rare.size(); ++k) {
        either(quoted(rare[i]) + " AND " + quoted(rare[j]) + " AND " + quoted(rare[k]));
      }
    }
  }
  if (rare.size() == 2) either(quoted(rare[0]) + " AND " + quoted(rare[1]));
  if (rare.size() == 1) either(quoted(rare[0]));
  if (match.empty()) return std::vector<std::string>();
  Statement numbers = database_.prepare("SELECT rowid FROM word WHERE word MATCH ? LIMIT ?");
  return lines_of(numbers.bind_text(match).bind(limit));
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
