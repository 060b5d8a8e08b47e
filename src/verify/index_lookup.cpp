#include "verify/index_lookup.h"

#include <algorithm>

#include "verify/judge.h"

namespace opcit::verify {
namespace {

bool is_own_id(const Facts& entry, const Facts& found) {
  const bool doi = !entry.dois.empty() && std::ranges::find(found.dois, entry.dois.front()) != found.dois.end();
  const bool arxiv = !entry.arxiv.empty() && found.arxiv == entry.arxiv;
  return doi || arxiv || (!entry.pmid.empty() && found.pmid == entry.pmid);
}

}  // namespace

IndexLookup::IndexLookup(const std::string& path) : index_(path) {
  if (!index_.date_of_notices().empty()) list_ = "Retraction Watch, data of " + index_.date_of_notices();
}

void IndexLookup::look_up(Case& subject) {
  const Facts& entry = subject.entry;
  if (!list_.empty()) add_notices(subject);
  for (const std::string& doi : entry.dois) add_records(subject, index_.by_id(Scheme::doi, doi));
  if (!entry.arxiv.empty()) add_records(subject, index_.by_id(Scheme::arxiv, entry.arxiv));
  if (!entry.pmid.empty()) add_records(subject, index_.by_id(Scheme::pmid, entry.pmid));
  if (!is_settled(subject)) add_records(subject, index_.by_title(entry.words));
  if (!is_settled(subject)) add_records(subject, index_.by_words(entry.words));
}

/// Only the identifier of the work itself links a notice to it.
void IndexLookup::add_notices(Case& subject) {
  const auto add = [&](Scheme scheme, const std::string& value) {
    for (const fetch::Notice& notice : index_.notices(scheme, value)) {
      Found found;
      if (!notice.doi.empty()) found.facts.dois.push_back(lower(notice.doi));
      found.facts.pmid = notice.pmid;
      found.facts.updates.push_back({lower(notice.notice_doi), notice.type, notice.date, true});
      found.source = list_;
      found.by_id = true;
      subject.notices.push_back(std::move(found));
    }
  };
  for (const std::string& doi : subject.entry.dois) add(Scheme::doi, doi);
  if (!subject.entry.pmid.empty()) add(Scheme::pmid, subject.entry.pmid);
}

void IndexLookup::add_records(Case& subject, const fetch::LocalHits& hits) {
  for (std::size_t i = 0; i < hits.found.records.size(); ++i) {
    const auto service = fetch::find_service(hits.sources[i]);
    Found found = found_of(*hits.found.records[i], hits.found.batches[i], service);
    if (!service) found.source = hits.sources[i];
    found.by_id = is_own_id(subject.entry, found.facts);
    take(subject, std::move(found));
  }
}

}  // namespace opcit::verify
