#include "bibtex/inherit/xdata_references.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/ascii.h"
#include "bibtex/inherit/inherit.h"
#include "bibtex/tree/scan.h"
#include "names/lists.h"

namespace opcit::bibtex {
namespace {

constexpr std::string_view marker = "xdata=";
constexpr char separator = '-';

/// The types of biblatex's data model; only fields of one type stand for each other.
enum class ValueType : std::uint8_t {
  names,
  literals,
  keys,
  literal,
  integer,
  key,
  date,
  date_part,
  verbatim,
  address,
  keywords,
  range,
  none,  ///< Names entries or sets options: not for others.
};

struct TypeRow {
  std::string_view name;
  ValueType type;
};

// What does not stand here is a literal.
// clang-format off
constexpr auto type_rows = std::to_array<TypeRow>({
    {"afterword", ValueType::names}, {"annotator", ValueType::names}, {"author", ValueType::names},
    {"bookauthor", ValueType::names}, {"commentator", ValueType::names}, {"editor", ValueType::names},
    {"editora", ValueType::names}, {"editorb", ValueType::names}, {"editorc", ValueType::names},
    {"foreword", ValueType::names}, {"holder", ValueType::names}, {"introduction", ValueType::names},
    {"namea", ValueType::names}, {"nameb", ValueType::names}, {"namec", ValueType::names},
    {"shortauthor", ValueType::names}, {"shorteditor", ValueType::names}, {"sortname", ValueType::names},
    {"translator", ValueType::names},
    {"address", ValueType::literals}, {"institution", ValueType::literals}, {"lista", ValueType::literals},
    {"listb", ValueType::literals}, {"listc", ValueType::literals}, {"listd", ValueType::literals},
    {"liste", ValueType::literals}, {"listf", ValueType::literals}, {"location", ValueType::literals},
    {"organization", ValueType::literals}, {"origlocation", ValueType::literals},
    {"origpublisher", ValueType::literals}, {"publisher", ValueType::literals}, {"school", ValueType::literals},
    {"language", ValueType::keys}, {"origlanguage", ValueType::keys},
    {"sortyear", ValueType::integer}, {"volume", ValueType::integer}, {"volumes", ValueType::integer},
    {"authortype", ValueType::key}, {"bookpagination", ValueType::key}, {"editoratype", ValueType::key},
    {"editorbtype", ValueType::key}, {"editorctype", ValueType::key}, {"editortype", ValueType::key},
    {"nameatype", ValueType::key}, {"namebtype", ValueType::key}, {"namectype", ValueType::key},
    {"pagination", ValueType::key}, {"pubstate", ValueType::key}, {"type", ValueType::key},
    {"date", ValueType::date}, {"eventdate", ValueType::date}, {"origdate", ValueType::date},
    {"urldate", ValueType::date},
    {"day", ValueType::date_part}, {"month", ValueType::date_part}, {"origyear", ValueType::date_part},
    {"year", ValueType::date_part}, {"yeardivision", ValueType::date_part},
    {"doi", ValueType::verbatim}, {"eprint", ValueType::verbatim}, {"file", ValueType::verbatim},
    {"journaldoi", ValueType::verbatim}, {"pdf", ValueType::verbatim}, {"verba", ValueType::verbatim},
    {"verbb", ValueType::verbatim}, {"verbc", ValueType::verbatim},
    {"code", ValueType::address}, {"data", ValueType::address}, {"url", ValueType::address},
    {"keyword", ValueType::keywords}, {"keywords", ValueType::keywords},
    {"pages", ValueType::range},
    {"crossref", ValueType::none}, {"entryset", ValueType::none}, {"execute", ValueType::none},
    {"ids", ValueType::none}, {"options", ValueType::none}, {"related", ValueType::none},
    {"relatedoptions", ValueType::none}, {"xdata", ValueType::none}, {"xref", ValueType::none},
});

/// Two names of one field: an @xdata entry may have either.
constexpr auto names_of_one_field = std::to_array<std::pair<Tag, Tag>>({
    {tag("address"), tag("location")}, {tag("annote"), tag("annotation")}, {tag("archiveprefix"), tag("eprinttype")},
    {tag("journal"), tag("journaltitle")}, {tag("key"), tag("sortkey")}, {tag("pdf"), tag("file")},
    {tag("primaryclass"), tag("eprintclass")}, {tag("school"), tag("institution")},
});
// clang-format on

constexpr auto type_of_tag = [] {
  std::array<ValueType, known_tags.size()> types{};
  types.fill(ValueType::literal);
  for (const TypeRow& row : type_rows) types.at(find_tag(row.name)) = row.type;
  return types;
}();

ValueType type_of(Tag tag) noexcept { return tag == unknown_tag ? ValueType::none : type_of_tag[tag]; }

bool is_list(ValueType type) noexcept {
  return type == ValueType::names || type == ValueType::literals || type == ValueType::keys;
}

Tag other_name(Tag of) noexcept {
  for (const auto& [one, other] : names_of_one_field) {
    if (of == one || of == other) return of == one ? other : one;
  }
  return unknown_tag;
}

bool begins_with_marker(std::string_view text) noexcept {
  return text.size() >= marker.size() && ascii::equals_lower(text.substr(0, marker.size()), marker);
}

/// Well formed or not.
bool is_reference(std::string_view item) noexcept {
  return item.size() > marker.size() && begins_with_marker(item) && std::ranges::none_of(item, ascii::is_space);
}

/// Calls take(part) for what the field's type has as an item.
template <class Take>
void each_item(Tag tag, std::string_view tex, Take take) {
  if (!is_list(type_of(tag))) return take(trim_blanks(tex));
  Arena arena;
  std::ranges::for_each(names::split_name_list(tex, arena).names, take);
}

std::optional<XdataReference> parse_reference(std::string_view item) {
  const std::string_view rest = item.substr(marker.size());
  const std::size_t first = rest.find(separator);
  if (first == 0 || first == std::string_view::npos) return std::nullopt;
  const std::size_t second = rest.find(separator, first + 1);
  XdataReference reference{rest.substr(0, first), rest.substr(first + 1, second - first - 1), 0};
  if (reference.field.empty()) return std::nullopt;
  if (second == std::string_view::npos) return reference;
  const std::string_view number = rest.substr(second + 1);
  const bool is_number = !number.empty() && std::ranges::all_of(number, ascii::is_digit);
  // Those that are too large for it, and 0, are the positions of no item.
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), reference.position);
  if (error != std::errc() || reference.position == 0) reference.position = std::string_view::npos;
  return is_number ? std::optional(reference) : std::nullopt;
}

