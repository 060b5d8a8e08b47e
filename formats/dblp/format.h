/// Publications of DBLP: the JSON of its search API (https://dblp.org/faq/13501473.html), and the entries of
/// the dump dblp.xml (https://dblp.org/faq/16154937.html).
#pragma once

#include <memory>
#include <string_view>

#include "opcit/format.h"

namespace opcit::dblp {

extern const Format format;
extern const Format xml_format;

Match sniff(std::string_view head);
Match sniff_xml(std::string_view head);
std::unique_ptr<Reader> make_reader(const Options& options);
std::unique_ptr<Reader> make_xml_reader(const Options& options);

}  // namespace opcit::dblp
