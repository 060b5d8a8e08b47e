/// Generated bibliographies of any size; the same seed gives the same bytes on every machine.
/// formats_bench.cpp and corpus_main.cpp use them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace opcit::bench {

struct Person {
  std::string family;
  std::string given;
  std::string family_tex;  ///< With its accents as TeX macros.
};

struct Paper {
  std::size_t number = 0;
  std::string title;
  std::vector<Person> authors;
  std::string journal;
  std::string abstract;
  std::vector<std::string_view> keywords;
  int year = 0;
  int month = 0;  ///< 1 to 12.
  int day = 0;
  int volume = 0;
  int first_page = 0;
  bool is_preprint = false;
  bool in_tex = false;  ///< Its names, title and abstract use TeX macros where the spelling supports both.
};

/// Generates one paper after the other. Not thread safe.
class PaperSource {
 public:
  explicit PaperSource(std::uint64_t seed) : random_(seed) {}
  Paper next();

 private:
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }
  template <class Range>
  const auto& any_of(const Range& range) {
    return range[below(std::size(range))];
  }
  std::string sentence(std::size_t words);
  Person person();

  std::mt19937_64 random_;
  std::size_t count_ = 0;
};

/// A spelling of a corpus: the text before the first paper, each paper, the separator, and the text after the last.
struct Spelling {
  std::string_view format;
  std::string_view head;
  std::string (*paper)(const Paper&);
  std::string_view between;
  std::string_view tail;
};

/// nullptr for a format without a spelling; writers make these corpora from the BibTeX one.
const Spelling* find_spelling(std::string_view format);

std::string corpus(const Spelling& spelling, std::size_t papers, std::uint64_t seed);

}  // namespace opcit::bench
