#include "sources/arxiv_client.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <thread>

#include "arxiv_stub/stub.h"
#include "opcit/error.h"
#include "unit/http/http_support.h"

namespace opcit::fetch {
namespace {

using test::FakeClock;
using test::NotingWatcher;
using test::TempFolder;
using Ids = std::vector<std::string>;

std::string ids_of(const Candidates& candidates) {
  std::string text;
  for (const Record* record : candidates.records) {
    const Identifier* const own = record->identifier(Scheme::arxiv);
    text += std::string(own->value) + std::string(own->version) + ";";
  }
  return text;
}

/// "5 unreachable: message".
std::string told(const Result<Candidates>& result) {
  if (result) return "ok: " + ids_of(result.value());
  static constexpr std::string_view kinds[] = {"offline_miss", "unreachable", "refused", "bad_response", "cancelled"};
  return std::string(kinds[static_cast<std::size_t>(result.fault().kind)]) + ": " + result.fault().message;
}

class ArxivClientTest : public testing::Test {
 protected:
  ArxivOptions options() const {
    ArxivOptions options;
    options.url = stub_.url();
    options.min_interval = Milliseconds(3000);
    options.cache_folder = folder_.below("cache");
    options.contact = "mailto:ada@example.org";
    return options;
  }
  std::unique_ptr<ArxivClient> client(const ArxivOptions& options) {
    return std::make_unique<ArxivClient>(test::linked_module(), test::builtin_formats(), options, watcher_, clock_);
  }
  std::unique_ptr<ArxivClient> client() { return client(options()); }
  Result<Candidates> get(const Ids& ids) { return client()->by_ids(ids); }

