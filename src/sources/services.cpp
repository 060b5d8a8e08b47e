#include "sources/services.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"
#include "http/address.h"
#include "text/unicode.h"

namespace opcit::fetch {
namespace {

/// opcit-verify(1), SERVICES, has the terms and limits.
constexpr auto rows = std::to_array<ServiceRow>({
    {Service::crossref, "crossref", "Crossref", "crossref", "https://api.crossref.org", Milliseconds(100), 3, 20, true,
     ""},
    {Service::datacite, "datacite", "DataCite", "datacite", "https://api.datacite.org", Milliseconds(350), 1, 1, false,
     ""},
    {Service::openalex, "openalex", "OpenAlex", "openalex", "https://api.openalex.org", Milliseconds(150), 1, 1, true,
     "OPENALEX_API_KEY"},
    {Service::dblp, "dblp", "DBLP", "dblp", "https://dblp.org", Milliseconds(1500), 1, 1, false, ""},
    {Service::arxiv, "arxiv", "arXiv", "arxiv", "https://export.arxiv.org/api/query", Milliseconds(3000), 1, 100, false,
     ""},
});

constexpr std::size_t most_words = 14;
constexpr int results = 5;

std::string encoded(std::string_view text) {
  std::string out;
  append_encoded(out, text);
  return out;
}

/// In a path, a slash stays and a space is %20.
std::string encoded_path(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '/') {
      out += c;
    } else if (c == ' ') {
      out += "%20";
    } else {
      append_encoded(out, std::string_view(&c, 1));
    }
  }
  return out;
}

std::string joined(std::span<const std::string> parts, std::string_view separator, std::string_view prefix = {}) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += separator;
    out.append(prefix).append(part);
  }
  return out;
}

std::string words_of(std::string_view title) {
  std::vector<std::string> words = search_words(title);
  if (words.size() > most_words) words.resize(most_words);
  return joined(words, " ");
}

}  // namespace

std::span<const ServiceRow> services() noexcept { return rows; }
const ServiceRow& row_of(Service service) noexcept { return rows[static_cast<std::size_t>(service)]; }

std::optional<Service> find_service(std::string_view id) noexcept {
  const auto row = std::ranges::find(rows, id, &ServiceRow::id);
  return row == rows.end() ? std::nullopt : std::optional(row->service);
}

std::vector<std::string> search_words(std::string_view title) {
  std::vector<std::string> words(1);
  for (std::size_t at = 0; at < title.size();) {
    const CodePoint point = decode_utf8(title, at);
    if (is_letter_or_digit(point.value)) {
      words.back().append(title.substr(at, point.size));
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
    at += point.size;
  }
  std::erase_if(words, [](const std::string& word) { return count_code_points(word) < 2; });
  return words;
}

ServiceQuestion ask_for_ids(Service service, std::span<const std::string> ids) {
  switch (service) {
    case Service::crossref:
      // A comma in a DOI would separate two filters.
      if (ids.size() == 1) return {service, "/works/" + encoded_path(ids[0]), {}};
      return {service, "/works", fmt::format("filter={}&rows={}", encoded(joined(ids, ",", "doi:")), ids.size())};
    case Service::datacite:
      return {service, "/dois/" + encoded_path(ids[0]), {}};
    case Service::openalex:
      return {service, "/works/doi:" + encoded_path(ids[0]), {}};
    case Service::arxiv:
      return {service, {}, fmt::format("id_list={}&start=0&max_results={}", encoded(joined(ids, ",")), ids.size())};
    case Service::dblp:
      break;
  }
  return {service, "/search/publ/api", fmt::format("q={}&format=json&h={}", encoded(ids[0]), results)};
}

ServiceQuestion ask_for_title(Service service, std::string_view title, std::string_view author) {
  const std::string words = words_of(title);
  switch (service) {
    case Service::crossref: {
      std::string query = fmt::format("query.bibliographic={}", encoded(words));
      if (!author.empty()) query += "&query.author=" + encoded(author);
      return {service, "/works", fmt::format("{}&rows={}", query, results)};
    }
    case Service::datacite:
      return {service, "/dois", fmt::format("query={}&page%5Bsize%5D={}", encoded(words), results)};
    case Service::openalex:
      return {service, "/works", fmt::format("search={}&per-page={}", encoded(words), results)};
    case Service::arxiv:
      return {service, {}, fmt::format("search_query={}&start=0&max_results={}", encoded(title), results * 10)};
    case Service::dblp:
      break;
  }
  return ask_for_words(words);
}

ServiceQuestion ask_for_words(std::string_view words) {
  return {Service::dblp, "/search/publ/api", fmt::format("q={}&format=json&h=30", encoded(words))};
}

ServiceQuestion ask_for_pmid(std::string_view pmid) {
  return {Service::openalex, "/works/pmid:" + encoded_path(pmid), {}};
}

std::optional<ServiceQuestion> ask_for_orcid(Service service, std::string_view orcid) {
  switch (service) {
    case Service::crossref:
      return ServiceQuestion{service, "/works", fmt::format("filter=orcid%3A{}&rows=1000", encoded(orcid))};
    case Service::datacite:
      return ServiceQuestion{
          service, "/dois",
          fmt::format(
              "query=creators.nameIdentifiers.nameIdentifier%3A%22https%3A%2F%2Forcid.org%2F{}%22&page%5Bsize%5D=1000",
              encoded(orcid))};
    case Service::openalex:
      return ServiceQuestion{service, "/works",
                             fmt::format("filter=authorships.author.orcid%3A{}&per-page=200", encoded(orcid))};
    case Service::arxiv:
    case Service::dblp:
      break;
  }
  return std::nullopt;
}

bool is_datacite_doi(std::string_view doi) noexcept {
  // arXiv, Zenodo, figshare, Dryad, Dataverse, OSF's preprints of data, PANGAEA, Dagstuhl.
  constexpr auto prefixes =
      std::to_array<std::string_view>({"10.48550/", "10.5281/", "10.6084/", "10.5061/", "10.7910/", "10.17605/",
                                       "10.1594/", "10.4230/", "10.3204/", "10.17632/"});
  return std::ranges::any_of(prefixes, [&](std::string_view prefix) { return doi.starts_with(prefix); });
}

}  // namespace opcit::fetch
