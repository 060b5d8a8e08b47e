#include "verify/facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.h"
#include "model/identifiers.h"
#include "syntax/json/tree.h"
#include "text/unicode.h"
#include "text/unicode_names.h"
#include "verify/venues.h"

namespace opcit::verify {
namespace {

using Fold = std::string (*)(std::string_view);

/// Splits at everything except letters, digits and apostrophes.
std::vector<std::string> words_of(std::string_view text, Fold fold) {
  std::vector<std::string> words(1);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    // A combining mark belongs to the letter before it.
    const bool mark = point.value >= 0x300 && point.value < 0x370;
    if (is_letter_or_digit(point.value) || mark) {
      words.back().append(text.substr(at, point.size));
    } else if (point.value != '\'' && point.value != 0x2019 && !words.back().empty()) {
      words.emplace_back();
    }
    at += point.size;
  }
  if (words.back().empty()) words.pop_back();
  for (std::string& word : words) word = fold(word);
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += word;
  return out;
}

std::string ascii_letters(std::string_view text) {
  std::string out;
  for (const char c : lower(text)) {
    if (c >= 'a' && c <= 'z') out += c;
  }
  return out;
}

std::string with_space(std::string_view a, std::string_view b) {
  std::string out(a);
  if (!a.empty() && !b.empty()) out += ' ';
  return out.append(b);
}

Person person_of(const Name& name) {
  Person person;
  const std::string particles = with_space(name.dropping_particle, name.non_dropping_particle);
  const std::string family = with_space(particles, name.family);
  person.display = name.family.empty() ? std::string(name.literal) : with_space(name.given, family);
  if (name.family.empty() && name.literal.empty()) person.display = std::string(name.given);
  if (!name.suffix.empty()) person.display += ' ' + std::string(name.suffix);
  person.family = joined(words_of(family, names::fold_name_word));
  person.family_other = joined(words_of(family, names::transliterate_name_word));
  person.family_ascii = ascii_letters(family);
  person.given = words_of(name.given, names::fold_name_word);
  // "JP" in Vancouver style means two initials.
  const std::string_view given = name.given;
  const bool initials =
      given.size() >= 2 && given.size() <= 3 && std::ranges::all_of(given, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (initials) {
    person.given.clear();
    for (const char c : lower(given)) person.given.emplace_back(1, c);
  }
  person.words = words_of(name.family.empty() ? person.display : family, names::fold_name_word);
  person.words.insert(person.words.end(), person.given.begin(), person.given.end());
  return person;
}

void read_updates(const Extra& extra, std::vector<Update>& updates) {
  if (extra.tag != "updated-by" && extra.tag != "update-to") return;
  Arena arena;
  json::Cursor cursor(extra.value, 0, arena);
  json::Node node;
  if (!node.read(cursor)) return;
  for (const json::Node* each : node.each()) {
    Update update;
    update.doi = lower((*each)["DOI"].text());
    update.type = lower((*each)["type"].text());
    for (const json::Node* part : (*each)["updated"]["date-parts"].first().each()) {
      if (!update.date.empty()) update.date += '-';
      if (part->text().size() == 1) update.date += '0';
      update.date += part->text();
    }
    update.of_this = extra.tag == "updated-by";
    updates.push_back(std::move(update));
  }
}

void read_identifiers(const Record& record, Facts& facts) {
  for (const Identifier& id : record.identifiers) {
    if (id.relation == Relation::part_of) continue;
    if (id.scheme == Scheme::arxiv && id.relation == Relation::self && facts.arxiv.empty()) {
      facts.arxiv = id.value;
      facts.arxiv_version = id.version;
    }
    if (id.scheme == Scheme::pmid) facts.pmid = id.value;
    if (id.scheme != Scheme::doi) continue;
    if (const auto own = parse_arxiv_id(id.value)) {
      if (facts.arxiv.empty()) facts.arxiv = canonical_arxiv(own->value);
      continue;
    }
    (id.relation == Relation::self ? facts.dois : facts.published).push_back(lower(id.value));
  }
}

void add_venue(const Record& record, Field field, Facts& facts) {
  const Text* const text = record.text(field);
  if (text != nullptr && !text->plain.empty()) facts.venues.emplace_back(text->plain);
}

void read_venues(const Record& record, Facts& facts) {
  for (const Field field : {Field::container_title, Field::container_title_short, Field::event_title}) {
    add_venue(record, field, facts);
  }
  const Text* const genre = record.text(Field::genre);
  facts.preprint = record.kind == Kind::article || (genre != nullptr && genre->plain == "preprint");
  if (!facts.venues.empty()) facts.preprint = facts.preprint && is_preprint_server(facts.venues.front());
  if (!facts.venues.empty() && is_preprint_server(facts.venues.front())) facts.preprint = true;
  if (!facts.venues.empty()) return add_venue(record, Field::collection_title, facts);
  if (!facts.preprint) return;
  if (!facts.arxiv.empty()) {
    facts.venues.emplace_back("arXiv");
  } else {
    add_venue(record, Field::publisher, facts);
  }
}

}  // namespace

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

std::string hash_of(const Facts& facts) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  const auto mix = [&](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    hash = (hash ^ 0x1F) * 0x100000001B3ULL;
  };
  for (const std::string& text :
       {facts.title, joined_authors(facts.authors), std::to_string(facts.year), facts.pages, facts.arxiv, facts.pmid}) {
    mix(text);
  }
  for (const std::string& venue : facts.venues) mix(venue);
  for (const std::string& doi : facts.dois) mix(doi);
  return fmt::format("{:016x}", hash);
}

std::string joined_authors(const std::vector<Person>& authors) {
  std::string out;
  for (const Person& person : authors) {
    if (!out.empty()) out += " and ";
    out += person.display;
  }
  return out;
}

Facts facts_of(const Record& record) {
  Facts facts;
  facts.key = record.key;
  facts.source = record.source;
  facts.kind = record.kind;
  if (const Text* title = record.text(Field::title)) facts.title = title->plain;
  // "RETRACTED: A Title": this mark of the publisher does not belong to the title.
  for (const std::string_view mark : {"RETRACTED ARTICLE:", "RETRACTED:", "WITHDRAWN:", "Retracted:", "Withdrawn:"}) {
    if (facts.title.starts_with(mark)) facts.title.erase(0, mark.size());
  }
  facts.words = match::normalise_title(facts.title);
  if (const Names* authors = record.names(Field::author)) {
    for (const Name& name : authors->people) facts.authors.push_back(person_of(name));
    facts.truncated = authors->truncated;
    facts.group_only = authors->people.size() == 1 && !authors->people[0].literal.empty();
  }
  if (const Date* issued = record.date(Field::issued); issued != nullptr && issued->from.has_year) {
    facts.year = issued->from.year;
    if (issued->to.has_year) facts.other_year = issued->to.year;
  }
  if (const Date* online = record.date(Field::available_date); online != nullptr && online->from.has_year) {
    facts.other_year = online->from.year;
  }
  if (const Text* pages = record.text(Field::page)) facts.pages = pages->plain;
  if (const Text* note = record.text(Field::note)) facts.note = note->plain;
  read_identifiers(record, facts);
  read_venues(record, facts);
  for (const Extra& extra : record.extra) read_updates(extra, facts.updates);
  return facts;
}

}  // namespace opcit::verify
