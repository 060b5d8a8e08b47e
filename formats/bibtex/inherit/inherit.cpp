#include "bibtex/inherit/inherit.h"

#include <algorithm>
#include <array>
#include <vector>

#include "bibtex/read/values.h"
#include "opcit/diagnostic_codes.h"

namespace opcit::bibtex {
namespace {

using Types = std::array<std::string_view, 5>;

bool is_one_of(const Types& types, std::string_view type) noexcept {
  return !type.empty() && std::ranges::find(types, type) != types.end();
}

/// The fields of the child that receive title, subtitle and titleaddon of a parent.
struct Rename {
  Types parents;
  Types children;
  Tag title, subtitle, addon;
};

constexpr auto renames = std::to_array<Rename>({
    {{"mvbook"},
     {"book", "inbook", "bookinbook", "suppbook"},
     tag("maintitle"),
     tag("mainsubtitle"),
     tag("maintitleaddon")},
    {{"mvcollection", "mvreference"},
     {"collection", "reference", "incollection", "inreference", "suppcollection"},
     tag("maintitle"),
     tag("mainsubtitle"),
     tag("maintitleaddon")},
    {{"mvproceedings"}, {"proceedings", "inproceedings"}, tag("maintitle"), tag("mainsubtitle"), tag("maintitleaddon")},
    {{"book"}, {"inbook", "bookinbook", "suppbook"}, tag("booktitle"), tag("booksubtitle"), tag("booktitleaddon")},
    {{"collection", "reference"},
     {"incollection", "inreference", "suppcollection"},
     tag("booktitle"),
     tag("booksubtitle"),
     tag("booktitleaddon")},
    {{"proceedings"}, {"inproceedings", "conference"}, tag("booktitle"), tag("booksubtitle"), tag("booktitleaddon")},
    {{"periodical"},
     {"article", "suppperiodical"},
     tag("journaltitle"),
     tag("journalsubtitle"),
     tag("journaltitleaddon")},
});

constexpr auto never_inherited =
    std::array{tag("ids"),          tag("crossref"),  tag("xref"),           tag("entryset"),
               tag("entrysubtype"), tag("execute"),   tag("label"),          tag("options"),
               tag("presort"),      tag("related"),   tag("relatedoptions"), tag("relatedstring"),
               tag("relatedtype"),  tag("shorthand"), tag("shorthandintro"), tag("sortkey"),
               tag("xdata")};
constexpr auto lost_with_a_new_title =
    std::array{tag("shorttitle"), tag("sorttitle"), tag("indextitle"), tag("indexsorttitle")};

const Rename* find_rename(std::string_view parent, std::string_view child) noexcept {
  const auto row = std::ranges::find_if(
      renames, [&](const Rename& r) { return is_one_of(r.parents, parent) && is_one_of(r.children, child); });
  return row == renames.end() ? nullptr : &*row;
}

Tag renamed(Tag tag_of_parent, const Rename* rename) noexcept {
  if (rename == nullptr) return tag_of_parent;
  if (tag_of_parent == tag("title")) return rename->title;
  if (tag_of_parent == tag("subtitle")) return rename->subtitle;
  if (tag_of_parent == tag("titleaddon")) return rename->addon;
  return std::ranges::find(lost_with_a_new_title, tag_of_parent) != lost_with_a_new_title.end() ? unknown_tag
                                                                                                : tag_of_parent;
}

/// The author of a whole book becomes the author and the bookauthor of its parts.
bool is_book_with_parts(std::string_view parent, std::string_view child) noexcept {
  return is_one_of({"mvbook", "book"}, parent) && is_one_of({"inbook", "bookinbook", "suppbook"}, child);
}

void add_inherited(SourceEntry& entry, SourceField field, Tag as) {
  field.tag = as;
  field.name = known_tags[as];
  field.inherited = true;
  entry.add(field);
}

/// A date or year of the child prevents that it inherits the date in the other form.
bool clashes_with_date(const SourceEntry& entry, Tag candidate) noexcept {
  if (candidate == tag("date")) return entry.has(tag("year"));
  const bool part_of_date = candidate == tag("year") || candidate == tag("month") || candidate == tag("day");
  return part_of_date && entry.has(tag("date"));
}

bool may_inherit(const SourceField& field) noexcept {
  return field.tag != unknown_tag && !field.tex.empty() &&
         std::ranges::find(never_inherited, field.tag) == never_inherited.end();
}

/// A subtitle or addendum of the parent belongs to the parent's title: not to one that the child has itself.
bool completes_own_title(const SourceEntry& entry, Tag as) noexcept {
  constexpr std::array<std::array<Tag, 3>, 4> titles = {{
      {tag("booktitle"), tag("booksubtitle"), tag("booktitleaddon")},
      {tag("maintitle"), tag("mainsubtitle"), tag("maintitleaddon")},
      {tag("journaltitle"), tag("journalsubtitle"), tag("journaltitleaddon")},
      {tag("issuetitle"), tag("issuesubtitle"), tag("issuetitleaddon")},
  }};
  return std::ranges::any_of(titles, [&](const std::array<Tag, 3>& each) {
    const SourceField* title = entry.peek(each[0]);
    return (as == each[1] || as == each[2]) && title != nullptr && !title->inherited;
  });
}

void inherit_by_crossref(SourceEntry& entry, const SourceEntry& parent) {
  const Rename* rename = find_rename(parent.type(), entry.type());
  const bool keeps_date = entry.has(tag("date")) || entry.has(tag("year"));
  // Like biber, map titles first: the child's booktitle is the parent's title, not the parent's booktitle.
  for (const bool renaming : {true, false}) {
    for (const SourceField& field : parent.fields()) {
      if (!may_inherit(field)) continue;
      if (keeps_date && clashes_with_date(entry, field.tag)) continue;
      const Tag as = renamed(field.tag, rename);
      if (completes_own_title(entry, as)) continue;
      if (as != unknown_tag && renaming == (as != field.tag)) add_inherited(entry, field, as);
      const bool of_book = renaming && field.tag == tag("author") && is_book_with_parts(parent.type(), entry.type());
      if (of_book) add_inherited(entry, field, tag("bookauthor"));
    }
  }
}

void inherit_by_xdata(SourceEntry& entry, const SourceEntry& parent) {
  for (const SourceField& field : parent.fields()) {
    if (field.tag == unknown_tag || field.tag == tag("xdata") || field.tag == tag("crossref")) continue;
    add_inherited(entry, field, field.tag);
  }
}

class Heir {
 public:
  Heir(const FindParent& find_parent, const ReportFault& report) : find_parent_(find_parent), report_(report) {}

