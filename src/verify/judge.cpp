#include "verify/judge.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include "verify/compare.h"
#include "verify/retraction.h"
#include "verify/venues.h"

namespace opcit::verify {
namespace {

using Comparer = FieldResult (*)(const Facts& entry, const Facts& found);

struct FieldRow {
  std::string_view field;
  Comparer compare;
};
constexpr auto field_rows = std::to_array<FieldRow>({{"title", compare_title},
                                                     {"author", compare_authors},
                                                     {"year", compare_year},
                                                     {"venue", compare_venue},
                                                     {"pages", compare_pages}});

/// Services by the quality of their names, venues and years.
constexpr auto preference =
    std::to_array<fetch::Service>({fetch::Service::dblp, fetch::Service::crossref, fetch::Service::arxiv,
                                   fetch::Service::datacite, fetch::Service::openalex});

bool claims_publication(const Facts& entry) {
  return !entry.venues.empty() && !is_preprint_server(entry.venues.front());
}

/// A record without a place of publication and without a DOI, as OpenAlex has them of preprints, proves nothing.
bool is_published(const Found& found) {
  return !found.facts.preprint && !(found.facts.venues.empty() && found.facts.dois.empty());
}

bool any_published(const std::vector<Found>& found) { return std::ranges::any_of(found, is_published); }

bool only_initials(const Facts& facts) {
  return std::ranges::any_of(facts.authors, [](const Person& person) {
    return !person.given.empty() &&
           std::ranges::all_of(person.given, [](const std::string& word) { return word.size() == 1; });
  });
}

/// The combined result of all sources for one field.
struct Opinion {
  Agreement agreement = Agreement::unknown;
  std::string_view rule;
  const Found* best = nullptr;  ///< The source with the best value.
  int against = 0;
  bool by_id = false;  ///< A record with the entry's own identifier disagrees.
};

/// False if preprint and published version may differ in the field.
bool counts_for(std::string_view field, const Facts& entry, const Found& found, bool published) {
  const bool redeposit = rank_of(found) % 20 >= 10;
  if (field == "pages") return !found.facts.preprint && !redeposit;
  if (field == "venue" && found.facts.preprint) return !claims_publication(entry);
  if (field == "year" && found.facts.preprint && published) return !claims_publication(entry);
  // The paper may be published up to three years after the preprint.
  if (field == "year" && found.facts.preprint && claims_publication(entry)) {
    return entry.year < found.facts.year || entry.year > found.facts.year + 3;
  }
  return true;
}

bool is_better(std::string_view field, const Found& a, const Found& b) {
  if (field == "author" && only_initials(a.facts) != only_initials(b.facts)) return only_initials(b.facts);
  return rank_of(a) < rank_of(b);
}

/// True if the rule is about an author missing in a source that often has incomplete lists.
bool is_weak(std::string_view rule, const Found& found) {
  return rule == "author-added" && found.service != fetch::Service::dblp && found.service != fetch::Service::crossref;
}

Opinion opinion_of(const FieldRow& row, const Facts& entry, const std::vector<Found>& found) {
  Opinion opinion;
  const bool published = any_published(found);
  for (const Found& each : found) {
    if (!counts_for(row.field, entry, each, published)) continue;
    const FieldResult result = row.compare(entry, each.facts);
    if (result.agreement == Agreement::unknown) continue;
    if (result.agreement == Agreement::yes) {
      if (opinion.agreement != Agreement::yes || result.rule.empty())
        opinion = {Agreement::yes, result.rule, &each, 0, false};
      continue;
    }
    if (opinion.agreement == Agreement::yes) continue;
    if (is_weak(result.rule, each) && found.size() == 1) {
      opinion.rule = result.rule;
      continue;
    }
    opinion.agreement = Agreement::no;
    ++opinion.against;
    opinion.by_id = opinion.by_id || each.by_id;
    if (opinion.best == nullptr || is_better(row.field, each, *opinion.best)) {
      opinion.best = &each;
      opinion.rule = result.rule;
    }
  }
  return opinion;
}

std::string value_of(std::string_view field, const Facts& facts) {
  if (field == "title") return facts.title;
  if (field == "author") return joined_authors(facts.authors) + (facts.truncated ? " and others" : "");
  if (field == "year") return facts.year == 0 ? std::string() : std::to_string(facts.year);
  if (field == "venue") return facts.venues.empty() ? std::string() : facts.venues.front();
  return facts.pages;
}

std::string wanted_value(std::string_view field, const Facts& facts) {
  return field == "venue" ? short_venue(value_of(field, facts)) : value_of(field, facts);
}

Problem problem_of(std::string_view field, const Facts& entry, const Opinion& opinion) {
  return {std::string(field), value_of(field, entry), wanted_value(field, opinion.best->facts), opinion.best->source,
          std::string(opinion.rule)};
}

constexpr std::string_view text_of_rule(std::string_view rule) {
  struct Row {
    std::string_view rule;
    std::string_view text;
  };
  constexpr auto texts = std::to_array<Row>({
      {"title-subtitle", "the subtitle is missing on one side"},
      {"title-spelling", "the title differs in British and American spelling only"},
      {"author-et-al", "the list of authors is cut short and says so"},
      {"author-alphabetical", "the same authors, in the order of the alphabet"},
      {"author-given", "one given name differs"},
      {"year-online", "the years of the print and online editions differ by one"},
      {"venue-alias", "another name of the same venue"},
  });
  const auto row = std::ranges::find(texts, rule, &Row::rule);
  return row == texts.end() ? std::string_view() : row->text;
}

/// A problem if the entry names a venue, but only a preprint of the work is known.
std::optional<Problem> unpublished(const Case& subject) {
  const Facts& entry = subject.entry;
  if (!claims_publication(entry) || any_published(subject.same) || !subject.faults.empty() || subject.offline)
    return std::nullopt;
  const auto told = [&](fetch::Service service) {
    return std::ranges::find(subject.told, service) != subject.told.end();
  };
  if (!told(fetch::Service::crossref) || subject.same.empty()) return std::nullopt;
  const bool covered = is_covered_by_dblp(entry.venues.front());
  if (covered && !told(fetch::Service::dblp)) return std::nullopt;
  const Found& preprint = subject.same.front();
  // DBLP may not have the proceedings yet. Then only an entry that gives the id of the preprint is wrong.
  if (covered && std::ranges::none_of(subject.same, &Found::by_id)) return std::nullopt;
  if (preprint.facts.venues.empty()) return std::nullopt;
  return Problem{"venue", entry.venues.front(), short_venue(preprint.facts.venues.front()), preprint.source,
                 "venue-preprint"};
}

class Judge {
 public:
  Judge(const Case& subject, int current_year) : case_(subject), entry_(subject.entry), current_year_(current_year) {
    result_.key = entry_.key;
    result_.title = entry_.title;
    result_.input = entry_.input;
    result_.hash = hash_of(entry_);
    result_.source = entry_.source;
  }

