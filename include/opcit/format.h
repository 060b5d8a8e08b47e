/// @file
/// What a format is: a descriptor, a reader, a writer, an editor. `formats/<id>/format.cpp` has one constant each;
/// ARCHITECTURE.md has the recipe.
///
/// The way of a record: cut (serial) -> parse (concurrent) -> assign (serial, in order) -> write (concurrent) -> drain.
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

/// Option values by name, as strings. A format's part is handed only names that it declares. A value that does not fit
/// throws UsageError when the reader or writer is made.
using Options = std::map<std::string, std::string, std::less<>>;

/// What later chunks must know of earlier ones (`@string` macros). Immutable once handed out.
struct OPCIT_API Preamble {
  Preamble() = default;
  /// @{
  /// For readers that copy their own.
  Preamble(const Preamble&) = default;
  Preamble& operator=(const Preamble&) = default;
  /// @}
  virtual ~Preamble() = default;
};

/// A run of whole records of one input.
struct Chunk {
  std::string_view text;                     ///< UTF-8 without BOM; lives as long as the batch.
  std::uint64_t offset = 0;                  ///< Of text[0] in the input.
  bool last = false;                         ///< The input ends with this chunk.
  std::shared_ptr<const Preamble> preamble;  ///< What Reader::preamble() gave after the cut; may be none.

  /// The span, in the input, of a view into `text`.
  Span span_of(std::string_view part) const noexcept {
    return {offset + static_cast<std::uint64_t>(part.data() - text.data()), part.size()};
  }
};

class Reader;
struct Format;

/// What the records of all inputs of a command must know of each other, such as the parents that entries of BibTeX
/// name: gathered by passes over all inputs, when a reader asks for it. Not thread safe; immutable after the last pass.
class OPCIT_API Survey {
 public:
  Survey() = default;
  Survey(const Survey&) = delete;
  Survey& operator=(const Survey&) = delete;
  virtual ~Survey() = default;

  /// Whether a pass (another one) is wanted.
  virtual bool begin_pass() = 0;
  /// Looks over one input in this pass: the whole of it goes through cut(), in order, and what cut() returns is not
  /// offered again; nothing else but resync() is called. nullptr: inputs of this format are of no concern.
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

  /// The length of the longest prefix of `window` that is whole records, 0 when more bytes are needed. With `last` the
  /// window reaches the end of the input and the result must not be 0 unless the window is empty. The set of legal cuts
  /// depends on the content alone; a window only picks one of them. Called again with a longer window that begins with
  /// the same bytes; windows double, so that rescanning them is linear in total.
  virtual std::size_t cut(std::string_view window, bool last) = 0;

  /// A record is larger than the limit: where in `window` (after its first byte) may the next one begin? npos: not
  /// here.
  virtual std::size_t resync(std::string_view window);

  /// The inputs of a command are one database: called before the first cut() with the reader of the last input before
  /// this one that had the same format.
  virtual void follow(const Reader& previous);

  /// Whether survey() may ask for one; then an input that can be read only once is kept for a second look.
  virtual bool may_want_survey() const { return false; }

  /// Called after each cut: what must be gathered before the chunk that was cut can be parsed; nullptr: nothing more.
  virtual std::shared_ptr<Survey> survey() { return nullptr; }

  /// What chunks cut from now on must know of what was cut so far.
  virtual std::shared_ptr<const Preamble> preamble() const { return nullptr; }

  /// Appends items to `batch`. Bad data becomes a diagnostic, and the next record is tried.
  virtual void parse(const Chunk& chunk, Batch& batch) const = 0;

  /// After the last chunk: what only the whole file decides.
  virtual void finish(Diagnostics& diagnostics);
};

/// Put before the first record, between two, and after the last one.
struct Frame {
  std::string_view prologue = {};   ///< Written even where there is no record.
  std::string_view separator = {};  ///< Between two items that wrote something.
  std::string_view epilogue = {};   ///< Written even where there is no record.
};

/// Where a writer says what it could not hold. Made by the pipeline, one a batch.
struct WriteReport {
  Diagnostics* diagnostics = nullptr;  ///< Never nullptr while a writer runs.
  Losses* losses = nullptr;            ///< Nor this.
};

/// Writes items. All members are const and called concurrently.
class OPCIT_API Writer {
 public:
  Writer() = default;
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  virtual ~Writer() = default;

