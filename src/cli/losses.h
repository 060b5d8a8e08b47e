/// What the outputs do not hold, summed up in the words of people, the worst first.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "opcit/diagnostic.h"
#include "opcit/diagnostic_codes.h"

namespace opcit::cli {

/// The diagnostic code of a loss.
Code code_of(LossReason reason) noexcept;

/// "author" for author, "the mark 'et al.' of author lists" for author.truncated, "field 'file' of bibtex" for
/// extra:bibtex:file.
std::string words_for(std::string_view field);

class LossSummary {
 public:
  struct Line {
    Code code = Code::field_dropped;
    std::string text;  ///< "lost: abstract (3 records)"
  };

  void add(const Loss& loss);
  /// One for each kind of loss: what is lost, by weight and number, then what is shortened, changed and moved; then
  /// what belongs to no record.
  std::vector<Line> lines() const;

 private:
  struct Count {
    std::uint64_t values = 0;
    std::uint64_t records = 0;
    std::uint64_t last_record = 0;
  };
  struct Kind {
    bool is_of_document = false;
    LossReason reason = LossReason::dropped;
    std::string field;
    bool operator<(const Kind& other) const {
      return std::tie(is_of_document, reason, field) < std::tie(other.is_of_document, other.reason, other.field);
    }
  };

  std::map<Kind, Count> counts_;
};

}  // namespace opcit::cli
