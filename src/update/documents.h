/// Finds citation keys in LaTeX, Markdown (pandoc), Typst, .aux and .bcf files. Ambiguous places are marked as not
/// certain. Changes nothing; rekey.h edits the documents.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "opcit/export.h"

namespace opcit::update {

enum class DocumentForm : std::uint8_t { latex, aux, bcf, markdown, typst };

/// Determines the form by the suffix of the path; false if unknown.
OPCIT_API bool document_form(std::string_view path, DocumentForm& form) noexcept;

/// A key as a view into the text of the document. "*" of \nocite{*} is a key as well.
struct CitedKey {
  std::string_view key;
  bool certain = true;  ///< False for @key of Typst and @fig:key of pandoc, which may refer to a figure.
};

/// The keys in order, repeated as often as they are cited. Without the delimiters of pandoc's @{key} and Typst's
/// <key>.
OPCIT_API std::vector<CitedKey> cited_keys(std::string_view text, DocumentForm form);

}  // namespace opcit::update
