/// Implements ArxivApi (source.h) from its parts, which tests can replace.
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "http/fetcher.h"
#include "http/gate.h"
#include "sources/arxiv.h"

namespace opcit::fetch {

class Module;

class ArxivClient final : public ArxivApi {
 public:
  /// See open_arxiv().
  ArxivClient(const Module& module, const Registry& registry, const ArxivOptions& options, Watcher& watcher,
              Clock& clock);

  Result<Candidates> by_ids(std::span<const std::string> ids) override;
  Result<Candidates> search(std::string_view query, int start, int max_results) override;
  Result<Candidates> by_author(std::string_view author) override;
  Traffic traffic() const override { return fetcher_->traffic(); }
  void cancel() noexcept override { cancelled_ = true; }

 private:
  static_assert(std::atomic<bool>::is_always_lock_free, "cancel() is called by signal handlers");

  std::unique_ptr<Cache> open_cache(const Module& module, const ArxivOptions& options, Watcher& watcher) const;
  /// Sends a request and appends the answer to `candidates`.
  std::optional<Fault> ask(const Question& question, std::uint64_t start, Candidates& candidates);

  std::string url_;
  const Format& format_;
  std::atomic<bool> cancelled_ = false;
  std::unique_ptr<HttpClient> http_;
  std::unique_ptr<Cache> cache_;
  std::unique_ptr<Gate> gate_;
  std::unique_ptr<Fetcher> fetcher_;
};

}  // namespace opcit::fetch
