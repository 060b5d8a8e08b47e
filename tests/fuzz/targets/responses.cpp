// Answers of a server: feeds, statuses, redirects, waits.
#include <fmt/format.h>

#include <atomic>
#include <memory>

#include "fuzz/targets/bytes.h"
#include "fuzz/targets/targets.h"
#include "http/address.h"
#include "http/fetcher.h"
#include "sources/feed.h"

namespace opcit::fuzz {
namespace {

using namespace fetch;

class Clockwork final : public Clock {
 public:
  Instant now() override { return now_; }
  void sleep(Milliseconds time) override { now_ += time.count(); }

 private:
  Instant now_ = 1'700'000'000'000;
};

/// Answers according to the bytes, and records forbidden requests.
class HostileServer final : public HttpClient {
 public:
  explicit HostileServer(std::string_view script) : script_(script) {}

  HttpAnswer send(const HttpRequest& request) override {
    const auto from = parse_address("https://export.arxiv.org/");
    const auto to = parse_address(request.url);
    if (!to || !may_be_asked(request.url) || !same_site(*from, *to)) fault = "asks " + request.url;
    if (++asked > 64) fault = "asks without end";
    HttpAnswer answer;
    if (script_.empty()) return answer;
    static constexpr long statuses[] = {200, 200, 301, 302, 303, 304, 307, 400, 403, 404, 418, 429, 500, 503};
    answer.response.status = statuses[take_byte(script_) % std::size(statuses)];
    const std::size_t how = take_byte(script_);
    if (how % 8 == 7) answer.trouble = static_cast<Trouble>(take_byte(script_) % 8);
    if (how % 4 == 1) answer.response.retry_after = std::chrono::seconds(take_byte(script_) * (how & 0xF0U));
    if (how % 4 == 2) answer.response.location = std::string(take_until(script_, '\0'));
    answer.response.body = std::string(take_until(script_, '\0'));
    return answer;
  }

  std::string fault;
  int asked = 0;

 private:
  std::string_view script_;
};

std::string fault_of_asking(std::string_view bytes) {
  Clockwork clock;
  Watcher watcher;
  const std::atomic<bool> cancelled = false;
  HostileServer server(bytes);
  GateOptions gate_options;
  gate_options.site = "arxiv.org";
  Gate gate(gate_options, nullptr, clock, cancelled, watcher);
  FetcherOptions options;
  options.service = "arXiv";
  Fetcher fetcher(options, server, nullptr, gate, clock, cancelled, watcher);
  const Format& format = *test::builtin_formats().find("arxiv");
  Candidates candidates;
  const Judge judge = [&](long status, const std::string& body) -> Verdict {
    if (status != 200) return {Verdict::Kind::no, FaultKind::refused, service_message(format, body)};
    return read_feed(format, std::make_shared<Feed>(Feed{"x", body}), 0, candidates);
  };
  const Instant begin = clock.now();
  const auto answer = fetcher.get({"https://export.arxiv.org/api/query", "id_list=2409.13598"}, judge);
  if (!server.fault.empty()) return server.fault;
  if (!answer && answer.fault().message.empty()) return "a fault without words";
  if (answer && candidates.feeds.empty()) return "an answer without a feed";
  if (clock.now() - begin > Milliseconds(std::chrono::minutes(15)).count()) return "waits too long";
  return {};
}

}  // namespace

/// The first byte chooses: only the feed, an address, or a whole exchange.
std::string responses_fault(std::string_view bytes) {
  const std::size_t how = take_byte(bytes) % 3;
  if (how == 2) return fault_of_asking(bytes);
  if (how == 1) {
    const auto address = parse_address(bytes);
    if (!address) return {};
    const std::string whole = std::string(address->origin) + std::string(address->path);
    if (whole != bytes) return fmt::format("{} came apart as {}", bytes, whole);
    return address->scheme == "http" && !is_loopback(*address) && may_be_asked(bytes) ? "plain http" : "";
  }
  Candidates candidates;
  const Format& format = *test::builtin_formats().find("arxiv");
  const auto feed = std::make_shared<Feed>(Feed{"x", std::string(bytes)});
  const Verdict verdict = read_feed(format, feed, 0, candidates);
  if (verdict.kind != Verdict::Kind::good && !candidates.records.empty()) return "records of an answer that is no good";
  if (verdict.kind != Verdict::Kind::good && verdict.message.empty()) return "a verdict without words";
  static_cast<void>(service_message(format, feed->text));
  return {};
}

}  // namespace opcit::fuzz
