#include "verify/retraction.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "verify/facts.h"
#include "verify/venues.h"

namespace opcit::verify {
namespace {

enum class Meaning : char { none, retracted, reinstated, corrected, concern };

struct TypeRow {
  std::string_view type;
  Meaning meaning;
};
/// The types of updates in Crossref and the natures in Retraction Watch.
constexpr auto types = std::to_array<TypeRow>({{"retraction", Meaning::retracted},
                                               {"withdrawal", Meaning::retracted},
                                               {"removal", Meaning::retracted},
                                               {"retracted", Meaning::retracted},
                                               {"reinstatement", Meaning::reinstated},
                                               {"correction", Meaning::corrected},
                                               {"corrigendum", Meaning::corrected},
                                               {"erratum", Meaning::corrected},
                                               {"addendum", Meaning::corrected},
                                               {"clarification", Meaning::corrected},
                                               {"partial_retraction", Meaning::corrected},
                                               {"expression_of_concern", Meaning::concern},
                                               {"expression of concern", Meaning::concern}});

Meaning meaning_of(std::string_view type) {
  const auto row = std::ranges::find(types, type, &TypeRow::type);
  return row == types.end() ? Meaning::none : row->meaning;
}

struct Notice {
  const Update* update;
  const Found* found;
};

bool is_own(const Facts& entry, const Found& found) {
  const bool doi = std::ranges::any_of(found.facts.dois, [&](const std::string& each) {
    return std::ranges::find(entry.dois, each) != entry.dois.end();
  });
  return doi || (!entry.pmid.empty() && entry.pmid == found.facts.pmid);
}

/// The notices about the entry's own work, by date.
std::vector<Notice> notices_of(const Case& subject) {
  std::vector<Notice> notices;
  for (const std::vector<Found>* list : {&subject.same, &subject.other, &subject.notices}) {
    for (const Found& found : *list) {
      if (!is_own(subject.entry, found)) continue;
      for (const Update& update : found.facts.updates) {
        // `update-to` is in the record of the notice. If the record names itself, it means the same as updated-by.
        const bool itself = std::ranges::find(found.facts.dois, update.doi) != found.facts.dois.end();
        if (update.of_this || itself) notices.push_back({&update, &found});
      }
    }
  }
  std::ranges::stable_sort(notices, {}, [](const Notice& notice) { return notice.update->date; });
  return notices;
}

std::string text_of(const Case& subject, const Notice& notice) {
  const std::string own =
      subject.entry.dois.empty() ? "PMID " + subject.entry.pmid : "DOI " + subject.entry.dois.front();
  const std::string date = notice.update->date.empty() ? std::string() : " of " + notice.update->date;
  const std::string doi = notice.update->doi.empty() ? std::string() : " DOI " + notice.update->doi;
  return fmt::format("{}: {} notice{}{} ({})", own, notice.update->type, doi, date, notice.found->source);
}

/// True if the comment on arXiv says that the paper was withdrawn.
bool says_withdrawn(std::string_view comment) {
  const std::string text = lower(comment);
  if (text.starts_with("withdrawn")) return true;
  for (const std::string_view thing :
       {"this paper", "this submission", "this article", "this manuscript", "the paper"}) {
    for (const std::string_view verb :
         {" has been withdrawn", " is withdrawn", " was withdrawn", " has been retracted"}) {
      if (text.find(std::string(thing) + std::string(verb)) != std::string::npos) return true;
    }
  }
  return false;
}

bool add_withdrawn_preprint(const Case& subject, Result& result) {
  for (const Found& found : subject.same) {
    if (found.service != fetch::Service::arxiv || !says_withdrawn(found.facts.note)) continue;
    const bool published = std::ranges::any_of(subject.same, [](const Found& each) { return !each.facts.preprint; });
    const bool cited = !subject.entry.arxiv.empty() && subject.entry.arxiv == found.facts.arxiv;
    const std::string text = fmt::format("arXiv {}: withdrawn (arXiv)", found.facts.arxiv);
    if (!cited || published || !subject.entry.arxiv_version.empty()) {
      result.notes.push_back({"withdrawn", text});
      return false;
    }
    result.problems.push_back({"retraction", {}, text, found.source, "preprint-withdrawn"});
    return true;
  }
  return false;
}

}  // namespace

bool add_retractions(const Case& subject, Result& result) {
  const Notice* standing = nullptr;
  const std::vector<Notice> notices = notices_of(subject);
  for (const Notice& notice : notices) {
    const Meaning meaning = meaning_of(notice.update->type);
    if (meaning == Meaning::retracted && standing == nullptr) standing = &notice;
    if (meaning == Meaning::reinstated) standing = nullptr;
    if (meaning == Meaning::corrected) result.notes.push_back({"corrected", text_of(subject, notice)});
    if (meaning == Meaning::concern) result.notes.push_back({"concern", text_of(subject, notice)});
  }
  if (standing == nullptr) return add_withdrawn_preprint(subject, result);
  result.problems.push_back({"retraction", {}, text_of(subject, *standing), standing->found->source, "retracted"});
  return true;
}

}  // namespace opcit::verify
