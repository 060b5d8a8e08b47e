/// The write-only format `html`: a publication list.
/// layout.h has the content of an entry, html_page.h the page; opcit-html(5) describes it.
#pragma once

#include "opcit/format.h"

namespace opcit::html {

extern const Format format;

}  // namespace opcit::html
