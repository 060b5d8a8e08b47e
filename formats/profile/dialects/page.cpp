#include "profile/dialects/page.h"

#include <algorithm>
#include <array>
#include <utility>

#include "profile/lines.h"

namespace opcit::profile {

namespace {

/// True if the first line of `text` consists of tabs.
bool holds_tabs_only(std::string_view text) noexcept {
  const std::size_t end = text.find_first_not_of('\t');
  return end != 0 && (end == nowhere ? !text.empty() : text[end] == '\n' || text[end] == '\r');
}

}  // namespace

std::vector<PageLine> split_page(std::string_view text) {
  std::vector<PageLine> lines;
  LineScanner scanner(text);
  bool blank = false;
  for (Line line; scanner.next(line);) {
    const bool cells = line.text.empty() && holds_tabs_only(text.substr(line.begin));
    if (line.text.empty() && !cells) {
      blank = true;
      continue;
    }
    lines.push_back({line.text.empty() ? text.substr(line.begin, 0) : line.text, blank});
    blank = false;
  }
  return lines;
}

Part part_of_name(std::string_view name) noexcept {
  static constexpr auto names = std::to_array<std::pair<std::string_view, Part>>({
      {"title", Part::title},
      {"authors", Part::authors},
      {"date", Part::date},
      {"year", Part::year},
      {"venue", Part::venue},
      {"volume", Part::volume},
      {"issue", Part::issue},
      {"pages", Part::pages},
      {"publisher", Part::publisher},
      {"doi", Part::doi},
      {"journal_doi", Part::journal_doi},
      {"arxiv", Part::arxiv},
      {"pmid", Part::pmid},
      {"pmcid", Part::pmcid},
      {"isbn", Part::isbn},
      {"url", Part::url},
      {"id", Part::id},
      {"abstract", Part::abstract},
      {"comment", Part::comment},
      {"keywords", Part::keywords},
      {"issn", Part::issn},
      {"tag", Part::type},
      {"categories", Part::categories},
      {"type", Part::type},
      {"citation", Part::citation},
      {"place", Part::place},
      {"key", Part::key},
      {"owner", Part::owner},
      {"total", Part::total},
      {"initialled", Part::authors},
      {"hal", Part::id},
      {"bibcode", Part::id},
  });
  const auto* const found = std::ranges::find_if(names, [name](const auto& row) { return row.first == name; });
  return found == names.end() ? Part::none : found->second;
}

void Entry::add(Part part, std::string_view text) {
  text = trim(text);
  if (!text.empty()) pieces_.push_back({part, text});
}

void Entry::replace(Part part, std::string_view text) {
  std::erase_if(pieces_, [part](const Piece& piece) { return piece.part == part; });
  add(part, text);
}

void Entry::cover(std::string_view line) noexcept {
  if (whole_.data() == nullptr) {
    whole_ = line;
    return;
  }
  const char* const begin = std::min(whole_.data(), line.data());
  const char* const end = std::max(whole_.data() + whole_.size(), line.data() + line.size());
  whole_ = {begin, static_cast<std::size_t>(end - begin)};
}

bool Entry::has(Part part) const noexcept {
  return std::ranges::any_of(pieces_, [part](const Piece& piece) { return piece.part == part; });
}

std::string_view Entry::first(Part part) const noexcept {
  const auto found = std::ranges::find(pieces_, part, &Piece::part);
  return found == pieces_.end() ? std::string_view() : found->text;
}

}  // namespace opcit::profile
