#include "ris/procite.h"

namespace opcit::ris {
namespace {

struct LabelRow {
  std::string_view label;
  std::string_view tag;
  Families where;
};

constexpr Families monographs =
    families(Family::book, Family::chapter, Family::sound, Family::film, Family::map, Family::software);

constexpr LabelRow labels[] = {
    {"Record ID", "ID", all_families},
    {"Record Number", "ID", all_families},
    {"Notes", "N1", all_families},
    {"Call Number", "CN", all_families},
    {"Language", "LA", all_families},
    {"ISBN", "SN", all_families & ~families(Family::patent, Family::report, Family::standard)},
    {"Place of Publication", "CY", all_families},
    {"Publisher Name", "PB", all_families},
    {"Edition", "ET", all_families},
    {"Volume ID", "VL", all_families},
    {"Issue Identification", "IS", all_families},
    {"Proceedings Title", "C3", families(Family::conference)},
    {"Series Title", "T3", all_families & ~families(Family::law_case, Family::bill, Family::hearing)},
    {"Series Volume ID", "SV", families(Family::chapter)},
    {"Series Volume ID", "M1", families(Family::book)},
    {"Series Editor", "A3", families(Family::chapter, Family::conference, Family::sound)},
    {"Scale", "C1", families(Family::map)},
    {"Author, Monographic", "ED", families(Family::journal, Family::chapter, Family::conference)},
};

}  // namespace

bool marks_procite(std::string_view note) noexcept {
  return note.starts_with("Record ID: ") || note.starts_with("Record Number: ");
}

ProciteValue read_procite(std::string_view tag, std::string_view text, Family family) noexcept {
  // Its VL is the edition wherever a work has one; volumes of these stand in IS.
  if (tag == "VL" && (families(family) & monographs) != 0) return {"ET", text};
  if (tag != "N1") return {tag, text};
  for (const LabelRow& row : labels) {
    if ((row.where & families(family)) == 0 || !text.starts_with(row.label)) continue;
    const std::string_view rest = text.substr(row.label.size());
    if (!rest.starts_with(": ") || find_tag(tag_of(row.tag), family) == nullptr) continue;
    return {row.tag, rest.substr(2)};
  }
  return {tag, text};
}

}  // namespace opcit::ris
