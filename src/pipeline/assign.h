/// The serial stage between parsing and writing: what depends on the records before, in input order.
#pragma once

#include <string_view>

#include "model/citation_key.h"
#include "model/key_set.h"
#include "opcit/record.h"

namespace opcit {

class Assigner {
 public:
  explicit Assigner(std::string_view key_template)
      : template_(key_template.empty() ? KeyTemplate::fallback : key_template) {}

  /// Gives each record without a citation key one that no record before it has, so that records appended later change
  /// no key; tells of keys in the input that are taken, and leaves them as they are.
  void assign(Batch& batch);

 private:
  KeyTemplate template_;
  KeySet keys_;
};

}  // namespace opcit
