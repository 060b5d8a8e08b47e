#include "enrich/pool.h"

#include <algorithm>
#include <array>

namespace opcit::enrich {
namespace {

using Found = std::vector<std::size_t>;

std::array<std::string, 3> keys_of(const match::Title& title) {
  return {title.key, match::head_key(title), match::tail_key(title)};
}

template <class Places>
const Found& find(const Places& places, const std::string& name) {
  static const Found nothing;
  const auto place = places.find(name);
  return place == places.end() ? nothing : place->second;
}

/// Works usually come in order; a repeated work is harmless.
void note(Found& works, std::size_t work) {
  if (works.empty() || works.back() != work) works.push_back(work);
}

}  // namespace

void Pool::add(const fetch::Candidates& found, std::string_view source) {
  batches_.insert(batches_.end(), found.batches.begin(), found.batches.end());
  for (const Record* record : found.records) add(*record, source);
}

void Pool::add(const Record& record, std::string_view source) {
  match::Work work = match::work_of(record);
  if (work.arxiv.empty()) return;
  const auto [place, fresh] = by_id_.emplace(work.arxiv, works_.size());
  if (fresh) {
    index(place->second, work.title);
    for (const std::string& family : work.families) note(by_family_[family], place->second);
    works_.push_back(std::move(work));
    sources_.emplace_back(source);
    return;
  }
  match::Work& known = works_[place->second];
  if (work.version == 0 || work.version >= known.version) return;
  ++known.titles_known;
  if (work.title.key == known.title.key) return;
  index(place->second, work.title);
  known.earlier_titles.push_back(std::move(work.title));
}

void Pool::index(std::size_t work, const match::Title& title) {
  for (const std::string& key : keys_of(title)) {
    if (!key.empty()) note(by_key_[key], work);
  }
  for (const std::string_view word : match::telling_words(title)) note(by_word_[std::string(word)], work);
}

void Pool::add_by_words(const match::Work& wanted, Found& found) const {
  const auto words = match::telling_words(wanted.title);
  std::vector<std::size_t> shared(works_.size());
  Found touched;
  for (const std::string_view word : words) {
    for (const std::size_t work : find(by_word_, std::string(word))) {
      if (shared[work]++ == 0) touched.push_back(work);
    }
  }
  const auto is_near = [&](std::size_t work) {
    // A third of the words of the shorter title, which may be part of the longer one. The word count may be too high.
    return shared[work] * 3 >= std::min(words.size(), works_[work].title.words.size());
  };
  std::ranges::copy_if(touched, std::back_inserter(found), is_near);
}

/// Works with the same first author and, if there are several authors, one more in common.
void Pool::add_by_authors(const match::Work& wanted, Found& found) const {
  constexpr std::size_t most_others = 10;
  if (wanted.families.empty()) return;
  Found first = find(by_family_, wanted.families.front());
  if (wanted.families.size() == 1) {
    found.insert(found.end(), first.begin(), first.end());
    return;
  }
  for (std::size_t i = 1; i < std::min(wanted.families.size(), most_others + 1); ++i) {
    std::ranges::set_intersection(first, find(by_family_, wanted.families[i]), std::back_inserter(found));
  }
}

std::vector<std::size_t> Pool::near(const match::Work& wanted) const {
  Found found;
  if (const auto own = by_id_.find(wanted.arxiv); own != by_id_.end()) found.push_back(own->second);
  for (const std::string& key : keys_of(wanted.title)) {
    const Found& same = find(by_key_, key);
    found.insert(found.end(), same.begin(), same.end());
  }
  add_by_words(wanted, found);
  add_by_authors(wanted, found);
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace opcit::enrich
