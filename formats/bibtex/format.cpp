#include "bibtex/format.h"

#include <array>

#include "bibtex/reader.h"
#include "bibtex/writer.h"

namespace opcit::bibtex {
namespace {

constexpr auto suffixes = std::to_array<std::string_view>({".bib", ".bibtex"});

template <Dialect dialect>
std::unique_ptr<Reader> reader(const Options& options) {
  return make_reader(dialect, options);
}

template <Dialect dialect>
std::unique_ptr<Writer> writer(const Options& options) {
  return make_writer(dialect, options);
}

}  // namespace

const Format bibtex_format = {
    .id = "bibtex",
    .title = "BibTeX",
    .suffixes = suffixes,
    .reader_options = reader_options,
    .writer_options = writer_options,
    .sniff = sniff_bibtex,
    .reader = reader<Dialect::bibtex>,
    .writer = writer<Dialect::bibtex>,
};

// Without suffix and sniffer: a .bib file is read as bibtex, whose reader understands both dialects.
const Format biblatex_format = {
    .id = "biblatex",
    .title = "BibLaTeX",
    .reader_options = reader_options,
    .writer_options = writer_options,
    .reader = reader<Dialect::biblatex>,
    .writer = writer<Dialect::biblatex>,
};

}  // namespace opcit::bibtex
