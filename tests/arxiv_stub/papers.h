/// The papers that the stub serves: a file of JSON lines, one paper per line:
///
///   {"id": "2409.00001", "title": "..", "authors": ["Given Family", ..], "abstract": "..", "categories": ["cs.LG",
///   ..],
///    "versions": ["2024-09-20T10:00:00Z", ..], "earlier_titles": ["title of v1", ..], "comment": "..", "doi": "..",
///    "journal_ref": "..", "owners": ["0000-0001-..", "family_g_1"]}
///
/// `versions` are the dates of v1, v2 ..; `earlier_titles` are the titles of all versions except the last, if they
/// differ. All members except id, title, authors, categories and versions are optional.
#pragma once

#include <string>
#include <vector>

namespace opcit::stub {

struct Paper {
  std::string id;
  std::string title;
  std::vector<std::string> authors;
  std::string abstract;
  std::vector<std::string> categories;  ///< The first is the primary category.
  std::vector<std::string> versions;
  std::vector<std::string> earlier_titles;
  std::string comment;
  std::string doi;
  std::string journal_ref;
  std::vector<std::string> owners;

  const std::string& title_of(std::size_t version) const {
    return version <= earlier_titles.size() && version < versions.size() ? earlier_titles[version - 1] : title;
  }
};

/// Throws std::runtime_error with the number of the invalid line.
std::vector<Paper> read_papers(const std::string& json_lines);

/// One paper in one of its versions; versions start at 1.
struct Hit {
  const Paper* paper;
  std::size_t version;
};

/// A feed as export.arxiv.org writes it.
std::string feed_of(const std::vector<Hit>& hits, const std::string& query, std::size_t total, std::size_t start,
                    std::size_t page);
/// The feed with one entry that reports an error.
std::string error_feed(const std::string& message);

}  // namespace opcit::stub
