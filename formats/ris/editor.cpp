// Changes records of RIS in place.
#include <algorithm>
#include <string>

#include "model/editing.h"
#include "model/same_record.h"
#include "ris/format.h"
#include "ris/lines.h"
#include "ris/record_change.h"
#include "ris/rendered.h"
#include "ris/values.h"

namespace opcit::ris {
namespace {

std::string with_line_ends(std::string_view text, std::string_view line_end) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("\r\n", at), text.size());
    out.append(text.substr(at, end - at));
    if (end < text.size()) out += line_end;
    at = end + 2;
  }
  return out;
}

class RisEditor final : public Editor {
 public:
  explicit RisEditor(const Options& options) : writer_(make_writer(options)) {
    const auto preprint = options.find("ris-preprint");
    // The default asks for nothing.
    if (preprint != options.end() && preprint->second != "UNPB") preprint_ = preprint->second;
    writes_keys_ = options.contains("key-template");
  }

  void change(const Chunk& chunk, const Record& before, const Record& given, Edits& edits,
              WriteReport& report) const override {
    Record after = given;
    // RIS needs no key: one that nobody asked for is not written.
    if (after.key_generated && !writes_keys_) after.key = before.key;
    if (is_same_record(before, after)) return;
    if (before.kind != after.kind) return rewrite(chunk, before, after, edits, report);
    tagged::TaggedRecord source;
    if (!load(chunk, before, source)) return;
    const TypeRow& type = type_or_generic(before.kind_as_written);
    Rendered was;
    Rendered is;
    render(before, type, rows_, was);
    render(after, type, rows_, is);
    RecordChange(chunk, source, type, was, is).append_to(before, after, edits);
    append_new(was.losses, is.losses, *report.losses);
    append_new(was.diagnostics, is.diagnostics, *report.diagnostics);
  }

  void respell(const Chunk& chunk, const Record& record, Edits& edits) const override {
    tagged::TaggedRecord source;
    if (preprint_.empty() || !is_written_as_preprint(record) || !load(chunk, record, source)) return;
    const std::string_view written = record.kind_as_written;
    const std::string_view line = source.values.front().raw;
    const std::size_t at = written.empty() ? line.npos : line.find(written);
    if (source.values.front().tag != "TY" || at == line.npos || written == preprint_) return;
    const auto place = static_cast<std::uint64_t>(line.data() - chunk.text.data()) + at;
    edits.push_back({{place, written.size()}, preprint_});
  }

  void remove(const Chunk& chunk, const Record& record, const Neighbours&, Edits& edits) const override {
    edits.push_back({lines_of(chunk, record.source), {}});
  }

  void add(const Chunk& chunk, const Record* last, const Record& record, Edits& edits,
           WriteReport& report) const override {
    const std::string_view line_end = line_end_of(chunk.text, "\r\n");
    const std::size_t record_end =
        last == nullptr ? chunk.text.size() : last->source.pos - chunk.offset + last->source.len;
    const std::size_t place = end_of_line(chunk.text, record_end);
    std::string text = written(record, line_end, report);
    while (text.ends_with(line_end)) text.resize(text.size() - line_end.size());
    text += line_end;
    // A blank line on each side, as between the others.
    std::string before;
    if (place > 0 && chunk.text[place - 1] != '\n' && chunk.text[place - 1] != '\r') before += line_end;
    if (place > 0) before += line_end;
    edits.push_back({{place, 0}, before + text});
  }

 private:
  std::string written(const Record& record, std::string_view line_end, WriteReport& report) const {
    std::string text;
    Record copy = record;
    writer_->write({&copy, nullptr}, text, report);
    return with_line_ends(text, line_end);
  }

  /// Another type gives tags another meaning.
  void rewrite(const Chunk& chunk, const Record& before, const Record& after, Edits& edits, WriteReport& report) const {
    const std::uint64_t place = before.source.pos - chunk.offset;
    const std::string_view line_end = line_end_of(chunk.text.substr(place), "\r\n");
    std::string text = written(after, line_end, report);
    while (text.ends_with(line_end)) text.resize(text.size() - line_end.size());
    edits.push_back({{place, before.source.len}, std::move(text)});
  }

  static bool load(const Chunk& chunk, const Record& record, tagged::TaggedRecord& source) {
    const std::string_view text = chunk.text.substr(record.source.pos - chunk.offset, record.source.len);
    tagged::Scanner scanner(text, match_line);
    std::string_view stray;
    return scanner.next(source, stray) == tagged::Scanner::Found::record;
  }

  std::unique_ptr<Writer> writer_;
  WrittenRows rows_;
  std::string preprint_;
  bool writes_keys_ = false;
};

}  // namespace

std::unique_ptr<Editor> make_editor(const Format& from, const Options& options) {
  return from.id == format.id ? std::make_unique<RisEditor>(options) : nullptr;
}

}  // namespace opcit::ris
