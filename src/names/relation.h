/// How two written forms of one family and initial relate.
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

/// `one` says that nothing speaks against it; only the other people of the family make it sure. Symmetric, not
/// transitive. Neither may be a literal.
Relation relate(const ComparedName& a, const ComparedName& b);

/// The first given name is an initial, or capitals that may be initials.
bool begins_with_initial(const ComparedName& name) noexcept;

std::size_t count_written_out(const ComparedName& name) noexcept;

/// A word in the one spelling that its transliterations share: "Müller", "Mueller" and "Muller" muller. Coarse: words
/// that are not alike may share it.
std::string bucket_word(const KeyWord& word);

/// The first word of the family name behind particles, as bucket_word().
std::string bucket_family(const ComparedName& name);

}  // namespace opcit::names
