#include "bibtex/read/source_entry.h"

#include <algorithm>
#include <limits>

namespace opcit::bibtex {

void SourceEntry::clear(std::string_view type, std::string_view key, Span span) {
  type_ = type;
  key_ = key;
  span_ = span;
  fields_.clear();
  slots_.fill(0);
  used_.reset();
  inherited_ = 0;
  cut_short_ = false;
}

bool SourceEntry::add(const SourceField& field) {
  const bool first = field.tag == unknown_tag || slots_[field.tag] == 0;
  if (field.inherited) {
    if (!first) return false;
    if (field.tex.size() > max_handed_down - inherited_) {
      cut_short_ = true;
      return false;
    }
    inherited_ += field.tex.size();
  }
  fields_.push_back(field);
  // Real entries have fewer fields; the rest is kept verbatim.
  if (field.tag == unknown_tag || fields_.size() > std::numeric_limits<std::uint16_t>::max()) return true;
  if (first) slots_[field.tag] = static_cast<std::uint16_t>(fields_.size());
  return first;
}

const SourceField* SourceEntry::use_first(std::span<const Tag> tags) {
  for (const Tag tag : tags) {
    if (const SourceField* field = use(tag)) return field;
  }
  return nullptr;
}

std::string_view with_control_space(std::string_view text, std::size_t size) noexcept {
  std::size_t backslashes = 0;
  while (backslashes < size && text[size - 1 - backslashes] == '\\') ++backslashes;
  return text.substr(0, size + backslashes % 2);
}

std::string_view lower_case(std::string_view text, Arena& arena) {
  if (std::ranges::none_of(text, ascii::is_upper)) return text;
  auto* bytes = static_cast<char*>(arena.allocate(text.size(), 1));
  std::ranges::transform(text, bytes, ascii::to_lower);
  return {bytes, text.size()};
}

}  // namespace opcit::bibtex
