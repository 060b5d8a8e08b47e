#include "arxiv_stub/papers.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

namespace opcit::stub {
namespace {

using Json = nlohmann::json;

Paper paper_of(const Json& json) {
  const auto optional = [&](const char* name) { return json.value(name, std::string()); };
  const auto list = [&](const char* name) { return json.value(name, std::vector<std::string>()); };
  Paper paper;
  paper.id = json.at("id").get<std::string>();
  paper.title = json.at("title").get<std::string>();
  paper.authors = json.at("authors").get<std::vector<std::string>>();
  paper.abstract = optional("abstract");
  paper.categories = json.at("categories").get<std::vector<std::string>>();
  paper.versions = json.at("versions").get<std::vector<std::string>>();
  paper.earlier_titles = list("earlier_titles");
  paper.comment = optional("comment");
  paper.doi = optional("doi");
  paper.journal_ref = optional("journal_ref");
  paper.owners = list("owners");
  if (paper.versions.empty() || paper.categories.empty()) throw std::runtime_error("no version, or no category");
  return paper;
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
  return out;
}

constexpr const char* head =
    "<?xml version='1.0' encoding='UTF-8'?>\n"
    "<feed xmlns:opensearch=\"http://a9.com/-/spec/opensearch/1.1/\" "
    "xmlns:arxiv=\"http://arxiv.org/schemas/atom\" xmlns=\"http://www.w3.org/2005/Atom\">\n";

std::string counts(std::size_t page, std::size_t total, std::size_t start) {
  return fmt::format(
      "  <opensearch:itemsPerPage>{}</opensearch:itemsPerPage>\n"
      "  <opensearch:totalResults>{}</opensearch:totalResults>\n"
      "  <opensearch:startIndex>{}</opensearch:startIndex>\n",
      page, total, start);
}

std::string optional_element(const char* name, const std::string& value) {
  return value.empty() ? std::string() : fmt::format("    <{0}>{1}</{0}>\n", name, escaped(value));
}

std::string entry_of(const Hit& hit) {
  const Paper& paper = *hit.paper;
  const std::string id = fmt::format("{}v{}", paper.id, hit.version);
  std::string out = "  <entry>\n";
  out += fmt::format("    <id>http://arxiv.org/abs/{}</id>\n", id);
  out += fmt::format("    <title>{}</title>\n", escaped(paper.title_of(hit.version)));
  out += fmt::format("    <updated>{}</updated>\n", paper.versions[hit.version - 1]);
  out += fmt::format("    <link href=\"https://arxiv.org/abs/{}\" rel=\"alternate\" type=\"text/html\"/>\n", id);
  out += fmt::format(
      "    <link href=\"https://arxiv.org/pdf/{}\" rel=\"related\" type=\"application/pdf\" title=\"pdf\"/>\n", id);
  out += fmt::format("    <summary>{}</summary>\n", escaped(paper.abstract));
  for (const std::string& term : paper.categories) {
    out += fmt::format("    <category term=\"{}\" scheme=\"http://arxiv.org/schemas/atom\"/>\n", escaped(term));
  }
  out += fmt::format("    <published>{}</published>\n", paper.versions[0]);
  out += optional_element("arxiv:comment", paper.comment);
  out += fmt::format("    <arxiv:primary_category term=\"{}\"/>\n", escaped(paper.categories[0]));
  out += optional_element("arxiv:journal_ref", paper.journal_ref);
  for (const std::string& name : paper.authors) {
    out += fmt::format("    <author>\n      <name>{}</name>\n    </author>\n", escaped(name));
  }
  out += optional_element("arxiv:doi", paper.doi);
  return out + "  </entry>\n";
}

}  // namespace

std::vector<Paper> read_papers(const std::string& json_lines) {
  std::vector<Paper> papers;
  std::istringstream lines(json_lines);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    try {
      papers.push_back(paper_of(Json::parse(line)));
    } catch (const std::exception& error) {
      throw std::runtime_error(fmt::format("line {}: {}", number, error.what()));
    }
  }
  return papers;
}

std::string feed_of(const std::vector<Hit>& hits, const std::string& query, std::size_t total, std::size_t start,
                    std::size_t page) {
  std::string out = head;
  out += "  <id>https://arxiv.org/api/oqaUC9OB2SccftmJHZqrxySXrao</id>\n";
  out += fmt::format("  <title>arXiv Query: {}</title>\n", escaped(query));
  out += "  <updated>2026-11-22T00:00:00Z</updated>\n";
  out +=
      fmt::format("  <link href=\"https://arxiv.org/api/query?{}\" type=\"application/atom+xml\"/>\n", escaped(query));
  out += counts(page, total, start);
  for (const Hit& hit : hits) out += entry_of(hit);
  return out + "</feed>\n";
}

std::string error_feed(const std::string& message) {
  std::string anchor = message;
  std::ranges::replace(anchor, ' ', '_');
  std::string out = head;
  out += "  <id>https://arxiv.org/</id>\n  <title>arXiv Search Results</title>\n";
  out += counts(1, 1, 0);
  out += fmt::format("  <entry>\n    <id>https://arxiv.org/api/errors#{}</id>\n", escaped(anchor));
  out += fmt::format("    <title>Error</title>\n    <summary>{}</summary>\n", escaped(message));
  return out + "    <author>\n      <name>arXiv api core</name>\n    </author>\n  </entry>\n</feed>\n";
}

}  // namespace opcit::stub
