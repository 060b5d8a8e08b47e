/// The lines of one entry: "  name          = {value},".
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

/// Writes one entry. Braces always balance, whatever the values hold. Says in the audit which characters have no
/// spelling in ASCII.
class EntryWriter {
 public:
  EntryWriter(Audit& audit, const RenderOptions& options, std::string& out)
      : audit_(audit), options_(options), out_(out), expressions_(options, audit.record()) {}

  const RenderOptions& options() const noexcept { return options_; }

  void begin(std::string_view type, std::string_view key);
  void end() { out_ += "}\n"; }

  /// TeX takes blanks and line ends in a row for one blank, and so they are written; none at the ends of a value.
  /// `Braces::keep` writes keep_case runs as braces, for titles.
  enum class Braces : bool { drop, keep };
  void text(FieldName name, const Text& value, Braces braces = Braces::drop);
  void text(FieldName name, std::string_view plain) { text(name, Text{plain, {}}); }
  /// What no TeX reads: addresses, identifiers.
  void verbatim(FieldName name, std::string_view value);
  /// Without braces: the name of a macro.
  void macro(FieldName name, std::string_view value);
  /// TeX as it was read.
  void raw(FieldName name, std::string_view tex);

  /// For values that are put together from pieces: "name = {" , the pieces, "},".
  void open(FieldName name);
  void piece(std::string_view tex) { out_ += tex; }
  void encoded(const Text& value, Braces braces = Braces::drop);
  void encoded(std::string_view plain) { encoded(Text{plain, {}}); }
  /// A part of a name: a no-break space is a blank there, and blanks at the ends and characters of no width are
  /// nothing.
  void name_part(std::string_view plain);
  void close();
  /// For pieces that append themselves.
  std::string& out() noexcept { return out_; }

  /// Whether a field of this name, in any case of letters, was written.
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
  std::vector<Name> unknown_names_;  ///< Names that `has_` does not know.
};

/// Whether `tex` can stand between braces: they pair up, escaped ones not counted.
bool braces_balance(std::string_view tex) noexcept;
/// Whether a field of this name can be written: BibTeX's identifiers, without letters beyond ASCII.
bool is_field_name(std::string_view name) noexcept;

/// The part [pos, pos + len) of `text`; the runs are clipped and appended to `runs`, which the result points into.
Text slice(const Text& text, std::size_t pos, std::size_t len, std::vector<Run>& runs);

/// Parts of a text, one behind the other, in time linear in its runs.
class Slices {
 public:
  /// `text` must outlive it.
  explicit Slices(const Text& text) noexcept : text_(text) {}
  /// [pos, pos + len), where `pos` never goes back. The runs live until the next call.
  Text next(std::size_t pos, std::size_t len);

 private:
  const Text& text_;
  std::size_t upcoming_ = 0;
  std::vector<const Run*> open_;
  std::vector<Run> runs_;
};

}  // namespace opcit::bibtex
