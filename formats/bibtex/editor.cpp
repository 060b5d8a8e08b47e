#include "bibtex/editor.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "bibtex/edit/entry_change.h"
#include "bibtex/edit/entry_dialect.h"
#include "bibtex/edit/rendered.h"
#include "bibtex/read/source_entry.h"
#include "bibtex/reader.h"
#include "bibtex/tables/type_table.h"
#include "bibtex/tree/layout.h"
#include "bibtex/tree/scan.h"
#include "bibtex/writer.h"
#include "model/editing.h"
#include "model/same_record.h"
#include "opcit/latex.h"

namespace opcit::bibtex {
namespace {

Dialect other_than(Dialect dialect) noexcept {
  return dialect == Dialect::bibtex ? Dialect::biblatex : Dialect::bibtex;
}

constexpr auto date_tags = std::to_array<std::string_view>({"date", "year", "month", "day"});
bool is_date(const RenderedField& field) { return std::ranges::find(date_tags, field.tag) != date_tags.end(); }

/// Fields that BibTeX's styles print without TeX: a macro would be wrong in them.
constexpr auto verbatim_tags = std::to_array<std::string_view>({"url", "doi", "file", "pdf", "eprint", "code", "data"});

class FamilyEditor final : public Editor {
 public:
  FamilyEditor(std::optional<Dialect> wanted, const Options& options)
      : wanted_(wanted),
        ascii_(is_set(options, "ascii")),
        target_(target_of(options)),
        writers_{make_writer(Dialect::bibtex, options), make_writer(Dialect::biblatex, options)} {}

  bool keeps(const Chunk& chunk, const Record& record) const override {
    Block entry;
    if ((!wanted_ && !target_.old_entry_types) || !load(chunk, record, entry)) return true;
    Arena arena;
    if (target_.old_entry_types && is_unread_by_zotero(lower_case(entry.type, arena))) return false;
    if (!wanted_) return true;
    return dialect_of(entry).value_or(*wanted_) == *wanted_;
  }

  void change(const Chunk& chunk, const Record& before, const Record& after, Edits& edits,
              WriteReport& report) const override {
    if (is_same_record(before, after)) return;
    Block entry;
    if (!load(chunk, before, entry)) return report_kept(before, report);
    const Rendered was = rendered(entry, before);
    const Rendered is = rendered(entry, after);
    EntryChange(chunk.text, entry, before, after, was, is).append_to(edits, report);
  }

  void respell(const Chunk& chunk, const Record& record, Edits& edits) const override {
    Block entry;
    if (!ascii_ || !load(chunk, record, entry)) return;
    for (const FieldNode& field : entry.fields) {
      const auto names_it = [&](std::string_view tag) { return ascii::equals_lower(field.name, tag); };
      if (std::ranges::none_of(verbatim_tags, names_it)) respell(chunk, field.value, edits);
    }
  }

  void remove(const Chunk& chunk, const Record& record, const Neighbours&, Edits& edits) const override {
    edits.push_back({lines_of(chunk, record.source), {}});
  }

  void add(const Chunk& chunk, const Record* last, const Record& record, Edits& edits,
           WriteReport& report) const override {
    Block model;
    const bool has_model = last != nullptr && load(chunk, *last, model);
    const Rendered made = render(writer(dialect_for(model)), record);
    report.losses->insert(report.losses->end(), made.losses.begin(), made.losses.end());
    report.diagnostics->insert(report.diagnostics->end(), made.diagnostics.begin(), made.diagnostics.end());
    const Layout layout = layout_of(chunk.text, model.fields.empty() ? Block{} : model);
    std::string text = entry_text(made, layout, ends_with_comma(model));
    std::size_t place = chunk.text.size();
    if (has_model) place = std::min(chunk.text.find('\n', last->source.pos - chunk.offset + last->source.len), place);
    const bool ends_line = place < chunk.text.size() || chunk.text.empty() || chunk.text.ends_with('\n');
    std::string gap;
    if (place < chunk.text.size()) ++place;
    if (!ends_line) gap += layout.line_end;
    if (!chunk.text.empty() && is_spaced(chunk, last)) gap += layout.line_end;
    edits.push_back({{place, 0}, gap + text});
  }

 private:
  const Writer& writer(Dialect dialect) const { return *writers_[dialect == Dialect::bibtex ? 0 : 1]; }

