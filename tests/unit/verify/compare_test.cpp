#include "verify/compare.h"

#include <gtest/gtest.h>

#include "bibtex/format.h"
#include "support/format_run.h"
#include "verify/judge.h"
#include "verify/venues.h"

namespace opcit::test {
namespace {

using verify::Agreement;
using verify::Facts;
using verify::Found;
using verify::Sameness;
using verify::SameVenue;
using verify::Verdict;

/// An @article with these fields; a later field replaces an earlier one.
Facts entry(const std::string& fields) {
  const Read read = run_reader(bibtex::bibtex_format, "@article{key,\n" + fields + "\n}\n");
  return verify::facts_of(read.record(0));
}

Facts with_authors(const std::string& authors) { return entry("title = {T}, author = {" + authors + "}"); }
Facts with_title(const std::string& title) { return entry("title = {" + title + "}"); }

struct Pair {
  const char* have;
  const char* want;
  Agreement agreement;
  const char* rule;
};

TEST(VerifyCompare, KnowsWhatIsNoOtherListOfAuthors) {
  const Pair pairs[] = {
      {"A. Lindqvist and J. Nunez", "Ada Lindqvist and José Ñuñez", Agreement::yes, ""},
      {"Mueller, J. and Odegard, Kari", "Jürgen Müller and Kari Ødegård", Agreement::yes, ""},
      {"Mller, J. and Lund, M.", "Jürgen Müller and Mara Lund", Agreement::yes, ""},
      {"van Gogh, Vincent and X, Y", "Vincent van Gogh and Y X", Agreement::yes, ""},
      {"Lindqvist Ada and Okafor Aman", "Ada Lindqvist and Aman Okafor", Agreement::yes, ""},
      {"Ada Lindqvist and others", "Ada Lindqvist and Aman Okafor and Wei Zhang", Agreement::yes, "author-et-al"},
      {"Wei Zhang and Ada Lindqvist and Mara Lund", "Ada Lindqvist and Mara Lund and Wei Zhang", Agreement::yes,
       "author-alphabetical"},
      {"Ada Lindqvist and Mara Lund", "Ada Lindqvist and Aman Okafor and Mara Lund", Agreement::no, "author-dropped"},
      {"Ada Lindqvist and Mara Lund", "Ada Lindqvist", Agreement::no, "author-added"},
      {"Ivan Petrov and Mara Lund", "Ada Lindqvist and Mara Lund", Agreement::no, "author-first"},
      {"Ada Lindqvist and Ivan Petrov", "Ada Lindqvist and Mara Lund", Agreement::no, "author-other"},
      {"Wei Zhang and Ada Lindqvist and Mara Lund", "Mara Lund and Ada Lindqvist and Wei Zhang", Agreement::no,
       "author-first"},
  };
  for (const Pair& pair : pairs) {
    const auto result = verify::compare_authors(with_authors(pair.have), with_authors(pair.want));
    EXPECT_EQ(result.agreement, pair.agreement) << pair.have;
    EXPECT_EQ(result.rule, pair.rule) << pair.have;
  }
}

TEST(VerifyCompare, TellsAChangedWordFromAnotherSpelling) {
  const Pair pairs[] = {
      {"{EASY}ASR", "EasyASR: A Platform for Speech", Agreement::yes, "title-subtitle"},
      {"On the zeros of $\\alpha$-functions", "On the Zeros of α-Functions", Agreement::yes, ""},
      {"Normalisation of Behaviour", "Normalization of Behavior", Agreement::yes, "title-spelling"},
      {"Search towards Planning in Large Graphs", "Search for Planning in Large Graphs", Agreement::no, "title-word"},
      {"Tensor Fields in Practice", "A Theory of Whales", Agreement::no, "title-other"},
  };
  for (const Pair& pair : pairs) {
    const auto result = verify::compare_title(with_title(pair.have), with_title(pair.want));
    EXPECT_EQ(result.agreement, pair.agreement) << pair.have;
    EXPECT_EQ(result.rule, pair.rule) << pair.have;
  }
}

TEST(VerifyCompare, TakesAliasesAndAbbreviationsForOneVenue) {
  struct Row {
    const char* a;
    const char* b;
    SameVenue same;
  };
  const Row rows[] = {
      {"ICML", "Proceedings of the 38th International Conference on Machine Learning", SameVenue::yes},
      {"J. Mach. Learn. Res.", "Journal of Machine Learning Research", SameVenue::yes},
      {"Proc. Natl. Acad. Sci. U.S.A.", "Proceedings of the National Academy of Sciences", SameVenue::yes},
      {"Euro. J. Pain", "European journal of pain (London, England)", SameVenue::yes},
      {"CVPR", "2021 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)", SameVenue::yes},
      {"Lecture Notes in Computer Science", "ECCV", SameVenue::unknown},
      {"bioRxiv : the preprint server for biology", "bioRxiv", SameVenue::yes},
      {"CHI", "CHI Extended Abstracts", SameVenue::no},
      {"Nature Physics", "Nature Chemistry", SameVenue::no},
      {"ICML", "ICLR", SameVenue::no},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(verify::compare_venues(row.a, row.b), row.same) << row.a << " / " << row.b;
    EXPECT_EQ(verify::compare_venues(row.b, row.a), row.same) << row.b << " / " << row.a;
  }
  EXPECT_EQ(verify::short_venue("Advances in Neural Information Processing Systems 34"), "NeurIPS");
}

TEST(VerifyCompare, YearsMayDifferByOneAndPagesMayBeCountedTwice) {
  const auto year = [](const char* a, const char* b) {
    return verify::compare_year(entry(std::string("year = ") + a), entry(std::string("year = ") + b)).agreement;
  };
  EXPECT_EQ(year("2020", "2021"), Agreement::yes);
  EXPECT_EQ(year("2020", "2022"), Agreement::no);
  const auto pages = [](const char* a, const char* b) {
    return verify::compare_pages(entry(std::string("pages = {") + a + "}"), entry(std::string("pages = {") + b + "}"))
        .agreement;
  };
  EXPECT_EQ(pages("101--110", "101-110"), Agreement::yes);
  EXPECT_EQ(pages("6913-7", "6913--6917"), Agreement::unknown);
  EXPECT_EQ(pages("1--10", "101--110"), Agreement::unknown);
  EXPECT_EQ(pages("11--20", "101--110"), Agreement::no);
}

TEST(VerifyCompare, SiblingsOfOneGroupAreOtherWorks) {
  const std::string authors = "author = {Ada Lindqvist and Mara Lund}, year = 2020, title = ";
  const auto same = [&](const char* a, const char* b) {
    return verify::compare_works(entry(authors + "{" + a + "}"), entry(authors + "{" + b + "}"), false);
  };
  EXPECT_EQ(same("Sparse Codes for Retrieval, Part I", "Sparse Codes for Retrieval, Part II"), Sameness::other);
  EXPECT_EQ(same("Sparse Codes for Fast Retrieval", "Sparse Codes for Slow Retrieval"), Sameness::same);
}

Found found(const Facts& facts, fetch::Service service) {
  Found result;
  result.facts = facts;
  result.source = fetch::row_of(service).name;
  result.service = service;
  return result;
}

constexpr const char* paper =
    "title = {Sparse Codes for Fast Retrieval}, author = {Ada Lindqvist and Mara Lund}, year = 2020, journal = {ICML}";

TEST(VerifyJudge, OneAgreeingSourceIsEnough) {
  verify::Case subject;
  subject.entry = entry(paper);
  subject.asked = true;
  Facts lacking = subject.entry;
  lacking.authors.pop_back();
  subject.same = {found(lacking, fetch::Service::openalex), found(subject.entry, fetch::Service::dblp)};
  EXPECT_TRUE(verify::is_settled(subject));
  EXPECT_EQ(verify::judge(subject, 2026).verdict, Verdict::verified);
  subject.same.erase(subject.same.begin() + 1);
  EXPECT_FALSE(verify::is_settled(subject));
}

TEST(VerifyJudge, AFaultIsNeverNotFound) {
  verify::Case subject;
  subject.entry = entry(paper);
  subject.asked = true;
  subject.told = {fetch::Service::dblp, fetch::Service::crossref};
  EXPECT_EQ(verify::judge(subject, 2026).verdict, Verdict::not_found);
  subject.faults = {"arXiv: out of service"};
  const verify::Result result = verify::judge(subject, 2026);
  EXPECT_EQ(result.verdict, Verdict::unchecked);
  EXPECT_TRUE(result.unreached);
}

TEST(VerifyJudge, WhatNoSourceCoversIsUnchecked) {
  verify::Case subject;
  subject.entry = entry("title = {A History of the Northern Coast}, author = {Mara Lund}, year = 1931");
  subject.entry.kind = Kind::book;
  subject.asked = true;
  subject.told = {fetch::Service::crossref};
  EXPECT_EQ(verify::judge(subject, 2026).verdict, Verdict::unchecked);
}

TEST(VerifyJudge, OnlyALinkToTheOwnDoiRetracts) {
  verify::Case subject;
  subject.entry = entry(std::string(paper) + ", doi = {10.5555/a}");
  subject.asked = true;
  Facts other = subject.entry;
  other.dois = {"10.5555/b"};
  other.updates = {{"10.5555/c", "retraction", "2022-01-01", true}};
  subject.same = {found(other, fetch::Service::crossref)};
  EXPECT_EQ(verify::judge(subject, 2026).verdict, Verdict::verified);
  subject.same[0].facts.dois = {"10.5555/a"};
  EXPECT_EQ(verify::judge(subject, 2026).verdict, Verdict::retracted);
  subject.same[0].facts.updates.push_back({"10.5555/d", "reinstatement", "2023-01-01", true});
  EXPECT_EQ(verify::judge(subject, 2026).verdict, Verdict::verified);
}

}  // namespace
}  // namespace opcit::test
