#include <gtest/gtest.h>

#include "bibtex/format.h"
#include "support/format_run.h"

namespace opcit::biblatex {
namespace {

std::string once(const Format& from, const Format& to, std::string_view bib) {
  return test::run_writer(to, test::run_reader(from, bib).items).text;
}

/// Entries in the layout of the writers: reading and writing must give the same bytes.
TEST(BiblatexRoundTrip, TheSameBytesComeBack) {
  for (const std::string_view bib : {
           "@collection{a,\n  editor        = {Ann Author},\n  title         = {T},\n  subtitle      = {S},\n}\n",
           "@book{a,\n  maintitle     = {M},\n  title         = {V},\n}\n",
           "@book{a,\n  title         = {A {GPU} and \\emph{all} of it},\n  date          = {2020-03/2020-05},\n}\n",
           "@article{a,\n  title         = {T},\n  journaltitle  = {J},\n  number        = {3},\n  issue         = "
           "{Spring},\n}\n",
           "@misc{a,\n  title         = {T},\n  organization  = {O},\n  howpublished  = {H},\n}\n",
           "@book{a,\n  author        = {Vincent van Gogh},\n  note          = {N},\n  addendum      = {A},\n  options "
           "      = {useprefix=true},\n}\n",
           "@book{a,\n  title         = {T},\n  langid        = {ngerman},\n  usera         = {\\foo{x}},\n}\n",
           "@thesis{a,\n  title         = {T},\n  type          = {mathesis},\n  institution   = {ETH},\n}\n",
           "@letter{a,\n  title         = {T},\n}\n",
           "@unheardof{a,\n  title         = {T},\n}\n",
           "@inbook{a,\n  title         = {T},\n  crossref      = {b},\n}\n\n@book{b,\n  title         = {B},\n}\n",
           "@xdata{x, location = {Rome}}\n\n@book{a,\n  title         = {T},\n  xdata         = {x},\n}\n",
           "@article{a,\n  author        = {A. Author},\n  title         = {T},\n  doi           = {10.1000/a_b},\n  "
           "issn          = {1234-5678, 2345-6789},\n  url           = {https://example.org/a_b?c=%20},\n}\n",
       }) {
    EXPECT_EQ(once(bibtex::biblatex_format, bibtex::biblatex_format, bib), bib);
  }
}

TEST(BiblatexRoundTrip, TheSameBytesComeBackInBibtex) {
  for (const std::string_view bib : {
           "@mastersthesis{a,\n  title         = {T},\n  type          = {Laurea},\n  school        = {Bologna},\n}\n",
           "@online{a,\n  title         = {T},\n  year          = {2020},\n}\n",
           "@article{a,\n  title         = {T},\n  journal       = {arXiv preprint arXiv:2409.13598},\n  day           "
           "= {3},\n  month         = feb,\n  year          = {2024},\n  eprint        = {2409.13598},\n  "
           "archivePrefix "
           "= {arXiv},\n  eprinttype    = {arxiv},\n  primaryClass  = {cs.LG},\n  doi           = "
           "{10.48550/arXiv.2409.13598},\n}\n",
           "@misc{a,\n  title         = {T},\n  howpublished  = {By hand},\n}\n",
       }) {
    EXPECT_EQ(once(bibtex::bibtex_format, bibtex::bibtex_format, bib), bib);
  }
}

TEST(BiblatexRoundTrip, ToBibtexSubtitlesAreJoined) {
  const std::string bib = once(bibtex::biblatex_format, bibtex::bibtex_format, "@book{a, title={T}, subtitle={S}}");
  EXPECT_NE(bib.find("title         = {T: S}"), std::string::npos) << bib;
  EXPECT_EQ(bib.find("subtitle "), std::string::npos) << bib;
}

TEST(BiblatexRoundTrip, WritingReadingWritingIsStable) {
  constexpr std::string_view bib = R"(
@article{a, author={Doe, J and {ACME, Inc.}}, title={The $\alpha$ of {DNA}: 50\% & more}, journal={CoRR},
  volume={abs/2002.08676}, year={2020--2021}, month={Spring}, pages={1--2,5}, abstract={One.

  Two.}, foo={b{a}r}, editor={X Y}, editortype={redactor}, file={a:b.pdf:PDF}}
@periodical{b, title={J}, issuetitle={I}, series={newseries}, date={1990~}}
@patent{c, holder={H}, number={5}, location={countryus}, type={patentus}, author={{\'E}. Ü}}
@inproceedings{d, title={T}, booktitle={B}, maintitle={M}, publisher={A and B}, eventdate={2001-01-02/2001-01-05}}
)";
  for (const Format* format : {&bibtex::bibtex_format, &bibtex::biblatex_format}) {
    for (const Options& options : {Options{}, Options{{"ascii", "true"}}}) {
      const std::string first = test::run_writer(*format, test::run_reader(*format, bib).items, options).text;
      const std::string second = test::run_writer(*format, test::run_reader(*format, first).items, options).text;
      EXPECT_EQ(first, second);
    }
  }
}

}  // namespace
}  // namespace opcit::biblatex
