/// One HTTP exchange. The fetch module has the implementation (libcurl).
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "opcit/export.h"

namespace opcit::fetch {

using Milliseconds = std::chrono::milliseconds;

struct HttpRequest {
  std::string url;   ///< https, or http to the loopback; anything else is Trouble::forbidden.
  std::string form;  ///< Not empty: POST this (application/x-www-form-urlencoded).
};

/// Redirects are not followed: where to is the caller's decision.
struct HttpResponse {
  long status = 0;
  std::string body;                         ///< Decompressed.
  std::optional<Milliseconds> retry_after;  ///< From now on, whichever form the header had.
  std::optional<Milliseconds> pace;         ///< Time between requests that the service asks for (x-rate-limit-..).
  std::string location;                     ///< Of a redirect: absolute.
};

enum class Trouble : std::uint8_t {
  none,
  unreachable,  ///< No such host, no route, connection refused.
  timed_out,
  broken,     ///< The connection was reset, or the body is shorter than announced.
  insecure,   ///< TLS: no valid certificate.
  too_large,  ///< The body exceeds the limit.
  circling,   ///< Redirects that do not end: not of one exchange, but of several.
  forbidden,  ///< The address is none that may be asked.
  cancelled,
};

struct HttpAnswer {
  Trouble trouble = Trouble::none;
  std::string reason;  ///< In words, for `trouble`; without address, without credentials.
  HttpResponse response;
};

struct HttpOptions {
  std::string user_agent;
  Milliseconds connect_timeout{15000};
  Milliseconds total_timeout{90000};
  std::size_t max_body = std::size_t{32} << 20;
  const std::atomic<bool>* cancelled = nullptr;  ///< Looked at at least once a second; must outlive the client.
};

/// Keeps its connection for the next request. One thread at a time; one connection at a time.
class OPCIT_API HttpClient {
 public:
  HttpClient() = default;
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;
  virtual ~HttpClient() = default;

  virtual HttpAnswer send(const HttpRequest& request) = 0;
};

}  // namespace opcit::fetch
