#include "match/brief.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/lowered.h"
#include "model/identifiers.h"
#include "text/unicode.h"

namespace opcit::match {
namespace {

constexpr std::size_t most_names = 12;

std::string plain_text(const Record& record, Field field) {
  const Text* text = record.text(field);
  return text == nullptr ? std::string() : fold_for_comparison(text->plain);
}

/// Stores the first and the last run of letters and digits.
void read_pages(const Record& record, Brief& brief) {
  const std::string pages = plain_text(record, Field::page);
  std::vector<std::string> runs(1);
  for (const char c : pages) {
    if (ascii::is_alphanumeric(c)) {
      runs.back() += c;
    } else if (!runs.back().empty()) {
      runs.emplace_back();
    }
  }
  if (runs.back().empty() && runs.size() > 1) runs.pop_back();
  brief.first_page = runs.front();
  if (runs.size() > 1) brief.last_page = runs.back();
  const std::size_t missing =
      brief.first_page.size() > brief.last_page.size() ? brief.first_page.size() - brief.last_page.size() : 0;
  if (!brief.last_page.empty()) brief.last_page.insert(0, brief.first_page.substr(0, missing));
}

/// "Hansen K", as PubMed writes it, was read with the family name K.
bool is_inverted(const Name& name) noexcept {
  constexpr std::size_t most_initials = 3;
  const bool initials = !name.family.empty() && name.family.size() <= most_initials && name.suffix.empty() &&
                        std::ranges::all_of(name.family, ascii::is_upper);
  return initials && std::ranges::any_of(name.given, ascii::is_lower);
}

void add_name(const Name& name, Brief& brief) {
  ++brief.authors;
  if (brief.families.size() == most_names) return;
  const bool inverted = is_inverted(name);
  const std::string_view family = inverted ? name.given : name.family;
  brief.families.push_back(fold_for_comparison(family.empty() ? name.literal : family));
  std::string initials;
  bool begins = true;
  for (const char c : fold_for_comparison(inverted ? name.family : name.given)) {
    const bool is_letter = ascii::is_alphanumeric(c) || ascii::is_beyond(c);
    if (is_letter && begins) initials += c;
    begins = !is_letter;
  }
  brief.initials.push_back(std::move(initials));
}

/// Some databases export several names as one: "A. Lee; B. Ng".
void add_names(const Name& name, Brief& brief) {
  std::string whole(name.literal);
  if (whole.empty()) {
    for (const std::string_view part : {name.non_dropping_particle, name.family, name.suffix, name.given}) {
      if (!part.empty()) whole += (whole.empty() ? "" : ", ") + std::string(part);
    }
  }
  if (whole.find(';') == std::string::npos) return add_name(name, brief);
  const std::string given_first = std::string(name.given) + " " + std::string(name.family);
  std::string_view rest =
      !name.literal.empty() || name.given.find(';') == std::string_view::npos ? std::string_view(whole) : given_first;
  Arena arena;
  while (!rest.empty()) {
    const std::string_view one = rest.substr(0, rest.find(';'));
    rest.remove_prefix(std::min(one.size() + 1, rest.size()));
    if (one.find_first_not_of(' ') != std::string_view::npos)
      add_name(parse_name(one, NameSyntax::display, arena), brief);
  }
}

void read_identifiers(const Record& record, Brief& brief) {
  for (const Identifier& id : record.identifiers) {
    if (id.relation != Relation::self || id.inherited) continue;
    if (id.scheme == Scheme::arxiv && brief.arxiv.empty()) brief.arxiv = ascii::lowered(id.value);
    if (id.scheme == Scheme::pmid) brief.pmid = id.value;
    if (id.scheme == Scheme::isbn) {
      std::string digits;
      std::ranges::copy_if(id.value, std::back_inserter(digits), ascii::is_alphanumeric);
      brief.isbns.push_back(ascii::lowered(digits));
    }
    if (id.scheme != Scheme::doi) continue;
    const auto own = parse_arxiv_id(id.value);
    const char last = id.value.empty() ? '.' : id.value.back();
    if (own && brief.arxiv.empty()) brief.arxiv = ascii::lowered(own->value);
    // A truncated DOI would match many works.
    if (!own && (ascii::is_alphanumeric(last) || last == ')' || last == '>'))
      brief.dois.push_back(ascii::lowered(id.value));
  }
}

bool is_generic(const Title& title) {
  constexpr auto generic = std::to_array<std::string_view>({"editorial",
                                                            "introduction",
                                                            "preface",
                                                            "foreword",
                                                            "bookreview",
                                                            "bookreviews",
                                                            "review",
                                                            "erratum",
                                                            "corrigendum",
                                                            "correction",
                                                            "index",
                                                            "contents",
                                                            "tableofcontents",
                                                            "unknown",
                                                            "untitled",
                                                            "letter",
                                                            "lettertotheeditor",
                                                            "discussion",
                                                            "conclusion",
                                                            "conclusions",
                                                            "comment",
                                                            "reply",
                                                            "response",
                                                            "obituary",
                                                            "news",
                                                            "abstract",
                                                            "frontmatter",
                                                            "backmatter",
                                                            "guesteditorial",
                                                            "editorsnote",
                                                            "inmemoriam",
                                                            "authorsreply",
                                                            "acknowledgments",
                                                            "acknowledgements",
                                                            "appendix",
                                                            "announcement",
                                                            "fromtheeditor",
                                                            "tothereader",
                                                            "notes"});
  return title.key.size() < 8 || std::ranges::find(generic, title.key) != generic.end();
}

bool is_preprint_server(std::string_view container) noexcept {
  constexpr auto servers = std::to_array<std::string_view>({"arxiv", "biorxiv", "medrxiv", "chemrxiv", "ssrn", "corr"});
  return std::ranges::any_of(servers, [&](std::string_view server) {
    return container.starts_with(server) &&
           (container.size() == server.size() || !ascii::is_letter(container[server.size()]));
  });
}

}  // namespace

Brief brief_of(const Record& record) {
  Brief brief;
  brief.kind = record.kind;
  if (const Text* title = record.text(Field::title)) brief.title = normalise_title(title->plain);
  brief.generic_title = is_generic(brief.title);
  if (const Date* issued = record.date(Field::issued)) brief.year = issued->from.year;
  const Names* authors = record.names(Field::author);
  if (authors == nullptr) authors = record.names(Field::editor);
  if (authors != nullptr) {
    for (const Name& name : authors->people) add_names(name, brief);
    brief.truncated = authors->truncated;
  }
  if (brief.families.size() == 1 && brief.families.front() == "unknown") brief.families.clear(), brief.initials.clear();
  read_identifiers(record, brief);
  read_pages(record, brief);
  brief.container = plain_text(record, Field::container_title);
  const bool is_on_server = is_preprint_server(brief.container);
  if (is_on_server) brief.container.clear();
  if (!is_on_server) brief.volume = plain_text(record, Field::volume);
  if (!is_on_server) brief.issue = plain_text(record, Field::issue);
  brief.edition = plain_text(record, Field::edition);
  brief.number = plain_text(record, Field::number);
  const bool is_specific = record.kind != Kind::document && record.kind != Kind::webpage;
  brief.weight = record.fields.size() + record.identifiers.size() + (is_specific ? 100U : 0U) +
                 (brief.container.empty() ? 0U : 50U);
  return brief;
}

}  // namespace opcit::match
