/// The lines of a sidecar, opcit-json(5): the parts that the target cannot represent, and fingerprints that show if a
/// record was edited. One JSON object per line; each has `version` and `format` (of the target), and one of these
/// shapes:
///
///     a record          key, hash (of its content except the key), read (group: fingerprint of what the target
///                       holds), fields (group: the original parts, where they differ), order (section: groups)
///     a lost record     record: the complete record; the target does not have it
///     an added record   key, hash, added: true; only the target has it
///     a document item   hash of what the target holds, if it does; document: the original, "same" if the target
///                       holds it unchanged, null if the original had none
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sidecar/fingerprint.h"
#include "sidecar/record_json.h"

namespace opcit::carry {

inline constexpr int sidecar_version = 1;

/// The parts of one group, as written in JSON.
struct Group {
  std::string_view name;
  std::vector<std::string_view> parts;
};

struct Line {
  enum class Shape : std::uint8_t { record, lost_record, added_record, document };

  Shape shape = Shape::record;
  int version = 0;
  std::string_view format;
  std::string_view key;
  std::optional<Fingerprint> hash;
  std::map<std::string_view, Fingerprint> read;
  std::vector<Group> fields;
  std::map<Section, std::vector<std::string_view>> order;
  std::string_view original;  ///< JSON of the lost record or of the document item; or "\"same\"" or "null".
};

/// The reason why a line cannot be used.
struct LineFault {
  std::string_view what;
  std::size_t at = 0;
};

/// Reads a line and checks that all its parts can be read; otherwise returns the reason. Of a line with another
/// version, only `version` is read, without a fault. Views point into `text` and `arena`.
std::optional<LineFault> read_line(std::string_view text, Arena& arena, Line& out);

// Each appends one line with its line feed.

/// The differences between `original`, as parts in JSON, and the record that was read from the output.
void write_record_line(std::string& out, std::string_view format, const std::vector<Part>& original,
                       const Record& read_back);
void write_lost_record(std::string& out, std::string_view format, std::string_view record_json);
void write_added_record(std::string& out, std::string_view format, const Record& read_back);
/// `original` empty: no original. `held` nullopt: the target does not hold it.
void write_document_line(std::string& out, std::string_view format, std::string_view original,
                         std::optional<Fingerprint> held);

/// The JSON array of all parts of each group.
std::map<std::string_view, std::string> grouped(const std::vector<Part>& parts);
std::map<std::string_view, Fingerprint> fingerprints(const std::vector<Part>& parts);
/// A fingerprint of the groups without the key: a renamed record is still the same record.
Fingerprint content_hash(const std::map<std::string_view, Fingerprint>& groups);
/// The fingerprint of a group that a record does not have.
Fingerprint fingerprint_of_none() noexcept;

}  // namespace opcit::carry
