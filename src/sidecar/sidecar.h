/// A sidecar for reading: its lines are stored, checked, and found by key, content or similarity. For any format.
/// writer.h writes it; restorer.h applies it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "io/spool.h"
#include "opcit/diagnostic.h"
#include "opcit/io.h"
#include "sidecar/line.h"

namespace opcit::carry {

using Report = std::function<void(const Diagnostic& diagnostic, const Located& where)>;

/// Memory: 24 bytes per record, and 8 more if records are not in the order of the sidecar.
class Sidecar {
 public:
  /// Reads all of `source`. Invalid lines are passed to `report` and skipped. Throws IoError if the source cannot be
  /// read or has another version.
  Sidecar(Source& source, const Report& report);

  /// The id of the format of the sidecar; empty if it has no line.
  const std::string& format() const noexcept { return format_; }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  /// The line of the record that has these groups in the target, or none. A line that was returned is not returned
  /// again. Lookup by key and content, by key, by content, then by similarity; in the order of the sidecar if many
  /// match.
  std::size_t take(std::string_view key, const std::map<std::string_view, Fingerprint>& groups);

  /// The index of the line of a record, and of a line.
  std::uint64_t offset_of(std::size_t record) const noexcept { return records_[record].offset; }
  /// Reads the line at `offset` into `arena` and moves `offset` after it. Invalid lines are skipped.
  /// False at the end.
  bool line_at(std::uint64_t& offset, Arena& arena, Line& out);

  /// Reports every record that was not matched.
  void report_rest(const Report& report);

 private:
  struct Entry {
    std::uint64_t offset;
    Fingerprint key;
    Fingerprint content;
  };
  void add_lines(std::string_view text, const Report& report);
  void add_line(std::string_view line, const Report& report);
  void make_indices();
  bool fits(std::size_t record, Fingerprint key, Fingerprint content, bool need_content) const;
  std::size_t find_by_key(Fingerprint key, Fingerprint content) const;
  std::size_t find_by_content(Fingerprint content) const;
  std::size_t find_alike(const std::map<std::string_view, Fingerprint>& groups);

  std::string name_;
  std::string format_;
  io::Spool lines_;  // as read, except that invalid lines are empty
  std::uint64_t line_number_ = 0;
  std::vector<Entry> records_;
  std::vector<bool> taken_;
  std::size_t next_ = 0;  // after the last record that was matched
  std::vector<std::uint32_t> by_key_;
  std::vector<std::uint32_t> by_content_;
  Arena scratch_;
  std::string line_;
};

}  // namespace opcit::carry
