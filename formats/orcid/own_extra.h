/// Data that only ORCID can represent. It is kept as extra of this format under the path of its element.
/// work_reader.h keeps it, and work_writer.h writes it back.
#pragma once

#include <map>
#include <string_view>

#include "opcit/audit.h"
#include "syntax/xml/emitter.h"

namespace opcit::orcid {

/// Paths that reader and writer share.
namespace tag {
inline constexpr std::string_view put_code = "@put-code";
inline constexpr std::string_view visibility = "@visibility";
inline constexpr std::string_view display_index = "@display-index";
inline constexpr std::string_view path = "@path";
inline constexpr std::string_view subtitle = "title/subtitle";
inline constexpr std::string_view translated_title = "title/translated-title";
inline constexpr std::string_view translated_title_language = "title/translated-title@language-code";
inline constexpr std::string_view citation_type = "citation/citation-type";
inline constexpr std::string_view citation_value = "citation/citation-value";
inline constexpr std::string_view country = "country";
inline constexpr std::string_view country_visibility = "country@visibility";
/// "external-id:TYPE:VALUE": the URL of an identifier, if it is not the usual one.
inline constexpr std::string_view id_address = "external-id:";
/// "funded-by:TYPE": the value of a grant's identifier.
inline constexpr std::string_view funding = "funded-by:";
/// "contributor-role:N": the role of the Nth person in Field::contributor, from 1.
inline constexpr std::string_view role = "contributor-role:";
}  // namespace tag

/// The extras of one record. Setup takes linear time, lookups logarithmic time.
class OwnExtra {
 public:
  explicit OwnExtra(Audit& audit);

  /// Returns the value without taking it; empty if not found.
  std::string_view peek(std::string_view tag) const;
  /// Returns the value and takes it.
  std::string_view take(std::string_view tag);

  /// Values of attributes, if the schema accepts them.
  std::string_view put_code();
  std::string_view visibility(std::string_view tag);

  /// Writes created-date, last-modified-date and source, as far as the schema accepts them.
  void write_history(xml::Emitter& xml);

  /// Visits all extras whose tag begins with `prefix`; take() them by their tags.
  template <class Visit>
  void each(std::string_view prefix, Visit&& visit) const {
    for (auto at = extra_.lower_bound(prefix); at != extra_.end() && at->first.starts_with(prefix); ++at) {
      visit(*at->second);
    }
  }

 private:
  void write_source(xml::Emitter& xml);
  void write_party(xml::Emitter& xml, std::string_view name);

  Audit& audit_;
  std::multimap<std::string_view, const Extra*> extra_;
};

}  // namespace opcit::orcid
