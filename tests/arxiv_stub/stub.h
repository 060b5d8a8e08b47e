/// A loopback server that behaves like arXiv's API, with faults on request. In-process for unit tests; as the program
/// opcit_arxiv_stub for transcripts, where POST /control?fault=429&times=2&retry_after=1 asks for faults and
/// GET /requests lists the times and addresses of what came.
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
  reset,        ///< The connection is reset before any answer.
  truncated,    ///< The body is shorter than announced.
  cut,          ///< The body ends in the middle, and nothing announced its length.
  html,         ///< A page in place of the feed, with 200.
  drip,         ///< A byte each 100 ms.
  redirects,    ///< To itself, for ever.
  elsewhere,    ///< A redirect to another site.
  huge,         ///< 100 MB.
  bomb,         ///< Entities that grow by tens.
  empty,        ///< No entry, but totalResults above 0.
  forbidden,    ///< 403
};

/// The fault's name on the command line and in /control: "429", "503", "reset", "truncated" ..; throws
/// std::runtime_error for any other.
Fault fault_of(const std::string& name);

struct Seen {
  std::int64_t time;  ///< ms since 1970.
  std::string method;
  std::string address;  ///< Path and query, decoded; for a POST with its form.
  std::string user_agent;
};

class Stub {
 public:
  /// Listens on a port of 127.0.0.1 when `port` is 0. Throws std::runtime_error when it cannot.
  explicit Stub(std::vector<Paper> papers, int port = 0);
  Stub(const Stub&) = delete;
  Stub& operator=(const Stub&) = delete;
  ~Stub();

  int port() const;
  std::string url() const;  ///< "http://127.0.0.1:PORT/api/query"

  /// The next `times` requests meet `fault`; `retry_after` is a number of seconds or an HTTP date, empty for none.
  void inject(Fault fault, int times = 1, const std::string& retry_after = {});
  std::vector<Seen> seen() const;

 private:
  class Server;
  std::unique_ptr<Server> server_;
};

}  // namespace opcit::stub
