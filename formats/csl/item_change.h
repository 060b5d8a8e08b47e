/// The edits that change one object of CSL-JSON: members that were written alike before and after keep their bytes,
/// their place and the name that another program gave them.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "csl/write_options.h"
#include "opcit/format.h"
#include "syntax/json/edits.h"
#include "syntax/json/tree.h"

namespace opcit::csl {

/// A record as the writer writes it, as a tree.
struct Rendered {
  explicit Rendered(const Record& record);
  Rendered(const Rendered&) = delete;
  Rendered& operator=(const Rendered&) = delete;

  /// nullptr: not written, or only deduced from other members.
  const json::Node* find(std::string_view name) const;
  const json::Node& sidecar() const { return node["custom"]["opcit"]; }

  std::string text;
  Arena arena;
  json::Node node;
  Losses losses;
  Diagnostics diagnostics;
};

/// One use.
class ItemChange {
 public:
  /// `own`: the object in `text`. All must outlive it.
  ItemChange(std::string_view text, const json::Node& own, const Rendered& was, const Rendered& is, Edits& edits);

  /// Losses: values that the object cannot take, because it holds another one there.
  void run(const Record& record, Losses& losses);

 private:
  /// A line at the start of the note that gives a variable.
  struct Variable {
    std::string_view line;
    std::string_view value;
  };
  void read_note();
  std::size_t place_of(std::string_view name) const;
  void change(std::string_view name, const json::Node& value);
  void remove(std::string_view name);
  void uncover_in_note(std::string_view name);
  void change_custom();
  void change_note();
  const json::Node& stored(std::string text);

  const json::Node& own_;
  const Rendered& was_;
  const Rendered& is_;
  json::TreeEdits edits_;
  Arena arena_;
  std::deque<json::Node> made_;  ///< Values that no record has as they are.
  std::vector<std::string_view> refused_;
  std::vector<bool> removed_;
  std::vector<json::TreeEdits::NewMember> added_;
  std::vector<Variable> lines_;                      ///< Of the note, in order.
  std::map<std::string_view, std::size_t> in_note_;  ///< The names of members, and their lines.
  std::string_view note_;                            ///< The rest of the note.
  bool note_changed_ = false;
};

}  // namespace opcit::csl
