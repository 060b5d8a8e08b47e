#include "model/public_view.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"

namespace opcit {
namespace {

/// Lower-case tags of private extras, as reference managers write them. A final "*" matches any rest.
constexpr std::array<std::string_view, 24> private_tags = {
    "file",        "owner",      "timestamp",    "review",           "comment*",   "annote",
    "annotation*", "annotate",   "creationdate", "modificationdate", "date-added", "date-modified",
    "bdsk-file*",  "local-url",  "localfile",    "__markedentry",    "groups",     "ranking",
    "priority",    "readstatus", "printed",      "qualityassured",   "mendeley-*", "custom.opcit*"};

bool is_private(std::string_view tag) {
  std::string lower;
  for (const char c : tag) lower += ascii::to_lower(c);
  return std::any_of(private_tags.begin(), private_tags.end(), [&](std::string_view one) {
    return one.ends_with('*') ? lower.starts_with(one.substr(0, one.size() - 1)) : lower == one;
  });
}

}  // namespace

Record public_view(const Record& record, bool abstracts, Arena& arena, Audit* audit) {
  const auto omit = [audit](std::string_view field, std::string_view value, Span span) {
    if (audit != nullptr) audit->lost(field, value, LossReason::dropped, {}, span);
  };
  Record view = record;
  std::vector<FieldValue> fields;
  for (const FieldValue& part : record.fields) {
    const bool omitted = part.field == Field::annote || (part.field == Field::abstract && !abstracts);
    if (omitted) omit(spelling(part.field), plain_value(part.value), part.source);
    if (!omitted) fields.push_back(part);
  }
  std::vector<Link> links;
  for (const Link& link : record.links) {
    const bool omitted = link.kind == LinkKind::file || ascii::starts_with_lower(link.url, "file:");
    if (omitted) omit("link", link.url, link.source);
    if (!omitted) links.push_back(link);
  }
  std::vector<Extra> extras;
  for (const Extra& extra : record.extra) {
    if (is_private(extra.tag))
      omit(extra.tag, extra.value, extra.source);
    else
      extras.push_back(extra);
  }
  view.fields = arena.copy(fields);
  view.links = arena.copy(links);
  view.extra = arena.copy(extras);
  return view;
}

}  // namespace opcit
