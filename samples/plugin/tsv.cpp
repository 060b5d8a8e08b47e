// The worked example of ARCHITECTURE.md: a format of tab-separated lines, "key <TAB> year <TAB> title".
#include <algorithm>
#include <charconv>
#include <memory>

#include "opcit/plugin.h"

namespace opcit::tsv {
namespace {

class TsvReader : public Reader {
 public:
  std::size_t cut(std::string_view window, bool last) override {
    return last ? window.size() : window.rfind('\n') + 1;  // npos + 1 is 0: more bytes are needed
  }

  std::size_t resync(std::string_view window) override {
    const std::size_t end = window.find('\n');
    return end == std::string_view::npos ? end : end + 1;
  }

  void parse(const Chunk& chunk, Batch& batch) const override {
    RecordBuilder builder(batch);
    for (std::string_view rest = chunk.text; !rest.empty();) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      if (!line.empty()) parse_line(chunk, line, builder, batch);
    }
  }

 private:
  static std::string_view take_column(std::string_view& line) {
    const std::string_view column = line.substr(0, line.find('\t'));
    line.remove_prefix(std::min(column.size() + 1, line.size()));
    return column;
  }

  static void parse_line(const Chunk& chunk, std::string_view line, RecordBuilder& builder, Batch& batch) {
    builder.begin(chunk.span_of(line));
    builder.record().key = take_column(line);
    parse_year(chunk, take_column(line), builder, batch);
    const std::string_view title = take_column(line);
    builder.text(Field::title, title, chunk.span_of(title));
    if (!line.empty())
      builder.extra({"tsv", "rest", line, chunk.span_of(line)});  // kept, and reported where it is lost
    builder.finish();
  }

  static void parse_year(const Chunk& chunk, std::string_view column, RecordBuilder& builder, Batch& batch) {
    const Span span = chunk.span_of(column);
    Date date;
    const auto [end, error] = std::from_chars(column.data(), column.data() + column.size(), date.from.year);
    date.from.has_year = error == std::errc() && end == column.data() + column.size();
    if (!date.from.has_year && !column.empty()) {
      date.literal = column;
      batch.diagnostics.push_back({Code::bad_date, span, std::string(column)});
    }
    builder.date(Field::issued, date, span);
  }
};

class TsvWriter : public Writer {
 public:
  void write(const Item& item, std::string& out, WriteReport& report) const override {
    if (item.record == nullptr) return report_lost(*item.document, report);
    Audit audit(*item.record, report);
    out += item.record->key;
    out += '\t';
    if (const Date* issued = audit.take_date(Field::issued)) {
      out += issued->from.has_year ? std::to_string(issued->from.year) : std::string(issued->literal);
    }
    out += '\t';
    if (const Text* title = audit.take_text(Field::title)) out += title->plain;
    for (const Extra& extra : item.record->extra) {
      if (extra.format != "tsv") continue;
      audit.take(extra);
      out += '\t';
      out += extra.value;
    }
    out += '\n';
    audit.report_rest();  // whatever was not taken is a loss
  }
};

Match sniff(std::string_view head) {
  const std::string_view line = head.substr(0, head.find('\n'));
  return std::ranges::count(line, '\t') == 2 ? Match::maybe : Match::no;
}

constexpr std::string_view suffixes[] = {".tsv"};

constexpr Format format = {
    .id = "tsv",
    .title = "Tab-separated key, year and title",
    .suffixes = suffixes,
    .sniff = sniff,
    .reader = [](const Options&) -> std::unique_ptr<Reader> { return std::make_unique<TsvReader>(); },
    .writer = [](const Options&) -> std::unique_ptr<Writer> { return std::make_unique<TsvWriter>(); },
};

}  // namespace
}  // namespace opcit::tsv

OPCIT_PLUGIN(&opcit::tsv::format)
