// New keys in a bibliography and in a document that cites it: LaTeX and BibTeX find every key afterwards. Skipped where
// they are not installed.
#include "update/rekey.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "support/run.h"

namespace opcit::update {
namespace {

namespace fs = std::filesystem;

constexpr const char* document = R"(\documentclass{article}
\usepackage{natbib}
\begin{document}
\citet[p.~3]{old:1}, \citep[see][]{old2, % two
 old-3}, \citeauthor*{old:1}, \Citealp{old2}, \nocite{old4}
\citetext{see \citealp{old-3}; \citealp*{old4}}, \citeyearpar{old5} % \cite{gone}
\verb|\cite{gone}|
\bibliographystyle{plainnat}
\bibliography{refs}
\end{document}
)";
constexpr const char* bibliography = R"(@string{jot = {Journal of Tea}}
@article{old:1, author={Ann Lee and Bo Ng}, title={On Green Tea}, journal=jot, year=2020, pages={1--2}}
@book{old2, author={Carl Moss}, title={Milk {\&} More}, publisher={Cup}, year=1999}
@inproceedings{old-3, author={Ann Lee}, title={Steeping}, crossref={old4}, pages={3--5}}
@misc{old5, author={Ida Jansen}, title={Web}, year=2015}
@proceedings{old4, editor={Eve Ott}, title={Proceedings of Tea}, booktitle={Proceedings of Tea}, year=2011}
)";

class Rekey : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("opcit_rekey_" + std::to_string(::getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const char* name, const std::string& text) const { std::ofstream(folder_ / name) << text; }
  std::string read(const char* name) const {
    std::ifstream file(folder_ / name);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  int run(const std::string& command) const {
    return std::system(("cd '" + folder_.string() + "' && " + command + " > /dev/null 2>&1").c_str());
  }

  fs::path folder_;
};

class NoDiagnostics final : public Observer {
 public:
  void diagnostic(const Diagnostic& said, const Located&) override { ADD_FAILURE() << info(said.code).name; }
  void loss(const Loss&) override {}
};

TEST_F(Rekey, EveryCitationResolvesInLatex) {
  const LoadedFile file{"refs.bib", bibliography, test::builtin_formats().find("bibtex")};
  NoDiagnostics none;
  const KeyMap keys = keys_by_template(test::builtin_formats(), file, "{author:capital}{year}{title}", none);
  EXPECT_EQ(keys.size(), 5U);
  const std::string refs = rekey_bibliography(file, keys);
  const std::string paper = rekey_document(document, DocumentForm::latex, keys);
  EXPECT_EQ(refs.find("old"), std::string::npos) << refs;
  EXPECT_EQ(paper.find("{old"), std::string::npos) << paper;
  if (run("command -v pdflatex && command -v bibtex && kpsewhich natbib.sty") != 0)
    GTEST_SKIP() << "pdflatex, bibtex or natbib is not installed";
  write("refs.bib", refs);
  write("paper.tex", paper);
  const std::string latex = "pdflatex -interaction=batchmode paper";
  EXPECT_EQ(run(latex + " && bibtex paper && " + latex + " && " + latex), 0) << read("paper.blg");
  const std::string log = read("paper.log");
  EXPECT_NE(log.find("Output written"), std::string::npos) << log;
  EXPECT_EQ(log.find("undefined"), std::string::npos) << log;
  EXPECT_EQ(read("paper.blg").find("Warning"), std::string::npos) << read("paper.blg");
}

}  // namespace
}  // namespace opcit::update
