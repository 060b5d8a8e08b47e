#include "match/duplicates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <set>
#include <unordered_map>

#include "base/ascii.h"
#include "base/lowered.h"
#include "base/utf8.h"
#include "text/unicode.h"

namespace opcit::match {
namespace {

/// In a block, each record is compared with at most this many records before it.
constexpr std::size_t most_compared = 48;
/// Of one record, so many earlier ones that look alike are listed: a column's instalments can be thousands.
constexpr std::size_t most_alike = 8;
/// In larger clusters, only the first members are checked.
constexpr std::size_t most_members = 32;

template <class Values>
bool share(const Values& a, const Values& b) {
  return std::ranges::any_of(a, [&](const auto& value) { return std::ranges::find(b, value) != b.end(); });
}

bool differ(std::string_view a, std::string_view b) noexcept { return !a.empty() && !b.empty() && a != b; }
bool agree(std::string_view a, std::string_view b) noexcept { return !a.empty() && a == b; }

std::vector<std::string_view> venue_words(std::string_view name) {
  constexpr auto small = std::to_array<std::string_view>(
      {"of", "the", "and", "on", "for", "in", "a", "&", "de", "der", "la", "et", "und"});
  std::vector<std::string_view> words;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find_first_of(" .,:-()/"), name.size());
    const std::string_view word = name.substr(0, end);
    if (!word.empty() && std::ranges::find(small, word) == small.end()) words.push_back(word);
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return words;
}

/// True for "j stat softw" and "journal of statistical software".
bool abbreviates(const std::vector<std::string_view>& brief, const std::vector<std::string_view>& full) {
  if (brief.size() != full.size() || brief.empty()) return false;
  for (std::size_t i = 0; i < brief.size(); ++i) {
    const bool prefix = full[i].starts_with(brief[i]) || brief[i].starts_with(full[i]);
    if (!prefix && !(brief[i].front() == full[i].front() && brief[i].back() == full[i].back())) return false;
  }
  return true;
}

/// True for "pnas" and "proceedings national academy sciences".
bool is_acronym(const std::vector<std::string_view>& brief, const std::vector<std::string_view>& full) {
  if (brief.size() != 1 || brief.front().size() < 3 || full.size() < 3) return false;
  std::string letters;
  for (const std::string_view word : full) letters += word.front();
  return letters.starts_with(brief.front());
}

bool same_venue(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return false;
  if (a == b) return true;
  const auto words_a = venue_words(a);
  const auto words_b = venue_words(b);
  return words_a == words_b || abbreviates(words_a, words_b) || is_acronym(words_a, words_b) ||
         is_acronym(words_b, words_a);
}

constexpr std::string_view two_versions = "preprint and published version";

bool has_appeared(const Brief& work) noexcept {
  return !work.container.empty() || (!work.dois.empty() && work.kind != Kind::article);
}

bool is_unpublished(const Brief& work) noexcept {
  return work.kind == Kind::article || (!work.arxiv.empty() && work.container.empty() && work.dois.empty());
}
/// True if both kinds can describe the same work. A document can be anything.
bool kinds_fit(Kind a, Kind b) noexcept {
  const auto is_open = [](Kind kind) {
    return kind == Kind::document || kind == Kind::webpage || kind == Kind::article;
  };
  const auto is_part = [](Kind kind) { return kind == Kind::chapter || kind == Kind::paper_conference; };
  return a == b || is_open(a) || is_open(b) || (is_part(a) && is_part(b));
}

/// Compares the authors. Names may be abbreviated, and later names may be missing.
bool authors_fit(const Brief& a, const Brief& b) {
  if (a.families.empty() || b.families.empty()) return a.families.empty() == b.families.empty();
  const std::size_t both = std::min(a.families.size(), b.families.size());
  for (std::size_t i = 0; i < both; ++i) {
    if (a.families[i] != b.families[i]) return false;
    const std::size_t shorter = std::min(a.initials[i].size(), b.initials[i].size());
    if (a.initials[i].substr(0, std::min<std::size_t>(shorter, 1)) !=
        b.initials[i].substr(0, std::min<std::size_t>(shorter, 1)))
      return false;
  }
  return a.authors == b.authors || a.truncated || b.truncated;
}

bool first_author_fits(const Brief& a, const Brief& b) {
  if (a.families.empty() || b.families.empty()) return true;
  if (a.families.front() != b.families.front()) return false;
  const auto& first = a.initials.front();
  const auto& second = b.initials.front();
  return first.empty() || second.empty() || first.front() == second.front();
}

/// The reason why the two cannot be the same work; empty if there is no contradiction.
std::string_view contradiction(const Brief& a, const Brief& b) {
  const bool one_doi = share(a.dois, b.dois);
  if (!a.dois.empty() && !b.dois.empty() && !one_doi) return "the DOIs differ";
  if (differ(a.arxiv, b.arxiv)) return "the arXiv ids differ";
  if (differ(a.pmid, b.pmid)) return "the PubMed ids differ";
  if (differ(a.edition, b.edition)) return "the editions differ";
  if (differ(a.volume, b.volume) && !one_doi) return "the volumes differ";
  if (differ(a.first_page, b.first_page) && !one_doi) return "the pages differ";
  if (differ(a.issue, b.issue) && !one_doi && a.first_page.empty()) return "the issues differ";
  if (a.kind == Kind::report && differ(a.number, b.number)) return "the report numbers differ";
  if (!kinds_fit(a.kind, b.kind) && !one_doi) return "the types differ";
  if (a.isbns.size() == 1 && b.isbns.size() == 1 && a.kind == Kind::book && a.isbns != b.isbns && a.year != b.year)
    return "the ISBNs and years differ";
  if ((is_unpublished(a) && has_appeared(b)) || (is_unpublished(b) && has_appeared(a))) return two_versions;
  return {};
}

std::optional<std::string> same_identifier(const Brief& a, const Brief& b) {
  for (const std::string& doi : a.dois) {
    if (std::ranges::find(b.dois, doi) != b.dois.end()) return "DOI " + doi;
  }
  if (agree(a.arxiv, b.arxiv)) return "arXiv id " + a.arxiv;
  if (agree(a.pmid, b.pmid)) return "PubMed id " + a.pmid;
  if (a.kind == Kind::book && b.kind == Kind::book && share(a.isbns, b.isbns)) return std::string("ISBN");
  return std::nullopt;
}

/// True if the titles only differ in spelling, or if one is missing.
bool titles_fit(const Brief& a, const Brief& b, TitleLevel level) {
  if (a.title.empty() || b.title.empty()) return true;
  if (level == TitleLevel::similar) return first_author_fits(a, b);
  return level == TitleLevel::equal || level == TitleLevel::equivalent || level == TitleLevel::shortened;
}

/// One title is the other with more words at its end.
bool begins_like(const Title& a, const Title& b) {
  constexpr std::size_t fewest = 4;
  const std::size_t both = std::min(a.words.size(), b.words.size());
  return both >= fewest &&
         std::equal(a.words.begin(), a.words.begin() + static_cast<std::ptrdiff_t>(both), b.words.begin());
}

/// For equal title, year and authors: further evidence for the same work; empty if it is not enough.
std::string support(const Brief& a, const Brief& b, TitleLevel level) {
  const bool pages = agree(a.first_page, b.first_page) && !differ(a.last_page, b.last_page);
  const bool venue = same_venue(a.container, b.container);
  const bool exact = level == TitleLevel::equal;
  const bool close = exact || level == TitleLevel::equivalent || level == TitleLevel::shortened;
  if (pages && venue && !differ(a.volume, b.volume) && begins_like(a.title, b.title))
    return "start of the title, year, first author, venue and pages";
  if (!close) return {};
  if (pages && (venue || agree(a.volume, b.volume) || a.container.empty() || b.container.empty()))
    return "title, year, first author and pages";
  if (a.generic_title || b.generic_title || a.families.empty() || !authors_fit(a, b)) return {};
  if (venue && (exact || agree(a.volume, b.volume))) return "title, year, authors and venue";
  const bool bare = (a.container.empty() && a.first_page.empty()) || (b.container.empty() && b.first_page.empty());
  if (exact && bare) return "title, year and authors; one record has no venue";
  return {};
}

Comparison compare_text(const Brief& a, const Brief& b, TitleLevel level, std::string_view against) {
  const bool looks_alike = level == TitleLevel::equal || level == TitleLevel::equivalent;
  if (a.title.empty() || b.title.empty()) return {};
  const auto alike = [&](std::string_view why) {
    const bool worth = looks_alike && !a.generic_title && !b.generic_title && first_author_fits(a, b);
    return worth ? Comparison{Likeness::alike, fmt::format("same title; {}", why)} : Comparison{};
  };
  if (a.year != b.year) return alike(a.year == 0 || b.year == 0 ? "one has no year" : "the years differ");
  if (!against.empty()) return alike(against);
  if (!first_author_fits(a, b)) return {};
  if (a.year == 0) return alike("neither has a year");
  const std::string reason = support(a, b, level);
  return reason.empty() ? alike("nothing else confirms it") : Comparison{Likeness::same, reason};
}

/// Union-find that never puts two contradicting records into one cluster.
class Joiner {
 public:
  explicit Joiner(const std::vector<Brief>& records)
      : records_(records), parent_(records.size()), members_(records.size()) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    for (std::size_t i = 0; i < records.size(); ++i) members_[i] = {i};
  }

  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  /// Joins two clusters, or returns the reason why they cannot be joined.
  std::string_view join(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    if (a == b) return {};
    for (std::size_t i = 0; i < std::min(members_[a].size(), most_members); ++i) {
      for (std::size_t j = 0; j < std::min(members_[b].size(), most_members); ++j) {
        const std::string_view against = contradiction(records_[members_[a][i]], records_[members_[b][j]]);
        if (!against.empty()) return against;
      }
    }
    if (members_[a].size() < members_[b].size()) std::swap(a, b);
    parent_[b] = a;
    members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
    members_[b].clear();
    return {};
  }

