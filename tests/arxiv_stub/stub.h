/// A loopback server that behaves like arXiv's API and simulates faults. It runs in-process in unit tests, and as the
/// program opcit_arxiv_stub in transcripts: POST /control?fault=429&times=2&retry_after=1 requests faults, and
/// GET /requests lists the times and addresses of the requests.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "arxiv_stub/papers.h"

namespace opcit::stub {

enum class Fault {
  none,
  too_many,     ///< 429
  unavailable,  ///< 503
  reset,        ///< The connection is reset before the answer.
  truncated,    ///< The body is shorter than announced.
  cut,          ///< The body ends in the middle; no length was announced.
  html,         ///< An HTML page instead of the feed, with status 200.
  drip,         ///< One byte every 100 ms.
  redirects,    ///< A redirect to itself, endlessly.
  elsewhere,    ///< A redirect to another site.
  huge,         ///< 100 MB.
  bomb,         ///< Entities that grow tenfold at each level.
  empty,        ///< No entry, but totalResults above 0.
  forbidden,    ///< 403
};

/// The name of the fault on the command line and in /control: "429", "503", "reset", "truncated" ..; throws
/// std::runtime_error for any other name.
Fault fault_of(const std::string& name);

struct Seen {
  std::int64_t time;  ///< ms since 1970.
  std::string method;
  std::string address;  ///< Path and query, decoded; for a POST with its form.
  std::string user_agent;
};

class Stub {
 public:
  /// Listens on a free port of 127.0.0.1 if `port` is 0. Throws std::runtime_error if this fails.
  explicit Stub(std::vector<Paper> papers, int port = 0);
  Stub(const Stub&) = delete;
  Stub& operator=(const Stub&) = delete;
  ~Stub();

  int port() const;
  std::string url() const;  ///< "http://127.0.0.1:PORT/api/query"

  /// The next `times` requests get `fault`; `retry_after` is a number of seconds, an HTTP date, or empty.
  void inject(Fault fault, int times = 1, const std::string& retry_after = {});
  std::vector<Seen> seen() const;

 private:
  class Server;
  std::unique_ptr<Server> server_;
};

}  // namespace opcit::stub
