/// Asks several services at the same time, each in its own pace and over its own connections: what verify, get and
/// enrich share. services.h says how a question is put; http/fetcher.h keeps to cache, gate and patience.
#pragma once

#include <array>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "http/cache.h"
#include "http/clock.h"
#include "http/fault.h"
#include "http/fetcher.h"
#include "http/traffic.h"
#include "http/watcher.h"
#include "opcit/export.h"
#include "opcit/record.h"
#include "opcit/registry.h"
#include "sources/services.h"

namespace opcit::fetch {

class Module;

struct AskerOptions {
  std::array<std::string, service_count> bases = {};  ///< In place of the service's own; empty: its own.
  std::optional<Milliseconds> min_interval;           ///< In place of each service's own pace.
  Milliseconds max_age{std::chrono::hours(24 * 30)};
  Milliseconds patience{120'000};
  Milliseconds total_timeout{90'000};  ///< Of one request.
  bool offline = false;
  std::string contact;
  std::string cache_folder;  ///< Empty: no cache.
};

/// What a service answered to one question.
struct Reply {
  std::optional<Fault> fault;  ///< In place of records.
  std::vector<const Record*> records;
  std::shared_ptr<const Batch> batch;  ///< Owns the records.
};

class OPCIT_API Asker {
 public:
  /// `registry` and `watcher`, which is called from several threads but one at a time, must outlive it. Throws
  /// UsageError for an address or a contact that is not allowed.
  Asker(const Registry& registry, const AskerOptions& options, Watcher& watcher, Clock* clock = nullptr);
  ~Asker();
  Asker(const Asker&) = delete;
  Asker& operator=(const Asker&) = delete;

  /// All answers, in the order of the questions. No question is asked twice in the life of the asker.
  std::vector<std::shared_ptr<const Reply>> ask(std::span<const ServiceQuestion> questions);

  /// Whether the service may be searched: OpenAlex needs a key.
  bool may_search(Service service) const noexcept;
  Traffic traffic() const;
  /// Ends what is in progress, with FaultKind::cancelled. From any thread, and from a signal handler.
  void cancel() noexcept { cancelled_ = true; }

 private:
  class Worker;
  struct Task;
  struct Desk;

  std::string address_of(const ServiceQuestion& question) const;
  Worker& worker(Service service, unsigned number);
  void work(Worker& worker, Desk& desk, Host& host);

  const Registry& registry_;
  AskerOptions options_;
  Clock& clock_;
  std::atomic<bool> cancelled_ = false;
  std::unique_ptr<Watcher> watcher_;
  std::array<Host, service_count> hosts_;
  std::map<std::pair<Service, unsigned>, std::unique_ptr<Worker>> workers_;
  std::map<std::string, std::shared_ptr<const Reply>> known_;
};

/// Reads what a service answered, with the reader of `format`. A fault (kind again) when it is no whole answer.
Verdict read_answer(const Format& format, const std::string& body, Reply& reply);

}  // namespace opcit::fetch
