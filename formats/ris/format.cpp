#include "ris/format.h"

#include <array>

#include "model/targets.h"

namespace opcit::ris {
namespace {

constexpr std::array<std::string_view, 1> suffixes = {".ris"};
// ris-preprint is older than --for, and finer.
constexpr auto writer_options = std::to_array<OptionSpec>(
    {target_option, {.name = "ris-preprint", .type = OptionType::choice, .choices = "UNPB|GEN|JOUR|ELEC|MANSCPT"}});

}  // namespace

const Format format = {
    .id = "ris",
    .title = "RIS (EndNote, Zotero, Mendeley, RefMan)",
    .suffixes = suffixes,
    .writer_options = writer_options,
    .sniff = sniff,
    .reader = make_reader,
    .writer = make_writer,
    .editor = make_editor,
};

}  // namespace opcit::ris
