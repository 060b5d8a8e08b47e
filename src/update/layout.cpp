#include "update/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/trim.h"
#include "diagnostics/locator.h"
#include "opcit/edit.h"
#include "opcit/error.h"
#include "opcit/outline.h"
#include "text/unicode.h"
#include "update/common.h"

namespace opcit::update {
namespace {

/// The length of the longest usual field name, archivePrefix.
constexpr std::size_t name_width = 13;

const char* end_of(std::string_view text) noexcept { return text.data() + text.size(); }
std::string_view between(const char* begin, const char* end) noexcept {
  return {begin, static_cast<std::size_t>(end - begin)};
}

/// A comment after a field.
struct Remark {
  std::vector<std::string_view> lines = {};
  bool continues = false;  ///< The first is on the line of the field.
};

/// Reads what is between two fields. nullopt: other text than comments and commas.
std::optional<Remark> read_remark(std::string_view text) {
  Remark remark;
  for (bool first = true; !text.empty(); first = false) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    line = ascii::trim_if(line, [](char c) { return ascii::is_space(c) || c == ','; });
    if (line.empty()) continue;
    if (line[0] != '%') return std::nullopt;
    remark.continues = remark.continues || first;
    remark.lines.push_back(line);
  }
  return remark;
}

bool is_assignment(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return ascii::is_space(c) || c == '='; });
}

/// Writes one part in the usual layout.
class PartWriter {
 public:
  PartWriter(const Format& format, const LayoutOptions& options, std::string_view line_end)
      : format_(format), options_(options), line_end_(line_end) {}

  std::string write(const OutlinePart& part) const {
    std::optional<std::string> text;
    if (part.kind == PartKind::entry && part.sound) text = entry(part);
    if (part.kind == PartKind::macro && part.sound) text = macro(part);
    return text ? *text : std::string(part.whole);
  }

 private:
  struct Line {
    const OutlineField* field;
    Remark remark;
    std::size_t rank;
  };

  std::optional<std::string> entry(const OutlinePart& part) const {
    if (part.key.data() == nullptr || part.key.empty()) return std::nullopt;
    Remark head;
    std::vector<Line> lines;
    if (!read_lines(part, head, lines)) return std::nullopt;
    if (options_.orders_fields) std::ranges::stable_sort(lines, {}, &Line::rank);
    std::string text = fmt::format("@{}{{{},", name(part.type), part.key);
    append(head, text);
    for (const Line& line : lines) append(line, text);
    return text.append(line_end_) + "}";
  }

  bool read_lines(const OutlinePart& part, Remark& head, std::vector<Line>& lines) const {
    const char* at = end_of(part.key);
    Remark* remark = &head;
    lines.reserve(part.fields.size());
    for (const OutlineField& field : part.fields) {
      const auto found = read_remark(between(at, field.name.data()));
      if (!found || !is_assignment(between(end_of(field.name), field.value.data()))) return false;
      *remark = *found;
      lines.push_back({&field, {}, field_rank(format_, field.name)});
      remark = &lines.back().remark;
      at = end_of(field.value);
    }
    const auto found = read_remark(between(at, end_of(part.whole) - 1));
    if (found) *remark = *found;
    return found.has_value();
  }

  std::optional<std::string> macro(const OutlinePart& part) const {
    if (part.fields.size() != 1) return std::nullopt;
    const OutlineField& field = part.fields.front();
    const std::string_view head = between(end_of(part.type), field.name.data());
    const std::string_view tail = between(end_of(field.value), end_of(part.whole) - 1);
    const auto is_blank = [](std::string_view text) { return ascii::trim(text).empty(); };
    const bool is_plain =
        ascii::trim(head) == "{" && is_blank(tail) && is_assignment(between(end_of(field.name), field.value.data()));
    if (!is_plain) return std::nullopt;
    return fmt::format("@{}{{{} = {}}}", name(part.type), field.name, value(field));
  }

  void append(const Line& line, std::string& text) const {
    const std::string field = name(line.field->name);
    text.append(line_end_).append(options_.indent).append(field);
    if (options_.align && field.size() < name_width) text.append(name_width - field.size(), ' ');
    text.append(" = ").append(value(*line.field)).append(",");
    append(line.remark, text);
  }

