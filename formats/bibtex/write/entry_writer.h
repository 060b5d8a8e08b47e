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
#include "names/format.h"
#include "names/read_back.h"
#include "opcit/audit.h"
#include "opcit/text.h"

namespace opcit::bibtex {

/// A field of the entry at hand, for those who look at it again (proof.h).
struct WrittenField {
  Tag tag = unknown_tag;             ///< Of its name in lower case.
  std::string_view name = {};        ///< As written.
  std::string_view tex = {};         ///< Its value without the delimiters; of an expression, what that stands for.
  const FieldValue* part = nullptr;  ///< What it spells of the hub's variables; nullptr when it spells something else.
  Codec codec = Codec::text;
  /// The value stands as it is in the hub: latex::is_plain() holds for it; of names, names::surely_reads_as().
  bool is_plain = false;
  const char* copied_from = nullptr;  ///< Where the value of a text lies that is plain.
};

/// How a name is written.
struct NameForm {
  names::PlainName plain;
  names::BibtexForm form;  ///< Of a name that is not plain.
};

/// The memory of a writer of entries, which the next entry uses again.
struct EntryScratch {
  /// Bytes of `out`; those of `apart` where an expression has taken the value's place in `out`.
  struct Place {
    Tag tag = unknown_tag;
    Codec codec = Codec::text;
    bool is_apart = false;
    bool is_plain = false;
    std::size_t name = 0;
    std::size_t name_size = 0;
    std::size_t value = 0;
    std::size_t value_size = 0;
    const char* copied_from = nullptr;
    const FieldValue* part = nullptr;
  };
  std::vector<Place> places;
  std::vector<WrittenField> fields;
  std::string apart;
  /// For whoever writes a value, while he writes it.
  std::string text;
  std::vector<Run> runs;
  std::vector<Name> people;
  std::vector<NameForm> forms;
  Arena arena;
};

/// Writes one entry. Braces always balance, whatever the values hold. Says in the audit which characters have no
/// spelling in ASCII.
class EntryWriter {
 public:
  /// `scratch` is the entry's alone until it is done with.
  EntryWriter(Audit& audit, const RenderOptions& options, std::string& out, EntryScratch& scratch)
      : audit_(audit), options_(options), out_(out), scratch_(scratch), expressions_(options, audit.record()) {
    scratch.places.clear();
    scratch.apart.clear();
    scratch.arena.reset();
  }

  const RenderOptions& options() const noexcept { return options_; }
  EntryScratch& scratch() noexcept { return scratch_; }

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
  /// Of the value that was opened: see WrittenField::is_plain.
  void mark_plain() noexcept { place().is_plain = true; }
  /// For pieces that append themselves.
  std::string& out() noexcept { return out_; }

  /// Whether a field of this name, in any case of letters, was written.
  bool has(FieldName field) const noexcept;
  bool has(Tag tag) const noexcept { return has_[tag]; }

  /// What the fields that follow spell: a variable of the hub, or (nullptr) something else.
  void about(const FieldValue* part, Codec codec) noexcept {
    part_ = part;
    codec_ = codec;
  }
  /// The fields that were written. The views live until `out` changes.
  std::span<const WrittenField> fields();

 private:
  void name(FieldName field);
  EntryScratch::Place& place() noexcept { return scratch_.places.back(); }
  std::string_view name_of(const EntryScratch::Place& place) const noexcept {
    return std::string_view(out_).substr(place.name, place.name_size);
  }

  Audit& audit_;
  const RenderOptions& options_;
  std::string& out_;
  EntryScratch& scratch_;
  Expressions expressions_;
  std::bitset<known_tags.size()> has_;
  const FieldValue* part_ = nullptr;
  Codec codec_ = Codec::text;
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
