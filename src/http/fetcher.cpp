#include "http/fetcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <utility>

#include "http/address.h"

namespace opcit::fetch {
namespace {

/// Some servers and proxies reject or cut longer URLs.
constexpr std::size_t longest_address = 2000;
constexpr int most_redirects = 5;
/// For troubles that are expensive and rarely temporary. For example, an unreachable host usually means that the
/// network is down.
constexpr int tries_of_the_hopeless = 2;
constexpr Trouble hopeless[] = {Trouble::unreachable, Trouble::timed_out, Trouble::too_large, Trouble::circling};

using Kind = Verdict::Kind;

constexpr Milliseconds longest_backoff{60'000};

HttpRequest request_for(const Question& question, const std::string& suffix) {
  if (question.query.empty()) return {question.address + (suffix.empty() ? "" : '?' + suffix.substr(1)), {}};
  if (question.address.size() + question.query.size() >= longest_address) return {question.address, question.query};
  return {question.address + '?' + question.query + suffix, {}};
}

bool is_redirect(long status) { return status >= 300 && status < 400 && status != 304; }

struct StatusRow {
  long status;
  Kind kind;
  FaultKind fault;
  std::string_view meaning;
};
constexpr StatusRow statuses[] = {
    {400, Kind::no, FaultKind::refused, "the request was not understood"},
    {403, Kind::no, FaultKind::refused, "access is forbidden; going on would be taken for an attack"},
    {404, Kind::no, FaultKind::refused, "there is no such thing"},
    {429, Kind::again, FaultKind::unreachable, "too many requests"},
    {500, Kind::again, FaultKind::unreachable, "a fault of the server"},
    {502, Kind::again, FaultKind::unreachable, "the server behind it does not answer"},
    {503, Kind::again, FaultKind::unreachable, "out of service at the moment"},
    {504, Kind::again, FaultKind::unreachable, "the server behind it does not answer"},
};

/// "arXiv" of "arXiv (export.arxiv.org)".
std::string_view service_name(std::string_view service) { return service.substr(0, service.find(" (")); }

}  // namespace

Fetcher::Fetcher(FetcherOptions options, HttpClient& http, Cache* cache, Gate& gate, Clock& clock,
                 const std::atomic<bool>& cancelled, Watcher& watcher, Host* host)
    : options_(std::move(options)),
      http_(http),
      cache_(cache),
      gate_(gate),
      clock_(clock),
      cancelled_(cancelled),
      watcher_(watcher),
      host_(host == nullptr ? own_host_ : *host) {}

Result<std::string> Fetcher::get(const Question& question, const Judge& judge) {
  if (cancelled_) return Fault{FaultKind::cancelled, "cancelled"};
  const std::string key = question.query.empty() ? question.address : question.address + '?' + question.query;
  std::string body;
  if (from_cache(key, judge, body)) {
    ++traffic_.hits;
    return body;
  }
  if (options_.offline) return Fault{FaultKind::offline_miss, "this is not in the cache, and --offline was given"};
  if (host_.down) return down_fault();
  return ask(question, key, judge);
}

Fault Fetcher::down_fault() const {
  return {FaultKind::unreachable, fmt::format("{}: no good answer for {} s; not asked again in this run",
                                              options_.service, (options_.patience.count() + 999) / 1000)};
}

/// Marks the host as down if its last good answer is too old.
bool Fetcher::patience_is_over() {
  if (options_.patience.count() == 0) return false;
  if (clock_.now() - host_.last_good < options_.patience.count()) return false;
  host_.down = true;
  return true;
}

bool Fetcher::is_last_try(const HttpAnswer& answer, int attempt) {
  if (patience_is_over()) return true;
  // With patience, only time decides, because long outages can end.
  const bool is_hopeless = std::ranges::find(hopeless, answer.trouble) != std::end(hopeless);
  const bool few = is_hopeless && options_.patience.count() == 0;
  return attempt >= (few ? std::min(options_.tries, tries_of_the_hopeless) : options_.tries);
}

/// Offline, answers of any age are used.
bool Fetcher::from_cache(const std::string& key, const Judge& judge, std::string& body) {
  if (cache_ == nullptr || (options_.max_age.count() == 0 && !options_.offline)) return false;
  auto found = cache_->find(key, options_.offline ? 0 : clock_.now() - options_.max_age.count());
  if (!found) return false;
  const bool is_absent = options_.absent_is_answer && found->body == absent;
  if (!is_absent && judge(200, found->body).kind != Kind::good) return false;
  body = std::move(found->body);
  return true;
}

Result<std::string> Fetcher::ask(const Question& question, const std::string& key, const Judge& judge) {
  Instant never = 0;
  host_.last_good.compare_exchange_strong(never, clock_.now());
  for (int attempt = 1;; ++attempt) {
    auto answered = exchange(request_for(question, options_.suffix));
    if (!answered) {
      // The service requests a longer wait than allowed.
      if (options_.patience.count() != 0 && answered.fault().kind == FaultKind::unreachable) host_.down = true;
      return answered.fault();
    }
    HttpAnswer& answer = answered.value();
    const Verdict verdict = verdict_of(answer, judge);
    if (verdict.kind == Kind::good) {
      host_.last_good = clock_.now();
      if (answer.response.status == 404) answer.response.body = absent;
      if (cache_ != nullptr) cache_->store(key, answer.response.body, clock_.now());
      return std::move(answer.response.body);
    }
    const bool last = is_last_try(answer, attempt);
    const bool asked_to_wait = answer.response.retry_after.has_value();
    if (verdict.kind == Kind::again && (!last || asked_to_wait)) gate_.postpone(delay_after(answer, attempt));
    if (verdict.kind == Kind::no || last) return fault_of(verdict, attempt);
    watcher_.again(fmt::format("{}: {}", service_name(options_.service), verdict.message));
  }
}

/// Sends a request and follows its redirects.
Result<HttpAnswer> Fetcher::exchange(HttpRequest request) {
  for (int hops = 0; hops <= most_redirects; ++hops) {
    auto turn = gate_.enter();
    if (!turn) return turn.fault();
    std::string_view shown = request.url;
    if (!options_.suffix.empty() && shown.ends_with(options_.suffix.substr(1))) {
      shown.remove_suffix(options_.suffix.size());
    }
    watcher_.asking(shown);
    ++traffic_.requests;
    HttpAnswer answer = http_.send(request);
    if (answer.response.pace && !options_.keeps_own_pace) gate_.slow_down(*answer.response.pace);
    if (answer.trouble == Trouble::cancelled || cancelled_) return Fault{FaultKind::cancelled, "cancelled"};
    if (answer.trouble != Trouble::none || !is_redirect(answer.response.status)) return answer;
    const auto from = parse_address(request.url);
    const auto to = parse_address(answer.response.location);
    if (!from || !to || !same_site(*from, *to)) {
      const std::string reason = fmt::format("{} redirects to another site, or to plain http", options_.service);
      return Fault{FaultKind::refused, reason};
    }
    // 303 requires a GET; other redirects repeat the request (RFC 9110, 15.4).
    request.url = answer.response.location;
    if (answer.response.status == 303) request.form.clear();
  }
  return HttpAnswer{Trouble::circling, "it redirects in a circle", {}};
}

Verdict Fetcher::verdict_of(const HttpAnswer& answer, const Judge& judge) const {
  if (answer.trouble != Trouble::none) return verdict_of_trouble(answer);
  const long status = answer.response.status;
  if (status == 200) return judge(status, answer.response.body);
  const auto* const row = std::ranges::find(statuses, status, &StatusRow::status);
  Verdict verdict = {Kind::no, FaultKind::refused, fmt::format("HTTP {}", status)};
  if (row != std::end(statuses)) {
    verdict = {row->kind, row->fault, fmt::format("HTTP {}, {}", status, row->meaning)};
  }
  if (verdict.kind == Kind::no) {
    const Verdict told = judge(status, answer.response.body);
    if (status == 404 && options_.absent_is_answer && told.kind == Kind::good) return told;
    if (told.kind == Kind::no && !told.message.empty()) verdict.message = told.message;
  }
  return verdict;
}

Verdict Fetcher::verdict_of_trouble(const HttpAnswer& answer) const {
  switch (answer.trouble) {
    case Trouble::unreachable:
    case Trouble::timed_out:
    case Trouble::broken:
      return {Kind::again, FaultKind::unreachable, answer.reason};
    case Trouble::insecure:
      return {Kind::no, FaultKind::unreachable, answer.reason};
    case Trouble::too_large:
    case Trouble::circling:
      return {Kind::again, FaultKind::bad_response, answer.reason};
    case Trouble::none:
    case Trouble::forbidden:
    case Trouble::cancelled:
      break;
  }
  return {Kind::no, FaultKind::refused, answer.reason};
}

Fault Fetcher::fault_of(const Verdict& verdict, int tries) const {
  const std::string count = tries > 1 ? fmt::format(" ({} tries)", tries) : std::string();
  return {verdict.fault, fmt::format("{}: {}{}", options_.service, verdict.message, count)};
}

Milliseconds Fetcher::delay_after(const HttpAnswer& answer, int attempt) const {
  if (answer.response.retry_after) return *answer.response.retry_after;
  // Jitter, so that clients that failed together do not retry together.
  std::minstd_rand random(std::random_device{}());
  std::uniform_real_distribution<double> quarter(0.75, 1.25);
  constexpr int most_doublings = 16;
  const auto first = static_cast<double>(options_.backoff.count());
  const double doubled = first * static_cast<double>(1 << std::min(attempt - 1, most_doublings));
  const double delay = std::min(doubled, static_cast<double>(longest_backoff.count()));
  return Milliseconds(static_cast<Milliseconds::rep>(delay * quarter(random)));
}

}  // namespace opcit::fetch
