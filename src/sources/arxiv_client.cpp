#include "sources/arxiv_client.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <utility>

#include "http/address.h"
#include "model/identifiers.h"
#include "module/module.h"
#include "opcit/error.h"
#include "opcit/version.h"
#include "sources/feed.h"

namespace opcit::fetch {
namespace {

/// Without max_results, arXiv silently cuts long lists; with it, the limit is 2000. A few hundred ids keep an answer
/// under a few hundred kilobytes.
constexpr std::size_t ids_a_request = 200;
constexpr int most_results = 2000;
constexpr Milliseconds politeness{3000};

const Format& arxiv_format(const Registry& registry) {
  const Format* const format = registry.find("arxiv");
  if (format == nullptr || format->reader == nullptr) throw UsageError("the registry has no reader of arXiv's feeds");
  return *format;
}

Address checked_address(const ArxivOptions& options) {
  const auto address = parse_address(options.url);
  if (!address || address->path.find('?') != std::string_view::npos) {
    throw UsageError(fmt::format("'{}' is no address of an API", options.url),
                     "it looks like https://export.arxiv.org/api/query");
  }
  if (!may_be_asked(options.url)) {
    throw UsageError(fmt::format("'{}' is not encrypted", options.url), "http is for this machine (127.0.0.1) only");
  }
  if (options.min_interval < politeness && !is_loopback(*address)) {
    throw UsageError("an interval below 3 s breaks arXiv's terms of use", "less is for this machine (127.0.0.1) only");
  }
  return *address;
}

std::string user_agent(const std::string& contact) {
  const auto printable = [](char c) { return c > ' ' && c < 0x7F && c != '(' && c != ')'; };
  if (!std::ranges::all_of(contact, printable) || contact.size() > 200) {
    throw UsageError("this contact cannot be sent", "an e-mail address or a web address, in ASCII and without blanks");
  }
  return contact.empty() ? fmt::format("opcit/{}", version()) : fmt::format("opcit/{} (+{})", version(), contact);
}

/// arXiv's terms of use count all its services together.
std::string site_of(const Address& address) {
  std::string_view host = address.host;
  if (host == "arxiv.org" || host.ends_with(".arxiv.org")) host = "arxiv.org";
  return address.port.empty() ? std::string(host) : fmt::format("{}:{}", host, address.port);
}

std::string query_of_ids(std::span<const std::string> ids) {
  std::string query = "id_list=";
  for (const std::string& id : ids) {
    if (query.back() != '=') query += "%2C";
    append_encoded(query, id);
  }
  query += fmt::format("&start=0&max_results={}", ids.size());
  return query;
}

/// True for an ORCID iD or an arXiv author id ("warner_s_1").
bool is_author_id(std::string_view id) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  return !id.empty() && id.size() <= 100 && std::ranges::all_of(id, fits);
}

std::string_view bare_author(std::string_view author) {
  for (const std::string_view prefix : {"https://", "http://", "orcid.org/", "arxiv.org/a/"}) {
    if (author.starts_with(prefix)) author.remove_prefix(prefix.size());
  }
  return author;
}

/// Sorts the records in the order of the ids. An id without a version matches any version.
std::vector<const Record*> in_order(const std::vector<std::string>& ids, const std::vector<const Record*>& records) {
  std::map<std::string, const Record*, std::less<>> by_id;
  for (const Record* record : records) {
    const Identifier* const own = record->identifier(Scheme::arxiv);
    if (own == nullptr) continue;
    by_id.emplace(own->value, record);
    by_id.emplace(std::string(own->value) + std::string(own->version), record);
  }
  std::vector<const Record*> ordered;
  for (const std::string& id : ids) {
    if (const auto found = by_id.find(id); found != by_id.end()) ordered.push_back(found->second);
  }
  return ordered;
}

}  // namespace

std::string plain_arxiv_id(std::string_view text) {
  const auto id = parse_arxiv_id(text);
  return id ? canonical_arxiv(id->value) + std::string(id->version) : std::string();
}

std::string default_cache_folder() {
  // The specification requires relative paths to be ignored.
  if (const char* const given = std::getenv("XDG_CACHE_HOME"); given != nullptr && given[0] == '/') {
    return std::string(given) + "/opcit";
  }
  if (const char* const home = std::getenv("HOME"); home != nullptr && home[0] == '/') {
    return std::string(home) + "/.cache/opcit";
  }
  return {};
}

