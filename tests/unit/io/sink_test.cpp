#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <thread>

#include "io/replacement.h"
#include "io/unfinished.h"
#include "io_support.h"
#include "opcit/error.h"

namespace opcit::io {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

/// The message of the IoError that `act` throws, or "".
template <class Act>
std::string message_of(const Act& act) {
  try {
    act();
    return "";
  } catch (const IoError& error) {
    return error.what();
  }
}

void replace_file(const std::string& path, std::string_view content) {
  const auto sink = file_sink(path);
  sink->write(content);
  sink->commit();
}

mode_t mode_of(const std::string& path) {
  struct stat status = {};
  EXPECT_EQ(::stat(path.c_str(), &status), 0);
  return status.st_mode & 07777;
}

/// Number of open `Descriptor`s of this process.
std::size_t open_descriptors() {
  const fs::directory_iterator all("/proc/self/fd");
  return static_cast<std::size_t>(std::distance(fs::begin(all), fs::end(all)));
}

TEST(FileSink, CreatesAFileOnlyOnCommit) {
  const Scratch scratch;
  const auto sink = file_sink(scratch / "refs.bib");
  sink->write("@book{a}\n");
  EXPECT_FALSE(fs::exists(scratch / "refs.bib"));
  sink->commit();
  EXPECT_EQ(get_file(scratch / "refs.bib"), "@book{a}\n");
  sink->commit();
  EXPECT_EQ(scratch.names(), Names{"refs.bib"});
}

TEST(FileSink, LeavesNoTraceWithoutCommit) {
  const Scratch scratch;
  put_file(scratch / "old", "old");
  for (const bool finished : {false, true}) {
    const auto sink = file_sink(scratch / "old");
    sink->write(std::string(300000, 'x'));
    if (finished) sink->finish();
    EXPECT_EQ(get_file(scratch / "old"), "old");
  }
  { const auto sink = file_sink(scratch / "new"); }
  EXPECT_EQ(scratch.names(), Names{"old"});
  EXPECT_EQ(get_file(scratch / "old"), "old");
}

TEST(FileSink, WritesAnythingOfAnySize) {
  const Scratch scratch;
  std::string all;
  const auto sink = file_sink(scratch / "out");
  for (const std::size_t size : {0U, 1U, 65535U, 1U, 65536U, 3U, 65537U, 70000U, 2U, 1000000U}) {
    const std::string part(size, static_cast<char>('a' + size % 26));
    sink->write(part);
    all += part;
  }
  sink->commit();
  EXPECT_TRUE(get_file(scratch / "out") == all);
  replace_file(scratch / "out", "");
  EXPECT_EQ(get_file(scratch / "out"), "");
}

TEST(FileSink, KeepsTheModeOfWhatItReplaces) {
  const Scratch scratch;
  for (const mode_t mode : {0600U, 0644U, 0666U, 0755U, 0640U}) {
    put_file(scratch / "file", "old");
    ::chmod((scratch / "file").c_str(), mode);
    replace_file(scratch / "file", "new");
    EXPECT_EQ(get_file(scratch / "file"), "new");
    EXPECT_EQ(mode_of(scratch / "file"), mode);
  }
}

TEST(FileSink, ObeysTheUmaskForANewFile) {
  const Scratch scratch;
  const mode_t before = ::umask(027);
  replace_file(scratch / "new", "x");
  ::umask(before);
  EXPECT_EQ(mode_of(scratch / "new"), 0640U);
}

TEST(FileSink, KeepsTheOwner) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root may give files away";
  const Scratch scratch;
  put_file(scratch / "file", "old");
  ASSERT_EQ(::chown((scratch / "file").c_str(), 12345, 54321), 0);
  replace_file(scratch / "file", "new");
  struct stat status = {};
  ASSERT_EQ(::stat((scratch / "file").c_str(), &status), 0);
  EXPECT_EQ(status.st_uid, 12345U);
  EXPECT_EQ(status.st_gid, 54321U);
}

TEST(FileSink, FollowsSymbolicLinks) {
  const Scratch scratch;
  fs::create_directory(scratch / "real");
  put_file(scratch / "real/file", "old");
  fs::create_symlink("file", scratch / "real/second");
  fs::create_symlink("real/second", scratch / "first");
  fs::create_symlink(scratch / "first", scratch / "zeroth");
  replace_file(scratch / "zeroth", "new");
  EXPECT_EQ(get_file(scratch / "real/file"), "new");
  EXPECT_TRUE(fs::is_symlink(scratch / "zeroth"));
  EXPECT_TRUE(fs::is_symlink(scratch / "first"));
  EXPECT_TRUE(fs::is_symlink(scratch / "real/second"));
  EXPECT_FALSE(fs::is_symlink(scratch / "real/file"));
}

