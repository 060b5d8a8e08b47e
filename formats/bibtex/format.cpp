#include "bibtex/format.h"

#include <array>

#include "family/bibtex/writer.h"

namespace opcit::bibtex {
namespace {

constexpr auto suffixes = std::to_array<std::string_view>({".bib", ".bibtex"});

std::unique_ptr<Writer> writer(const Options& options) { return make_writer(Dialect::bibtex, options); }

}  // namespace

const Format format = {
    .id = "bibtex",
    .title = "BibTeX",
    .suffixes = suffixes,
    .writer_options = bibtex::writer_options,
    .writer = writer,
};

}  // namespace opcit::bibtex
