/// The edits of one entry whose record has changed. editor.h is the entry point.
#pragma once

#include <vector>

#include "bibtex/edit/rendered.h"
#include "opcit/record.h"

namespace opcit::bibtex {

class EntryChange {
 public:
  /// `source` is the text that `entry` was parsed from. `was` and `is` are both records as the writer writes them.
  EntryChange(std::string_view source, const Block& entry, const Record& before, const Record& after,
              const Rendered& was, const Rendered& is)
      : source_(source), entry_(entry), before_(before), after_(after), was_(was), is_(is) {}

  void append_to(Edits& edits, WriteReport& report);

 private:
  void replace_type();
  void replace_key();
  void put(const RenderedField& field);
  void replace(const FieldNode& own, RenderedField field);
  void take_away(const RenderedField& field);
  void take_away_what_nothing_needs();
  bool is_user_s_own(std::string_view tag) const;
  bool is_to_change(const RenderedField& field) const;
  void keep_other_names(const FieldNode& own, RenderedField& field) const;
  void refuse(const RenderedField& field);

  std::string_view source_;
  const Block& entry_;
  const Record& before_;
  const Record& after_;
  const Rendered& was_;
  const Rendered& is_;
  Edits edits_;
  Losses losses_;
  std::vector<const FieldNode*> touched_;
  std::vector<const FieldNode*> removed_;
  std::vector<const RenderedField*> added_;
};

}  // namespace opcit::bibtex
