#include "enrich/edited_file.h"

#include <algorithm>
#include <array>

#include "diagnostics/locator.h"
#include "opcit/edit.h"

namespace opcit::enrich {
namespace {

using namespace std::string_view_literals;

/// The name of each part in loss reports. The journal reference is an extra of BibTeX.
struct PartName {
  Part part;
  std::string_view field;
};
constexpr auto part_names = std::to_array<PartName>({{Part::author, "author"},
                                                     {Part::issued, "issued"},
                                                     {Part::title, "title"},
                                                     {Part::abstract, "abstract"},
                                                     {Part::arxiv, "arxiv"},
                                                     {Part::category, "category"},
                                                     {Part::doi, "doi"},
                                                     {Part::journal_doi, "doi"},
                                                     {Part::journal_ref, "extra:bibtex:journalref"}});

bool is_loss_of(const Loss& loss, const Filled& filled) {
  const auto row = std::ranges::find(part_names, filled.part, &PartName::part);
  const bool has_value = filled.part != Part::doi && filled.part != Part::journal_doi;
  return loss.field == row->field && (has_value || loss.value == filled.after);
}

void report(Diagnostics& said, std::string_view text, std::string_view name, Observer& observer) {
  std::ranges::stable_sort(said, {}, [](const Diagnostic& each) { return each.span.pos; });
  Locator locator(name, text, {});
  for (const Diagnostic& each : said) observer.diagnostic(each, locator.locate(each.span));
}

/// Removes from the outcome what the file cannot represent.
void retract(const Record& record, std::size_t outcome, const Losses& losses, Enricher& enricher) {
  const auto filled = enricher.outcomes()[outcome].filled;
  const auto was_lost = [&](const Loss& loss, const FilledFrom& each) {
    return loss.span == record.source && is_loss_of(loss, each.what);
  };
  std::vector<Part> kept;
  for (const FilledFrom& each : filled) {
    const bool lost = std::ranges::any_of(losses, [&](const Loss& loss) { return was_lost(loss, each); });
    if (!lost) kept.push_back(each.what.part);
  }
  enricher.retract(outcome, [&](Part part) { return std::ranges::find(kept, part) != kept.end(); });
  enricher.retract_set(outcome, [&](const SetValue& set) {
    return std::ranges::none_of(losses, [&](const Loss& loss) {
      return loss.span == record.source && loss.field == set.field && loss.reason == LossReason::dropped;
    });
  });
}

}  // namespace

bool is_editable(std::string_view bytes) noexcept {
  constexpr auto foreign = std::to_array<std::string_view>({"\x1F\x8B"sv, "\xFF\xFE"sv, "\xFE\xFF"sv});
  if (std::ranges::any_of(foreign, [&](std::string_view mark) { return bytes.starts_with(mark); })) return false;
  return bytes.substr(0, 1024).find('\0') == std::string_view::npos;
}

std::string enrich_file(std::string_view bytes, std::string_view name, const Format& format, const Options& options,
                        Enricher& enricher, Observer& observer) {
  RecordFile file(format, bytes, options);
  std::size_t outcome = enricher.outcomes().size();
  enricher.improve(file.batch());
  enricher.assigned(file.batch());
  Losses losses;
  Diagnostics unheard;
  std::string edited = file.text(losses, unheard);
  for (const Item& item : file.batch().items) {
    if (item.record != nullptr) retract(*item.record, outcome++, losses, enricher);
  }
  report(file.batch().diagnostics, file.source(), name, observer);
  return edited;
}

}  // namespace opcit::enrich
