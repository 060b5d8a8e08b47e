/// arXiv's query language, as far as programs use it: ti au abs co jr cat id all; phrases; AND OR ANDNOT; parentheses;
/// submittedDate ranges. With its traps: words side by side are joined by OR, a prefix holds for one word only, and an
/// unquoted hyphen finds nothing.
#pragma once

#include <memory>
#include <string>

#include "arxiv_stub/papers.h"

namespace opcit::stub {

class Query {
 public:
  Query() = default;
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  virtual ~Query() = default;

  virtual bool matches(const Paper& paper) const = 0;
};

/// Throws std::runtime_error for what cannot be understood.
std::unique_ptr<Query> parse_query(const std::string& text);

}  // namespace opcit::stub
