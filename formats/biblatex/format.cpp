#include "biblatex/format.h"

#include "family/bibtex/reader.h"
#include "family/bibtex/writer.h"

namespace opcit::biblatex {
namespace {

std::unique_ptr<Reader> reader(const Options& options) {
  return bibtex::make_reader(bibtex::Dialect::biblatex, options);
}
std::unique_ptr<Writer> writer(const Options& options) {
  return bibtex::make_writer(bibtex::Dialect::biblatex, options);
}

}  // namespace

// No suffix and no sniffing: a .bib file is read as bibtex, which understands both.
const Format format = {
    .id = "biblatex",
    .title = "BibLaTeX",
    .reader_options = bibtex::reader_options,
    .writer_options = bibtex::writer_options,
    .reader = reader,
    .writer = writer,
};

}  // namespace opcit::biblatex
