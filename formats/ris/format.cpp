#include "ris/format.h"

#include <array>

namespace opcit::ris {
namespace {

constexpr std::array<std::string_view, 1> suffixes = {".ris"};
constexpr std::array<OptionSpec, 1> writer_options = {{
    {"ris-preprint", OptionType::choice, "UNPB",
     "the type that preprints are written as; Zotero makes UNPB, GEN and JOUR journal articles, MANSCPT manuscripts "
     "and ELEC web pages",
     "UNPB|GEN|JOUR|ELEC|MANSCPT"},
}};

}  // namespace

const Format format = {
    .id = "ris",
    .title = "RIS (EndNote, Zotero, Mendeley, RefMan)",
    .suffixes = suffixes,
    .writer_options = writer_options,
    .sniff = sniff,
    .reader = make_reader,
    .writer = make_writer,
};

}  // namespace opcit::ris
