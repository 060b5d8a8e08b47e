/// Reads one <work:work> or <work:work-summary>, of API 2.0 to 3.0, as a record.
/// reader.cpp finds the works in a document; tables.h has the words of the schema.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "opcit/builder.h"
#include "orcid/tables.h"
#include "syntax/xml/document.h"

namespace opcit::orcid {

/// Create one for each parse() call.
class WorkReader {
 public:
  WorkReader(xml::Document& document, Batch& batch) : document_(document), batch_(batch), builder_(batch) {}

  /// Appends the work in `document`. `whole`: it was well-formed.
  void read(bool whole);

 private:
  struct Contributor {
    std::string_view role;
    bool has_role = false;
    Name name;
    Span source;
  };

  void dispatch(pugi::xml_node node);
  void attributes(pugi::xml_node work);
  void title(pugi::xml_node node);
  void text(Field field, pugi::xml_node node);
  void type(pugi::xml_node node);
  void publication_date(pugi::xml_node node);
  void external_id(pugi::xml_node node);
  void identifier(std::string_view type, std::string_view value, std::string_view relation, Span source);
  void keep_address(std::string_view type, std::string_view written, std::string_view address);
  void url(pugi::xml_node node);
  void contributor(pugi::xml_node node);
  void finish_contributors();
  void keep(pugi::xml_node node, std::string_view path);
  void keep(std::string_view tag, std::string_view value, Span source);
  void say(Code code, std::string_view value);

  xml::Document& document_;
  Batch& batch_;
  RecordBuilder builder_;
  std::vector<Contributor> contributors_;
  std::vector<Identifier> identifiers_;
};

}  // namespace opcit::orcid
