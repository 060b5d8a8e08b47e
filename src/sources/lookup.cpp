#include "sources/lookup.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/ascii.h"
#include "model/identifiers.h"
#include "sources/arxiv.h"

namespace opcit::fetch {
namespace {

/// Each id is looked for at these services, in this order.
using Route = std::vector<Service>;

Route route_of(const WantedId& id) {
  if (id.scheme == Scheme::arxiv) return {Service::arxiv, Service::datacite};
  if (id.scheme == Scheme::pmid) return {Service::openalex};
  if (is_datacite_doi(id.value)) return {Service::datacite, Service::crossref, Service::openalex};
  return {Service::crossref, Service::datacite, Service::openalex};
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), ascii::to_lower);
  return out;
}

bool has_id(const Record& record, const WantedId& wanted) {
  return std::ranges::any_of(record.identifiers, [&](const Identifier& id) {
    if (id.relation != Relation::self) return false;
    if (wanted.scheme == Scheme::arxiv && id.scheme == Scheme::doi) {
      return lowered(id.value) == lowered(arxiv_doi(parse_arxiv_id(wanted.value)->value));
    }
    if (wanted.scheme == Scheme::arxiv && id.scheme == Scheme::arxiv) {
      const auto parts = parse_arxiv_id(wanted.value);
      return parts->value == id.value && (parts->version.empty() || parts->version == id.version);
    }
    return id.scheme == wanted.scheme && lowered(id.value) == lowered(wanted.value);
  });
}

ServiceQuestion question_for(Service service, const WantedId& id) {
  if (id.scheme == Scheme::pmid) return ask_for_pmid(id.value);
  const bool by_doi = service == Service::datacite && id.scheme == Scheme::arxiv;
  const std::string value = by_doi ? arxiv_doi(parse_arxiv_id(id.value)->value) : id.value;
  return ask_for_ids(service, std::span(&value, 1));
}

/// Questions of one round, and which of the ids each is about.
struct Round {
  std::vector<ServiceQuestion> questions;
  std::vector<std::vector<std::size_t>> members;

  void add(ServiceQuestion question, std::vector<std::size_t> ids) {
    questions.push_back(std::move(question));
    members.push_back(std::move(ids));
  }
};

class IdLookup {
 public:
  IdLookup(Asker& asker, std::span<const WantedId> ids) : asker_(asker), ids_(ids), results_(ids.size()) {}

  std::vector<FetchedRecord> run() {
    constexpr std::size_t most_steps = 3;
    for (std::size_t step = 0; step < most_steps; ++step) ask(step);
    return std::move(results_);
  }

 private:
  void ask(std::size_t step) {
    std::array<std::vector<std::size_t>, service_count> wanted;
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      const Route route = route_of(ids_[i]);
      if (results_[i].record == nullptr && step < route.size()) {
        wanted[static_cast<std::size_t>(route[step])].push_back(i);
      }
    }
    Round round;
    for (const ServiceRow& row : services()) {
      if (asker_.may_ask(row.service)) add_questions(row, wanted[static_cast<std::size_t>(row.service)], round);
    }
    const auto replies = asker_.ask(round.questions);
    for (std::size_t i = 0; i < replies.size(); ++i) {
      for (const std::size_t id : round.members[i]) take(id, round.questions[i].service, replies[i]);
    }
  }

  void add_questions(const ServiceRow& row, const std::vector<std::size_t>& members, Round& round) const {
    std::vector<std::size_t> together;
    const auto flush = [&] {
      std::vector<std::string> values;
      for (const std::size_t each : together) values.push_back(ids_[each].value);
      if (!values.empty()) round.add(ask_for_ids(row.service, values), together);
      together.clear();
    };
    for (const std::size_t id : members) {
      // A comma in a DOI would separate two filters.
      if (row.batch == 1 || ids_[id].value.find(',') != std::string::npos) {
        round.add(question_for(row.service, ids_[id]), {id});
        continue;
      }
      together.push_back(id);
      if (together.size() == row.batch) flush();
    }
    flush();
  }

  void take(std::size_t id, Service service, const std::shared_ptr<const Reply>& reply) {
    FetchedRecord& result = results_[id];
    if (reply->fault) {
      if (!result.fault) result.fault = reply->fault;
      return;
    }
    // PubMed's ids are not part of every answer about one.
    const bool alone = ids_[id].scheme == Scheme::pmid && reply->records.size() == 1;
    for (const Record* const record : reply->records) {
      if (!alone && !has_id(*record, ids_[id])) continue;
      result = {record, std::string(row_of(service).name), std::nullopt, reply};
      return;
    }
  }

  Asker& asker_;
  std::span<const WantedId> ids_;
  std::vector<FetchedRecord> results_;
};

