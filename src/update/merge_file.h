/// Three-way merge of a .bib file by entries and fields: git's merge-file for bibliographies. What one side alone has
/// changed is taken over into the bytes of the current file; what both have changed differently becomes a conflict
/// around the smallest piece.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "opcit/export.h"
#include "opcit/format.h"

namespace opcit::update {

enum class Favour : std::uint8_t { none, ours, theirs, both };

struct MergeFileOptions {
  std::string ours = "ours";  ///< After the markers.
  std::string base = "base";
  std::string theirs = "theirs";
  std::size_t marker_size = 7;
  bool diff3 = false;            ///< Show the base in conflicts.
  Favour favour = Favour::none;  ///< Instead of conflicts.
};

struct MergedFile {
  std::string text;
  std::size_t conflicts = 0;
};

/// `format` has an outline; the texts are UTF-8.
OPCIT_API MergedFile merge_file(const Format& format, std::string_view current, std::string_view base,
                                std::string_view other, const MergeFileOptions& options);

}  // namespace opcit::update
