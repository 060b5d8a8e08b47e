/// CFF 1.2.0's names of kinds and fields (https://github.com/citation-file-format, schema.json).
/// cff_format.cpp writes with them.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "opcit/vocabulary.h"

namespace opcit::cff {

std::string_view type_of(Kind kind) noexcept;
/// The kind of a type of the schema; nullopt for other words.
std::optional<Kind> kind_of(std::string_view type) noexcept;
/// True if the container of the work is a collection instead of a journal.
bool is_in_collection(Kind kind) noexcept;

struct TextRow {
  Field field;
  std::string_view key;
};
std::span<const TextRow> text_rows() noexcept;

}  // namespace opcit::cff
