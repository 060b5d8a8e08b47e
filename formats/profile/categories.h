/// Converts the short codes of a listing to arXiv's categories.
/// model/arxiv_categories.h has the codes; record_reader.h calls this.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace opcit::profile {

enum class Resolution : std::uint8_t {
  plain,      ///< The code has one meaning.
  by_papers,  ///< It has several meanings; the listing's other papers decide.
  ambiguous,
  unknown,
};

struct ResolvedCategory {
  Resolution how = Resolution::unknown;
  std::string_view id;     ///< "cs.LG", with static storage; empty if not resolved.
  std::string candidates;  ///< "cs.CV, math.CV" if there are several.
};

/// Resolves the codes of one listing. First call see() with each paper's code, then resolve().
///
/// A complete id means itself. A short code means the active categories that end with it; aliases count as one
/// ("NA" is cs.NA and math.NA, which is one category: math.NA). If several remain, each gets one vote for each paper of
/// the listing with an unambiguous code of its archive (cs, math, ..), and one for the field in the header. The
/// best wins if it has a vote and at least three times as many as the second.
class CategoryResolver {
 public:
  void see(std::string_view code);
  const ResolvedCategory& resolve(std::string_view code);

 private:
  struct Candidate {
    std::string_view id;                     // canonical
    std::vector<std::string_view> archives;  // of all its aliases
  };
  static std::vector<Candidate> candidates_of(std::string_view code);
  ResolvedCategory decide(std::string_view code) const;
  int votes_for(const Candidate& candidate) const;

  std::map<std::string_view, int> archives_;  // papers by archive
  std::map<std::string_view, int> seen_;      // papers by code
  std::map<std::string_view, ResolvedCategory> resolved_;
  bool counted_ = false;
  void count();
};

}  // namespace opcit::profile
