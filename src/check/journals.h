/// Journal names and their abbreviations, from lists in JabRef's CSV form. Tells whether a name is abbreviated.
/// checker.h compares the forms in a bibliography.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "opcit/export.h"

namespace opcit::check {

enum class JournalForm : std::uint8_t { unknown, full, abbreviated };

class OPCIT_API JournalNames {
 public:
  /// Adds lines "Full Name,Abbr. Name[,..]", with quotes as in RFC 4180. In a line with a semicolon outside of quotes,
  /// semicolons separate. Lines with fewer than two parts are skipped.
  void add(std::string_view csv);
  bool empty() const noexcept { return forms_.empty(); }
  /// Ignores case, dots and spaces. A name that equals its abbreviation ("Nature") is of unknown form.
  JournalForm form_of(std::string_view name) const;

 private:
  std::unordered_map<std::string, JournalForm> forms_;
};

}  // namespace opcit::check
