/// What enrichment asks of arXiv, whoever answers: the live API now, other services later. Matching is written against
/// this header alone; nothing here knows of HTTP.
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

/// One answer of the service, as it came.
struct Feed {
  std::string address;  ///< What was asked, as an address.
  std::string text;     ///< Atom.
};

/// Papers that the service knows, as the arXiv reader gives them. `batches` own what `records` point to; a copy shares
/// them. One thread at a time.
struct Candidates {
  std::vector<const Record*> records;
  std::vector<std::shared_ptr<const Batch>> batches;
  std::vector<std::shared_ptr<const Feed>> feeds;
  std::uint64_t total = 0;  ///< Hits that the service has, of which `records` may be a page.
};

class ArxivApi {
 public:
  ArxivApi() = default;
  ArxivApi(const ArxivApi&) = delete;
  ArxivApi& operator=(const ArxivApi&) = delete;
  virtual ~ArxivApi() = default;

  /// The papers with these ids ("2409.13598", "math/0611800v2"), in the order of the ids, as many requests as it takes
  /// (200 ids each). Ids that arXiv does not have are missing from the answer; a malformed one is a Fault (refused)
  /// before anything is sent.
  virtual Result<Candidates> by_ids(std::span<const std::string> ids) = 0;
  /// A query in the language of arXiv's API (https://info.arxiv.org/help/api/user-manual.html, 5.1), not yet encoded
  /// for an address. `max_results` from 1 to 2000.
  virtual Result<Candidates> search(std::string_view query, int start, int max_results) = 0;
  /// A person's own papers, by ORCID iD or arXiv author id ("warner_s_1").
  virtual Result<Candidates> by_author(std::string_view author) = 0;

  virtual Traffic traffic() const = 0;
  /// Ends what is under way, and all that follows, with FaultKind::cancelled. From any thread, and from a signal
  /// handler.
  virtual void cancel() noexcept = 0;
};

}  // namespace opcit::fetch
