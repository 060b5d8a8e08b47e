#include "support/fake_arxiv.h"

#include <algorithm>

#include "arxiv/format.h"
#include "match/title.h"
#include "text/unicode.h"

namespace opcit::test {
namespace {

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  for (std::size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator)) {
    parts.emplace_back(text.substr(0, at));
    text.remove_prefix(at + separator.size());
  }
  parts.emplace_back(text);
  return parts;
}

std::string entry_of(const Paper& paper, std::size_t version) {
  std::string entry = "<entry><id>http://arxiv.org/abs/" + paper.id + "v" + std::to_string(version) + "</id>";
  entry += "<published>" + paper.published + "T10:00:00Z</published>";
  const std::string& updated = paper.updated.empty() ? paper.published : paper.updated;
  entry += "<updated>" + updated + "T10:00:00Z</updated><title>" + paper.titles[version - 1] + "</title>";
  entry += "<summary>" + paper.abstract + "</summary>";
  for (const std::string& name : split(paper.authors, ", ")) entry += "<author><name>" + name + "</name></author>";
  if (!paper.doi.empty()) entry += "<arxiv:doi>" + paper.doi + "</arxiv:doi>";
  if (!paper.journal_ref.empty()) entry += "<arxiv:journal_ref>" + paper.journal_ref + "</arxiv:journal_ref>";
  entry += "<arxiv:primary_category term=\"" + paper.category + "\"/><category term=\"" + paper.category + "\"/>";
  return entry + "<category term=\"cs.ZZ\"/></entry>";
}

fetch::Candidates read(const std::string& entries) {
  auto batch = std::make_shared<Batch>();
  batch->text = "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:arxiv=\"http://arxiv.org/schemas/atom\">" + entries +
                "</feed>";
  const auto reader = arxiv::make_reader({});
  reader->cut(batch->text, true);
  reader->parse({batch->text, 0, true, reader->preamble()}, *batch);
  fetch::Candidates found;
  for (const Item& item : batch->items) {
    if (item.record != nullptr) found.records.push_back(item.record);
  }
  found.total = found.records.size();
  found.batches.push_back(std::move(batch));
  return found;
}

/// " jane roe li wei ": words between spaces, so that a phrase is found like a word.
std::string words_of(std::string_view text) {
  std::string words = " ";
  for (const std::string& word : match::normalise_title(text).words) words += to_ascii(word) + " ";
  return words;
}

bool fits_window(std::string_view term, const Paper& paper) {
  std::string day = paper.published;
  std::erase(day, '-');
  const std::size_t open = term.find('[');
  return term.substr(open + 1, 8) <= day && day <= term.substr(term.find(" TO ") + 4, 8);
}

bool fits(const std::string& term, const Paper& paper) {
  if (term.starts_with("submittedDate:")) return fits_window(term, paper);
  std::string wanted = term.substr(3);
  std::erase(wanted, '"');
  return words_of(term.starts_with("ti:") ? paper.titles.back() : paper.authors)
             .find(" " + to_ascii(fold_case(wanted)) + " ") != std::string::npos;
}

bool fits_any(std::string_view query, const Paper& paper) {
  return std::ranges::any_of(split(query, " OR "), [&](const std::string& clause) {
    const auto terms = split(clause.substr(1, clause.size() - 2), " AND ");
    return std::ranges::all_of(terms, [&](const std::string& term) { return fits(term, paper); });
  });
}

}  // namespace

bool FakeArxiv::fails() { return ++requests >= fails_from; }

fetch::Result<fetch::Candidates> FakeArxiv::by_ids(std::span<const std::string> ids) {
  if (fails()) return fetch::Fault{fault, "arXiv cannot be reached"};
  std::string entries;
  for (const std::string& id : ids) {
    for (const Paper& paper : papers_) {
      for (std::size_t version = 1; version <= paper.titles.size(); ++version) {
        const bool last = version == paper.titles.size();
        if (id == paper.id + "v" + std::to_string(version) || (last && id == paper.id))
          entries += entry_of(paper, version);
      }
    }
  }
  return read(entries);
}

fetch::Result<fetch::Candidates> FakeArxiv::search(std::string_view query, int, int max_results) {
  queries.emplace_back(query);
  if (fails()) return fetch::Fault{fault, "arXiv cannot be reached"};
  std::string entries;
  for (const Paper& paper : papers_) {
    if (max_results > 0 && fits_any(query, paper)) {
      entries += entry_of(paper, paper.titles.size());
      --max_results;
    }
  }
  return read(entries);
}

fetch::Result<fetch::Candidates> FakeArxiv::by_author(std::string_view) { return fetch::Candidates{}; }

}  // namespace opcit::test
