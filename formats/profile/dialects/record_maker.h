/// Converts the pieces of a page (page.h) to records.
#pragma once

#include <string>
#include <string_view>

#include "opcit/builder.h"
#include "opcit/format.h"
#include "profile/dialects/dialect.h"
#include "profile/remarks.h"

namespace opcit::profile {

/// Create one for each page.
class RecordMaker {
 public:
  RecordMaker(const PageText& page, Batch& batch, const DatePoint& as_of)
      : remarks_(page, batch), batch_(batch), builder_(batch), as_of_(as_of) {}

  /// Appends a record, unless the entry has neither a title nor an identifier. `dialect` is that of the page.
  void make(const Dialect& dialect, const Entry& entry);
  std::size_t records() const noexcept { return records_; }

 private:
  void add_piece(const Dialect& dialect, const Piece& piece);
  void add_title(const Entry& entry);
  void add_authors(const Dialect& dialect, const Entry& entry);
  void add_abstract(const Entry& entry);
  void add_date(const Entry& entry);
  void add_kind(const Dialect& dialect, const Entry& entry);
  void add_identifier(Scheme scheme, std::string_view value, std::string_view source, Relation relation);
  void add_doi(std::string_view written, Relation relation);
  void add_arxiv(std::string_view written);
  void add_url(std::string_view written);
  void add_categories(std::string_view written);
  void add_keywords(std::string_view written);
  Text decode(std::string_view text, std::string_view source);

  Remarks remarks_;
  Batch& batch_;
  RecordBuilder builder_;
  DatePoint as_of_;
  std::size_t records_ = 0;
};

}  // namespace opcit::profile
