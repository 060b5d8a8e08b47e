/// One running conversion: opens the inputs, lets them be cut, and implements the stages for each chunk (flow.h).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "io/encoded_source.h"
#include "opcit/convert.h"
#include "pipeline/assign.h"
#include "pipeline/carry_out.h"
#include "pipeline/flow.h"
#include "pipeline/inputs.h"
#include "pipeline/output.h"
#include "pipeline/outside.h"
#include "pipeline/transform.h"
#include "pipeline/window.h"
#include "sidecar/restorer.h"
#include "sidecar/sidecar.h"

namespace opcit {

using Unreadable = std::function<void(const Input&, const std::string& message)>;

/// Where items go: to a writer and its sinks, with keys assigned; or to a visitor, unchanged.
struct Destination {
  std::unique_ptr<Writer> writer = nullptr;
  const SinkFactory* make_sink = nullptr;
  const std::function<void(const Item&)>* visit = nullptr;
};

class Converter final : public Stages {
 public:
  /// All arguments must outlive this object.
  Converter(const Registry& registry, std::span<const Input> inputs, const ConvertOptions& options,
            Destination destination, Observer& observer, const Unreadable& unreadable);
  ~Converter() override;

  /// Throws IoError for outputs and the sidecar, and the exceptions of formats.
  Conversion run();

  void parse(Job& job) const override;
  void assign(Job& job) override;
  void write(Job& job) const override;
  void drain(Job& job) override;

 private:
  void open_sidecar();
  const Format* format_of(std::size_t index, std::string_view head);
  std::shared_ptr<Reader> reader_of(const Format& format);
  void read(std::size_t index);
  /// The state that the chunks of one input share.
  struct Reading {
    const Input& input;
    std::shared_ptr<Reader> reader;
    std::shared_ptr<const Editor> editor;  ///< If the format of the input is kept.
    std::shared_ptr<const Editor> ascii;   ///< The same for chunks in CP1252; it only adds ASCII.
    io::EncodedSource* encoding = nullptr;
    bool is_foreign = false;        ///< The output is of another family of formats.
    std::vector<Span> cp1252 = {};  ///< Text in CP1252 beyond the chunks so far.
    bool begins = true;             ///< No chunk of the input was started yet.
  };
  std::shared_ptr<const Editor> editor_of(const Format& format, std::string_view head, bool ascii) const;
  bool is_enclosed() const noexcept { return !frame_.prologue.empty(); }
  void set_encoding(Job& job, Reading& reading) const;
  bool is_foreign(const Format& format) const noexcept;
  void read_chunks(Reading& reading, Window& window);
  void start_chunk(Reading& reading, const Window& window);
  void tell_oversized(const Input& input, const Window& window);
  void end_input(std::string_view name, const Format& format, std::string_view head, Diagnostics ending);
  Diagnostic no_record(const Format& format, std::string_view head) const;
  void look_over_inputs(Survey& survey);
  void look_over(Survey& survey, std::size_t index);
  void write(const Item& item, Job& job) const;
  void put(Job& job, const Piece& piece, std::size_t losses_begin);
  void copy(const Piece& piece, std::string_view bytes, bool is_record);
  void restore_rest();
  Conversion finish();

  Diagnostics take_decoding_until(std::uint64_t offset);
  void report(Locator locator, Diagnostics& diagnostics);
  void report_without_place(std::string_view input, const Diagnostics& diagnostics);

  const Registry& registry_;
  Inputs inputs_;
  std::vector<std::optional<const Format*>> formats_;          // of the inputs whose format is known
  std::map<const Format*, std::shared_ptr<Reader>> previous_;  // the last reader of each format
  const ConvertOptions& options_;
  Observer& observer_;
  const Unreadable& unreadable_;
  std::unique_ptr<Writer> writer_;
  const std::function<void(const Item&)>* visit_;
  Frame frame_;
  Transform transform_;
  Transform copying_;  // the same, for records that stay in one file with their definitions
  Assigner assigner_;
  std::set<std::string, std::less<>> missing_;  // keys of --only that no record has had
  std::unique_ptr<CarryOut> carry_out_;
  std::optional<carry::Sidecar> sidecar_;
  std::optional<carry::Restorer> restorer_;
  SinkFactory make_sink_;
  std::optional<Output> output_;
  Diagnostics decoding_;  // diagnostics of the source, beyond the chunks so far
  ConvertResult result_;
  /// Read from the input that is drained.
  struct Here {
    std::uint64_t records = 0;
    std::uint64_t bytes = 0;
    Outside outside;
  };
  Here here_;
  std::uint64_t names_replaced_ = 0;
  Progress progress_;
  Flow flow_;  // last member: its threads must end before the other members are destroyed
};

}  // namespace opcit
