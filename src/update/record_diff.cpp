#include "update/record_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "match/duplicates.h"
#include "sidecar/record_json.h"
#include "update/common.h"

namespace opcit::update {
namespace {

/// Appends the strings and numbers of a value, separated by commas.
void append_text(const nlohmann::ordered_json& value, std::string& out) {
  if (value.is_structured()) {
    for (const auto& each : value) append_text(each, out);
    return;
  }
  if (value.is_boolean() || value.is_null()) return;
  if (!out.empty()) out += ", ";
  out += value.is_string() ? value.get<std::string>() : value.dump();
}

std::string shown_value(const std::string& json) {
  const auto value = nlohmann::ordered_json::parse(json, nullptr, false);
  std::string out;
  append_text(value, out);
  return out.empty() ? json : out;
}

struct Kept {
  std::string key;
  std::map<std::string, std::vector<std::string>> parts;  // group -> JSON
  std::string_view written;                               // the bytes of the record, if its file is editable
};

/// False for the key and for information on the original spelling.
bool is_content(const carry::Part& part) { return part.group != "key" && part.group != "recovered"; }

struct RecordList {
  std::vector<Kept> kept;
  std::vector<match::Brief> briefs;
};

RecordList read_all(const Registry& registry, const LoadedFile& file, Observer& observer) {
  RecordList records;
  const Input input = input_of(file);
  ConvertOptions options;
  options.from = file.format;
  const bool as_written = is_editable(file);
  read_records(
      registry, std::span(&input, 1), options,
      [&](const Record& record) {
        Kept& kept = records.kept.emplace_back();
        kept.key = record.key;
        for (carry::Part& part : carry::parts_of(record)) {
          if (is_content(part)) kept.parts[part.group].push_back(std::move(part.json));
        }
        if (as_written) kept.written = text_of(file).substr(record.source.pos, record.source.len);
        records.briefs.push_back(match::brief_of(record));
      },
      observer, [](const Input&, const std::string&) {});
  return records;
}

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& json : values) out += (out.empty() ? "" : "; ") + shown_value(json);
  return out;
}

std::vector<FieldChange> field_changes(const Kept& before, const Kept& after) {
  std::vector<FieldChange> changes;
  static const std::vector<std::string> none;
  const auto values = [](const Kept& record, const std::string& group) -> const std::vector<std::string>& {
    const auto found = record.parts.find(group);
    return found == record.parts.end() ? none : found->second;
  };
  std::map<std::string, bool> groups;
  for (const Kept* record : {&before, &after}) {
    for (const auto& [group, unused] : record->parts) groups[group] = true;
  }
  for (const auto& [group, unused] : groups) {
    const auto& old_values = values(before, group);
    const auto& new_values = values(after, group);
    if (old_values != new_values) changes.push_back({group, joined(old_values), joined(new_values)});
  }
  return changes;
}

/// For each record of `after`: the number of its counterpart in `before`, or `nobody`.
std::vector<std::size_t> pair_up(const RecordList& before, const RecordList& after) {
  std::vector<std::size_t> was(after.kept.size(), nobody);
  std::vector<bool> taken(before.kept.size(), false);
  std::unordered_map<std::string, std::vector<std::size_t>> by_key;
  for (std::size_t i = before.kept.size(); i-- > 0;) by_key[before.kept[i].key].push_back(i);
  for (std::size_t i = 0; i < after.kept.size(); ++i) {
    const auto found = by_key.find(after.kept[i].key);
    if (found == by_key.end() || found->second.empty() || after.kept[i].key.empty()) continue;
    was[i] = found->second.back();
    taken[was[i]] = true;
    found->second.pop_back();
  }
  std::vector<std::size_t> left;
  std::vector<match::Brief> briefs;
  for (std::size_t i = 0; i < before.kept.size(); ++i) {
    if (!taken[i]) left.push_back(i), briefs.push_back(before.briefs[i]);
  }
  const std::size_t border = briefs.size();
  for (std::size_t i = 0; i < after.kept.size(); ++i) {
    if (was[i] == nobody) left.push_back(i), briefs.push_back(after.briefs[i]);
  }
  for (const match::Pair& pair : match::find_duplicates(briefs).joined) {
    const bool across = pair.a < border && pair.b >= border;
    if (!across || was[left[pair.b]] != nobody || taken[left[pair.a]]) continue;
    was[left[pair.b]] = left[pair.a];
    taken[left[pair.a]] = true;
  }
  return was;
}

/// The records that do not belong to a longest increasing run of `was`; moving them gives the new order.
std::vector<bool> find_moved(const std::vector<std::size_t>& was) {
  std::vector<std::size_t> tails;
  std::vector<std::size_t> previous(was.size(), nobody);
  for (std::size_t i = 0; i < was.size(); ++i) {
    if (was[i] == nobody) continue;
    const auto place = std::ranges::lower_bound(tails, was[i], {}, [&](std::size_t at) { return was[at]; });
    if (place != tails.begin()) previous[i] = *std::prev(place);
    if (place == tails.end()) {
      tails.push_back(i);
    } else {
      *place = i;
    }
  }
  std::vector<bool> moved(was.size(), true);
  for (std::size_t i = tails.empty() ? nobody : tails.back(); i != nobody; i = previous[i]) moved[i] = false;
  return moved;
}

}  // namespace

std::string_view spelling(ChangeKind kind) noexcept {
  constexpr std::array<std::string_view, 6> words = {"added", "removed", "changed", "renamed", "moved", "respelled"};
  return words[static_cast<std::size_t>(kind)];
}

std::vector<RecordChange> diff_records(const Registry& registry, const LoadedFile& before, const LoadedFile& after,
                                       Observer& observer) {
  const RecordList old_records = read_all(registry, before, observer);
  const RecordList new_records = read_all(registry, after, observer);
  const std::vector<std::size_t> was = pair_up(old_records, new_records);
  const std::vector<bool> moved = find_moved(was);
  std::vector<RecordChange> changes;
  std::vector<bool> found(old_records.kept.size(), false);
  for (std::size_t i = 0; i < was.size(); ++i) {
    const Kept& now = new_records.kept[i];
    if (was[i] == nobody) {
      changes.push_back({ChangeKind::added, now.key, {}, {}});
      continue;
    }
    found[was[i]] = true;
    const Kept& old = old_records.kept[was[i]];
    std::vector<FieldChange> fields = field_changes(old, now);
    const bool renamed = old.key != now.key;
    if (renamed) changes.push_back({ChangeKind::renamed, now.key, old.key, {}});
    if (moved[i]) changes.push_back({ChangeKind::moved, now.key, {}, {}});
    const bool respelled =
        fields.empty() && !renamed && !old.written.empty() && !now.written.empty() && old.written != now.written;
    if (respelled) changes.push_back({ChangeKind::respelled, now.key, {}, {}});
    if (!fields.empty()) changes.push_back({ChangeKind::changed, now.key, {}, std::move(fields)});
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!found[i]) changes.push_back({ChangeKind::removed, old_records.kept[i].key, {}, {}});
  }
  return changes;
}

std::string record_lines(const Registry& registry, const LoadedFile& file, Observer& observer) {
  RecordList records = read_all(registry, file, observer);
  std::ranges::stable_sort(records.kept, {}, &Kept::key);
  std::string out;
  for (const Kept& record : records.kept) {
    out += fmt::format("{}\n", record.key);
    for (const auto& [group, values] : record.parts) {
      for (const std::string& json : values) out += fmt::format("  {}: {}\n", group, shown_value(json));
    }
    out += '\n';
  }
  return out;
}

}  // namespace opcit::update
