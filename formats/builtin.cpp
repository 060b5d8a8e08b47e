// The builtin formats, in alphabetical order. A new format gets a line here; ARCHITECTURE.md shows the other steps.
#include "opcit/registry.h"

#include "arxiv/format.h"
#include "arxiv/snapshot_format.h"
#include "bibtex/format.h"
#include "crossref/format.h"
#include "csl/json_format.h"
#include "csl/jsonl_format.h"
#include "cv/al_folio_format.h"
#include "cv/cff_format.h"
#include "cv/hugo_format.h"
#include "cv/json_resume_format.h"
#include "cv/rendercv_format.h"
#include "datacite/format.h"
#include "dblp/format.h"
#include "hayagriva/format.h"
#include "lists/html_format.h"
#include "lists/latex_format.h"
#include "lists/markdown_format.h"
#include "lists/typst_format.h"
#include "nbib/format.h"
#include "openalex/format.h"
#include "orcid/format.h"
#include "profile/format.h"
#include "ris/format.h"

namespace opcit {

void add_builtin_formats(Registry& registry) {
  registry.add(al_folio::format);
  registry.add(arxiv::format);
  registry.add(arxiv_jsonl::format);
  registry.add(bibtex::bib_format);
  registry.add(bibtex::biblatex_format);
  registry.add(bibtex::bibtex_format);
  registry.add(cff::format);
  registry.add(crossref::format);
  registry.add(csl_json::format);
  registry.add(csl_jsonl::format);
  registry.add(datacite::format);
  registry.add(dblp::format);
  registry.add(dblp::xml_format);
  registry.add(hayagriva::format);
  registry.add(html::format);
  registry.add(hugo::format);
  registry.add(json_resume::format);
  registry.add(latex_list::format);
  registry.add(markdown::format);
  registry.add(nbib::format);
  registry.add(openalex::format);
  registry.add(orcid::format);
  registry.add(profile::format);
  registry.add(rendercv::format);
  registry.add(ris::format);
  registry.add(typst::format);
}

}  // namespace opcit
