#include "csl/item_change.h"

#include <algorithm>

#include "csl/note_lines.h"
#include "csl/record_writer.h"
#include "csl/tables.h"
#include "text/json.h"

namespace opcit::csl {
namespace {

using json::Node;
constexpr std::string_view derived_section = "derived";
constexpr std::string_view note_name = "note";
constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// The name that the writer gives a member of another program.
std::string_view written_name(std::string_view name) {
  if (const Property* property = find_property(name)) return property->name;
  if (const IdentifierProperty* identifier = find_identifier_property(name)) return identifier->name;
  return name;
}

const Node* member(const Node& node, std::string_view name) {
  const auto found = std::ranges::find(node.members(), name, &Node::Member::first);
  return found == node.members().end() ? nullptr : &found->second;
}

bool holds(const Node& list, const Node& element) {
  return std::ranges::any_of(list.items(), [&](const Node& each) { return each.raw() == element.raw(); });
}

/// True if a section of the sidecar says nothing that the earlier one did not.
bool adds_nothing(const Node* was, const Node& is) {
  if (was == nullptr) return false;
  if (was->raw() == is.raw()) return true;
  const bool are_lists = was->kind() == Node::Kind::array && is.kind() == Node::Kind::array;
  return are_lists && std::ranges::all_of(is.items(), [&](const Node& each) { return holds(*was, each); });
}

}  // namespace

Rendered::Rendered(const Record& record) {
  WriteReport report{&diagnostics, &losses};
  Record copy = record;
  write_item({&copy, nullptr}, {.layout = json::Layout::compact}, text, report);
  json::Cursor cursor(text, 0, arena);
  node.read(cursor);
}

const Node* Rendered::find(std::string_view name) const {
  for (const Node& each : sidecar()[derived_section].items()) {
    if (each.is(name)) return nullptr;
  }
  return member(node, name);
}

ItemChange::ItemChange(std::string_view text, const Node& own, const Rendered& was, const Rendered& is, Edits& edits)
    : own_(own),
      was_(was),
      is_(is),
      edits_(text, json::style_of(text, own), derived_section, edits),
      removed_(own.members().size(), false) {
  read_note();
}

void ItemChange::run(const Record& record, Losses& losses) {
  for (const auto& [name, value] : is_.node.members()) {
    if (name != "custom" && name != note_name && is_.find(name) != nullptr) change(name, value);
  }
  for (const auto& [name, value] : was_.node.members()) {
    if (name != "custom" && name != note_name && was_.find(name) != nullptr && is_.find(name) == nullptr) remove(name);
  }
  change_custom();
  change_note();
  edits_.edit_members(own_, removed_, added_);
  for (const std::string_view name : refused_) {
    losses.push_back({.key = std::string(record.key),
                      .field = std::string(name),
                      .value = std::string(is_.node[name].text()),
                      .reason = LossReason::dropped,
                      .span = record.source});
  }
}

/// The place of the member in the object, also under another program's name for it.
std::size_t ItemChange::place_of(std::string_view name) const {
  const auto& members = own_.members();
  const auto exact = std::ranges::find(members, name, &Node::Member::first);
  if (exact != members.end()) return static_cast<std::size_t>(exact - members.begin());
  const auto alias =
      std::ranges::find_if(members, [&](const Node::Member& each) { return written_name(each.first) == name; });
  return alias == members.end() ? nowhere : static_cast<std::size_t>(alias - members.begin());
}

void ItemChange::change(std::string_view name, const Node& value) {
  const Node* old = was_.find(name);
  if (old != nullptr && old->raw() == value.raw()) return;
  const std::size_t place = place_of(name);
  const auto line = in_note_.find(name);
  if (place != nowhere) {
    const Node& own = own_.members()[place].second;
    if (old != nullptr) return edits_.change(own, *old, value);
    if (own.empty()) return edits_.replace(own, value);
    refused_.push_back(name);
  } else if (line != in_note_.end() && value.kind() == Node::Kind::string) {
    lines_[line->second].value = value.text();
    note_changed_ = true;
  } else if (name != "citation-key" || place_of("id") == nowhere) {
    added_.push_back({name, &value});
  }
}

/// A line of the note that is read as `name` once the member of this name is gone becomes one of the variables.
void ItemChange::uncover_in_note(std::string_view name) {
  if (in_note_.contains(name) || was_.node[note_name].raw() != is_.node[note_name].raw()) return;
  std::string_view rest = note_;
  std::vector<Variable> passed;
  while (const std::optional<NoteLine> line = first_note_line(rest)) {
    if (line->length == 0) return;
    const std::string_view variable = written_name(line->name);
    passed.push_back({rest.substr(0, line->length), line->value});
    rest.remove_prefix(line->length);
    if (variable != name) continue;
    in_note_.emplace(name, lines_.size() + passed.size() - 1);
    lines_.insert(lines_.end(), passed.begin(), passed.end());
    note_ = rest;
    return;
  }
}

void ItemChange::remove(std::string_view name) {
  uncover_in_note(name);
  if (const std::size_t place = place_of(name); place != nowhere) removed_[place] = true;
  if (const auto line = in_note_.find(name); line != in_note_.end()) {
    lines_[line->second].line = {};
    note_changed_ = true;
  }
}

void ItemChange::change_custom() {
  const Node& was = was_.node["custom"];
  const Node& is = is_.node["custom"];
  const std::size_t place = place_of("custom");
  if (was.raw() == is.raw()) return;
  if (place != nowhere) {
    const Node& own = own_.members()[place].second;
    if (is.empty()) {
      removed_[place] = true;
    } else if (was.kind() == is.kind()) {
      edits_.change(own, was, is);
    }
    return;
  }
  std::string sections;
  for (const auto& [name, value] : is_.sidecar().members()) {
    if (name == derived_section || adds_nothing(member(was_.sidecar(), name), value)) continue;
    if (!sections.empty()) sections += ',';
    text::append_json_string(sections, name);
    sections.append(":").append(value.raw());
  }
  if (!sections.empty()) added_.push_back({"custom", &stored("{\"opcit\":{" + sections + "}}")});
}

/// The lines of variables are what the note has before the text that the record has.
void ItemChange::read_note() {
  const std::size_t place = place_of(note_name);
  if (place == nowhere || own_.members()[place].second.kind() != Node::Kind::string) return;
  note_ = own_.members()[place].second.text();
  const std::size_t rest = was_.node[note_name].text().size();
  while (note_.size() > rest) {
    const std::optional<NoteLine> line = first_note_line(note_);
    if (!line || line->length == 0) break;
    in_note_.emplace(written_name(line->name), lines_.size());
    lines_.push_back({note_.substr(0, line->length), line->value});
    note_.remove_prefix(line->length);
  }
}

void ItemChange::change_note() {
  const Node* was = was_.find(note_name);
  const Node* is = is_.find(note_name);
  const bool same_rest = (was == nullptr) == (is == nullptr) && (was == nullptr || was->raw() == is->raw());
  if (same_rest && !note_changed_) return;
  if (lines_.empty() && is != nullptr) return change(note_name, *is);
  std::string text;
  for (const Variable& each : lines_) {
    const std::optional<NoteLine> line = first_note_line(each.line);
    if (!line) continue;
    const auto value = static_cast<std::size_t>(line->value.data() - each.line.data());
    text.append(each.line.substr(0, value)).append(each.value).append(each.line.substr(value + line->value.size()));
  }
  text += same_rest ? note_ : is == nullptr ? std::string_view() : is->text();
  const std::size_t place = place_of(note_name);
  if (place == nowhere) return;
  if (text.empty()) {
    removed_[place] = true;
    return;
  }
  std::string quoted;
  text::append_json_string(quoted, text);
  edits_.replace(own_.members()[place].second, stored(std::move(quoted)));
}

/// A value that lives as long as this.
const Node& ItemChange::stored(std::string text) {
  json::Cursor cursor(arena_.copy(text), 0, arena_);
  made_.emplace_back().read(cursor);
  return made_.back();
}

}  // namespace opcit::csl
