#include "profile/dialects/dialects.h"

#include <algorithm>
#include <array>
#include <vector>

#include "profile/dialects/pattern.h"
#include "profile/page_text.h"

namespace opcit::profile {
namespace {

constexpr std::array dialects = {
    &google_scholar_search,
    &google_scholar,
    &dblp,
    &arxiv_search,
    &arxiv_listing,
    &orcid_record,
    &semantic_scholar,
    &pubmed_web,
    &pubmed_abstract,
    &pubmed_summary,
    &acl,
    &openreview,
    &inspire,
    &ads,
    &hal,
    &hal_references,
    &researchgate,
    &ssrn,
    &scopus,
    &web_of_science,
    &alphaxiv,
    &hugging_face,
    &papers_with_code,
    &references,
};

int points_of(const Dialect& dialect, std::span<const PageLine> lines) {
  constexpr int most_times = 3;
  int points = dialect.evidence == nullptr ? 0 : dialect.evidence(lines);
  Captures captures;
  for (const Proof& proof : dialect.proofs) {
    const Pattern pattern(proof.pattern);
    int times = 0;
    for (const PageLine& line : lines) {
      if (times < most_times && pattern.matches(line.text, captures)) ++times;
    }
    points += times * proof.points;
  }
  return points;
}

/// True for the first character of files in other formats.
bool is_markup(char c) noexcept { return std::string_view("<{@%\\").find(c) != std::string_view::npos; }

}  // namespace

std::span<const Dialect* const> all_dialects() noexcept { return dialects; }

const Dialect* find_dialect(std::string_view id) noexcept {
  const auto* const found = std::ranges::find(dialects, id, [](const Dialect* dialect) { return dialect->id; });
  return found == dialects.end() ? nullptr : *found;
}

Evidence find_evidence(std::string_view head) {
  constexpr std::size_t most_bytes = 32768;
  if (has_wide_space(head.substr(0, most_bytes))) return find_evidence(with_plain_spaces(head.substr(0, most_bytes)));
  constexpr std::size_t most_lines = 400;
  std::vector<PageLine> lines = split_page(head.substr(0, most_bytes));
  if (lines.size() > most_lines) lines.resize(most_lines);
  if (references.whole_evidence(head.substr(0, most_bytes)) > sure_points) return {&references, 2 * sure_points};
  const auto first = std::ranges::find_if(lines, [](const PageLine& line) { return !line.text.empty(); });
  if (first == lines.end() || is_markup(first->text.front())) return {};
  Evidence best;
  for (const Dialect* const dialect : dialects) {
    const int points = points_of(*dialect, lines);
    if (points > best.points) best = {dialect, points};
  }
  // A page of a site can contain citations too.
  if (best.points < sure_points) {
    const int points = references.whole_evidence(head.substr(0, most_bytes));
    if (points > best.points) best = {&references, points};
  }
  return best;
}

}  // namespace opcit::profile
