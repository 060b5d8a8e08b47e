/// @file
/// Diagnostics: faults in the data, as values. They hold byte spans; lines and columns are computed when one is shown.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/export.h"

namespace opcit {

/// Bytes [pos, pos + len) of one input, counted after decompression and decoding to UTF-8, without a BOM.
struct Span {
  std::uint64_t pos = 0;  ///< Of the first byte.
  std::uint64_t len = 0;  ///< In bytes; 0 if there is no location.

  /// Compares both members.
  bool operator==(const Span&) const = default;
};

/// The severity: errors make the exit status 1.
enum class Severity : std::uint8_t { note, warning, error };

/// The kind of fault: one row of the table in diagnostic_codes.h, which also has the enumerators. They are separate so
/// that a new code recompiles only the files that name codes.
enum class Code : std::uint16_t;

/// A row of the table of codes.
struct CodeInfo {
  Code code;                 ///< The enumerator.
  std::string_view name;     ///< Stable: "unclosed-brace".
  Severity severity;         ///< The default, before the user raises or lowers it.
  std::string_view message;  ///< The fault in general, without a full stop.
  std::string_view hint;     ///< May be empty.
};

/// The row of `code`.
OPCIT_API const CodeInfo& info(Code code) noexcept;
/// All rows, in the order of the enumerators.
OPCIT_API std::span<const CodeInfo> all_codes() noexcept;
/// nullptr when no code has this name.
OPCIT_API const CodeInfo* find_code(std::string_view name) noexcept;
/// "note", "warning", "error".
OPCIT_API std::string_view spelling(Severity severity) noexcept;

/// One fault in the data.
struct Diagnostic {
  Code code{};     ///< What is wrong.
  Span span = {};  ///< The bytes concerned.
  /// The value concerned: the word, the number, the macro. May be empty; appended to the code's message after ": ".
  std::string detail = {};
};

/// The diagnostics of reading and writing a batch, in the order found. Not thread safe: one per batch.
using Diagnostics = std::vector<Diagnostic>;

/// Why and how a target has less than the record.
enum class LossReason : std::uint8_t { dropped, truncated, altered, moved };

/// "dropped", "truncated", "altered", "moved".
OPCIT_API std::string_view spelling(LossReason reason) noexcept;

/// One field that a target cannot represent unchanged. --loss-report writes it as one JSON line (opcit-json(5)).
struct Loss {
  std::uint64_t record = 0;                 ///< Number of the record in the output, from 1; 0 for a document item.
  std::string key = {};                     ///< Citation key of the record.
  std::string field = {};                   ///< CSL variable, or "category", "link", "extra:<format>:<tag>" ..
  std::string value = {};                   ///< As plain text.
  LossReason reason = LossReason::dropped;  ///< The kind of loss.
  std::string to = {};  ///< The new value or place, for `moved` and `altered`; the rest, for `truncated`.
  Span span = {};       ///< Location of the field in its input, if known.
};
/// The losses of a batch, in the order of its records.
using Losses = std::vector<Loss>;

/// A diagnostic with the data needed to show it. Views are valid during the call only.
struct Located {
  std::string_view input;          ///< Name of the source.
  std::uint64_t line = 0;          ///< Starts at 1; 0 if the diagnostic has no location.
  std::uint64_t column = 0;        ///< In code points, from 1.
  std::string_view excerpt;        ///< The line, without its end; shortened around the location if it is long.
  std::uint64_t caret = 0;         ///< Column of the location within `excerpt`, from 1.
  std::uint64_t caret_length = 1;  ///< In code points, within the excerpt.
};

/// "refs.bib:412:18: error: brace opened here is never closed [unclosed-brace]", then the line, a caret and the hint,
/// each line ended by a newline. `severity` is the code's own unless the caller has raised or lowered it.
OPCIT_API std::string render_text(const Diagnostic& diagnostic, const Located& where, Severity severity);
/// One JSON object and a newline; its members are described in opcit-json(5).
OPCIT_API std::string render_json(const Diagnostic& diagnostic, const Located& where, Severity severity);
/// A log of SARIF 2.1.0 (OASIS): the head, with the table of codes as rules, results separated by commas, and the tail.
OPCIT_API std::string sarif_head();
/// One result of the log; the caller writes the commas.
OPCIT_API std::string render_sarif(const Diagnostic& diagnostic, const Located& where, Severity severity);
/// The end of the log.
OPCIT_API std::string_view sarif_tail() noexcept;

/// One JSON object and a newline, as --loss-report writes it; opcit-json(5).
OPCIT_API std::string render_json(const Loss& loss);

}  // namespace opcit
