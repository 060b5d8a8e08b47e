/// Reads one line of the snapshot into a record.
/// snapshot_reader.cpp splits the file into lines; values.h reads single values.
#pragma once

#include <string_view>
#include <vector>

#include "opcit/builder.h"
#include "opcit/format.h"
#include "opcit/latex.h"
#include "syntax/json/cursor.h"

namespace opcit::arxiv_jsonl {

/// Use one object per parse() call; its memory is reused for each line.
class PaperReader {
 public:
  PaperReader(const Chunk& chunk, Batch& batch) : chunk_(chunk), batch_(batch), builder_(batch) {}

  /// Appends the paper on `line`, which is part of the chunk. An invalid line becomes a diagnostic.
  void read(std::string_view line);

 private:
  /// A string member: its decoded value and its location.
  struct Written {
    std::string_view text = {};
    Span source = {};
  };
  using Reads = void (PaperReader::*)(const Written& written);

  bool member(json::Cursor& cursor, std::string_view name);
  bool versions(json::Cursor& cursor);
  bool one_version(json::Cursor& cursor);
  bool authors_parsed(json::Cursor& cursor);
  bool one_author(json::Cursor& cursor);
  bool keep(json::Cursor& cursor, std::string_view name);
  static Reads reader_of(std::string_view name) noexcept;

  void id(const Written& written);
  void authors(const Written& written);
  void title(const Written& written);
  void comments(const Written& written);
  void doi(const Written& written);
  void license(const Written& written);
  void categories(const Written& written);
  void abstract(const Written& written);

  void finish(std::string_view line);
  void finish_authors();
  void finish_id();
  Name parse_author(std::string_view key, std::string_view forenames, std::string_view suffix);
  Text decode(std::string_view source, Span where);
  std::string_view plain(std::string_view source, Span where);
  void complain(Code code, Span where, std::string_view detail);
  Span span_of(std::string_view part) const { return chunk_.span_of(part); }

  const Chunk& chunk_;
  Batch& batch_;
  RecordBuilder builder_;
  Written id_;
  Written authors_;
  Written created_;  ///< Date of the first version.
  std::string_view last_version_;
  std::vector<Name> people_;
  Span people_source_ = {};
  std::vector<std::string_view> words_;
  std::vector<LatexNote> notes_;
};

}  // namespace opcit::arxiv_jsonl
