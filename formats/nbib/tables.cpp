#include "nbib/tables.h"

#include <algorithm>

namespace opcit::nbib {
namespace {

constexpr TagRow tag_rows[] = {
    {"PMID", Target::identifier, {}, Scheme::pmid},
    {"PMC", Target::identifier, {}, Scheme::pmcid},
    {"OID", Target::identifier, {}, Scheme::other},  // ERIC's number
    {"TI", Target::text, Field::title},
    {"BTI", Target::text, Field::container_title},
    {"JT", Target::text, Field::container_title},
    {"TA", Target::text, Field::container_title_short},
    {"CTI", Target::text, Field::collection_title},
    {"VTI", Target::text, Field::volume_title},
    {"TT", Target::text, Field::original_title},
    {"FAU", Target::full_name, Field::author},
    {"AU", Target::short_name, Field::author},
    {"CN", Target::body, Field::author},
    {"FED", Target::full_name, Field::editor},
    {"ED", Target::short_name, Field::editor},
    {"AD", Target::affiliation},
    {"AUID", Target::author_id},
    {"DP", Target::issued, Field::issued},
    {"DEP", Target::date, Field::available_date},
    {"VI", Target::text, Field::volume},
    {"IP", Target::text, Field::issue},
    {"PG", Target::pages, Field::page},
    {"EN", Target::text, Field::edition},
    {"PB", Target::text, Field::publisher},
    {"PL", Target::text, Field::publisher_place},
    {"IS", Target::serial, {}, Scheme::issn},
    {"ISSN", Target::serial, {}, Scheme::issn},
    {"ISBN", Target::serial, {}, Scheme::isbn},
    {"AID", Target::article_id},
    {"LID", Target::article_id},
    {"AB", Target::text, Field::abstract},
    {"CI", Target::text, Field::license},
    {"LA", Target::text, Field::language},
    {"MH", Target::keyword, Field::keyword},
    {"OT", Target::keyword, Field::keyword},
    {"PT", Target::type},
};

constexpr TypeRow type_rows[] = {
    {"Preprint", Kind::article},
    {"Dissertations/Theses", Kind::thesis},
    {"Academic Dissertation", Kind::thesis},
    {"Book Chapter", Kind::chapter},
    {"Books", Kind::book},
    {"Book", Kind::book},
    {"Dataset", Kind::dataset},
    {"Newspaper Article", Kind::article_newspaper},
    {"Journal Article", Kind::article_journal},
    {"Technical Report", Kind::report},
    {"Reports", Kind::report},
};

}  // namespace

std::span<const TagRow> all_tags() noexcept { return tag_rows; }
std::span<const TypeRow> all_types() noexcept { return type_rows; }

const TagRow* find_tag(std::string_view tag) noexcept {
  const auto* row = std::ranges::find(tag_rows, tag, &TagRow::tag);
  return row == std::end(tag_rows) ? nullptr : row;
}

}  // namespace opcit::nbib
