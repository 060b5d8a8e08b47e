/// Asks politely: the cache first, then the gate, then the network, and again where that may help.
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

/// What to make of a body.
struct Verdict {
  enum class Kind : std::uint8_t { good, again, no };
  Kind kind = Kind::good;
  FaultKind fault = FaultKind::bad_response;  ///< For `no`, and for `again` when there are no more tries.
  std::string message = {};
};

/// Judges the body that came with `status` (200, or 400 and above where a body may tell more).
using Judge = std::function<Verdict(long status, const std::string& body)>;

/// How a host answers in this run; shared by all that ask it.
struct Host {
  std::atomic<Instant> last_good = 0;  ///< When it last gave a good answer; before that, when it was first asked.
  std::atomic<bool> down = false;      ///< It has used up the patience and is not asked again.
};

/// The body in place of an answer that says that there is no such thing (FetcherOptions::absent_is_answer).
inline constexpr std::string_view absent = "opcit: absent";

struct FetcherOptions {
  std::string service;  ///< As messages call it: "arXiv (export.arxiv.org)".
  Milliseconds max_age{std::chrono::hours(24)};
  bool offline = false;
  int tries = 5;
  Milliseconds backoff{3000};  ///< After the first bad answer; doubled up to a minute, give or take a quarter.
  /// A host without a good answer for this long is down for the rest of the run; 0: tries alone count.
  Milliseconds patience{0};
  /// A 404 for which the judge says good is an answer like others: its body becomes `absent`, and it is cached.
  bool absent_is_answer = false;
  bool keeps_own_pace = false;  ///< The gate's interval is what the user asked for; the service's wishes do not count.
  std::string suffix;           ///< "&a=b": ends what is sent, but no key of the cache: contact, credentials.
};

/// What is asked for. `address` with its query is the key in the cache; it holds no secret. An address that is longer
/// than servers take goes out as a POST of its query.
struct Question {
  std::string address;
  std::string query;  ///< Encoded; may be empty.
};

/// Retried: an answer that the judge wants again; 429 and 5xx (Retry-After is kept to, by all processes); connections
/// that break. Time-outs, unreachable hosts, bodies that are too large and redirects in a circle are tried twice.
/// Redirects are followed on the same site, as requests of their own. Only good bodies are cached. One thread at a
/// time.
class Fetcher {
 public:
  /// `cache` may be nullptr, and so may `host`: then the fetcher has one of its own. All must outlive the fetcher.
  Fetcher(FetcherOptions options, HttpClient& http, Cache* cache, Gate& gate, Clock& clock,
          const std::atomic<bool>& cancelled, Watcher& watcher, Host* host = nullptr);

  /// The body for which `judge` said good.
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
