#include "update/update.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/ascii.h"
#include "base/lowered.h"
#include "match/duplicates.h"
#include "model/key_set.h"
#include "opcit/latex.h"
#include "opcit/outline.h"
#include "update/common.h"
#include "update/key_style.h"
#include "update/publish.h"
#include "update/references.h"
#include "update/rekey.h"
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
      all.insert(ascii::lowered(field.name) + "=" + field.text);
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

/// Gives `entries`, those of `file`, keys that follow the pattern of the target. A key that occurs twice stays.
void rename(std::vector<KeptEntry>& entries, const Registry& registry, const LoadedFile& target,
            const LoadedFile& file) {
  const std::string pattern = key_pattern_of(registry, target);
  if (pattern.empty()) return;
  Silent silent;
  const KeyMap keys = keys_by_template(registry, file, pattern, silent);
  std::map<std::string, int> uses;
  for (const KeptEntry& entry : entries) ++uses[entry.key];
  const auto new_key = [&](const std::string& key) {
    const auto found = keys.find(key);
    return uses[key] == 1 && found != keys.end() ? found->second : key;
  };
  for (KeptEntry& entry : entries) {
    entry.key = new_key(entry.key);
    for (OwnedField& field : entry.fields) {
      if (!names_entries(ascii::lowered(field.name)) || !field.is_text) continue;
      field.text = new_key(field.text);
      field.value = '{' + field.text + '}';
    }
  }
}

class Updater {
 public:
  Updater(const LoadedFile& target, std::vector<KeptEntry> own, std::vector<KeptEntry> incoming,
          const UpdateOptions& options)
      : target_(target),
        text_(text_of(target)),
        own_(std::move(own)),
        incoming_(std::move(incoming)),
        options_(options) {}

