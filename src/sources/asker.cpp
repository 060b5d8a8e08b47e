#include "sources/asker.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <thread>
#include <utility>

#include "http/address.h"
#include "http/gate.h"
#include "module/module.h"
#include "opcit/error.h"
#include "opcit/version.h"

namespace opcit::fetch {
namespace {

/// Tries of a question per round before other questions are asked, and rounds before the question fails.
constexpr int tries_a_round = 3;
constexpr int most_rounds = 3;

/// Lets several threads call a watcher, one at a time.
class SharedWatcher final : public Watcher {
 public:
  explicit SharedWatcher(Watcher& watcher) : watcher_(watcher) {}
  void waiting(Milliseconds time) override {
    const std::lock_guard lock(mutex_);
    watcher_.waiting(time);
  }
  void asking(std::string_view address) override {
    const std::lock_guard lock(mutex_);
    watcher_.asking(address);
  }
  void again(std::string_view reason) override {
    const std::lock_guard lock(mutex_);
    watcher_.again(reason);
  }
  void warning(std::string_view message) override {
    const std::lock_guard lock(mutex_);
    watcher_.warning(message);
  }

 private:
  std::mutex mutex_;
  Watcher& watcher_;
};

std::string agent_name(const std::string& contact) {
  const auto printable = [](char c) { return c > ' ' && c < 0x7F && c != '(' && c != ')'; };
  if (!std::ranges::all_of(contact, printable) || contact.size() > 200) {
    throw UsageError("this contact cannot be sent", "an e-mail address or a web address, in ASCII and without blanks");
  }
  if (contact.empty()) return fmt::format("opcit/{}", version());
  const bool mail = contact.find('@') != std::string::npos && !contact.starts_with("http");
  return fmt::format("opcit/{} ({}{})", version(), mail ? "mailto:" : "+", contact);
}

Address checked(std::string_view base) {
  const auto address = parse_address(base);
  if (!address || address->path.find('?') != std::string_view::npos) {
    throw UsageError(fmt::format("'{}' is not the address of an API", base));
  }
  if (!may_be_asked(base)) {
    throw UsageError(fmt::format("'{}' is not encrypted", base), "http is for this machine (127.0.0.1) only");
  }
  return *address;
}

std::string site_of_service(const Address& address) {
  const std::string_view host = address.host.ends_with("arxiv.org") ? "arxiv.org" : address.host;
  return address.port.empty() ? std::string(host) : fmt::format("{}:{}", host, address.port);
}

bool is_whole(const Diagnostics& diagnostics) {
  constexpr Code faults[] = {Code::bad_json,      Code::truncated_input, Code::malformed_xml,    Code::not_a_record,
                             Code::service_error, Code::missing_comma,   Code::entity_definition};
  return std::ranges::none_of(
      diagnostics, [&](const Diagnostic& said) { return std::ranges::find(faults, said.code) != std::end(faults); });
}

}  // namespace

Verdict read_answer(const Format& format, const std::string& body, Reply& reply) {
  using Kind = Verdict::Kind;
  const std::size_t first = body.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return {Kind::again, FaultKind::bad_response, "the answer is empty"};
  const bool xml = format.id == "arxiv";
  const bool fits = xml ? body.find("<feed") != std::string::npos : body[first] == '{' || body[first] == '[';
  if (!fits) return {Kind::again, FaultKind::bad_response, "the answer is not what the service sends"};
  auto batch = std::make_shared<Batch>();
  batch->text = body;
  const std::unique_ptr<Reader> reader = format.reader({});
  const std::size_t size = reader->cut(batch->text, true);
  reader->parse({std::string_view(batch->text).substr(0, size), 0, true, reader->preamble()}, *batch);
  if (!is_whole(batch->diagnostics)) return {Kind::again, FaultKind::bad_response, "the answer is damaged"};
  for (const Item& item : batch->items) {
    if (item.record != nullptr) reply.records.push_back(item.record);
  }
  reply.batch = std::move(batch);
  return {};
}

struct Asker::Task {
  std::string key;
  Question question;
  int rounds = 0;
  Instant first_failed = 0;
};

/// The questions to one service, which its workers take.
struct Asker::Desk {
  std::mutex mutex;
  std::deque<Task> waiting;
  std::map<std::string, std::shared_ptr<const Reply>> done;
};

/// One connection to one service, with its own handle of the cache.
class Asker::Worker {
 public:
  Worker(const ServiceRow& row, unsigned number, Asker& asker);

