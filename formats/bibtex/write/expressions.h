/// Values that an entry built from @string macros. They are written as the same expression if it is still correct.
/// entry_writer.h uses them; read/macros.h reads the definitions.
#pragma once

#include <bitset>
#include <string_view>

#include "bibtex/tables/tags.h"
#include "bibtex/write/options.h"
#include "opcit/record.h"

namespace opcit::bibtex {

class Expressions {
 public:
  /// The expressions of `record`. Empty if the options resolve macros, or require ASCII and one has other characters.
  Expressions(const RenderOptions& options, const Record& record);

  /// The expression (`jacm # " suppl."`) for the value `tex` of field `name`. Empty if not found, or if its value
  /// differs. Names are compared as people and other values as text; braces that protect case are ignored.
  std::string_view find(FieldName name, std::string_view tex) const {
    return any_ && (name.tag == unknown_tag || may_be_of_[name.tag]) ? find(name.text, tex) : std::string_view();
  }

 private:
  bool counts(const Extra& extra) const noexcept;
  void note(std::string_view name) noexcept;
  std::string_view find(std::string_view name, std::string_view tex) const;

  const RenderOptions& options_;
  const Record& record_;
  bool any_ = false;
  std::bitset<known_tags.size()> may_be_of_;  ///< Fields that have an expression, in either dialect.
};

}  // namespace opcit::bibtex
