#include "enrich/snapshot.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iterator>

#include "io/descriptor.h"
#include "io/unfinished.h"
#include "match/title.h"
#include "model/identifiers.h"
#include "module/module.h"
#include "opcit/error.h"
#include "syntax/json/cursor.h"

namespace opcit::enrich {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 20;
constexpr std::size_t longest_line = std::size_t{16} << 20;
constexpr std::size_t fuzzy_hits = 40;

[[noreturn]] void throw_system(const std::string& what, const std::string& path) {
  throw IoError(fmt::format("{} {}: {}", what, path, std::strerror(errno)));
}

void check(const std::optional<fetch::Fault>& fault) {
  if (fault) throw IoError(fault->message);
}

template <class T>
T checked(fetch::Result<T> result) {
  if (!result) throw IoError(result.fault().message);
  return std::move(result.value());
}

/// 20081213 for "2008-12-13"; 0 for anything else.
std::int64_t day_as_number(std::string_view day) noexcept {
  constexpr std::size_t length = 10;
  if (day.size() != length || day[4] != '-' || day[7] != '-') return 0;
  std::int64_t number = 0;
  for (const char c : day) {
    if (c == '-') continue;
    if (c < '0' || c > '9') return 0;
    number = number * 10 + (c - '0');
  }
  return number;
}

/// A new index is written to PLACE.part, which is locked so that only one process writes it.
class NewFile {
 public:
  explicit NewFile(std::string place) : place_(std::move(place)), path_(place_ + ".part") {
    const std::filesystem::path folder = std::filesystem::path(place_).parent_path();
    std::error_code ignored;
    if (!folder.empty()) std::filesystem::create_directories(folder, ignored);
    file_ = io::open_path(path_, O_CREAT | O_RDWR, 0666);
    if (!file_) throw_system("cannot create", path_);
    if (::flock(file_.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
      throw IoError(fmt::format("{} is being made by another process", place_));
    }
    if (::ftruncate(file_.get(), 0) != 0) throw_system("cannot write", path_);
    unfinished_ = io::Unfinished(path_);
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile() {
    if (!path_.empty() && file_) ::unlink(path_.c_str());
  }

  const std::string& path() const noexcept { return path_; }

  void put_in_place() {
    if (::fsync(file_.get()) != 0) throw_system("cannot write", path_);
    if (::rename(path_.c_str(), place_.c_str()) != 0) throw_system("cannot put in place", place_);
    path_.clear();
  }

 private:
  std::string place_;
  std::string path_;
  io::Descriptor file_;
  io::Unfinished unfinished_;
};

/// Feeds lines to a store.
class Indexer {
 public:
  Indexer(fetch::SnapshotStore& store, const IndexProgress& progress) : store_(store), progress_(progress) {}

  IndexCounts run(Source& snapshot) {
    std::string buffer;
    for (bool more = true; more;) {
      const std::size_t kept = buffer.size();
      buffer.resize(kept + block_size);
      const std::size_t got = snapshot.read(std::span(buffer).subspan(kept));
      buffer.resize(kept + got);
      counts_.bytes += got;
      more = got > 0;
      buffer.erase(0, take_lines(buffer, !more));
      if (progress_) progress_(counts_);
    }
    return counts_;
  }

 private:
  /// Processes the complete lines of `text` and returns their size.
  std::size_t take_lines(std::string_view text, bool last) {
    std::size_t begin = 0;
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', begin)) {
      take_line(text.substr(begin, end - begin));
      begin = end + 1;
    }
    // A longer line cannot be part of a snapshot.
    const bool give_up = text.size() - begin > longest_line;
    if (!last && !give_up) return begin;
    take_line(text.substr(begin));
    return text.size();
  }

  void take_line(std::string_view line) {
    while (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) return;
    ++counts_.lines;
    arena_.reset();
    fetch::PaperRow row;
    if (line.size() > longest_line || !describe_line(line, arena_, row, words_)) {
      ++counts_.bad;
      return;
    }
    using Put = fetch::SnapshotStore::Put;
    const Put put = checked(store_.put(row));
    std::uint64_t& count = put == Put::added ? counts_.added : put == Put::replaced ? counts_.replaced : counts_.kept;
    ++count;
  }

  fetch::SnapshotStore& store_;
  const IndexProgress& progress_;
  IndexCounts counts_;
  Arena arena_;
  std::string words_;
};

std::unique_ptr<fetch::SnapshotStore> open_store(const std::string& path, fetch::SnapshotStoreOptions::Mode mode) {
  return checked(fetch::module().snapshot({path, mode}));
}

class SnapshotFinder final : public Finder {
 public:
  SnapshotFinder(const Format& format, std::unique_ptr<fetch::SnapshotStore> store)
      : format_(format), store_(std::move(store)) {}

