/// Writes custom.opcit: data without a CSL property, so that sidecar_reader.h can restore it. Empty sections are
/// omitted.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "base/small_vector.h"
#include "csl/tables.h"
#include "csl/write_options.h"
#include "opcit/audit.h"
#include "syntax/json/emitter.h"

namespace opcit::csl {

/// The data that the writer of properties leaves to the sidecar.
struct Remainder {
  Few<const FieldValue*, 32> written;         ///< Fields written as properties; the sidecar may need their flags.
  Few<const FieldValue*, 8> unwritten;        ///< Fields without a property, and second values.
  Few<const Identifier*, 8> identifiers;      ///< Without a property, or with an unusual relation.
  const Extra* id = nullptr;                  ///< An id of the input that differs from its citation key.
  Few<const Extra*, 8> properties;            ///< Written as properties of the record again.
  Few<const Extra*, 8> custom;                ///< Written as members of "custom" again.
  Few<const Extra*, 8> extra;                 ///< All others.
  Few<const FieldValue*, 4> scripted;         ///< Of `written`: with_script_runs() changed the text.
  std::array<std::string_view, 7> derived{};  ///< Properties that the writer derived.
  std::size_t derived_count = 0;

  /// Decides where each extra is written; a second extra with the same name cannot be a member next to the first.
  void sort_extra(const Record& record);
  void derive(std::string_view name) { derived[derived_count++] = name; }
};

class SidecarWriter {
 public:
  SidecarWriter(json::Emitter& json, Audit& audit, const WriteOptions& options)
      : json_(json), audit_(audit), record_(audit.record()), options_(options) {}

  /// Writes the member "custom", unless it would be empty.
  void write(const Remainder& remainder);

 private:
  using NamesFlag = bool (*)(const FieldValue&);

  void section(std::string_view name);
  void open_custom();
  void foreign_members(const Remainder& remainder);
  void kind();
  void flags(std::string_view name, const Remainder& remainder, NamesFlag flag);
  void unlisted(const Remainder& remainder);
  void people(const Remainder& remainder);
  void person(std::size_t index, const Name& name);
  void runs(const Remainder& remainder);
  void lists(const Remainder& remainder);
  void derived(const Remainder& remainder);
  void identifiers(const Remainder& remainder);
  void version(const Remainder& remainder);
  void categories();
  void links();
  void fields(const Remainder& remainder);
  void extra(const Remainder& remainder);

  json::Emitter& json_;
  Audit& audit_;
  const Record& record_;
  const WriteOptions& options_;
  bool custom_open_ = false;
  bool opcit_open_ = false;
};

/// The tag of an extra that was a member of "custom": "custom.NAME".
inline constexpr std::string_view custom_prefix = "custom.";
/// Appends a JSON value of an input without whitespace between tokens; as a string if it is invalid JSON.
void append_raw_json(std::string& out, std::string_view raw);

}  // namespace opcit::csl
