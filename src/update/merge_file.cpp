#include "update/merge_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "update/side.h"

namespace opcit::update {
namespace {

/// A part of the result.
struct Piece {
  std::string text;
  std::string_view gap;
};

std::string with_line_end(std::string_view text) {
  std::string out(text);
  if (!out.empty() && !out.ends_with('\n')) out += '\n';
  return out;
}

class Merger {
 public:
  Merger(const Format& format, std::string_view current, std::string_view base, std::string_view other,
         const MergeFileOptions& options)
      : format_(format),
        options_(options),
        ours_(side_of(format, current)),
        base_(side_of(format, base)),
        theirs_(side_of(format, other)) {}

  MergedFile merge() {
    const bool swap = order_of(ours_) == order_of(base_) && order_of(theirs_) != order_of(base_);
    for (const std::string& id : merged_order(swap ? theirs_ : ours_, swap ? ours_ : theirs_)) add(id);
    MergedFile result;
    result.text = ours_.lead;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      result.text += pieces_[i].text;
      const bool last = i + 1 == pieces_.size();
      const bool has_line = pieces_[i].gap.find('\n') != std::string_view::npos || pieces_[i].text.ends_with('\n');
      result.text += pieces_[i].gap;
      if (!last && !has_line) result.text += "\n\n";
    }
    result.conflicts = conflicts_;
    return result;
  }

 private:
  /// The ids of the parts that all three sides have, in the order of `side`.
  std::vector<std::string_view> order_of(const Side& side) const {
    std::vector<std::string_view> order;
    for (const SidePart& part : side.parts) {
      const bool common =
          ours_.find(part.id) != nullptr && base_.find(part.id) != nullptr && theirs_.find(part.id) != nullptr;
      if (common) order.emplace_back(part.id);
    }
    return order;
  }

  /// The ids of `first` in order. Parts that only `second` has are put after the part that precedes them there.
  static std::vector<std::string> merged_order(const Side& first, const Side& second) {
    std::map<std::string_view, std::vector<std::string_view>> after;
    std::string_view before;
    for (const SidePart& part : second.parts) {
      if (first.find(part.id) == nullptr) {
        after[before].push_back(part.id);
      } else {
        before = part.id;
      }
    }
    std::vector<std::string> order;
    const auto take_after = [&](std::string_view id) {
      if (const auto found = after.find(id); found != after.end())
        order.insert(order.end(), found->second.begin(), found->second.end());
    };
    take_after({});
    for (const SidePart& part : first.parts) {
      order.push_back(part.id);
      take_after(part.id);
    }
    return order;
  }

  static std::string_view whole(const SidePart* part) { return part == nullptr ? std::string_view() : part->whole; }

  void add(const std::string& id) {
    const SidePart* ours = ours_.find(id);
    const SidePart* base = base_.find(id);
    const SidePart* theirs = theirs_.find(id);
    const std::string_view gap = ours != nullptr ? ours->gap : theirs->gap;
    const bool ours_changed = whole(ours) != whole(base);
    const bool theirs_changed = whole(theirs) != whole(base);
    const SidePart* taken = theirs_changed && !ours_changed ? theirs : ours;
    const bool both_changed = ours_changed && theirs_changed && whole(ours) != whole(theirs);
    if (!both_changed) {
      if (taken != nullptr) pieces_.push_back({std::string(taken->whole), gap});
      return;
    }
    if (ours != nullptr && theirs != nullptr && can_merge_fields(*ours, base, *theirs)) {
      pieces_.push_back({merge_fields(*ours, base, *theirs), gap});
      return;
    }
    std::string text = conflict(whole(ours), whole(base), whole(theirs));
    if (text.ends_with('\n') && gap.starts_with('\n')) text.pop_back();
    if (!text.empty()) pieces_.push_back({std::move(text), gap});
  }

  /// True if both entries are sound, and merging would not lose a new comment between the fields of theirs.
  static bool can_merge_fields(const SidePart& ours, const SidePart* base, const SidePart& theirs) {
    if (!ours.is_entry || !theirs.is_entry || ours.head != theirs.head) return false;
    if (base == nullptr) return theirs.trivia == ours.trivia;
    return base->is_entry && (theirs.trivia == base->trivia || theirs.trivia == ours.trivia);
  }

  static std::string_view value(const SidePart* part, std::string_view name) {
    const SideField* field = part == nullptr ? nullptr : part->find(name);
    return field == nullptr ? std::string_view() : field->value;
  }
  static std::string_view lines(const SidePart* part, std::string_view name) {
    const SideField* field = part == nullptr ? nullptr : part->find(name);
    return field == nullptr ? std::string_view() : field->lines;
  }

