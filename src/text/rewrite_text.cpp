#include "text/rewrite_text.h"

#include <algorithm>

namespace opcit {
namespace {

/// Maps offsets of the old text to the new text.
class OffsetMap {
 public:
  explicit OffsetMap(const std::vector<TextEdit>& edits) {
    std::size_t grown = 0;  // modulo 2^n, because texts can also shrink
    for (const TextEdit& edit : edits) {
      grown += edit.with.size() - edit.len;
      steps_.push_back({edit.pos, edit.pos + edit.len, grown});
    }
  }

  std::size_t operator()(std::size_t old) const {
    const auto behind =
        std::partition_point(steps_.begin(), steps_.end(), [old](const Step& step) { return step.end <= old; });
    if (behind != steps_.end() && behind->begin < old) return behind->end + behind->grown;
    return old + (behind == steps_.begin() ? 0 : std::prev(behind)->grown);
  }

 private:
  struct Step {
    std::size_t begin, end, grown;
  };
  std::vector<Step> steps_;
};

}  // namespace

Text rewrite_text(const Text& text, const std::vector<TextEdit>& edits, Arena& arena) {
  if (edits.empty()) return text;
  std::string plain;
  std::size_t from = 0;
  for (const TextEdit& edit : edits) {
    plain.append(text.plain, from, edit.pos - from).append(edit.with);
    from = edit.pos + edit.len;
  }
  plain.append(text.plain, from, std::string_view::npos);
  const OffsetMap moved(edits);
  std::vector<Run> runs(text.runs.begin(), text.runs.end());
  for (Run& run : runs) {
    const std::size_t begin = moved(run.pos);
    run.len = static_cast<std::uint32_t>(moved(std::size_t{run.pos} + run.len) - begin);
    run.pos = static_cast<std::uint32_t>(begin);
  }
  return {arena.copy(plain), arena.copy(runs)};
}

}  // namespace opcit
