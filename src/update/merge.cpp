#include "update/merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/ascii.h"
#include "match/duplicates.h"
#include "model/key_set.h"
#include "opcit/outline.h"
#include "sidecar/record_json.h"
#include "update/common.h"
#include "update/references.h"
#include "update/unite.h"

namespace opcit::update {
namespace {

/// Drops duplicates from the records that pass through, and fills the remaining records from them.
class Uniter final : public Improver {
 public:
  Uniter(const std::vector<std::size_t>& survivor,
         const std::unordered_map<std::size_t, std::vector<std::string>>& others)
      : survivor_(survivor), others_(others), keys_(survivor.size()) {}

  void improve(Batch& batch) override {
    numbers_.clear();
    std::erase_if(batch.items, [&](const Item& item) {
      if (item.record == nullptr) return false;
      const std::size_t number = next_++;
      if (survivor_[number] != number) return true;
      numbers_.push_back(number);
      if (const auto found = others_.find(number); found != others_.end())
        fill(*item.record, found->second, batch.arena);
      rename(*item.record, batch.arena);
      return false;
    });
  }

  void assigned(const Batch& batch) override {
    std::size_t index = 0;
    for (const Item& item : batch.items) {
      if (item.record != nullptr) keys_[numbers_[index++]] = item.record->key;
    }
  }

  const std::vector<std::string>& keys() const noexcept { return keys_; }

 private:
  static void fill(Record& record, const std::vector<std::string>& others, Arena& arena) {
    for (const std::string& json : others) {
      const Record* other = carry::read_record(arena.copy(std::string_view(json)), arena);
      if (other != nullptr) fill_from(record, *other, arena);
    }
  }

  /// Makes the key unique: another file can use it for another work.
  void rename(Record& record, Arena& arena) {
    if (!record.key.empty()) record.key = arena.copy(std::string_view(used_.make_unique(record.key)));
  }

  const std::vector<std::size_t>& survivor_;
  const std::unordered_map<std::size_t, std::vector<std::string>>& others_;
  KeySet used_;
  std::vector<std::size_t> numbers_;
  std::vector<std::string> keys_;
  std::size_t next_ = 0;
};

}  // namespace

class Merge::State {
 public:
  State(const Registry& registry, const std::vector<LoadedFile>& files, const ConvertOptions& options,
        Observer& observer)
      : registry_(registry), files_(files), options_(options), observer_(observer) {}

  MergeResult edit() {
    decide();
    settle_keys();
    const auto others = collect_fields();
    MergeResult result = result_so_far();
    for (std::size_t file = 0; file < files_.size(); ++file) {
      if (!result.text.empty() && !result.text.ends_with('\n')) result.text += '\n';
      result.text += edited(file, others);
    }
    for (std::size_t i = 0; i < entries_.size(); ++i)
      result.keys.push_back({name_of(i), entries_[i].key, keys_[clusters_.survivor[i]]});
    return result;
  }

  MergeResult convert(const SinkFactory& make_sink, Conversion& conversion) {
    decide();
    const auto others = collect_records();
    Uniter uniter(clusters_.survivor, others);
    ConvertOptions how = options_;
    how.improver = &uniter;
    std::vector<Input> inputs;
    for (const LoadedFile& file : files_) inputs.push_back(input_of(file));
    Silent silent;  // the first reading has reported everything
    conversion = opcit::convert(registry_, inputs, how, make_sink, silent, [](const Input&, const std::string&) {});
    MergeResult result = result_so_far();
    for (std::size_t i = 0; i < entries_.size(); ++i)
      result.keys.push_back({name_of(i), entries_[i].key, uniter.keys()[clusters_.survivor[i]]});
    return result;
  }

 private:
  /// The place of a record.
  struct Entry {
    std::size_t file = 0;
    std::uint64_t pos = 0;
    std::string key;
  };

  void read(std::size_t file, Observer& observer, const std::function<void(const Record&)>& visit) {
    const Input input = input_of(files_[file]);
    ConvertOptions how = options_;
    if (how.from == nullptr) how.from = files_[file].format;
    read_records(registry_, std::span(&input, 1), how, visit, observer, [](const Input&, const std::string&) {});
  }