  Result decide() {
    add_sources();
    const std::vector<Found>& evidence = evidence_of();
    compare(evidence);
    add_own_problems(evidence);
    compare_identifiers();
    const bool retracted = add_retractions(case_, result_);
    if (retracted) {
      result_.verdict = Verdict::retracted;
    } else if (!result_.problems.empty()) {
      result_.verdict = is_certain() ? Verdict::mismatch : Verdict::unchecked;
      if (!is_certain())
        result_.reasons.push_back("differences were found, but a source that may explain them was not reached");
    } else if (!case_.same.empty() && claims_publication(entry_) && !any_published(case_.same)) {
      result_.reasons.push_back(
          "sources know it as a preprint only; that it was published there could not be confirmed");
    } else if (!case_.same.empty()) {
      result_.verdict = Verdict::verified;
      add_reason_of_verified();
    } else {
      decide_missing();
    }
    for (const std::string& fault : case_.faults) result_.reasons.push_back(fault);
    result_.unreached = result_.verdict == Verdict::unchecked && !case_.faults.empty();
    return std::move(result_);
  }

 private:
  /// If nothing better was found, works of other titles count if an identifier of the entry leads to them.
  const std::vector<Found>& evidence_of() const {
    if (!case_.same.empty()) return case_.same;
    return case_.near.empty() ? case_.other : case_.near;
  }

  void add_sources() {
    for (const std::vector<Found>* list : {&case_.same, &case_.near, &case_.other}) {
      for (const Found& each : *list) {
        const int score = match::compare_titles(entry_.words, each.facts.words).percent;
        result_.sources.push_back({each.source, each.id, each.url, score});
      }
    }
  }