std::string name_of(const XdataReference& reference) {
  return std::string(reference.key) + separator + std::string(reference.field);
}

}  // namespace

bool mentions_references(std::string_view text) noexcept {
  constexpr std::size_t before = marker.size() - 1;
  for (std::size_t at = text.find('='); at != std::string_view::npos; at = text.find('=', at + 1)) {
    if (at >= before && begins_with_marker(text.substr(at - before))) return true;
  }
  return false;
}

std::string_view source_of(const SourceField& field, const Chunk& chunk) noexcept {
  return chunk.text.substr(static_cast<std::size_t>(field.span.pos - chunk.offset), field.span.len);
}

bool refers_to_xdata(const SourceField& field, const Chunk& chunk) noexcept {
  return type_of(field.tag) != ValueType::none && mentions_references(source_of(field, chunk));
}

void each_referenced_key(Tag tag, std::string_view tex, const std::function<void(std::string_view key)>& take) {
  if (type_of(tag) == ValueType::none || !mentions_references(tex)) return;
  each_item(tag, tex, [&](std::string_view item) {
    const auto reference = is_reference(item) ? parse_reference(item) : std::nullopt;
    if (reference) take(reference->key);
  });
}

bool holds_reference(Tag tag, std::string_view tex) {
  bool found = false;
  each_item(tag, tex, [&found](std::string_view item) { found = found || is_reference(item); });
  return found;
}

const Referent& Referents::of(const Parent::Field& field) {
  const auto [place, is_new] = cut_.try_emplace(&field);
  Referent& referent = place->second;
  if (!is_new) return referent;
  referent.tex = arena_.copy(std::string_view(field.tex));
  if (!is_list(type_of(field.tag))) return referent;
  const names::TexNameList list = names::split_name_list(referent.tex, arena_);
  referent.items = list.names;
  referent.truncated = list.truncated;
  return referent;
}

std::optional<std::size_t> find_referent(const Parent* parent, const XdataReference& reference, Tag from,
                                         ReferenceFault& fault) {
  const std::string key(reference.key);
  const std::string name(reference.field);
  if (parent == nullptr) {
    fault = {Code::unresolved_parent, key};
    return std::nullopt;
  }
  if (parent->type != "xdata") {
    fault.detail = key + " is no @xdata";
    return std::nullopt;
  }
  const Tag tag = find_tag_ignoring_case(reference.field);
  const auto place_of = [&](Tag of) { return std::ranges::find(parent->fields, of, &Parent::Field::tag); };
  auto place = place_of(tag);
  if (place == parent->fields.end()) place = place_of(other_name(tag));
  const bool found = tag != unknown_tag && place != parent->fields.end();
  if (!found) fault.detail = key + " has no " + name;
  if (!found) return std::nullopt;
  if (type_of(place->tag) == type_of(from)) return static_cast<std::size_t>(place - parent->fields.begin());
  fault.detail = name + " is no value for " + std::string(known_tags[from]);
  return std::nullopt;
}

const Parent::Field* find_settled(const Parent* parent, const XdataReference& reference, Tag from,
                                  ReferenceFault& fault) {
  const std::optional<std::size_t> place = find_referent(parent, reference, from, fault);
  if (!place) return nullptr;
  const Parent::Field& field = parent->fields[*place];
  if (field.state == Parent::State::settled) return &field;
  fault = field.state == Parent::State::circular ? ReferenceFault{Code::inheritance_circle, name_of(reference)}
                                                 : ReferenceFault{.detail = name_of(reference) + " is too long"};
  return nullptr;
}

bool keeps_its_type(Tag tag) noexcept {
  return type_of(tag) != ValueType::date && type_of(tag) != ValueType::date_part;
}

