// Sniffers, dates and identifiers.
#include <fmt/format.h>

#include "fuzz/targets/bytes.h"
#include "fuzz/targets/targets.h"
#include "model/dates/date.h"
#include "model/dates/edtf.h"
#include "model/identifiers.h"
#include "opcit/error.h"
#include "opcit/registry.h"

namespace opcit::fuzz {

std::string sniffers_fault(std::string_view bytes) {
  const Registry& registry = test::builtin_formats();
  const Format* const detected = registry.detect("", bytes);
  const Match best = detected == nullptr ? Match::no : detected->sniff(bytes);
  for (const Format* format : registry.all()) {
    if (format->sniff == nullptr || format->reader == nullptr) continue;
    if (format->sniff(bytes) > best) return fmt::format("{} is more sure than what is detected", format->id);
    for (const std::string_view suffix : format->suffixes) {
      const Format* const named = registry.detect(fmt::format("refs{}", suffix), bytes);
      if (named == nullptr) return fmt::format("the suffix {} tells nothing", suffix);
      if (named->sniff(bytes) < best) return fmt::format("the suffix {} counts more than the content", suffix);
    }
  }
  return {};
}

std::string values_fault(std::string_view bytes) {
  std::string text;
  try {
    text = as_text(bytes);
  } catch (const IoError&) {
    return {};
  }
  const auto date = parse_edtf(text);
  if (date && date->literal.empty()) {
    const std::string once = to_edtf(*date);
    const auto back = parse_edtf(once);
    if (!back) return text + " is written as " + once + ", which is no date";
    if (to_edtf(*back) != once) return once + " is written again as " + to_edtf(*back);
  }
  const auto doi = bare_doi(text);
  if (!doi.empty() && bare_doi(doi) != doi) return fmt::format("the DOI {} is read as {}", doi, bare_doi(doi));
  const auto id = parse_arxiv_id(text);
  if (id && !parse_arxiv_id(canonical_arxiv(id->value))) return "an arXiv id is none after it was read";
  return {};
}

}  // namespace opcit::fuzz
