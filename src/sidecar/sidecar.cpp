#include "sidecar/sidecar.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "diagnostics/locator.h"
#include "opcit/diagnostic_codes.h"
#include "opcit/error.h"

namespace opcit::carry {
namespace {

constexpr std::size_t block = std::size_t{1} << 16;
constexpr std::size_t longest_line = std::size_t{256} << 20;
// Limits that keep hostile sidecars linear: the number of records with one key or one content that are compared, and
// the distance that an edited record may have moved.
constexpr std::size_t most_candidates = 64;
constexpr std::size_t farthest = 16;

bool is_head(std::string_view group) { return section_of(group) == Section::head; }

/// True if at least half of the groups in the line are unchanged.
std::size_t likeness(const std::map<std::string_view, Fingerprint>& line,
                     const std::map<std::string_view, Fingerprint>& now) {
  std::size_t all = 0;
  std::size_t same = 0;
  for (const auto& [name, value] : line) {
    if (is_head(name)) continue;
    ++all;
    const auto found = now.find(name);
    if (found != now.end() && found->second == value) ++same;
  }
  return same * 2 >= all ? same : 0;
}

}  // namespace

Sidecar::Sidecar(Source& source, const Report& report) : name_(source.name()) {
  std::string pending;
  while (true) {
    const std::size_t held = pending.size();
    pending.resize(held + block);
    const std::size_t got = source.read({pending.data() + held, block});
    pending.resize(held + got);
    if (got == 0) break;
    const std::size_t end = std::string_view(pending).substr(held).rfind('\n');
    if (end == std::string_view::npos) {
      if (pending.size() > longest_line) throw IoError(fmt::format("cannot use {}: it is no sidecar", name_));
      continue;
    }
    add_lines(std::string_view(pending).substr(0, held + end + 1), report);
    pending.erase(0, held + end + 1);
  }
  add_lines(pending, report);
  taken_.resize(records_.size());
}

void Sidecar::add_lines(std::string_view text, const Report& report) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    add_line(line, report);
  }
}

void Sidecar::add_line(std::string_view line, const Report& report) {
  ++line_number_;
  scratch_.reset();
  Line read;
  const bool blank = line.find_first_not_of(" \t\r") == std::string_view::npos;
  const std::optional<LineFault> fault = blank ? std::nullopt : read_line(line, scratch_, read);
  if (fault) {
    Locator locator(name_, line, {0, line_number_, 1});
    report({Code::bad_carry_line, {}, std::string(fault->what)}, locator.locate({fault->at, 1}));
  }
  if (blank || fault) return lines_.append("\n");
  if (read.version != sidecar_version) {
    throw IoError(fmt::format("cannot use {}: it is a sidecar of version {}, and this opcit reads version {}", name_,
                              read.version, sidecar_version));
  }
  if (format_.empty()) format_ = read.format;
  if (read.shape == Line::Shape::record || read.shape == Line::Shape::added_record) {
    records_.push_back({lines_.size(), read.key.empty() ? 0 : fingerprint(read.key), *read.hash});
  }
  lines_.append(line);
  lines_.append("\n");
}

bool Sidecar::line_at(std::uint64_t& offset, Arena& arena, Line& out) {
  while (lines_.line_at(offset, line_)) {
    offset += line_.size() + 1;
    if (line_.empty()) continue;
    out = Line{};
    if (!read_line(arena.copy(line_), arena, out)) return true;
  }
  return false;
}

bool Sidecar::fits(std::size_t record, Fingerprint key, Fingerprint content, bool need_content) const {
  const Entry& entry = records_[record];
  return !taken_[record] && entry.key == key && (!need_content || entry.content == content);
}

void Sidecar::make_indices() {
  if (!by_key_.empty()) return;
  by_key_.resize(records_.size());
  std::iota(by_key_.begin(), by_key_.end(), 0U);
  by_content_ = by_key_;
  std::ranges::stable_sort(by_key_, {}, [this](std::uint32_t record) { return records_[record].key; });
  std::ranges::stable_sort(by_content_, {}, [this](std::uint32_t record) { return records_[record].content; });
}

