#include "update/side.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/ascii.h"
#include "base/lowered.h"
#include "update/common.h"

namespace opcit::update {
namespace {

std::string trivia_of(const OutlinePart& part) {
  std::string trivia;
  const char* at = part.whole.data();
  const auto take = [&](const char* end) {
    std::copy_if(at, end, std::back_inserter(trivia),
                 [](char c) { return !ascii::is_space(c) && c != ',' && c != '='; });
  };
  for (const OutlineField& field : part.fields) {
    if (field.name.data() < at) continue;
    take(field.name.data());
    at = field.value.data() + field.value.size();
  }
  take(part.whole.data() + part.whole.size());
  return trivia;
}

std::string id_of(const OutlinePart& part) {
  if (part.kind == PartKind::entry) return fmt::format("entry {}", part.key);
  if (part.kind == PartKind::macro && part.fields.size() == 1)
    return fmt::format("macro {}", ascii::lowered(part.fields[0].name));
  return fmt::format("text {:x}", std::hash<std::string_view>{}(part.whole));
}

SidePart part_of(const OutlinePart& part) {
  SidePart made;
  made.id = id_of(part);
  made.is_entry = part.kind == PartKind::entry && part.sound;
  made.whole = part.whole;
  made.head = fmt::format("{} {}", ascii::lowered(part.type), part.key);
  if (!made.is_entry) return made;
  made.trivia = trivia_of(part);
  std::map<std::string, int> seen;
  for (const OutlineField& field : part.fields) {
    std::string name = ascii::lowered(field.name);
    if (const int number = seen[name]++; number > 0) name += fmt::format(" {}", number);
    made.fields.push_back({std::move(name), field.value, lines_of(field, part.whole)});
  }
  return made;
}

}  // namespace

std::string_view lines_of(const OutlineField& field, std::string_view whole) {
  const char* end = field.value.data() + field.value.size();
  const char* last = whole.data() + whole.size();
  const char* next = std::find_if_not(end, last, ascii::is_space);
  if (next != last && *next == ',') end = next + 1;
  return {field.name.data(), static_cast<std::size_t>(end - field.name.data())};
}

std::string_view indent_of(std::string_view whole, std::string_view lines) {
  const char* begin = lines.data();
  while (begin != whole.data() && (begin[-1] == ' ' || begin[-1] == '\t')) --begin;
  if (begin == whole.data() || begin[-1] != '\n') return {};
  return {begin, static_cast<std::size_t>(lines.data() - begin)};
}

TextEdit removal(std::string_view whole, std::string_view lines) {
  const std::string_view indent = indent_of(whole, lines);
  const auto name = static_cast<std::uint64_t>(lines.data() - whole.data());
  std::uint64_t begin = name - indent.size();
  std::uint64_t end = name + lines.size();
  while (end < whole.size() && (whole[end] == ' ' || whole[end] == '\t')) ++end;
  const bool own_line = begin > 0 && whole[begin - 1] == '\n';
  if (own_line && end < whole.size() && whole[end] == '\n') ++end;
  if (!own_line) end = name + lines.size();
  return {{begin, end - begin}, {}};
}

const SideField* SidePart::find(std::string_view name) const {
  const auto found = std::ranges::find(fields, name, &SideField::name);
  return found == fields.end() ? nullptr : &*found;
}

const SidePart* Side::find(std::string_view id) const {
  const auto found = index.find(id);
  return found == index.end() ? nullptr : &parts[found->second];
}

Side side_of(const Format& format, std::string_view text) {
  Side side;
  std::map<std::string, int> seen;
  outline(format, text, [&](const OutlinePart& part) {
    SidePart made = part_of(part);
    if (const int number = seen[made.id]++; number > 0) made.id += fmt::format(" {}", number);
    side.parts.push_back(std::move(made));
  });
  side.lead = side.parts.empty()
                  ? text
                  : text.substr(0, static_cast<std::size_t>(side.parts.front().whole.data() - text.data()));
  for (std::size_t i = 0; i < side.parts.size(); ++i) {
    const std::string_view whole = side.parts[i].whole;
    const char* end = whole.data() + whole.size();
    const char* next = i + 1 < side.parts.size() ? side.parts[i + 1].whole.data() : text.data() + text.size();
    side.parts[i].gap = {end, static_cast<std::size_t>(next - end)};
  }
  for (std::size_t i = 0; i < side.parts.size(); ++i) side.index.emplace(side.parts[i].id, i);
  return side;
}

}  // namespace opcit::update
