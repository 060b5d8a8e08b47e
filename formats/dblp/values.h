/// What DBLP's JSON and XML have in common: its types, names and titles.
#pragma once

#include <string_view>

#include "opcit/builder.h"

namespace opcit::dblp {

/// "inproceedings" of the dump, "Conference and Workshop Papers" of the API.
Kind kind_of(std::string_view type) noexcept;

/// "Wei Li 0001": the number tells namesakes apart and is no part of the name.
Name person_of(std::string_view text, Arena& arena);

/// "A Title." without its full stop, markup as runs.
Text title_of(std::string_view text, Arena& arena);

/// "conf/aaai/Li21" as identifier "dblp", and the DOI, arXiv id or address that an `ee` holds.
void add_key(RecordBuilder& builder, std::string_view key, Span source);
void add_link(RecordBuilder& builder, std::string_view address, Span source, Arena& arena);

}  // namespace opcit::dblp
