/// @file
/// Diagnostics: faults in the data, as data. They carry byte spans; lines and columns are counted when one is shown.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/export.h"

namespace opcit {

/// Bytes [pos, pos + len) of one input, counted after decompression and decoding to UTF-8 (a BOM does not count).
struct Span {
  std::uint64_t pos = 0;  ///< Of the first byte.
  std::uint64_t len = 0;  ///< In bytes; 0 for what stands nowhere.

  /// In both members.
  bool operator==(const Span&) const = default;
};

/// How bad it is: errors make the exit status 1.
enum class Severity : std::uint8_t { note, warning, error };

/// What is wrong: a row each of the table in diagnostic_codes.h, which also has the enumerators. They are apart so that a
/// new code recompiles only the files that name codes.
enum class Code : std::uint16_t;

/// A row of the table of codes.
struct CodeInfo {
  Code code;                 ///< The enumerator.
  std::string_view name;     ///< Stable: "unclosed-brace".
  Severity severity;         ///< Before the user raises or lowers it.
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
  Span span = {};  ///< The bytes that it concerns.
  /// The particular: the word, the number, the macro. May be empty; appended to the code's message after ": ".
  std::string detail = {};
};

/// What reading and writing a batch has to say, in the order in which it was found. Not thread safe: one a batch.
using Diagnostics = std::vector<Diagnostic>;

/// Why and how a target holds less than the record had.
enum class LossReason : std::uint8_t { dropped, truncated, altered, moved };

/// "dropped", "truncated", "altered", "moved".
OPCIT_API std::string_view spelling(LossReason reason) noexcept;

/// One field that a target could not hold as it was. Written by --loss-report as one JSON line (opcit-json(5)).
struct Loss {
  std::uint64_t record = 0;                 ///< Number of the record in the output, from 1; 0 for a document item.
  std::string key = {};                     ///< Citation key of the record.
  std::string field = {};                   ///< CSL variable, or "category", "link", "extra:<format>:<tag>" ..
  std::string value = {};                   ///< As plain text.
  LossReason reason = LossReason::dropped;  ///< What became of it.
  std::string to = {};  ///< Where it went, for `moved` and `altered`; what is left, for `truncated`.
  Span span = {};       ///< Where the field stood in its input, if known.
};
/// Those of a batch, in the order of its records.
using Losses = std::vector<Loss>;

/// A diagnostic with what is needed to show it. Views live during the call only.
struct Located {
  std::string_view input;          ///< Name of the source.
  std::uint64_t line = 0;          ///< From 1; 0 when the diagnostic concerns no place.
  std::uint64_t column = 0;        ///< In code points, from 1.
  std::string_view excerpt;        ///< The line, without its end; shortened around the place when it is long.
  std::uint64_t caret = 0;         ///< Column of the place within `excerpt`, from 1.
  std::uint64_t caret_length = 1;  ///< In code points, within the excerpt.
};

/// "refs.bib:412:18: error: brace opened here is never closed [unclosed-brace]", then the line, a caret and the hint,
/// each line ended by a newline. `severity` is the code's own unless the caller has raised or lowered it.
OPCIT_API std::string render_text(const Diagnostic& diagnostic, const Located& where, Severity severity);
/// One JSON object and a newline; its members are described in opcit-json(5).
OPCIT_API std::string render_json(const Diagnostic& diagnostic, const Located& where, Severity severity);
/// A log of SARIF 2.1.0 (OASIS) is the head, with the table of codes as rules, results parted by commas, and the tail.
OPCIT_API std::string sarif_head();
/// One result of the log; the caller puts the commas.
OPCIT_API std::string render_sarif(const Diagnostic& diagnostic, const Located& where, Severity severity);
/// The end of the log.
OPCIT_API std::string_view sarif_tail() noexcept;

/// One JSON object and a newline, as --loss-report writes it; opcit-json(5).
OPCIT_API std::string render_json(const Loss& loss);

}  // namespace opcit
