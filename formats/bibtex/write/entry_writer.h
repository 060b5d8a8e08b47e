/// Writes the lines of one entry: "  name          = {value},". fields.h decides which value a field gets.
#pragma once

#include <array>
#include <bitset>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bibtex/tables/field_table.h"
#include "bibtex/write/expressions.h"
#include "bibtex/write/options.h"
#include "opcit/audit.h"
#include "opcit/text.h"

namespace opcit::bibtex {

/// Writes one entry. Its braces balance for any values. Reports characters that have no
/// LaTeX spelling to the audit.
class EntryWriter {
 public:
  EntryWriter(Audit& audit, const RenderOptions& options, std::string& out)
      : audit_(audit), options_(options), out_(out), expressions_(options, audit.record()) {}

  const RenderOptions& options() const noexcept { return options_; }

  void begin(std::string_view type, std::string_view key);
  void end() { out_ += "}\n"; }

  /// TeX reads a run of whitespace as one space, so one space is written, and none at the ends of a value.
  /// `Braces::keep` writes keep_case runs as braces, for titles.
  enum class Braces : bool { drop, keep };
  void text(FieldName name, const Text& value, Braces braces = Braces::drop);
  void text(FieldName name, std::string_view plain) { text(name, Text{plain, {}}); }
  /// Values that TeX does not process: URLs and identifiers.
  void verbatim(FieldName name, std::string_view value);
  /// Writes the name of a macro, without braces.
  void macro(FieldName name, std::string_view value);
  /// TeX, unchanged.
  void raw(FieldName name, std::string_view tex);

  /// For values in pieces: open() writes "name = {", then come the pieces, then close() writes "},".
  void open(FieldName name);
  void piece(std::string_view tex) { out_ += tex; }
  void encoded(const Text& value, Braces braces = Braces::drop);
  void encoded(std::string_view plain) { encoded(Text{plain, {}}); }
  /// A part of a name. No-break spaces become spaces, zero-width characters and
  /// whitespace at the ends are removed.
  void name_part(std::string_view plain);
  void close();
  /// For callers that append pieces directly.
  std::string& out() noexcept { return out_; }

  /// True if a field of this name was written. Letter case is ignored.
  bool has(FieldName field) const noexcept;
  bool has(Tag tag) const noexcept { return has_[tag]; }

 private:
  void name(FieldName field);
  std::string_view name_at(std::size_t begin, std::size_t size) const noexcept {
    return std::string_view(out_).substr(begin, size);
  }

  Audit& audit_;
  const RenderOptions& options_;
  std::string& out_;
  Expressions expressions_;
  std::bitset<known_tags.size()> has_;
  struct Name {
    Tag tag = unknown_tag;
    std::size_t begin = 0;  ///< In `out`.
    std::size_t size = 0;
  };
  Name name_;                        ///< The field being written.
  std::size_t value_ = 0;            ///< Where its value begins in `out`.
  std::vector<Name> unknown_names_;  ///< Written names without a tag.
};

/// True if the braces of `tex` balance, so that it can be written between braces. Escaped braces do not count.
bool braces_balance(std::string_view tex) noexcept;
/// True if a field of this name can be written: an identifier of BibTeX, in ASCII.
bool is_field_name(std::string_view name) noexcept;

/// The part [pos, pos + len) of `text`; the runs are clipped and appended to `runs`, which the result points into.
Text slice(const Text& text, std::size_t pos, std::size_t len, std::vector<Run>& runs);

/// Successive parts of a text, in time linear in its runs.
class Slices {
 public:
  /// `text` must outlive this object.
  explicit Slices(const Text& text) noexcept : text_(text) {}
  /// The part [pos, pos + len). `pos` must not decrease from call to call. The runs are valid until the next call.
  Text next(std::size_t pos, std::size_t len);

 private:
  const Text& text_;
  std::size_t upcoming_ = 0;
  std::vector<const Run*> open_;
  std::vector<Run> runs_;
};

}  // namespace opcit::bibtex
