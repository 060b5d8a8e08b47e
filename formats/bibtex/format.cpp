#include "bibtex/format.h"

#include <array>

#include "family/bibtex/reader.h"
#include "family/bibtex/writer.h"

namespace opcit::bibtex {
namespace {

constexpr auto suffixes = std::to_array<std::string_view>({".bib", ".bibtex"});

std::unique_ptr<Reader> reader(const Options& options) { return make_reader(Dialect::bibtex, options); }
std::unique_ptr<Writer> writer(const Options& options) { return make_writer(Dialect::bibtex, options); }

}  // namespace

const Format format = {
    .id = "bibtex",
    .title = "BibTeX",
    .suffixes = suffixes,
    .reader_options = bibtex::reader_options,
    .writer_options = bibtex::writer_options,
    .sniff = sniff_bibtex,
    .reader = reader,
    .writer = writer,
};

}  // namespace opcit::bibtex
