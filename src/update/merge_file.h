/// Three-way merge of a .bib file by entries and fields, for git. A change of one side is applied to the bytes of the
/// current file. Different changes of both sides become a conflict around the smallest part. side.h splits the files;
/// opcit-merge-file(1) describes the command.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "opcit/export.h"
#include "opcit/format.h"

namespace opcit::update {

enum class Favour : std::uint8_t { none, ours, theirs, both };

struct MergeFileOptions {
  std::string ours = "ours";  ///< Labels after the conflict markers.
  std::string base = "base";
  std::string theirs = "theirs";
  std::size_t marker_size = 7;
  bool diff3 = false;            ///< Show the base in conflicts.
  Favour favour = Favour::none;  ///< Resolves conflicts, unless none.
};

struct MergedFile {
  std::string text;
  std::size_t conflicts = 0;
};

/// `format` must have an outline. The texts must be UTF-8.
OPCIT_API MergedFile merge_file(const Format& format, std::string_view current, std::string_view base,
                                std::string_view other, const MergeFileOptions& options);

}  // namespace opcit::update
