/// @file
/// The pipeline: converts inputs of any format to one output, in bounded memory.
///
/// Thread rule: a conversion may use several threads (ConvertOptions::threads), which run readers' parse() and writers'
/// write(). All other objects (sources, sinks, observer, improver, callbacks) are called on the thread
/// that called the conversion. Conversions in different threads are independent.
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

/// Progress of a conversion.
struct Progress {
  std::uint64_t bytes = 0;    ///< Read from the inputs, after decompression and decoding.
  std::uint64_t records = 0;  ///< Number of records read.
};

/// Receives the diagnostics of a conversion, in the order of the inputs, for any number of threads. Called serially.
class OPCIT_API Observer {
 public:
  Observer() = default;
  Observer(const Observer&) = delete;
  Observer& operator=(const Observer&) = delete;
  virtual ~Observer() = default;

  /// `where` is valid during the call only. The severity is that of the code; the observer may raise or lower it.
  virtual void diagnostic(const Diagnostic& diagnostic, const Located& where) = 0;
  /// A value that the output cannot represent; see opcit-formats(5), "Losses".
  virtual void loss(const Loss& loss) = 0;
  /// After each chunk.
  virtual void progress(const Progress& progress);
};

/// Changes records between reader and writer (enrichment). Called serially, in the order of the input. New values
/// in a record must live in the batch's arena.
class OPCIT_API Improver {
 public:
  Improver() = default;
  Improver(const Improver&) = delete;
  Improver& operator=(const Improver&) = delete;
  virtual ~Improver() = default;

  /// Called before citation keys are generated, so that keys can use new values.
  virtual void improve(Batch& batch) = 0;
  /// Called for the same batch when all records have keys.
  virtual void assigned(const Batch& batch) = 0;
};

/// Creates the outputs: number 0, or 1, 2, .. if the output is split.
using SinkFactory = std::function<std::unique_ptr<Sink>(std::uint64_t number)>;

/// The form of names; opcit-convert(1) defines each.
enum class NameStyle : std::uint8_t { as_is, full, initials, family_first };
/// The capitalisation of titles; opcit-convert(1).
enum class TitleCase : std::uint8_t { keep, sentence };

/// Opens one input when the conversion reaches it. `diagnostics` receives the faults found by decoding.
using SourceOpener = std::function<std::unique_ptr<Source>(Diagnostics& diagnostics)>;
/// One of the inputs of a conversion.
struct Input {
  std::string name;   ///< Shown in diagnostics; its suffix helps to detect the format.
  SourceOpener open;  ///< May be called again if `repeatable` is true.
  /// `open` gives the same bytes each time. Otherwise (a pipe), the bytes are stored if a reader may need them twice:
  /// in memory up to 16 MiB, then in a temporary file without a name.
  bool repeatable = true;
};

/// The options described in opcit-convert(1). Views and pointers must outlive the conversion.
struct ConvertOptions {
  const Format* from = nullptr;  ///< nullptr: each input's format is detected.
  const Format* to = nullptr;    ///< Must have a writer.
  /// Option values by name. Each format gets the options that it declares, with its own defaults for options not given.
  Options reader_options = {};
  Options writer_options = {};               ///< The same for the writer.
  std::string key_template = {};             ///< For records without a key; empty: the default, see opcit-convert(1).
  std::size_t block = std::size_t{1} << 18;  ///< Bytes per read; any value gives the same output.
  /// Bytes; a larger record is a diagnostic (record-too-large) and skipped.
  std::size_t max_record = std::size_t{16} << 20;
  /// Number of threads, including the caller's; 0: as many as there are processors. Any value gives the same output,
  /// the same diagnostics and the same order of both.
  unsigned threads = 1;
  std::uint64_t split = 0;             ///< Records per output file; 0: one file.
  std::vector<std::string> only = {};  ///< Citation keys to write; empty: all.
  std::vector<std::string> drop = {};  ///< CSL variables and identifier schemes to omit.
  const NameMap* names = nullptr;      ///< Must outlive the conversion; nullptr: names do not change.
  /// For all names, in all roles.
  NameStyle name_style = NameStyle::as_is;
  std::string transliterate = {};  ///< A language, see opcit-convert(1); empty: no transliteration.
  /// For titles of records; titles of journals and series do not change.
  TitleCase title_case = TitleCase::keep;
  bool nfc = false;  ///< Text in Normal Form C; keys, identifiers, addresses and extras do not change.
  /// Creates the sidecar, which stores what the output cannot represent (opcit-json(5)); empty: no sidecar.
  /// To create it, the output is read with the reader options above.
  std::function<std::unique_ptr<Sink>()> carry_out = {};
  /// The sidecar of the inputs; empty: no sidecar. It determines the format of the inputs unless `from` is set.
  Input carry_in = {};
  /// An input that stays in its format keeps its byte order mark and its lines in CP1252, unless this is set.
  bool to_utf8 = false;
  Improver* improver = nullptr;  ///< Must outlive the conversion.
  bool allow_no_record = false;  ///< Treat a text without a record as an empty input.
};

/// The counts of a run.
struct ConvertResult {
  std::uint64_t records = 0;        ///< Written, or visited.
  std::uint64_t inputs_failed = 0;  ///< Inputs that could not be read; the others were converted.
  bool found_nothing = false;       ///< An input is neither empty nor of a known format with a record in it.
  std::uint64_t incomplete = 0;     ///< Of the records, those with an incomplete list of authors ("et al.").
};

/// The result of convert().
struct Conversion {
  ConvertResult result;                        ///< For all outputs together.
  std::vector<std::unique_ptr<Sink>> outputs;  ///< Finished, not committed; in the order of their numbers.
  std::unique_ptr<Sink> sidecar;               ///< Not committed either; null without ConvertOptions::carry_out.
};

/// Converts all inputs, in order, as one database, to the outputs that `make_sink` returns. Sinks are not committed:
/// the finished sinks are returned in `outputs`, so that the caller can check the diagnostics before it commits them.
/// Throws UsageError (no writer, invalid option) and IoError (for outputs and sidecars only; an unreadable input is
/// passed to `unreadable` and counted).
OPCIT_API Conversion convert(const Registry& registry, std::span<const Input> inputs, const ConvertOptions& options,
                             const SinkFactory& make_sink, Observer& observer,
                             const std::function<void(const Input&, const std::string& message)>& unreadable);

/// Reads all inputs like convert() (formats, encodings, limits, diagnostics, unreadable inputs) and passes
/// each record to `visit`, serially and in input order, instead of writing it. Only the reading part of `options` is
/// used; citation keys are neither generated nor compared.
OPCIT_API ConvertResult read_records(const Registry& registry, std::span<const Input> inputs,
                                     const ConvertOptions& options, const std::function<void(const Record&)>& visit,
                                     Observer& observer,
                                     const std::function<void(const Input&, const std::string& message)>& unreadable);

}  // namespace opcit
