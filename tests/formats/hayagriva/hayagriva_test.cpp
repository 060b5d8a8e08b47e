#include <gtest/gtest.h>

#include "support/run.h"

namespace opcit::test {
namespace {

constexpr std::string_view paper = R"([
{"id": "doe: 1", "type": "article-journal", "title": "Yes: \"quoted\" {x} *y*",
 "author": [{"family": "Doe", "given": "Jane", "non-dropping-particle": "van"}, {"literal": "Frost Lab, Inc."}],
 "container-title": "Journal of Frost", "volume": "3", "issue": "2", "page": "4-9",
 "issued": {"date-parts": [[2019, 5, 7]]}, "DOI": "10.1000/a_b", "ISSN": "2041-172X"}])";

TEST(Hayagriva, OneEntry) {
  EXPECT_EQ(run("csl-json", "hayagriva", paper).output(),
            "\"doe: 1\":\n"
            "  type: article\n"
            "  title: \"Yes: \\\"quoted\\\" \\\\{x\\\\} *y*\"\n"
            "  author:\n"
            "    - \"van Doe, Jane\"\n"
            "    - name: \"Frost Lab, Inc.\"\n"
            "  date: 2019-05-07\n"
            "  page-range: \"4-9\"\n"
            "  serial-number:\n"
            "    doi: \"10.1000/a_b\"\n"
            "  parent:\n"
            "    type: periodical\n"
            "    title: \"Journal of Frost\"\n"
            "    volume: \"3\"\n"
            "    issue: \"2\"\n"
            "    serial-number:\n"
            "      issn: \"2041-172X\"\n");
}

}  // namespace
}  // namespace opcit::test