  void append(const Remark& remark, std::string& text) const {
    for (std::size_t i = 0; i < remark.lines.size(); ++i) {
      if (i == 0 && remark.continues) {
        text += ' ';
      } else {
        text.append(line_end_).append(options_.indent);
      }
      text += remark.lines[i];
    }
  }

  std::string name(std::string_view given) const {
    if (!options_.lower_names) return std::string(given);
    std::string lower = lower_case(given);
    // As the writer spells them.
    for (const std::string_view usual : {"archivePrefix", "primaryClass"}) {
      if (ascii::equal_folded(lower, usual)) return std::string(usual);
    }
    return lower;
  }

  std::string value(const OutlineField& field) const {
    const bool quoted = field.is_text && field.value.starts_with('"');
    return options_.braces && quoted ? fmt::format("{{{}}}", field.text) : std::string(field.value);
  }

  const Format& format_;
  const LayoutOptions& options_;
  std::string_view line_end_;
};

/// An entry or another part that can move, with the comments before it.
struct Unit {
  std::vector<std::size_t> parts;
  int rank = 0;  ///< Head of the file, macros, entries, their parents, rest.
  std::tuple<std::string, std::string, std::string> order = {};
};

class File {
 public:
  File(const LoadedFile& file, const LayoutOptions& options, Observer& observer)
      : options_(options),
        bytes_(file.bytes),
        text_(text_of(file)),
        format_(*file.format),
        records_(*file.format, text_) {
    Locator locator(file.name, text_, {});
    for (const Diagnostic& said : records_.batch().diagnostics) observer.diagnostic(said, locator.locate(said.span));
    outline(format_, text_, [this](const OutlinePart& part) { add(part); });
    find_gaps();
  }

  std::string written() {
    std::vector<Unit> units = make_units();
    if (options_.sort != SortBy::none) sort(units);
    const std::size_t end = text_.find('\n');
    const bool dos = end != std::string_view::npos && end > 0 && text_[end - 1] == '\r';
    const std::string_view line_end = dos ? "\r\n" : "\n";
    const PartWriter writer(format_, options_, line_end);
    std::string out = bytes_.substr(0, bytes_.size() - text_.size());
    bool first = true;
    const OutlinePart* before = nullptr;
    for (const Unit& unit : units) {
      for (const std::size_t i : unit.parts) {
        const OutlinePart& part = parts_[i];
        if (before != nullptr && (spaced_[i] || (first && moves_) || before->kind == PartKind::entry)) out += line_end;
        out.append(writer.write(part)).append(line_end);
        before = &part;
        first = false;
      }
      first = true;
    }
    return out;
  }

 private:
  /// Each paragraph of a text is a part.
  void add(const OutlinePart& part) {
    if (part.kind != PartKind::text) return parts_.push_back(part);
    OutlinePart paragraph = part;
    for (std::string_view rest = part.whole; !rest.empty();) {
      const std::size_t end = end_of_paragraph(rest);
      paragraph.whole = ascii::trim_if(rest.substr(0, end), ascii::is_space);
      rest.remove_prefix(end);
      if (!paragraph.whole.empty()) parts_.push_back(paragraph);
    }
  }

