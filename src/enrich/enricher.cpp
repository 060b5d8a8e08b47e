#include "enrich/enricher.h"

#include <algorithm>

namespace opcit::enrich {
namespace {

bool is_open(const match::Decision& decision) noexcept { return decision.verdict != match::Verdict::accepted; }

/// After most faults a source is not asked again. An answer missing in the offline cache does not affect the rest.
bool ends_all(fetch::FaultKind kind) noexcept { return kind != fetch::FaultKind::offline_miss; }

Status status_of(match::Verdict verdict, bool failed) noexcept {
  if (verdict == match::Verdict::accepted) return Status::accepted;
  if (failed) return Status::error;
  return verdict == match::Verdict::ambiguous ? Status::ambiguous : Status::not_found;
}

std::string title_of(const Record& record) {
  const Text* title = record.text(Field::title);
  return title == nullptr ? std::string() : std::string(title->plain);
}

}  // namespace

std::string_view spelling(Status status) noexcept {
  switch (status) {
    case Status::accepted:
      return "accepted";
    case Status::ambiguous:
      return "ambiguous";
    case Status::not_found:
      return "not-found";
    case Status::error:
      break;
  }
  return "error";
}

void Enricher::improve(Batch& batch) {
  Cases cases;
  for (const Item& item : batch.items) {
    if (item.record != nullptr) cases.push_back({item.record, match::work_of(*item.record), {}, false, {}});
  }
  Pool pool;
  for (Case& each : cases) each.decision = match::decide(each.work, {});
  tell_progress(cases);
  search(cases, pool);
  for (Case& each : cases) {
    if (!is_open(each.decision)) continue;
    const auto stage = each.failed ? match::Stage::searching : match::Stage::all_asked;
    each.decision = match::decide(each.work, pool.works(), pool.near(each.work), stage);
  }
  batch_begin_ = outcomes_.size();
  for (Case& each : cases) outcomes_.push_back(conclude(each, pool, batch.arena));
  if (options_.completer != nullptr) complete(batch);
  tell_progress({});
}

void Enricher::complete(Batch& batch) {
  std::vector<Completed> completed = options_.completer->complete(batch);
  for (std::size_t i = 0; i < completed.size(); ++i) {
    Outcome& outcome = outcomes_[batch_begin_ + i];
    Completed& done = completed[i];
    outcome.set = std::move(done.changes);
    outcome.reasons.insert(outcome.reasons.end(), done.reasons.begin(), done.reasons.end());
    if (done.found) outcome.status = Status::accepted;
    if (done.fault.empty()) continue;
    if (outcome.status != Status::accepted) outcome.status = Status::error;
    if (!fault_) fault_ = fetch::Fault{fetch::FaultKind::unreachable, done.fault};
    if (options_.failed) options_.failed();
  }
}

void Enricher::search(Cases& cases, Pool& pool) {
  for (std::size_t finder = 0; finder < finders_.size(); ++finder) {
    for (int round = 0; round < finders_[finder]->rounds(); ++round) {
      if (!ask(finder, round, cases, pool)) return;
      tell_progress(cases);
    }
  }
}

/// Returns false if no record is left to search for.
bool Enricher::ask(std::size_t finder, int round, Cases& cases, Pool& pool) {
  std::vector<Case*> open;
  std::vector<Quest> quests;
  for (Case& each : cases) {
    if (!is_open(each.decision)) continue;
    open.push_back(&each);
    quests.push_back({&each.work, &each.decision});
  }
  if (open.empty()) return false;
  std::optional<fetch::Fault> fault;
  if (!stopped_[finder]) {
    fault = finders_[finder]->look(round, quests, pool);
    if (fault && ends_all(fault->kind)) stop(finder, *fault);
  }
  for (Case* each : open) {
    each->failed |= stopped_[finder] || fault.has_value();
    if (fault && each->fault.empty()) each->fault = fault->message;
    each->decision = match::decide(each->work, pool.works(), pool.near(each->work), match::Stage::searching);
  }
  return true;
}

void Enricher::stop(std::size_t finder, const fetch::Fault& fault) {
  stopped_[finder] = true;
  if (!fault_) fault_ = fault;
  if (options_.failed) options_.failed();
}

void Enricher::tell_progress(const Cases& cases) const {
  if (!options_.progress) return;
  std::size_t accepted = 0;
  for (const Case& each : cases) accepted += is_open(each.decision) ? 0U : 1U;
  const Progress progress{outcomes_.size() + cases.size(), outcomes_.size() + accepted,
                          count(Status::accepted) + accepted};
  options_.progress(progress);
}

Outcome Enricher::conclude(Case& each, const Pool& pool, Arena& arena) const {
  Outcome outcome;
  outcome.title = title_of(*each.record);
  outcome.status = status_of(each.decision.verdict, each.failed);
  outcome.reasons = each.decision.reasons;
  if (outcome.status == Status::error) {
    outcome.reasons.insert(outcome.reasons.begin(), each.fault.empty() && fault_ ? fault_->message : each.fault);
  }
  for (const match::Ranked& ranked : each.decision.ranked) {
    const match::Work& work = pool.works()[ranked.candidate];
    outcome.candidates.push_back({std::string(work.arxiv), title_of(*work.record), ranked.score.points});
  }
  const match::Ranked* best = each.decision.best();
  if (best == nullptr) return outcome;
  outcome.points = best->score.points;
  if (outcome.status != Status::accepted) return outcome;
  const match::Work& work = pool.works()[best->candidate];
  outcome.arxiv = work.arxiv;
  for (Filled& filled : fill(*each.record, work, best->score, options_.overwrite, arena)) {
    outcome.filled.push_back({std::move(filled), std::string(pool.source_of(best->candidate))});
  }
  return outcome;
}

void Enricher::assigned(const Batch& batch) {
  std::size_t index = batch_begin_;
  for (const Item& item : batch.items) {
    if (item.record != nullptr) outcomes_[index++].key = item.record->key;
  }
}

std::size_t Enricher::count(Status status) const noexcept {
  return static_cast<std::size_t>(std::ranges::count(outcomes_, status, &Outcome::status));
}

void Enricher::retract(std::size_t record, const std::function<bool(Part)>& keep) {
  std::erase_if(outcomes_[record].filled, [&](const FilledFrom& filled) { return !keep(filled.what.part); });
}

void Enricher::retract_set(std::size_t record, const std::function<bool(const SetValue&)>& keep) {
  std::erase_if(outcomes_[record].set, [&](const SetValue& set) { return !keep(set); });
}

}  // namespace opcit::enrich
