#include "http/address.h"

#include <gtest/gtest.h>

namespace opcit::fetch {
namespace {

TEST(Address, ComesApart) {
  const auto address = parse_address("https://export.arxiv.org:8443/api/query?a=b");
  ASSERT_TRUE(address);
  EXPECT_EQ(address->scheme, "https");
  EXPECT_EQ(address->host, "export.arxiv.org");
  EXPECT_EQ(address->port, "8443");
  EXPECT_EQ(address->path, "/api/query?a=b");
  EXPECT_EQ(address->origin, "https://export.arxiv.org:8443");
  EXPECT_EQ(parse_address("http://[::1]:80")->host, "[::1]");
}

TEST(Address, RefusesWhatOthersMightReadDifferently) {
  for (const std::string_view text :
       {"", "arxiv.org/a", "ftp://arxiv.org/", "HTTPS://arxiv.org/", "https://", "https:///path",
        "https://user@arxiv.org/", "https://127.0.0.1:80@evil.example/", "https://arxiv.org\\@evil.example/",
        "https://arxiv.org/a b", "https://arxiv.org/#x", "https://arxiv.org:/", "https://arxiv.org:80x/",
        "https://arxiv.org:800000/", "https://ARXIV.org/", "https://.arxiv.org/", "https://arxiv.org/\r\nHost: x",
        "https://[::1]x/", "https://arxiv.org/\xC3\xA9"}) {
    EXPECT_FALSE(parse_address(text)) << text;
  }
}

TEST(Address, KnowsTheLoopbackFromNamesThatLookLikeIt) {
  struct Row {
    std::string_view address;
    bool may;
  };
  for (const Row& row :
       {Row{"http://127.0.0.1:8080/x", true}, Row{"http://localhost/x", true}, Row{"http://[::1]:1/x", true},
        Row{"http://127.200.0.9/", true}, Row{"http://127.0.0.1.evil.example/", false}, Row{"http://127.1/", false},
        Row{"http://localhost.evil.example/", false}, Row{"http://export.arxiv.org/", false},
        Row{"https://export.arxiv.org/", true}, Row{"http://10.0.0.1/", false}}) {
    EXPECT_EQ(may_be_asked(row.address), row.may) << row.address;
  }
}

TEST(Address, RedirectsStayOnTheSite) {
  struct Row {
    std::string_view from, to;
    bool same;
  };
  for (const Row& row :
       {Row{"https://export.arxiv.org/a", "https://export.arxiv.org/b", true},
        Row{"https://export.arxiv.org/a", "https://arxiv.org/b", true},
        Row{"https://arxiv.org/a", "https://www.arxiv.org/b", true},
        Row{"https://arxiv.org/a", "http://arxiv.org/a", false},
        Row{"https://arxiv.org/a", "https://notarxiv.org/a", false}, Row{"https://arxiv.org/a", "https://org/a", false},
        Row{"https://arxiv.org/a", "https://127.0.0.1/a", false},
        Row{"http://127.0.0.1:80/a", "http://127.0.0.1:80/b", true},
        Row{"http://127.0.0.1:80/a", "http://127.0.0.1:81/b", false},
        Row{"http://127.0.0.1:80/a", "https://arxiv.org/b", false}}) {
    EXPECT_EQ(same_site(*parse_address(row.from), *parse_address(row.to)), row.same) << row.from << ' ' << row.to;
  }
}

TEST(Address, EncodesQueries) {
  std::string out;
  append_encoded(out, "ti:\"a b\" AND au:N\xC3\xBA&+%");
  EXPECT_EQ(out, "ti%3A%22a+b%22+AND+au%3AN%C3%BA%26%2B%25");
}

}  // namespace
}  // namespace opcit::fetch