std::string_view without_prefix(std::string_view text, std::string_view prefix) {
  return ascii::starts_with_lower(text, prefix) ? text.substr(prefix.size()) : std::string_view();
}

std::string written_pmid(std::string_view text) {
  for (const std::string_view prefix : {"pmid:", "pmid ", "https://pubmed.ncbi.nlm.nih.gov/"}) {
    std::string_view rest = without_prefix(text, prefix);
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    while (rest.ends_with('/')) rest.remove_suffix(1);
    if (!rest.empty() && rest.size() <= 9 && std::ranges::all_of(rest, ascii::is_digit)) return std::string(rest);
  }
  const bool bare = !text.empty() && text.size() <= 9 && std::ranges::all_of(text, ascii::is_digit);
  return bare ? std::string(text) : std::string();
}

}  // namespace

std::optional<WantedId> parse_wanted_id(std::string_view text) {
  if (std::string arxiv = plain_arxiv_id(text); !arxiv.empty()) return WantedId{Scheme::arxiv, std::move(arxiv)};
  Arena arena;
  if (const std::string_view doi = parse_doi(text, arena); !doi.empty()) return WantedId{Scheme::doi, std::string(doi)};
  if (std::string pmid = written_pmid(text); !pmid.empty()) return WantedId{Scheme::pmid, std::move(pmid)};
  return std::nullopt;
}

std::vector<FetchedRecord> fetch_by_ids(Asker& asker, std::span<const WantedId> ids) {
  return IdLookup(asker, ids).run();
}

std::vector<FetchedRecord> fetch_by_orcid(Asker& asker, std::string_view orcid) {
  std::vector<ServiceQuestion> questions;
  for (const ServiceRow& row : services()) {
    if (!asker.may_search(row.service)) continue;
    if (auto question = ask_for_orcid(row.service, orcid)) questions.push_back(*std::move(question));
  }
  std::vector<FetchedRecord> found;
  const auto replies = asker.ask(questions);
  for (std::size_t i = 0; i < replies.size(); ++i) {
    const std::string source(row_of(questions[i].service).name);
    if (replies[i]->fault) found.push_back({nullptr, source, replies[i]->fault, nullptr});
    for (const Record* const record : replies[i]->records) found.push_back({record, source, std::nullopt, replies[i]});
  }
  drop_repeated(found);
  return found;
}

void drop_repeated(std::vector<FetchedRecord>& records) {
  std::set<std::string> seen;
  std::erase_if(records, [&](const FetchedRecord& each) {
    if (each.record == nullptr) return false;
    bool repeated = false;
    for (const Identifier& id : each.record->identifiers) {
      if (id.relation != Relation::self) continue;
      const std::string doi = id.scheme == Scheme::arxiv ? arxiv_doi(id.value) : std::string(id.value);
      if (id.scheme != Scheme::doi && id.scheme != Scheme::arxiv) continue;
      repeated = !seen.insert(lowered(doi)).second || repeated;
    }
    return repeated;
  });
}

}  // namespace opcit::fetch
