#include "cli/near_miss.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/ascii.h"

namespace opcit::cli {
namespace {

// All names are shorter. Only the beginning of a longer word is compared, so that no input makes this slow.
constexpr std::size_t max_length = 40;

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  a = a.substr(0, max_length);
  b = b.substr(0, max_length);
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  const auto same = [](char x, char y) { return ascii::to_lower(x) == ascii::to_lower(y); };
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = last[j - 1] + (same(a[i - 1], b[j - 1]) ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, change});
      if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) && same(a[i - 2], b[j - 1]))
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

std::string nearest(std::string_view word, std::span<const std::string> words) {
  const std::string* best = nullptr;
  std::size_t best_distance = std::max<std::size_t>(word.size() / 3, 1) + 1;
  for (const std::string& candidate : words) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance >= best_distance || distance >= candidate.size()) continue;
    best = &candidate;
    best_distance = distance;
  }
  if (best != nullptr) return *best;
  // "json" for "csl-json".
  const auto has_part = [&](const std::string& candidate) {
    return word.size() >= 3 && (candidate.ends_with(fmt::format("-{}", word)) || candidate.starts_with(word));
  };
  const auto found = std::ranges::find_if(words, has_part);
  return found == words.end() ? std::string() : *found;
}

std::string did_you_mean(std::string_view word, std::span<const std::string> words, std::string_view otherwise) {
  const std::string near = nearest(word, words);
  return near.empty() ? std::string(otherwise) : fmt::format("did you mean '{}'?", near);
}

}  // namespace opcit::cli
