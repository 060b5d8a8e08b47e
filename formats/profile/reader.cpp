#include "profile/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <utility>

#include "model/dates/date.h"
#include "opcit/builder.h"
#include "opcit/diagnostic_codes.h"
#include "opcit/error.h"
#include "profile/dialects/bbl.h"
#include "profile/dialects/dialects.h"
#include "profile/dialects/page_reader.h"
#include "profile/header.h"
#include "profile/lines.h"
#include "profile/listing.h"
#include "profile/record_reader.h"
#include "profile/sniff.h"
#include "profile/tables.h"

namespace opcit::profile {
namespace {

DatePoint today() {
  const auto days = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const std::chrono::year_month_day day(days);
  return {static_cast<std::int32_t>(static_cast<int>(day.year())),
          static_cast<std::uint8_t>(static_cast<unsigned>(day.month())),
          static_cast<std::uint8_t>(static_cast<unsigned>(day.day())), 0, true};
}

DatePoint as_of(const Options& options) {
  const auto given = options.find("as-of");
  if (given == options.end()) return today();
  const auto day = parse_iso_day(given->second);
  if (!day) throw UsageError("--as-of: '" + given->second + "' is not a day", "write it as 2026-01-31");
  return *day;
}

/// Writes the header as a document item.
class HeaderWriter {
 public:
  HeaderWriter(const Remarks& remarks, Batch& batch) noexcept : remarks_(remarks), batch_(batch) {}

  void write(const Header& header) {
    add_text_before(header);
    if (!header.found) return;
    extra_.clear();
    for (const Header::Part& part : header.parts) add(part);
    add_document_item(batch_, DocumentKind::header, {}, extra_, remarks_.span_of(header.whole));
  }

 private:
  void add_text_before(const Header& header) {
    if (header.before.empty()) return;
    const Span span = remarks_.span_of(header.before);
    remarks_.add(Code::unknown_line, header.before);
    add_document_item(batch_, DocumentKind::free_text, header.before, {}, span);
  }

  void add(const Header::Part& part) {
    using Kind = Header::Part::Kind;
    switch (part.kind) {
      case Kind::name:
        return push("name", part.text, part.text);
      case Kind::field:
        return push("field", part.text, part.text);
      case Kind::statistic:
        if (find_statistic(part.statistic.label) == nullptr) {
          remarks_.add(Code::unknown_statistic, part.text, std::string(part.statistic.label));
        }
        return push(part.statistic.label, part.statistic.value, part.text);
      case Kind::unknown:
        remarks_.add(Code::unknown_line, part.text);
        return push("line", part.text, part.text);
    }
  }

  void push(std::string_view tag, std::string_view value, std::string_view source) {
    extra_.push_back({format_id, tag, value, remarks_.span_of(source)});
  }

  const Remarks& remarks_;
  Batch& batch_;
  std::vector<Extra> extra_;
};

/// Compares "32papers" and "32 Papers" with the listing. If both agree and the listing differs, reports it once.
void check_counts(const Header& header, std::uint64_t read, const Remarks& remarks) {
  std::vector<std::uint64_t> said;
  for (auto part = header.parts.rbegin(); part != header.parts.rend(); ++part) {
    if (part->kind != Header::Part::Kind::statistic || !is_paper_count(part->statistic)) continue;
    const auto announced = exact_value(part->statistic.value);
    if (!announced || *announced == read || std::ranges::find(said, *announced) != said.end()) continue;
    said.push_back(*announced);
    remarks.add(Code::count_mismatch, part->text, fmt::format("announced {}, read {}", *announced, read));
  }
}

/// Repeated works are detected within this part of the input.
constexpr std::size_t first_bytes = std::size_t{1} << 20;

/// The size of the text by which a dialect is detected.
constexpr std::size_t head_bytes = 32768;

class ProfileReader : public Reader {
 public:
  ProfileReader(const DatePoint& day, const Dialect* forced, bool listing) noexcept
      : as_of_(day), dialect_(forced), forced_(forced != nullptr), decided_(forced != nullptr || listing) {}

  std::size_t cut(std::string_view window, bool last) override {
    if (!decided_ && window.size() < head_bytes && !last) return 0;
    if (!decided_) dialect_ = dialect_of(window.substr(0, head_bytes));
    decided_ = true;
    if (dialect_ != nullptr) return last ? window.size() : 0;
    // Repeated works are detected in the first chunk, whose end must not depend on the window.
    if (std::exchange(first_, false)) {
      if (window.size() < first_bytes && !last) {
        first_ = true;
        return 0;
      }
      if (window.size() <= first_bytes) return cut_listings(window, last);
      if (const std::size_t cut = cut_listings(window.substr(0, first_bytes), false); cut != 0) return cut;
    }
    return cut_listings(window, last);
  }

  std::size_t resync(std::string_view window) override {
    if (dialect_ != nullptr) return std::string_view::npos;
    const std::vector<std::string_view> listings = split_listings(window);
    return listings.size() < 2 ? std::string_view::npos : listings.front().size();
  }

  void parse(const Chunk& chunk, Batch& batch) const override {
    const PageText page(chunk, batch.arena, chunk.offset == 0 && !is_bbl(chunk.text));
    for (const std::string_view lines : page.repeated()) {
      batch.diagnostics.push_back(
          {Code::page_read, chunk.span_of(trim(lines)), "these lines repeat earlier lines and were read once"});
    }
    if (dialect_ != nullptr) return read_page(*dialect_, page, as_of_, forced_, batch);
    std::set<std::string> seen;
    RecordReader records(page, batch, as_of_, chunk.offset == 0 ? &seen : nullptr);
    const std::vector<std::string_view> listings = split_listings(page.text());
    for (const std::string_view text : listings) {
      const bool at_end = chunk.last && text.data() == listings.back().data();
      parse_listing(text, at_end, Remarks(page, batch), batch, records);
    }
  }

 private:
  static void parse_listing(std::string_view text, bool at_end, const Remarks& remarks, Batch& batch,
                            RecordReader& records) {
    const Listing listing = split_entries(text);
    const Header header = read_header(listing.top, !listing.entries.empty());
    HeaderWriter(remarks, batch).write(header);
    records.begin_listing(header, listing);
    if (header.name.empty() && !listing.entries.empty()) {
      remarks.add(Code::missing_header, listing.entries.front().head.line);
    }
    for (const EntrySpan& entry : listing.entries) {
      records.read(entry, at_end && &entry == &listing.entries.back());
    }
    check_counts(header, records.records(), remarks);
  }

  DatePoint as_of_;
  const Dialect* dialect_;  // nullptr: a listing
  bool forced_;
  bool decided_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Reader> make_reader(const Options& options) {
  const auto given = options.find("dialect");
  if (given == options.end()) return std::make_unique<ProfileReader>(as_of(options), nullptr, false);
  const Dialect* const dialect = find_dialect(given->second);
  return std::make_unique<ProfileReader>(as_of(options), dialect, given->second == listing_dialect);
}

}  // namespace opcit::profile
