#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <memory>
#include <span>
#include <string_view>
#include <utility>

#include "cli/commands.h"
#include "enrich/snapshot.h"
#include "io/descriptor.h"
#include "opcit/error.h"
#include "opcit/io.h"

namespace opcit::cli {
namespace {

struct ArxivIndexArguments {
  std::string snapshot;
  std::string database;
  bool quiet = false;
};

using Clock = std::chrono::steady_clock;

/// Counts the bytes read from the file on disk: for a compressed file, only this shows how much is left.
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

/// Shows "1204000 papers, 41300 a second, 35 s left" on a terminal.
class IndexProgress {
 public:
  IndexProgress(const std::string& path, bool quiet) : shows_(!quiet && ::isatty(STDERR_FILENO) == 1) {
    struct stat status = {};
    const bool known = path != "-" && ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
    if (known) whole_ = static_cast<std::uint64_t>(status.st_size);
  }
  ~IndexProgress() {
    if (shown_) std::fputs("\r\x1b[K", stderr);
  }
  IndexProgress(const IndexProgress&) = delete;
  IndexProgress& operator=(const IndexProgress&) = delete;

  /// Bytes of the file read so far; a Counted source counts them.
  std::uint64_t& read() noexcept { return read_; }
  double seconds() const { return std::chrono::duration<double>(Clock::now() - begin_).count(); }

  void show(const enrich::IndexCounts& counts) {
    if (!shows_ || seconds() < next_) return;
    next_ = seconds() + 0.2;
    std::string line =
        fmt::format("\r\x1b[K{} papers, {:.0f} a second", counts.lines, static_cast<double>(counts.lines) / seconds());
    if (whole_ > read_) {
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

Exit index(const ArxivIndexArguments& arguments) {
  const std::string path = arguments.database.empty() ? enrich::default_snapshot_path() : arguments.database;
  if (path.empty()) throw UsageError("there is no home to keep the index in", "name the file with --db");
  Diagnostics said;
  enrich::IndexCounts counts;
  double seconds = 0;
  {
    IndexProgress progress(arguments.snapshot, arguments.quiet);
    const auto snapshot =
        decoded_source(std::make_unique<Counted>(io::open_raw(arguments.snapshot), progress.read()), said);
    counts = enrich::index_snapshot(*snapshot, path, [&](const enrich::IndexCounts& now) { progress.show(now); });
    seconds = progress.seconds();
  }
  if (!arguments.quiet) {
    const std::string line =
        fmt::format("opcit: {} lines in {:.1f} s: {} added, {} replaced, {} up to date, {} no papers\n", counts.lines,
                    seconds, counts.added, counts.replaced, counts.kept, counts.bad);
    std::fputs(line.c_str(), stderr);
  }
  if (counts.lines > counts.bad) return Exit::done;
  complain(fmt::format("{} holds no paper of arXiv's snapshot", arguments.snapshot));
  return Exit::bad_data;
}

}  // namespace

void add_arxiv_index(CLI::App& arxiv, Context& context) {
  CLI::App* const command = arxiv.add_subcommand("index", "Index arXiv's metadata snapshot for use without a network");
  const auto arguments = std::make_shared<ArxivIndexArguments>();
  command
      ->add_option("SNAPSHOT", arguments->snapshot, "Lines of JSON, plain or compressed with gzip; - is standard input")
      ->required()
      ->type_name("");
  command->add_option("--db", arguments->database, "The index (in the user's data folder)")->type_name("FILE");
  command->add_flag("-q,--quiet", arguments->quiet, "Show errors only");
  command->callback([arguments, &context] { context.exit = index(*arguments); });
}

}  // namespace opcit::cli