  Dialect dialect_for(const Block& entry) const {
    return dialect_of(entry).value_or(wanted_.value_or(Dialect::bibtex));
  }

  static bool load(const Chunk& chunk, const Record& record, Block& entry) {
    const std::uint64_t place = record.source.pos - chunk.offset;
    if (record.source.len == 0 || record.source.pos < chunk.offset || place > chunk.text.size()) return false;
    const std::string_view text = chunk.text.substr(place, record.source.len);
    Parser(text).next(entry);
    return entry.kind == BlockKind::entry && entry.closed && entry.whole.size() == text.size();
  }

  /// The fields of the record, with the date in the fields that the entry uses for it.
  Rendered rendered(const Block& entry, const Record& record) const {
    const Dialect dialect = dialect_for(entry);
    Rendered made = render(writer(dialect), record);
    const bool has_year = entry.find("year") != nullptr && entry.find("date") == nullptr;
    const bool has_date = entry.find("date") != nullptr;
    const Dialect of_date = has_date ? Dialect::biblatex : has_year ? Dialect::bibtex : dialect;
    if (of_date == dialect) return made;
    std::erase_if(made.fields, is_date);
    for (RenderedField& field : render(writer(other_than(dialect)), record).fields) {
      if (is_date(field)) made.fields.push_back(std::move(field));
    }
    return made;
  }

  static void report_kept(const Record& record, WriteReport& report) {
    report.losses->push_back({.key = std::string(record.key),
                              .field = "record",
                              .value = std::string(record.key),
                              .reason = LossReason::dropped,
                              .span = record.source});
  }

  /// Replaces each run of non-ASCII characters by macros.
  static void respell(const Chunk& chunk, std::string_view value, Edits& edits) {
    const char* const end = value.data() + value.size();
    for (const char* p = value.data(); p != end;) {
      p = skip_while(p, end, [](char c) { return !ascii::is_beyond(c); });
      const char* const first = p;
      p = skip_while(p, end, ascii::is_beyond);
      const std::string_view run(first, static_cast<std::size_t>(p - first));
      std::string tex;
      if (!run.empty()) encode_latex(Text{run, {}}, {.ascii = true}, tex);
      const auto place = static_cast<std::uint64_t>(first - chunk.text.data());
      if (tex != run) edits.push_back({{place, run.size()}, std::move(tex)});
    }
  }

  static bool ends_with_comma(const Block& entry) {
    if (entry.fields.empty()) return true;
    const FieldNode& last = entry.fields.back();
    const char* after = last.value.data() + last.value.size();
    const char* const end = entry.whole.data() + entry.whole.size();
    after = skip_blanks(after, end);
    return after != end && *after == ',';
  }

  static std::string entry_text(const Rendered& made, const Layout& layout, bool ends_with_comma) {
    std::string text = "@" + made.type + "{" + made.key;
    for (const RenderedField& field : made.fields) {
      text += ',';
      text += layout.own_lines ? layout.line_end : layout.separator;
      if (layout.own_lines) text += layout.indent;
      const bool bare = field.form == ValueForm::source;
      const bool quoted = layout.quoted && field.value.find('"') == std::string::npos;
      const std::string value = bare ? field.value : quoted ? '"' + field.value + '"' : '{' + field.value + '}';
      append_field(layout, field.name, value, text);
    }
    if (ends_with_comma || made.fields.empty()) text += ',';
    if (layout.own_lines) text += layout.line_end;
    text += '}';
    text += layout.line_end;
    return text;
  }

  /// True if a blank line separates the entries.
  static bool is_spaced(const Chunk& chunk, const Record* last) {
    if (last == nullptr) return true;
    std::string_view before = chunk.text.substr(0, last->source.pos - chunk.offset);
    std::size_t lines = 0;
    while (!before.empty() && ascii::is_space(before.back())) {
      lines += before.back() == '\n' ? 1U : 0U;
      before.remove_suffix(1);
    }
    return before.empty() || lines != 1;
  }

  std::optional<Dialect> wanted_;
  bool ascii_;
  const TargetRow& target_;
  std::array<std::unique_ptr<Writer>, 2> writers_;
};

}  // namespace

std::unique_ptr<Editor> make_editor(std::optional<Dialect> wanted, const Options& options) {
  if (is_set(options, "resolve-macros")) return nullptr;
  return std::make_unique<FamilyEditor>(wanted, options);
}

}  // namespace opcit::bibtex
