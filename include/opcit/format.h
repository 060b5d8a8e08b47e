/// @file
/// A format: a descriptor, a reader, a writer, an editor. `formats/<id>/format.cpp` has one constant for each;
/// ARCHITECTURE.md shows how to add one.
///
/// The steps: cut (serial) -> parse (concurrent) -> assign (serial, in order) -> write (concurrent) -> drain.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/diagnostic.h"
#include "opcit/export.h"
#include "opcit/record.h"

namespace opcit {

/// Option values by name, as strings. A reader or writer gets only options that its format declares. An invalid value
/// throws UsageError when the reader or writer is created.
using Options = std::map<std::string, std::string, std::less<>>;

/// What later chunks must know about earlier ones (`@string` macros). Immutable once returned.
struct OPCIT_API Preamble {
  Preamble() = default;
  /// @{
  /// For readers that copy their own preamble.
  Preamble(const Preamble&) = default;
  Preamble& operator=(const Preamble&) = default;
  /// @}
  virtual ~Preamble() = default;
};

/// A sequence of complete records of one input.
struct Chunk {
  std::string_view text;                     ///< UTF-8 without BOM; lives as long as the batch.
  std::uint64_t offset = 0;                  ///< Position of text[0] in the input.
  bool last = false;                         ///< The input ends with this chunk.
  std::shared_ptr<const Preamble> preamble;  ///< The result of Reader::preamble() after the cut; may be null.

  /// The span, in the input, of a view into `text`.
  Span span_of(std::string_view part) const noexcept {
    return {offset + static_cast<std::uint64_t>(part.data() - text.data()), part.size()};
  }
};

class Reader;
struct Format;

/// What records must know about the records of all inputs, such as the parents that BibTeX entries name. It is
/// collected in passes over all inputs, if a reader requests it. Not thread safe; immutable after the last pass.
class OPCIT_API Survey {
 public:
  Survey() = default;
  Survey(const Survey&) = delete;
  Survey& operator=(const Survey&) = delete;
  virtual ~Survey() = default;

  /// True if another pass is needed.
  virtual bool begin_pass() = 0;
  /// Reads one input in this pass: all of it goes through cut(), in order, and the result of cut() is not
  /// offered again. Only cut() and resync() are called. nullptr: inputs of this format are not needed.
  virtual std::unique_ptr<Reader> scout(const Format& format) = 0;
};

/// Reads one input. cut(), survey(), preamble() and finish() are called serially, parse() concurrently on the same
/// object.
class OPCIT_API Reader {
 public:
  Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  virtual ~Reader() = default;

  /// The length of the longest prefix of `window` that is complete records; 0 if more bytes are needed. With `last`,
  /// the window reaches the end of the input, and the result must not be 0 unless the window is empty. The set of legal
  /// cuts depends on the content only; the window selects one of them. Called again with a longer window that begins
  /// with the same bytes; windows double, so that rescanning them is linear in total.
  virtual std::size_t cut(std::string_view window, bool last) = 0;

  /// A record is larger than the limit: the position in `window` (after its first byte) where the next one may begin;
  /// npos if there is none.
  virtual std::size_t resync(std::string_view window);

  /// The inputs of a command are one database: called before the first cut(), with the reader of the last earlier input
  /// that had the same format.
  virtual void follow(const Reader& previous);

  /// True if survey() may request a survey; an input that can be read only once is then stored.
  virtual bool may_want_survey() const { return false; }

  /// Called after each cut: the survey needed before the chunk can be parsed; nullptr if none is needed.
  virtual std::shared_ptr<Survey> survey() { return nullptr; }

  /// What later chunks must know about the chunks cut so far.
  virtual std::shared_ptr<const Preamble> preamble() const { return nullptr; }

  /// Appends items to `batch`. Invalid data becomes a diagnostic, and parsing continues with the next record.
  virtual void parse(const Chunk& chunk, Batch& batch) const = 0;

  /// Called after the last chunk: reports faults that depend on the whole file.
  virtual void finish(Diagnostics& diagnostics);
};

/// Text before the first record, between two records, and after the last one.
struct Frame {
  std::string_view prologue = {};   ///< Written even if there is no record.
  std::string_view separator = {};  ///< Between two items that produced output.
  std::string_view epilogue = {};   ///< Written even if there is no record.
};

/// Where a writer reports losses. The pipeline creates one per batch.
struct WriteReport {
  Diagnostics* diagnostics = nullptr;  ///< Never nullptr while a writer runs.
  Losses* losses = nullptr;            ///< Never nullptr either.
};

/// Writes items. All members are const and called concurrently.
class OPCIT_API Writer {
 public:
  Writer() = default;
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  virtual ~Writer() = default;

