/// Compares an entry with what a source knows, field by field. Each rule has an id, which reports name and
/// opcit-verify(1) explains with an example. Pure functions.
#pragma once

#include <string>
#include <string_view>

#include "verify/facts.h"

namespace opcit::verify {

enum class Agreement : char { unknown, yes, no };

struct FieldResult {
  Agreement agreement = Agreement::unknown;
  std::string_view rule;  ///< Of a difference, or of one that does not count; empty: nothing to say.
};

FieldResult compare_title(const Facts& entry, const Facts& found);
FieldResult compare_authors(const Facts& entry, const Facts& found);
FieldResult compare_year(const Facts& entry, const Facts& found);
FieldResult compare_venue(const Facts& entry, const Facts& found);
FieldResult compare_pages(const Facts& entry, const Facts& found);

/// How the two relate as works.
enum class Sameness : char {
  other,  ///< Another work.
  near,   ///< Most of a title, no author in common: the entry may be made up from it.
  same,
};
/// `by_id`: the entry's own identifier leads to `found`.
Sameness compare_works(const Facts& entry, const Facts& found, bool by_id);

/// How many of the entry's authors are among those found.
std::size_t count_common(const Facts& entry, const Facts& found);

bool same_person(const Person& a, const Person& b);

/// "Anonymous", "A. Author", "First Last": names that stand for nobody.
bool is_placeholder(const Person& person);

}  // namespace opcit::verify
