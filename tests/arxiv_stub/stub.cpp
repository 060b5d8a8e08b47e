#include "arxiv_stub/stub.h"

#include <fmt/format.h>
#include <httplib.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <thread>
#include <utility>

#include "arxiv_stub/query.h"

namespace opcit::stub {
namespace {

constexpr const char* atom = "application/atom+xml; charset=utf-8";
constexpr std::size_t default_results = 10;
constexpr std::size_t most_results = 30000;

const std::map<std::string, Fault>& fault_names() {
  static const std::map<std::string, Fault> names = {{"none", Fault::none},
                                                     {"429", Fault::too_many},
                                                     {"503", Fault::unavailable},
                                                     {"reset", Fault::reset},
                                                     {"html", Fault::html},
                                                     {"truncated", Fault::truncated},
                                                     {"cut", Fault::cut},
                                                     {"drip", Fault::drip},
                                                     {"redirects", Fault::redirects},
                                                     {"elsewhere", Fault::elsewhere},
                                                     {"huge", Fault::huge},
                                                     {"bomb", Fault::bomb},
                                                     {"empty", Fault::empty},
                                                     {"403", Fault::forbidden}};
  return names;
}

struct Answer {
  int status = 200;
  std::string body;
};

/// nullopt unless all of `text` is a number.
std::optional<std::size_t> number(const std::string& text) {
  std::size_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  return error == std::errc() && stop == end ? std::optional(value) : std::nullopt;
}

struct VersionedId {
  std::string id;
  std::size_t version = 0;  // 0 means the latest
};

/// nullopt for an invalid id such as "abc".
std::optional<VersionedId> parse_id(const std::string& text) {
  VersionedId parsed = {text, 0};
  const std::size_t v = text.rfind('v');
  if (v != std::string::npos && v > 0) {
    const auto version = number(text.substr(v + 1));
    if (!version || *version == 0) return std::nullopt;
    parsed = {text.substr(0, v), *version};
  }
  const std::size_t slash = parsed.id.find('/');
  const std::string digits = slash == std::string::npos ? parsed.id : parsed.id.substr(slash + 1);
  const bool old = slash != std::string::npos && digits.size() == 7;
  const bool recent = slash == std::string::npos && digits.size() >= 9 && digits.size() <= 10 && digits[4] == '.';
  const bool plain = std::ranges::all_of(digits, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
  return (old || recent) && plain ? std::optional(parsed) : std::nullopt;
}

class Service {
 public:
  explicit Service(std::vector<Paper> papers) : papers_(std::move(papers)) {}

  Answer query(const httplib::Params& parameters) const {
    const auto given = [&](const std::string& name) {
      const auto found = parameters.find(name);
      return found == parameters.end() ? std::string() : found->second;
    };
    const auto start = given("start").empty() ? std::size_t{0} : number(given("start"));
    const auto page = given("max_results").empty() ? default_results : number(given("max_results"));
    if (!start) return {400, error_feed("start must be an integer")};
    if (!page) return {400, error_feed("max_results must be an integer")};
    if (*page > most_results) return {400, error_feed("max_results must be less than 30000")};
    std::vector<Hit> hits;
    if (auto error = collect(given("id_list"), given("search_query"), hits)) return *std::move(error);
    sort(hits, given("sortBy"), given("sortOrder") != "ascending");
    const std::size_t total = hits.size();
    hits.erase(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(std::min(*start, total)));
    if (hits.size() > *page) hits.resize(*page);
    const std::string asked = fmt::format("search_query={}&id_list={}&start={}&max_results={}", given("search_query"),
                                          given("id_list"), *start, *page);
    return {200, feed_of(hits, asked, total, *start, *page)};
  }

  Answer author(const std::string& id) const {
    std::vector<Hit> hits;
    for (const Paper& paper : papers_) {
      if (std::ranges::find(paper.owners, id) != paper.owners.end()) hits.push_back({&paper, paper.versions.size()});
    }
    if (hits.empty()) return {404, "<!DOCTYPE html><html><body>No such author</body></html>"};
    return {200, feed_of(hits, "author " + id, hits.size(), 0, hits.size())};
  }

 private:
  std::optional<Answer> collect(const std::string& ids, const std::string& search, std::vector<Hit>& hits) const {
    std::unique_ptr<Query> query;
    try {
      if (!search.empty()) query = parse_query(search);
    } catch (const std::exception& error) {
      return Answer{400, error_feed(error.what())};
    }
    if (ids.empty() && query == nullptr) return std::nullopt;
    if (ids.empty()) {
      for (const Paper& paper : papers_) {
        if (query->matches(paper)) hits.push_back({&paper, paper.versions.size()});
      }
      return std::nullopt;
    }
    for (std::string rest = ids; !rest.empty();) {
      const std::size_t end = std::min(rest.find(','), rest.size());
      const std::string id = rest.substr(0, end);
      rest.erase(0, end + 1);
      const auto parsed = parse_id(id);
      if (!parsed) return Answer{400, error_feed("incorrect id format for " + id)};
      const auto hit = find(*parsed);
      if (hit && (query == nullptr || query->matches(*hit->paper))) hits.push_back(*hit);
    }
    return std::nullopt;
  }

  std::optional<Hit> find(const VersionedId& wanted) const {
    const auto found = std::ranges::find(papers_, wanted.id, &Paper::id);
    if (found == papers_.end() || wanted.version > found->versions.size()) return std::nullopt;
    return Hit{&*found, wanted.version == 0 ? found->versions.size() : wanted.version};
  }

  static void sort(std::vector<Hit>& hits, const std::string& by, bool descending) {
    if (by.empty() || by == "relevance") return;
    const auto key = [&](const Hit& hit) {
      return by == "lastUpdatedDate" ? hit.paper->versions.back() : hit.paper->versions.front();
    };
    std::ranges::stable_sort(hits, {}, key);
    if (descending) std::ranges::reverse(hits);
  }

  std::vector<Paper> papers_;
};

/// Resets the connection. The server library gives no access to its socket, so we look for the socket whose peer has
/// the port of the request.
void reset_connection(const httplib::Request& request) {
  for (int descriptor = 3; descriptor < 1024; ++descriptor) {
    sockaddr_in peer = {};
    socklen_t size = sizeof peer;
    if (::getpeername(descriptor, reinterpret_cast<sockaddr*>(&peer), &size) != 0) continue;
    if (peer.sin_family != AF_INET || ntohs(peer.sin_port) != request.remote_port) continue;
    const linger at_once = {1, 0};
    ::setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    ::shutdown(descriptor, SHUT_WR);
  }
}

std::string bomb() {
  std::string text = "<?xml version='1.0'?>\n<!DOCTYPE feed [\n  <!ENTITY a0 \"ha\">\n";
  for (int i = 1; i < 12; ++i) {
    const std::string inner = fmt::format("&a{};", i - 1);
    text += fmt::format("  <!ENTITY a{} \"{}\">\n", i, fmt::join(std::vector<std::string>(10, inner), ""));
  }
  return text +
         "]>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:arxiv=\"http://arxiv.org/schemas/atom\">\n"
         "<entry><id>http://arxiv.org/abs/2409.00001v1</id><title>&a11;</title></entry></feed>\n";
}

std::string empty_feed() { return feed_of({}, "search_query=", 7, 0, 10); }

/// Sends `body` in pieces, until `until`, and announces `announced` bytes.
void send_part(httplib::Response& response, std::string body, std::size_t announced, std::size_t until,
               std::size_t piece, std::chrono::milliseconds pause) {
  const auto provide = [body = std::move(body), until, piece, pause](std::size_t offset, std::size_t,
                                                                     httplib::DataSink& sink) {
    std::this_thread::sleep_for(pause);
    if (offset >= until) return false;
    const std::size_t size = std::min(piece, until - offset);
    // A piece can be larger than `body`, which is then repeated.
    for (std::size_t sent = 0; sent < size;) {
      const std::size_t from = (offset + sent) % body.size();
      const std::size_t some = std::min(size - sent, body.size() - from);
      sink.write(body.data() + from, some);
      sent += some;
    }
    return true;
  };
  response.set_content_provider(announced, atom, provide);
}

std::int64_t now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

}  // namespace

Fault fault_of(const std::string& name) {
  const auto found = fault_names().find(name);
  if (found == fault_names().end()) throw std::runtime_error("unknown fault " + name);
  return found->second;
}

class Stub::Server {
 public:
  Server(std::vector<Paper> papers, int port) : service_(std::move(papers)) {
    const auto serve = [this](const httplib::Request& request, httplib::Response& response) {
      note(request);
      misbehave(request, response, next_fault());
    };
    http_.Get("/api/query", serve);
    http_.Post("/api/query", serve);
    http_.Get(R"(/a/([A-Za-z0-9_-]+)\.atom2?)", serve);
    http_.Post("/control", [this](const auto& request, auto& response) { control(request, response); });
    http_.Get("/requests", [this](const auto&, auto& response) { response.set_content(listing(), "text/plain"); });
    http_.set_keep_alive_timeout(1);
    port_ = port == 0 ? http_.bind_to_any_port("127.0.0.1") : port;
    if (port != 0 && !http_.bind_to_port("127.0.0.1", port)) port_ = -1;
    if (port_ <= 0) throw std::runtime_error("cannot listen on 127.0.0.1");
    thread_ = std::thread([this] { http_.listen_after_bind(); });
    while (!http_.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  ~Server() {
    http_.stop();
    thread_.join();
  }

  int port() const { return port_; }
  void inject(Fault fault, int times, const std::string& retry_after) {
    const std::lock_guard lock(mutex_);
    fault_ = fault;
    times_ = times;
    retry_after_ = retry_after;
  }
  std::vector<Seen> seen() const {
    const std::lock_guard lock(mutex_);
    return seen_;
  }

 private:
  void note(const httplib::Request& request) {
    std::string address = request.path;
    char mark = '?';
    for (const auto& [name, value] : request.params) {
      address += fmt::format("{}{}={}", mark, name, value);
      mark = '&';
    }
    const std::lock_guard lock(mutex_);
    seen_.push_back({now(), request.method, address, request.get_header_value("User-Agent")});
  }

  std::pair<Fault, std::string> next_fault() {
    const std::lock_guard lock(mutex_);
    if (times_ == 0) return {Fault::none, {}};
    --times_;
    return {fault_, retry_after_};
  }

  void control(const httplib::Request& request, httplib::Response& response) {
    try {
      const std::string times = request.has_param("times") ? request.get_param_value("times") : "1";
      inject(fault_of(request.get_param_value("fault")), std::stoi(times), request.get_param_value("retry_after"));
    } catch (const std::exception& error) {
      response.status = 400;
      response.set_content(error.what(), "text/plain");
    }
  }

  std::string listing() const {
    std::string text;
    for (const Seen& each : seen()) text += fmt::format("{} {} {}\n", each.time, each.method, each.address);
    return text;
  }

  Answer answer(const httplib::Request& request) const {
    return request.path == "/api/query" ? service_.query(request.params) : service_.author(request.matches[1]);
  }

  void plain(const httplib::Request& request, httplib::Response& response) const {
    const Answer good = answer(request);
    response.status = good.status;
    response.set_content(good.body, atom);
  }

  void busy(int status, const std::string& retry_after, httplib::Response& response) const {
    response.status = status;
    if (!retry_after.empty()) response.set_header("Retry-After", retry_after);
    response.set_content("Rate exceeded.", "text/plain");
  }

  void misbehave(const httplib::Request& request, httplib::Response& response,
                 const std::pair<Fault, std::string>& how) const;
  void misbehave_in_body(Fault fault, std::string body, httplib::Response& response) const;

  Service service_;
  httplib::Server http_;
  std::thread thread_;
  int port_ = 0;
  mutable std::mutex mutex_;
  Fault fault_ = Fault::none;
  int times_ = 0;
  std::string retry_after_;
  std::vector<Seen> seen_;
};

void Stub::Server::misbehave(const httplib::Request& request, httplib::Response& response,
                             const std::pair<Fault, std::string>& how) const {
  switch (how.first) {
    case Fault::none:
      return plain(request, response);
    case Fault::too_many:
      return busy(429, how.second, response);
    case Fault::unavailable:
      return busy(503, how.second, response);
    case Fault::forbidden:
      return busy(403, {}, response);
    case Fault::reset:
      return reset_connection(request);
    case Fault::html:
      return response.set_content("<!DOCTYPE html><html><body>Please wait</body></html>", "text/html");
    case Fault::redirects:
      return response.set_redirect(request.target, 302);
    case Fault::elsewhere:
      return response.set_redirect("http://192.0.2.1/api/query", 301);
    case Fault::bomb:
      return response.set_content(bomb(), atom);
    case Fault::empty:
      return response.set_content(empty_feed(), atom);
    case Fault::truncated:
    case Fault::cut:
    case Fault::drip:
    case Fault::huge:
      break;
  }
  misbehave_in_body(how.first, answer(request).body, response);
}

void Stub::Server::misbehave_in_body(Fault fault, std::string body, httplib::Response& response) const {
  using std::chrono::milliseconds;
  const std::size_t size = body.size();
  if (fault == Fault::cut) return response.set_content(body.substr(0, size / 2), atom);
  if (fault == Fault::truncated) return send_part(response, std::move(body), size, size / 2, size / 2, milliseconds(0));
  if (fault == Fault::drip) return send_part(response, std::move(body), size, size, 1, milliseconds(100));
  constexpr std::size_t hundred_megabytes = 100'000'000;
  send_part(response, std::move(body), hundred_megabytes, hundred_megabytes, 1 << 20, milliseconds(0));
}

Stub::Stub(std::vector<Paper> papers, int port) : server_(std::make_unique<Server>(std::move(papers), port)) {}
Stub::~Stub() = default;

int Stub::port() const { return server_->port(); }
std::string Stub::url() const { return fmt::format("http://127.0.0.1:{}/api/query", port()); }
void Stub::inject(Fault fault, int times, const std::string& retry_after) {
  server_->inject(fault, times, retry_after);
}
std::vector<Seen> Stub::seen() const { return server_->seen(); }

}  // namespace opcit::stub
