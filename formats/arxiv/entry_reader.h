/// Reads one <entry> into a record.
/// reader.cpp cuts the feed into entries; values.h and subjects.h read single values.
#pragma once

#include <string_view>
#include <vector>

#include "opcit/builder.h"
#include "opcit/latex.h"
#include "syntax/xml/document.h"

namespace opcit::arxiv {

/// Use one object per parse() call.
class EntryReader {
 public:
  EntryReader(xml::Document& document, Batch& batch) : document_(document), batch_(batch), builder_(batch) {}

  /// Appends the paper in `document`. An entry that is an error of the service becomes a diagnostic.
  /// `whole`: the entry was well-formed.
  void read(bool whole);

 private:
  void dispatch(pugi::xml_node node);
  void id(pugi::xml_node node);
  void published(pugi::xml_node node);
  void title(pugi::xml_node node);
  void summary(pugi::xml_node node);
  void comment(pugi::xml_node node);
  void author(pugi::xml_node node);
  void category(pugi::xml_node node);
  void primary_category(pugi::xml_node node);
  void doi(pugi::xml_node node);
  void link(pugi::xml_node node);
  void keep(pugi::xml_node node);
  void finish_categories();
  Text decode(std::string_view source);

  xml::Document& document_;
  Batch& batch_;
  RecordBuilder builder_;
  std::vector<Name> authors_;
  Span authors_source_ = {};
  std::vector<Category> categories_;
  std::string_view primary_;
  std::vector<std::string_view> dois_;
  std::vector<LatexNote> notes_;
};

}  // namespace opcit::arxiv
