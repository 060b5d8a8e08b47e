#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "io/descriptor.h"
#include "io/errors.h"
#include "io/replacement.h"
#include "io/target.h"
#include "opcit/io.h"

namespace opcit {
namespace io {
namespace {

/// Written without a temporary file: pipes, devices, standard output.
class DirectSink final : public Sink {
 public:
  DirectSink(const std::string& name, int borrowed) : writer_(name, borrowed, ::write) {}
  DirectSink(const std::string& name, Descriptor owned)
      : owned_(std::move(owned)), writer_(name, owned_.get(), ::write) {}

  void write(std::string_view bytes) override { writer_.write(bytes); }
  void commit() override { writer_.flush(); }

 private:
  Descriptor owned_;
  DescriptorWriter writer_;
};

class ReplacingSink final : public Sink {
 public:
  ReplacingSink(const std::string& name, const Target& target)
      : file_(name, target), writer_(name, file_.descriptor(), ::write) {}

  void write(std::string_view bytes) override {
    // The number of the closed descriptor may already belong to another file.
    if (state_ != State::writing) throw_fault("write", writer_.name(), "this output is finished");
    writer_.write(bytes);
  }
  void finish() override {
    if (state_ == State::finished || state_ == State::committed) return;
    if (state_ == State::failed) throw_fault("write", writer_.name(), "an earlier write failed");
    state_ = State::failed;
    writer_.flush();
    file_.finish();
    state_ = State::finished;
  }
  void commit() override {
    if (state_ == State::committed) return;
    finish();
    state_ = State::failed;
    file_.replace();
    state_ = State::committed;
  }

 private:
  /// A step that throws leaves `failed`: the state on the disk is then unknown, so a second try must not succeed.
  enum class State { writing, finished, committed, failed };

  Replacement file_;
  DescriptorWriter writer_;
  State state_ = State::writing;
};

class StringSink final : public Sink {
 public:
  explicit StringSink(std::string& out) : out_(out) {}
  void write(std::string_view bytes) override { out_.append(bytes); }
  void commit() override {}

 private:
  std::string& out_;
};

}  // namespace
}  // namespace io

std::unique_ptr<Sink> file_sink(const std::string& path) {
  const io::Target target = io::resolve_target(path);
  if (target.descriptor >= 0) {
    io::Descriptor copy(::fcntl(target.descriptor, F_DUPFD_CLOEXEC, 0));
    if (!copy) io::throw_system("write", path, errno);
    return std::make_unique<io::DirectSink>(path, std::move(copy));
  }
  if (!target.status || S_ISREG(target.status->st_mode)) return std::make_unique<io::ReplacingSink>(path, target);
  io::Descriptor opened = io::open_path(path, O_WRONLY | O_NOCTTY);
  if (!opened) io::throw_system("write", path, errno);
  return std::make_unique<io::DirectSink>(path, std::move(opened));
}

std::unique_ptr<Sink> stdout_sink() { return std::make_unique<io::DirectSink>("<stdout>", STDOUT_FILENO); }
std::unique_ptr<Sink> string_sink(std::string& out) { return std::make_unique<io::StringSink>(out); }

}  // namespace opcit
