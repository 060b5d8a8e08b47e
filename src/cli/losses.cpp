#include "cli/losses.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace opcit::cli {
namespace {

/// What a person misses first.
constexpr auto weighty_fields = std::to_array<std::string_view>(
    {"title", "author", "author.truncated", "editor", "issued", "container-title", "doi", "DOI", "url", "URL"});

struct FieldWords {
  std::string_view field;
  std::string_view words;
};
constexpr auto known_words = std::to_array<FieldWords>({
    {"author.truncated", "the mark that authors are missing (\"et al.\")"},
    {"editor.truncated", "the mark that editors are missing (\"et al.\")"},
    {"author.unlisted", "the owner of the page as an author who is not printed"},
    {"issued.inferred", "the mark that the year was inferred"},
    {"author.given", "given names of authors"},
    {"editor.given", "given names of editors"},
    {"category", "categories"},
    {"categories", "categories"},
    {"link", "links"},
    {"issued", "date"},
    {"container-title", "journal or book title"},
    {"document", "comments, macros and text between records"},
});

std::size_t weight_of(std::string_view field) {
  const auto found = std::ranges::find(weighty_fields, field);
  return static_cast<std::size_t>(found - weighty_fields.begin());
}

std::string_view verb_of(LossReason reason) {
  switch (reason) {
    case LossReason::dropped:
      return "lost";
    case LossReason::truncated:
      return "shortened";
    case LossReason::altered:
      return "changed";
    case LossReason::moved:
      break;
  }
  return "moved to another field";
}

std::string counted(std::uint64_t number, std::string_view word) {
  return fmt::format("{} {}{}", number, word, number == 1 ? "" : "s");
}

}  // namespace

Code code_of(LossReason reason) noexcept {
  switch (reason) {
    case LossReason::dropped:
      return Code::field_dropped;
    case LossReason::truncated:
      return Code::field_truncated;
    case LossReason::altered:
      return Code::field_altered;
    case LossReason::moved:
      break;
  }
  return Code::field_moved;
}

std::string words_for(std::string_view field) {
  const auto row = std::ranges::find(known_words, field, &FieldWords::field);
  if (row != known_words.end()) return std::string(row->words);
  constexpr std::string_view extra = "extra:";
  if (!field.starts_with(extra)) return std::string(field);
  const std::size_t tag = field.find(':', extra.size());
  if (tag == std::string_view::npos) return std::string(field);
  return fmt::format("field '{}' of {}", field.substr(tag + 1), field.substr(extra.size(), tag - extra.size()));
}

void LossSummary::add(const Loss& loss) {
  Count& count = counts_[{loss.record == 0, loss.reason, loss.field}];
  ++count.values;
  if (loss.record != count.last_record) ++count.records;
  count.last_record = loss.record;
}

std::vector<LossSummary::Line> LossSummary::lines() const {
  std::vector<std::pair<const Kind*, const Count*>> sorted;
  for (const auto& [kind, count] : counts_) sorted.emplace_back(&kind, &count);
  std::ranges::stable_sort(sorted, [](const auto& a, const auto& b) {
    const auto rank = [](const auto& entry) {
      return std::tuple(entry.first->is_of_document, entry.first->reason, weight_of(entry.first->field),
                        UINT64_MAX - entry.second->records);
    };
    return rank(a) < rank(b);
  });
  std::vector<Line> lines;
  std::map<Code, std::string> of_documents;  // one line is enough for what belongs to no record
  for (const auto& [kind, count] : sorted) {
    const Code code = code_of(kind->reason);
    if (!kind->is_of_document) {
      lines.push_back({code, fmt::format("{}: {} ({})", verb_of(kind->reason), words_for(kind->field),
                                         counted(count->records, "record"))});
      continue;
    }
    std::string& text = of_documents[code];
    text += fmt::format("{}{} ({})", text.empty() ? "" : ", ", words_for(kind->field), count->values);
  }
  for (const auto& [code, text] : of_documents) lines.push_back({code, "not written: " + text});
  return lines;
}

}  // namespace opcit::cli
