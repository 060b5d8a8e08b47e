#include "orcid/contributor_writer.h"

#include <algorithm>
#include <string>

#include "names/format.h"
#include "orcid/limits.h"
#include "orcid/tables.h"

namespace opcit::orcid {
namespace {

bool reads_back(const Name& name, std::string_view display) {
  Arena arena;
  const Name back = parse_name(display, NameSyntax::display, arena);
  return back.family == name.family && back.given == name.given && back.literal == name.literal &&
         back.dropping_particle == name.dropping_particle && back.non_dropping_particle == name.non_dropping_particle &&
         back.suffix == name.suffix;
}

class ContributorWriter {
 public:
  ContributorWriter(Audit& audit, OwnExtra& own, xml::Emitter& xml) : audit_(audit), own_(own), xml_(xml) {}

  void run() {
    for (const RoleRow& row : role_rows()) {
      while (const FieldValue* part = audit_.take(row.field)) people(row, *part);
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
    if (!row.read) {
      const std::string_view to = row.role.empty() ? std::string_view("contributor") : row.role;
      audit_.lost(field, plain_value(part.value), LossReason::altered, to, part.source);
    }
  }

  std::string_view role_of(const RoleRow& row, std::size_t number) {
    if (row.field != Field::contributor) return row.role;
    return own_.take(std::string(tag::role) + std::to_string(number));
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
    std::string display;
    order_ == NameOrder::family_first ? names::append_family_first(name, display)
                                      : names::append_display(name, display);
    if (is_blank(display)) return;
    std::string scratch;
    const std::string_view fitting = shorten(display, credit_name_limit, scratch);
    xml_.leaf("work:credit-name", fitting);
    if (fitting.size() != display.size()) {
      audit_.lost(spelling(row.field), display, LossReason::truncated, fitting, source);
    } else if (!reads_back(name, display)) {
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
};

}  // namespace

void write_contributors(Audit& audit, OwnExtra& own, xml::Emitter& xml) { ContributorWriter(audit, own, xml).run(); }

}  // namespace opcit::orcid
