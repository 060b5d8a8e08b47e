/// Journal names and their abbreviations, from lists in JabRef's CSV form, and which of the two a bibliography uses.
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
  /// Adds "Full Name,Abbr. Name[,..]" lines; quotes as in RFC 4180; a semicolon separates where the line has one
  /// outside of quotes. Lines with fewer than two parts are skipped.
  void add(std::string_view csv);
  bool empty() const noexcept { return forms_.empty(); }
  /// Case, dots and spaces do not count. A name that equals its abbreviation ("Nature") is of unknown form.
  JournalForm form_of(std::string_view name) const;

 private:
  std::unordered_map<std::string, JournalForm> forms_;
};

}  // namespace opcit::check
