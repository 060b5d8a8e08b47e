#include "verify/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "match/query.h"
#include "model/identifiers.h"
#include "text/unicode.h"
#include "verify/compare.h"
#include "verify/venues.h"

namespace opcit::verify {
namespace {

using fetch::Reply;
using fetch::Service;
using fetch::ServiceQuestion;

/// A question, and the entries that need its answer.
struct Asked {
  ServiceQuestion question;
  std::vector<Case*> cases;
  bool by_id = false;
};

bool has_doi(const Facts& facts, std::string_view doi) {
  return std::ranges::find(facts.dois, doi) != facts.dois.end();
}

/// The family name of the first author; the whole name if it is not divided.
std::string first_family(const Facts& entry) {
  if (entry.authors.empty()) return {};
  return entry.authors.front().family.empty() ? entry.authors.front().display : entry.authors.front().family;
}

class Plan {
 public:
  Plan(std::vector<Facts> entries, fetch::Asker& asker) : asker_(asker) {
    cases_.reserve(entries.size());
    for (Facts& entry : entries) cases_.emplace_back().entry = std::move(entry);
  }

  void run() {
    ask_identifiers();
    ask_other_registries();
    for (const auto step : {&Plan::first_search, &Plan::second_search}) search(step);
    search_arxiv();
    for (const auto step : {&Plan::first_half, &Plan::second_half, &Plan::datacite_search, &Plan::openalex_search}) {
      search(step);
    }
  }

  std::vector<Case>& cases() { return cases_; }

 private:
  using Step = std::optional<ServiceQuestion> (Plan::*)(const Case& subject) const;

  void ask(std::vector<Asked> asked, const std::function<void(Case&, const Asked&, const Reply&)>& then = {}) {
    std::erase_if(asked, [&](const Asked& each) { return !asker_.may_ask(each.question.service); });
    std::vector<ServiceQuestion> questions;
    for (const Asked& each : asked) questions.push_back(each.question);
    const auto replies = asker_.ask(questions);
    for (std::size_t i = 0; i < asked.size(); ++i) {
      std::vector<Found> known;
      for (const Record* record : replies[i]->records) {
        known.push_back(found_of(*record, replies[i]->batch, asked[i].question.service));
      }
      for (Case* const subject : asked[i].cases) receive(*subject, asked[i], *replies[i], known);
      if (then && !replies[i]->fault) {
        for (Case* const subject : asked[i].cases) then(*subject, asked[i], *replies[i]);
      }
    }
  }

  static void receive(Case& subject, const Asked& asked, const Reply& reply, const std::vector<Found>& known) {
    const Service service = asked.question.service;
    subject.asked = true;
    if (reply.fault) {
      if (reply.fault->kind == fetch::FaultKind::offline_miss) {
        subject.offline = true;
      } else if (std::ranges::find(subject.faults, reply.fault->message) == subject.faults.end()) {
        subject.faults.push_back(reply.fault->message);
      }
      return;
    }
    if (!asked.by_id && std::ranges::find(subject.told, service) == subject.told.end()) subject.told.push_back(service);
    for (const Found& each : known) {
      const bool own_doi = !subject.entry.dois.empty() && has_doi(each.facts, subject.entry.dois.front());
      const bool own_arxiv = !subject.entry.arxiv.empty() && each.facts.arxiv == subject.entry.arxiv;
      if (asked.by_id && !own_doi && !own_arxiv) continue;
      Found found = each;
      found.by_id = own_doi || own_arxiv;
      take(subject, std::move(found));
    }
  }

  // Identifiers.

  void ask_identifiers() {
    std::vector<Asked> asked;
    batch(asked, Service::crossref, [](const Case& each) {
      const std::vector<std::string>& dois = each.entry.dois;
      return dois.empty() || fetch::is_datacite_doi(dois.front()) ? std::string() : dois.front();
    });
    batch(asked, Service::arxiv, [](const Case& each) { return each.entry.arxiv; });
    for (Case& each : cases_) {
      if (each.entry.dois.empty() || !fetch::is_datacite_doi(each.entry.dois.front())) continue;
      asked.push_back({fetch::ask_for_ids(Service::datacite, std::span(&each.entry.dois.front(), 1)), {&each}, true});
    }
    ask(std::move(asked), [](Case& subject, const Asked& of, const Reply&) {
      const auto led = [&](const std::vector<Found>& list) {
        return std::ranges::any_of(list, [](const Found& found) { return found.by_id; });
      };
      if (led(subject.same) || led(subject.other)) return;
      (of.question.service == Service::arxiv ? subject.arxiv_unknown : subject.doi_unknown) = true;
    });
  }