std::size_t Sidecar::find_by_key(Fingerprint key, Fingerprint content) const {
  if (key == 0) return none;
  const auto key_of = [this](std::uint32_t record) { return records_[record].key; };
  const auto begin = std::ranges::lower_bound(by_key_, key, {}, key_of);
  const auto end = std::ranges::upper_bound(by_key_, key, {}, key_of);
  // Records after the last match come first: records with the same key mostly keep their order.
  const auto middle = std::lower_bound(begin, end, next_);
  std::size_t first = none;
  std::size_t looked_at = 0;
  const auto look = [&](auto from, auto to) {
    for (auto record = from; record != to && looked_at < most_candidates; ++record, ++looked_at) {
      if (fits(*record, key, content, true)) return std::size_t{*record};
      if (first == none && fits(*record, key, content, false)) first = *record;
    }
    return none;
  };
  const std::size_t behind = look(middle, end);
  if (behind != none) return behind;
  const std::size_t before = look(begin, middle);
  return before != none ? before : first;
}

std::size_t Sidecar::find_by_content(Fingerprint content) const {
  const auto content_of = [this](std::uint32_t record) { return records_[record].content; };
  const auto begin = std::ranges::lower_bound(by_content_, content, {}, content_of);
  const auto end = std::ranges::upper_bound(by_content_, content, {}, content_of);
  const auto middle = std::lower_bound(begin, end, next_);
  std::size_t looked_at = 0;
  for (auto record = middle; record != end && looked_at < most_candidates; ++record, ++looked_at) {
    if (!taken_[*record]) return *record;
  }
  for (auto record = begin; record != middle && looked_at < most_candidates; ++record, ++looked_at) {
    if (!taken_[*record]) return *record;
  }
  return none;
}

std::size_t Sidecar::find_alike(const std::map<std::string_view, Fingerprint>& groups) {
  std::size_t best = none;
  std::size_t most = 0;
  for (std::size_t record = next_; record < std::min(records_.size(), next_ + farthest); ++record) {
    if (taken_[record]) continue;
    scratch_.reset();
    Line line;
    std::uint64_t offset = records_[record].offset;
    if (!line_at(offset, scratch_, line)) continue;
    const std::size_t same = likeness(line.read, groups);
    if (same <= most) continue;
    best = record;
    most = same;
  }
  return best;
}

std::size_t Sidecar::take(std::string_view key, const std::map<std::string_view, Fingerprint>& groups) {
  const Fingerprint key_print = key.empty() ? 0 : fingerprint(key);
  const Fingerprint content = content_hash(groups);
  std::size_t found = none;
  if (next_ < records_.size() && fits(next_, key_print, content, true)) {
    found = next_;
  } else {
    make_indices();
    found = find_by_key(key_print, content);
    if (found == none) found = find_by_content(content);
    if (found == none) found = find_alike(groups);
  }
  if (found == none) return none;
  taken_[found] = true;
  next_ = found + 1;
  return found;
}

void Sidecar::report_rest(const Report& report) {
  std::uint64_t offset = 0;
  std::uint64_t number = 1;
  for (std::size_t record = 0; record < records_.size(); ++record) {
    if (taken_[record]) continue;
    for (; offset < records_[record].offset && lines_.line_at(offset, line_); ++number) offset += line_.size() + 1;
    scratch_.reset();
    Line line;
    std::uint64_t at = offset;
    if (!line_at(at, scratch_, line) || line.shape == Line::Shape::added_record) continue;
    Locator locator(name_, line_, {0, number, 1});
    report({Code::carried_record_gone, {}, std::string(line.key)}, locator.locate({}));
  }
}

}  // namespace opcit::carry
