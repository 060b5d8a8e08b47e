/// One entry as the reader sees it: TeX values by field name, with macros expanded and values inherited from parents.
/// record_reader.h converts it to a record.
#pragma once

#include <array>
#include <bitset>
#include <span>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "bibtex/read/macros.h"
#include "bibtex/tables/tags.h"
#include "bibtex/tree/syntax.h"
#include "opcit/record.h"

namespace opcit::bibtex {

struct SourceField {
  std::string_view name;  ///< As written.
  Tag tag = unknown_tag;
  std::string_view tex;
  Span span = {};
  bool inherited = false;
  std::string_view expression = {};  ///< As written, if it uses @string macros.
};

/// The limit in bytes for what an entry can inherit, and for what one parent can contribute.
inline constexpr std::size_t max_handed_down = std::size_t{64} << 10;

/// Reused for each entry. Views are valid as long as the chunk's text and the arena of the macro scope.
class SourceEntry {
 public:
  void clear(std::string_view type, std::string_view key, Span span);

  std::string_view type() const noexcept { return type_; }  ///< Lower case.
  std::string_view key() const noexcept { return key_; }
  Span span() const noexcept { return span_; }

  /// Returns false if the entry itself already has a field of this tag: the first one counts. An inherited field beyond
  /// max_handed_down is not added.
  bool add(const SourceField& field);

  /// True if an inherited value was omitted because of its length.
  bool is_cut_short() const noexcept { return cut_short_; }
  void cut_short() noexcept { cut_short_ = true; }

  /// Returns the field and marks it as used; nullptr if it is missing or blank.
  const SourceField* use(Tag tag) {
    const SourceField* field = peek(tag);
    if (field != nullptr) used_[tag] = true;
    return field;
  }
  /// The first of these fields that is present.
  const SourceField* use_first(std::span<const Tag> tags);
  /// Like use(), without marking the field.
  const SourceField* peek(Tag tag) const noexcept {
    const std::uint16_t slot = slots_[tag];
    if (slot == 0) return nullptr;
    const SourceField& field = fields_[slot - std::size_t{1}];
    return field.tex.empty() ? nullptr : &field;
  }
  bool has(Tag tag) const noexcept { return peek(tag) != nullptr; }
  bool used(Tag tag) const noexcept { return tag != unknown_tag && used_[tag]; }
  void unuse(Tag tag) noexcept { used_[tag] = false; }

  /// Replaces the value of fields()[place]; `expression` is its source.
  void set_value(std::size_t place, std::string_view tex, std::string_view expression) noexcept {
    fields_[place].tex = tex;
    fields_[place].expression = expression;
  }

  std::span<const SourceField> fields() const noexcept { return fields_; }

 private:
  std::string_view type_;
  std::string_view key_;
  Span span_;
  std::vector<SourceField> fields_;
  std::size_t inherited_ = 0;  // bytes
  bool cut_short_ = false;
  std::array<std::uint16_t, known_tags.size()> slots_ = {};  // index + 1
  std::bitset<known_tags.size()> used_;
};

/// `text` in lower case (ASCII only), copied to `arena` only if it has upper-case letters.
std::string_view lower_case(std::string_view text, Arena& arena);
/// The first `size` bytes of `text`, which end with a backslash, plus the space after them if both form TeX's "\ ".
std::string_view with_control_space(std::string_view text, std::size_t size) noexcept;
/// `text` without whitespace at the ends; a final "\ " is kept.
inline std::string_view trim_blanks(std::string_view text) noexcept {
  while (!text.empty() && ascii::is_markup_space(text.front())) text.remove_prefix(1);
  const std::string_view to_the_end = text;
  while (!text.empty() && ascii::is_markup_space(text.back())) text.remove_suffix(1);
  if (text.ends_with('\\') && text.size() < to_the_end.size()) return with_control_space(to_the_end, text.size());
  return text.empty() ? std::string_view() : text;
}

}  // namespace opcit::bibtex
