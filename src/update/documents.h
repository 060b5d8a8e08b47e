/// Citation keys in documents: where they are in LaTeX, Markdown (pandoc), Typst, .aux and .bcf files. Only places that
/// certainly cite are found; nothing is changed here.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "opcit/export.h"

namespace opcit::update {

enum class DocumentForm : std::uint8_t { latex, aux, bcf, markdown, typst };

/// By its suffix; false where it is none of theirs.
OPCIT_API bool document_form(std::string_view path, DocumentForm& form) noexcept;

/// A view into the text of the document. "*" of \nocite{*} is a key.
struct CitedKey {
  std::string_view key;
  bool certain = true;  ///< False for @key of Typst and @fig:key of pandoc, which may refer to a figure.
};

/// In order; keys that are cited twice come twice. A key between braces of pandoc, @{key}, and Typst's label, <key>,
/// are without their delimiters.
OPCIT_API std::vector<CitedKey> cited_keys(std::string_view text, DocumentForm form);

}  // namespace opcit::update
