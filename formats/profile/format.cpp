#include "profile/format.h"

#include <array>

#include "profile/reader.h"
#include "profile/sniff.h"
#include "profile/tables.h"

namespace opcit::profile {
namespace {

constexpr std::array<std::string_view, 2> suffixes = {".txt", ".bbl"};
constexpr std::string_view dialect_choices =
    "listing|acl-anthology|ads|alphaxiv|arxiv-listing|arxiv-search|dblp|google-scholar|google-scholar-search|hal|"
    "hal-references|hugging-face|inspire|openreview|orcid-record|papers-with-code|pubmed|pubmed-abstract|pubmed-"
    "summary|"
    "references|researchgate|scopus|semantic-scholar|ssrn|web-of-science";
constexpr std::array<OptionSpec, 2> reader_options = {{
    {"as-of", OptionType::date, "",
     "the day on which the page was copied; decides the year of dates that give none (default: today, UTC)", ""},
    {"dialect", OptionType::choice, "", "the site whose page this is (default: the one that the page shows)",
     dialect_choices},
}};

}  // namespace

const Format format = {
    .id = format_id,
    .title = "Copied page (the text of a researcher's profile, of results, or a list of references)",
    .suffixes = suffixes,
    .reader_options = reader_options,
    .sniff = sniff,
    .reader = make_reader,
};

}  // namespace opcit::profile
