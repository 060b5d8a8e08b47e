/// What pages call the types of works.
#pragma once

#include <string_view>

#include "opcit/vocabulary.h"

namespace opcit::profile {

struct WorkType {
  Kind kind = Kind::document;
  bool preprint = false;
};

/// By the type that the page names, else by what the venue is called. Kind::document when neither tells.
WorkType work_type_of(std::string_view type, std::string_view venue) noexcept;
/// A line that is one of the known types and nothing else: "Conference paper", "Article dans une revue".
bool is_work_type(std::string_view line) noexcept;

}  // namespace opcit::profile