  /// Views of it live as long as the writer.
  virtual Frame frame() const { return {}; }
  /// Appends `item` to `out`, or nothing when the target has no room for it (a document item, mostly); then the loss is
  /// reported. Frame::separator is put between two items that wrote something, by the pipeline.
  virtual void write(const Item& item, std::string& out, WriteReport& report) const = 0;
  /// After the last record: what depends on their number (`records` in this output file).
  virtual void finish(std::uint64_t records, Diagnostics& diagnostics) const;
};

/// A change of a text. `span` counts from the beginning of the text; of length 0 it inserts.
struct Edit {
  Span span;                ///< What is replaced.
  std::string replacement;  ///< What is put there.
};
/// Changes of one text, in any order; insertions at one place keep their order.
using Edits = std::vector<Edit>;

/// Appends `text` with `edits` made. False, and `out` untouched, if two edits overlap or one lies outside the text.
OPCIT_API bool apply(std::string_view text, std::span<const Edit> edits, std::string& out);

/// What is around a record that is to be removed.
struct Neighbours {
  const Record* previous = nullptr;  ///< The record before it in the chunk, if any.
  const Record* next = nullptr;      ///< The record after it in the chunk, if any.
  bool is_first = false;             ///< No record before it stays in the file.
};

/// Changes records where they are, in the layout of their file. All edits count from the beginning of the chunk's text
/// and touch nothing but the parts concerned. All members are const and called concurrently.
class OPCIT_API Editor {
 public:
  Editor() = default;
  Editor(const Editor&) = delete;
  Editor& operator=(const Editor&) = delete;
  virtual ~Editor() = default;

  /// False if the record must be written as a writer writes it, for instance because it is of another dialect.
  virtual bool keeps(const Chunk& chunk, const Record& record) const;
  /// The text says what `before` holds, and is to say what `after` holds: nothing is edited where they agree. What the
  /// file cannot say is reported as a loss; a value that nobody asked to replace stays, and the new one is reported.
  virtual void change(const Chunk& chunk, const Record& before, const Record& after, Edits& edits,
                      WriteReport& report) const = 0;
  /// Edits that the options ask for of every record, whatever it says: another spelling of the same values.
  virtual void respell(const Chunk& chunk, const Record& record, Edits& edits) const;
  /// Removes the record with what separates it from the others.
  virtual void remove(const Chunk& chunk, const Record& record, const Neighbours& around, Edits& edits) const = 0;
  /// Adds a record after `last` (nullptr: at the end of the text) in the style of the file.
  virtual void add(const Chunk& chunk, const Record* last, const Record& record, Edits& edits,
                   WriteReport& report) const = 0;
};

/// How sure a format is that it recognises the head of a file.
enum class Match : std::uint8_t { no, maybe, sure };

/// The values that an option takes; a date is YYYY-MM-DD, a flag "true".
enum class OptionType : std::uint8_t { flag, text, number, date, choice };

/// An option of a format, `--name` on the command line. Two formats may declare the same option; type and meaning
/// agree.
struct OptionSpec {
  std::string_view name;               ///< Without hyphens in front: "max-depth".
  OptionType type = OptionType::flag;  ///< What its value is.
  std::string_view fallback = {};      ///< Value when it is not given.
  std::string_view help = {};          ///< For --help, in one line without a full stop.
  std::string_view choices = {};       ///< For OptionType::choice: "UNPB|GEN|JOUR".
};

/// The descriptor of a format: data, and functions that make its parts. A constant with static storage.
struct Format {
  std::string_view id;     ///< Small letters, digits and hyphens; the folder, and the name on the command line.
  std::string_view title;  ///< For people: "BibTeX".
  std::span<const std::string_view> suffixes = {};  ///< With the dot, lower case: ".bib". The first is the one written.
  std::span<const OptionSpec> reader_options = {};  ///< Those that `reader` is handed.
  std::span<const OptionSpec> writer_options = {};  ///< Those that `writer` is handed.
  Match (*sniff)(std::string_view head) = nullptr;  ///< Sees the first 64 KiB; nullptr: never guessed from content.
  std::unique_ptr<Reader> (*reader)(const Options&) = nullptr;  ///< nullptr: write-only.
  std::unique_ptr<Writer> (*writer)(const Options&) = nullptr;  ///< nullptr: read-only.
  /// For files of the format `from` that stay in this one; handed the options of the writer. Gives nullptr where `from`
  /// is another format. nullptr: records are always written by the writer.
  std::unique_ptr<Editor> (*editor)(const Format& from, const Options&) = nullptr;
};

}  // namespace opcit
