/// Completes records from sources and stores each decision with its reasons. finder.h has the sources, fill.h the
/// rules.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "enrich/fill.h"
#include "enrich/finder.h"
#include "opcit/convert.h"
#include "opcit/export.h"

namespace opcit::enrich {

enum class Status : std::uint8_t { accepted, ambiguous, not_found, error };
std::string_view spelling(Status status) noexcept;

struct Seen {
  std::string arxiv;
  std::string title;
  int points = 0;
};

struct FilledFrom {
  Filled what;
  std::string source;  ///< Name of the finder.
};

/// A value that a completer has set, as plain text.
struct SetValue {
  std::string field;
  std::string before;
  std::string after;
  std::string source;
};

/// What a completer did with one record.
struct Completed {
  bool found = false;
  std::vector<SetValue> changes;
  std::vector<std::string> reasons;
  std::string fault;  ///< A source could not be asked; else empty.
};

/// Completes records when the finders are done with them.
class OPCIT_API Completer {
 public:
  Completer() = default;
  Completer(const Completer&) = delete;
  Completer& operator=(const Completer&) = delete;
  virtual ~Completer() = default;

  /// One result for each record of the batch.
  virtual std::vector<Completed> complete(Batch& batch) = 0;
};

/// The result for one record.
struct Outcome {
  std::string key;
  std::string title;
  Status status = Status::not_found;
  std::string arxiv;  ///< Id of the accepted paper, without version.
  int points = 0;     ///< Points of the best candidate, 0 to 100.
  std::vector<Seen> candidates;
  std::vector<std::string> reasons;
  std::vector<FilledFrom> filled;
  std::vector<SetValue> set;  ///< By the completer.
};

/// The progress of the run.
struct Progress {
  std::size_t records = 0;  ///< Read so far.
  std::size_t done = 0;     ///< Records for which the search has ended.
  std::size_t found = 0;    ///< Records with an accepted paper.
};

struct EnrichOptions {
  std::vector<Part> overwrite = {};
  Completer* completer = nullptr;                      ///< Must outlive the enricher; may be nullptr.
  std::function<void(const Progress&)> progress = {};  ///< Called after each round; may be empty.
  std::function<void()> failed = {};                   ///< Called when a source fails; may be empty.
};

class OPCIT_API Enricher final : public Improver {
 public:
  /// Asks the finders in order, each for the records that earlier finders did not find. They must outlive the enricher.
  Enricher(std::vector<Finder*> finders, EnrichOptions options)
      : finders_(std::move(finders)), options_(std::move(options)), stopped_(finders_.size()) {}

  void improve(Batch& batch) override;
  void assigned(const Batch& batch) override;

  /// One outcome per record, in input order.
  std::span<const Outcome> outcomes() const noexcept { return outcomes_; }
  std::size_t count(Status status) const noexcept;
  /// The first fault of a source that could not be asked. An answer missing in the offline cache is not a fault.
  const std::optional<fetch::Fault>& fault() const noexcept { return fault_; }
  /// Removes from the outcome what could not be written: keeps the parts of the record that `keep` accepts.
  void retract(std::size_t record, const std::function<bool(Part)>& keep);
  void retract_set(std::size_t record, const std::function<bool(const SetValue&)>& keep);

 private:
  struct Case {
    Record* record = nullptr;
    match::Work work;
    match::Decision decision;
    bool failed = false;  ///< A source that may have the work could not be asked.
    std::string fault;    ///< The reason.
  };
  using Cases = std::vector<Case>;

  void search(Cases& cases, Pool& pool);
  bool ask(std::size_t finder, int round, Cases& cases, Pool& pool);
  void stop(std::size_t finder, const fetch::Fault& fault);
  void tell_progress(const Cases& cases) const;
  void complete(Batch& batch);
  Outcome conclude(Case& each, const Pool& pool, Arena& arena) const;

  std::vector<Finder*> finders_;
  EnrichOptions options_;
  std::vector<bool> stopped_;  // finders that are not asked any more
  std::vector<Outcome> outcomes_;
  std::size_t batch_begin_ = 0;  // the first outcome of the current batch
  std::optional<fetch::Fault> fault_;
};

}  // namespace opcit::enrich
