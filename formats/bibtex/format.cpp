#include "bibtex/format.h"

#include <array>

#include "bibtex/editor.h"
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

std::unique_ptr<Editor> editor_of_any(const Format& from, const Options& options) {
  return is_of_family(from) ? make_editor(std::nullopt, options) : nullptr;
}

template <Dialect dialect>
std::unique_ptr<Editor> editor(const Format& from, const Options& options) {
  return is_of_family(from) ? make_editor(dialect, options) : nullptr;
}

}  // namespace

bool is_of_family(const Format& format) noexcept {
  return format.id == "bib" || format.id == "bibtex" || format.id == "biblatex";
}

// Records from other formats are written as BibTeX, which biblatex reads too.
const Format bib_format = {
    .id = "bib",
    .title = "BibTeX or BibLaTeX, each entry in its own dialect",
    .suffixes = suffixes,
    .reader_options = reader_options,
    .writer_options = writer_options,
    .sniff = sniff_bibtex,
    .reader = reader<Dialect::bibtex>,
    .writer = writer<Dialect::bibtex>,
    .editor = editor_of_any,
};

// These two have no suffix and no sniffer: a .bib file is read as bib.
const Format bibtex_format = {
    .id = "bibtex",
    .title = "BibTeX",
    .reader_options = reader_options,
    .writer_options = writer_options,
    .reader = reader<Dialect::bibtex>,
    .writer = writer<Dialect::bibtex>,
    .editor = editor<Dialect::bibtex>,
};

const Format biblatex_format = {
    .id = "biblatex",
    .title = "BibLaTeX",
    .reader_options = reader_options,
    .writer_options = writer_options,
    .reader = reader<Dialect::biblatex>,
    .writer = writer<Dialect::biblatex>,
    .editor = editor<Dialect::biblatex>,
};

}  // namespace opcit::bibtex
