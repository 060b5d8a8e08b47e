/// The edits that change one record of RIS: lines are compared by what they mean, and a line that holds the same value
/// as before keeps its bytes, its tag and its place.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/format.h"
#include "ris/rendered.h"
#include "syntax/tagged/lines.h"

namespace opcit::ris {

/// One use.
class RecordChange {
 public:
  /// `source`: the record in `chunk`. All must outlive it.
  RecordChange(const Chunk& chunk, const tagged::TaggedRecord& source, const TypeRow& type, const Rendered& was,
               const Rendered& is);

  /// `before` and `after` decide about lines that the writer does not write.
  void append_to(const Record& before, const Record& after, Edits& edits);

 private:
  /// A line of the file, with those that continue it.
  struct OwnLine {
    std::string_view tag;
    std::string_view value;  ///< Trimmed; may hold line ends.
    std::string text;        ///< As the writer would write it.
    std::size_t begin = 0;   ///< In the chunk.
    std::size_t end = 0;     ///< After its line end.
  };
  struct Group {
    std::vector<OwnLine*> own = {};
    std::vector<OwnLine*> blank = {};  ///< Tags without a value.
    std::vector<const RenderedLine*> was = {};
    std::vector<const RenderedLine*> is = {};
  };
  /// A line that was written, what becomes of it, and the lines of the file that hold it.
  struct Pair {
    const RenderedLine* was;
    const RenderedLine* now = nullptr;  ///< nullptr: it is gone.
    std::vector<OwnLine*> own = {};
  };
  /// A new line.
  struct Addition {
    const RenderedLine* line;
    std::size_t after;  ///< The number of pairs before it.
  };

  void read(const tagged::TaggedRecord& source);
  void change(Meaning meaning, Group& group);
  static std::vector<Addition> pair(const Group& group, std::vector<Pair>& pairs);
  static std::vector<OwnLine*> assign(const Group& group, std::vector<Pair>& pairs);
  void change_rest(Meaning meaning, const std::vector<OwnLine*>& rest, std::vector<Pair>& pairs);
  void change_line(const OwnLine& own, const Pair& pair);
  void put(const Addition& addition, const std::vector<Pair>& pairs, Group& group);
  void replace(const OwnLine& own, std::string_view value);
  void remove(const OwnLine& own);
  void insert(std::size_t place, std::string_view tag, std::string_view value);
  void take_away(const Record& before, const Record& after, const Group& group);

  const Chunk& chunk_;
  Family family_;
  std::vector<OwnLine> lines_;
  std::map<Meaning, Group> groups_;
  std::string_view separator_ = "  - ";  // between tag and value
  std::string_view line_end_;
  std::size_t end_ = 0;  // of the last line with a tag
  Edits edits_;
};

}  // namespace opcit::ris
