/// Values that an entry of BibTeX has put together from @string macros, written so again.
#pragma once

#include <bitset>
#include <string_view>

#include "bibtex/tables/tags.h"
#include "bibtex/write/options.h"
#include "opcit/record.h"

namespace opcit::bibtex {

class Expressions {
 public:
  /// Those of `record`; none when the options resolve macros, or ask for ASCII where one is not.
  Expressions(const RenderOptions& options, const Record& record);

  /// The expression (`jacm # " suppl."`) that stands for the value `tex` of field `name`; empty when there is none, or
  /// when it says something else. Names are compared as people, the rest as text; braces for case do not count.
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
  std::bitset<known_tags.size()> may_be_of_;  ///< The fields that have one, in either dialect.
};

}  // namespace opcit::bibtex