  UpdateResult run() {
    pair_up();
    std::string added;
    for (const KeptEntry& entry : own_) keys_.insert(entry.key);
    for (const KeptEntry* entry : new_entries()) add(*entry, added);
    for (std::size_t i = 0; i < incoming_.size(); ++i) {
      if (match_[i] == nobody) continue;
      if (published_.contains(i)) {
        publish(own_[match_[i]], incoming_[i]);
      } else if (match_[i] != repeated && options_.policy != Policy::ours) {
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
    if (options_.publish) match_versions(clusters);
    skip_repeated(clusters);
    for (const match::Pair& pair : clusters.alike) {
      const bool across = pair.a < own_.size() && pair.b >= own_.size();
      if (across && match_[pair.b - own_.size()] == nobody)
        result_.events.push_back({UpdateEvent::Kind::alike, own_[pair.a].key,
                                  fmt::format("{} ({})", incoming_[pair.b - own_.size()].key, pair.reason)});
    }
  }

  /// Preprints of the target and their published versions, where each is the only one of the other.
  void match_versions(const match::Clusters& clusters) {
    std::map<std::size_t, std::set<std::size_t>> published_of;
    std::map<std::size_t, std::set<std::size_t>> preprints_of;
    for (const match::Pair& pair : clusters.alike) {
      if (pair.a >= own_.size() || pair.b < own_.size()) continue;
      const std::size_t incoming = pair.b - own_.size();
      if (match_[incoming] != nobody || taken_[pair.a]) continue;
      if (!match::is_published_version(own_[pair.a].brief, incoming_[incoming].brief)) continue;
      published_of[pair.a].insert(incoming);
      preprints_of[incoming].insert(pair.a);
    }
    for (const auto& [own, published] : published_of) {
      const std::size_t incoming = *published.begin();
      if (published.size() > 1 || preprints_of[incoming].size() > 1) continue;
      take(incoming, own);
      published_.insert(incoming);
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

  std::vector<const KeptEntry*> new_entries() const {
    std::vector<const KeptEntry*> entries;
    for (std::size_t i = 0; i < incoming_.size(); ++i) {
      if (match_[i] == nobody) entries.push_back(&incoming_[i]);
    }
    std::ranges::stable_sort(entries, [&](const auto* a, const auto* b) { return comes_before(*a, *b); });
    return entries;
  }

  /// To `at_end`, or as an edit after the entry that it follows.
  void add(const KeptEntry& entry, std::string& at_end) {
    const std::string text = new_text(entry);
    if (text.empty()) return;
    const auto next = std::ranges::find_if(own_, [&](const KeptEntry& own) { return comes_before(entry, own); });
    if (options_.order == Order::none || next == own_.end()) {
      const bool first = text_.empty() && at_end.empty();
      at_end += std::string(first ? "" : line_end()) + text + std::string(line_end());
    } else if (next == own_.begin()) {
      edits_.push_back({{next->pos, 0}, text + std::string(line_end()) + std::string(line_end())});
    } else {
      const KeptEntry& previous = *std::prev(next);
      edits_.push_back({{previous.pos + previous.size, 0}, std::string(line_end()) + std::string(line_end()) + text});
    }
  }

  bool comes_before(const KeptEntry& a, const KeptEntry& b) const {
    switch (options_.order) {
      case Order::key:
        return ascii::lowered(a.key) < ascii::lowered(b.key);
      case Order::author:
        return a.brief.families < b.brief.families;
      case Order::oldest:
        return a.brief.year < b.brief.year;
      case Order::newest:
        return a.brief.year > b.brief.year;
      case Order::none:
        break;
    }
    return false;
  }

  std::string new_text(const KeptEntry& entry) {
    const std::string_view like = own_.empty() ? std::string_view() : text_.substr(own_.back().pos, own_.back().size);
    std::vector<OutlineField> fields;
    for (const OwnedField& field : entry.fields) fields.push_back({field.name, field.value, field.text, field.is_text});
    if (!own_.empty()) sort_like(own_.back(), fields);
    const std::string key = keys_.make_unique(entry.key);
    std::string text = new_entry(*target_.format, like, entry.type, key, fields);
    if (!text.empty()) result_.events.push_back({UpdateEvent::Kind::added, key, {}});
    return text;
  }

  /// Fields that the model has in its order, each followed by those that follow it in the new entry.
  static void sort_like(const KeptEntry& model, std::vector<OutlineField>& fields) {
    std::vector<std::pair<std::size_t, OutlineField>> ranked;
    std::size_t rank = 0;
    for (const OutlineField& field : fields) {
      const auto same = [&](const OwnedField& own) { return ascii::equal_folded(own.name, field.name); };
      const auto found = std::ranges::find_if(model.fields, same);
      if (found != model.fields.end()) rank = static_cast<std::size_t>(found - model.fields.begin());
      ranked.emplace_back(rank, field);
    }
    std::ranges::stable_sort(ranked, {}, [](const auto& each) { return each.first; });
    for (std::size_t i = 0; i < fields.size(); ++i) fields[i] = ranked[i].second;
  }

  void publish(const KeptEntry& own, const KeptEntry& incoming) {
    const std::string_view entry = text_.substr(own.pos, own.size);
    std::string published = published_entry(*target_.format, entry, incoming.type, incoming.fields);
    if (published == entry) return;
    edits_.push_back({{own.pos, own.size}, std::move(published)});
    result_.events.push_back({UpdateEvent::Kind::published, own.key, "as " + incoming.key});
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
    if (options_.policy == Policy::theirs && !is_spelling_of(mine.text, theirs.text))
      return delimited_like(mine, theirs);
    if (options_.policy != Policy::unite || !is_keywords || !mine.is_text) return std::string(mine.value);
    const std::string united = united_keywords(mine.text, theirs.text);
    return united == mine.text ? std::string(mine.value) : "{" + united + "}";
  }

  /// Braces, macros and white space make no other value.
  static bool is_spelling_of(std::string_view mine, std::string_view theirs) {
    if (mine == theirs) return true;
    Arena arena;
    return decode_latex(mine, LatexFlavour::bibtex, arena).plain ==
           decode_latex(theirs, LatexFlavour::bibtex, arena).plain;
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
  const UpdateOptions& options_;
  std::set<std::size_t> published_;  // inputs that are published versions of the preprints that they match
  std::vector<std::size_t> match_;
  std::vector<bool> taken_;
  KeySet keys_;
  std::vector<TextEdit> edits_;
  UpdateResult result_;
};

}  // namespace

std::string_view spelling(UpdateEvent::Kind kind) noexcept {
  constexpr std::array<std::string_view, 5> words = {"added", "refreshed", "published", "alike", "only-in-target"};
  return words[static_cast<std::size_t>(kind)];
}

UpdateResult update(const Registry& registry, const LoadedFile& target, const std::vector<LoadedFile>& inputs,
                    const UpdateOptions& options, Observer& observer) {
  Silent silent;
  std::vector<KeptEntry> own = target.bytes.empty() ? std::vector<KeptEntry>() : entries_of(registry, target, observer);
  const LoadedFile incoming = converted(registry, inputs, *target.format, observer);
  std::vector<KeptEntry> theirs = entries_of(registry, incoming, silent);
  rename(theirs, registry, target, incoming);
  return Updater(target, std::move(own), std::move(theirs), options).run();
}

}  // namespace opcit::update