TEST(FileSink, CreatesWhatADanglingLinkPointsTo) {
  const Scratch scratch;
  fs::create_directory(scratch / "real");
  fs::create_symlink("real/absent", scratch / "link");
  replace_file(scratch / "link", "new");
  EXPECT_TRUE(fs::is_symlink(scratch / "link"));
  EXPECT_EQ(get_file(scratch / "real/absent"), "new");
}

TEST(FileSink, SaysWhatItCannotReplace) {
  const Scratch scratch;
  put_file(scratch / "file", "");
  fs::create_symlink("loop-b", scratch / "loop-a");
  fs::create_symlink("loop-a", scratch / "loop-b");
  fs::create_symlink("nowhere/x", scratch / "far");
  const std::pair<std::string, std::string> rows[] = {
      {scratch.path(), "Is a directory"},
      {scratch / "new/", "Is a directory"},
      {scratch / "none/file", "No such file or directory"},
      {scratch / "far", "No such file or directory"},
      {scratch / "file/below", "Not a directory"},
      {scratch / "loop-a", "Too many levels of symbolic links"},
      {scratch / std::string(300, 'n'), "File name too long"},
      {"", "No such file or directory"},
      {"/dev/fd/9999", "Bad file descriptor"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(message_of([&row] { file_sink(row.first); }), "cannot write " + row.first + ": " + row.second);
  }
  const std::string with_nul = (scratch / "file") + std::string(1, '\0') + "x";
  EXPECT_NE(message_of([&with_nul] { file_sink(with_nul); }), "");
}

TEST(FileSink, RespectsWriteProtection) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everything";
  const Scratch scratch;
  put_file(scratch / "protected", "old");
  ::chmod((scratch / "protected").c_str(), 0444);
  EXPECT_NE(message_of([&scratch] { file_sink(scratch / "protected"); }), "");
  ::chmod(scratch.path().c_str(), 0555);
  EXPECT_NE(message_of([&scratch] { file_sink(scratch / "new"); }), "");
  ::chmod(scratch.path().c_str(), 0755);
}

TEST(FileSink, TakesHostileNames) {
  const Scratch scratch;
  const Names names = {"-o", "a\nb", " ", "\xFF\xFE", "*", std::string(255, 'x')};
  for (const std::string& name : names) {
    replace_file(scratch / name, name);
    EXPECT_EQ(get_file(scratch / name), name);
  }
  EXPECT_EQ(scratch.names().size(), names.size());
}

TEST(FileSink, TakesARelativePath) {
  const Scratch scratch;
  const fs::path before = fs::current_path();
  fs::current_path(scratch.path());
  replace_file("plain", "x");
  fs::current_path(before);
  EXPECT_EQ(get_file(scratch / "plain"), "x");
}

TEST(FileSink, SaysThatTheDiskIsFull) {
  const auto sink = file_sink("/dev/full");
  sink->write("small");
  EXPECT_EQ(message_of([&sink] { sink->commit(); }), "cannot write /dev/full: No space left on device");
  EXPECT_EQ(message_of([&sink] { sink->commit(); }), "cannot write /dev/full: an earlier write failed");
  const auto large = file_sink("/dev/full");
  EXPECT_EQ(message_of([&large] { large->write(std::string(100000, 'x')); }),
            "cannot write /dev/full: No space left on device");
  replace_file("/dev/null", "gone");
  EXPECT_FALSE(fs::is_regular_file("/dev/null"));
}

