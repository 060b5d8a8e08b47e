/// Types, names and titles, which are the same in DBLP's JSON and XML.
/// reader.cpp (JSON) and xml_reader.cpp (XML) use them.
#pragma once

#include <string_view>

#include "opcit/builder.h"

namespace opcit::dblp {

/// The kind for "inproceedings" (dump) or "Conference and Workshop Papers" (API).
Kind kind_of(std::string_view type) noexcept;

/// Reads "Wei Li 0001". The number distinguishes namesakes and is dropped.
Name person_of(std::string_view text, Arena& arena);

/// Drops the final full stop of "A Title." and reads markup as runs.
Text title_of(std::string_view text, Arena& arena);

/// Adds "conf/aaai/Li21" as identifier of type "dblp"; add_link() adds the DOI, arXiv id or address in an `ee`.
void add_key(RecordBuilder& builder, std::string_view key, Span source);
void add_link(RecordBuilder& builder, std::string_view address, Span source, Arena& arena);

}  // namespace opcit::dblp
