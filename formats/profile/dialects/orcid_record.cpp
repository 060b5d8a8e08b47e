// ORCID: the public record of a person. Its interface has many languages.
#include <array>

#include "profile/dialects/dialects.h"

namespace opcit::profile {
namespace orcid_tables {
namespace {

constexpr auto rows = std::to_array<Row>({
    {Role::anchor, "{date} | {type} | {_}"},
    {Role::anchor, "{date} | {type}"},
    {Role::anchor, "{type} | {_}"},
    {Role::anchor, "{type}"},
    {Role::field, "DOI: {doi}"},
    {Role::field, "ARXIV: {arxiv}"},
    {Role::field, "ARXIV: {id}"},
    {Role::field, "PMID: {pmid}"},
    {Role::field, "(PMC|PMCID): {pmcid}"},
    {Role::field, "ISBN: {isbn}"},
    {Role::field, "(URI|URL): {url}"},
    {Role::field, "(EID|WOSUID|OTHER-ID|HANDLE|HDL|BIBCODE|HAL|DBLP|OCLC|JSTOR|MR|SSRN|SOURCE-WORK-ID): {id}"},
    {Role::field, "(Part of|Teil von|Fait partie de|Parte de) ISSN: {issn}"},
    {Role::field, "(Part of|Teil von|Fait partie de|Parte de) ISBN: {isbn}"},
    {Role::field, "(Part of|Version of|Teil von|Fait partie de|Parte de)( ISSN| ISBN| DOI| EID| URI| OTHER-ID): {_}"},
    {Role::field, "(Contributors|Mitwirkende|Contributeurs|Colaboradores|Contribuidores|Contributori): {authors}"},
    {Role::field, "(Участники|Medewerkers|貢献者|贡献者|貢獻者|기여자|Přispěvatelé|Współtwórcy)(:|：)( |){authors}"},
    {Role::furniture, "(Show more detail|Show less detail|Weitere Details anzeigen|Mehr Details anzeigen){_}"},
    {Role::furniture, "(Afficher plus de détails|Mostrar más detalles|Mostrar mais detalhes|Mostra più dettagli){_}"},
    {Role::furniture, "(Source|Quelle|Fuente|Fonte|Bron|Źródło|Zdroj|Источник|来源|來源|ソース|출처)( |)(:|：){_}"},
    {Role::furniture, "(Preferred source|Bevorzugte Quelle|Source préférée|Fuente preferida|Fonte preferida){_}"},
    {Role::furniture, "(Works|Werke|Travaux|Trabajos|Trabalhos|Lavori|Работы|作品|研究成果) \\({total})"},
    {Role::furniture, "(Works|Werke|Travaux|Trabajos) \\({n}( - | – | to ){n}( of | von | de | sur ){total})"},
    {Role::furniture, "(Sort by|Sort): {_}"},
    {Role::furniture, "(Biography|Activities|Collapse all|Expand all|Sort|Employment|Education and qualifications)"},
    {Role::furniture, "https://orcid.org/{_}"},
    {Role::furniture, "{n}-{n}-{n}-{_}"},
});

constexpr auto above = std::to_array<Slot>({{Part::title}, {Part::venue, nullptr, true}});

constexpr auto proofs = std::to_array<Proof>({
    {2, "{date} | {type} | {_}"},
    {2, "{date} | {type}"},
    {2, "https://orcid.org/{_}"},
    {1, "(Works|Werke|Travaux|Trabajos|Trabalhos|Lavori) \\({n})"},
});

}  // namespace
}  // namespace orcid_tables

const Dialect orcid_record = {
    .id = "orcid-record",
    .page = "ORCID record",
    .proofs = orcid_tables::proofs,
    .rows = orcid_tables::rows,
    .above = orcid_tables::above,
    .more = "show all works on one page",
};

}  // namespace opcit::profile
