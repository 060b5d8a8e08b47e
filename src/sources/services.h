/// The metadata services, one table row each, and the form of their questions. asker.h sends the questions.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/client.h"
#include "opcit/export.h"

namespace opcit::fetch {

enum class Service : std::uint8_t { crossref, datacite, openalex, dblp, arxiv };
inline constexpr std::size_t service_count = 5;
using ServiceSet = std::bitset<service_count>;

struct ServiceRow {
  Service service;
  std::string_view id;      ///< For options and reports: "crossref".
  std::string_view name;    ///< For people: "Crossref".
  std::string_view format;  ///< The format of its answers.
  std::string_view base;    ///< The part of the URL before the paths of questions.
  Milliseconds interval;    ///< Between two requests.
  unsigned connections;     ///< In parallel; some services require a contact for this.
  std::size_t batch;        ///< The number of ids in one request.
  bool takes_mailto;        ///< A contact is added to the URL.
  std::string_view key;     ///< The environment variable with a key; empty: none.
};

/// In the order of Service.
OPCIT_API std::span<const ServiceRow> services() noexcept;
const ServiceRow& row_of(Service service) noexcept;
OPCIT_API std::optional<Service> find_service(std::string_view id) noexcept;

/// A question to a service; `path` follows the base of the service.
struct ServiceQuestion {
  Service service = Service::crossref;
  std::string path;
  std::string query;  ///< Encoded, without "?".

  bool operator==(const ServiceQuestion&) const = default;
};

/// @{
/// Works with these DOIs (for arXiv: ids), at most as many as the row's batch.
ServiceQuestion ask_for_ids(Service service, std::span<const std::string> ids);
/// Works with this title, by this author (family name; may be empty).
ServiceQuestion ask_for_title(Service service, std::string_view title, std::string_view author);
/// Works with these words in their titles: DBLP.
ServiceQuestion ask_for_words(std::string_view words);
/// The work with this PubMed id: OpenAlex.
ServiceQuestion ask_for_pmid(std::string_view pmid);
/// Works of the person with this ORCID iD: Crossref, DataCite, OpenAlex.
std::optional<ServiceQuestion> ask_for_orcid(Service service, std::string_view orcid);
/// @}

/// The words of a title that search engines accept: letters and digits of any script, at least two characters each.
std::vector<std::string> search_words(std::string_view title);

/// True if DataCite is known to have DOIs with this prefix (arXiv, Zenodo, figshare ..).
bool is_datacite_doi(std::string_view doi) noexcept;

}  // namespace opcit::fetch
