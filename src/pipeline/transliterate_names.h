/// --transliterate: converts names to Latin letters (text/transliterate.h).
#pragma once

#include <memory>
#include <mutex>
#include <string_view>

#include "opcit/record.h"

namespace opcit {

class Transliterator;

class NameTransliterator {
 public:
  /// Returns null for an empty `language`. Throws UsageError, which lists the languages, for an unknown one.
  static std::unique_ptr<NameTransliterator> make(std::string_view language);
  ~NameTransliterator();
  NameTransliterator(const NameTransliterator&) = delete;
  NameTransliterator& operator=(const NameTransliterator&) = delete;

  /// A name is converted completely or not at all. The original becomes an extra of format "opcit" with a tag like
  /// "author.2.original"; a target that cannot represent it reports the change.
  /// Thread safe.
  void apply(Record& record, Arena& arena) const;

 private:
  explicit NameTransliterator(std::unique_ptr<Transliterator> rules);
  bool apply_to(Name& name, Arena& arena) const;

  std::unique_ptr<Transliterator> rules_;
  mutable std::mutex turn_;  // ICU's transliterators are not thread safe
};

}  // namespace opcit
