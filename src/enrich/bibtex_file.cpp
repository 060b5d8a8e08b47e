#include "enrich/bibtex_file.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "bibtex/tree/edits.h"
#include "bibtex/tree/syntax.h"
#include "bibtex/write/render.h"
#include "diagnostics/locator.h"
#include "names/lists.h"
#include "opcit/audit.h"

namespace opcit::enrich {
namespace {

using namespace std::string_view_literals;
using bibtex::Block;
using bibtex::Dialect;
using bibtex::Edit;
using bibtex::FieldNode;
using bibtex::NewField;
using bibtex::ValueForm;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF"sv;

/// The fields of an entry that hold a part.
struct Row {
  Part part;
  std::string_view tag;
};
constexpr auto rows = std::to_array<Row>({{Part::author, "author"},
                                          {Part::issued, "date"},
                                          {Part::issued, "year"},
                                          {Part::issued, "month"},
                                          {Part::issued, "day"},
                                          {Part::title, "title"},
                                          {Part::abstract, "abstract"},
                                          {Part::arxiv, "eprint"},
                                          {Part::arxiv, "archiveprefix"},
                                          {Part::arxiv, "eprinttype"},
                                          {Part::category, "primaryclass"},
                                          {Part::category, "eprintclass"},
                                          {Part::category, "categories"},
                                          {Part::doi, "doi"},
                                          {Part::journal_doi, "journaldoi"},
                                          {Part::journal_ref, journal_ref_tag}});

/// biblatex's own fields tell which program the entry is written for.
Dialect dialect_of(const Block& block, const Format& format) {
  if (format.id == "biblatex") return Dialect::biblatex;
  constexpr auto own = std::to_array<std::string_view>({"date", "journaltitle", "eprintclass", "location", "urldate"});
  const bool biblatex = std::ranges::any_of(own, [&](std::string_view tag) { return block.find(tag) != nullptr; });
  return biblatex || block.type == "online" ? Dialect::biblatex : Dialect::bibtex;
}

bool is_blank(const Block& block, const FieldNode& field) {
  return std::ranges::all_of(block.pieces_of(field), [](const bibtex::Piece& piece) {
    return piece.text.find_first_not_of(" \t\r\n{}") == std::string_view::npos;
  });
}

struct WrittenValue {
  std::string text;
  ValueForm form = ValueForm::text;
};

WrittenValue value_of(const Block& block, const FieldNode& field) {
  const auto pieces = block.pieces_of(field);
  const bool braced = pieces.size() == 1 && pieces[0].kind == bibtex::PieceKind::braced;
  return braced ? WrittenValue{std::string(pieces[0].text), ValueForm::text}
                : WrittenValue{std::string(field.value), ValueForm::source};
}

/// The printed names as they stand in the file, then those of `complete` that they lack.
std::optional<std::string> continued(std::string_view printed, std::string_view complete) {
  Arena arena;
  const names::TexNameList before = names::split_name_list(printed, arena);
  const names::TexNameList after = names::split_name_list(complete, arena);
  if (!before.truncated || before.names.empty() || before.names.size() > after.names.size()) return std::nullopt;
  std::string list;
  for (std::size_t i = 0; i < after.names.size(); ++i) {
    if (i > 0) list += " and ";
    list += i < before.names.size() ? before.names[i] : after.names[i];
  }
  return list;
}

/// The edits of one entry.
class EntryEditor {
 public:
  EntryEditor(std::string_view source, const Record& record, const Format& format, bool ascii, std::vector<Edit>& edits)
      : source_(source), record_(record), format_(format), ascii_(ascii), edits_(edits) {}

  /// Returns the parts that could be written.
  std::vector<Part> edit(std::span<const FilledFrom> filled) {
    bibtex::Parser(source_.substr(record_.source.pos, record_.source.len)).next(block_);
    if (block_.kind != bibtex::BlockKind::entry) return {};
    render();
    std::vector<Part> written;
    for (const FilledFrom& each : filled) {
      if (write(each.what)) written.push_back(each.what.part);
    }
    std::vector<NewField> fields;
    for (const Added& field : added_) fields.push_back({field.name, field.value.text, field.value.form});
    if (!fields.empty() && !bibtex::add_fields(source_, block_, fields, edits_)) return {};
    return written;
  }

