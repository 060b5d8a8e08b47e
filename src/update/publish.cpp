#include "update/publish.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "update/side.h"

namespace opcit::update {
namespace {

/// What tells where and when a work was published.
constexpr auto publication_fields = std::to_array<std::string_view>(
    {"address",   "booktitle",    "chapter",    "date",         "day",    "doi",          "edition",
     "eid",       "eventdate",    "eventtitle", "isbn",         "issn",   "issue",        "institution",
     "journal",   "journaltitle", "location",   "month",        "number", "organization", "pages",
     "publisher", "school",       "series",     "shortjournal", "venue",  "volume",       "year"});

bool is_of_publication(std::string_view name) noexcept {
  return std::ranges::any_of(publication_fields,
                             [&](std::string_view field) { return ascii::equals_lower(name, field); });
}

const OwnedField* find(const std::vector<OwnedField>& fields, std::string_view name) {
  const auto same = [&](const OwnedField& field) { return ascii::equal_folded(field.name, name); };
  const auto found = std::ranges::find_if(fields, same);
  return found == fields.end() ? nullptr : &*found;
}

}  // namespace

std::string published_entry(const Format& format, std::string_view entry, std::string_view type,
                            const std::vector<OwnedField>& published) {
  std::vector<TextEdit> edits;
  const auto place = [&](std::string_view part) {
    return Span{static_cast<std::uint64_t>(part.data() - entry.data()), part.size()};
  };
  outline(format, entry, [&](const OutlinePart& part) {
    if (!ascii::equal_folded(part.type, type)) edits.push_back({place(part.type), std::string(type)});
    for (const OutlineField& field : part.fields) {
      const OwnedField* theirs = find(published, field.name);
      if (!is_of_publication(field.name)) continue;
      if (theirs == nullptr) {
        edits.push_back(removal(entry, lines_of(field, entry)));
      } else if (theirs->text != field.text) {
        edits.push_back({place(field.value), delimited_like(field, *theirs)});
      }
    }
  });
  std::string changed = apply_edits(entry, edits);
  std::vector<TextEdit> additions;
  outline(format, changed, [&](const OutlinePart& part) {
    const std::vector<OwnedField> missing = missing_fields_of(part, published, false);
    std::vector<OutlineField> fields;
    for (const OwnedField& field : missing) fields.push_back({field.name, field.value, field.text, field.is_text});
    add_fields(format, changed, part.whole, fields, additions);
  });
  return apply_edits(changed, additions);
}

}  // namespace opcit::update
