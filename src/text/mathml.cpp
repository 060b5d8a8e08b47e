#include "text/mathml.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace opcit::text {
namespace {

constexpr std::size_t deepest = 64;
/// Each formula moves all runs of a text.
constexpr std::size_t most_formulas = 256;

struct MathTag {
  std::string_view name;  ///< Without prefix and attributes.
  std::size_t end = 0;    ///< Past '>'; 0 if no tag begins here.
  bool closing = false;
  bool empty = false;  ///< <mml:none/>
};

MathTag math_tag(std::string_view source, std::size_t at) noexcept {
  constexpr std::size_t longest = 512;  // a stray '<' costs no search of the whole text
  const std::size_t close = source.substr(at, longest).find('>');
  if (close == std::string_view::npos || close < 2) return {};
  std::string_view inside = source.substr(at + 1, close - 1);
  MathTag tag{.name = {}, .end = at + close + 1, .closing = inside.starts_with('/'), .empty = inside.ends_with('/')};
  if (tag.closing) inside.remove_prefix(1);
  if (tag.empty && !inside.empty()) inside.remove_suffix(1);
  tag.name = inside.substr(0, inside.find_first_of(" \t\r\n"));
  const std::size_t colon = tag.name.find(':');
  if (colon != std::string_view::npos) tag.name.remove_prefix(colon + 1);
  return tag.name.empty() ? MathTag{} : tag;
}

/// An open element with the text of each of its children.
struct OpenElement {
  std::string_view name;
  std::vector<std::string> parts;
};

std::string scripted(std::string_view tag, const std::string& text) {
  if (text.empty()) return {};
  return "<" + std::string(tag) + ">" + text + "</" + std::string(tag) + ">";
}

/// <mmultiscripts>: base, pairs of scripts, <mprescripts/>, pairs of scripts that precede the base.
std::string multiscripts(const std::vector<std::string>& parts) {
  constexpr std::string_view mark = "\x01";  // the text of <mprescripts/>
  std::string before;
  std::string after;
  std::string* side = &after;
  bool is_sub = true;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i] == mark) {
      side = &before;
      is_sub = true;
      continue;
    }
    *side += scripted(is_sub ? "sub" : "sup", parts[i]);
    is_sub = !is_sub;
  }
  return before + (parts.empty() ? std::string() : parts[0]) + after;
}

/// What an element shows, of the texts of its children.
std::string shown(const OpenElement& element) {
  const auto part = [&](std::size_t i) { return i < element.parts.size() ? element.parts[i] : std::string(); };
  if (element.name == "msub" || element.name == "munder") return part(0) + scripted("sub", part(1));
  if (element.name == "msup" || element.name == "mover") return part(0) + scripted("sup", part(1));
  if (element.name == "msubsup" || element.name == "munderover")
    return part(0) + scripted("sub", part(1)) + scripted("sup", part(2));
  if (element.name == "mmultiscripts") return multiscripts(element.parts);
  if (element.name == "mprescripts") return "\x01";
  if (element.name == "mfrac") return part(0) + "/" + part(1);
  if (element.name == "mroot") return scripted("sup", part(1)) + "√" + part(0);
  if (element.name == "mspace") return " ";
  if (element.name == "semantics") return part(0);  // the others are annotations of it
  if (element.name.starts_with("annotation")) return {};
  std::string all = element.name == "msqrt" ? "√" : "";
  for (const std::string& each : element.parts) all += each;
  return all;
}

/// Text between tags. Indentation of the element is not shown.
void add_characters(std::string_view characters, std::vector<OpenElement>& open) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = characters.find_first_not_of(blanks);
  const bool is_text = open.back().name == "mtext";
  if (first == std::string_view::npos && !is_text) return;
  if (!is_text) characters = characters.substr(first, characters.find_last_not_of(blanks) - first + 1);
  open.back().parts.emplace_back(characters);
}

struct Formula {
  std::string text;
  std::size_t end = 0;
};

/// The formula whose tag begins at `at`; none if it is not well-formed.
std::optional<Formula> read_formula(std::string_view source, std::size_t at) {
  std::vector<OpenElement> open;
  while (true) {
    const MathTag tag = math_tag(source, at);
    if (tag.end == 0 || (!tag.closing && open.size() == deepest)) return std::nullopt;
    if (!tag.closing) open.push_back({tag.name, {}});
    if (tag.closing && open.back().name != tag.name) return std::nullopt;
    if (tag.closing || tag.empty) {
      std::string text = shown(open.back());
      open.pop_back();
      if (open.empty()) return Formula{std::move(text), tag.end};
      open.back().parts.push_back(std::move(text));
    }
    at = source.find('<', tag.end);
    if (at == std::string_view::npos) return std::nullopt;
    add_characters(source.substr(tag.end, at - tag.end), open);
  }
}

/// Moves the runs for the `was` bytes at `at` that became `is` bytes. Runs within these are dropped. False if a run
/// crosses their border.
bool move_runs(std::size_t at, std::size_t was, std::size_t is, std::vector<Run>& runs) {
  const auto crosses = [&](const Run& run) {
    const std::size_t end = std::size_t{run.pos} + run.len;
    const bool begins_within = run.pos > at && run.pos < at + was;
    const bool ends_within = end > at && end < at + was;
    return (begins_within && end > at + was) || (ends_within && run.pos < at);
  };
  if (std::ranges::any_of(runs, crosses)) return false;
  std::erase_if(runs, [&](const Run& run) { return run.pos >= at && run.pos + std::size_t{run.len} <= at + was; });
  for (Run& run : runs) {
    if (run.pos >= at + was) {
      run.pos = static_cast<std::uint32_t>(run.pos - was + is);
    } else if (run.pos + std::size_t{run.len} >= at + was) {
      run.len = static_cast<std::uint32_t>(run.len - was + is);
    }
  }
  return true;
}

}  // namespace

bool may_hold_mathml(std::string_view source) noexcept {
  for (std::size_t at = source.find("math"); at != std::string_view::npos; at = source.find("math", at + 1)) {
    if (at > 0 && (source[at - 1] == '<' || source[at - 1] == ':')) return true;
  }
  return false;
}

Text without_mathml(const Text& source, Arena& arena) {
  std::string out;
  std::vector<Run> runs(source.runs.begin(), source.runs.end());
  std::size_t copied = 0;
  std::size_t at = source.plain.find('<');
  for (std::size_t count = 0; at != std::string_view::npos && count < most_formulas;) {
    const bool is_math = math_tag(source.plain, at).name == "math" && source.plain[at + 1] != '/';
    const auto formula = is_math ? read_formula(source.plain, at) : std::nullopt;
    // A formula that is not closed would be searched again from each of its tags.
    if (is_math && !formula) break;
    count += formula ? 1U : 0U;
    const std::size_t place = out.size() + (at - copied);
    if (formula && move_runs(place, formula->end - at, formula->text.size(), runs)) {
      out.append(source.plain.substr(copied, at - copied)).append(formula->text);
      copied = formula->end;
    }
    at = source.plain.find('<', formula ? formula->end : at + 1);
  }
  if (copied == 0) return source;
  out.append(source.plain.substr(copied));
  return {arena.copy(std::string_view(out)), arena.copy(runs)};
}

}  // namespace opcit::text
