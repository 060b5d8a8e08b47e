/// The pattern of the citation keys of a .bib file, for keys of entries that are added to it.
#pragma once

#include <string>

#include "update/merge.h"

namespace opcit::update {

/// The template (opcit-convert(1), --key-template) that gives most of the first entries of `file` the keys that they
/// have; empty where none gives more than half of them theirs.
std::string key_pattern_of(const Registry& registry, const LoadedFile& file);

}  // namespace opcit::update
