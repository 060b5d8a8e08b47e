/// Compares an entry with a work in a source, field by field. Each rule has an id, which is given in reports and
/// explained with an example in opcit-verify(1). Pure functions.
#pragma once

#include <string>
#include <string_view>

#include "verify/facts.h"

namespace opcit::verify {

enum class Agreement : char { unknown, yes, no };

struct FieldResult {
  Agreement agreement = Agreement::unknown;
  std::string_view rule;  ///< The rule that found or excused the difference, or empty.
};

FieldResult compare_title(const Facts& entry, const Facts& found);
FieldResult compare_authors(const Facts& entry, const Facts& found);
FieldResult compare_year(const Facts& entry, const Facts& found);
FieldResult compare_venue(const Facts& entry, const Facts& found);
FieldResult compare_pages(const Facts& entry, const Facts& found);

/// Whether an entry and a work in a source are the same work.
enum class Sameness : char {
  other,  ///< Another work.
  near,   ///< Most of the title is the same, but no author: the entry may be invented from it.
  same,
};
/// `by_id`: `found` has an identifier of the entry.
Sameness compare_works(const Facts& entry, const Facts& found, bool by_id);

/// The number of the entry's authors that are among those of `found`.
std::size_t count_common(const Facts& entry, const Facts& found);

bool same_person(const Person& a, const Person& b);

/// True for names that are not a person's: "Anonymous", "A. Author", "First Last".
bool is_placeholder(const Person& person);

}  // namespace opcit::verify
