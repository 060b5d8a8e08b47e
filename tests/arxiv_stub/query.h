/// The part of arXiv's query language that programs use: ti au abs co jr cat id all; phrases; AND OR ANDNOT;
/// parentheses; submittedDate ranges. It has arXiv's pitfalls: adjacent words are joined by OR, a prefix applies to one
/// word only, and unquoted hyphen finds nothing.
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

/// Throws std::runtime_error for an invalid query.
std::unique_ptr<Query> parse_query(const std::string& text);

}  // namespace opcit::stub
