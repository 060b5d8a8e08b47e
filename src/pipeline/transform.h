/// The changes that the user requested for every record: --only, --drop, --names, --name-style, --transliterate,
/// --title-case, --nfc. Thread safe.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "opcit/convert.h"
#include "pipeline/transliterate_names.h"

namespace opcit {

class Transform {
 public:
  /// Throws UsageError for an unknown language, and for a name in options.drop that is not a CSL variable, an
  /// identifier scheme, "categories", "links" or "extra". `defines`: every output has the document items before its
  /// records.
  Transform(const ConvertOptions& options, bool defines);

  /// Returns false if the record is not wanted. Dropped parts are not losses, but unrequested changes of a name are.
  /// Adds the number of names that --names replaced to `replaced`.
  bool apply(Record& record, Arena& arena, Losses& losses, std::uint64_t& replaced) const;
  bool wants_documents() const noexcept { return only_.empty(); }

 private:
  void drop(Record& record, Arena& arena) const;
  void own_parents(Record& record, Arena& arena) const;

  std::unordered_set<std::string> only_;
  bool defines_;
  std::vector<Field> fields_;
  std::vector<Scheme> schemes_;
  bool categories_ = false;
  bool links_ = false;
  bool extra_ = false;
  const NameMap* names_;
  NameStyle name_style_;
  std::unique_ptr<NameTransliterator> transliterator_;  // null: not requested
  TitleCase title_case_;
  bool nfc_;
};

}  // namespace opcit
