#include "opcit/registry.h"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace opcit {
namespace {

bool has_suffix(const Format& format, std::string_view path) {
  const auto ends_with = [&](std::string_view suffix) {
    if (path.size() < suffix.size()) return false;
    const std::string_view end = path.substr(path.size() - suffix.size());
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::ranges::equal(end, suffix, {}, lower);
  };
  return std::ranges::any_of(format.suffixes, ends_with);
}

}  // namespace

void Registry::add(const Format& format) {
  if (find(format.id) != nullptr) throw std::logic_error("format id taken: " + std::string(format.id));
  formats_.push_back(&format);
}

const Format* Registry::find(std::string_view id) const noexcept {
  const auto found = std::ranges::find(formats_, id, &Format::id);
  return found == formats_.end() ? nullptr : *found;
}

const Format* Registry::detect(std::string_view path, std::string_view head) const {
  constexpr std::string_view gzip = ".gz";
  if (path.ends_with(gzip)) path.remove_suffix(gzip.size());
  const Format* best = nullptr;
  int best_rank = 0;
  for (const Format* format : formats_) {
    if (format->reader == nullptr) continue;
    const Match match = format->sniff == nullptr ? Match::no : format->sniff(head);
    const int suffix = format->sniff != nullptr && has_suffix(*format, path) ? 1 : 0;
    // The content has precedence over the name. If the content is empty or inconclusive, the name decides.
    const int rank = static_cast<int>(match) * 2 + suffix;
    if (rank > best_rank) {
      best = format;
      best_rank = rank;
    }
  }
  return best;
}

const Format* Registry::for_suffix(std::string_view path) const {
  for (const Format* format : formats_) {
    if (format->writer != nullptr && has_suffix(*format, path)) return format;
  }
  return nullptr;
}

}  // namespace opcit
