#include <algorithm>

#include "opcit/format.h"

namespace opcit {

bool Editor::keeps(const Chunk&, const Record&) const { return true; }
void Editor::respell(const Chunk&, const Record&, Edits&) const {}

bool apply(std::string_view text, std::span<const Edit> edits, std::string& out) {
  std::vector<const Edit*> order;
  order.reserve(edits.size());
  for (const Edit& edit : edits) order.push_back(&edit);
  const auto before = [](const Edit* a, const Edit* b) {
    if (a->span.pos != b->span.pos) return a->span.pos < b->span.pos;
    return a->span.len == 0 && b->span.len != 0;
  };
  std::ranges::stable_sort(order, before);
  std::uint64_t done = 0;
  for (const Edit* edit : order) {
    if (edit->span.pos < done || edit->span.pos > text.size() || edit->span.len > text.size() - edit->span.pos) {
      return false;
    }
    done = edit->span.pos + edit->span.len;
  }
  done = 0;
  for (const Edit* edit : order) {
    out += text.substr(done, edit->span.pos - done);
    out += edit->replacement;
    done = edit->span.pos + edit->span.len;
  }
  out += text.substr(done);
  return true;
}

}  // namespace opcit
