// The formats that opcit knows: one line each, in alphabetical order.
#include "arxiv/format.h"
#include "opcit/registry.h"

#include "arxiv/snapshot_format.h"
#include "bibtex/format.h"
#include "crossref/format.h"
#include "csl/json_format.h"
#include "csl/jsonl_format.h"
#include "datacite/format.h"
#include "dblp/format.h"
#include "nbib/format.h"
#include "openalex/format.h"
#include "orcid/format.h"
#include "profile/format.h"
#include "ris/format.h"

namespace opcit {

void add_builtin_formats(Registry& registry) {
  registry.add(arxiv::format);
  registry.add(arxiv_jsonl::format);
  registry.add(bibtex::bib_format);
  registry.add(bibtex::biblatex_format);
  registry.add(bibtex::bibtex_format);
  registry.add(crossref::format);
  registry.add(csl_json::format);
  registry.add(csl_jsonl::format);
  registry.add(datacite::format);
  registry.add(dblp::format);
  registry.add(dblp::xml_format);
  registry.add(nbib::format);
  registry.add(openalex::format);
  registry.add(orcid::format);
  registry.add(profile::format);
  registry.add(ris::format);
}

}  // namespace opcit
