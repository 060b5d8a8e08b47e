/// All candidates that the sources have returned, each work once.
/// finder.h has the sources; enricher.h decides among the candidates.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "match/work.h"
#include "sources/source.h"

namespace opcit::enrich {

class Pool {
 public:
  /// Adds what `source` has found, and keeps it alive. An earlier version of a known work only adds its title
  /// to that work.
  void add(const fetch::Candidates& found, std::string_view source);

  std::span<const match::Work> works() const noexcept { return works_; }
  /// The works that can match `wanted`, in order: same id, same title or part of it, a third of its words, or the same
  /// first authors. All others cannot match; comparing each record with each work would take quadratic
  /// time.
  std::vector<std::size_t> near(const match::Work& wanted) const;
  /// The first source that returned the work.
  std::string_view source_of(std::size_t work) const { return sources_[work]; }

 private:
  using Places = std::unordered_map<std::string, std::vector<std::size_t>>;

  void add(const Record& record, std::string_view source);
  void index(std::size_t work, const match::Title& title);
  void add_by_words(const match::Work& wanted, std::vector<std::size_t>& found) const;
  void add_by_authors(const match::Work& wanted, std::vector<std::size_t>& found) const;

  std::vector<match::Work> works_;
  std::vector<std::string> sources_;
  std::map<std::string, std::size_t, std::less<>> by_id_;
  Places by_key_;     // keys of titles, their heads and tails
  Places by_word_;    // telling words of titles
  Places by_family_;  // family names of authors
  std::vector<std::shared_ptr<const Batch>> batches_;
};

}  // namespace opcit::enrich
