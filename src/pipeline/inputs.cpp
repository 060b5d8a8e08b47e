#include "pipeline/inputs.h"

#include <array>
#include <string>

#include "io/encoded_source.h"
#include "io/spool.h"

namespace opcit {

namespace {
constexpr std::size_t in_memory = std::size_t{16} << 20;
}

/// An input that can be read only once.
struct Inputs::Pipe {
  Diagnostics said;  // from decoding, not yet passed on
  std::unique_ptr<Source> source;
  io::Spool spool{in_memory};
  bool kept = true;

  /// Reads the next bytes of the pipe.
  std::size_t read(std::span<char> room) {
    const std::size_t got = source->read(room);
    if (kept) spool.append({room.data(), got});
    return got;
  }
};

/// Reads a pipe for the conversion: first the bytes that a survey has spooled, then the rest.
class Inputs::PipeSource final : public Source, public io::EncodedSource {
 public:
  PipeSource(Pipe& pipe, Diagnostics& diagnostics) : pipe_(pipe), diagnostics_(diagnostics) { hand_on(); }

  std::string_view name() const override { return pipe_.source->name(); }
  std::string_view mark() const override {
    const auto* known = dynamic_cast<const io::EncodedSource*>(pipe_.source.get());
    return known == nullptr ? std::string_view() : known->mark();
  }
  std::vector<Span> take_cp1252() override {
    auto* known = dynamic_cast<io::EncodedSource*>(pipe_.source.get());
    return known == nullptr ? std::vector<Span>() : known->take_cp1252();
  }

  std::size_t read(std::span<char> room) override {
    std::size_t got = 0;
    if (position_ < pipe_.spool.size()) {
      got = pipe_.spool.read_at(position_, room);
    } else {
      if (!pipe_.kept) drop_copy();
      got = pipe_.read(room);
    }
    if (pipe_.kept || pipe_.spool.size() > 0) position_ += got;
    hand_on();
    return got;
  }

 private:
  void drop_copy() noexcept {
    pipe_.spool.clear();
    position_ = 0;
  }

  void hand_on() {
    diagnostics_.insert(diagnostics_.end(), pipe_.said.begin(), pipe_.said.end());
    pipe_.said.clear();
  }

  Pipe& pipe_;
  Diagnostics& diagnostics_;
  std::uint64_t position_ = 0;
};

class Inputs::CopySource final : public Source {
 public:
  explicit CopySource(Pipe& pipe) : pipe_(pipe) {}

  std::string_view name() const override { return pipe_.source->name(); }

  std::size_t read(std::span<char> room) override {
    const std::size_t got = pipe_.spool.read_at(position_, room);
    position_ += got;
    return got;
  }

 private:
  Pipe& pipe_;
  std::uint64_t position_ = 0;
};

namespace {

/// Reads a file again. Decoding diagnostics are ignored, because the first reading reports them.
class SilentSource final : public Source {
 public:
  explicit SilentSource(const Input& input) : source_(input.open(said_)) {}

  std::string_view name() const override { return source_->name(); }

  std::size_t read(std::span<char> room) override {
    said_.clear();
    if (auto* known = dynamic_cast<io::EncodedSource*>(source_.get())) known->take_cp1252();
    return source_->read(room);
  }

 private:
  Diagnostics said_;
  std::unique_ptr<Source> source_;
};

}  // namespace

Inputs::Inputs(std::span<const Input> inputs) : inputs_(inputs), pipes_(inputs.size()) {}

Inputs::~Inputs() = default;

Inputs::Pipe& Inputs::pipe(std::size_t index) {
  std::unique_ptr<Pipe>& pipe = pipes_[index];
  if (pipe == nullptr) {
    auto opened = std::make_unique<Pipe>();
    opened->source = inputs_[index].open(opened->said);
    pipe = std::move(opened);
  }
  return *pipe;
}

std::unique_ptr<Source> Inputs::open(std::size_t index, Diagnostics& diagnostics) {
  if (inputs_[index].repeatable) return inputs_[index].open(diagnostics);
  return std::make_unique<PipeSource>(pipe(index), diagnostics);
}

std::unique_ptr<Source> Inputs::open_again(std::size_t index) {
  if (inputs_[index].repeatable) return std::make_unique<SilentSource>(inputs_[index]);
  Pipe& whole = pipe(index);
  std::array<char, std::size_t{1} << 16> room;
  while (whole.kept && whole.read(room) > 0) {
  }
  return std::make_unique<CopySource>(whole);
}

void Inputs::forget(std::size_t index) noexcept {
  if (pipes_[index] != nullptr) pipes_[index]->kept = false;
}

}  // namespace opcit