  /// Views into it live as long as the writer.
  virtual Frame frame() const { return {}; }
  /// Appends `item` to `out`, or nothing if the target cannot represent it (usually a document item); then the loss is
  /// reported. The pipeline puts Frame::separator between two items that produced output.
  virtual void write(const Item& item, std::string& out, WriteReport& report) const = 0;
  /// Called after the last record: text that depends on the number of records (`records` in this output file).
  virtual void finish(std::uint64_t records, Diagnostics& diagnostics) const;
};

/// A change of a text. `span` counts from the start of the text; length 0 means an insertion.
struct Edit {
  Span span;                ///< The replaced bytes.
  std::string replacement;  ///< The new text.
};
/// Changes of one text, in any order; insertions at one place keep their order.
using Edits = std::vector<Edit>;

/// Appends `text` with `edits` applied. Returns false, with `out` unchanged, if edits overlap or are out of range.
OPCIT_API bool apply(std::string_view text, std::span<const Edit> edits, std::string& out);

/// The surroundings of a record to be removed.
struct Neighbours {
  const Record* previous = nullptr;  ///< The record before it in the chunk, if any.
  const Record* next = nullptr;      ///< The record after it in the chunk, if any.
  bool is_first = false;             ///< No earlier record remains in the file.
};

/// Changes records in place, in the layout of their file. All edits count from the start of the chunk's text
/// and change only the parts concerned. All members are const and called concurrently.
class OPCIT_API Editor {
 public:
  Editor() = default;
  Editor(const Editor&) = delete;
  Editor& operator=(const Editor&) = delete;
  virtual ~Editor() = default;

  /// False if the record must be written as a writer writes it, for instance because it is of another dialect.
  virtual bool keeps(const Chunk& chunk, const Record& record) const;
  /// The text holds `before` and must hold `after`; equal parts are not edited. Values that the file cannot
  /// represent are reported as losses. A value that nobody asked to replace is kept, and the new one is reported.
  virtual void change(const Chunk& chunk, const Record& before, const Record& after, Edits& edits,
                      WriteReport& report) const = 0;
  /// Edits that the options require for every record: another spelling of the same values.
  virtual void respell(const Chunk& chunk, const Record& record, Edits& edits) const;
  /// Removes the record and its separator.
  virtual void remove(const Chunk& chunk, const Record& record, const Neighbours& around, Edits& edits) const = 0;
  /// Adds a record after `last` (nullptr: at the end of the text) in the style of the file.
  virtual void add(const Chunk& chunk, const Record* last, const Record& record, Edits& edits,
                   WriteReport& report) const = 0;
};

/// How certain a format is that it recognises the head of a file.
enum class Match : std::uint8_t { no, maybe, sure };

/// The types of option values; a date is YYYY-MM-DD, a flag is "true".
enum class OptionType : std::uint8_t { flag, text, number, date, choice };

/// An option of a format, `--name` on the command line. If two formats declare the same option, type and meaning
/// must be the same.
struct OptionSpec {
  std::string_view name;               ///< Without leading hyphens: "max-depth".
  OptionType type = OptionType::flag;  ///< The type of its value.
  std::string_view fallback = {};      ///< The default value.
  std::string_view help = {};          ///< For --help, in one line without a full stop.
  std::string_view choices = {};       ///< For OptionType::choice: "UNPB|GEN|JOUR".
};

/// The descriptor of a format: data, and functions that create its parts. A constant with static storage.
struct Format {
  std::string_view id;     ///< Lower-case letters, digits and hyphens; the name on the command line.
  std::string_view title;  ///< For people: "BibTeX".
  std::span<const std::string_view> suffixes = {};  ///< With the dot, lower case: ".bib". Outputs use the first one.
  std::span<const OptionSpec> reader_options = {};  ///< Options of `reader`.
  std::span<const OptionSpec> writer_options = {};  ///< Options of `writer`.
  Match (*sniff)(std::string_view head) = nullptr;  ///< Gets the first 64 KiB; nullptr: never detected by content.
  std::unique_ptr<Reader> (*reader)(const Options&) = nullptr;  ///< nullptr: write-only.
  std::unique_ptr<Writer> (*writer)(const Options&) = nullptr;  ///< nullptr: read-only.
  /// For records of the format `from` that stay in this one; gets the options of the writer. Returns nullptr if `from`
  /// is another format. nullptr: the writer writes all records.
  std::unique_ptr<Editor> (*editor)(const Format& from, const Options&) = nullptr;
};

}  // namespace opcit
