#include "update/update.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/ascii.h"
#include "match/duplicates.h"
#include "model/key_set.h"
#include "opcit/outline.h"
#include "update/common.h"
#include "update/unite.h"

namespace opcit::update {
namespace {

constexpr std::size_t repeated = SIZE_MAX - 1;  ///< An earlier entry of the inputs is the same work.

/// A copy of an entry, independent of its text.
struct KeptEntry {
  std::string type;
  std::string key;
  std::vector<OwnedField> fields;
  std::uint64_t pos = 0;
  std::uint64_t size = 0;
  match::Brief brief;

  /// Equal for entries with the same fields; ignores the key.
  std::set<std::string> content() const {
    std::set<std::string> all;
    for (const OwnedField& field : fields) {
      all.insert(lower_case(field.name) + "=" + field.text);
    }
    return all;
  }
};

/// The entries that are works, with data for matching.
std::vector<KeptEntry> entries_of(const Registry& registry, const LoadedFile& file, Observer& observer) {
  std::map<std::uint64_t, match::Brief> briefs;
  const Input input = input_of(file);
  ConvertOptions options;
  options.from = file.format;
  read_records(
      registry, std::span(&input, 1), options,
      [&](const Record& record) { briefs.emplace(record.source.pos, match::brief_of(record)); }, observer,
      [](const Input&, const std::string&) {});
  std::vector<KeptEntry> entries;
  const std::string_view text = text_of(file);
  outline(*file.format, text, [&](const OutlinePart& part) {
    const auto pos = static_cast<std::uint64_t>(part.whole.data() - text.data());
    const auto brief = briefs.find(pos);
    if (part.kind != PartKind::entry || brief == briefs.end()) return;
    KeptEntry& entry = entries.emplace_back();
    entry.type = part.type;
    entry.key = part.key;
    entry.pos = pos;
    entry.size = part.whole.size();
    entry.brief = std::move(brief->second);
    for (const OutlineField& field : part.fields)
      entry.fields.push_back(
          {std::string(field.name), std::string(field.value), std::string(field.text), field.is_text});
  });
  return entries;
}

/// Converts the inputs to one file in the format of the target.
LoadedFile converted(const Registry& registry, const std::vector<LoadedFile>& inputs, const Format& format,
                     Observer& observer) {
  LoadedFile file{"<inputs>", {}, &format};
  std::vector<Input> sources;
  for (const LoadedFile& input : inputs) sources.push_back(input_of(input));
  ConvertOptions options;
  options.to = &format;
  opcit::convert(
      registry, sources, options, [&](std::uint64_t) { return string_sink(file.bytes); }, observer,
      [](const Input&, const std::string&) {});
  return file;
}

class Updater {
 public:
  Updater(const LoadedFile& target, std::vector<KeptEntry> own, std::vector<KeptEntry> incoming, Policy policy)
      : target_(target),
        text_(text_of(target)),
        own_(std::move(own)),
        incoming_(std::move(incoming)),
        policy_(policy) {}

  UpdateResult run() {
    pair_up();
    std::string added;
    for (const KeptEntry& entry : own_) keys_.insert(entry.key);
    for (std::size_t i = 0; i < incoming_.size(); ++i) {
      if (match_[i] == nobody) {
        added += new_text(incoming_[i]);
      } else if (match_[i] != repeated && policy_ != Policy::ours) {
        refresh(own_[match_[i]], incoming_[i]);
      }
    }
    result_.text = target_.bytes.substr(0, target_.bytes.size() - text_.size()) + apply_edits(text_, edits_);
    if (!added.empty() && !result_.text.empty() && !result_.text.ends_with('\n')) result_.text += line_end();
    result_.text += added;
    report_rest();
    return std::move(result_);
  }

 private:
  std::string_view line_end() const { return text_.find("\r\n") != std::string_view::npos ? "\r\n" : "\n"; }

  /// Pairs incoming entries with entries of the target, one to one: first by equal content, then as the same work.
  void pair_up() {
    match_.assign(incoming_.size(), nobody);
    taken_.assign(own_.size(), false);
    std::map<std::set<std::string>, std::vector<std::size_t>> by_content;
    for (std::size_t i = own_.size(); i-- > 0;) by_content[own_[i].content()].push_back(i);
    for (std::size_t i = 0; i < incoming_.size(); ++i) {
      const auto found = by_content.find(incoming_[i].content());
      if (found == by_content.end() || found->second.empty()) continue;
      take(i, found->second.back());
      found->second.pop_back();
    }
    std::vector<match::Brief> briefs;
    for (const auto* list : {&own_, &incoming_}) {
      for (const KeptEntry& entry : *list) briefs.push_back(entry.brief);
    }
    const match::Clusters clusters = match::find_duplicates(briefs);
    for (const match::Pair& pair : clusters.joined) {
      const bool across = pair.a < own_.size() && pair.b >= own_.size();
      if (across && match_[pair.b - own_.size()] == nobody && !taken_[pair.a]) take(pair.b - own_.size(), pair.a);
    }
    skip_repeated(clusters);
    for (const match::Pair& pair : clusters.alike) {
      const bool across = pair.a < own_.size() && pair.b >= own_.size();
      if (across && match_[pair.b - own_.size()] == nobody)
        result_.events.push_back({UpdateEvent::Kind::alike, own_[pair.a].key,
                                  fmt::format("{} ({})", incoming_[pair.b - own_.size()].key, pair.reason)});
    }
  }

