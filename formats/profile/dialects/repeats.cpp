#include "profile/dialects/repeats.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/ascii.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace {

constexpr auto identity_parts =
    std::to_array<Part>({Part::title, Part::date, Part::year, Part::doi, Part::arxiv, Part::pmid, Part::pmcid, Part::id,
                         Part::isbn, Part::venue, Part::volume, Part::pages, Part::text});

/// Letters and digits only.
void append_bare(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (ascii::is_alphanumeric(c) || !is_ascii(c)) out += ascii::to_lower(c);
  }
  out += '\n';
}

std::string bare(const Entry& entry, Part part) {
  std::string text;
  for (const Piece& piece : entry.pieces()) {
    if (piece.part == part) append_bare(piece.text, text);
  }
  return text;
}

/// True if `greater` has everything that identifies `lesser`.
bool covers(const Entry& greater, const Entry& lesser) {
  for (const Part part : identity_parts) {
    const std::string text = bare(lesser, part);
    if (!text.empty() && text != bare(greater, part)) return false;
  }
  std::string shorter = bare(lesser, Part::authors);
  std::string longer = bare(greater, Part::authors);
  if (shorter.size() > longer.size()) std::swap(shorter, longer);
  if (!shorter.empty()) shorter.pop_back();
  return longer.starts_with(shorter);
}

std::string group_of(const Entry& entry) {
  for (const Part part : identity_parts) {
    if (std::string text = bare(entry, part); !text.empty()) return text;
  }
  return {};
}

}  // namespace

void remove_repeats(std::vector<Entry>& entries, const std::function<void(const Entry&)>& report) {
  constexpr std::size_t most_compared = 8;
  std::unordered_map<std::string, std::vector<std::size_t>> groups;
  std::size_t kept = 0;
  for (Entry& entry : entries) {
    std::vector<std::size_t>& group = groups[group_of(entry)];
    bool repeated = false;
    for (const std::size_t other : group) {
      if (covers(entries[other], entry) || !covers(entry, entries[other])) {
        repeated = covers(entries[other], entry);
      } else {
        std::swap(entries[other], entry);
        repeated = true;
      }
      if (repeated) break;
    }
    if (repeated) {
      report(entry);
      continue;
    }
    if (group.size() < most_compared) group.push_back(kept);
    if (&entries[kept] != &entry) entries[kept] = std::move(entry);
    ++kept;
  }
  entries.resize(kept);
}

}  // namespace opcit::profile