  const std::vector<std::size_t>& members(std::size_t root) const { return members_[root]; }

 private:
  const std::vector<Brief>& records_;
  std::vector<std::size_t> parent_;
  std::vector<std::vector<std::size_t>> members_;
};

/// The keys of blocks. Records that may be the same work share a key.
std::vector<std::string> blocks_of(const Brief& record) {
  std::vector<std::string> keys;
  for (const std::string& doi : record.dois) keys.push_back("d" + doi);
  if (!record.arxiv.empty()) keys.push_back("a" + record.arxiv);
  if (!record.pmid.empty()) keys.push_back("p" + record.pmid);
  if (record.kind == Kind::book && !record.isbns.empty()) keys.push_back("i" + record.isbns.front());
  if (!record.title.empty()) keys.push_back("t" + record.title.key);
  if (record.title.head != 0) keys.push_back("t" + head_key(record.title));
  const std::string first = record.families.empty() ? std::string() : record.families.front();
  if (!first.empty() && record.year != 0 && !record.first_page.empty())
    keys.push_back(fmt::format("g{}|{}|{}", first, record.year, record.first_page));
  if (!first.empty() && record.year != 0 && !record.title.empty())
    keys.push_back(fmt::format("n{}|{}|{}", first, record.year, record.title.words.front()));
  return keys;
}

}  // namespace

