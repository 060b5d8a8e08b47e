/// Compares two written forms with the same family name and initial. clusters.h decides about whole families.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "names/compared.h"
#include "opcit/people.h"

namespace opcit::names {

enum class Likeness : std::uint8_t { apart, doubtful, one };

struct Relation {
  Likeness likeness = Likeness::apart;
  Doubt doubt = Doubt::several;  ///< For Likeness::doubtful.
};

/// `one` means that no difference is significant; only the other people of the family can confirm it. Symmetric, not
/// transitive. Neither name may be a literal.
Relation relate(const ComparedName& a, const ComparedName& b);

/// True if the first given name is an initial, or capitals that may be initials.
bool begins_with_initial(const ComparedName& name) noexcept;

std::size_t count_written_out(const ComparedName& name) noexcept;

/// A common spelling for all transliterations of a word: "muller" for "Müller", "Mueller" and "Muller". Different words
/// can have the same result.
std::string bucket_word(const KeyWord& word);

/// The first word of the family name after particles, as from bucket_word().
std::string bucket_family(const ComparedName& name);

}  // namespace opcit::names
