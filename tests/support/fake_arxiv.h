/// A fake of arXiv with papers in memory, for enrichment without a network. It implements the queries
/// that match/query.h creates.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sources/source.h"

namespace opcit::test {

struct Paper {
  std::string id;
  std::vector<std::string> titles;  ///< One per version.
  std::string authors;              ///< "Jane Roe, Li Wei"
  std::string published = "2024-01-10";
  std::string updated = {};  ///< If empty, as published.
  std::string category = "cs.LG";
  std::string abstract = {};
  std::string doi = {};
  std::string journal_ref = {};
};

class FakeArxiv final : public fetch::ArxivApi {
 public:
  explicit FakeArxiv(std::vector<Paper> papers) : papers_(std::move(papers)) {}

  fetch::Result<fetch::Candidates> by_ids(std::span<const std::string> ids) override;
  fetch::Result<fetch::Candidates> search(std::string_view query, int start, int max_results) override;
  fetch::Result<fetch::Candidates> by_author(std::string_view author) override;
  fetch::Traffic traffic() const override { return {requests, 0}; }
  void cancel() noexcept override {}

  std::uint64_t requests = 0;
  std::vector<std::string> queries;
  /// The fault that every request gets, beginning with number `fails_from`.
  fetch::FaultKind fault = fetch::FaultKind::unreachable;
  std::uint64_t fails_from = static_cast<std::uint64_t>(-1);

 private:
  bool fails();
  std::vector<Paper> papers_;
};

}  // namespace opcit::test