  /// Does not add works that the target or an earlier input has.
  void skip_repeated(const match::Clusters& clusters) {
    std::set<std::size_t> seen(clusters.survivor.begin(),
                               clusters.survivor.begin() + static_cast<std::ptrdiff_t>(own_.size()));
    for (std::size_t i = 0; i < incoming_.size(); ++i) {
      const bool is_new = seen.insert(clusters.survivor[own_.size() + i]).second;
      if (!is_new && match_[i] == nobody) match_[i] = repeated;
    }
  }

  void take(std::size_t incoming, std::size_t own) {
    match_[incoming] = own;
    taken_[own] = true;
  }

  std::string new_text(const KeptEntry& entry) {
    std::vector<OutlineField> fields;
    for (const OwnedField& field : entry.fields) fields.push_back({field.name, field.value, field.text, field.is_text});
    const std::string_view like = own_.empty() ? std::string_view() : text_.substr(own_.back().pos, own_.back().size);
    const std::string key = keys_.make_unique(entry.key);
    const std::string text = new_entry(*target_.format, like, entry.type, key, fields);
    if (text.empty()) return {};
    result_.events.push_back({UpdateEvent::Kind::added, key, {}});
    const bool first = text_.empty() && result_.text.empty() && edits_.empty() && result_.events.size() == 1;
    return std::string(first ? "" : line_end()) + text + std::string(line_end());
  }

  void refresh(const KeptEntry& own, const KeptEntry& incoming) {
    outline(*target_.format, text_.substr(own.pos, own.size),
            [&](const OutlinePart& part) { refresh(part, own, incoming); });
  }

  void refresh(const OutlinePart& part, const KeptEntry& own, const KeptEntry& incoming) {
    std::string changed;
    const auto note = [&](std::string_view name) { changed += (changed.empty() ? "" : ", ") + std::string(name); };
    for (const OwnedField& theirs : incoming.fields) {
      const auto same_name = [&](const OutlineField& field) { return ascii::equal_folded(field.name, theirs.name); };
      const auto mine = std::ranges::find_if(part.fields, same_name);
      if (mine == part.fields.end()) continue;
      const std::string value = new_value(*mine, theirs);
      if (value == mine->value) continue;
      edits_.push_back({{static_cast<std::uint64_t>(mine->value.data() - text_.data()), mine->value.size()}, value});
      note(theirs.name);
    }
    const std::vector<OwnedField> missing = missing_fields_of(part, incoming.fields, false);
    std::vector<OutlineField> fields;
    for (const OwnedField& field : missing) {
      fields.push_back({field.name, field.value, field.text, field.is_text});
      note(field.name);
    }
    add_fields(*target_.format, text_, part.whole, fields, edits_);
    if (!changed.empty()) result_.events.push_back({UpdateEvent::Kind::refreshed, own.key, changed});
  }

  std::string new_value(const OutlineField& mine, const OwnedField& theirs) const {
    const bool is_keywords = ascii::equals_lower(mine.name, "keywords");
    if (policy_ == Policy::theirs && mine.text != theirs.text) return theirs.value;
    if (policy_ != Policy::unite || !is_keywords || !mine.is_text) return std::string(mine.value);
    const std::string united = united_keywords(mine.text, theirs.text);
    return united == mine.text ? std::string(mine.value) : "{" + united + "}";
  }

  void report_rest() {
    for (std::size_t i = 0; i < own_.size(); ++i) {
      if (!taken_[i]) result_.events.push_back({UpdateEvent::Kind::only_in_target, own_[i].key, {}});
    }
  }

  const LoadedFile& target_;
  std::string_view text_;
  std::vector<KeptEntry> own_;
  std::vector<KeptEntry> incoming_;
  Policy policy_;
  std::vector<std::size_t> match_;
  std::vector<bool> taken_;
  KeySet keys_;
  std::vector<TextEdit> edits_;
  UpdateResult result_;
};

}  // namespace

std::string_view spelling(UpdateEvent::Kind kind) noexcept {
  constexpr std::array<std::string_view, 4> words = {"added", "refreshed", "alike", "only-in-target"};
  return words[static_cast<std::size_t>(kind)];
}

UpdateResult update(const Registry& registry, const LoadedFile& target, const std::vector<LoadedFile>& inputs,
                    Policy policy, Observer& observer) {
  Silent silent;
  std::vector<KeptEntry> own = target.bytes.empty() ? std::vector<KeptEntry>() : entries_of(registry, target, observer);
  const LoadedFile incoming = converted(registry, inputs, *target.format, observer);
  std::vector<KeptEntry> theirs = entries_of(registry, incoming, silent);
  return Updater(target, std::move(own), std::move(theirs), policy).run();
}

}  // namespace opcit::update
