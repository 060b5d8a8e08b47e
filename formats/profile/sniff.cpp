#include "profile/sniff.h"

#include "profile/dialects/dialects.h"
#include "profile/head.h"
#include "profile/lines.h"
#include "profile/statistics.h"

namespace opcit::profile {
namespace {

/// A listing has the head of an entry above a title; an h-index makes the result certain.
Match sniff_listing(std::string_view head) {
  bool has_h_index = false;
  bool has_entry = false;
  LineScanner lines(head);
  for (Line line; lines.next(line) && !(has_h_index && has_entry);) {
    const auto entry = parse_head(line.text);
    if (entry && !entry->weak) {
      Line title;
      LineScanner after = lines;
      has_entry = has_entry || (after.next(title) && !title.text.empty());
      continue;
    }
    const auto statistic = parse_statistic(line.text);
    has_h_index = has_h_index || (statistic && is_h_index(*statistic));
  }
  if (!has_entry) return Match::no;
  return has_h_index ? Match::sure : Match::maybe;
}

}  // namespace

Match sniff(std::string_view head) {
  const Match listing = sniff_listing(head);
  if (listing == Match::sure) return listing;
  const Evidence evidence = find_evidence(head);
  if (evidence.points >= sure_points) return Match::sure;
  return evidence.points > 1 ? Match::maybe : listing;
}

const Dialect* dialect_of(std::string_view head) {
  const Evidence evidence = find_evidence(head);
  if (evidence.points >= sure_points) return evidence.dialect;
  return evidence.points > 1 && sniff_listing(head) == Match::no ? evidence.dialect : nullptr;
}

}  // namespace opcit::profile
