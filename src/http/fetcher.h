/// Gets answers politely: from the cache, then through the gate from the network, with retries if they may help.
/// cache.h, gate.h and client.h are the parts that it uses.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "http/cache.h"
#include "http/client.h"
#include "http/fault.h"
#include "http/gate.h"
#include "http/traffic.h"
#include "http/watcher.h"

namespace opcit::fetch {

/// The judgement of an answer.
struct Verdict {
  enum class Kind : std::uint8_t { good, again, no };
  Kind kind = Kind::good;
  FaultKind fault = FaultKind::bad_response;  ///< The fault for `no`, and for `again` after the last try.
  std::string message = {};
};

/// Judges the body that came with `status` (200, or 400 and above if the body may have details).
using Judge = std::function<Verdict(long status, const std::string& body)>;

/// The state of a host in this run, shared by all fetchers that use it.
struct Host {
  std::atomic<Instant> last_good = 0;  ///< The time of its last good answer; before that, of the first request.
  std::atomic<bool> down = false;      ///< The patience is used up; no more requests are sent.
};

/// The body that replaces a "not found" answer (FetcherOptions::absent_is_answer).
inline constexpr std::string_view absent = "opcit: absent";

struct FetcherOptions {
  std::string service;  ///< The name in messages: "arXiv (export.arxiv.org)".
  Milliseconds max_age{std::chrono::hours(24)};
  bool offline = false;
  int tries = 5;
  Milliseconds backoff{3000};  ///< After the first bad answer; doubled up to a minute, varied by 25 %.
  /// A host without a good answer for this time is down for the rest of the run; 0: only the number of tries counts.
  Milliseconds patience{0};
  /// A 404 that the judge accepts is an answer: its body becomes `absent`, and it is cached.
  bool absent_is_answer = false;
  bool keeps_own_pace = false;  ///< The user chose the gate's interval; a pace requested by the service is ignored.
  std::string suffix;  ///< "&a=b": sent at the end of the query, but not part of the cache key: contact, credentials.
};

/// A question to a service. `address` with `query` is the key in the cache and contains no secret. If the URL is too
/// long for servers, the query is sent as a POST.
struct Question {
  std::string address;
  std::string query;  ///< Encoded; may be empty.
};

/// Retries answers that the judge rejects as temporary, 429 and 5xx (all processes respect Retry-After), and broken
/// connections. Time-outs, unreachable hosts, bodies that are too large and redirect loops get two tries.
/// Redirects on the same site are followed as separate requests. Only good bodies are cached. One thread at a
/// time.
class Fetcher {
 public:
  /// `cache` may be nullptr. Without `host`, the fetcher uses its own. All arguments must outlive the fetcher.
  Fetcher(FetcherOptions options, HttpClient& http, Cache* cache, Gate& gate, Clock& clock,
          const std::atomic<bool>& cancelled, Watcher& watcher, Host* host = nullptr);

  /// Returns the body that `judge` accepted.
  Result<std::string> get(const Question& question, const Judge& judge);

  const Traffic& traffic() const noexcept { return traffic_; }

 private:
  bool from_cache(const std::string& key, const Judge& judge, std::string& body);
  Result<HttpAnswer> exchange(HttpRequest request);
  Result<std::string> ask(const Question& question, const std::string& key, const Judge& judge);
  Verdict verdict_of(const HttpAnswer& answer, const Judge& judge) const;
  Verdict verdict_of_trouble(const HttpAnswer& answer) const;
  Fault fault_of(const Verdict& verdict, int tries) const;
  Milliseconds delay_after(const HttpAnswer& answer, int attempt) const;
  bool patience_is_over();
  bool is_last_try(const HttpAnswer& answer, int attempt);
  Fault down_fault() const;

  FetcherOptions options_;
  HttpClient& http_;
  Cache* cache_;
  Gate& gate_;
  Clock& clock_;
  const std::atomic<bool>& cancelled_;
  Watcher& watcher_;
  Host own_host_;
  Host& host_;
  Traffic traffic_;
};

}  // namespace opcit::fetch
