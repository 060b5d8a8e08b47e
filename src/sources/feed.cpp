#include "sources/feed.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "opcit/diagnostic_codes.h"

namespace opcit::fetch {
namespace {

using Kind = Verdict::Kind;

struct Reading {
  std::vector<std::shared_ptr<const Batch>> batches;
  std::vector<const Record*> records;
  std::optional<std::uint64_t> total;
};

void note_total(const DocumentItem& item, Reading& reading) {
  const auto found = std::ranges::find(item.extra, "totalResults", &Extra::tag);
  if (found == item.extra.end()) return;
  std::uint64_t total = 0;
  const char* const end = found->value.data() + found->value.size();
  if (std::from_chars(found->value.data(), end, total).ptr == end) reading.total = total;
}

void note_items(const Batch& batch, Reading& reading) {
  for (const Item& item : batch.items) {
    if (item.record != nullptr) {
      reading.records.push_back(item.record);
    } else {
      note_total(*item.document, reading);
    }
  }
}

Reading read(const Format& format, std::string_view text) {
  Reading reading;
  const std::unique_ptr<Reader> reader = format.reader({});
  std::uint64_t offset = 0;
  while (!text.empty()) {
    const std::size_t size = reader->cut(text, true);
    auto batch = std::make_shared<Batch>();
    batch->text = text.substr(0, size);
    reader->parse({batch->text, offset, size == text.size(), reader->preamble()}, *batch);
    note_items(*batch, reading);
    reading.batches.push_back(std::move(batch));
    offset += size;
    text.remove_prefix(size);
  }
  return reading;
}

const Diagnostic* find(const Reading& reading, Code code) {
  for (const auto& batch : reading.batches) {
    const auto found = std::ranges::find(batch->diagnostics, code, &Diagnostic::code);
    if (found != batch->diagnostics.end()) return &*found;
  }
  return nullptr;
}

bool is_feed(const Format& format, std::string_view text) {
  constexpr std::size_t head = std::size_t{64} << 10;
  return format.sniff(text.substr(0, head)) != Match::no;
}

/// Judges the feed as a whole.
Verdict judge(const Reading& reading, std::uint64_t start) {
  if (const Diagnostic* const said = find(reading, Code::service_error)) {
    return {Kind::no, FaultKind::refused, said->detail.empty() ? "an error feed without a message" : said->detail};
  }
  if (find(reading, Code::entity_definition) != nullptr) {
    return {Kind::again, FaultKind::bad_response, "the answer defines entities, which no feed of arXiv does"};
  }
  if (find(reading, Code::truncated_input) != nullptr || find(reading, Code::malformed_xml) != nullptr) {
    return {Kind::again, FaultKind::bad_response, "the answer breaks off or is damaged"};
  }
  if (reading.records.empty() && reading.total.value_or(0) > start) {
    return {Kind::again, FaultKind::bad_response, "the answer is empty although there are results"};
  }
  return {};
}

}  // namespace

Verdict read_feed(const Format& format, std::shared_ptr<const Feed> feed, std::uint64_t start, Candidates& candidates) {
  if (!is_feed(format, feed->text)) {
    const bool nothing = feed->text.find_first_not_of(" \t\r\n") == std::string::npos;
    return {Kind::again, FaultKind::bad_response, nothing ? "the answer is empty" : "the answer is no feed"};
  }
  Reading reading = read(format, feed->text);
  Verdict verdict = judge(reading, start);
  if (verdict.kind != Kind::good) return verdict;
  candidates.total += reading.total.value_or(reading.records.size());
  candidates.records.insert(candidates.records.end(), reading.records.begin(), reading.records.end());
  for (auto& batch : reading.batches) candidates.batches.push_back(std::move(batch));
  candidates.feeds.push_back(std::move(feed));
  return verdict;
}

std::string service_message(const Format& format, const std::string& text) {
  if (!is_feed(format, text)) return {};
  const Reading reading = read(format, text);
  const Diagnostic* const said = find(reading, Code::service_error);
  return said == nullptr ? std::string() : said->detail;
}

}  // namespace opcit::fetch
