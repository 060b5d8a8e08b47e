/// What only ORCID has a place for, kept as extra of this format under the path of its element, and written back.
#pragma once

#include <map>
#include <string_view>

#include "opcit/audit.h"
#include "syntax/xml/emitter.h"

namespace opcit::orcid {

/// Paths that reader and writer name alike.
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
/// "external-id:TYPE:VALUE": the address of an identifier where it is not the usual one.
inline constexpr std::string_view id_address = "external-id:";
/// "funded-by:TYPE": the value of the identifier of a grant.
inline constexpr std::string_view funding = "funded-by:";
/// "contributor-role:N": the role of the Nth of Field::contributor, from 1.
inline constexpr std::string_view role = "contributor-role:";
}  // namespace tag

/// The extra of one record. Linear in their number to set up; looking one up is logarithmic.
class OwnExtra {
 public:
  explicit OwnExtra(Audit& audit);

  /// The value, without taking it; empty when there is none.
  std::string_view peek(std::string_view tag) const;
  /// The same, now taken.
  std::string_view take(std::string_view tag);

  /// Values of attributes, only if the schema takes them.
  std::string_view put_code();
  std::string_view visibility(std::string_view tag);

  /// created-date, last-modified-date and source, as far as the schema takes them.
  void write_history(xml::Emitter& xml);

  /// All whose tag begins with `prefix`; take() them by their tags.
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
