/// The loss report is complete: each part of a record is in the output, as its reader reads it, or in the report.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "laws/samples.h"
#include "model/identifiers.h"
#include "sidecar/record_json.h"
#include "support/exact_format.h"
#include "support/format_run.h"
#include "support/run.h"

namespace opcit::test {
namespace {

using Parts = std::multimap<std::string, std::string>;

/// Equal for both dialects of .bib, and for JSON with different spacing.
std::string canonical(const Extra& extra) {
  const std::string value(extra.value);
  const bool is_json = extra.format.starts_with("csl-") && nlohmann::json::accept(value);
  return std::string(extra.tag) + " = " + (is_json ? nlohmann::json::parse(value).dump() : value);
}

/// "Code" as the label of a code link: it repeats the kind.
bool restates_kind(const Link& link) {
  return std::ranges::equal(link.label, spelling(link.kind), {}, [](char c) { return static_cast<char>(c | 0x20); });
}

/// True for the address of the record's arXiv id: readers derive the id from the address.
bool follows_from_arxiv(const Identifier& id, const Record& record) {
  if (id.scheme != Scheme::url) return false;
  return std::ranges::any_of(record.identifiers, [&](const Identifier& each) {
    return each.scheme == Scheme::arxiv && address_of(each) == id.value;
  });
}

/// Removes values that are not content: case protection (a hint for styles, which writers add and omit by their own
/// rules), and whether an ISSN or ISBN belongs to the work or its container (the type determines this).
Record without_hints(Record record, Arena& arena) {
  std::vector<FieldValue> fields(record.fields.begin(), record.fields.end());
  for (FieldValue& part : fields) {
    auto* text = std::get_if<Text>(&part.value);
    if (text == nullptr) continue;
    std::vector<Run> runs(text->runs.begin(), text->runs.end());
    std::erase_if(runs, [](const Run& run) { return run.style == Style::keep_case; });
    text->runs = arena.copy(runs);
  }
  record.fields = arena.copy(fields);
  std::vector<Identifier> identifiers(record.identifiers.begin(), record.identifiers.end());
  for (Identifier& part : identifiers) {
    if (part.scheme == Scheme::issn || part.scheme == Scheme::isbn) part.relation = Relation::self;
  }
  record.identifiers = arena.copy(identifiers);
  std::vector<Link> links(record.links.begin(), record.links.end());
  for (Link& link : links) {
    if (restates_kind(link)) link.label = {};
  }
  record.links = arena.copy(links);
  return record;
}

/// Removes attributes that are not content: inherited (the output has resolved values) and restates.
Parts content_of(const Record& original) {
  Parts parts;
  Arena arena;
  const Record record = without_hints(original, arena);
  for (const carry::Part& part : carry::parts_of(record)) {
    if (part.group == "key" || part.group == "recovered") continue;
    if (part.section == carry::Section::extra && record.extra[part.index].restates) continue;
    if (part.section == carry::Section::fields && record.fields[part.index].inherited) continue;
    if (part.section == carry::Section::identifiers && record.identifiers[part.index].inherited) continue;
    if (part.section == carry::Section::identifiers && follows_from_arxiv(record.identifiers[part.index], record)) {
      continue;
    }
    if (part.section == carry::Section::extra) {
      const Extra& extra = record.extra[part.index];
      const bool bib = extra.format == "bibtex" || extra.format == "biblatex";
      parts.emplace("extra:" + std::string(bib ? "bib" : extra.format), canonical(extra));
    } else {
      parts.emplace(part.group, part.json);
    }
  }
  return parts;
}

/// Only the type. Its original spelling is not content in another format.
std::string kind_of(const Record& record) { return std::string(spelling(record.kind)); }

/// True if the loss is about this group of parts: "author.orcid" is about the author, "type" about the kind.
bool speaks_of(const Loss& loss, std::string_view group) {
  const std::string_view field = loss.field;
  if (field == group) return true;
  if (field.size() > group.size() && field.starts_with(group) && field[group.size()] == '.') return true;
  if (group == "extra:bib") return field.starts_with("extra:bibtex:") || field.starts_with("extra:biblatex:");
  if (group.starts_with("extra:")) return field.starts_with(std::string(group) + ":");
  return group.starts_with("link:") && field.starts_with("link.");
}

class AuditOfLosses : public testing::TestWithParam<const Format*> {};

std::string losses_of(const Written& written) {
  std::string list;
  for (const Loss& loss : written.losses) list += " " + loss.field;
  return list;
}

/// `items` are the items before the record. One example for each group of failures is enough.
void check(const Format& format, const Sample& sample, std::vector<Item> items, const Item& item,
           std::set<std::string>& told) {
  items.push_back(item);
  const Written written = run_writer(format, items);
  const Read read = run_reader(format, written.text);
  const auto found = std::ranges::find_if(read.items, [](const Item& each) { return each.record != nullptr; });
  const std::string place = std::string(format.id) + " of " + sample.name + ", record " + std::string(item.record->key);
  ASSERT_NE(found, read.items.end()) << place << "\n" << written.text;
  const Parts held = content_of(*found->record);
  const auto tell = [&](const std::string& group, const std::string& json) {
    if (!told.insert(group).second || is_known_gap("audit", format.id, group)) return;
    ADD_FAILURE() << "audit " << format.id << " " << group << "\n"
                  << place << ": " << group << " is neither in the output nor in the report\n  " << json
                  << "\n  report:" << losses_of(written) << "\n"
                  << written.text;
  };
  const auto said = [&](const std::string& group) {
    return std::ranges::any_of(written.losses, [&](const Loss& loss) { return speaks_of(loss, group); });
  };
  if (kind_of(*item.record) != kind_of(*found->record) && !said("type")) {
    tell("kind " + kind_of(*item.record), kind_of(*found->record));
  }
  for (const auto& part_of_record : content_of(*item.record)) {
    const std::string& group = part_of_record.first;
    const std::string& json = part_of_record.second;
    if (group == "kind" || said(group)) continue;
    const auto range = held.equal_range(group);
    const bool there = std::any_of(range.first, range.second, [&](const auto& part) { return part.second == json; });
    std::string instead;
    for (auto part = range.first; part != range.second; ++part) instead += "\n  held: " + part->second;
    if (!there) tell(group, json + instead);
  }
}

TEST_P(AuditOfLosses, EveryPartIsInTheOutputOrInTheReport) {
  const Format& format = *GetParam();
  std::set<std::string> told;
  for (const Sample& sample : samples()) {
    const Read read = run_reader(*sample.format, sample.text);
    // A record that uses a macro is incomplete without its definition.
    std::vector<Item> definitions;
    std::ranges::copy_if(read.items, std::back_inserter(definitions), [](const Item& item) {
      return item.document != nullptr && item.document->kind == DocumentKind::string_macro;
    });
    for (const Item& item : read.items) {
      if (item.record != nullptr) check(format, sample, definitions, item, told);
    }
  }
  expect_no_stale_gap("audit", format.id, told);
}

INSTANTIATE_TEST_SUITE_P(Formats, AuditOfLosses, testing::ValuesIn(writable_formats()), [](const auto& each) {
  std::string name(each.param->id);
  std::ranges::replace(name, '-', '_');
  return name;
});

/// Document items, too: a comment, a macro, the header of a listing.
TEST(AuditOfDocuments, EveryDocumentIsInTheOutputOrInTheReport) {
  for (const Sample& sample : samples()) {
    const Read read = run_reader(*sample.format, sample.text);
    for (const Format* format : writable_formats()) {
      for (const Item& item : read.items) {
        if (item.document == nullptr) continue;
        const Written written = run_writer(*format, {item});
        if (!written.losses.empty()) continue;
        const bool empty = item.document->text.empty() && item.document->extra.empty();
        const Read back = run_reader(*format, written.text);
        EXPECT_TRUE(empty || !back.items.empty()) << format->id << " of " << sample.name << ": " << item.document->text;
      }
    }
  }
}

}  // namespace
}  // namespace opcit::test
