#include "cv/cff_tables.h"

#include <algorithm>
#include <array>

namespace opcit::cff {
namespace {

struct KindRow {
  Kind kind;
  std::string_view type;
};

/// When writing, the first row of a kind counts; when reading, the first row of a type.
constexpr KindRow kinds[] = {
    {Kind::article_journal, "article"},
    {Kind::article, "article"},
    {Kind::article_magazine, "magazine-article"},
    {Kind::article_newspaper, "newspaper-article"},
    {Kind::paper_conference, "conference-paper"},
    {Kind::book, "book"},
    {Kind::chapter, "article"},
    {Kind::thesis, "thesis"},
    {Kind::report, "report"},
    {Kind::software, "software"},
    {Kind::dataset, "data"},
    {Kind::dataset, "database"},
    {Kind::webpage, "website"},
    {Kind::post_weblog, "blog"},
    {Kind::patent, "patent"},
    {Kind::standard, "standard"},
    {Kind::manuscript, "unpublished"},
    {Kind::speech, "slides"},
    {Kind::map, "map"},
    {Kind::entry_encyclopedia, "encyclopedia"},
    {Kind::entry_dictionary, "dictionary"},
    {Kind::pamphlet, "pamphlet"},
    {Kind::collection, "proceedings"},
    {Kind::collection, "edited-work"},
    {Kind::periodical, "serial"},
    {Kind::legal_case, "legal-case"},
    {Kind::bill, "bill"},
    {Kind::legislation, "statute"},
    {Kind::personal_communication, "personal-communication"},
    {Kind::motion_picture, "film-broadcast"},
    {Kind::graphic, "art"},
    {Kind::song, "sound-recording"},
    {Kind::hearing, "hearing"},
    {Kind::document, "generic"},
};

constexpr std::array<TextRow, 9> texts = {{{Field::volume, "volume"},
                                           {Field::issue, "issue"},
                                           {Field::edition, "edition"},
                                           {Field::number, "number"},
                                           {Field::genre, "thesis-type"},
                                           {Field::version, "version"},
                                           {Field::number_of_volumes, "number-volumes"},
                                           {Field::volume_title, "volume-title"},
                                           {Field::note, "notes"}}};

}  // namespace

std::string_view type_of(Kind kind) noexcept {
  const auto* const at =
      std::find_if(std::begin(kinds), std::end(kinds), [kind](const KindRow& row) { return row.kind == kind; });
  return at == std::end(kinds) ? "generic" : at->type;
}

std::optional<Kind> kind_of(std::string_view type) noexcept {
  const auto* const at =
      std::find_if(std::begin(kinds), std::end(kinds), [type](const KindRow& row) { return row.type == type; });
  return at == std::end(kinds) ? std::nullopt : std::optional(at->kind);
}

bool is_in_collection(Kind kind) noexcept { return kind == Kind::paper_conference || kind == Kind::chapter; }

std::span<const TextRow> text_rows() noexcept { return texts; }

}  // namespace opcit::cff
