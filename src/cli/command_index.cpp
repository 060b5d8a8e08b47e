#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/inputs.h"
#include "cli/report_options.h"
#include "io/descriptor.h"
#include "opcit/convert.h"
#include "opcit/diagnostic_codes.h"
#include "opcit/error.h"
#include "opcit/io.h"
#include "sources/local_index.h"
#include "sources/retraction_list.h"

namespace opcit::cli {
namespace {

struct IndexArguments {
  InputArguments input;
  ReportOptions report;
  std::vector<std::string> retractions;
  std::string database;
};

using Clock = std::chrono::steady_clock;

/// Counts the bytes that are read from a file on disk: the size of the decompressed data is not known in advance.
class Counted final : public Source {
 public:
  Counted(std::unique_ptr<Source> raw, std::uint64_t& bytes) : raw_(std::move(raw)), bytes_(bytes) {}

  std::string_view name() const override { return raw_->name(); }
  std::size_t read(std::span<char> room) override {
    const std::size_t got = raw_->read(room);
    bytes_ += got;
    return got;
  }

 private:
  std::unique_ptr<Source> raw_;
  std::uint64_t& bytes_;
};

/// "1204000 records, 41300 a second, 35 s left", on a terminal.
class IndexProgress {
 public:
  IndexProgress(const std::vector<std::string>& paths, bool quiet) : shows_(!quiet && ::isatty(STDERR_FILENO) == 1) {
    for (const std::string& path : paths) {
      struct stat status = {};
      const bool known = path != "-" && ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
      if (known) whole_ += static_cast<std::uint64_t>(status.st_size);
    }
  }
  ~IndexProgress() {
    if (shown_) std::fputs("\r\x1b[K", stderr);
  }
  IndexProgress(const IndexProgress&) = delete;
  IndexProgress& operator=(const IndexProgress&) = delete;

  /// Bytes read from all files so far; a Counted counts them.
  std::uint64_t& read() noexcept { return read_; }
  double seconds() const { return std::chrono::duration<double>(Clock::now() - begin_).count(); }

  void show(const fetch::IndexCounts& counts) {
    if (!shows_ || seconds() < next_) return;
    next_ = seconds() + 0.2;
    const std::uint64_t done = counts.records + counts.notices;
    std::string line = fmt::format("\r\x1b[K{} records, {:.0f} a second", done, static_cast<double>(done) / seconds());
    if (whole_ > read_ && read_ > 0) {
      line +=
          fmt::format(", {:.0f} s left", static_cast<double>(whole_ - read_) * seconds() / static_cast<double>(read_));
    }
    std::fputs(line.c_str(), stderr);
    shown_ = true;
  }

 private:
  bool shows_;
  bool shown_ = false;
  std::uint64_t whole_ = 0;
  std::uint64_t read_ = 0;
  double next_ = 0.2;
  Clock::time_point begin_ = Clock::now();
};

/// What verify calls the source of records that were read with this format; other records are named after their file.
struct SourceRow {
  std::string_view format;
  std::string_view service;
};
constexpr auto source_rows = std::to_array<SourceRow>({{"arxiv", "arxiv"},
                                                       {"arxiv-jsonl", "arxiv"},
                                                       {"crossref", "crossref"},
                                                       {"datacite", "datacite"},
                                                       {"dblp", "dblp"},
                                                       {"dblp-xml", "dblp"},
                                                       {"openalex", "openalex"}});

std::string source_of(const Format* format, const std::string& path) {
  const auto row =
      std::ranges::find(source_rows, format == nullptr ? std::string_view() : format->id, &SourceRow::format);
  if (row != source_rows.end()) return std::string(row->service);
  return path == "-" ? "standard input" : std::filesystem::path(path).filename().string();
}

/// Looks at the beginning of a source: the format decides what its records are called.
class Peeked final : public Source {
 public:
  Peeked(std::unique_ptr<Source> source, std::string head) : source_(std::move(source)), head_(std::move(head)) {}

  std::string_view name() const override { return source_->name(); }
  std::size_t read(std::span<char> room) override {
    if (at_ == head_.size()) return source_->read(room);
    const std::size_t size = head_.copy(room.data(), room.size(), at_);
    at_ += size;
    return size;
  }

 private:
  std::unique_ptr<Source> source_;
  std::string head_;
  std::size_t at_ = 0;
};

std::string read_head(Source& source) {
  constexpr std::size_t head_size = std::size_t{64} << 10;
  std::string head(head_size, '\0');
  std::size_t size = 0;
  for (std::size_t got = 1; got > 0 && size < head_size; size += got) got = source.read(std::span(head).subspan(size));
  head.resize(size);
  return head;
}

class Indexing {
 public:
  Indexing(const IndexArguments& arguments, const Registry& registry, const std::string& path)
      : arguments_(arguments),
        registry_(registry),
        console_(arguments.report.console()),
        progress_(all_files(arguments), arguments.report.quiet()),
        writer_(path) {}

