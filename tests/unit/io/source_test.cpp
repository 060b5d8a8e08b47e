#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <thread>

#include "io/descriptor.h"
#include "io_support.h"
#include "opcit/error.h"

namespace opcit::io {
namespace {

std::string open_message(const std::string& path) {
  Diagnostics diagnostics;
  try {
    open_source(path, diagnostics);
    return "";
  } catch (const IoError& error) {
    return error.what();
  }
}

TEST(OpenSource, ReadsAFileAndKnowsItsName) {
  const Scratch scratch;
  for (const std::string name : {"refs.bib", "-dash", "new\nline", "\xFF"}) {
    const std::string path = scratch / name;
    put_file(path,
             "\xEF\xBB\xBFG\xC3\xB6"
             "del\n");
    Diagnostics diagnostics;
    const auto source = open_source(path, diagnostics);
    EXPECT_EQ(source->name(), path);
    EXPECT_EQ(read_all(*source), "Gödel\n");
    char byte = 0;
    EXPECT_EQ(source->read({&byte, 1}), 0U) << "still at the end";
  }
}

TEST(OpenSource, SaysWhyItCannotOpen) {
  const Scratch scratch;
  put_file(scratch / "file", "");
  EXPECT_EQ(open_message("no-such-refs.bib"), "cannot open no-such-refs.bib: No such file or directory");
  EXPECT_EQ(open_message(""), "cannot open : No such file or directory");
  EXPECT_EQ(open_message("a\nb\x1B[2J"), "cannot open a\\x0Ab\\x1B[2J: No such file or directory");
  EXPECT_EQ(open_message(scratch.path()), "cannot open " + scratch.path() + ": Is a directory");
  EXPECT_EQ(open_message(scratch / "file/x"), "cannot open " + (scratch / "file/x") + ": Not a directory");
  const std::string with_nul = (scratch / "file") + std::string(1, '\0') + "x";
  EXPECT_NE(open_message(with_nul), "") << "must not open the file before the NUL";
}

TEST(OpenSource, SaysThatItMayNotRead) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const Scratch scratch;
  put_file(scratch / "secret", "x");
  ::chmod((scratch / "secret").c_str(), 0);
  EXPECT_EQ(open_message(scratch / "secret"), "cannot open " + (scratch / "secret") + ": Permission denied");
}

TEST(OpenSource, ReadsANamedPipe) {
  const Scratch scratch;
  const std::string pipe = scratch / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  std::thread writer([&pipe] {
    const Descriptor end = open_path(pipe, O_WRONLY);
    for (const char c : std::string("slow é\n")) EXPECT_EQ(::write(end.get(), &c, 1), 1);
  });
  Diagnostics diagnostics;
  const auto source = open_source(pipe, diagnostics);
  EXPECT_EQ(read_all(*source), "slow é\n");
  writer.join();
}

TEST(OpenSource, ReadsStandardInputAndLeavesItOpen) {
  const Scratch scratch;
  put_file(scratch / "in", "from stdin\n");
  const Descriptor saved(::dup(STDIN_FILENO));
  {
    const Descriptor file = open_path(scratch / "in", O_RDONLY);
    ASSERT_EQ(::dup2(file.get(), STDIN_FILENO), STDIN_FILENO);
  }
  Diagnostics diagnostics;
  {
    const auto source = open_source("-", diagnostics);
    EXPECT_EQ(source->name(), "<stdin>");
    EXPECT_EQ(read_all(*source), "from stdin\n");
  }
  EXPECT_EQ(::lseek(STDIN_FILENO, 0, SEEK_CUR), 11);
  if (saved) ::dup2(saved.get(), STDIN_FILENO);
}

/// System calls that are interrupted every other time, sometimes have no data, and return one to three bytes.
ssize_t hostile_read(int fd, void* bytes, std::size_t size) {
  static int calls = 0;
  ++calls;
  if (calls % 2 == 0) {
    errno = EINTR;
    return -1;
  }
  return ::read(fd, bytes, std::min<std::size_t>(size, calls % 3 == 0 ? 1 : 3));
}

TEST(DescriptorSource, SurvivesInterruptsAndShortReads) {
  const Scratch scratch;
  std::string content;
  for (int i = 0; i < 2000; ++i) content += "line é " + std::to_string(i) + "\n";
  put_file(scratch / "file", content);
  Diagnostics diagnostics;
  const auto source = decoded_source(
      std::make_unique<DescriptorSource>("f", open_path(scratch / "file", O_RDONLY), hostile_read), diagnostics);
  EXPECT_EQ(read_all(*source), content);
}

TEST(DescriptorSource, WaitsForANonBlockingPipe) {
  int ends[2] = {-1, -1};
  ASSERT_EQ(::pipe2(ends, O_NONBLOCK | O_CLOEXEC), 0);
  DescriptorSource source("pipe", Descriptor(ends[0]), ::read);
  std::thread writer([&ends] {
    Descriptor end(ends[1]);
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    EXPECT_EQ(::write(end.get(), "late", 4), 4);
  });
  EXPECT_EQ(read_all(source), "late");
  writer.join();
}

TEST(DescriptorSource, SaysAFailingRead) {
  const auto failing = +[](int, void*, std::size_t) -> ssize_t {
    errno = EIO;
    return -1;
  };
  DescriptorSource source("disk", Descriptor(), failing);
  char byte = 0;
  try {
    source.read({&byte, 1});
    FAIL() << "must throw";
  } catch (const IoError& error) {
    EXPECT_STREQ(error.what(), "cannot read disk: Input/output error");
  }
}

}  // namespace
}  // namespace opcit::io
