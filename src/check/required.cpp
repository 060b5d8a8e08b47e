#include "check/required.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace opcit::check {
namespace {

/// One of the fields must be present; if `identifier` is set, an identifier is enough.
struct Need {
  std::string_view shown;
  std::array<Field, 3> fields;
  bool identifier = false;
};

constexpr Need title = {"title", {Field::title, Field::title, Field::title}};
constexpr Need author = {"author", {Field::author, Field::author, Field::author}};
constexpr Need creator = {"author or editor", {Field::author, Field::editor, Field::editorial_director}};
constexpr Need editor = {"editor", {Field::editor, Field::editorial_director, Field::author}};
constexpr Need journal = {"journal", {Field::container_title, Field::container_title_short, Field::container_title}};
constexpr Need booktitle = {"booktitle", {Field::container_title, Field::event_title, Field::container_title_short}};
constexpr Need within = {"booktitle, chapter or pages", {Field::container_title, Field::chapter_number, Field::page}};
constexpr Need year = {"year or date", {Field::issued, Field::status, Field::submitted}};
constexpr Need publisher = {"publisher", {Field::publisher, Field::authority, Field::publisher}};
constexpr Need school = {"school or institution", {Field::publisher, Field::authority, Field::publisher}};
constexpr Need number = {"number", {Field::number, Field::issue, Field::number}};
constexpr Need address = {
    "url, doi or eprint", {Field::archive_location, Field::archive, Field::archive_location}, true};

struct Row {
  std::string_view types;  ///< Separated by spaces, in lower case.
  std::array<const Need*, 5> needs;
};
constexpr auto rows = std::to_array<Row>({
    {"article article-journal", {&author, &title, &journal, &year}},
    {"book mvbook", {&creator, &title, &publisher, &year}},
    {"booklet manual proceedings mvproceedings periodical reference", {&title}},
    {"collection mvcollection", {&editor, &title, &year}},
    {"inbook bookinbook suppbook", {&creator, &title, &within, &year}},
    {"incollection suppcollection chapter", {&creator, &title, &booktitle, &year}},
    {"inproceedings conference paper-conference", {&author, &title, &booktitle, &year}},
    {"mastersthesis phdthesis thesis", {&author, &title, &school, &year}},
    {"techreport report", {&creator, &title, &school, &year}},
    {"online electronic www", {&title, &address}},
    {"unpublished", {&author, &title}},
    {"patent", {&author, &title, &number, &year}},
    {"dataset software", {&title}},
    {"article-magazine article-newspaper", {&title, &journal, &year}},
    {"document webpage", {&title}},
});

bool lists(std::string_view types, std::string_view type) noexcept {
  while (!types.empty()) {
    const std::string_view word = types.substr(0, types.find(' '));
    if (ascii::equals_lower(type, word)) return true;
    types.remove_prefix(std::min(word.size() + 1, types.size()));
  }
  return false;
}

const Row* row_of(const Record& record) noexcept {
  for (const std::string_view type : {record.kind_as_written, spelling(record.kind)}) {
    if (type.empty()) continue;
    const auto row = std::ranges::find_if(rows, [&](const Row& each) { return lists(each.types, type); });
    if (row != rows.end()) return &*row;
    if (ascii::equals_lower(type, "misc")) return nullptr;
  }
  return nullptr;
}

bool meets(const Record& record, const Need& need) noexcept {
  // An @article with an arXiv id is a preprint and needs no journal.
  if (&need == &journal && record.identifier(Scheme::arxiv) != nullptr) return true;
  if (need.identifier && !record.identifiers.empty()) return true;
  return std::ranges::any_of(need.fields, [&](Field field) { return record.find(field) != nullptr; });
}

}  // namespace

std::vector<std::string_view> missing_fields(const Record& record) {
  std::vector<std::string_view> missing;
  const Row* row = row_of(record);
  if (row == nullptr) return missing;
  for (const Need* need : row->needs) {
    if (need != nullptr && !meets(record, *need)) missing.push_back(need->shown);
  }
  return missing;
}

}  // namespace opcit::check
