/// --transliterate: names in Latin letters.
#pragma once

#include <memory>
#include <mutex>
#include <string_view>

#include "opcit/record.h"

namespace opcit {

class Transliterator;

class NameTransliterator {
 public:
  /// null for an empty `language`. Throws UsageError, which lists the languages, for an unknown one.
  static std::unique_ptr<NameTransliterator> make(std::string_view language);
  ~NameTransliterator();
  NameTransliterator(const NameTransliterator&) = delete;
  NameTransliterator& operator=(const NameTransliterator&) = delete;

  /// A name is written in Latin letters as a whole or stays. What it was becomes an extra of format "opcit", tagged
  /// "author.2.original"; a target without room for it reports the alteration.
  /// Safe to be called concurrently.
  void apply(Record& record, Arena& arena) const;

 private:
  explicit NameTransliterator(std::unique_ptr<Transliterator> rules);
  bool apply_to(Name& name, Arena& arena) const;

  std::unique_ptr<Transliterator> rules_;
  mutable std::mutex turn_;  // ICU's transliterators are for one thread at a time
};

}  // namespace opcit
