/// A format for tests of the pipeline: one record per line ("key title"), "#.." a document item, "!.." a diagnostic, an
/// empty line nothing. For a line that contains THROW, parse() throws; for a record with key "unwritable", write()
/// throws.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>

#include "opcit/audit.h"
#include "opcit/builder.h"
#include "opcit/diagnostic_codes.h"
#include "opcit/format.h"

namespace opcit::test {

class LinesReader : public Reader {
 public:
  std::size_t cut(std::string_view window, bool last) override {
    const std::size_t end = window.rfind('\n');
    return end == std::string_view::npos ? (last ? window.size() : 0) : end + 1;
  }
  std::size_t resync(std::string_view window) override {
    const std::size_t end = window.find('\n');
    return end == std::string_view::npos ? end : end + 1;
  }
  void parse(const Chunk& chunk, Batch& batch) const override {
    RecordBuilder builder(batch);
    std::string_view rest = chunk.text;
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      parse_line(chunk, line, builder, batch);
    }
  }

 private:
  static void parse_line(const Chunk& chunk, std::string_view line, RecordBuilder& builder, Batch& batch) {
    if (line.empty()) return;
    if (line.find("THROW") != std::string_view::npos) throw std::runtime_error("thrown by parse");
    const Span span = chunk.span_of(line);
    if (line[0] == '!') batch.diagnostics.push_back({Code::bad_field, span, std::string(line.substr(1))});
    if (line[0] == '#') return add_document_item(batch, DocumentKind::comment, line, {}, span);
    builder.begin(span);
    const std::size_t blank = std::min(line.find(' '), line.size());
    builder.record().key = line.substr(0, blank);
    builder.text(Field::title, line.substr(std::min(blank + 1, line.size())), span);
    builder.finish();
  }
};

class LinesWriter : public Writer {
 public:
  Frame frame() const override { return {"<", "|", ">"}; }
  void write(const Item& item, std::string& out, WriteReport& report) const override {
    if (item.record == nullptr) return report_lost(*item.document, report);
    Audit audit(*item.record, report);
    out += item.record->key;
    if (const Text* title = audit.take_text(Field::title)) out += "=" + std::string(title->plain);
    if (item.record->key == "unwritable") throw std::runtime_error("thrown by write");
    if (title_wants_diagnostic(*item.record)) audit.diagnose(Code::field_altered, "WARN");
    audit.report_rest();
  }
  void finish(std::uint64_t records, Diagnostics& diagnostics) const override {
    if (records > 3) diagnostics.push_back({Code::too_many_works, {}, std::to_string(records)});
  }

 private:
  static bool title_wants_diagnostic(const Record& record) {
    const Text* title = record.text(Field::title);
    return title != nullptr && title->plain.find("WARN") != std::string_view::npos;
  }
};

inline Match sniff_lines(std::string_view head) { return head.starts_with("%lines") ? Match::sure : Match::no; }

inline const Format& lines_format() {
  static constexpr std::string_view suffixes[] = {".lines"};
  static const Format format{
      .id = "lines",
      .title = "Lines",
      .suffixes = suffixes,
      .sniff = sniff_lines,
      .reader = [](const Options&) -> std::unique_ptr<Reader> { return std::make_unique<LinesReader>(); },
      .writer = [](const Options&) -> std::unique_ptr<Writer> { return std::make_unique<LinesWriter>(); }};
  return format;
}

}  // namespace opcit::test
