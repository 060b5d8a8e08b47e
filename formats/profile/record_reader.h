/// From the entries of one listing to records.
#pragma once

#include <vector>

#include "opcit/builder.h"
#include "opcit/format.h"
#include "opcit/latex.h"
#include "profile/categories.h"
#include "profile/entry.h"
#include "profile/header.h"
#include "profile/listing.h"

namespace opcit::profile {

/// Where diagnostics of a chunk go, with spans made from views.
class Remarks {
 public:
  Remarks(const Chunk& chunk, Batch& batch) noexcept : chunk_(chunk), batch_(batch) {}

  Span span_of(std::string_view part) const noexcept { return part.data() == nullptr ? Span{} : chunk_.span_of(part); }
  void add(Code code, std::string_view where, std::string detail = {}) const {
    batch_.diagnostics.push_back({code, span_of(where), std::move(detail)});
  }

 private:
  const Chunk& chunk_;
  Batch& batch_;
};

/// One parse() call has one; begin_listing() before the entries of each listing.
class RecordReader {
 public:
  RecordReader(const Chunk& chunk, Batch& batch, const DatePoint& as_of)
      : remarks_(chunk, batch), batch_(batch), builder_(batch), as_of_(as_of) {}

  /// Learns the owner, and what the listing's codes mean.
  void begin_listing(const Header& header, const Listing& listing);
  /// Appends a record, unless the entry has no title. `at_end`: the input ends with this entry.
  void read(const EntrySpan& entry, bool at_end);
  std::uint64_t records() const noexcept { return records_; }

 private:
  void read_date(const Head& head);
  void read_category(const Head& head);
  void read_title();
  void read_authors(bool cut_off);
  void read_abstract(bool cut_off);
  void read_badges(const Head& head);
  void read_addresses();
  void read_rest();
  void add_url(std::string_view written);
  bool owner_is_among(std::span<const Name> people) const;
  /// Decodes TeX, and says what could not be decoded.
  Text decode(const JoinedText& source);

  Remarks remarks_;
  Batch& batch_;
  RecordBuilder builder_;
  DatePoint as_of_;
  CategoryResolver categories_;
  std::span<const Name> owner_;  // one, or none when the listing does not name the owner
  std::uint64_t records_ = 0;    // of this listing
  EntryParts parts_;
  std::vector<Link> links_;
  std::vector<LatexNote> notes_;
};

}  // namespace opcit::profile
