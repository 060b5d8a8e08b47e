/// A sidecar that is read: its lines put aside, checked, and found by key, by content and by likeness. Knows no format.
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

/// Memory: 24 bytes a record, and 8 more once records do not come in the order of the sidecar.
class Sidecar {
 public:
  /// Reads all of `source`. A line that cannot be used is told to `report` and left out. Throws IoError when the
  /// source cannot be read or is of another version.
  Sidecar(Source& source, const Report& report);

  /// The id of the format that the sidecar belongs to; empty when it has no line.
  const std::string& format() const noexcept { return format_; }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  /// The line of a record that is held by the target with these groups, taken from then on; none when there is none.
  /// By key and content, by key, by content, then by likeness; in the order of the sidecar where several fit.
  std::size_t take(std::string_view key, const std::map<std::string_view, Fingerprint>& groups);

  /// The place of the line of a record, and of a line.
  std::uint64_t offset_of(std::size_t record) const noexcept { return records_[record].offset; }
  /// Reads the line at `offset` into `arena` and moves `offset` behind it; lines that cannot be used are passed over.
  /// False at the end.
  bool line_at(std::uint64_t& offset, Arena& arena, Line& out);

  /// Tells of every record that was not taken.
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
  io::Spool lines_;  // as read, but that those which cannot be used are empty
  std::uint64_t line_number_ = 0;
  std::vector<Entry> records_;
  std::vector<bool> taken_;
  std::size_t next_ = 0;  // behind the record that was taken last
  std::vector<std::uint32_t> by_key_;
  std::vector<std::uint32_t> by_content_;
  Arena scratch_;
  std::string line_;
};

}  // namespace opcit::carry
