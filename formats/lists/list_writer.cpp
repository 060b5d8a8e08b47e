#include "lists/list_writer.h"

#include <algorithm>
#include <vector>

namespace opcit::lists {
namespace {

struct Piece {
  std::string_view order, heading, entry;
};

Piece split(std::string_view piece) {
  const std::size_t tab = piece.find('\t');
  const std::size_t end = piece.find('\n', tab);
  return {piece.substr(0, tab), piece.substr(tab + 1, end - tab - 1), piece.substr(end + 1)};
}

}  // namespace

void ListWriter::write(const Item& item, std::string& out, WriteReport& report) const {
  if (item.record == nullptr) return report_lost(*item.document, report);
  const Place place = place_of(*item.record, layout_);
  out.append(place.order).append(1, '\t').append(place.heading).append(1, '\n');
  Audit audit(*item.record, report);
  write_entry(audit, out, report);
  audit.report_rest();
}

void ListWriter::write_bullet(Audit& audit, const Markup& markup, std::string_view before_abstract,
                              std::string& out) const {
  out += "- ";
  write_citation(audit, layout_, markup, out);
  out += '\n';
  if (!layout_.abstracts) return;
  const Text* const abstract = audit.take_text(Field::abstract);
  if (abstract == nullptr) return;
  out.append("\n  ").append(before_abstract);
  markup.styled(*abstract, out);
  out += '\n';
}

std::string ListWriter::arrange(std::span<const std::string> pieces) const {
  std::vector<Piece> sorted;
  sorted.reserve(pieces.size());
  for (const std::string& piece : pieces) sorted.push_back(split(piece));
  std::stable_sort(sorted.begin(), sorted.end(), [](const Piece& a, const Piece& b) { return a.order < b.order; });
  std::string out;
  std::size_t groups = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i == 0 || sorted[i].heading != sorted[i - 1].heading) {
      if (i > 0) close_group(out);
      open_group(sorted[i].heading, ++groups, out);
    }
    out += sorted[i].entry;
  }
  if (!sorted.empty()) close_group(out);
  return out;
}

}  // namespace opcit::lists
