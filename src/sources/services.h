/// The metadata services: one table row each, and how each is asked. asker.h sends the questions.
#pragma once

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

struct ServiceRow {
  Service service;
  std::string_view id;      ///< For options and reports: "crossref".
  std::string_view name;    ///< For people: "Crossref".
  std::string_view format;  ///< Of its answers.
  std::string_view base;    ///< Before the paths of questions.
  Milliseconds interval;    ///< Between two requests.
  unsigned connections;     ///< At the same time; with a contact, where the service takes one.
  std::size_t batch;        ///< Ids that one request may ask for; 1: it takes one.
  bool takes_mailto;        ///< A contact goes into the address.
  std::string_view key;     ///< Environment variable of a key; empty: there is none.
};

/// In the order of Service.
OPCIT_API std::span<const ServiceRow> services() noexcept;
const ServiceRow& row_of(Service service) noexcept;
OPCIT_API std::optional<Service> find_service(std::string_view id) noexcept;

/// What is asked for: `path` follows the base of the service.
struct ServiceQuestion {
  Service service = Service::crossref;
  std::string path;
  std::string query;  ///< Encoded, without "?".

  bool operator==(const ServiceQuestion&) const = default;
};

/// @{
/// Works with these DOIs (or arXiv ids, for arXiv), at most as many as the row's batch.
ServiceQuestion ask_for_ids(Service service, std::span<const std::string> ids);
/// Works with this title, by this author (family name; may be empty).
ServiceQuestion ask_for_title(Service service, std::string_view title, std::string_view author);
/// Works with these words in their titles: DBLP.
ServiceQuestion ask_for_words(std::string_view words);
/// Works of the person with this ORCID iD: Crossref, DataCite, OpenAlex.
std::optional<ServiceQuestion> ask_for_orcid(Service service, std::string_view orcid);
/// @}

/// The words of a title that search engines take: letters and digits of any script, at least two each.
std::vector<std::string> search_words(std::string_view title);

/// Whether the DOI's prefix is known to be one that DataCite holds (arXiv, Zenodo, figshare ..).
bool is_datacite_doi(std::string_view doi) noexcept;

}  // namespace opcit::fetch