  void compare(const std::vector<Found>& evidence) {
    for (const FieldRow& row : field_rows) {
      const Opinion opinion = opinion_of(row, entry_, evidence);
      if (opinion.agreement == Agreement::no) {
        weak_ = weak_ && opinion.against < 2 && !opinion.by_id;
        result_.problems.push_back(problem_of(row.field, entry_, opinion));
      } else if (const std::string_view text = text_of_rule(opinion.rule); !text.empty()) {
        result_.notes.push_back({std::string(opinion.rule), std::string(text)});
      }
    }
    if (auto problem = unpublished(case_)) result_.problems.push_back(*std::move(problem));
    if (case_.same.empty() && !evidence.empty()) {
      result_.reasons.push_back(case_.near.empty() ? "no source has this work; its identifier leads to another one"
                                                   : "no source has this work; the nearest one differs");
    }
  }

  /// Adds problems that do not depend on sources.
  void add_own_problems(const std::vector<Found>& evidence) {
    if (entry_.year > current_year_ + 1) {
      const bool there =
          std::ranges::any_of(result_.problems, [](const Problem& each) { return each.field == "year"; });
      if (!there) result_.problems.push_back({"year", std::to_string(entry_.year), {}, {}, "year-future"});
      weak_ = false;
    }
    if (!entry_.authors.empty() && is_covered_kind(entry_.kind) && is_placeholder(entry_.authors.front())) {
      const bool there =
          std::ranges::any_of(result_.problems, [](const Problem& each) { return each.field == "author"; });
      const bool named = !evidence.empty() && !evidence.front().facts.authors.empty();
      if (!there) {
        result_.problems.push_back({"author", value_of("author", entry_),
                                    named ? value_of("author", evidence.front().facts) : std::string(),
                                    named ? evidence.front().source : std::string(), "author-placeholder"});
      }
      weak_ = false;
    }
  }

  /// Adds a problem for a DOI or arXiv id that is unknown or belongs to another work.
  void compare_identifiers() {
    if (case_.same.empty()) return;
    const std::vector<Found>& same = case_.same;
    for (const Found& other : case_.other) {
      const bool arxiv = other.service == fetch::Service::arxiv && entry_.dois.empty();
      const bool confirmed = std::ranges::any_of(same, [](const Found& each) { return each.by_id; });
      if (confirmed && !arxiv) continue;
      result_.problems.push_back({arxiv ? "arxiv" : "doi", arxiv ? entry_.arxiv : own_doi(),
                                  arxiv ? arxiv_of(same) : doi_of(same), other.source,
                                  arxiv ? "arxiv-other" : "doi-other"});
      weak_ = false;
      result_.reasons.push_back(fmt::format("{} says that it is \"{}\"", other.source, other.facts.title));
      return;
    }
    if (case_.doi_unknown && !entry_.dois.empty() && !is_doi_of(same)) {
      result_.problems.push_back({"doi", own_doi(), doi_of(same), "Crossref, DataCite", "doi-unknown"});
      weak_ = false;
    }
    if (case_.arxiv_unknown && !entry_.arxiv.empty()) {
      result_.problems.push_back({"arxiv", entry_.arxiv, arxiv_of(same), "arXiv", "arxiv-unknown"});
      weak_ = false;
    }
  }

  std::string own_doi() const { return entry_.dois.empty() ? "10.48550/arXiv." + entry_.arxiv : entry_.dois.front(); }
  bool is_doi_of(const std::vector<Found>& same) const {
    return std::ranges::any_of(same, [&](const Found& each) {
      return std::ranges::find(each.facts.dois, entry_.dois.front()) != each.facts.dois.end();
    });
  }
  static std::string doi_of(const std::vector<Found>& same) {
    const Found* best = nullptr;
    for (const Found& each : same) {
      if (!each.facts.dois.empty() && (best == nullptr || rank_of(each) < rank_of(*best))) best = &each;
    }
    if (best != nullptr) return best->facts.dois.front();
    const std::string arxiv = arxiv_of(same);
    return arxiv.empty() ? arxiv : "10.48550/arXiv." + arxiv;
  }
  static std::string arxiv_of(const std::vector<Found>& same) {
    for (const Found& each : same) {
      if (!each.facts.arxiv.empty()) return each.facts.arxiv;
    }
    return {};
  }

  /// If a service was not reached, one record found by its title is not sufficient for a mismatch.
  bool is_certain() const { return (case_.faults.empty() && !case_.offline) || !weak_; }

