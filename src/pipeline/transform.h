/// What the user asked to be done to every record on its way: --only, --drop, --names, --name-style, --transliterate,
/// --title-case, --nfc. Safe to be used concurrently.
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
  /// Throws UsageError for a name in options.drop that is neither a CSL variable nor an identifier scheme nor one of
  /// "categories", "links", "extra", and for an unknown language.
  /// `defines`: every output holds the document items before its records.
  Transform(const ConvertOptions& options, bool defines);

  /// False when the record is not wanted. Parts that are dropped on demand are no losses; what a name loses beyond what
  /// was asked for is. Names that --names replaced are added to `replaced`.
  bool apply(Record& record, Arena& arena, Losses& losses, std::uint64_t& replaced) const;
  bool wants_documents() const noexcept { return only_.empty(); }

 private:
  void drop(Record& record, Arena& arena) const;

  std::unordered_set<std::string> only_;
  bool defines_;
  std::vector<Field> fields_;
  std::vector<Scheme> schemes_;
  bool categories_ = false;
  bool links_ = false;
  bool extra_ = false;
  const NameMap* names_;
  NameStyle name_style_;
  std::unique_ptr<NameTransliterator> transliterator_;  // null: not asked for
  TitleCase title_case_;
  bool nfc_;
};

}  // namespace opcit