TEST(FileSink, KeepsTheOldFileWhenTheNewOneDoesNotFit) {
  const Scratch scratch;
  put_file(scratch / "file", "old");
  // A limit on file sizes simulates a full disk: the write stops in the middle.
  rlimit before = {};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto old_action = ::signal(SIGXFSZ, SIG_IGN);
  const rlimit small = {100000, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  std::string write_message;
  std::string commit_message;
  {
    const auto sink = file_sink(scratch / "file");
    write_message = message_of([&sink] { sink->write(std::string(200000, 'x')); });
    commit_message = message_of([&sink] { sink->commit(); });
  }
  ::setrlimit(RLIMIT_FSIZE, &before);
  ::signal(SIGXFSZ, old_action);
  EXPECT_EQ(write_message, "cannot write " + (scratch / "file") + ": File too large");
  EXPECT_EQ(commit_message, "cannot write " + (scratch / "file") + ": an earlier write failed");
  EXPECT_EQ(get_file(scratch / "file"), "old");
  EXPECT_EQ(scratch.names(), Names{"file"});
}

TEST(FileSink, WritesANamedPipe) {
  const Scratch scratch;
  const std::string pipe = scratch / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  std::string got;
  std::thread reader([&] { got = get_file(pipe); });
  replace_file(pipe, "through the pipe");
  reader.join();
  EXPECT_EQ(got, "through the pipe");
  EXPECT_TRUE(fs::is_fifo(pipe));
}

TEST(FileSink, WritesADescriptorWhereItStands) {
  const Scratch scratch;
  put_file(scratch / "log", "before\n");
  const Descriptor log = open_path(scratch / "log", O_WRONLY | O_APPEND);
  replace_file("/dev/fd/" + std::to_string(log.get()), "added\n");
  fs::create_symlink("/proc/self/fd/" + std::to_string(log.get()), scratch / "link");
  replace_file(scratch / "link", "again\n");
  EXPECT_EQ(get_file(scratch / "log"), "before\nadded\nagain\n");
}

TEST(FileSink, CannotCommitWhatAnInterruptRemoved) {
  const Scratch scratch;
  put_file(scratch / "file", "old");
  const auto sink = file_sink(scratch / "file");
  sink->write("new");
  sink->finish();
  EXPECT_EQ(scratch.names().size(), 2U);
  remove_unfinished_outputs();
  EXPECT_EQ(scratch.names(), Names{"file"});
  EXPECT_NE(message_of([&sink] { sink->commit(); }), "");
  EXPECT_EQ(get_file(scratch / "file"), "old");
}

TEST(FileSink, GivesItsDescriptorBackOnFinish) {
  const Scratch scratch;
  const std::size_t before = open_descriptors();
  std::vector<std::unique_ptr<Sink>> sinks;
  for (int i = 0; i < 50; ++i) {
    sinks.push_back(file_sink(scratch / std::to_string(i)));
    sinks.back()->write("part");
    sinks.back()->finish();
  }
  EXPECT_EQ(open_descriptors(), before);
  for (int i = 0; i < 25; ++i) sinks[static_cast<std::size_t>(i)]->commit();
  EXPECT_EQ(message_of([&] { sinks[40]->write("more"); }),
            "cannot write " + (scratch / "40") + ": this output is finished");
  sinks.clear();
  EXPECT_EQ(scratch.names().size(), 25U);
}

TEST(FileSink, ComesWithTheDirectoryThatVanishes) {
  const Scratch scratch;
  fs::create_directory(scratch / "folder");
  const auto sink = file_sink(scratch / "folder/file");
  sink->write("x");
  fs::remove_all(scratch / "folder");
  EXPECT_NE(message_of([&sink] { sink->commit(); }), "");
}

/// The method for file systems without nameless files (NFS, FAT).
TEST(Replacement, WorksWithANameFromTheBegin) {
  const Scratch scratch;
  put_file(scratch / "file", "old");
  ::chmod((scratch / "file").c_str(), 0664);
  const Target target = resolve_target(scratch / "file");
  {
    const Replacement dropped("file", target, Replacement::Naming::at_once);
    EXPECT_EQ(scratch.names().size(), 2U);
  }
  EXPECT_EQ(scratch.names(), Names{"file"});
  Replacement kept("file", target, Replacement::Naming::at_once);
  ASSERT_EQ(::write(kept.descriptor(), "new", 3), 3);
  kept.finish();
  kept.replace();
  EXPECT_EQ(scratch.names(), Names{"file"});
  EXPECT_EQ(get_file(scratch / "file"), "new");
  EXPECT_EQ(mode_of(scratch / "file"), 0664U);
}

TEST(Replacement, IsRemovedByTheHandlerOfAnInterrupt) {
  const Scratch scratch;
  const pid_t child = ::fork();
  if (child == 0) {
    ::signal(SIGINT, [](int) {
      remove_unfinished_outputs();
      ::_exit(130);
    });
    const Replacement one("one", Target{scratch / "one", -1, std::nullopt}, Replacement::Naming::at_once);
    const Replacement two("two", Target{scratch / "two", -1, std::nullopt}, Replacement::Naming::at_once);
    if (scratch.names().size() != 2) ::_exit(1);
    ::raise(SIGINT);
    ::_exit(2);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 130);
  EXPECT_EQ(scratch.names(), Names{});
}

TEST(Unfinished, ForgetsWhatIsDone) {
  const Scratch scratch;
  const auto fill = [&scratch] {
    for (const char* name : {"a", "b", "c"}) put_file(scratch / name, "");
  };
  fill();
  {
    const Unfinished a(scratch / "a");
    Unfinished b(scratch / "b");
    { const Unfinished c(scratch / "c"); }
    const Unfinished moved = std::move(b);
    remove_unfinished_outputs();
    EXPECT_EQ(scratch.names(), Names{"c"});
    fill();
    remove_unfinished_outputs();
    EXPECT_EQ(scratch.names(), (Names{"a", "b", "c"})) << "each is removed once";
  }
  remove_unfinished_outputs();
  EXPECT_EQ(scratch.names(), (Names{"a", "b", "c"}));
}

TEST(Unfinished, IsSafeBetweenThreads) {
  const Scratch scratch;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&scratch, t] {
      for (int i = 0; i < 2000; ++i) {
        const Unfinished one(scratch / (std::to_string(t) + "-" + std::to_string(i)));
        const Unfinished two(scratch / "never there");
      }
    });
  }
  for (int i = 0; i < 200; ++i) remove_unfinished_outputs();
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(scratch.names(), Names{});
}

