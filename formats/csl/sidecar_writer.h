/// custom.opcit: what CSL-JSON has no property for, written so that reading restores it. Sections appear only when they
/// hold something.
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

/// What the writer of the properties left to the sidecar.
struct Remainder {
  Few<const FieldValue*, 32> written;         ///< Fields written as properties, whose flags may need the sidecar.
  Few<const FieldValue*, 8> unwritten;        ///< Fields without a property, and second values.
  Few<const Identifier*, 8> identifiers;      ///< Without a property, or with another relation than usual.
  const Extra* id = nullptr;                  ///< An id of the input beside its citation key.
  Few<const Extra*, 8> properties;            ///< Go back out as properties of the record.
  Few<const Extra*, 8> custom;                ///< Go back out as members of "custom".
  Few<const Extra*, 8> extra;                 ///< All others.
  std::array<std::string_view, 5> derived{};  ///< Properties that the record does not have and the writer deduced.
  std::size_t derived_count = 0;

  /// Decides for each extra where it goes; a second one of the same name cannot be a member beside the first.
  void sort_extra(const Record& record);
  void derive(std::string_view name) { derived[derived_count++] = name; }
};

class SidecarWriter {
 public:
  SidecarWriter(json::Emitter& json, Audit& audit, const WriteOptions& options)
      : json_(json), audit_(audit), record_(audit.record()), options_(options) {}

  /// Writes the member "custom", or nothing when there is nothing to say.
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
/// Appends a JSON value kept from an input without the blanks between its tokens; as a string when it is no JSON.
void append_raw_json(std::string& out, std::string_view raw);

}  // namespace opcit::csl
