#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <unordered_map>

#include "diagnostics/locator.h"
#include "names/words.h"
#include "opcit/diagnostic_codes.h"
#include "opcit/io.h"
#include "opcit/people.h"
#include "text/unicode.h"

namespace opcit {
namespace {

constexpr std::size_t orcid_column = 4;
constexpr std::size_t column_count = orcid_column + 1;

using Columns = std::array<std::string_view, column_count>;

Columns split_columns(std::string_view line) {
  Columns columns;
  for (std::string_view& column : columns) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    column = names::trim(line.substr(0, tab));
    line.remove_prefix(std::min(tab + 1, line.size()));
  }
  return columns;
}

std::string_view without_line_end(std::string_view line) noexcept {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

// A name can also begin with "#".
bool is_comment(std::string_view line) noexcept {
  return line.starts_with('#') && line.find('\t') == std::string_view::npos;
}

std::string read_all(Source& source) {
  std::string text;
  std::array<char, 65536> room = {};
  while (const std::size_t got = source.read(room)) text.append(room.data(), got);
  return text;
}

std::string key_of(std::string_view line, std::string_view orcid) {
  return std::string(line).append(1, '\t').append(orcid);
}

std::string composed(std::string_view text) {
  std::string scratch;
  return std::string(to_nfc(text, scratch));
}

}  // namespace

struct NameMap::State {
  /// Keys: name_line() of the spelling, and iD. A canonical name maps to itself.
  std::unordered_map<std::string, const Name*> names;
  /// The same with the spelling in NFC, because some editors compose text when they save.
  std::unordered_map<std::string, const Name*> composed_names;
  std::unordered_map<std::string, const Name*> canonical;  ///< Key: the line.
  std::string text;
  Arena arena;

  const Name* canonical_name(std::string_view line) {
    const Name name = read_name_line(line, arena);
    if (name.empty()) return nullptr;
    const auto [at, is_new] = canonical.try_emplace(name_line(name), nullptr);
    if (is_new) {
      Name parts = name;
      parts.orcid = {};
      parts.affiliations = {};
      at->second = arena.make<Name>(parts);
    }
    return at->second;
  }

  /// The error of a line, if any.
  std::optional<Code> add(const Columns& columns) {
    if (columns[0].empty() || columns[1].empty()) return Code::bad_map_line;
    const Name spelling = read_name_line(columns[0], arena);
    const Name* const name = canonical_name(columns[1]);
    if (spelling.empty() || name == nullptr) return Code::bad_map_line;
    const std::string line = name_line(spelling);
    const auto [at, is_new] = names.try_emplace(key_of(line, columns[orcid_column]), name);
    composed_names.try_emplace(key_of(composed(line), columns[orcid_column]), name);
    return is_new || at->second == name ? std::nullopt : std::optional(Code::contradicting_map_line);
  }

  const Name* find(const std::string& line, std::string_view orcid) const {
    if (const auto exact = names.find(key_of(line, orcid)); exact != names.end()) return exact->second;
    const auto alike = composed_names.find(key_of(composed(line), orcid));
    return alike == composed_names.end() ? nullptr : alike->second;
  }
};

NameMap::NameMap() : state_(std::make_unique<State>()) {}
NameMap::~NameMap() = default;
NameMap::NameMap(NameMap&&) noexcept = default;
NameMap& NameMap::operator=(NameMap&&) noexcept = default;

NameMap NameMap::read(Source& source, Observer& observer) {
  NameMap map;
  State& state = *map.state_;
  state.text = read_all(source);
  Locator locator(source.name(), state.text, {});
  std::size_t next = 0;
  for (std::size_t from = 0; from < state.text.size(); from = next) {
    next = std::min(state.text.find('\n', from), state.text.size() - 1) + 1;
    const std::string_view line = without_line_end(std::string_view(state.text).substr(from, next - from));
    const bool heading = from == 0 && line.starts_with("spelling\tcanonical");
    if (names::trim(line).empty() || is_comment(line) || heading) continue;
    const std::optional<Code> fault = state.add(split_columns(line));
    const Span span{from, line.size()};
    if (fault) observer.diagnostic({*fault, span, {}}, locator.locate(span));
  }
  return map;
}

const Name* NameMap::find(const Name& name) const {
  const std::string line = name_line(name);
  const Name* found = name.orcid.empty() ? nullptr : state_->find(line, name.orcid);
  if (found == nullptr) found = state_->find(line, {});
  return found == nullptr || name_line(*found) == line ? nullptr : found;
}

}  // namespace opcit
