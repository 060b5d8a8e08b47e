#include "verify/venues.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "match/title.h"

namespace opcit::verify {
namespace {

using Words = std::vector<std::string>;

struct VenueRow {
  std::string_view id;      ///< The usual short form.
  std::string_view phrase;  ///< A part of the full name, in folded words.
  bool dblp = true;         ///< Covered by DBLP.
};

/// Names that do not follow from each other by rule. If a name contains several phrases, the longest one counts.
/// Acronyms are also found as whole words.
constexpr auto rows = std::to_array<VenueRow>({
    {"arXiv", "arxiv"},
    {"arXiv", "corr"},
    {"arXiv", "computing research repository"},
    {"bioRxiv", "biorxiv", false},
    {"medRxiv", "medrxiv", false},
    {"ChemRxiv", "chemrxiv", false},
    {"Research Square", "research square", false},
    {"SSRN", "ssrn", false},
    {"SSRN", "social science research network", false},
    {"Zenodo", "zenodo", false},
    {"figshare", "figshare", false},
    {"NeurIPS", "advances in neural information processing systems"},
    {"NeurIPS", "neural information processing systems"},
    {"NeurIPS", "nips"},
    {"NeurIPS", "neurips"},
    {"AISTATS", "international conference on artificial intelligence and statistics"},
    {"AISTATS", "aistats"},
    {"ICML", "international conference on machine learning"},
    {"ICML", "icml"},
    {"ICLR", "international conference on learning representations"},
    {"ICLR", "iclr"},
    {"WACV", "winter conference on applications of computer vision"},
    {"WACV", "wacv"},
    {"CVPR", "computer vision and pattern recognition"},
    {"CVPR", "cvpr"},
    {"ICCV", "international conference on computer vision"},
    {"ICCV", "iccv"},
    {"ECCV", "european conference on computer vision"},
    {"ECCV", "computer vision eccv"},
    {"ECCV", "eccv"},
    {"IJCAI", "international joint conference on artificial intelligence"},
    {"IJCAI", "international joint conferences on artificial intelligence"},
    {"IJCAI", "ijcai"},
    {"AAAI", "aaai"},
    {"NAACL", "north american chapter of the association for computational linguistics"},
    {"NAACL", "naacl"},
    {"EACL", "european chapter of the association for computational linguistics"},
    {"EACL", "eacl"},
    {"TACL", "transactions of the association for computational linguistics"},
    {"TACL", "trans assoc comput linguistics"},
    {"TACL", "tacl"},
    {"Findings of ACL", "findings of the association for computational linguistics"},
    {"ACL", "annual meeting of the association for computational linguistics"},
    {"EMNLP", "empirical methods in natural language processing"},
    {"EMNLP", "emnlp"},
    {"COLING", "international conference on computational linguistics"},
    {"COLING", "coling"},
    {"CoNLL", "computational natural language learning"},
    {"CoNLL", "conll"},
    {"ACL", "acl"},
    {"COLT", "conference on learning theory"},
    {"COLT", "colt"},
    {"UAI", "uncertainty in artificial intelligence"},
    {"UAI", "uai"},
    {"KDD", "knowledge discovery and data mining"},
    {"KDD", "kdd"},
    {"SIGIR", "research and development in information retrieval"},
    {"SIGIR", "sigir"},
    {"CIKM", "information and knowledge management"},
    {"CIKM", "cikm"},
    {"WSDM", "web search and data mining"},
    {"WSDM", "wsdm"},
    {"WWW", "world wide web"},
    {"WWW", "acm web conference"},
    {"WWW", "the web conference"},
    {"WWW", "www"},
    {"ICDM", "international conference on data mining"},
    {"ICDM", "icdm"},
    {"ICDE", "international conference on data engineering"},
    {"ICDE", "icde"},
    {"SIGMOD", "management of data"},
    {"SIGMOD", "sigmod"},
    {"VLDB", "very large data bases"},
    {"CHI", "human factors in computing systems"},
    {"CHI", "chi"},
    {"CSCW", "computer supported cooperative work"},
    {"UIST", "user interface software and technology"},
    {"CCS", "computer and communications security"},
    {"CCS", "ccs"},
    {"USENIX Security", "usenix security"},
    {"S&P", "symposium on security and privacy"},
    {"NDSS", "network and distributed system security"},
    {"SOUPS", "usable privacy and security"},
    {"SOUPS", "soups"},
    {"OSDI", "operating systems design and implementation"},
    {"OSDI", "osdi"},
    {"SOSP", "operating systems principles"},
    {"SOSP", "sosp"},
    {"NSDI", "networked systems design and implementation"},
    {"NSDI", "nsdi"},
    {"SIGCOMM", "sigcomm"},
    {"ICSE", "international conference on software engineering"},
    {"ICSE", "icse"},
    {"FSE", "foundations of software engineering"},
    {"PLDI", "programming language design and implementation"},
    {"PLDI", "pldi"},
    {"POPL", "principles of programming languages"},
    {"POPL", "popl"},
    {"STOC", "theory of computing"},
    {"STOC", "stoc"},
    {"FOCS", "foundations of computer science"},
    {"FOCS", "focs"},
    {"SODA", "symposium on discrete algorithms"},
    {"SODA", "soda"},
    {"ICRA", "international conference on robotics and automation"},
    {"ICRA", "icra"},
    {"IROS", "intelligent robots and systems"},
    {"IROS", "iros"},
    {"CoRL", "conference on robot learning"},
    {"CoRL", "corl"},
    {"RSS", "robotics science and systems"},
    {"ICASSP", "acoustics speech and signal processing"},
    {"ICASSP", "icassp"},
    {"Interspeech", "interspeech"},
    {"MICCAI", "medical image computing and computer assisted intervention"},
    {"MICCAI", "miccai"},
    {"SIGGRAPH", "siggraph"},
    {"LREC", "language resources and evaluation"},
    {"LREC", "lrec"},
    {"JMLR", "jmlr"},
    {"JMLR", "journal of machine learning research"},
    {"JMLR", "j mach learn res"},
    {"TMLR", "transactions on machine learning research"},
    {"TMLR", "trans mach learn res"},
    {"TMLR", "tmlr"},
    {"TPAMI", "transactions on pattern analysis and machine intelligence"},
    {"TPAMI", "trans pattern anal mach intell"},
    {"TPAMI", "tpami"},
    {"TPAMI", "pami"},
    {"JAIR", "journal of artificial intelligence research"},
    {"JAIR", "j artif intell res"},
    {"JAIR", "jair"},
    {"PVLDB", "proceedings of the vldb endowment"},
    {"PVLDB", "proc vldb endow"},
    {"PVLDB", "pvldb"},
    {"PNAS", "national academy of sciences", false},
    {"PNAS", "proc natl acad sci", false},
    {"PNAS", "pnas", false},
});

constexpr auto preprint_servers = std::to_array<std::string_view>(
    {"arXiv", "bioRxiv", "medRxiv", "ChemRxiv", "Research Square", "SSRN", "Zenodo", "figshare"});

constexpr auto series = std::to_array<std::string_view>(
    {"lecture notes in", "communications in computer and information science", "ceur workshop proceedings",
     "proceedings of machine learning research", "acm international conference proceeding series", "lipics",
     "ifip advances", "advances in intelligent systems", "studies in computational intelligence"});

constexpr auto side_events = std::to_array<std::string_view>({"workshop", "workshops", "companion", "extended"});

/// Words that abbreviations leave out, or that all venues share.
constexpr auto weightless = std::to_array<std::string_view>(
    {"the",        "of",   "on",  "in",   "and",     "for",       "a",           "an",   "to",     "de",
     "la",         "le",   "et",  "und",  "der",     "des",       "proceedings", "proc", "annual", "international",
     "conference", "intl", "int", "conf", "meeting", "symposium", "symp"});

template <class Table>
bool is_one_of(const Table& table, std::string_view word) {
  return std::ranges::find(table, word) != table.end();
}

/// Drops text in parentheses and after " : " (" : official journal of ..").
std::string_view head_of(std::string_view venue) {
  const std::size_t cut = std::min({venue.find(" ("), venue.find(" : "), venue.size()});
  return cut == 0 ? venue : venue.substr(0, cut);
}

std::string spaced(const Words& words) {
  std::string out = " ";
  for (const std::string& word : words) out += word + ' ';
  return out;
}

struct Known {
  std::string_view id;
  bool side_event = false;
  bool dblp = false;
};

Known find_known(std::string_view venue) {
  const Words words = match::normalise_title(venue).words;
  const std::string text = spaced(words);
  const VenueRow* best = nullptr;
  for (const VenueRow& row : rows) {
    const bool longer = best == nullptr || row.phrase.size() > best->phrase.size();
    if (longer && text.find(' ' + std::string(row.phrase) + ' ') != std::string::npos) best = &row;
  }
  if (best == nullptr) return {};
  const bool side = std::ranges::any_of(words, [](const std::string& word) { return is_one_of(side_events, word); });
  return {best->id, side, best->dblp};
}

Words telling(std::string_view venue) {
  Words words = match::normalise_title(venue).words;
  std::erase_if(words,
                [](const std::string& word) { return is_one_of(weightless, word) || ascii::is_digit(word.front()); });
  return words;
}

/// True for "Proc Natl Acad Sci" and "Proceedings National Academy Sciences": each word abbreviates its counterpart.
bool abbreviates(const Words& brief, const Words& full) {
  if (brief.empty() || brief.size() != full.size()) return false;
  for (std::size_t i = 0; i < brief.size(); ++i) {
    const std::string& a = brief[i];
    const std::string& b = full[i];
    if (b.starts_with(a)) continue;
    // "natl" of "national": the first letter is the same, the other letters follow in order.
    if (a.front() != b.front()) return false;
    std::size_t at = 0;
    for (const char c : b) {
      if (at < a.size() && a[at] == c) ++at;
    }
    if (at < a.size()) return false;
  }
  return true;
}

bool contains_all(const Words& few, const Words& many) {
  return std::ranges::all_of(few, [&](const std::string& word) { return is_one_of(many, word); });
}

/// True for "BMJ" and "British Medical Journal".
bool is_acronym(std::string_view brief, std::string_view full) {
  const Words one = match::normalise_title(brief).words;
  if (one.size() != 1 || one[0].size() < 2 || one[0].size() > 8) return false;
  std::string all;
  std::string weighty;
  for (const std::string& word : match::normalise_title(full).words) {
    if (ascii::is_digit(word.front())) continue;
    all += word.front();
    constexpr auto small = std::to_array<std::string_view>({"the", "of", "on", "in", "and", "for", "a"});
    if (!is_one_of(small, word)) weighty += word.front();
  }
  return one[0] == all || one[0] == weighty || (weighty.ends_with(one[0]) && one[0].size() >= 3);
}

bool similar_names(std::string_view a, std::string_view b) {
  const Words left = telling(head_of(a));
  const Words right = telling(head_of(b));
  if (left.empty() || right.empty()) return false;
  if (abbreviates(left, right) || abbreviates(right, left)) return true;
  const bool enough = std::min(left.size(), right.size()) >= 2 || left.size() == right.size();
  if (enough && (contains_all(left, right) || contains_all(right, left))) return true;
  return is_acronym(a, b) || is_acronym(b, a);
}

/// Splits a name in several languages: "Yi chuan = Hereditas".
Words names_of(std::string_view venue) {
  Words names;
  while (!venue.empty()) {
    const std::size_t end = std::min(venue.find(" = "), venue.size());
    names.emplace_back(venue.substr(0, end));
    venue.remove_prefix(std::min(end + 3, venue.size()));
  }
  return names;
}

}  // namespace

bool is_series(std::string_view venue) {
  const std::string text = spaced(match::normalise_title(venue).words);
  return std::ranges::any_of(series, [&](std::string_view name) { return text.find(name) != std::string::npos; });
}

bool is_preprint_server(std::string_view venue) {
  const Known known = find_known(venue);
  return is_one_of(preprint_servers, known.id);
}

bool is_covered_by_dblp(std::string_view venue) { return find_known(venue).dblp; }

std::string short_venue(std::string_view venue) {
  const Known known = find_known(venue);
  if (known.id.empty() || known.side_event) return std::string(venue);
  return std::string(known.id);
}

SameVenue compare_venues(std::string_view a, std::string_view b) {
  const Known left = find_known(a);
  const Known right = find_known(b);
  if (!left.id.empty() && !right.id.empty()) {
    return left.id == right.id && left.side_event == right.side_event ? SameVenue::yes : SameVenue::no;
  }
  if ((left.id.empty() && is_series(a)) || (right.id.empty() && is_series(b))) return SameVenue::unknown;
  for (const std::string& one : names_of(a)) {
    for (const std::string& other : names_of(b)) {
      if (similar_names(one, other)) return SameVenue::yes;
    }
  }
  return SameVenue::no;
}

}  // namespace opcit::verify
