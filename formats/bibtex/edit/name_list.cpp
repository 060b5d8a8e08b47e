#include "bibtex/edit/name_list.h"

#include <algorithm>
#include <tuple>

#include "names/lists.h"

namespace opcit::bibtex {
namespace {

bool is_same(const Name& a, const Name& b) {
  const auto parts = [](const Name& name) {
    return std::tie(name.family, name.given, name.dropping_particle, name.non_dropping_particle, name.suffix,
                    name.literal);
  };
  return parts(a) == parts(b);
}

/// Replaces each changed name and keeps the separators of the file.
std::string replaced_in_place(std::string_view own, const names::TexNameList& old, const Names& before,
                              const Names& after, const names::TexNameList& rendered) {
  std::string list;
  const char* done = own.data();
  for (std::size_t i = 0; i < old.names.size(); ++i) {
    if (is_same(before.people[i], after.people[i])) continue;
    list.append(done, static_cast<std::size_t>(old.names[i].data() - done));
    list += rendered.names[i];
    done = old.names[i].data() + old.names[i].size();
  }
  list.append(done, static_cast<std::size_t>(own.data() + own.size() - done));
  return list;
}

/// The index of `name` in the file's list, searched near `place`; the size of the list if not found.
std::size_t place_of(const Name& name, std::size_t place, const Names& before) {
  constexpr std::size_t reach = 8;
  const std::size_t size = before.people.size();
  for (std::size_t at = place - std::min(place, reach); at < std::min(size, place + reach); ++at) {
    if (is_same(before.people[at], name)) return at;
  }
  return size;
}

/// Joins the names again if some were added or removed.
std::string joined(const names::TexNameList& old, const Names& before, const Names& after,
                   const names::TexNameList& rendered) {
  std::string list;
  for (std::size_t i = 0; i < after.people.size(); ++i) {
    const std::size_t place = place_of(after.people[i], i, before);
    if (i > 0) list += " and ";
    list += place < old.names.size() ? old.names[place] : rendered.names[i];
  }
  if (after.truncated) list += " and others";
  return list;
}

}  // namespace

std::optional<std::string> edited_name_list(std::string_view own, const Names& before, const Names& after,
                                            std::string_view rendered) {
  Arena arena;
  const names::TexNameList old = names::split_name_list(own, arena);
  const names::TexNameList made = names::split_name_list(rendered, arena);
  if (old.names.empty() || old.names.size() != before.people.size() || made.names.size() != after.people.size()) {
    return std::nullopt;
  }
  const bool in_place = before.people.size() == after.people.size() && before.truncated == after.truncated;
  return in_place ? replaced_in_place(own, old, before, after, made) : joined(old, before, after, made);
}

}  // namespace opcit::bibtex
