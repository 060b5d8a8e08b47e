/// All candidates that the sources have given so far, each work once.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fetch/source.h"
#include "match/work.h"

namespace opcit::enrich {

class Pool {
 public:
  /// Adds what `source` has found, and keeps it alive. An earlier version of a work that is here already adds its title
  /// to that work.
  void add(const fetch::Candidates& found, std::string_view source);

  std::span<const match::Work> works() const noexcept { return works_; }
  /// Who knew of the work first.
  std::string_view source_of(std::size_t work) const { return sources_[work]; }

 private:
  void add(const Record& record, std::string_view source);

  std::vector<match::Work> works_;
  std::vector<std::string> sources_;
  std::map<std::string, std::size_t, std::less<>> by_id_;
  std::vector<std::shared_ptr<const Batch>> batches_;
};

}  // namespace opcit::enrich