  Exit run() {
    for (const std::string& file : arguments_.input.files) add_records(file);
    for (const std::string& file : arguments_.retractions) add_notices(file);
    writer_.commit();
    console_.finish();
    const fetch::IndexCounts& counts = writer_.counts();
    if (!arguments_.report.quiet()) {
      const std::string notices = counts.notices == 0 ? "" : fmt::format(" and {} notices", counts.notices);
      std::fputs(fmt::format("opcit: {} records{} in {:.1f} s: {} added, {} replaced, {} up to date\n", counts.records,
                             notices, progress_.seconds(), counts.added, counts.replaced, counts.kept)
                     .c_str(),
                 stderr);
    }
    if (unreadable_) return Exit::io;
    if (counts.records + counts.notices > 0)
      return console_.errors() > 0 || console_.violated() ? Exit::bad_data : Exit::done;
    if (console_.errors() == 0) complain("the inputs hold no record");
    return Exit::bad_data;
  }

 private:
  static std::vector<std::string> all_files(const IndexArguments& arguments) {
    std::vector<std::string> files = arguments.input.files;
    files.insert(files.end(), arguments.retractions.begin(), arguments.retractions.end());
    return files;
  }

  std::unique_ptr<Source> open(const std::string& path, Diagnostics& said) {
    return decoded_source(std::make_unique<Counted>(io::open_raw(path), progress_.read()), said,
                          {arguments_.input.encoding});
  }

  void add_records(const std::string& path) {
    ConvertOptions options;
    arguments_.input.apply_to(options, registry_);
    std::string source;
    const auto open_it = [&](Diagnostics& said) -> std::unique_ptr<Source> {
      auto opened = open(path, said);
      std::string head = read_head(*opened);
      source = source_of(options.from == nullptr ? registry_.detect(path, head) : options.from, path);
      return std::make_unique<Peeked>(std::move(opened), std::move(head));
    };
    const Input input = {.name = path == "-" ? "<stdin>" : path, .open = open_it, .repeatable = path != "-"};
    const auto visit = [&](const Record& record) {
      writer_.add(record, source);
      progress_.show(writer_.counts());
    };
    read_records(registry_, std::span(&input, 1), options, visit, console_,
                 [&](const Input& bad, const std::string& message) { report_unreadable(bad.name, message); });
  }

  void add_notices(const std::string& path) {
    const auto add = [&](const fetch::Notice& notice) {
      writer_.add(notice);
      progress_.show(writer_.counts());
    };
    const auto bad = [&](const fetch::BadRow& row) {
      Located where;
      where.input = path;
      where.line = row.line;
      where.column = 1;
      console_.diagnostic({Code::bad_row, {}, row.what}, where);
    };
    Diagnostics said;
    try {
      const auto source = open(path, said);
      fetch::read_retraction_list(*source, {add, bad});
    } catch (const IoError& error) {
      report_unreadable(path, error.what());
    }
  }

  void report_unreadable(const std::string& name, const std::string& message) {
    Input input;
    input.name = name;
    console_.unreadable(input, message);
    unreadable_ = true;
  }

  const IndexArguments& arguments_;
  const Registry& registry_;
  Console console_;
  IndexProgress progress_;
  fetch::IndexWriter writer_;
  bool unreadable_ = false;
};

Exit index(const IndexArguments& arguments, const Registry& registry) {
  const std::string path = arguments.database.empty() ? fetch::default_index_path() : arguments.database;
  if (path.empty()) throw UsageError("no folder for the index: HOME is not set", "name the file with --db");
  if (arguments.input.files.empty() && arguments.retractions.empty()) throw UsageError("no file to index");
  return Indexing(arguments, registry, path).run();
}

}  // namespace

void add_index(CLI::App& app, Context& context) {
  CLI::App* const command = app.add_subcommand("index", "Index records and retractions for use without a network");
  const auto arguments = std::make_shared<IndexArguments>();
  arguments->input.add_to(*command);
  command->add_option("--db", arguments->database, "The index (default: in the user's data folder)")->type_name("FILE");
  command->add_option("--retractions", arguments->retractions, "List of retractions: Retraction Watch's CSV")
      ->type_name("CSV")
      ->allow_extra_args(false);
  arguments->report.add_to(*command, ReportOptions::Losses::none);
  command->callback([arguments, &context] { context.exit = index(*arguments, context.registry); });
}

}  // namespace opcit::cli
