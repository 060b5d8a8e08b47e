#include "check/journals.h"

#include <vector>

#include "base/ascii.h"

namespace opcit::check {
namespace {

/// Equal for "J. Tea" and "J Tea", but not for "Journal of Tea".
std::string folded(std::string_view name) {
  std::string key;
  for (const char c : name) {
    if (c == '.' || ascii::is_space(c)) {
      if (!key.empty() && key.back() != ' ') key += ' ';
    } else {
      key += ascii::to_lower(c);
    }
  }
  while (key.ends_with(' ')) key.pop_back();
  return key;
}

std::vector<std::string> cells_of(std::string_view line, char separator) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') {
      cells.back() += line[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == separator && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

}  // namespace

void JournalNames::add(std::string_view csv) {
  while (!csv.empty()) {
    std::string_view line = csv.substr(0, csv.find('\n'));
    csv.remove_prefix(std::min(line.size() + 1, csv.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    std::vector<std::string> cells = cells_of(line, ';');
    if (cells.size() < 2) cells = cells_of(line, ',');
    if (cells.size() < 2) continue;
    const std::string full = folded(cells[0]);
    const std::string brief = folded(cells[1]);
    if (full == brief || full.empty() || brief.empty()) continue;
    forms_.emplace(full, JournalForm::full);
    forms_.emplace(brief, JournalForm::abbreviated);
  }
}

JournalForm JournalNames::form_of(std::string_view name) const {
  const auto found = forms_.find(folded(name));
  return found == forms_.end() ? JournalForm::unknown : found->second;
}

}  // namespace opcit::check
