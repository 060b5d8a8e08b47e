/// Assigns citation keys: the serial stage between parsing and writing, in input order.
/// converter.h runs it; model/citation_key.h fills the template.
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

  /// Gives each record without a citation key a key that no earlier record has, so that appending records changes no
  /// earlier key. Reports duplicate keys of the input and keeps them.
  void assign(Batch& batch);

 private:
  KeyTemplate template_;
  KeySet keys_;
};

}  // namespace opcit
