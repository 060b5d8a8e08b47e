/// Converts the entries of one listing to records.
/// entry.h divides an entry; addresses.h and categories.h read its parts.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "opcit/builder.h"
#include "opcit/format.h"
#include "opcit/latex.h"
#include "profile/categories.h"
#include "profile/entry.h"
#include "profile/header.h"
#include "profile/listing.h"
#include "profile/remarks.h"

namespace opcit::profile {

/// Create one for each parse() call; call begin_listing() before the entries of each listing.
class RecordReader {
 public:
  /// `seen`: earlier works of the input, if repeated works are skipped; otherwise nullptr.
  RecordReader(const PageText& page, Batch& batch, const DatePoint& as_of, std::set<std::string>* seen)
      : remarks_(page, batch), batch_(batch), builder_(batch), as_of_(as_of), seen_(seen) {}

  /// Reads the owner, and resolves the codes of the listing.
  void begin_listing(const Header& header, const Listing& listing);
  /// Appends a record, unless the entry has no title. `at_end`: the input ends with this entry.
  void read(const EntrySpan& entry, bool at_end);
  std::uint64_t records() const noexcept { return records_; }

 private:
  /// True if the page was copied twice, or in overlapping pieces.
  bool is_repeated(const Head& head);
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
  /// Decodes TeX, and reports what could not be decoded.
  Text decode(const JoinedText& source);

  Remarks remarks_;
  Batch& batch_;
  RecordBuilder builder_;
  DatePoint as_of_;
  std::set<std::string>* seen_;
  CategoryResolver categories_;
  std::span<const Name> owner_;  // one name, or none if the listing does not name the owner
  std::uint64_t records_ = 0;    // of this listing
  EntryParts parts_;
  std::vector<Link> links_;
  std::vector<LatexNote> notes_;
};

}  // namespace opcit::profile
