#include "cli/verify_fix.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <utility>

#include "cli/inputs.h"
#include "enrich/edited_file.h"
#include "io/raw_bytes.h"
#include "opcit/edit.h"
#include "opcit/error.h"

namespace opcit::cli {
namespace {

const Format& format_of(const std::string& path, const std::string& bytes, const std::string& from,
                        const Registry& registry) {
  constexpr std::size_t head_size = std::size_t{64} << 10;
  if (path == "-") throw UsageError("--fix edits files, not standard input");
  if (!from.empty()) return named_format(registry, from, true);
  const Format* const format = registry.detect(path, std::string_view(bytes).substr(0, head_size));
  if (format == nullptr) throw UsageError(fmt::format("{}: unknown format", path), "name the format with --from");
  return *format;
}

/// Removes changes that the file cannot represent.
void drop_lost(const Losses& losses, const Record& record, std::vector<verify::Change>& changes) {
  std::erase_if(changes, [&](const verify::Change& change) {
    return std::ranges::any_of(losses, [&](const Loss& loss) {
      return loss.span == record.source && loss.field == change.field && loss.reason == LossReason::dropped;
    });
  });
}

class FileFixer {
 public:
  FileFixer(std::vector<verify::Verified>& verified, const verify::CompletionPolicy& policy, FixedFiles& fixed)
      : verified_(verified), policy_(policy), fixed_(fixed) {}

  void fix(const std::string& path, std::string bytes, const Format& format) {
    RecordFile file(format, bytes);
    find_entries(path);
    std::vector<std::pair<const Record*, FixedEntry>> entries;
    for (const Item& item : file.batch().items) {
      verify::Verified* const entry = item.record == nullptr ? nullptr : take_entry(*item.record);
      if (entry == nullptr) continue;
      auto changes = verify::complete(*item.record, entry->subject, entry->result, policy_, file.batch().arena);
      if (changes.empty()) continue;
      const bool corrected = entry->result.verdict == verify::Verdict::mismatch;
      entry->result.fixed = corrected;
      entries.emplace_back(item.record, FixedEntry{entry->result.key, std::move(changes)});
    }
    Losses losses;
    Diagnostics unheard;
    std::string after = file.text(losses, unheard);
    for (auto& [record, entry] : entries) {
      drop_lost(losses, *record, entry.changes);
      if (!entry.changes.empty()) fixed_.entries.push_back(std::move(entry));
    }
    fixed_.files.push_back({path, std::move(bytes), std::move(after)});
  }

 private:
  static std::string name_of(std::string_view key, std::string_view hash) {
    std::string name(key);
    return name.append(1, '\t').append(hash);
  }

  /// Entries that a document does not cite were not verified; of equal entries, each is taken once.
  void find_entries(const std::string& path) {
    entries_.clear();
    for (verify::Verified& each : verified_) {
      if (each.result.input == path) entries_[name_of(each.result.key, each.result.hash)].push_back(&each);
    }
  }

  verify::Verified* take_entry(const Record& record) {
    const auto found = entries_.find(name_of(record.key, verify::hash_of(verify::facts_of(record))));
    if (found == entries_.end() || found->second.empty()) return nullptr;
    verify::Verified* const entry = found->second.front();
    found->second.pop_front();
    return entry;
  }

  std::vector<verify::Verified>& verified_;
  const verify::CompletionPolicy& policy_;
  FixedFiles& fixed_;
  std::map<std::string, std::deque<verify::Verified*>, std::less<>> entries_;
};

}  // namespace

FixedFiles fix_files(const std::vector<std::string>& paths, const Registry& registry, const std::string& from,
                     std::vector<verify::Verified>& verified, const verify::CompletionPolicy& policy) {
  FixedFiles fixed;
  FileFixer fixer(verified, policy, fixed);
  for (const std::string& path : paths) {
    std::string bytes = path == "-" ? std::string() : io::read_raw(path);
    const Format& format = format_of(path, bytes, from, registry);
    if (!RecordFile::can_edit(format) || !enrich::is_editable(bytes)) {
      throw UsageError(fmt::format("{} cannot be edited", path),
                       "--fix edits uncompressed files of BibTeX, RIS and JSON");
    }
    fixer.fix(path, std::move(bytes), format);
  }
  return fixed;
}

std::string as_text(const std::vector<FixedEntry>& entries) {
  std::string out;
  for (const FixedEntry& entry : entries) {
    for (const verify::Change& change : entry.changes) {
      out += change.before.empty()
                 ? fmt::format("{}: {}: added '{}' ({})\n", entry.key, change.field, change.after, change.source)
                 : fmt::format("{}: {}: '{}' is now '{}' ({})\n", entry.key, change.field, change.before, change.after,
                               change.source);
    }
  }
  return out;
}

}  // namespace opcit::cli