  /// Applies changes of theirs to the bytes of ours. Fields are added first; removals and conflicts then replace whole
  /// lines.
  std::string merge_fields(const SidePart& ours, const SidePart* base, const SidePart& theirs) {
    std::vector<OutlineField> added;
    std::set<std::string_view> names;
    for (const SideField& field : ours.fields) names.insert(field.name);
    for (const SideField& field : theirs.fields) {
      if (names.contains(field.name)) continue;
      const std::string_view before = value(base, field.name);
      if (before.empty()) {
        added.push_back(
            {field.lines.substr(0, field.lines.find_first_of("= \t\r\n")), field.value, field.value, false});
      } else if (before != field.value) {
        conflict_at_end_ += conflict({}, lines(base, field.name), field.lines);
      }
    }
    std::vector<TextEdit> additions;
    add_fields(format_, ours.whole, ours.whole, added, additions);
    // Removals and conflicts take whole lines, at whose ends fields may be added: hence in a second step.
    const std::string whole = apply_edits(ours.whole, additions);
    const Side grown = side_of(format_, whole);
    std::vector<TextEdit> edits;
    for (const SideField& field : grown.parts.front().fields) {
      if (names.contains(field.name)) merge_field(field, grown.parts.front(), base, theirs, edits);
    }
    std::string text = apply_edits(whole, edits);
    if (!conflict_at_end_.empty()) {
      const std::size_t close = text.find_last_of("})");
      std::string block = (close > 0 && text[close - 1] == '\n' ? "" : "\n") + conflict_at_end_;
      text.insert(close, block);
      conflict_at_end_.clear();
    }
    return text;
  }

  void merge_field(const SideField& field, const SidePart& ours, const SidePart* base, const SidePart& theirs,
                   std::vector<TextEdit>& edits) {
    const std::string_view before = value(base, field.name);
    const std::string_view after = value(&theirs, field.name);
    if (after == before || after == field.value) return;
    const auto offset = [&](std::string_view part) {
      return static_cast<std::uint64_t>(part.data() - ours.whole.data());
    };
    if (field.value == before) {
      if (!after.empty()) {
        edits.push_back({{offset(field.value), field.value.size()}, std::string(after)});
      } else {
        edits.push_back(removal(ours.whole, field.lines));
      }
      return;
    }
    const std::string indent(indent_of(ours.whole, field.lines));
    std::string theirs_lines(lines(&theirs, field.name));
    if (!theirs_lines.empty() && field.lines.ends_with(',') && !theirs_lines.ends_with(',')) theirs_lines += ',';
    const auto indented = [&](std::string_view text) {
      return text.empty() ? std::string() : indent + std::string(text);
    };
    if (options_.favour == Favour::ours || options_.favour == Favour::both) return;
    if (options_.favour == Favour::theirs) {
      if (after.empty()) return edits.push_back(removal(ours.whole, field.lines));
      return edits.push_back({{offset(field.value), field.value.size()}, std::string(after)});
    }
    ++conflicts_;
    std::uint64_t begin = offset(field.lines);
    std::uint64_t end = begin + field.lines.size();
    begin -= indent.size();
    std::string text = begin > 0 && ours.whole[begin - 1] == '\n' ? "" : "\n";
    text += markers(indented(field.lines), indented(lines(base, field.name)), indented(theirs_lines));
    if (end < ours.whole.size() && ours.whole[end] == '\n') ++end;
    edits.push_back({{begin, end - begin}, std::move(text)});
  }

  std::string markers(std::string_view ours, std::string_view base, std::string_view theirs) const {
    const auto line = [&](char c, const std::string& label) {
      return std::string(options_.marker_size, c) + (label.empty() ? "" : " " + label) + "\n";
    };
    std::string text = line('<', options_.ours) + with_line_end(ours);
    if (options_.diff3) text += line('|', options_.base) + with_line_end(base);
    return text + line('=', {}) + with_line_end(theirs) + line('>', options_.theirs);
  }

  std::string conflict(std::string_view ours, std::string_view base, std::string_view theirs) {
    if (options_.favour == Favour::ours) return std::string(ours);
    if (options_.favour == Favour::theirs) return std::string(theirs);
    if (options_.favour == Favour::both) return with_line_end(ours) + std::string(theirs);
    ++conflicts_;
    return markers(ours, base, theirs);
  }

  const Format& format_;
  const MergeFileOptions& options_;
  Side ours_;
  Side base_;
  Side theirs_;
  std::vector<Piece> pieces_;
  std::string conflict_at_end_;
  std::size_t conflicts_ = 0;
};

}  // namespace

MergedFile merge_file(const Format& format, std::string_view current, std::string_view base, std::string_view other,
                      const MergeFileOptions& options) {
  return Merger(format, current, base, other, options).merge();
}

}  // namespace opcit::update