  void add_reason_of_verified() {
    std::string names;
    for (const Found& each : case_.same) {
      if (names.find(each.source) != std::string::npos) continue;
      if (!names.empty()) names += ", ";
      names += each.source;
    }
    result_.reasons.push_back(fmt::format("compared with {}", names));
    if (!entry_.venues.empty() && claims_publication(entry_)) return;
    for (const Found& each : case_.same) {
      if (each.facts.preprint) continue;
      std::string text = "published version:";
      if (!each.facts.venues.empty()) text += ' ' + short_venue(each.facts.venues.front());
      if (each.facts.year != 0) text += fmt::format(" {}", each.facts.year);
      if (!each.facts.dois.empty()) text += ", DOI " + each.facts.dois.front();
      if (!entry_.dois.empty() || each.facts.dois.empty() || entry_.arxiv.empty()) return;
      result_.notes.push_back({"published", text});
      return;
    }
  }

  void decide_missing() {
    result_.verdict = Verdict::unchecked;
    if (!case_.faults.empty()) return;
    if (case_.offline) return result_.reasons.push_back("offline: the cache and the index do not have it");
    if (!case_.asked) return result_.reasons.push_back("too little to go by: neither an identifier nor a title");
    if (const std::string why = covered(); !why.empty()) {
      result_.verdict = Verdict::not_found;
      result_.reasons.push_back(why);
      return;
    }
    const std::string kind(entry_.kind == Kind::document ? "record" : spelling(entry_.kind));
    result_.reasons.push_back(fmt::format("no source that was asked covers this {} for certain", kind));
  }

  /// The reason why a source must have the work; empty if no source must.
  std::string covered() const {
    const auto told = [&](fetch::Service service) {
      return std::ranges::find(case_.told, service) != case_.told.end();
    };
    if (case_.doi_unknown) return "nobody who registers DOIs that was asked has this DOI, and no source has the title";
    if (case_.arxiv_unknown) return "arXiv does not have this id, and no source has the title";
    if (!is_covered_kind(entry_.kind)) return {};
    if (entry_.venues.empty()) {
      const bool paper =
          entry_.kind == Kind::paper_conference && told(fetch::Service::dblp) && told(fetch::Service::crossref);
      return paper ? "neither DBLP nor Crossref has this paper" : std::string();
    }
    const std::string& venue = entry_.venues.front();
    if (is_preprint_server(venue) && short_venue(venue) == "arXiv") {
      return told(fetch::Service::arxiv) ? "arXiv does not have this title" : std::string();
    }
    if (told(fetch::Service::dblp) && is_covered_by_dblp(venue))
      return "DBLP, which covers this venue, does not have it";
    if (case_.venue_known) return "the sources that have other works of this venue do not have it";
    return {};
  }

  const Case& case_;
  const Facts& entry_;
  int current_year_;
  bool weak_ = true;
  Result result_;
};

}  // namespace

int rank_of(const Found& found) {
  const int place = static_cast<int>(std::ranges::find(preference, found.service) - preference.begin());
  // Proceedings deposited a second time, with sorted authors and invented pages.
  const bool redeposit = std::ranges::any_of(found.facts.dois, [](const std::string& doi) {
    return doi.starts_with("10.52202/") || doi.starts_with("10.65215/");
  });
  return (found.facts.preprint ? 20 : 0) + (redeposit ? 10 : 0) + place;
}

std::string_view spelling(Verdict verdict) noexcept {
  constexpr auto names =
      std::to_array<std::string_view>({"verified", "mismatch", "retracted", "not-found", "unchecked"});
  return names[static_cast<std::size_t>(verdict)];
}

bool is_covered_kind(Kind kind) noexcept {
  constexpr auto kinds = std::to_array<Kind>({Kind::article, Kind::article_journal, Kind::paper_conference});
  return std::ranges::find(kinds, kind) != kinds.end();
}

bool is_settled(const Case& subject) {
  if (subject.same.empty() || !subject.other.empty() || subject.doi_unknown) return false;
  for (const FieldRow& row : field_rows) {
    const Opinion opinion = opinion_of(row, subject.entry, subject.same);
    if (opinion.agreement == Agreement::no) return false;
    if (opinion.agreement == Agreement::yes) continue;
    if (row.field == "author" && !subject.entry.authors.empty()) return false;
    if (row.field == "venue" && claims_publication(subject.entry) && !any_published(subject.same)) return false;
  }
  return true;
}

Result judge(const Case& subject, int current_year) { return Judge(subject, current_year).decide(); }

}  // namespace opcit::verify
