/// The names of work types on web pages.
/// record_maker.h and several dialects use them.
#pragma once

#include <string_view>

#include "opcit/vocabulary.h"

namespace opcit::profile {

struct WorkType {
  Kind kind = Kind::document;
  bool preprint = false;
};

/// Decides by the type on the page, otherwise by the venue. Kind::document if neither is known.
WorkType work_type_of(std::string_view type, std::string_view venue) noexcept;
/// True if the line only consists of a known type: "Conference paper", "Article dans une revue".
bool is_work_type(std::string_view line) noexcept;

}  // namespace opcit::profile
