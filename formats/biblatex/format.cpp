#include "biblatex/format.h"

#include "family/bibtex/writer.h"

namespace opcit::biblatex {
namespace {

std::unique_ptr<Writer> writer(const Options& options) {
  return bibtex::make_writer(bibtex::Dialect::biblatex, options);
}

}  // namespace

// No suffix and no sniffing: a .bib file is read as bibtex, which understands both.
const Format format = {
    .id = "biblatex",
    .title = "BibLaTeX",
    .writer_options = bibtex::writer_options,
    .writer = writer,
};

}  // namespace opcit::biblatex