/// System calls that write one byte at a time and are interrupted every other time.
ssize_t hostile_write(int fd, const void* bytes, std::size_t size) {
  static int calls = 0;
  if (++calls % 2 == 0) {
    errno = EINTR;
    return -1;
  }
  return ::write(fd, bytes, std::min<std::size_t>(size, 1));
}

TEST(DescriptorWriter, SurvivesInterruptsAndShortWrites) {
  const Scratch scratch;
  const Descriptor file = open_path(scratch / "file", O_CREAT | O_WRONLY, 0600);
  DescriptorWriter writer("file", file.get(), hostile_write);
  std::string content;
  for (int i = 0; i < 3000; ++i) content += std::to_string(i) + ",";
  writer.write(content);
  writer.flush();
  EXPECT_EQ(get_file(scratch / "file"), content);
}

TEST(DescriptorWriter, WaitsForANonBlockingPipe) {
  int ends[2] = {-1, -1};
  ASSERT_EQ(::pipe2(ends, O_NONBLOCK | O_CLOEXEC), 0);
  Descriptor input(ends[0]);
  std::size_t got = 0;
  std::thread reader([&input, &got] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    DescriptorSource source("pipe", std::move(input), ::read);
    got = read_all(source).size();
  });
  {
    const Descriptor output(ends[1]);
    DescriptorWriter writer("pipe", output.get(), ::write);
    writer.write(std::string(1000000, 'x'));
    writer.flush();
  }
  reader.join();
  EXPECT_EQ(got, 1000000U);
}

TEST(StdoutSink, TellsABrokenPipe) {
  int ends[2] = {-1, -1};
  ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  ::close(ends[0]);
  const auto old_action = ::signal(SIGPIPE, SIG_IGN);
  const Descriptor saved(::dup(STDOUT_FILENO));
  ::dup2(ends[1], STDOUT_FILENO);
  ::close(ends[1]);
  bool broken = false;
  {
    const auto sink = stdout_sink();
    sink->write("nobody reads this");
    try {
      sink->commit();
    } catch (const BrokenPipe& error) {
      broken = std::string(error.what()) == "cannot write <stdout>: Broken pipe";
    }
  }
  ::dup2(saved.get(), STDOUT_FILENO);
  ::signal(SIGPIPE, old_action);
  EXPECT_TRUE(broken);
}

TEST(StdoutSink, WritesOnCommitAndNothingWithoutIt) {
  const Scratch scratch;
  const Descriptor saved(::dup(STDOUT_FILENO));
  {
    const Descriptor file = open_path(scratch / "out", O_CREAT | O_WRONLY, 0600);
    ::dup2(file.get(), STDOUT_FILENO);
  }
  {
    const auto dropped = stdout_sink();
    dropped->write("dropped");
    const auto sink = stdout_sink();
    sink->write("kept");
    sink->commit();
  }
  ::dup2(saved.get(), STDOUT_FILENO);
  EXPECT_EQ(get_file(scratch / "out"), "kept");
}

TEST(StringSink, Appends) {
  std::string out = "a";
  const auto sink = string_sink(out);
  sink->write("b");
  sink->write("c");
  sink->commit();
  EXPECT_EQ(out, "abc");
}

}  // namespace
}  // namespace opcit::io
