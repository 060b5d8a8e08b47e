/// What the user asked to be done to every record on its way: --only, --drop.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "opcit/convert.h"

namespace opcit {

class Transform {
 public:
  /// Throws UsageError for a name in options.drop that is neither a CSL variable nor an identifier scheme nor one of
  /// "categories", "links", "extra".
  explicit Transform(const ConvertOptions& options);

  /// False when the record is not wanted. Parts that are dropped on demand are no losses.
  bool apply(Record& record, Arena& arena) const;
  bool wants_documents() const noexcept { return only_.empty(); }

 private:
  void drop(Record& record, Arena& arena) const;

  std::unordered_set<std::string> only_;
  bool defines_;  // every output holds the document items before its records
  std::vector<Field> fields_;
  std::vector<Scheme> schemes_;
  bool categories_ = false;
  bool links_ = false;
  bool extra_ = false;
};

}  // namespace opcit
