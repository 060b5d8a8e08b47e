/// @file
/// The pipeline: inputs of any format to one output, in bounded memory.
///
/// Thread rule: a conversion may have several threads (ConvertOptions::threads), which run readers' parse() and writers'
/// write(); everything else that it is given (sources, sinks, observer, improver, callbacks) it calls on the thread
/// that called it. Conversions in several threads at once do not disturb each other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/diagnostic.h"
#include "opcit/export.h"
#include "opcit/format.h"
#include "opcit/io.h"
#include "opcit/registry.h"

namespace opcit {

class NameMap;  // opcit/people.h

/// How far a conversion is.
struct Progress {
  std::uint64_t bytes = 0;    ///< Of the inputs, after decompression and decoding.
  std::uint64_t records = 0;  ///< Read from them.
};

/// Receives what a conversion has to say, in the order of the inputs, whatever the number of threads. Called serially.
class OPCIT_API Observer {
 public:
  Observer() = default;
  Observer(const Observer&) = delete;
  Observer& operator=(const Observer&) = delete;
  virtual ~Observer() = default;

  /// `where` lives during the call only. The severity is that of the code; to raise or lower it is the observer's.
  virtual void diagnostic(const Diagnostic& diagnostic, const Located& where) = 0;
  /// What an output does not hold; see opcit-formats(5), "What lost means".
  virtual void loss(const Loss& loss) = 0;
  /// After each chunk.
  virtual void progress(const Progress& progress);
};

/// Changes records on their way from reader to writer (enrichment). Called serially, in the order of the input. What it
/// puts into a record lives in the batch's arena.
class OPCIT_API Improver {
 public:
  Improver() = default;
  Improver(const Improver&) = delete;
  Improver& operator=(const Improver&) = delete;
  virtual ~Improver() = default;

  /// Before citation keys are made, so that these see what was filled in.
  virtual void improve(Batch& batch) = 0;
  /// The same batch, with all keys.
  virtual void assigned(const Batch& batch) = 0;
};

/// Makes the outputs: number 0, or 1, 2, .. when the output is split.
using SinkFactory = std::function<std::unique_ptr<Sink>(std::uint64_t number)>;

/// How names are written; opcit-convert(1) defines each.
enum class NameStyle : std::uint8_t { as_is, full, initials, family_first };
/// How titles of records are written; opcit-convert(1).
enum class TitleCase : std::uint8_t { keep, sentence };

/// Opens one input; called when its turn comes. `diagnostics` receives what decoding has to say.
using SourceOpener = std::function<std::unique_ptr<Source>(Diagnostics& diagnostics)>;
/// One of the inputs of a conversion.
struct Input {
  std::string name;   ///< Shown in diagnostics; its suffix helps to guess the format.
  SourceOpener open;  ///< May be called again where `repeatable` says so.
  /// `open` gives the same bytes each time. Otherwise (a pipe) what was read is kept, beyond 16 MiB in a file without a
  /// name in the folder for temporary files, where a reader may want to see it twice.
  bool repeatable = true;
};

/// What opcit-convert(1) describes. A value; views and pointers must outlive the conversion.
struct ConvertOptions {
  const Format* from = nullptr;  ///< nullptr: each input's format is detected.
  const Format* to = nullptr;    ///< Must have a writer.
  /// Given values by option name. Each format is handed those that it declares, and its own defaults for the rest.
  Options reader_options = {};
  Options writer_options = {};               ///< The same for the writer.
  std::string key_template = {};             ///< For records without a key; empty: the default, see opcit-convert(1).
  std::size_t block = std::size_t{1} << 18;  ///< Bytes read at a time; any value gives the same output.
  /// Bytes; a larger record is a diagnostic (record-too-large) and skipped.
  std::size_t max_record = std::size_t{16} << 20;
  /// How many work, the caller's included; 0: as many as processors are at hand. Any value gives the same output, the
  /// same diagnostics and the same order of both.
  unsigned threads = 1;
  std::uint64_t split = 0;             ///< Records an output file; 0: one file.
  std::vector<std::string> only = {};  ///< Citation keys to write; empty: all.
  std::vector<std::string> drop = {};  ///< CSL variables and identifier schemes to leave out.
  const NameMap* names = nullptr;      ///< Must outlive the conversion; nullptr: names stay as they are.
  /// Of all names, in all roles.
  NameStyle name_style = NameStyle::as_is;
  std::string transliterate = {};  ///< A language, see opcit-convert(1); empty: not at all.
  /// Of titles of records; those of journals and series stay.
  TitleCase title_case = TitleCase::keep;
  bool nfc = false;  ///< Text in Normal Form C; keys, identifiers, addresses and extras stay.
  /// Makes the sidecar that keeps, beside the output, what the output cannot hold (opcit-json(5)); none: nothing is
  /// carried. The output is read back for it with the reader options above.
  std::function<std::unique_ptr<Sink>()> carry_out = {};
  /// The sidecar of the inputs; without an opener there is none. It tells the format of the inputs unless `from` does.
  Input carry_in = {};
  /// An input that stays in its format keeps its byte order mark and its lines in CP1252, unless this is set.
  bool to_utf8 = false;
  Improver* improver = nullptr;  ///< Must outlive the conversion.
};

/// What a run has counted.
struct ConvertResult {
  std::uint64_t records = 0;        ///< Written, or visited.
  std::uint64_t inputs_failed = 0;  ///< Inputs that could not be read; the others were converted.
  bool found_nothing = false;       ///< A forced format found no record in an input that is not empty.
};

/// What convert() gives back.
struct Conversion {
  ConvertResult result;                        ///< Of all outputs together.
  std::vector<std::unique_ptr<Sink>> outputs;  ///< Finished, not committed; in the order of their numbers.
  std::unique_ptr<Sink> sidecar;               ///< Not committed either; none without ConvertOptions::carry_out.
};

/// Converts all inputs, in order, as one database, to the outputs that `make_sink` gives. Sinks are not committed: the
/// finished ones are returned in `outputs`, so that the caller can decide by the diagnostics whether to commit them.
/// Throws UsageError (no writer, bad option) and IoError (output only; an input that cannot be read is told to
/// `unreadable` and counted; a sidecar that cannot be read is no such input).
OPCIT_API Conversion convert(const Registry& registry, std::span<const Input> inputs, const ConvertOptions& options,
                             const SinkFactory& make_sink, Observer& observer,
                             const std::function<void(const Input&, const std::string& message)>& unreadable);

/// Reads all inputs as convert() does (formats, encodings, limits, diagnostics, inputs that cannot be read) and hands
/// each record to `visit`, serially and in input order, instead of writing it. Of `options` those of reading count;
/// citation keys are neither made nor compared.
OPCIT_API ConvertResult read_records(const Registry& registry, std::span<const Input> inputs,
                                     const ConvertOptions& options, const std::function<void(const Record&)>& visit,
                                     Observer& observer,
                                     const std::function<void(const Input&, const std::string& message)>& unreadable);

}  // namespace opcit
