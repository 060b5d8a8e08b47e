/// Checks records on their way through the pipeline and adds findings to the diagnostics of reading: an Improver that
/// changes nothing. rules.h lists the codes, values.h checks single values. The rules for BibTeX's syntax and for
/// targets that read BibTeX are in formats/bibtex/check.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "check/accept.h"
#include "check/journals.h"
#include "opcit/convert.h"
#include "opcit/export.h"

namespace opcit::check {

struct CheckOptions {
  std::string as_of = {};         ///< "2026-11-30": later years are in the future; empty: today (UTC).
  std::string target = {};        ///< One of target_names, or empty.
  JournalNames journals = {};     ///< Empty: the forms of journal names are not checked.
  AcceptList accepted = {};       ///< Findings that are not reported.
  std::string* accept = nullptr;  ///< Receives lines that accept the other findings, if not null.
};

class OPCIT_API Checker final : public Improver {
 public:
  /// Throws UsageError if `as_of` is not a day.
  explicit Checker(CheckOptions options);
  ~Checker() override;

  void improve(Batch& batch) override;
  void assigned(const Batch&) override {}

  std::uint64_t accepted() const noexcept;

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace opcit::check
