#include "enrich/pool.h"

namespace opcit::enrich {

void Pool::add(const fetch::Candidates& found, std::string_view source) {
  batches_.insert(batches_.end(), found.batches.begin(), found.batches.end());
  for (const Record* record : found.records) add(*record, source);
}

void Pool::add(const Record& record, std::string_view source) {
  match::Work work = match::work_of(record);
  if (work.arxiv.empty()) return;
  const auto [place, fresh] = by_id_.emplace(work.arxiv, works_.size());
  if (fresh) {
    works_.push_back(std::move(work));
    sources_.emplace_back(source);
    return;
  }
  match::Work& known = works_[place->second];
  if (work.version != 0 && work.version < known.version && work.title.key != known.title.key) {
    known.earlier_titles.push_back(std::move(work.title));
  }
}

}  // namespace opcit::enrich