  void decide() {
    std::vector<match::Brief> briefs;
    for (std::size_t file = 0; file < files_.size(); ++file) {
      read(file, observer_, [&](const Record& record) {
        briefs.push_back(match::brief_of(record));
        entries_.push_back({file, record.source.pos, std::string(record.key)});
      });
    }
    clusters_ = match::find_duplicates(briefs);
  }

  bool survives(std::size_t i) const noexcept { return clusters_.survivor[i] == i; }

  void settle_keys() {
    KeySet used;
    keys_.resize(entries_.size());
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (survives(i) && !entries_[i].key.empty()) keys_[i] = used.make_unique(entries_[i].key);
    }
  }

  std::string name_of(std::size_t i) const { return files_[entries_[i].file].name; }
  std::string shown(std::size_t i) const {
    return fmt::format("{}: {}", name_of(i), entries_[i].key.empty() ? "(no key)" : entries_[i].key);
  }

  MergeResult result_so_far() const {
    MergeResult result;
    result.records = entries_.size();
    for (std::size_t i = 0; i < entries_.size(); ++i) result.kept += survives(i) ? 1U : 0U;
    for (const match::Pair& pair : clusters_.joined)
      result.decisions.push_back({shown(pair.a), shown(pair.b), true, pair.reason});
    for (const match::Pair& pair : clusters_.alike) {
      const bool same = clusters_.survivor[pair.a] == clusters_.survivor[pair.b];
      if (!same) result.decisions.push_back({shown(pair.a), shown(pair.b), false, pair.reason});
    }
    return result;
  }

  /// The dropped records as JSON, by the record that remains.
  std::unordered_map<std::size_t, std::vector<std::string>> collect_records() {
    std::unordered_map<std::size_t, std::vector<std::string>> others;
    std::size_t number = 0;
    Silent silent;
    for (std::size_t file = 0; file < files_.size(); ++file) {
      read(file, silent, [&](const Record& record) {
        if (!survives(number)) carry::write_record(others[clusters_.survivor[number]].emplace_back(), record);
        ++number;
      });
    }
    return others;
  }

  struct Other {
    std::size_t file;
    std::vector<OwnedField> fields;
  };
  using Others = std::unordered_map<std::size_t, std::vector<Other>>;
  using ByPlace = std::unordered_map<std::uint64_t, std::size_t>;

  std::string_view text_of(std::size_t file) const { return update::text_of(files_[file]); }

