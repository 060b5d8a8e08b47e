/// The interface for one HTTP exchange. The fetch module implements it with libcurl; fetcher.h uses it.
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
  std::string url;   ///< https, or http on this machine; anything else is Trouble::forbidden.
  std::string form;  ///< If not empty, this is sent as POST (application/x-www-form-urlencoded).
};

/// Redirects are not followed: the caller decides.
struct HttpResponse {
  long status = 0;
  std::string body;                         ///< Decompressed.
  std::optional<Milliseconds> retry_after;  ///< From now on, for both forms of the header.
  std::optional<Milliseconds> pace;         ///< The time between requests that the service asks for (x-rate-limit-..).
  std::string location;                     ///< The absolute URL of a redirect.
};

enum class Trouble : std::uint8_t {
  none,
  unreachable,  ///< Unknown host, no route, connection refused.
  timed_out,
  broken,     ///< The connection was reset, or the body is incomplete.
  insecure,   ///< TLS: no valid certificate.
  too_large,  ///< The body exceeds the limit.
  circling,   ///< A loop of redirects, over several exchanges.
  forbidden,  ///< The URL may not be requested.
  cancelled,
};

struct HttpAnswer {
  Trouble trouble = Trouble::none;
  std::string reason;  ///< Description of `trouble`, without URL and credentials.
  HttpResponse response;
};

struct HttpOptions {
  std::string user_agent;
  Milliseconds connect_timeout{15000};
  Milliseconds total_timeout{90000};
  std::size_t max_body = std::size_t{32} << 20;
  const std::atomic<bool>* cancelled = nullptr;  ///< Checked at least once per second; must outlive the client.
};

/// Reuses its connection. One thread and one connection at a time.
class OPCIT_API HttpClient {
 public:
  HttpClient() = default;
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;
  virtual ~HttpClient() = default;

  virtual HttpAnswer send(const HttpRequest& request) = 0;
};

}  // namespace opcit::fetch
