/// The Atom feed of arXiv's API (https://info.arxiv.org/help/api/user-manual.html, section 3.3).
#pragma once

#include <memory>
#include <string_view>

#include "opcit/format.h"

namespace opcit::arxiv {

extern const Format format;

Match sniff(std::string_view head);
std::unique_ptr<Reader> make_reader(const Options& options);

}  // namespace opcit::arxiv
