#include "check/rules.h"
#include "opcit/diagnostic_codes.h"

#include <array>

namespace opcit::check {
namespace {

constexpr auto table = std::to_array<Rule>({
    {Code::missing_field, "@article{k, author = {Ann Lee}, title = {On Tea}, year = 2020}"},
    {Code::missing_key, "@misc{title = {On Tea}}"},
    {Code::duplicate_key, "@misc{k, title = {On Tea}}\n@misc{k, title = {On Milk}}"},
    {Code::key_differs_by_case, "@misc{lee, title = {On Tea}}\n@misc{Lee, title = {On Milk}}"},
    {Code::duplicate_member, "@misc{k, title = {On Tea}, title = {On Milk}}"},
    {Code::duplicate_work,
     "@misc{a, title = {On Tea}, doi = {10.1234/tea}}\n@misc{b, title = {Tea}, doi = {10.1234/TEA}}"},
    {Code::unknown_type, "@artcle{k, title = {On Tea}}"},
    {Code::unresolved_parent,
     "@inproceedings{k, author = {Ann Lee}, title = {On Tea}, booktitle = {Proc.}, year = 2020, crossref = {none}}"},
    {Code::inheritance_circle, "@book{a, crossref = {b}}\n@book{b, crossref = {a}}"},
    {Code::undefined_macro, "@misc{k, title = tea}"},
    {Code::bad_identifier, "@misc{k, title = {On Tea}, doi = {doi.org/tea}}"},
    {Code::bad_doi, "@misc{k, title = {On Tea}, doi = {10.12/tea}}"},
    {Code::bad_isbn, "@misc{k, title = {On Tea}, isbn = {978-3-16-148410-1}}"},
    {Code::bad_issn, "@misc{k, title = {On Tea}, issn = {0378-5950}}"},
    {Code::bad_orcid, "@misc{k, title = {On Tea}, author = {Ann Lee}, author+an:orcid = {1=\"0000-0002-1825-0098\"}}"},
    {Code::bad_url, "@misc{k, title = {On Tea}, url = {www.example.org/on tea}}"},
    {Code::bad_date, "@misc{k, title = {On Tea}, year = {20x4}}"},
    {Code::future_year, "@misc{k, title = {On Tea}, year = {2999}}"},
    {Code::bad_pages, "@misc{k, title = {On Tea}, pages = {12--}}"},
    {Code::reversed_pages, "@misc{k, title = {On Tea}, pages = {34--12}}"},
    {Code::suspicious_name, "@misc{k, title = {On Tea}, author = {Ann Lee <ann@example.org>}}"},
    {Code::placeholder, "@misc{k, title = {On Tea}, author = {Unknown}}"},
    {Code::mojibake, "@misc{k, title = {On GrÃ¼ner Tee}}"},
    {Code::not_nfc, "@misc{k, title = {On Gru\u0308ner Tee}}"},
    {Code::invisible_character, "@misc{k, title = {On\u200BTea}}"},
    {Code::html_remains, "@misc{k, title = {On H<sub>2</sub>O}}"},
    {Code::mixed_journal_names,
     "@article{a, author = {Ann Lee}, title = {On Tea}, journal = {Journal of Tea}, year = 2020}\n"
     "@article{b, author = {Ann Lee}, title = {On Milk}, journal = {J. Tea}, year = 2021}"},
    {Code::bare_special, "@misc{k, title = {Tea & Milk}}"},
    {Code::unbalanced_tex, "@misc{k, title = {On $x Tea}}"},
    {Code::unclosed_brace, "@misc{k, title = {On Tea"},
    {Code::unclosed_quote, "@misc{k, title = \"On Tea}"},
    {Code::extra_brace, "@misc{k, title = {On} Tea}, year = 2020}"},
    {Code::missing_comma, "@misc{k, title = {On Tea} year = 2020}"},
    {Code::missing_equals, "@misc{k, title {On Tea}}"},
    {Code::missing_value, "@misc{k, title = }"},
    {Code::blank_in_key, "@misc{lee 2020, title = {On Tea}}"},
    {Code::unquoted_value, "@misc{k, title = On Tea}"},
    {Code::stray_in_entry, "@misc{k, title = {On Tea}, + }"},
    {Code::invalid_utf8, "@misc{k, title = {Caf\xE9}}"},
    {Code::no_self_identifier, "@misc{k, title = {On Tea}, author = {Ann Lee}}", "orcid"},
    {Code::year_out_of_range, "@misc{k, title = {On Tea}, author = {Ann Lee}, year = {1765}}", "orcid"},
    {Code::target_refuses, "@dataset{k, title = {On Tea}, author = {Ann Lee}, year = {2020}}", "zotero"},
    {Code::target_drops, "@online{k, title = {On Tea}, date = {2020}, url = {https://example.org}}", "orcid"},
    {Code::target_alters, "@misc{k, title = {On Tea}, author = {Ann Lee and others}}", "zotero"},
});

}  // namespace

std::span<const Rule> rules() noexcept { return table; }

}  // namespace opcit::check
