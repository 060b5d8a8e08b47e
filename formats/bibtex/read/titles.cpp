#include "bibtex/read/titles.h"

#include <algorithm>
#include <array>

namespace opcit::bibtex {
namespace {

/// A title with its subtitle and addendum: "Title: Subtitle. Addendum".
struct TitleTags {
  Tag title;
  Tag subtitle;
  Tag addon;
};

constexpr TitleTags own = {tag("title"), tag("subtitle"), tag("titleaddon")};
constexpr TitleTags whole = {tag("maintitle"), tag("mainsubtitle"), tag("maintitleaddon")};
constexpr TitleTags book = {tag("booktitle"), tag("booksubtitle"), tag("booktitleaddon")};
constexpr TitleTags issue = {tag("issuetitle"), tag("issuesubtitle"), tag("issuetitleaddon")};
constexpr TitleTags journal = {tag("journaltitle"), tag("journalsubtitle"), tag("journaltitleaddon")};

bool is_part_of_book(std::string_view type) noexcept {
  constexpr auto types = std::to_array<std::string_view>({"inbook", "incollection", "inproceedings", "conference",
                                                          "inreference", "bookinbook", "suppbook", "suppcollection"});
  return std::ranges::find(types, type) != types.end();
}

class TitleReader {
 public:
  TitleReader(SourceEntry& entry, ValueReader& values, RecordBuilder& builder)
      : entry_(entry), values_(values), builder_(builder) {}

  void read() {
    const bool part = is_part_of_book(entry_.type());
    const bool in_volumes = entry_.has(tag("maintitle"));
    if (entry_.type() == "periodical" && entry_.has(tag("issuetitle"))) {
      put(Field::title, issue);
      put(Field::container_title, own);
    } else if (in_volumes && !part) {
      put(Field::title, whole);
      put(Field::volume_title, own);
    } else {
      put(Field::title, own);
    }
    if (part && in_volumes) {
      put(Field::container_title, whole);
      put(Field::volume_title, book);
    } else if (part) {
      put(Field::container_title, book);
    }
    read_periodical();
    if (!builder_.has(Field::container_title)) put(Field::container_title, book);
    read_short();
    if (!in_volumes) shorten();
  }

 private:
  void read_periodical() {
    if (builder_.has(Field::container_title)) return;
    TitleTags tags = journal;
    if (!entry_.has(tags.title)) tags.title = tag("journal");
    // MathSciNet: journal has the abbreviation that fjournal spells out.
    if (entry_.has(tag("fjournal")) && !entry_.has(tag("shortjournal"))) {
      if (entry_.has(tags.title)) put_one(Field::container_title_short, tags.title);
      tags.title = tag("fjournal");
    }
    put(Field::container_title, tags);
  }

  void read_short() {
    put_one(Field::title_short, tag("shorttitle"));
    put_one(Field::container_title_short, tag("shortjournal"));
    put_one(Field::original_title, tag("origtitle"));
    put_one(Field::event_title, tag("eventtitle"));
  }

  /// Without a shorttitle, biblatex cites by the title without its subtitle.
  void shorten() {
    const SourceField* title = entry_.peek(tag("title"));
    const bool has_more = entry_.has(tag("subtitle")) || entry_.has(tag("titleaddon"));
    if (title == nullptr || title->inherited || !has_more || builder_.has(Field::title_short)) return;
    builder_.field({.field = Field::title_short, .value = values_.text(*title)});
  }

  void put(Field field, const TitleTags& tags) {
    const SourceField* title = entry_.use(tags.title);
    if (title == nullptr) return;
    bool inherited = title->inherited;
    Text text = values_.text(*title);
    text = joined(text, ": ", tags.subtitle, inherited);
    text = joined(text, ". ", tags.addon, inherited);
    if (!text.empty()) builder_.field({.field = field, .source = title->span, .value = text, .inherited = inherited});
  }

  Text joined(const Text& text, std::string_view separator, Tag next, bool& inherited) {
    const SourceField* field = entry_.use(next);
    if (field == nullptr) return text;
    inherited = inherited && field->inherited;
    return values_.join(text, separator, values_.text(*field));
  }

  void put_one(Field field, Tag from) {
    const SourceField* source = entry_.use(from);
    if (source == nullptr) return;
    const Text text = values_.text(*source);
    if (!text.empty()) builder_.field({field, source->span, text, source->inherited});
  }

  SourceEntry& entry_;
  ValueReader& values_;
  RecordBuilder& builder_;
};

}  // namespace

void read_all_titles(SourceEntry& entry, ValueReader& values, RecordBuilder& builder) {
  TitleReader(entry, values, builder).read();
}

}  // namespace opcit::bibtex
