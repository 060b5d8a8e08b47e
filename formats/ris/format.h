/// The format `ris`: records as tagged lines.
/// tables.h has the tags, record_reader.h and record_writer.h the code; opcit-ris(5) describes the format.
#pragma once

#include <memory>
#include <string_view>

#include "opcit/format.h"

namespace opcit::ris {

extern const Format format;

Match sniff(std::string_view head);
std::unique_ptr<Reader> make_reader(const Options& options);
std::unique_ptr<Writer> make_writer(const Options& options);
/// Besides those of the writer, "key-template" is an option: it is set if generated keys are to be written.
std::unique_ptr<Editor> make_editor(const Format& from, const Options& options);

}  // namespace opcit::ris
