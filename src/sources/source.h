/// The interface of arXiv that enrichment uses: the live API implements it, other services can follow. Matching only
/// depends on this header, which is independent of HTTP.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/fault.h"
#include "http/traffic.h"
#include "opcit/export.h"
#include "opcit/record.h"

namespace opcit::fetch {

/// One unchanged answer of the service.
struct Feed {
  std::string address;  ///< The requested URL.
  std::string text;     ///< Atom.
};

/// Papers from the service, as the arXiv reader returns them. `batches` own the data of `records`; copies share
/// it. One thread at a time.
struct Candidates {
  std::vector<const Record*> records;
  std::vector<std::shared_ptr<const Batch>> batches;
  std::vector<std::shared_ptr<const Feed>> feeds;
  std::uint64_t total = 0;  ///< The total number of hits; `records` may be one page of them.
};

class ArxivApi {
 public:
  ArxivApi() = default;
  ArxivApi(const ArxivApi&) = delete;
  ArxivApi& operator=(const ArxivApi&) = delete;
  virtual ~ArxivApi() = default;

  /// The papers with these ids ("2409.13598", "math/0611800v2"), in the order of the ids, with one request for each
  /// 200 ids. Unknown ids are missing from the answer; a malformed id is a Fault (refused)
  /// before any request.
  virtual Result<Candidates> by_ids(std::span<const std::string> ids) = 0;
  /// A query in the language of arXiv's API (https://info.arxiv.org/help/api/user-manual.html, 5.1), not yet
  /// percent-encoded. `max_results` is from 1 to 2000.
  virtual Result<Candidates> search(std::string_view query, int start, int max_results) = 0;
  /// A person's own papers, by ORCID iD or arXiv author id ("warner_s_1").
  virtual Result<Candidates> by_author(std::string_view author) = 0;

  virtual Traffic traffic() const = 0;
  /// Cancels the current and all later requests, with FaultKind::cancelled. Callable from any thread and from a signal
  /// handler.
  virtual void cancel() noexcept = 0;
};

}  // namespace opcit::fetch