  TempFolder folder_;
  stub::Stub stub_{test::stub_papers()};
  FakeClock clock_;
  NotingWatcher watcher_;
};

TEST_F(ArxivClientTest, GetsPapersInTheOrderOfTheirIds) {
  const auto found = get({"math/0611800", "2409.00001", "2401.99999", "arXiv:2409.00001v1", "2409.00001"});
  ASSERT_TRUE(found) << told(found);
  EXPECT_EQ(ids_of(found.value()), "math/0611800v2;2409.00001v2;2409.00001v1;");
  const Record& record = *found->records[1];
  EXPECT_EQ(record.text(Field::title)->plain, "Sparse Retrieval on Small Devices");
  EXPECT_EQ(record.names(Field::author)->people.size(), 4U);
  EXPECT_EQ(found->records[2]->text(Field::title)->plain, "Retrieval on Small Devices");
  ASSERT_EQ(stub_.seen().size(), 1U);
  EXPECT_EQ(stub_.seen()[0].user_agent, "opcit/" OPCIT_VERSION " (+mailto:ada@example.org)");
}

TEST_F(ArxivClientTest, AsksForMoreThanTheDefaultOfTen) {
  Ids ids;
  for (int i = 0; i < 11; ++i) ids.push_back("2001.0000" + std::to_string(i % 10) + (i < 10 ? "" : "v1"));
  ids.emplace_back("2409.00001");
  EXPECT_EQ(told(get(ids)), "ok: 2409.00001v2;");
  EXPECT_NE(stub_.seen()[0].address.find("max_results=12"), std::string::npos) << stub_.seen()[0].address;
}

TEST_F(ArxivClientTest, SplitsLongListsAndPostsLongAddresses) {
  Ids ids;
  for (int i = 0; i < 450; ++i) ids.push_back("2001." + std::to_string(10000 + i));
  ids.emplace_back("2305.01234");
  EXPECT_EQ(told(get(ids)), "ok: 2305.01234v1;");
  const auto seen = stub_.seen();
  ASSERT_EQ(seen.size(), 3U);
  EXPECT_EQ(seen[0].method, "POST");
  EXPECT_EQ(seen[2].method, "GET");
  EXPECT_EQ(clock_.slept(), 6000) << "the gate holds for all three";
}

TEST_F(ArxivClientTest, Searches) {
  const auto api = client();
  const auto found = api->search("(ti:\"sparse retrieval\" AND au:lindqvist) OR (ti:\"zeros\" AND au:berg)", 0, 50);
  ASSERT_TRUE(found) << told(found);
  EXPECT_EQ(ids_of(found.value()), "2409.00001v2;math/0611800v2;");
  EXPECT_EQ(found->total, 2U);
  const auto page = api->search("au:zhang", 1, 1);
  EXPECT_EQ(told(page), "ok: 2305.01234v1;");
  EXPECT_EQ(page->total, 2U);
  EXPECT_EQ(told(api->search("au:nobody", 0, 5)), "ok: ");
  EXPECT_EQ(told(api->search("au:zhang", 5, 5)), "ok: ") << "an empty page behind the last hit is no fault";
}

TEST_F(ArxivClientTest, GetsAPersonsPapers) {
  const auto api = client();
  EXPECT_EQ(told(api->by_author("0000-0002-1825-0097")), "ok: 2409.00001v2;2305.01234v1;");
  EXPECT_EQ(told(api->by_author("https://arxiv.org/a/lindqvist_a_1")), "ok: 2409.00001v2;2305.01234v1;");
  EXPECT_NE(told(api->by_author("nobody_x_1")).find("refused: arXiv (127.0.0.1"), std::string::npos);
  const std::size_t before = stub_.seen().size();
  EXPECT_EQ(told(api->by_author("../api/query?x=1")),
            "refused: '../api/query?x=1' is neither an ORCID iD nor an arXiv author id");
  EXPECT_EQ(stub_.seen().size(), before);
}

TEST_F(ArxivClientTest, RefusesBadIdsAndQueriesWithoutAsking) {
  const auto api = client();
  EXPECT_EQ(told(api->by_ids(Ids{"2409.00001", "abc"})), "refused: 'abc' is no arXiv id");
  EXPECT_FALSE(api->search("", 0, 10));
  EXPECT_FALSE(api->search("au:x", -1, 10));
  EXPECT_FALSE(api->search("au:x", 0, 2001));
  EXPECT_EQ(told(api->by_ids({})), "ok: ");
  EXPECT_TRUE(stub_.seen().empty());
}

TEST_F(ArxivClientTest, DoesNotRepeatWhatArxivDidNotUnderstand) {
  const auto found = client()->search("ti:\"open", 0, 10);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.fault().kind, FaultKind::refused);
  EXPECT_NE(found.fault().message.find("missing quote"), std::string::npos) << found.fault().message;
  EXPECT_EQ(stub_.seen().size(), 1U);
}

struct FaultRow {
  stub::Fault fault;
  std::string_view retry_after;
  std::string_view reason;  ///< Part of the message for each retry.
};

TEST_F(ArxivClientTest, GetsOverFaultsThatPass) {
  const FaultRow rows[] = {{stub::Fault::too_many, "", "HTTP 429"},    {stub::Fault::too_many, "7", "HTTP 429"},
                           {stub::Fault::unavailable, "", "HTTP 503"}, {stub::Fault::reset, "", ""},
                           {stub::Fault::truncated, "", ""},           {stub::Fault::cut, "", "breaks off"},
                           {stub::Fault::html, "", "no feed"},         {stub::Fault::empty, "", "empty although"}};
  for (const FaultRow& row : rows) {
    ArxivOptions fresh = options();
    fresh.max_age = Milliseconds(0);
    watcher_.reasons.clear();
    const std::size_t before = stub_.seen().size();
    stub_.inject(row.fault, 3, std::string(row.retry_after));
    EXPECT_EQ(told(client(fresh)->by_ids(Ids{"2401.07777"})), "ok: 2401.07777v1;") << static_cast<int>(row.fault);
    EXPECT_EQ(stub_.seen().size(), before + 4) << static_cast<int>(row.fault);
    ASSERT_EQ(watcher_.reasons.size(), 3U);
    EXPECT_NE(watcher_.reasons[0].find(row.reason), std::string::npos) << watcher_.reasons[0];
  }
}

TEST_F(ArxivClientTest, GivesUpAfterFiveTries) {
  stub_.inject(stub::Fault::html, 100);
  const auto found = get({"2401.07777"});
  ASSERT_FALSE(found);
  EXPECT_EQ(found.fault().kind, FaultKind::bad_response);
  EXPECT_NE(found.fault().message.find("the answer is no feed (5 tries)"), std::string::npos);
  EXPECT_EQ(stub_.seen().size(), 5U);
  EXPECT_GE(clock_.slept(), (3000 + 6000 + 12000 + 24000) * 3 / 4) << "the waits double";
  stub_.inject(stub::Fault::none, 0);
  EXPECT_TRUE(get({"2401.07777"})) << "what was no good was not cached";
}

TEST_F(ArxivClientTest, KeepsToRetryAfter) {
  stub_.inject(stub::Fault::unavailable, 2, "45");
  EXPECT_TRUE(get({"2401.07777"}));
  EXPECT_EQ(clock_.slept(), 90'000);
}

TEST_F(ArxivClientTest, UnderstandsRetryAfterAsADate) {
  const std::time_t soon = std::time(nullptr) + 60;
  std::tm parts = {};
  ::gmtime_r(&soon, &parts);
  char text[64] = {};
  std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
  stub_.inject(stub::Fault::too_many, 1, text);
  EXPECT_TRUE(get({"2401.07777"}));
  EXPECT_GE(clock_.slept(), 50'000);
  EXPECT_LE(clock_.slept(), 60'000);
}

TEST_F(ArxivClientTest, DoesNotWaitForHours) {
  stub_.inject(stub::Fault::too_many, 1, "7200");
  EXPECT_NE(told(get({"2401.07777"})).find("asks to come back in 7200 s"), std::string::npos);
  EXPECT_EQ(clock_.slept(), 0);
  EXPECT_FALSE(get({"2305.01234"})) << "and the next run knows";
  EXPECT_EQ(stub_.seen().size(), 1U);
}

TEST_F(ArxivClientTest, TakesAnAbsurdWaitForADay) {
  for (const char* seconds : {"86401", "9223372036854775807"}) {
    stub_.inject(stub::Fault::too_many, 1, seconds);
    EXPECT_NE(told(get({"2401.07777"})).find("asks to come back in 86400 s"), std::string::npos) << seconds;
    EXPECT_EQ(clock_.slept(), 0);
    clock_.pass(std::int64_t{86'400'000} + 1);
  }
}

TEST_F(ArxivClientTest, EndsSoonWhereTryingAgainIsNoUse) {
  struct Row {
    stub::Fault fault;
    FaultKind kind;
    std::string_view message;
    std::size_t requests;
  };
  for (const Row& row : {Row{stub::Fault::forbidden, FaultKind::refused, "HTTP 403", 1},
                         Row{stub::Fault::elsewhere, FaultKind::refused, "another site", 1},
                         Row{stub::Fault::bomb, FaultKind::bad_response, "defines entities", 5},
                         Row{stub::Fault::huge, FaultKind::bad_response, "larger than", 2},
                         Row{stub::Fault::redirects, FaultKind::bad_response, "in a circle", 12}}) {
    const std::size_t before = stub_.seen().size();
    stub_.inject(row.fault, 100);
    const auto found = get({"2401.07777"});
    ASSERT_FALSE(found);
    EXPECT_EQ(found.fault().kind, row.kind) << told(found);
    EXPECT_NE(found.fault().message.find(row.message), std::string::npos) << told(found);
    EXPECT_EQ(stub_.seen().size() - before, row.requests);
  }
}

TEST_F(ArxivClientTest, DoesNotWaitForSlowDrips) {
  ArxivOptions impatient = options();
  impatient.total_timeout = Milliseconds(300);
  stub_.inject(stub::Fault::drip, 100);
  const auto found = client(impatient)->by_ids(Ids{"2401.07777"});
  ASSERT_FALSE(found);
  EXPECT_EQ(found.fault().kind, FaultKind::unreachable);
  EXPECT_EQ(stub_.seen().size(), 2U);
}

TEST_F(ArxivClientTest, TriesTwiceToReachAHost) {
  ArxivOptions nowhere = options();
  nowhere.url = "http://127.0.0.1:1/api/query";
  const auto found = client(nowhere)->by_ids(Ids{"2401.07777"});
  ASSERT_FALSE(found);
  EXPECT_EQ(found.fault().kind, FaultKind::unreachable);
  EXPECT_NE(found.fault().message.find("(2 tries)"), std::string::npos) << told(found);
}

TEST_F(ArxivClientTest, AsksOnceForWhatItHas) {
  const auto api = client();
  EXPECT_TRUE(api->by_ids(Ids{"2401.07777"}));
  EXPECT_TRUE(api->by_ids(Ids{"2401.07777"}));
  EXPECT_EQ(api->traffic().requests, 1U);
  EXPECT_EQ(api->traffic().hits, 1U);
  EXPECT_EQ(told(get({"2401.07777"})), "ok: 2401.07777v1;");
  EXPECT_EQ(stub_.seen().size(), 1U);
  clock_.pass(Milliseconds(std::chrono::hours(25)).count());
  EXPECT_TRUE(get({"2401.07777"}));
  EXPECT_EQ(stub_.seen().size(), 2U) << "a day is over";
}

TEST_F(ArxivClientTest, OfflineAsksTheCacheOnly) {
  EXPECT_TRUE(get({"2401.07777"}));
  clock_.pass(Milliseconds(std::chrono::hours(1000)).count());
  ArxivOptions offline = options();
  offline.offline = true;
  const auto api = client(offline);
  EXPECT_EQ(told(api->by_ids(Ids{"2401.07777"})), "ok: 2401.07777v1;");
  EXPECT_NE(told(api->by_ids(Ids{"2305.01234"})).find("offline_miss"), std::string::npos);
  EXPECT_EQ(stub_.seen().size(), 1U);
}

TEST_F(ArxivClientTest, WorksWithoutACache) {
  std::ofstream(folder_.below("file")) << "in the way";
  ArxivOptions uncached = options();
  uncached.cache_folder = folder_.below("file");
  const auto api = client(uncached);
  EXPECT_TRUE(api->by_ids(Ids{"2401.07777"}));
  EXPECT_TRUE(api->by_ids(Ids{"2401.07777"}));
  EXPECT_EQ(stub_.seen().size(), 2U);
  EXPECT_EQ(clock_.slept(), 3000) << "the gate holds in memory";
  EXPECT_FALSE(watcher_.warnings.empty());
}

TEST_F(ArxivClientTest, IsCancelledFromAnotherThread) {
  stub_.inject(stub::Fault::drip, 100);
  const auto api = client();
  std::thread other([&] {
    while (stub_.seen().empty()) std::this_thread::sleep_for(Milliseconds(5));
    api->cancel();
  });
  EXPECT_EQ(told(api->by_ids(Ids{"2401.07777"})), "cancelled: cancelled");
  other.join();
  EXPECT_EQ(told(api->by_ids(Ids{"2305.01234"})), "cancelled: cancelled");
}

TEST_F(ArxivClientTest, ChecksItsOptions) {
  struct Row {
    std::string url;
    int interval;
    std::string contact;
  };
  for (const Row& row :
       {Row{"https://export.arxiv.org/api/query", 2999, ""}, Row{"http://export.arxiv.org/api/query", 3000, ""},
        Row{"https://user:secret@export.arxiv.org/api/query", 3000, ""},
        Row{"https://export.arxiv.org/api/query?key=secret", 3000, ""}, Row{"nonsense", 3000, ""},
        Row{"https://export.arxiv.org/api/query", 3000, "a\r\nX-Evil: 1"}}) {
    ArxivOptions bad = options();
    bad.url = row.url;
    bad.min_interval = Milliseconds(row.interval);
    bad.contact = row.contact;
    EXPECT_THROW(client(bad), UsageError) << row.url << ' ' << row.interval;
  }
}

TEST(FetchModule, ChecksWhoLoadsIt) {
  EXPECT_EQ(opcit_fetch_module("0.0.0", module_interface), nullptr);
  EXPECT_EQ(opcit_fetch_module(OPCIT_VERSION, module_interface + 1), nullptr);
  EXPECT_NE(opcit_fetch_module(OPCIT_VERSION, module_interface), nullptr);
}

TEST(PlainArxivId, IsFoundInWhatPeopleWrite) {
  EXPECT_EQ(plain_arxiv_id("https://arxiv.org/abs/2409.13598v2"), "2409.13598v2");
  EXPECT_EQ(plain_arxiv_id("10.48550/arXiv.2409.13598"), "2409.13598");
  EXPECT_EQ(plain_arxiv_id("math.CA/0611800v2"), "math/0611800v2");
  EXPECT_EQ(plain_arxiv_id("2413.00001"), "");
}

}  // namespace
}  // namespace opcit::fetch
