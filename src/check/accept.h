/// Findings that the user has accepted: a file of lines "code, key, hash of the record, reason", separated by tabs. If
/// the record changes, its hash changes, and its findings are reported again.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "opcit/export.h"
#include "opcit/record.h"

namespace opcit::check {

/// A hash of the content of the record, independent of its layout in the file.
std::uint64_t hash_of(const Record& record);

class OPCIT_API AcceptList {
 public:
  /// Adds the lines of a file. Returns the number of the first invalid line, or 0 if all are valid; invalid lines are
  /// skipped.
  std::size_t read(std::string_view text);
  bool accepts(std::string_view code, std::string_view key, std::uint64_t hash) const;
  bool empty() const noexcept { return accepted_.empty(); }

  /// A line for the file.
  static std::string line(std::string_view code, std::string_view key, std::uint64_t hash, std::string_view reason);

 private:
  std::set<std::tuple<std::string, std::string, std::uint64_t>> accepted_;
};

}  // namespace opcit::check