  static std::size_t end_of_paragraph(std::string_view text) {
    for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n', end + 1)) {
      const std::size_t next = text.find_first_not_of(" \t\r", end + 1);
      if (next == text.npos || text[next] == '\n') return end + 1;
    }
    return text.size();
  }

  /// True for each part that a blank line precedes.
  void find_gaps() {
    const char* at = text_.data();
    for (const OutlinePart& part : parts_) {
      const std::string_view gap = between(at, part.whole.data());
      spaced_.push_back(std::ranges::count(gap, '\n') > 1);
      at = end_of(part.whole);
    }
  }

  bool is_remark(std::size_t i) const {
    return parts_[i].kind == PartKind::text || parts_[i].kind == PartKind::comment;
  }

  /// Comments belong to what follows them; those at the start of the file only if no blank line is between.
  std::vector<Unit> make_units() const {
    std::vector<Unit> units;
    Unit unit;
    bool at_start = true;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      // JabRef looks for the encoding in the first line.
      const bool follows_encoding = i == 1 && ascii::starts_with_lower(parts_[0].whole, "% encoding:");
      if (at_start && (spaced_[i] || follows_encoding) && !unit.parts.empty()) {
        unit.rank = -1;
        units.push_back(std::exchange(unit, {}));
      }
      unit.parts.push_back(i);
      if (is_remark(i)) continue;
      at_start = false;
      units.push_back(std::exchange(unit, {}));
    }
    unit.rank = 3;
    if (!unit.parts.empty()) units.push_back(unit);
    return units;
  }

  /// BibTeX wants macros before the entries that use them, and parents after their children.
  void sort(std::vector<Unit>& units) {
    moves_ = true;
    const std::set<std::string> parents = named_parents();
    std::unordered_map<std::uint64_t, const Record*> records;
    for (const Item& item : records_.batch().items) {
      if (item.record != nullptr) records.emplace(item.record->source.pos, item.record);
    }
    for (Unit& unit : units) {
      const OutlinePart& part = parts_[unit.parts.back()];
      if (part.kind != PartKind::entry) continue;
      unit.rank = parents.contains(lower_case(part.key)) ? 2 : 1;
      const auto record = records.find(static_cast<std::uint64_t>(part.whole.data() - text_.data()));
      unit.order = order_of(part, record == records.end() ? nullptr : record->second);
    }
    std::ranges::stable_sort(units, {}, [](const Unit& unit) { return std::tie(unit.rank, unit.order); });
  }

  std::set<std::string> named_parents() const {
    std::set<std::string> parents;
    std::set<std::string> macros;
    for (const OutlinePart& part : parts_) {
      if (const OutlineField* parent = part.find("crossref")) parents.insert(lower_case(ascii::trim(parent->text)));
      if (part.kind != PartKind::macro || part.fields.empty()) continue;
      if (!macros.insert(lower_case(part.fields.front().name)).second) {
        throw UsageError(
            fmt::format("the macro '{}' has several values; the entries cannot be sorted", part.fields.front().name),
            "rename one of them, or leave out --sort");
      }
    }
    return parents;
  }

  std::tuple<std::string, std::string, std::string> order_of(const OutlinePart& part, const Record* record) const {
    std::string key = fold_for_comparison(part.key);
    if (options_.sort == SortBy::key || record == nullptr) return {std::move(key), {}, {}};
    const Date* issued = record->date(Field::issued);
    const std::string year = issued != nullptr && issued->from.has_year
                                 ? fmt::format("{:06}", issued->from.year + 100000)
                                 : std::string("~");  // after all others
    std::string author = author_of(*record);
    if (options_.sort == SortBy::year) return {year, std::move(author), std::move(key)};
    return {std::move(author), year, std::move(key)};
  }

  /// The first author or editor; the title of a work without both.
  static std::string author_of(const Record& record) {
    for (const Field field : {Field::author, Field::editor}) {
      const Names* names = record.names(field);
      if (names == nullptr || names->people.empty()) continue;
      const Name& name = names->people.front();
      if (!name.literal.empty()) return fold_for_comparison(name.literal);
      return fold_for_comparison(fmt::format("{} {}", name.family, name.given));
    }
    const Text* title = record.text(Field::title);
    return title == nullptr ? std::string() : fold_for_comparison(title->plain);
  }

  const LayoutOptions& options_;
  const std::string& bytes_;
  std::string_view text_;
  const Format& format_;
  RecordFile records_;
  std::vector<OutlinePart> parts_;
  std::vector<bool> spaced_;
  bool moves_ = false;
};

}  // namespace

std::string in_usual_layout(const LoadedFile& file, const LayoutOptions& options, Observer& observer) {
  const bool is_readable =
      file.format != nullptr && has_outline(*file.format) && file.bytes.find('\0') == std::string::npos;
  if (!is_readable) {
    throw UsageError(fmt::format("the layout of '{}' cannot be changed", file.name),
                     "only that of BibTeX and BibLaTeX can be; the file must not be compressed");
  }
  return File(file, options, observer).written();
}

}  // namespace opcit::update
