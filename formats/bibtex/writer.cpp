#include "bibtex/writer.h"

#include <algorithm>

#include "bibtex/read/source_entry.h"
#include "bibtex/reader.h"
#include "bibtex/write/render.h"
#include "opcit/error.h"

namespace opcit::bibtex {
namespace {

/// Only .bib files can contain text between entries: text without '@', and the commands @string, @preamble, @comment.
bool can_stand_between_entries(const DocumentItem& item) noexcept {
  switch (item.kind) {
    case DocumentKind::string_macro:
    case DocumentKind::preamble:
    case DocumentKind::comment:
      return item.text.starts_with('@');
    case DocumentKind::free_text:
      return item.text.find('@') == std::string_view::npos;
    default:
      return false;
  }
}

constexpr std::string_view byte_order_mark = "\uFEFF";

/// `line` without characters that a reader would interpret as the signature of an encoding.
std::string without_signs(std::string_view line) {
  std::string kept(line);
  std::erase(kept, '\0');
  std::string_view rest = kept;
  while (trim_blanks(rest).starts_with(byte_order_mark)) rest = trim_blanks(rest).substr(byte_order_mark.size());
  return std::string(rest);
}

/// At the start of an output, a reader would interpret a byte order mark as a signature, and NUL as UTF-16. Any line of
/// free text can become the first one. Lines that are blank without these characters are removed.
std::string without_false_marks(std::string_view text) {
  std::string kept(text);
  if (text.starts_with('@')) {
    std::erase(kept, '\0');
    return kept;
  }
  kept.clear();
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::string plain = without_signs(line);
    if (trim_blanks(plain).empty() && !trim_blanks(line).empty()) continue;
    kept.append(kept.empty() ? 0 : 1, '\n').append(plain);
  }
  return std::string(trim_blanks(kept));
}

/// False for nearly all texts, which can be written unchanged.
bool has_false_marks(std::string_view text) noexcept {
  return text.find('\0') != std::string_view::npos || text.find(byte_order_mark) != std::string_view::npos;
}

class FamilyWriter final : public Writer {
 public:
  FamilyWriter(Dialect dialect, const Options& options)
      : options_{.dialect = dialect,
                 .ascii = is_set(options, "ascii"),
                 .keep_macros = !is_set(options, "resolve-macros"),
                 .target = target_of(options)},
        reader_(make_reader(dialect, {{"no-crossref", "true"}})) {
    if (!options_.keep_macros && is_set(options, "keep-macros")) {
      throw UsageError("--keep-macros and --resolve-macros exclude each other");
    }
  }

  Frame frame() const override { return {.separator = "\n"}; }

  void write(const Item& item, std::string& out, WriteReport& report) const override {
    if (item.record != nullptr) {
      Audit audit(*item.record, report);
      const std::size_t begin = out.size();
      render_entry(audit, options_, out);
      proofread(std::string_view(out).substr(begin), audit);
      audit.report_rest();
      return;
    }
    write_document(*item.document, out, report);
  }

 private:
  void write_document(const DocumentItem& document, std::string& out, WriteReport& report) const {
    if (document.kind == DocumentKind::string_macro && !options_.keep_macros) return;
    if (!can_stand_between_entries(document)) return report_lost(document, report);
    const bool marked = has_false_marks(document.text);
    const std::string cleaned = marked ? without_false_marks(document.text) : std::string();
    const std::string_view text = marked ? std::string_view(cleaned) : document.text;
    if (text.empty()) return report_lost(document, report);
    if (text != document.text) {
      report.losses->push_back({.field = "document",
                                .value = std::string(document.text),
                                .reason = LossReason::altered,
                                .to = cleaned,
                                .span = document.source});
    }
    out += text;
    out += '\n';
  }

  /// Reads the entry again after it was written, and reports every value that the reader sees differently: only the
  /// reader knows how TeX and BibTeX's name rules interpret a value.
  void proofread(std::string_view entry, Audit& audit) const {
    const Record& record = audit.record();
    std::string resolved;
    if (options_.keep_macros && std::ranges::any_of(record.extra, has_expression)) {
      // The entry alone does not contain the definitions of its macros.
      RenderOptions options = options_;
      options.keep_macros = false;
      render_unaudited(record, options, resolved);
      entry = resolved;
    }
    Batch batch;
    reader_->parse({.text = entry, .offset = 0, .last = true, .preamble = nullptr}, batch);
    const auto read = std::ranges::find_if(batch.items, [](const Item& item) { return item.record != nullptr; });
    if (read != batch.items.end()) audit.report_changes(*read->record);
  }

  static bool has_expression(const Extra& extra) noexcept { return !extra.expression.empty(); }

  static void render_unaudited(const Record& record, const RenderOptions& options, std::string& out) {
    Diagnostics diagnostics;
    Losses losses;
    WriteReport report{&diagnostics, &losses};
    Audit audit(record, report);
    render_entry(audit, options, out);
  }

  RenderOptions options_;
  std::unique_ptr<Reader> reader_;
};

}  // namespace

std::unique_ptr<Writer> make_writer(Dialect dialect, const Options& options) {
  return std::make_unique<FamilyWriter>(dialect, options);
}

}  // namespace opcit::bibtex
