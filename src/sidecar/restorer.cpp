#include "sidecar/restorer.h"

#include <limits>
#include <set>

#include "opcit/diagnostic_codes.h"

namespace opcit::carry {
namespace {

using Prints = std::map<std::string_view, Fingerprint>;

// Limit of document items in one gap that are compared with an item that was read.
constexpr int farthest_document = 64;

Fingerprint print_in(const Prints& prints, std::string_view group) {
  const auto found = prints.find(group);
  return found == prints.end() ? fingerprint_of_none() : found->second;
}

/// One part of the restored record: from the original, or kept from the input.
struct Piece {
  std::string_view group;
  std::string_view json;  // of the original; empty for a kept part
  const Part* kept = nullptr;
};

/// Builds one record from the record that was read and its line.
class Merge {
 public:
  Merge(const Record& record, const std::vector<Part>& parts, const Prints& now, const Line& line)
      : record_(record), parts_(parts), line_(line) {
    for (const Group& group : line.fields) {
      if (print_in(now, group.name) == print_in(line.read, group.name)) originals_[group.name] = &group;
    }
  }

  Record run(Arena& arena) {
    Assembler assembler(arena);
    for (std::size_t i = 0; i < section_count; ++i) {
      for (const Piece& piece : ordered(static_cast<Section>(i))) {
        if (piece.kept != nullptr) {
          assembler.keep(record_, *piece.kept);
        } else {
          assembler.read(piece.group, piece.json);
        }
      }
    }
    Record merged = assembler.finish();
    merged.source = record_.source;
    return merged;
  }

 private:
  /// The parts of a section: originals are at the place of the parts that they replace, the others at the end.
  std::vector<Piece> pieces(Section section) const {
    std::vector<Piece> list;
    std::map<std::string_view, std::size_t> used;
    for (const Part& part : parts_) {
      if (part.section != section) continue;
      const auto original = originals_.find(part.group);
      if (original == originals_.end()) {
        list.push_back({part.group, {}, &part});
      } else if (std::size_t& next = used[part.group]; next < original->second->parts.size()) {
        list.push_back({original->first, original->second->parts[next++], nullptr});
      }
    }
    for (const auto& [name, group] : originals_) {
      if (section_of(name) != section) continue;
      for (std::size_t next = used[name]; next < group->parts.size(); ++next) {
        list.push_back({name, group->parts[next], nullptr});
      }
    }
    return list;
  }

  /// The same in the order of the original; groups that it lacks come last.
  std::vector<Piece> ordered(Section section) const {
    std::vector<Piece> list = pieces(section);
    const auto wanted = line_.order.find(section);
    if (wanted == line_.order.end()) return list;
    std::map<std::string_view, std::vector<std::size_t>> places;
    for (std::size_t i = list.size(); i > 0; --i) places[list[i - 1].group].push_back(i - 1);
    std::vector<Piece> sorted;
    std::vector<bool> placed(list.size());
    for (const std::string_view group : wanted->second) {
      const auto found = places.find(group);
      if (found == places.end() || found->second.empty()) continue;
      const std::size_t place = found->second.back();
      found->second.pop_back();
      sorted.push_back(list[place]);
      placed[place] = true;
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (!placed[i]) sorted.push_back(list[i]);
    }
    return sorted;
  }

  const Record& record_;
  const std::vector<Part>& parts_;
  const Line& line_;
  std::map<std::string_view, const Group*> originals_;
};

/// "title, author": the groups that were edited in the target.
std::string edited_groups(const Prints& now, const Prints& then) {
  std::set<std::string_view> edited;
  for (const auto& group : now) {
    if (print_in(then, group.first) != group.second) edited.insert(group.first);
  }
  for (const auto& group : then) {
    if (print_in(now, group.first) != group.second) edited.insert(group.first);
  }
  std::string list;
  for (const std::string_view group : edited) {
    if (!list.empty()) list += ", ";
    list += group;
  }
  return list;
}

}  // namespace

void Restorer::restore(Batch& batch) {
  items_.clear();
  items_.swap(batch.items);
  for (const Item& item : items_) {
    if (item.record != nullptr) {
      restore_record(item, batch);
    } else {
      restore_document(item, batch);
    }
  }
}

void Restorer::restore_record(Item item, Batch& batch) {
  const std::vector<Part> parts = parts_of(*item.record);
  const Prints now = fingerprints(parts);
  const std::size_t found = sidecar_.take(item.record->key, now);
  if (found == Sidecar::none) {
    batch.diagnostics.push_back({Code::not_carried, item.record->source, std::string(item.record->key)});
    return batch.items.push_back(item);
  }
  std::uint64_t offset = sidecar_.offset_of(found);
  pass_lines_until(offset, batch);
  Line line;
  if (!sidecar_.line_at(offset, batch.arena, line)) return batch.items.push_back(item);
  passed_ = std::max(passed_, offset);
  const std::string edited = edited_groups(now, line.read);
  if (!edited.empty()) batch.diagnostics.push_back({Code::carried_edit, item.record->source, edited});
  if (line.shape == Line::Shape::added_record) {
    if (!edited.empty()) batch.items.push_back(item);
    return;
  }
  const Record merged = Merge(*item.record, parts, now, line).run(batch.arena);
  batch.items.push_back({batch.arena.make<Record>(merged), nullptr});
}

void Restorer::put_back(std::uint64_t offset, Batch& batch) {
  Line line;
  if (!sidecar_.line_at(offset, batch.arena, line)) return;
  if (line.shape == Line::Shape::lost_record) {
    if (Record* record = read_record(line.original, batch.arena)) batch.items.push_back({record, nullptr});
  } else if (const DocumentItem* document = read_document(line.original, batch.arena)) {
    batch.items.push_back({nullptr, document});
  }
}

void Restorer::pass_lines_until(std::uint64_t offset, Batch& batch) {
  while (passed_ < offset) {
    const std::uint64_t here = passed_;
    scratch_.reset();
    Line line;
    if (!sidecar_.line_at(passed_, scratch_, line)) return;
    const bool lost_document = line.shape == Line::Shape::document && !line.hash && line.original != "null";
    if (lost_document || line.shape == Line::Shape::lost_record) put_back(here, batch);
  }
}

void Restorer::restore_document(Item item, Batch& batch) {
  std::string json;
  write_document(json, *item.document);
  const Fingerprint now = fingerprint(json);
  std::uint64_t offset = passed_;
  bool any = false;
  for (int looked_at = 0; looked_at < farthest_document; ++looked_at) {
    const std::uint64_t here = offset;
    scratch_.reset();
    Line line;
    if (!sidecar_.line_at(offset, scratch_, line) || line.shape == Line::Shape::record) break;
    any = any || line.shape == Line::Shape::document;
    if (line.shape != Line::Shape::document || line.hash != now) continue;
    pass_lines_until(here, batch);
    passed_ = offset;
    if (line.original == "\"same\"") return batch.items.push_back(item);
    return line.original == "null" ? void() : put_back(here, batch);
  }
  batch.diagnostics.push_back({any ? Code::carried_edit : Code::not_carried, item.document->source, {}});
  batch.items.push_back(item);
}

void Restorer::finish(Batch& batch) { pass_lines_until(std::numeric_limits<std::uint64_t>::max(), batch); }

}  // namespace opcit::carry
