#include "csl/editor.h"

#include <algorithm>
#include <string>

#include "csl/item_change.h"
#include "csl/write_options.h"
#include "model/editing.h"
#include "model/same_record.h"

namespace opcit::csl {
namespace {

std::size_t begin_of(const Chunk& chunk, const Record& record) {
  return static_cast<std::size_t>(record.source.pos - chunk.offset);
}
std::size_t end_of(const Chunk& chunk, const Record& record) {
  return begin_of(chunk, record) + static_cast<std::size_t>(record.source.len);
}

class ItemEditor final : public Editor {
 public:
  ItemEditor(bool lines, bool writes_keys) : lines_(lines), writes_keys_(writes_keys) {}

  void change(const Chunk& chunk, const Record& before, const Record& given, Edits& edits,
              WriteReport& report) const override {
    Record after = given;
    // A key that nobody asked for is not written.
    if (after.key_generated && !writes_keys_) after.key = before.key;
    if (is_same_record(before, after)) return;
    Arena arena;
    json::Node own;
    if (!load(chunk, before, arena, own)) return;
    const Rendered was(before);
    const Rendered is(after);
    ItemChange(chunk.text, own, was, is, edits).run(after, *report.losses);
    append_new(was.losses, is.losses, *report.losses);
    append_new(was.diagnostics, is.diagnostics, *report.diagnostics);
  }

  void remove(const Chunk& chunk, const Record& record, const Neighbours& around, Edits& edits) const override {
    if (lines_) return edits.push_back({lines_of(chunk, record.source), {}});
    std::size_t begin = begin_of(chunk, record);
    std::size_t end = end_of(chunk, record);
    // The comma before it goes too, or the one after it.
    if (!around.is_first && around.previous != nullptr) {
      begin = end_of(chunk, *around.previous);
    } else if (around.next != nullptr) {
      end = begin_of(chunk, *around.next);
    }
    edits.push_back({{begin, end - begin}, {}});
  }

  void add(const Chunk& chunk, const Record* last, const Record& record, Edits& edits,
           WriteReport& report) const override {
    const Rendered made(record);
    report.losses->insert(report.losses->end(), made.losses.begin(), made.losses.end());
    report.diagnostics->insert(report.diagnostics->end(), made.diagnostics.begin(), made.diagnostics.end());
    lines_ ? add_line(chunk, last, made, edits) : add_element(chunk, last, made, edits);
  }

 private:
  static bool load(const Chunk& chunk, const Record& record, Arena& arena, json::Node& own) {
    if (record.source.len == 0 || record.source.pos < chunk.offset) return false;
    json::Cursor cursor(chunk.text, begin_of(chunk, record), arena);
    return own.read(cursor) && own.kind() == json::Node::Kind::object;
  }

  static json::Style style_of_last(const Chunk& chunk, const Record* last) {
    Arena arena;
    json::Node model;
    if (last != nullptr && load(chunk, *last, arena, model)) return json::style_of(chunk.text, model);
    json::Style style;
    style.lines = true;
    style.line_end = line_end_of(chunk.text, "\n");
    return style;
  }

  static void add_line(const Chunk& chunk, const Record* last, const Rendered& made, Edits& edits) {
    const std::size_t place = end_of_line(chunk.text, last == nullptr ? chunk.text.size() : end_of(chunk, *last));
    json::Style style = last == nullptr ? json::Style{.comma = ","} : style_of_last(chunk, last);
    if (last == nullptr) style.colon = ":";
    style.lines = style.nested = false;
    const std::string line_end(line_end_of(chunk.text, "\n"));
    const bool ends_line = place == 0 || chunk.text[place - 1] == '\n' || chunk.text[place - 1] == '\r';
    edits.push_back({{place, 0}, (ends_line ? "" : line_end) + json::laid_out(made.node, style, {}, true) + line_end});
  }

  static void add_element(const Chunk& chunk, const Record* last, const Rendered& made, Edits& edits) {
    const json::Style style = style_of_last(chunk, last);
    if (last == nullptr) return add_first(chunk, style, made, edits);
    const std::size_t begin = begin_of(chunk, *last);
    const std::size_t before = begin == 0 ? std::string_view::npos : chunk.text.find_last_not_of(" \t\r\n", begin - 1);
    const std::size_t blanks = before == std::string_view::npos ? 0 : before + 1;
    const std::string item = json::laid_out(made.node, style, json::indent_of(chunk.text, begin), true);
    edits.push_back({{end_of(chunk, *last), 0}, "," + std::string(chunk.text.substr(blanks, begin - blanks)) + item});
  }

  static void add_first(const Chunk& chunk, const json::Style& style, const Rendered& made, Edits& edits) {
    const std::string item = style.line_end + "  " + json::laid_out(made.node, style, "  ", true);
    const std::size_t open = chunk.text.find('[');
    if (open == std::string_view::npos) {
      edits.push_back({{chunk.text.size(), 0}, "[" + item + style.line_end + "]" + style.line_end});
      return;
    }
    const bool closes = chunk.text.substr(open + 1).starts_with(']');
    edits.push_back({{open + 1, 0}, closes ? item + style.line_end : item});
  }

  bool lines_;
  bool writes_keys_;
};

}  // namespace

std::unique_ptr<Editor> make_editor(bool lines, const Options& options) {
  const bool is_usual = !write_options(options, json::Layout::compact).for_zotero;
  return is_usual ? std::make_unique<ItemEditor>(lines, options.contains("key-template")) : nullptr;
}

}  // namespace opcit::csl
