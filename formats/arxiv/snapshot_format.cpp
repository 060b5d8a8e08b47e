#include "arxiv/snapshot_format.h"

#include <array>

#include "syntax/json/sniff.h"

namespace opcit::arxiv_jsonl {

const Format format = {
    .id = "arxiv-jsonl", .title = "arXiv metadata snapshot (JSON lines)", .sniff = sniff, .reader = make_reader};

/// Other data sets also have ids, titles and DOIs; only arXiv's snapshot has this member. One line is enough.
Match sniff(std::string_view head) {
  constexpr auto own = std::to_array<std::string_view>({"authors_parsed"});
  const json::Shape shape = json::shape_of(head);
  if (shape != json::Shape::objects && shape != json::Shape::object) return Match::no;
  return json::has_member(head, own) ? Match::sure : Match::no;
}

}  // namespace opcit::arxiv_jsonl
