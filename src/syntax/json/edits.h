/// Edits of a JSON text that keep its layout: new members and elements look like those next to them. For editors, which
/// compare a record as it was written before and after a change (formats/csl/editor.cpp).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "opcit/format.h"
#include "syntax/json/tree.h"

namespace opcit::json {

/// True if both have the same members in any order; a number and a string with its digits are the same.
bool is_same_value(const Node& a, const Node& b);

/// The layout of an object, to be used for others.
struct Style {
  bool lines = false;   ///< One member a line.
  bool nested = false;  ///< Arrays and objects within it have lines, too.
  bool ascii = false;   ///< Other characters are escaped.
  std::string line_end = "\n";
  std::string unit = "  ";  ///< Added to the indentation for each level.
  std::string colon = ": ";
  std::string comma = ", ";
};
/// `model`: an object in `text`.
Style style_of(std::string_view text, const Node& model);
/// The white space at the start of the line that holds `place`.
std::string_view indent_of(std::string_view text, std::size_t place) noexcept;

/// `value` in this style; `indent` is the indentation of the line that it begins on. `whole`: it is like the model, not
/// a value within it.
std::string laid_out(const Node& value, const Style& style, std::string_view indent, bool whole);

/// Collects edits of values in `text`.
class TreeEdits {
 public:
  /// Members named `ignored` are not edited.
  TreeEdits(std::string_view text, Style style, std::string_view ignored, Edits& edits)
      : text_(text), style_(std::move(style)), ignored_(ignored), edits_(edits) {}

  /// `own`, a value in the text, held `was` and must hold `is`. Equal parts are not edited.
  void change(const Node& own, const Node& was, const Node& is);
  void replace(const Node& own, const Node& is);

  struct NewMember {
    std::string_view name;
    const Node* value;
  };
  /// Removes the members for which `removed` is set, and adds others after the last one that stays.
  void edit_members(const Node& own, const std::vector<bool>& removed, const std::vector<NewMember>& added);

 private:
  struct Place {
    std::size_t begin;
    std::size_t end;
  };
  void change_object(const Node& own, const Node& was, const Node& is);
  void change_array(const Node& own, const Node& was, const Node& is);
  static bool find_elements(const Node& own, const Node& was, std::vector<std::size_t>& places);
  void remove(const std::vector<Place>& parts, const std::vector<bool>& removed);
  std::string separator(const Node& own, const std::vector<Place>& parts) const;
  std::vector<Place> places(const Node& own) const;
  std::size_t position(std::string_view part) const { return static_cast<std::size_t>(part.data() - text_.data()); }
  std::string written(const Node& value, std::size_t place) const;

  std::string_view text_;
  Style style_;
  std::string_view ignored_;
  Edits& edits_;
};

}  // namespace opcit::json
