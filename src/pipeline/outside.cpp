#include "pipeline/outside.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "opcit/record.h"

namespace opcit {
namespace {

/// What lines between records begin with that belong there: comments of .bib files, headers of exports in RIS.
constexpr auto usual_lines = std::to_array<std::string_view>({"%", "Provider:", "Database:", "Content:"});

/// "%T A title", a line of EndNote's tagged text.
bool is_refer_line(std::string_view line) {
  return line.size() > 3 && line[0] == '%' && line[2] == ' ' && (ascii::is_upper(line[1]) || ascii::is_digit(line[1]));
}

bool is_usual(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return true;
  line.remove_prefix(first);
  if (is_refer_line(line)) return false;
  return std::ranges::any_of(usual_lines, [&](std::string_view begin) { return line.starts_with(begin); });
}

bool holds_empty_list(const nlohmann::json& value) {
  if (value.is_array()) return value.empty();
  if (!value.is_object()) return false;
  for (const char* const name : {"items", "references"}) {
    if (const auto list = value.find(name); list != value.end()) return list->is_array() && list->empty();
  }
  const auto message = value.find("message");
  return message != value.end() && message->is_object() && holds_empty_list(*message);
}

/// `[]`, or a list of no items in an object, as services wrap it: {"items": []}, {"message": {"items": []}}.
bool is_empty_list(std::string_view head) {
  // An empty list is short, and the destructor recurses into deeply nested values.
  if (head.size() > 4096 || head.find_first_of("[{") == std::string_view::npos) return false;
  const auto value = nlohmann::json::parse(head.begin(), head.end(), nullptr, false);
  return !value.is_discarded() && holds_empty_list(value);
}

bool is_known_root(const Format& format, std::string_view head) {
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && head[first] == '<' && format.sniff != nullptr &&
         format.sniff(head) != Match::no;
}

}  // namespace

void Outside::count_text(std::string_view text) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (is_usual(line)) continue;
    ++lines_;
    bytes_ += line.size() + 1;
  }
}

void Outside::count(const Batch& batch) {
  for (const Item& item : batch.items) {
    if (item.record != nullptr) continue;
    has_documents_ = true;
    if (item.document->kind == DocumentKind::free_text) count_text(item.document->text);
    for (const Extra& part : item.document->extra)
      promises_records_ = promises_records_ || (part.tag == "totalResults" && part.value != "0");
  }
}

bool Outside::is_structure(const Format& format, std::string_view head) const {
  if (promises_records_ || lines_ > 0) return false;
  return has_documents_ || is_known_root(format, head) || is_empty_list(head);
}

}  // namespace opcit
