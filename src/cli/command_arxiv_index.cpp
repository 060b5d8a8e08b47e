#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <memory>

#include "cli/commands.h"
#include "enrich/snapshot.h"
#include "opcit/error.h"
#include "opcit/io.h"

namespace opcit::cli {
namespace {

struct Arguments {
  std::string snapshot;
  std::string database;
  bool quiet = false;
};

using Clock = std::chrono::steady_clock;

/// "1 204 000 papers, 41 300 a second, 35 s left", on a terminal.
class Progress {
 public:
  Progress(const std::string& path, bool quiet) : shows_(!quiet && ::isatty(STDERR_FILENO) == 1) {
    struct stat status = {};
    if (::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && !path.ends_with(".gz")) {
      whole_ = static_cast<std::uint64_t>(status.st_size);
    }
  }
  ~Progress() {
    if (shown_) std::fputs("\r\x1b[K", stderr);
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  double seconds() const { return std::chrono::duration<double>(Clock::now() - begin_).count(); }

  void show(const enrich::IndexCounts& counts) {
    if (!shows_ || seconds() < next_) return;
    next_ = seconds() + 0.2;
    const double rate = static_cast<double>(counts.bytes) / seconds();
    std::string line =
        fmt::format("\r\x1b[K{} papers, {:.0f} a second", counts.lines, static_cast<double>(counts.lines) / seconds());
    // Of what is compressed nobody knows how much is left.
    if (whole_ > counts.bytes)
      line += fmt::format(", {:.0f} s left", static_cast<double>(whole_ - counts.bytes) / rate);
    std::fputs(line.c_str(), stderr);
    shown_ = true;
  }

 private:
  bool shows_;
  bool shown_ = false;
  std::uint64_t whole_ = 0;
  double next_ = 0.2;
  Clock::time_point begin_ = Clock::now();
};

Exit index(const Arguments& arguments) {
  const std::string path = arguments.database.empty() ? enrich::default_snapshot_path() : arguments.database;
  if (path.empty()) throw UsageError("there is no home to keep the index in", "name the file with --db");
  Diagnostics said;
  const auto snapshot = open_source(arguments.snapshot, said);
  enrich::IndexCounts counts;
  double seconds = 0;
  {
    Progress progress(arguments.snapshot, arguments.quiet);
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
  const auto arguments = std::make_shared<Arguments>();
  command
      ->add_option("SNAPSHOT", arguments->snapshot, "Lines of JSON, plain or compressed with gzip; - is standard input")
      ->required()
      ->type_name("");
  command->add_option("--db", arguments->database, "The index (in the user's data folder)")->type_name("FILE");
  command->add_flag("-q,--quiet", arguments->quiet, "Show errors only");
  command->callback([arguments, &context] { context.exit = index(*arguments); });
}

}  // namespace opcit::cli
