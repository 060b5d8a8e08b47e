#include "profile/dialects/grammar.h"

#include <algorithm>
#include <utility>

#include "profile/dialects/furniture.h"
#include "profile/dialects/more_authors.h"
#include "profile/dialects/pattern.h"
#include "profile/lines.h"
#include "profile/shape.h"

namespace opcit::profile {
namespace {

class Grammar {
 public:
  Grammar(const Dialect& dialect, const std::function<void(Entry&)>& take) : dialect_(dialect), take_(take) {
    for (const Row& row : dialect.rows) patterns_.emplace_back(row.pattern);
  }

  PageFacts read(std::span<const PageLine> lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      std::string_view line = lines[i].text;
      while (dialect_.paragraphs && continues(line, lines, i + 1)) line = from_to(line, lines[++i].text);
      see(line);
    }
    settle();
    close();
    return std::move(facts_);
  }

 private:
  bool continues(std::string_view line, std::span<const PageLine> lines, std::size_t next) {
    if (next >= lines.size() || lines[next].blank_before) return false;
    const bool in_shape = row_of(line) != nullptr;
    if (row_of(lines[next].text) != nullptr) return false;
    return !in_shape || row_of(from_to(line, lines[next].text)) != nullptr;
  }

  void see(std::string_view line) {
    const Row* const row = row_of(line);
    if (row == nullptr) {
      if (is_more_authors(line)) return add_more_authors(line);
      if (is_furniture(line)) return pass(line);
      waiting_.push_back(line);
      return;
    }
    see_shape(*row, line);
    next_ = row->next;
  }

  /// A button after the authors; read_author_line() finds it at the end of the line.
  void add_more_authors(std::string_view line) {
    // Above an author line there is a title.
    if (waiting_.size() >= 2 && author_likeness(waiting_.back()) != AuthorLikeness::none) {
      waiting_.back() = from_to(waiting_.back(), line);
    } else if (open_ && entry_.has(Part::authors)) {
      entry_.cover(line);
      entry_.add(Part::authors, line);
    } else {
      pass(line);
    }
  }

  void see_shape(const Row& row, std::string_view line) {
    switch (row.role) {
      case Role::furniture:
        return pass(line);
      case Role::inside:
        ++facts_.furniture;
        return add_captures(line);
      case Role::anchor:
        return begin(line);
      case Role::field:
        settle();
        if (open_) entry_.cover(line);
        add_captures(line);
        return leave_authors();
      case Role::heading:
        ++facts_.furniture;
        settle();
        heading_.clear();
        for (const Capture& capture : captures_) heading_.push_back({part_of_name(capture.part), capture.value});
        return;
    }
  }

  const Row* row_of(std::string_view line) {
    for (std::size_t i = 0; i < patterns_.size(); ++i) {
      if (patterns_[i].matches(line, captures_)) return &dialect_.rows[i];
    }
    captures_.clear();
    return nullptr;
  }

  void pass(std::string_view line) {
    ++facts_.furniture;
    settle();
    note_facts();
    leave_authors();
    if (ends_page(line)) close();
  }

  /// No author comes after a line of another shape.
  void leave_authors() {
    const std::span<const Slot> slots = dialect_.below;
    const bool among_authors = slot_ < slots.size() && slots[slot_].repeated && slots[slot_].part == Part::authors;
    if (open_ && among_authors && entry_.has(Part::authors)) ++slot_;
  }

  void note_facts() {
    for (const Capture& capture : captures_) {
      const Part part = part_of_name(capture.part);
      if (part == Part::owner && facts_.owner.empty()) facts_.owner = capture.value;
      if (part == Part::total && facts_.total.empty()) facts_.total = capture.value;
    }
  }

  void add_captures(std::string_view line) {
    note_facts();
    for (const Capture& capture : captures_) {
      const Part part = part_of_name(capture.part);
      if (part == Part::owner || part == Part::total || part == Part::none) continue;
      if (open_) {
        add(part, capture.value);
      } else {
        facts_.strangers.push_back(line);
      }
    }
  }

