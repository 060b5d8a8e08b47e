#include "orcid/format.h"

#include <array>

namespace opcit::orcid {
namespace {

constexpr auto suffixes = std::to_array<std::string_view>({".xml"});

}  // namespace

const Format format = {
    .id = "orcid", .title = "ORCID works, XML (API 3.0)", .suffixes = suffixes, .writer = make_writer};

}  // namespace opcit::orcid