std::optional<std::string_view> References::read(Tag tag, std::string_view tex) {
  if (type_of(tag) == ValueType::none || !mentions_references(tex)) return std::nullopt;
  if (is_list(type_of(tag))) return read_list(tag, tex);
  const std::string_view written = trim_blanks(tex);
  const Referent* referent = is_reference(written) ? follow(written, tag).referent : nullptr;
  return referent == nullptr ? std::nullopt : std::optional(referent->tex);
}

std::optional<std::string_view> References::read_list(Tag tag, std::string_view tex) {
  const names::TexNameList list = names::split_name_list(tex, arena_);
  bool truncated = list.truncated;
  bool changed = false;
  std::string out;
  const auto append = [&out](std::string_view item) {
    if (!out.empty()) out += " and ";
    out += item;
  };
  for (const std::string_view item : list.names) {
    const Found found = is_reference(item) ? follow(item, tag) : Found{};
    changed = changed || found.referent != nullptr;
    if (found.referent == nullptr) {
      append(item);
    } else if (found.position == 0) {
      if (list.names.size() == 1 && !list.truncated) return found.referent->tex;
      std::ranges::for_each(found.referent->items, append);
      truncated = truncated || found.referent->truncated;
    } else {
      append(found.referent->items[found.position - 1]);
    }
  }
  if (!changed) return std::nullopt;
  if (truncated) append("others");
  return arena_.copy(std::string_view(out));
}

References::Found References::follow(std::string_view written, Tag tag) {
  ReferenceFault fault;
  const auto fail = [&](std::string detail) {
    if (!detail.empty()) fault.detail = std::move(detail);
    report_(written, fault);
    return Found{};
  };
  const auto reference = parse_reference(written);
  if (!reference) return fail(std::string(written));
  const Parent::Field* field = find_(*reference, tag, fault);
  if (field == nullptr) return fail({});
  const Referent& referent = referents_.of(*field);
  const bool whole = !is_list(type_of(tag)) || reference->position == 0;
  const std::size_t items = referent.items.size();
  if (!whole && reference->position > items) {
    return fail(name_of(*reference) + " has " + std::to_string(items) + (items == 1 ? " item" : " items"));
  }
  const std::size_t size = whole ? referent.tex.size() : referent.items[reference->position - 1].size();
  if (size > room_) return fail(name_of(*reference) + " is too long");
  room_ -= size;
  return {&referent, whole ? 0 : reference->position};
}

namespace {

/// Goes from field to field, those first that others refer to.
class Settler {
 public:
  explicit Settler(ParentMap& parents) : parents_(parents) {}

  void settle(Parent::Field& field) { settle(field, 0); }

 private:
  /// What was met below a field. A line of references that is too long is known to be so of its beginning only.
  enum class Outcome : std::uint8_t { settled, circular, too_far };

  Outcome settle(Parent::Field& field, std::size_t depth) {
    using State = Parent::State;
    if (field.state == State::settled || field.state == State::too_long) {
      return depth + field.steps > max_generations ? Outcome::too_far : Outcome::settled;
    }
    if (field.state != State::open) return Outcome::circular;
    if (depth >= max_generations) return Outcome::too_far;
    field.state = State::being_settled;
    const Outcome outcome = read(field, depth);
    if (outcome == Outcome::settled) return outcome;
    field.state = outcome == Outcome::too_far && depth > 0 ? State::open : State::circular;
    return outcome;
  }

  Outcome read(Parent::Field& field, std::size_t depth) {
    Outcome outcome = Outcome::settled;
    std::uint8_t steps = 0;
    const auto find = [&](const XdataReference& reference, Tag from, ReferenceFault& fault) -> const Parent::Field* {
      if (outcome != Outcome::settled) return nullptr;
      const auto parent = parents_.find(reference.key);
      if (parent == parents_.end()) return nullptr;
      const auto place = find_referent(parent->second.get(), reference, from, fault);
      if (!place) return nullptr;
      Parent::Field* found = &parent->second->fields[*place];
      outcome = settle(*found, depth + 1);
      steps = std::max(steps, found->steps);
      return outcome == Outcome::settled && found->state == Parent::State::settled ? found : nullptr;
    };
    Arena arena;
    const auto read = References(
                          find, [](std::string_view, const ReferenceFault&) {}, referents_, arena)
                          .read(field.tag, field.tex);
    if (outcome != Outcome::settled) return outcome;
    field.steps = static_cast<std::uint8_t>(steps + 1);
    const bool fits = !read || read->size() <= room_;
    field.state = fits ? Parent::State::settled : Parent::State::too_long;
    if (read && fits) {
      room_ -= read->size();
      field.tex = *read;
    }
    return outcome;
  }

  ParentMap& parents_;
  Arena lists_;
  Referents referents_{lists_};
  std::size_t room_ = max_referred_bytes;
};

}  // namespace

void settle_references(ParentMap& parents) {
  Settler settler(parents);
  for (const auto& [key, parent] : parents) {
    for (Parent::Field& field : parent->fields) settler.settle(field);
  }
}

}  // namespace opcit::bibtex