  std::string_view name() const override { return "snapshot"; }
  int rounds() const override { return 3; }

  std::optional<fetch::Fault> look(int round, std::span<const Quest> quests, Pool& pool) override {
    std::string lines;
    for (const Quest& quest : quests) {
      auto found = look_up(round, *quest.wanted);
      if (!found) return found.fault();
      for (const std::string& line : found.value()) lines.append(line).append(1, '\n');
    }
    if (!lines.empty()) pool.add(read(std::move(lines)), name());
    return std::nullopt;
  }

 private:
  using Lines = fetch::Result<std::vector<std::string>>;

  Lines look_up(int round, const match::Work& wanted) {
    const Lines nothing = std::vector<std::string>();
    if (round == 0) return wanted.arxiv.empty() ? nothing : store_->by_id(wanted.arxiv);
    if (wanted.title.empty()) return nothing;
    if (round == 1) return by_title(wanted.title);
    const auto telling = match::telling_words(wanted.title);
    return store_->by_words(std::vector<std::string>(telling.begin(), telling.end()), fuzzy_hits);
  }

  /// Searches the title and, if it has a colon, the part after it, which some lists give alone.
  Lines by_title(const match::Title& title) {
    auto found = store_->by_title(title_hash(title.key));
    if (!found || title.head == 0) return found;
    auto more = store_->by_title(title_hash(match::tail_key(title)));
    if (!more) return more;
    std::ranges::move(more.value(), std::back_inserter(found.value()));
    return found;
  }

  fetch::Candidates read(std::string lines) const {
    auto batch = std::make_shared<Batch>();
    batch->text = std::move(lines);
    const std::unique_ptr<Reader> reader = format_.reader({});
    reader->parse({batch->text, 0, true, nullptr}, *batch);
    fetch::Candidates found;
    for (const Item& item : batch->items) {
      if (item.record != nullptr) found.records.push_back(item.record);
    }
    found.total = found.records.size();
    found.batches.push_back(std::move(batch));
    return found;
  }

  const Format& format_;
  std::unique_ptr<fetch::SnapshotStore> store_;
};

}  // namespace

std::uint64_t title_hash(std::string_view key) noexcept {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return hash;
}

bool describe_line(std::string_view line, Arena& arena, fetch::PaperRow& row, std::string& words) {
  json::Cursor cursor(line, 0, arena);
  std::string_view title;
  std::string_view updated;
  struct Wanted {
    std::string_view name;
    std::string_view* value;
  };
  const std::array<Wanted, 3> wanted = {{{"id", &row.id}, {"title", &title}, {"update_date", &updated}}};
  json::Members members(cursor);
  for (std::string_view name; members.next(name);) {
    const auto place = std::ranges::find(wanted, name, &Wanted::name);
    const bool is_wanted = place != wanted.end() && cursor.peek() == '"';
    std::string_view passed;
    if (!(is_wanted ? cursor.string(*place->value) : cursor.raw(passed))) return false;
  }
  if (cursor.failed() || title.empty() || !parse_arxiv_id(row.id)) return false;
  const match::Title normalised = match::normalise_title(title);
  words.clear();
  for (const std::string& word : normalised.words) words.append(words.empty() ? "" : " ").append(word);
  row.title = title_hash(normalised.key);
  row.updated = day_as_number(updated);
  row.words = words;
  row.line = line;
  return true;
}

std::string default_snapshot_path() {
  if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && data[0] == '/') {
    return std::string(data) + "/opcit/arxiv.sqlite3";
  }
  const char* home = std::getenv("HOME");
  return home == nullptr || home[0] == 0 ? std::string() : std::string(home) + "/.local/share/opcit/arxiv.sqlite3";
}

IndexCounts index_snapshot(Source& snapshot, const std::string& path, const IndexProgress& progress) {
  using Mode = fetch::SnapshotStoreOptions::Mode;
  struct stat status = {};
  if (::stat(path.c_str(), &status) == 0) {
    const auto store = open_store(path, Mode::update);
    const IndexCounts counts = Indexer(*store, progress).run(snapshot);
    check(store->commit());
    return counts;
  }
  NewFile file(path);
  auto store = open_store(file.path(), Mode::make);
  const IndexCounts counts = Indexer(*store, progress).run(snapshot);
  check(store->commit());
  store.reset();
  file.put_in_place();
  return counts;
}

std::unique_ptr<Finder> open_snapshot(const Registry& registry, const std::string& path) {
  if (::access(path.c_str(), R_OK) != 0) throw_system("cannot open the index", path);
  const Format* format = registry.find("arxiv-jsonl");
  if (format == nullptr) throw IoError("no format arxiv-jsonl is there to read the snapshot's lines with");
  return std::make_unique<SnapshotFinder>(*format, open_store(path, fetch::SnapshotStoreOptions::Mode::read));
}

}  // namespace opcit::enrich