  ByPlace places_of(std::size_t file) const {
    ByPlace places;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i].file == file) places.emplace(entries_[i].pos, i);
    }
    return places;
  }

  /// Calls `visit` with each entry of a file and the number of its record.
  void each_entry(std::size_t file, const std::function<void(std::size_t, const OutlinePart&)>& visit) const {
    const std::string_view text = text_of(file);
    const ByPlace places = places_of(file);
    outline(*files_[file].format, text, [&](const OutlinePart& part) {
      const auto place = places.find(static_cast<std::uint64_t>(part.whole.data() - text.data()));
      if (part.kind == PartKind::entry && place != places.end()) visit(place->second, part);
    });
  }

  Others collect_fields() const {
    Others others;
    for (std::size_t file = 0; file < files_.size(); ++file) {
      each_entry(file, [&](std::size_t number, const OutlinePart& part) {
        if (survives(number)) return;
        Other& other = others[clusters_.survivor[number]].emplace_back(Other{file, {}});
        for (const OutlineField& field : part.fields)
          other.fields.push_back(
              {std::string(field.name), std::string(field.value), std::string(field.text), field.is_text});
      });
    }
    return others;
  }

  std::string edited(std::size_t file, const Others& others) const {
    const std::string_view text = text_of(file);
    std::map<std::string, std::string, std::less<>> renamed;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i].file == file) renamed.try_emplace(entries_[i].key, keys_[clusters_.survivor[i]]);
    }
    const KeyLookup new_key = [&](std::string_view key) {
      const auto found = renamed.find(key);
      return found == renamed.end() || found->second.empty() ? nullptr : &found->second;
    };
    std::vector<TextEdit> edits;
    const ByPlace places = places_of(file);
    outline(*files_[file].format, text, [&](const OutlinePart& part) {
      const auto place = places.find(static_cast<std::uint64_t>(part.whole.data() - text.data()));
      const bool is_record = part.kind == PartKind::entry && place != places.end();
      if (is_record && !survives(place->second)) return edits.push_back(removal(text, part));
      rename_references(text, part, new_key, edits);
      if (is_record) edit_survivor(file, place->second, part, others, edits);
    });
    const std::string_view mark =
        file == 0 ? std::string_view(files_[0].bytes).substr(0, files_[0].bytes.size() - text.size())
                  : std::string_view();
    return std::string(mark) + apply_edits(text, edits);
  }

  /// Removes the blank lines after it as well.
  static TextEdit removal(std::string_view text, const OutlinePart& part) {
    const auto begin = static_cast<std::size_t>(part.whole.data() - text.data());
    std::size_t end = begin + part.whole.size();
    std::size_t line = end;
    while (line < text.size() && ascii::is_space(text[line])) {
      if (text[line++] == '\n') end = line;
    }
    return {{begin, end - begin}, {}};
  }

  void edit_survivor(std::size_t file, std::size_t number, const OutlinePart& part, const Others& others,
                     std::vector<TextEdit>& edits) const {
    const std::string_view text = text_of(file);
    if (part.key.data() != nullptr && !keys_[number].empty() && part.key != keys_[number])
      edits.push_back({{static_cast<std::uint64_t>(part.key.data() - text.data()), part.key.size()}, keys_[number]});
    const auto found = others.find(number);
    if (found == others.end()) return;
    std::vector<OwnedField> added;
    std::string keywords;
    const OutlineField* own_keywords = part.find("keywords");
    if (own_keywords != nullptr && own_keywords->is_text) keywords = own_keywords->text;
    for (const Other& other : found->second) {
      for (const OwnedField& field : other.fields) {
        if (own_keywords != nullptr && own_keywords->is_text && field.is_text &&
            ascii::equals_lower(field.name, "keywords"))
          keywords = united_keywords(keywords, field.text);
      }
      for (OwnedField& field : missing_fields_of(part, other.fields, other.file == file)) {
        const auto same_name = [&](const OwnedField& mine) { return ascii::equal_folded(mine.name, field.name); };
        if (std::ranges::none_of(added, same_name)) added.push_back(std::move(field));
      }
    }
    if (own_keywords != nullptr && own_keywords->is_text && keywords != own_keywords->text)
      edits.push_back(
          {{static_cast<std::uint64_t>(own_keywords->text.data() - text.data()), own_keywords->text.size()}, keywords});
    std::vector<OutlineField> fields;
    for (const OwnedField& field : added) fields.push_back({field.name, field.value, field.text, field.is_text});
    add_fields(*files_[file].format, text, part.whole, fields, edits);
  }

  const Registry& registry_;
  const std::vector<LoadedFile>& files_;
  const ConvertOptions& options_;
  Observer& observer_;
  std::vector<Entry> entries_;
  std::vector<std::string> keys_;  // keys of the remaining records after the merge
  match::Clusters clusters_;
};

Merge::Merge(const Registry& registry, const std::vector<LoadedFile>& files, const ConvertOptions& options,
             Observer& observer)
    : state_(std::make_unique<State>(registry, files, options, observer)) {}
Merge::~Merge() = default;

MergeResult Merge::edit() { return state_->edit(); }
MergeResult Merge::convert(const SinkFactory& make_sink, Conversion& conversion) {
  return state_->convert(make_sink, conversion);
}

std::string key_map(const std::vector<KeyChange>& keys) {
  std::string lines;
  for (const KeyChange& key : keys) lines += fmt::format("{}\t{}\t{}\n", key.old_key, key.new_key, key.input);
  return lines;
}

}  // namespace opcit::update
