#include "module/backend/curl_client.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <utility>

#include "http/address.h"

namespace opcit::fetch {
namespace {

/// Limits the value of the header. The ledger would interpret a time further ahead as the result of a clock change.
constexpr curl_off_t longest_retry_after = curl_off_t{24} * 3600;
constexpr long most_paced_seconds = 3600;

struct Exchange {
  std::string* body;
  std::size_t room;
  bool too_large = false;
};

std::size_t take_body(char* bytes, std::size_t, std::size_t size, void* user) {
  auto& exchange = *static_cast<Exchange*>(user);
  exchange.too_large = size > exchange.room - exchange.body->size();
  if (exchange.too_large) return CURL_WRITEFUNC_ERROR;
  exchange.body->append(bytes, size);
  return size;
}

int look_whether_cancelled(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  const auto* const cancelled = static_cast<const std::atomic<bool>*>(user);
  return cancelled != nullptr && *cancelled ? 1 : 0;
}

struct TroubleRow {
  CURLcode code;
  Trouble trouble;
};
constexpr TroubleRow troubles[] = {
    {CURLE_OK, Trouble::none},
    {CURLE_UNSUPPORTED_PROTOCOL, Trouble::forbidden},
    {CURLE_URL_MALFORMAT, Trouble::forbidden},
    {CURLE_COULDNT_RESOLVE_PROXY, Trouble::unreachable},
    {CURLE_COULDNT_RESOLVE_HOST, Trouble::unreachable},
    {CURLE_COULDNT_CONNECT, Trouble::unreachable},
    {CURLE_OPERATION_TIMEDOUT, Trouble::timed_out},
    {CURLE_SSL_CONNECT_ERROR, Trouble::insecure},
    {CURLE_PEER_FAILED_VERIFICATION, Trouble::insecure},
    {CURLE_SSL_CERTPROBLEM, Trouble::insecure},
    {CURLE_SSL_CACERT_BADFILE, Trouble::insecure},
    {CURLE_SSL_ISSUER_ERROR, Trouble::insecure},
    {CURLE_SSL_INVALIDCERTSTATUS, Trouble::insecure},
    {CURLE_ABORTED_BY_CALLBACK, Trouble::cancelled},
};

Trouble trouble_of(CURLcode code) {
  const auto* const row = std::ranges::find(troubles, code, &TroubleRow::code);
  return row == std::end(troubles) ? Trouble::broken : row->trouble;
}

class CurlClient final : public HttpClient {
 public:
  explicit CurlClient(const HttpOptions& options) : options_(options), easy_(curl_easy_init(), curl_easy_cleanup) {}

  HttpAnswer send(const HttpRequest& request) override;

 private:
  void set_up(const HttpRequest& request, Exchange& exchange);
  void set_limits();
  void set_security(const HttpRequest& request);
  void take_headers(HttpResponse& response) const;
  template <class Value>
  void set(CURLoption option, Value value) {
    curl_easy_setopt(easy_.get(), option, value);
  }

  HttpOptions options_;
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> easy_;
};

void CurlClient::set_limits() {
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options_.connect_timeout.count()));
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(options_.total_timeout.count()));
  set(CURLOPT_MAXCONNECTS, 1L);
  set(CURLOPT_NOPROGRESS, 0L);
  set(CURLOPT_XFERINFOFUNCTION, look_whether_cancelled);
  set(CURLOPT_XFERINFODATA, const_cast<std::atomic<bool>*>(options_.cancelled));
}

/// Checks the URL again, so that plain http never leaves this machine, even after an error of the caller.
void CurlClient::set_security(const HttpRequest& request) {
  const bool plain = request.url.starts_with("http://");
  set(CURLOPT_PROTOCOLS_STR, plain ? "http" : "https");
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_SSL_VERIFYPEER, 1L);
  set(CURLOPT_SSL_VERIFYHOST, 2L);
  set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  if (plain) set(CURLOPT_NOPROXY, "*");
}

void CurlClient::set_up(const HttpRequest& request, Exchange& exchange) {
  curl_easy_reset(easy_.get());  // keeps the connection
  set_limits();
  set_security(request);
  set(CURLOPT_URL, request.url.c_str());
  set(CURLOPT_USERAGENT, options_.user_agent.c_str());
  set(CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
  set(CURLOPT_WRITEFUNCTION, take_body);
  set(CURLOPT_WRITEDATA, &exchange);
  if (request.form.empty()) return;
  set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.form.size()));
  set(CURLOPT_POSTFIELDS, request.form.c_str());
}

/// The pace of, for example, "10" requests in "1s".
std::optional<Milliseconds> pace_of(CURL* easy) {
  curl_header* limit = nullptr;
  curl_header* interval = nullptr;
  if (curl_easy_header(easy, "x-rate-limit-limit", 0, CURLH_HEADER, -1, &limit) != CURLHE_OK) return std::nullopt;
  if (curl_easy_header(easy, "x-rate-limit-interval", 0, CURLH_HEADER, -1, &interval) != CURLHE_OK) return std::nullopt;
  const long requests = std::strtol(limit->value, nullptr, 10);
  const long seconds = std::strtol(interval->value, nullptr, 10);
  if (requests < 1 || seconds < 1 || seconds > most_paced_seconds) return std::nullopt;
  return Milliseconds((seconds * 1000 + requests - 1) / requests);
}

void CurlClient::take_headers(HttpResponse& response) const {
  response.pace = pace_of(easy_.get());
  curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &response.status);
  curl_off_t seconds = 0;
  if (curl_easy_getinfo(easy_.get(), CURLINFO_RETRY_AFTER, &seconds) == CURLE_OK && seconds > 0) {
    response.retry_after = std::chrono::seconds(std::min(seconds, longest_retry_after));
  }
  const char* location = nullptr;
  if (curl_easy_getinfo(easy_.get(), CURLINFO_REDIRECT_URL, &location) == CURLE_OK && location != nullptr) {
    response.location = location;
  }
}

HttpAnswer CurlClient::send(const HttpRequest& request) {
  HttpAnswer answer;
  if (easy_ == nullptr) return {Trouble::unreachable, "libcurl cannot be started", {}};
  if (!may_be_asked(request.url)) return {Trouble::forbidden, "this address may not be asked", {}};
  Exchange exchange{&answer.response.body, options_.max_body};
  std::array<char, CURL_ERROR_SIZE> words = {};
  set_up(request, exchange);
  set(CURLOPT_ERRORBUFFER, words.data());
  const CURLcode code = curl_easy_perform(easy_.get());
  set(CURLOPT_ERRORBUFFER, static_cast<char*>(nullptr));
  answer.trouble = exchange.too_large ? Trouble::too_large : trouble_of(code);
  take_headers(answer.response);
  if (answer.trouble == Trouble::none) return answer;
  answer.reason = words[0] != '\0' ? words.data() : curl_easy_strerror(code);
  if (exchange.too_large) answer.reason = "the answer is larger than " + std::to_string(options_.max_body) + " bytes";
  answer.response.body.clear();
  return answer;
}

}  // namespace

std::unique_ptr<HttpClient> curl_client(const HttpOptions& options) {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  static_cast<void>(started);
  return std::make_unique<CurlClient>(options);
}

}  // namespace opcit::fetch
