/// Checks records on their way through the pipeline and adds its findings to what reading has to say: an Improver that
/// changes nothing. rules.h lists the codes, values.h has the faults of single values; rules of BibTeX's syntax and of
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
  JournalNames journals = {};     ///< Empty: journal names are not compared.
  AcceptList accepted = {};       ///< Findings that are not reported.
  std::string* accept = nullptr;  ///< Where lines that accept the other findings are appended.
};

class OPCIT_API Checker final : public Improver {
 public:
  /// Throws UsageError for an `as_of` that is not a day.
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