  void resolve(SourceEntry& entry) {
    line_.push_back(entry.key());
    if (const SourceField* xdata = entry.peek(tag("xdata"))) {
      const std::string_view keys = xdata->tex;
      const Span span = xdata->span;
      split_at_depth_0(keys, ',', [&](std::string_view key) {
        take(entry, trim_blanks(key), span, [&](const SourceEntry& parent) { inherit_by_xdata(entry, parent); });
      });
    }
    if (const SourceField* crossref = entry.peek(tag("crossref"))) {
      const Span span = crossref->span;
      take(entry, trim_blanks(crossref->tex), span,
           [&](const SourceEntry& parent) { inherit_by_crossref(entry, parent); });
    }
    line_.pop_back();
  }

 private:
  template <class Use>
  void take(SourceEntry& entry, std::string_view key, Span named_at, Use use) {
    if (key.empty()) return;
    const bool circle = std::ranges::find(line_, key) != line_.end();
    if (circle || line_.size() > max_generations || parents_taken_ >= max_parents) {
      return report_(Code::inheritance_circle, named_at, key);
    }
    ++parents_taken_;
    const SourceEntry* found = find_parent_(key);
    if (found == nullptr) return report_(Code::unresolved_parent, named_at, key);
    SourceEntry parent = *found;
    resolve(parent);
    use(parent);
    if (parent.is_cut_short()) entry.cut_short();
  }

  const FindParent& find_parent_;
  const ReportFault& report_;
  std::vector<std::string_view> line_;  // from the entry to the current parent
  std::size_t parents_taken_ = 0;
};

}  // namespace

void inherit(SourceEntry& entry, const FindParent& find_parent, const ReportFault& report) {
  Heir(find_parent, report).resolve(entry);
}

}  // namespace opcit::bibtex