  /// Puts ids into as few requests as possible. Entries with the same id share it; ids with commas need own requests.
  void batch(std::vector<Asked>& asked, Service service, const std::function<std::string(const Case&)>& id_of) {
    std::map<std::string, std::vector<Case*>> wanted;
    for (Case& each : cases_) {
      if (const std::string id = id_of(each); !id.empty()) wanted[id].push_back(&each);
    }
    std::vector<std::string> ids;
    std::vector<Case*> members;
    const auto flush = [&] {
      if (!ids.empty()) asked.push_back({fetch::ask_for_ids(service, ids), members, true});
      ids.clear();
      members.clear();
    };
    for (const auto& [id, cases] : wanted) {
      if (id.find(',') != std::string::npos) {
        asked.push_back({fetch::ask_for_ids(service, std::span(&id, 1)), cases, true});
        continue;
      }
      ids.push_back(id);
      members.insert(members.end(), cases.begin(), cases.end());
      if (ids.size() == fetch::row_of(service).batch) flush();
    }
    flush();
  }

  /// A DOI unknown to one registry may belong to another.
  void ask_other_registries() {
    for (const Service service : {Service::datacite, Service::openalex}) {
      std::vector<Asked> asked;
      for (Case& each : cases_) {
        const bool arxiv = each.arxiv_unknown && service == Service::datacite && each.entry.dois.empty();
        if (!each.doi_unknown && !arxiv) continue;
        const std::string doi = arxiv ? "10.48550/arxiv." + each.entry.arxiv : each.entry.dois.front();
        asked.push_back({fetch::ask_for_ids(service, std::span(&doi, 1)), {&each}, true});
      }
      ask(std::move(asked), [](Case& subject, const Asked&, const Reply& reply) {
        if (reply.records.empty()) return;
        subject.doi_unknown = false;
        subject.arxiv_unknown = false;
      });
    }
    // A registry that is not asked may have it.
    const bool all = asker_.may_ask(Service::crossref) && asker_.may_ask(Service::datacite);
    for (Case& each : cases_) {
      each.doi_unknown = each.doi_unknown && all;
      each.arxiv_unknown = each.arxiv_unknown && asker_.may_ask(Service::arxiv);
    }
  }

  // Searches.

  static bool is_searchable(const Case& subject) { return !subject.entry.words.empty() && !is_settled(subject); }

  /// True if DBLP is asked before Crossref, because it knows such works best.
  static bool dblp_first(const Facts& entry) {
    if (entry.venues.empty()) return entry.kind == Kind::paper_conference;
    return is_covered_by_dblp(entry.venues.front());
  }
  static bool asks_dblp(const Facts& entry) {
    const bool preprint_elsewhere =
        !entry.venues.empty() && is_preprint_server(entry.venues.front()) && !is_covered_by_dblp(entry.venues.front());
    return is_covered_kind(entry.kind) && !preprint_elsewhere;
  }

  std::optional<ServiceQuestion> title_search(Service service, const Case& subject) const {
    if (service == Service::dblp && !asks_dblp(subject.entry)) return std::nullopt;
    return fetch::ask_for_title(service, subject.entry.title, first_family(subject.entry));
  }
  std::optional<ServiceQuestion> first_search(const Case& subject) const {
    return title_search(dblp_first(subject.entry) ? Service::dblp : Service::crossref, subject);
  }
  std::optional<ServiceQuestion> second_search(const Case& subject) const {
    return title_search(dblp_first(subject.entry) ? Service::crossref : Service::dblp, subject);
  }

  /// DBLP requires all words of a search. If one word is wrong, the search for the other half of the title succeeds.
  std::optional<ServiceQuestion> half(const Case& subject, bool second) const {
    if (!subject.same.empty() || !dblp_first(subject.entry)) return std::nullopt;
    std::vector<std::string> words = fetch::search_words(subject.entry.title);
    std::erase_if(words, [](const std::string& word) { return word.size() < 3; });
    if (words.size() < 4) return std::nullopt;
    const std::size_t middle = (words.size() + 1) / 2;
    std::string text;
    for (std::size_t i = second ? middle : 0; i < (second ? words.size() : middle); ++i) {
      if (!text.empty()) text += ' ';
      text += words[i];
    }
    return fetch::ask_for_words(text);
  }
  std::optional<ServiceQuestion> first_half(const Case& subject) const { return half(subject, false); }
  std::optional<ServiceQuestion> second_half(const Case& subject) const {
    return subject.near.empty() ? half(subject, true) : std::nullopt;
  }

