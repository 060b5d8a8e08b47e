#include "orcid/contributor_writer.h"

#include <algorithm>
#include <string>

#include "names/format.h"
#include "orcid/credit_name.h"
#include "orcid/limits.h"
#include "orcid/tables.h"
#include "syntax/xml/document.h"

namespace opcit::orcid {
namespace {

bool same_parts(const Name& a, const Name& b) noexcept {
  return a.family == b.family && a.given == b.given && a.literal == b.literal && a.suffix == b.suffix &&
         a.dropping_particle == b.dropping_particle && a.non_dropping_particle == b.non_dropping_particle;
}

std::string displayed(const Name& name, NameOrder order) {
  std::string display;
  order == NameOrder::family_first ? names::append_family_first(name, display) : names::append_display(name, display);
  std::string scratch;
  return std::string(xml::one_line(display, scratch));
}

/// If a name would be read as other parts, replaces it by the display form of those parts. Organisations do not change.
bool settle(const Name& name, std::string& display) {
  constexpr int most = 3;
  Arena arena;
  Name back = read_credit_name(display, arena);
  if (same_parts(back, name)) return true;
  if (name.family.empty() && name.given.empty()) return false;
  for (int i = 0; i < most; ++i) {
    std::string again = displayed(back, NameOrder::habit);
    if (again == display || is_blank(again)) break;
    display = std::move(again);
    back = read_credit_name(arena.copy(display), arena);
  }
  return false;
}

class ContributorWriter {
 public:
  ContributorWriter(Audit& audit, OwnExtra& own, xml::Emitter& xml) : audit_(audit), own_(own), xml_(xml) {}

  void run() {
    const auto has_role = [&](const RoleRow& row) { return !row.role.empty() && audit_.record().names(row.field); };
    any_role_ = std::ranges::any_of(role_rows(), has_role);
    own_.each(tag::role, [this](const Extra&) { any_role_ = true; });
    for (const RoleRow& row : role_rows()) {
      const FieldValue* first = nullptr;
      while (const FieldValue* part = audit_.take(row.field)) {
        people(row, *part);
        // Two lists of one role are read as one list.
        if (first != nullptr) altered(*part, spelling(row.field));
        first = part;
      }
    }
    if (any_) xml_.close("work:contributors");
  }

 private:
  void people(const RoleRow& row, const FieldValue& part) {
    const Names& names = std::get<Names>(part.value);
    order_ = names.order;
    const std::string field(spelling(row.field));
    std::size_t number = 0;
    for (const Name& name : names.people) {
      ++number;
      if (!name.empty() || !name.orcid.empty()) contributor(row, role_of(row, number), name, part.source);
    }
    if (names.truncated) audit_.lost(field + ".truncated", "true", LossReason::dropped, {}, part.source);
    for (const Name& name : names.unlisted) {
      const std::string person = plain_value(Names{.people = std::span<const Name>(&name, 1)});
      audit_.lost(field + ".unlisted", person, LossReason::dropped, {}, part.source);
    }
    report_role(row, part);
  }

  /// People whose role ORCID does not have are read with the people of another role.
  void report_role(const RoleRow& row, const FieldValue& part) {
    if (row.role.empty() && !any_role_) return altered(part, "author");
    if (row.read) return;
    altered(part, row.role.empty() ? std::string_view("contributor") : row.role);
    const std::optional<Field> read = field_of_role(row.role);
    const FieldValue* joined = read ? audit_.record().find(*read) : nullptr;
    if (joined != nullptr) altered(*joined, spelling(*read));
  }

  void altered(const FieldValue& part, std::string_view to) {
    audit_.lost(spelling(part.field), plain_value(part.value), LossReason::altered, to, part.source);
  }

  /// If no contributor has a role (as in Scopus data), a reader assumes authors; this function reports that.
  std::string_view role_of(const RoleRow& row, std::size_t number) {
    if (row.field == Field::contributor) {
      const std::string_view role = own_.take(std::string(tag::role) + std::to_string(number));
      if (!role.empty()) return role;
    }
    return row.role.empty() && !any_role_ ? std::string_view("author") : row.role;
  }

  void contributor(const RoleRow& row, std::string_view role, const Name& name, Span source) {
    if (!any_) xml_.open("work:contributors");
    xml_.open("work:contributor");
    if (is_orcid_id(name.orcid)) orcid(name.orcid);
    credit_name(row, name, source);
    xml_.open("work:contributor-attributes");
    xml_.leaf("work:contributor-sequence", any_ ? "additional" : "first");
    if (!role.empty()) xml_.leaf("work:contributor-role", role);
    xml_.close("work:contributor-attributes");
    xml_.close("work:contributor");
    any_ = true;
    report_rest(row, name, source);
  }

  void orcid(std::string_view id) {
    xml_.open("common:contributor-orcid");
    xml_.leaf("common:uri", "https://orcid.org/" + std::string(id));
    xml_.leaf("common:path", id);
    xml_.leaf("common:host", "orcid.org");
    xml_.close("common:contributor-orcid");
  }

  void credit_name(const RoleRow& row, const Name& name, Span source) {
    std::string display = displayed(name, order_);
    if (is_blank(display)) return;
    const bool exact = settle(name, display);
    std::string scratch;
    const std::string_view fitting = shorten(display, credit_name_limit, scratch);
    xml_.leaf("work:credit-name", fitting);
    if (fitting.size() != display.size()) {
      audit_.lost(spelling(row.field), display, LossReason::truncated, fitting, source);
    } else if (!exact) {
      std::string parts;
      names::append_family_first(name, parts);
      audit_.lost(spelling(row.field), parts, LossReason::altered, display, source);
    }
  }

  void report_rest(const RoleRow& row, const Name& name, Span source) {
    const std::string field(spelling(row.field));
    for (const std::string_view affiliation : name.affiliations) {
      audit_.lost(field + ".affiliation", affiliation, LossReason::dropped, {}, source);
    }
    if (!name.orcid.empty() && !is_orcid_id(name.orcid)) {
      audit_.lost(field + ".orcid", name.orcid, LossReason::dropped, {}, source);
    }
  }

  Audit& audit_;
  OwnExtra& own_;
  xml::Emitter& xml_;
  NameOrder order_ = NameOrder::habit;
  bool any_ = false;
  bool any_role_ = false;
};

}  // namespace

void write_contributors(Audit& audit, OwnExtra& own, xml::Emitter& xml) { ContributorWriter(audit, own, xml).run(); }

}  // namespace opcit::orcid