 private:
  struct Added {
    std::string name;
    WrittenValue value;
  };

  void render() {
    Losses losses;
    Diagnostics diagnostics;
    WriteReport report{&diagnostics, &losses};
    Audit audit(record_, report);
    bibtex::render_entry(audit, {.dialect = dialect_of(block_, format_), .ascii = ascii_}, rendered_text_);
    bibtex::Parser(rendered_text_).next(rendered_);
  }

  bool write(const Filled& filled) {
    bool any = false;
    for (const Row& row : rows) {
      if (row.part != filled.part) continue;
      const FieldNode* made = rendered_.find(row.tag);
      if (made != nullptr) any |= write_field(filled, *made);
    }
    return any;
  }

  /// What stands there was looked at before: it may only be replaced where the record had this part, or where it is
  /// blank.
  bool write_field(const Filled& filled, const FieldNode& made) {
    std::string lower(made.name);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    WrittenValue value = value_of(rendered_, made);
    const FieldNode* own = block_.find(lower);
    if (own == nullptr) {
      added_.push_back({std::string(made.name), std::move(value)});
      return true;
    }
    if (filled.before.empty() && !is_blank(block_, *own)) return false;
    if (filled.part == Part::author) keep_printed_names(*own, value);
    if (value_of(block_, *own).text == value.text) return true;
    return bibtex::set_field(source_, block_, *own, value.text, value.form, edits_);
  }

  void keep_printed_names(const FieldNode& own, WrittenValue& value) {
    const auto pieces = block_.pieces_of(own);
    if (pieces.size() != 1) return;
    if (auto list = continued(pieces[0].text, value.text)) value.text = std::move(*list);
  }

  std::string_view source_;
  const Record& record_;
  const Format& format_;
  bool ascii_;
  std::vector<Edit>& edits_;
  Block block_;
  std::string rendered_text_;
  Block rendered_;
  std::vector<Added> added_;
};

void report(Diagnostics& said, std::string_view text, std::string_view name, Observer& observer) {
  std::ranges::stable_sort(said, {}, [](const Diagnostic& each) { return each.span.pos; });
  Locator locator(name, text, {});
  for (const Diagnostic& each : said) observer.diagnostic(each, locator.locate(each.span));
}

}  // namespace

bool is_editable(std::string_view bytes) noexcept {
  constexpr auto foreign = std::to_array<std::string_view>({"\x1F\x8B"sv, "\xFF\xFE"sv, "\xFE\xFF"sv});
  if (std::ranges::any_of(foreign, [&](std::string_view mark) { return bytes.starts_with(mark); })) return false;
  return bytes.substr(0, 1024).find('\0') == std::string_view::npos;
}

std::string enrich_bibtex(std::string_view bytes, std::string_view name, const Format& format, const Options& options,
                          Enricher& enricher, Observer& observer) {
  const std::string_view mark = bytes.starts_with(byte_order_mark) ? byte_order_mark : std::string_view();
  const std::string_view text = bytes.substr(mark.size());
  Batch batch;
  batch.text.assign(text);
  const std::unique_ptr<Reader> reader = format.reader(options);
  reader->cut(batch.text, true);
  reader->parse({batch.text, 0, true, reader->preamble()}, batch);
  reader->finish(batch.diagnostics);
  const std::size_t first = enricher.outcomes().size();
  enricher.improve(batch);
  enricher.assigned(batch);
  std::vector<Edit> edits;
  std::size_t index = first;
  for (const Item& item : batch.items) {
    if (item.record == nullptr) continue;
    const std::size_t outcome = index++;
    const auto& filled = enricher.outcomes()[outcome].filled;
    if (filled.empty()) continue;
    const std::vector<Part> written =
        EntryEditor(batch.text, *item.record, format, !is_valid_utf8(text), edits).edit(filled);
    enricher.retract(outcome, [&](Part part) { return std::ranges::find(written, part) != written.end(); });
  }
  report(batch.diagnostics, batch.text, name, observer);
  std::string out(mark);
  if (!bibtex::apply(batch.text, edits, out)) out.append(text);
  return out;
}

}  // namespace opcit::enrich