  std::shared_ptr<const Reply> ask(const Question& question) {
    auto reply = std::make_shared<Reply>();
    const Judge judge = [&](long status, const std::string& body) -> Verdict {
      if (status == 404) {
        const bool page = body.find("<html") != std::string::npos || body.find("<HTML") != std::string::npos;
        return {page ? Verdict::Kind::no : Verdict::Kind::good, FaultKind::refused, {}};
      }
      if (status != 200) return {Verdict::Kind::no, FaultKind::refused, {}};
      *reply = {};
      return read_answer(format_, body, *reply);
    };
    const auto body = fetcher_->get(question, judge);
    if (body) return reply;
    reply->fault = body.fault();
    return reply;
  }
  Traffic traffic() const { return fetcher_->traffic(); }

 private:
  const Format& format_;
  std::unique_ptr<HttpClient> http_;
  std::unique_ptr<Cache> cache_;
  std::unique_ptr<Gate> gate_;
  std::unique_ptr<Fetcher> fetcher_;
};

Asker::Worker::Worker(const ServiceRow& row, unsigned number, Asker& asker)
    : format_(*asker.registry_.find(row.format)) {
  const AskerOptions& options = asker.options_;
  const std::string& given = options.bases[static_cast<std::size_t>(row.service)];
  const std::string base = given.empty() ? std::string(row.base) : given;
  const Address address = checked(base);
  HttpOptions http;
  http.user_agent = agent_name(options.contact);
  http.total_timeout = options.total_timeout;
  http.cancelled = &asker.cancelled_;
  http_ = module().http(http);
  if (!options.cache_folder.empty()) {
    auto opened = module().cache({.folder = options.cache_folder});
    if (opened) {
      cache_ = std::move(opened.value());
    } else if (number == 0) {
      asker.watcher_->warning(opened.fault().message);
    }
  }
  GateOptions gate;
  gate.site = site_of_service(address);
  if (is_loopback(address)) gate.site += fmt::format(" {}", row.id);
  gate.folder = options.offline ? std::string() : options.cache_folder;
  gate.lock = row.service == Service::arxiv ? "gate.lock" : fmt::format("gate-{}-{}.lock", row.id, number);
  // Without a contact, opcit waits twice as long at Crossref and OpenAlex.
  const bool unknown = row.takes_mailto && options.contact.empty();
  gate.interval = options.min_interval.value_or(unknown ? row.interval * 2 : row.interval);
  if (options.patience.count() != 0) gate.longest_wait = options.patience;
  gate_ = std::make_unique<Gate>(gate, cache_.get(), asker.clock_, asker.cancelled_, *asker.watcher_);
  FetcherOptions fetcher;
  fetcher.service = fmt::format("{} ({})", row.name, address.host);
  fetcher.max_age = options.max_age;
  fetcher.offline = options.offline;
  fetcher.tries = tries_a_round;
  fetcher.patience = options.patience;
  fetcher.backoff = std::clamp(gate.interval * 4, Milliseconds(20), Milliseconds(3000));
  fetcher.absent_is_answer = true;
  fetcher.keeps_own_pace = options.min_interval.has_value();
  const char* const key = row.key.empty() ? nullptr : std::getenv(std::string(row.key).c_str());
  if (row.takes_mailto && !options.contact.empty()) {
    fetcher.suffix = "&mailto=";
    append_encoded(fetcher.suffix, options.contact);
  }
  if (key != nullptr && *key != '\0') {
    fetcher.suffix += "&api_key=";
    append_encoded(fetcher.suffix, key);
  }
  Host& host = asker.hosts_[static_cast<std::size_t>(row.service)];
  fetcher_ = std::make_unique<Fetcher>(fetcher, *http_, cache_.get(), *gate_, asker.clock_, asker.cancelled_,
                                       *asker.watcher_, &host);
}

Asker::Asker(const Registry& registry, const AskerOptions& options, Watcher& watcher, Clock* clock)
    : registry_(registry),
      options_(options),
      clock_(clock == nullptr ? system_clock() : *clock),
      watcher_(std::make_unique<SharedWatcher>(watcher)) {
  agent_name(options.contact);
  for (const ServiceRow& row : services()) {
    std::string& base = options_.bases[static_cast<std::size_t>(row.service)];
    if (!base.empty()) checked(base);
    while (base.ends_with('/')) base.pop_back();
  }
}

Asker::~Asker() = default;

std::string Asker::address_of(const ServiceQuestion& question) const {
  const std::string& given = options_.bases[static_cast<std::size_t>(question.service)];
  return (given.empty() ? std::string(row_of(question.service).base) : given) + question.path;
}

Asker::Worker& Asker::worker(Service service, unsigned number) {
  std::unique_ptr<Worker>& made = workers_[{service, number}];
  if (made == nullptr) made = std::make_unique<Worker>(row_of(service), number, *this);
  return *made;
}

bool Asker::may_search(Service service) const noexcept {
  const ServiceRow& row = row_of(service);
  if (!may_ask(service)) return false;
  if (row.key.empty()) return true;
  const char* const key = std::getenv(std::string(row.key).c_str());
  return key != nullptr && *key != '\0';
}

/// After a bad answer, the question is asked again later, and finally fails alone. If the host is down, all fail.
void Asker::work(Worker& worker, Desk& desk, Host& host) {
  while (true) {
    Task task;
    {
      const std::lock_guard lock(desk.mutex);
      if (desk.waiting.empty()) return;
      task = std::move(desk.waiting.front());
      desk.waiting.pop_front();
    }
    std::shared_ptr<const Reply> reply = worker.ask(task.question);
    const bool passing =
        reply->fault && (reply->fault->kind == FaultKind::unreachable || reply->fault->kind == FaultKind::bad_response);
    if (passing && task.first_failed == 0) task.first_failed = clock_.now();
    const bool others_pass = host.last_good > task.first_failed;
    const bool given_up = ++task.rounds >= most_rounds && others_pass;
    const std::lock_guard lock(desk.mutex);
    if (passing && !host.down && !given_up && options_.patience.count() != 0) {
      desk.waiting.push_back(std::move(task));
    } else {
      desk.done[task.key] = std::move(reply);
    }
  }
}

std::vector<std::shared_ptr<const Reply>> Asker::ask(std::span<const ServiceQuestion> questions) {
  std::array<Desk, service_count> desks;
  std::vector<std::string> keys;
  for (const ServiceQuestion& question : questions) {
    Question plain{address_of(question), question.query};
    std::string key = plain.address + '?' + plain.query;
    const bool is_new = known_.emplace(key, nullptr).second;
    if (is_new) desks[static_cast<std::size_t>(question.service)].waiting.push_back({key, std::move(plain), 0, 0});
    keys.push_back(std::move(key));
  }
  {
    std::vector<std::jthread> threads;
    for (const ServiceRow& row : services()) {
      Desk& desk = desks[static_cast<std::size_t>(row.service)];
      Host& host = hosts_[static_cast<std::size_t>(row.service)];
      const unsigned connections = row.takes_mailto && options_.contact.empty() ? 1 : row.connections;
      const std::size_t hands = std::min<std::size_t>(connections, desk.waiting.size());
      for (unsigned number = 0; number < hands; ++number) worker(row.service, number);
      for (unsigned number = 0; number < hands; ++number) {
        Worker* const own = workers_[{row.service, number}].get();
        threads.emplace_back([this, own, &desk, &host] { work(*own, desk, host); });
      }
    }
  }
  for (Desk& desk : desks) {
    for (auto& [key, reply] : desk.done) known_[key] = std::move(reply);
  }
  std::vector<std::shared_ptr<const Reply>> replies;
  for (const std::string& key : keys) replies.push_back(known_[key]);
  return replies;
}

Traffic Asker::traffic() const {
  Traffic sum;
  for (const auto& [place, worker] : workers_) {
    sum.requests += worker->traffic().requests;
    sum.hits += worker->traffic().hits;
  }
  return sum;
}

}  // namespace opcit::fetch
