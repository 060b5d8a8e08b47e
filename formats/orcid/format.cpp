#include "orcid/format.h"

#include <array>

namespace opcit::orcid {
namespace {

constexpr auto suffixes = std::to_array<std::string_view>({".xml"});

}  // namespace

const Format format = {.id = "orcid",
                       .title = "ORCID works (XML of API 3.0; reads 2.x, too)",
                       .suffixes = suffixes,
                       .sniff = sniff,
                       .reader = make_reader,
                       .writer = make_writer};

}  // namespace opcit::orcid