  std::optional<ServiceQuestion> datacite_search(const Case& subject) const {
    const Kind kind = subject.entry.kind;
    const bool theirs =
        kind == Kind::dataset || kind == Kind::software || kind == Kind::article || kind == Kind::report;
    if (!theirs || !subject.same.empty()) return std::nullopt;
    return fetch::ask_for_title(Service::datacite, subject.entry.title, {});
  }
  std::optional<ServiceQuestion> openalex_search(const Case& subject) const {
    if (!asker_.may_search(Service::openalex)) return std::nullopt;
    const bool published = std::ranges::any_of(subject.same, [](const Found& each) { return !each.facts.preprint; });
    if (published) return std::nullopt;
    return fetch::ask_for_title(Service::openalex, subject.entry.title, {});
  }

  void search(Step step) {
    std::vector<Asked> asked;
    for (Case& each : cases_) {
      if (!is_searchable(each)) continue;
      if (auto question = (this->*step)(each)) asked.push_back({*std::move(question), {&each}, false});
    }
    ask(std::move(asked));
  }

  /// Searches for several titles in one request.
  void search_arxiv() {
    std::vector<Case*> members;
    std::vector<std::string> clauses;
    for (Case& each : cases_) {
      if (!is_searchable(each) || !is_covered_kind(each.entry.kind) || each.same.size() > 1) continue;
      std::vector<std::string> words = fetch::search_words(to_ascii(each.entry.title));
      if (words.size() > longest_phrase) words.resize(longest_phrase);
      if (words.empty()) continue;
      std::string phrase;
      for (const std::string& word : words) phrase += (phrase.empty() ? "" : " ") + word;
      clauses.push_back("ti:\"" + phrase + '"');
      members.push_back(&each);
    }
    std::vector<Asked> asked;
    std::size_t done = 0;
    for (const match::Query& query : match::join_clauses(clauses)) {
      const auto first = members.begin() + static_cast<std::ptrdiff_t>(done);
      std::vector<Case*> these(first, first + static_cast<std::ptrdiff_t>(query.works));
      done += query.works;
      asked.push_back({fetch::ask_for_title(Service::arxiv, query.text, {}), std::move(these), false});
    }
    ask(std::move(asked));
  }

  static constexpr std::size_t longest_phrase = 12;

  fetch::Asker& asker_;
  std::vector<Case> cases_;
};

}  // namespace

Found found_of(const Record& record, std::shared_ptr<const Batch> batch, std::optional<Service> service) {
  Found found;
  found.facts = facts_of(record);
  found.record = &record;
  found.batch = std::move(batch);
  if (service) found.source = fetch::row_of(*service).name;
  found.service = service;
  for (const Scheme scheme : {Scheme::doi, Scheme::arxiv, Scheme::url, Scheme::other}) {
    const Identifier* const id = record.identifier(scheme);
    if (id == nullptr) continue;
    if (found.id.empty()) found.id = id->value;
    if (found.url.empty())
      found.url = id->type == "dblp" ? "https://dblp.org/rec/" + std::string(id->value) : address_of(*id);
  }
  return found;
}

void take(Case& subject, Found found) {
  if (compare_venue(subject.entry, found.facts).agreement == Agreement::yes) subject.venue_known = true;
  std::vector<Found>* list = nullptr;
  switch (compare_works(subject.entry, found.facts, found.by_id)) {
    case Sameness::same:
      list = &subject.same;
      break;
    case Sameness::near:
      list = found.by_id ? &subject.other : &subject.near;
      break;
    case Sameness::other:
      if (!found.by_id) return;
      list = &subject.other;
      break;
  }
  const bool known = std::ranges::any_of(*list, [&](const Found& each) {
    return each.service == found.service && each.source == found.source && each.id == found.id;
  });
  if (!known) list->push_back(std::move(found));
}

int current_year() {
  const std::time_t now = std::time(nullptr);
  std::tm utc = {};
  ::gmtime_r(&now, &utc);
  return utc.tm_year + 1900;
}

std::vector<Verified> verify(std::vector<Facts> entries, fetch::Asker& asker, LocalIndex* index,
                             const VerifyOptions& options) {
  Plan plan(std::move(entries), asker);
  for (Case& each : plan.cases()) {
    if (index != nullptr) index->look_up(each);
    each.offline = !options.ask;
  }
  if (options.ask) plan.run();
  std::vector<Verified> results;
  for (Case& each : plan.cases()) {
    Result result = judge(each, options.current_year);
    results.push_back({std::move(each), std::move(result)});
  }
  return results;
}

}  // namespace opcit::verify