bool is_published_version(const Brief& preprint, const Brief& published) {
  const std::int32_t gap = published.year - preprint.year;
  constexpr std::int32_t longest_gap = 8;
  const bool in_time = preprint.year == 0 || published.year == 0 || (gap >= 0 && gap <= longest_gap);
  const bool one_doi = share(preprint.dois, published.dois);
  if (!is_unpublished(preprint) || !has_appeared(published) || is_unpublished(published) || !in_time) return false;
  const TitleLevel level = compare_titles(preprint.title, published.title).level;
  const bool same_title = level == TitleLevel::equal || level == TitleLevel::equivalent;
  if (agree(preprint.arxiv, published.arxiv) || one_doi) return titles_fit(preprint, published, level);
  return same_title && !preprint.generic_title && authors_fit(preprint, published) && !preprint.families.empty() &&
         !differ(preprint.arxiv, published.arxiv);
}

Comparison compare(const Brief& a, const Brief& b) {
  const TitleLevel level = compare_titles(a.title, b.title).level;
  const std::string_view against = contradiction(a, b);
  const auto identifier = same_identifier(a, b);
  if (!identifier) return compare_text(a, b, level, against);
  if (!against.empty()) return {Likeness::alike, fmt::format("same {}; {}", *identifier, against)};
  if (!titles_fit(a, b, level)) return {Likeness::alike, fmt::format("same {}; the titles differ", *identifier)};
  return {Likeness::same, *identifier};
}

Clusters find_duplicates(const std::vector<Brief>& records) {
  std::unordered_map<std::string, std::vector<std::size_t>> blocks;
  std::vector<Pair> same;
  Clusters clusters;
  for (std::size_t i = 0; i < records.size(); ++i) {
    std::set<std::size_t> seen;
    for (std::string& key : blocks_of(records[i])) {
      std::vector<std::size_t>& block = blocks[std::move(key)];
      const std::size_t from = block.size() > most_compared ? block.size() - most_compared : 0;
      seen.insert(block.begin() + static_cast<std::ptrdiff_t>(from), block.end());
      block.push_back(i);
    }
    std::size_t alike = 0;
    for (const std::size_t earlier : seen) {
      if (earlier == i) continue;
      Comparison comparison = compare(records[earlier], records[i]);
      if (comparison.likeness == Likeness::different) continue;
      if (comparison.likeness == Likeness::alike && ++alike > most_alike) continue;
      auto& list = comparison.likeness == Likeness::same ? same : clusters.alike;
      list.push_back({earlier, i, std::move(comparison.reason)});
    }
  }
  Joiner joiner(records);
  for (Pair& pair : same) {
    const std::string_view against = joiner.join(pair.a, pair.b);
    if (against.empty()) {
      clusters.joined.push_back(std::move(pair));
    } else {
      clusters.alike.push_back(
          {pair.a, pair.b, fmt::format("same {}; {} in a record joined before", pair.reason, against)});
    }
  }
  const auto holds_less = [&](std::size_t x, std::size_t y) {
    return records[x].weight != records[y].weight ? records[x].weight < records[y].weight : x > y;
  };
  clusters.survivor.resize(records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    const std::vector<std::size_t>& members = joiner.members(i);
    if (members.empty()) continue;
    const std::size_t survivor = *std::ranges::max_element(members, holds_less);
    for (const std::size_t member : members) clusters.survivor[member] = survivor;
  }
  return clusters;
}

}  // namespace opcit::match
