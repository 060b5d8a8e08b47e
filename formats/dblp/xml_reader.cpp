#include <algorithm>
#include <array>
#include <vector>

#include "dblp/entities.h"
#include "dblp/format.h"
#include "dblp/values.h"
#include "opcit/builder.h"
#include "opcit/diagnostic_codes.h"
#include "syntax/json/answers.h"
#include "syntax/xml/document.h"
#include "text/markup.h"

namespace opcit::dblp {
namespace {

bool is_entry(std::string_view name, std::string_view, std::size_t depth) {
  return depth <= 1 && name != "www" && name != "person" && kind_of(name) != Kind::document;
}

struct XmlTextRow {
  std::string_view element;
  Field field;
};
constexpr auto elements = std::to_array<XmlTextRow>({{"booktitle", Field::container_title},
                                                     {"journal", Field::container_title},
                                                     {"school", Field::publisher},
                                                     {"pages", Field::page},
                                                     {"volume", Field::volume},
                                                     {"number", Field::issue},
                                                     {"series", Field::collection_title},
                                                     {"publisher", Field::publisher},
                                                     {"address", Field::publisher_place},
                                                     {"note", Field::note}});

/// Appends the children of `node` as text with markup: "H<sub>2</sub>O".
void append_inner(std::string& out, pugi::xml_node node) {
  for (const pugi::xml_node child : node.children()) {
    if (child.type() != pugi::node_element) {
      out += child.value();
      continue;
    }
    out.append("<").append(child.name()).append(">");
    append_inner(out, child);
    out.append("</").append(child.name()).append(">");
  }
}

class EntryReader {
 public:
  EntryReader(xml::Document& document, Batch& batch) : document_(document), batch_(batch), builder_(batch) {}

  void read(bool whole) {
    const pugi::xml_node root = document_.root();
    const std::string_view type = xml::local_name(root);
    people_.clear();
    editors_.clear();
    builder_.begin(document_.span());
    builder_.record().recovered = !whole;
    builder_.record().kind = kind_of(type);
    builder_.record().kind_as_written = batch_.arena.copy(type);
    for (const pugi::xml_node child : root.children()) {
      if (child.type() == pugi::node_element) element(child, xml::local_name(child));
    }
    builder_.names(Field::author, {.people = batch_.arena.copy(people_)}, document_.span());
    builder_.names(Field::editor, {.people = batch_.arena.copy(editors_)}, document_.span());
    add_key(builder_, batch_.arena.copy(xml::attribute(root, "key")), document_.span());
    builder_.finish();
  }

 private:
  void element(pugi::xml_node node, std::string_view name) {
    const std::string_view line = document_.line(node);
    const Span where = document_.span_of(line);
    const std::string_view text = with_characters(line, batch_.arena);
    if (name == "author") return people_.push_back(person_of(text, batch_.arena));
    if (name == "editor") return editors_.push_back(person_of(text, batch_.arena));
    if (name == "title") return title(node, where);
    if (name == "year") return builder_.date(Field::issued, {.from = json::iso_point(text)}, where);
    if (name == "ee") return add_link(builder_, text, where, batch_.arena);
    if (name == "isbn" || name == "issn") {
      return builder_.identifier(
          {.scheme = name == "isbn" ? Scheme::isbn : Scheme::issn, .value = text, .source = where});
    }
    const auto row = std::ranges::find(elements, name, &XmlTextRow::element);
    if (row == elements.end() || builder_.has(row->field)) return keep(name, text, where);
    builder_.text(row->field, text::parse_markup(text, batch_.arena), where);
  }

  void keep(std::string_view name, std::string_view text, Span where) {
    if (!text.empty()) builder_.extra({"dblp-xml", batch_.arena.copy(name), text, where});
  }

  void title(pugi::xml_node node, Span where) {
    std::string marked;
    append_inner(marked, node);
    builder_.text(Field::title, title_of(with_characters(batch_.arena.copy(marked), batch_.arena), batch_.arena),
                  where);
  }

  xml::Document& document_;
  Batch& batch_;
  RecordBuilder builder_;
  std::vector<Name> people_;
  std::vector<Name> editors_;
};

class DumpReader final : public xml::SlicedReader {
 public:
  DumpReader() : SlicedReader(is_entry) {}

  void parse(const Chunk& chunk, Batch& batch) const override {
    xml::Document document(chunk, batch);
    EntryReader entries(document, batch);
    slices(chunk, batch.diagnostics, [&](const xml::Slice& slice) {
      const std::size_t said = batch.diagnostics.size();
      const bool whole = document.load(slice);
      forget_known_entities(batch, said);
      entries.read(whole);
    });
  }

 private:
  /// The XML parser does not know the entities of the DTD. They are decoded here, so the diagnostics are dropped.
  static void forget_known_entities(Batch& batch, std::size_t from) {
    const auto known = [](const Diagnostic& said) {
      return said.code == Code::unknown_entity && is_known_entity(said.detail);
    };
    const auto first = batch.diagnostics.begin() + static_cast<std::ptrdiff_t>(from);
    batch.diagnostics.erase(std::remove_if(first, batch.diagnostics.end(), known), batch.diagnostics.end());
  }
};

}  // namespace

std::unique_ptr<Reader> make_xml_reader(const Options&) { return std::make_unique<DumpReader>(); }

}  // namespace opcit::dblp