ArxivClient::ArxivClient(const Module& module, const Registry& registry, const ArxivOptions& options, Watcher& watcher,
                         Clock& clock)
    : url_(options.url), format_(arxiv_format(registry)) {
  const Address address = checked_address(options);
  HttpOptions http;
  http.user_agent = user_agent(options.contact);
  http.total_timeout = options.total_timeout;
  http.cancelled = &cancelled_;
  http_ = module.http(http);
  cache_ = open_cache(module, options, watcher);
  GateOptions gate;
  gate.site = site_of(address);
  gate.folder = options.offline ? std::string() : options.cache_folder;
  gate.interval = options.min_interval;
  gate.longest_wait = options.longest_wait;
  gate_ = std::make_unique<Gate>(gate, cache_.get(), clock, cancelled_, watcher);
  FetcherOptions fetcher;
  fetcher.service = fmt::format("arXiv ({})", gate.site == "arxiv.org" ? address.host : gate.site);
  fetcher.max_age = options.max_age;
  fetcher.offline = options.offline;
  fetcher.tries = options.tries;
  fetcher.backoff = std::max(options.min_interval, Milliseconds(10));
  fetcher_ = std::make_unique<Fetcher>(fetcher, *http_, cache_.get(), *gate_, clock, cancelled_, watcher);
}

std::unique_ptr<Cache> ArxivClient::open_cache(const Module& module, const ArxivOptions& options,
                                               Watcher& watcher) const {
  if (options.cache_folder.empty()) return nullptr;
  CacheOptions cache;
  cache.folder = options.cache_folder;
  auto opened = module.cache(cache);
  if (opened) return std::move(opened.value());
  watcher.warning(opened.fault().message);
  return nullptr;
}

std::optional<Fault> ArxivClient::ask(const Question& question, std::uint64_t start, Candidates& candidates) {
  const std::string address = question.query.empty() ? question.address : question.address + '?' + question.query;
  const Judge judge = [&](long status, const std::string& body) -> Verdict {
    if (status != 200) return {Verdict::Kind::no, FaultKind::refused, service_message(format_, body)};
    return read_feed(format_, std::make_shared<Feed>(Feed{address, body}), start, candidates);
  };
  const auto answer = fetcher_->get(question, judge);
  if (!answer) return answer.fault();
  return std::nullopt;
}

Result<Candidates> ArxivClient::by_ids(std::span<const std::string> ids) {
  std::vector<std::string> wanted;
  std::set<std::string> seen;
  for (const std::string& id : ids) {
    std::string plain = plain_arxiv_id(id);
    if (plain.empty()) return Fault{FaultKind::refused, fmt::format("'{}' is no arXiv id", id)};
    if (seen.insert(plain).second) wanted.push_back(std::move(plain));
  }
  Candidates candidates;
  for (std::span<const std::string> rest = wanted; !rest.empty();) {
    const auto some = rest.first(std::min(rest.size(), ids_a_request));
    rest = rest.subspan(some.size());
    if (auto fault = ask({url_, query_of_ids(some)}, 0, candidates)) return *std::move(fault);
  }
  candidates.records = in_order(wanted, candidates.records);
  return candidates;
}

Result<Candidates> ArxivClient::search(std::string_view query, int start, int max_results) {
  if (query.empty() || start < 0 || max_results < 1 || max_results > most_results) {
    return Fault{FaultKind::refused, "a search needs a query, a start from 0 and from 1 to 2000 results"};
  }
  std::string encoded = "search_query=";
  append_encoded(encoded, query);
  encoded += fmt::format("&start={}&max_results={}", start, max_results);
  Candidates candidates;
  if (auto fault = ask({url_, encoded}, static_cast<std::uint64_t>(start), candidates)) return *std::move(fault);
  return candidates;
}

Result<Candidates> ArxivClient::by_author(std::string_view author) {
  const std::string_view id = bare_author(author);
  if (!is_author_id(id)) {
    return Fault{FaultKind::refused, fmt::format("'{}' is neither an ORCID iD nor an arXiv author id", author)};
  }
  // ".atom" has one element per author, ".atom2" has all authors in one element.
  const std::string address = fmt::format("{}/a/{}.atom", parse_address(url_)->origin, id);
  Candidates candidates;
  if (auto fault = ask({address, {}}, 0, candidates)) return *std::move(fault);
  return candidates;
}

std::unique_ptr<ArxivApi> open_arxiv(const Registry& registry, const ArxivOptions& options, Watcher& watcher,
                                     Clock* clock) {
  return std::make_unique<ArxivClient>(module(), registry, options, watcher,
                                       clock == nullptr ? system_clock() : *clock);
}

}  // namespace opcit::fetch