  void add(Part part, std::string_view text) {
    if (part == Part::citation && dialect_.cite != nullptr) return dialect_.cite(entry_, text);
    entry_.add(part, text);
  }

  /// Assigns the waiting lines to the places below the anchor of the open record.
  void settle() {
    for (const std::string_view line : waiting_) place(line);
    waiting_.clear();
  }

  void place(std::string_view line) {
    if (next_ != Part::none && open_) {
      entry_.cover(line);
      return add(std::exchange(next_, Part::none), line);
    }
    if (!open_) {
      facts_.strangers.push_back(line);
      return;
    }
    entry_.cover(line);
    const std::span<const Slot> slots = dialect_.below;
    for (std::size_t i = slot_; i < slots.size(); ++i) {
      if (is_filled(slots[i])) continue;
      if (slots[i].fits != nullptr && !slots[i].fits(line)) {
        if (slots[i].optional) continue;
        break;
      }
      slot_ = slots[i].repeated ? i : i + 1;
      return add(slots[i].part, line);
    }
    entry_.add_unknown(line);
  }

  /// True if the entry already has the part of this slot.
  bool is_filled(const Slot& slot) const noexcept {
    if (slot.repeated || slot.part == Part::abstract) return false;
    return entry_.has(slot.part) ||
           (slot.part == Part::citation && (entry_.has(Part::venue) || entry_.has(Part::year)));
  }

  void begin(std::string_view anchor) {
    const Captures captures = captures_;
    const std::vector<Piece> above = take_above();
    if (above.empty() && !dialect_.above.empty()) return pass(anchor);  // a number of the page's own
    settle();
    close();
    open_ = true;
    slot_ = 0;
    heading_of_entry_ = heading_;
    for (const Piece& piece : above) {
      entry_.cover(piece.text);
      add(piece.part, piece.text);
    }
    entry_.cover(anchor);
    captures_ = captures;
    add_captures(anchor);
  }

  /// Takes the lines for the places above an anchor from the waiting lines, from the bottom.
  std::vector<Piece> take_above() {
    std::vector<Piece> above;
    const std::span<const Slot> slots = dialect_.above;
    std::size_t needed = static_cast<std::size_t>(std::ranges::count(slots, false, &Slot::optional));
    for (auto slot = slots.rbegin(); slot != slots.rend() && !waiting_.empty(); ++slot) {
      const bool fits = slot->fits == nullptr || slot->fits(waiting_.back());
      if (slot->optional && (!fits || waiting_.size() <= needed)) continue;
      if (!slot->optional) --needed;
      above.insert(above.begin(), {slot->part, waiting_.back()});
      waiting_.pop_back();
    }
    return above;
  }

  void close() {
    if (open_) {
      const bool dated = entry_.has(Part::date) || entry_.has(Part::year);
      for (const Piece& piece : heading_of_entry_) {
        if (!(piece.part == Part::year ? dated : entry_.has(piece.part))) entry_.add(piece.part, piece.text);
      }
      if (dialect_.finish != nullptr) dialect_.finish(entry_);
      take_(entry_);
    }
    open_ = false;
    entry_.clear();
  }

  const Dialect& dialect_;
  std::vector<Pattern> patterns_;  // of the rows
  const std::function<void(Entry&)>& take_;
  PageFacts facts_;
  Captures captures_;
  Entry entry_;
  bool open_ = false;
  std::size_t slot_ = 0;    // index in the places below the anchor
  Part next_ = Part::none;  // the part of the next line of unknown shape
  std::vector<Piece> heading_, heading_of_entry_;
  std::vector<std::string_view> waiting_;  // lines without a matching row, since the last anchor
};

}  // namespace

PageFacts read_by_grammar(const Dialect& dialect, std::span<const PageLine> lines,
                          const std::function<void(Entry&)>& take) {
  return Grammar(dialect, take).read(lines);
}

}  // namespace opcit::profile
