#include "opcit/name.h"

#include "fuzz/targets/bytes.h"
#include "fuzz/targets/targets.h"
#include "names/format.h"
#include "names/lists.h"
#include "opcit/error.h"
#include "opcit/latex.h"
#include "opcit/people.h"
#include "unit/names/show.h"

namespace opcit::fuzz {
namespace {

/// A name written in BibTeX's form is split into the same parts, if the form permits it.
std::string fault_of_bibtex_form(const Name& name) {
  Arena arena;
  const names::BibtexForm form = names::bibtex_form(name, arena);
  std::string tex;
  names::append_bibtex(
      form,
      [](std::string_view text, std::string& out) {
        encode_latex({text, {}}, {}, out);
      },
      tex);
  const std::string back = names::show(parse_name(tex, NameSyntax::bibtex, arena));
  if (!form.exact || back == names::show(name)) return {};
  return names::show(name) + "\nis written as\n" + tex + "\nwhich is split into\n" + back;
}

std::string fault_of_comparing(const Name& a, const Name& b) {
  if (compatible(a, b) != compatible(b, a)) return "to be compatible is not symmetric";
  const bool same = compatible(a, b) == Compatibility::same;
  if (same != (comparison_key(a) == comparison_key(b))) return "the same name has another key";
  return {};
}

std::string fault_of_lists(std::string_view source) {
  Arena arena;
  for (const names::NameList& list :
       {names::parse_listed_names(source, arena), names::parse_bibtex_names(source, arena)}) {
    if (list.spans.size() != list.names.people.size()) return "a name has no place";
    for (const names::NameSpan& span : list.spans) {
      if (span.pos > source.size() || span.len > source.size() - span.pos) return "a name lies outside the list";
    }
  }
  return {};
}

std::string fault_of_text(const std::string& source) {
  Arena arena;
  const Name printed = parse_name(source, NameSyntax::display, arena);
  const Name tex = parse_name(source, NameSyntax::bibtex, arena);
  for (std::string fault : {fault_of_comparing(printed, tex), fault_of_lists(source), fault_of_bibtex_form(printed),
                            fault_of_bibtex_form(tex)}) {
    if (!fault.empty()) return fault;
  }
  return {};
}

/// A name with arbitrary parts.
Name of_parts(std::string_view text) {
  Name name;
  name.family = take_until(text, '|');
  name.given = take_until(text, '|');
  name.non_dropping_particle = take_until(text, '|');
  name.dropping_particle = take_until(text, '|');
  name.suffix = take_until(text, '|');
  name.literal = text;
  return name;
}

}  // namespace

std::string names_fault(std::string_view bytes) {
  try {
    return fault_of_text(as_text(bytes));
  } catch (const IoError&) {
    return {};
  }
}

std::string name_lines_fault(std::string_view bytes) {
  try {
    const std::string text = as_text(bytes);
    const Name name = of_parts(text);
    const std::string line = name_line(name);
    Arena arena;
    const std::string again = name_line(read_name_line(line, arena));
    return again == line ? "" : line + "\nis read as\n" + again;
  } catch (const IoError&) {
    return {};
  }
}

namespace {

class Silent final : public Observer {
 public:
  void diagnostic(const Diagnostic&, const Located&) override {}
  void loss(const Loss&) override {}
};

}  // namespace

std::string name_map_fault(std::string_view bytes) {
  try {
    Diagnostics said;
    Silent silent;
    const NameMap map = NameMap::read(*memory_source("names.tsv", bytes, said), silent);
    const std::string text = as_text(bytes);
    Arena arena;
    for (std::string_view rest = text; !rest.empty();) {
      std::string_view line = take_until(rest, '\n');
      const Name name = read_name_line(take_until(line, '\t'), arena);
      const Name* const found = map.find(name);
      if (found != nullptr && name_line(*found) == name_line(name)) return "a name stands for itself";
    }
    return {};
  } catch (const IoError&) {
    return {};
  }
}

}  // namespace opcit::fuzz
