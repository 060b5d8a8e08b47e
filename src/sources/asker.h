/// Asks several services at the same time, each at its own pace and over its own connections, for verify, get and
/// enrich. services.h builds the questions; http/fetcher.h handles cache, gate and patience.
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
  std::array<std::string, service_count> bases = {};  ///< Replaces the base URL of a service; empty: the service's own.
  ServiceSet services = ServiceSet().set();           ///< No other service is asked.
  std::optional<Milliseconds> min_interval;           ///< Replaces the interval of all services.
  Milliseconds max_age{std::chrono::hours(24 * 30)};
  Milliseconds patience{120'000};
  Milliseconds total_timeout{90'000};  ///< Time limit of one request.
  bool offline = false;
  std::string contact;
  std::string cache_folder;  ///< Empty: no cache.
};

/// The answer of a service to one question.
struct Reply {
  std::optional<Fault> fault;  ///< Set instead of records.
  std::vector<const Record*> records;
  std::shared_ptr<const Batch> batch;  ///< Owns the records.
};

class OPCIT_API Asker {
 public:
  /// `registry` and `watcher` must outlive this object. Several threads call `watcher`, but one at a time. Throws
  /// UsageError for a forbidden URL or contact.
  Asker(const Registry& registry, const AskerOptions& options, Watcher& watcher, Clock* clock = nullptr);
  ~Asker();
  Asker(const Asker&) = delete;
  Asker& operator=(const Asker&) = delete;

  /// Returns all answers, in the order of the questions. The same question is never sent twice by one Asker.
  std::vector<std::shared_ptr<const Reply>> ask(std::span<const ServiceQuestion> questions);

  /// Whether the service is one of those that are asked.
  bool may_ask(Service service) const noexcept { return options_.services.test(static_cast<std::size_t>(service)); }
  /// Whether it may be searched, too: OpenAlex needs a key.
  bool may_search(Service service) const noexcept;
  Traffic traffic() const;
  /// Cancels all requests, with FaultKind::cancelled. Callable from any thread and from a signal handler.
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

/// Reads an answer with the reader of `format`. Returns a fault (kind again) if the answer is incomplete.
Verdict read_answer(const Format& format, const std::string& body, Reply& reply);

}  // namespace opcit::fetch
