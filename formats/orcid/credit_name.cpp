#include "orcid/credit_name.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "names/format.h"

namespace opcit::orcid {
namespace {

/// The characters of a name in a fixed order, without spaces, commas and full stops.
std::string characters(std::string_view text) {
  std::string kept;
  for (const char c : text) {
    if (!ascii::is_space(c) && c != ',' && c != '.') kept += c;
  }
  std::ranges::sort(kept);
  return kept;
}

}  // namespace

Name read_credit_name(std::string_view credit, Arena& arena) {
  const Name name = parse_name(credit, NameSyntax::display, arena);
  std::string shown;
  names::append_display(name, shown);
  if (credit.empty() || characters(shown) == characters(credit)) return name;
  Name whole;
  whole.literal = credit;
  return whole;
}

}  // namespace opcit::orcid
