#include "profile/dialects/bbl.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "opcit/latex.h"
#include "profile/dialects/citation.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace {

std::string_view decoded(std::string_view tex, Arena& arena) {
  const std::string_view plain = decode_latex(tex, LatexFlavour::bibtex, arena).plain;
  return trim(plain);
}

/// The content of the group "{...}" at the start of `text`; empty if not found.
std::string_view group_at(std::string_view text) noexcept {
  if (!text.starts_with('{')) return {};
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '{') {
      ++depth;
    } else if (text[i] == '}' && --depth == 0) {
      return text.substr(1, i - 1);
    }
  }
  return {};
}

/// The value after "key={" in `text`.
std::string_view value_of(std::string_view text, std::string_view key) noexcept {
  const std::size_t at = text.find(key);
  return at == nowhere ? std::string_view() : group_at(text.substr(at + key.size()));
}

constexpr auto fields = std::to_array<std::pair<std::string_view, Part>>({
    {"title", Part::title},
    {"booktitle", Part::venue},
    {"journaltitle", Part::venue},
    {"year", Part::year},
    {"volume", Part::volume},
    {"number", Part::issue},
    {"pages", Part::pages},
    {"eprint", Part::arxiv},
    {"note", Part::comment},
    {"isbn", Part::isbn},
    {"publisher", Part::publisher},
});

void read_names(Entry& entry, std::string_view names, Arena& arena) {
  for (std::size_t at = names.find("{{"); at != nowhere; at = names.find("{{", at + 2)) {
    const std::string_view person = names.substr(at, names.find("{{", at + 2) - at);
    std::string name(decoded(value_of(person, "prefix="), arena));
    if (!name.empty()) name += ' ';
    name += decoded(value_of(person, "family="), arena);
    const std::string_view given = decoded(value_of(person, " given="), arena);
    if (!given.empty()) name.append(", ").append(given);
    entry.add(Part::authors, arena.copy(name));
  }
}

void read_biblatex_entry(std::string_view text, Arena& arena, const std::function<void(Entry&)>& take) {
  Entry entry;
  entry.cover(trim(text));
  entry.add(Part::key, group_at(text));
  std::size_t at = text.find("\\name{author}");
  if (at != nowhere) read_names(entry, text.substr(at, text.find("\n      }", at) - at), arena);
  if (text.find("\\true{moreauthor}") != nowhere) entry.add(Part::authors, "et al.");
  for (at = text.find("\\field{"); at != nowhere; at = text.find("\\field{", at + 1)) {
    const std::string_view name = group_at(text.substr(at + 6));
    const auto* const field = std::ranges::find(fields, name, &std::pair<std::string_view, Part>::first);
    if (field == fields.end()) continue;
    std::string value(group_at(text.substr(at + 6 + name.size() + 2)));
    constexpr std::string_view dash = "\\bibrangedash";
    if (const std::size_t range = value.find(dash); range != nowhere) value.replace(range, dash.size() + 1, "–");
    entry.add(field->second, decoded(arena.copy(value), arena));
  }
  at = text.find("\\verb{doi}");
  at = at == nowhere ? at : text.find("\\verb ", at);
  if (at != nowhere) entry.add(Part::doi, text.substr(at + 6, text.find('\n', at) - at - 6));
  take(entry);
}

/// Reads authors, title and the rest, each in a \newblock.
void read_bibitem(std::string_view text, Arena& arena, const std::function<void(Entry&)>& take) {
  Entry entry;
  entry.cover(trim(text));
  if (text.starts_with('[')) text.remove_prefix(std::min(text.find("]{"), text.size() - 1) + 1);
  const std::string_view key = group_at(text);
  entry.add(Part::key, key);
  text.remove_prefix(std::min(key.size() + 2, text.size()));
  constexpr std::string_view newblock = "\\newblock";
  for (int block = 0; !text.empty(); ++block) {
    const std::size_t end = std::min(text.find(newblock), text.size());
    std::string_view plain = decoded(trim(text.substr(0, end)), arena);
    text.remove_prefix(std::min(end + newblock.size(), text.size()));
    while (plain.ends_with('.') && block < 2) plain.remove_suffix(1);
    if (block == 0) {
      entry.add(Part::authors, plain);
    } else if (block == 1) {
      entry.add(Part::title, plain);
    } else {
      read_citation_tail(entry, plain);
    }
  }
  take(entry);
}

}  // namespace

bool is_bbl(std::string_view head) noexcept {
  head = trim_front(head);
  constexpr std::size_t near = 400;
  return head.starts_with("\\begin{thebibliography}") || head.starts_with("% $ biblatex auxiliary file $") ||
         (head.starts_with("\\") && head.substr(0, near).find("\\begin{thebibliography}") != nowhere);
}

void read_bbl(std::string_view text, Arena& arena, const std::function<void(Entry&)>& take) {
  const bool biblatex = trim_front(text).starts_with('%');
  const std::string_view begin = biblatex ? "\\entry{" : "\\bibitem";
  const std::string_view end = biblatex ? "\\endentry" : "\\end{thebibliography}";
  for (std::size_t at = text.find(begin); at != nowhere;) {
    const std::size_t next = text.find(begin, at + begin.size());
    std::string_view item =
        text.substr(at + begin.size() - (biblatex ? 1 : 0), next - at - begin.size() + (biblatex ? 1 : 0));
    item = item.substr(0, item.find(end));
    biblatex ? read_biblatex_entry(item, arena, take) : read_bibitem(item, arena, take);
    at = next;
  }
}

}  // namespace opcit::profile
