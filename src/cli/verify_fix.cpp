#include "cli/verify_fix.h"

#include <fmt/format.h>

#include <algorithm>

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

/// Changes that the file cannot represent are no changes.
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
    std::vector<std::pair<const Record*, FixedEntry>> entries;
    for (const Item& item : file.batch().items) {
      verify::Verified* const entry = item.record == nullptr ? nullptr : entry_of(*item.record, path);
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
  /// Entries are in the order of the files; those that a document does not cite are not among them.
  verify::Verified* entry_of(const Record& record, const std::string& path) {
    if (next_ == verified_.size()) return nullptr;
    verify::Verified& entry = verified_[next_];
    const bool same = entry.result.input == path && entry.result.key == record.key &&
                      verify::hash_of(verify::facts_of(record)) == entry.result.hash;
    if (!same) return nullptr;
    ++next_;
    return &entry;
  }

  std::vector<verify::Verified>& verified_;
  const verify::CompletionPolicy& policy_;
  FixedFiles& fixed_;
  std::size_t next_ = 0;
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
