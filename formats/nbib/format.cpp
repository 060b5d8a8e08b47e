#include "nbib/format.h"

#include <array>

namespace opcit::nbib {
namespace {

constexpr std::array<std::string_view, 1> suffixes = {".nbib"};

}  // namespace

const Format format = {
    .id = "nbib",
    .title = "PubMed's and ERIC's export (MEDLINE display format)",
    .suffixes = suffixes,
    .sniff = sniff,
    .reader = make_reader,
};

}  // namespace opcit::nbib
