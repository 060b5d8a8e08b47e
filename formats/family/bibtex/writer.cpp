#include "family/bibtex/writer.h"

#include "opcit/error.h"

namespace opcit::bibtex {
namespace {

bool is_set(const Options& options, std::string_view name) {
  const auto found = options.find(name);
  return found != options.end() && found->second == "true";
}

/// What stands between entries is no one's but a .bib file's: text without an at sign, and its three commands.
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

class FamilyWriter final : public Writer {
 public:
  FamilyWriter(Dialect dialect, const Options& options)
      : options_{
            .dialect = dialect, .ascii = is_set(options, "ascii"), .keep_macros = !is_set(options, "resolve-macros")} {
    if (!options_.keep_macros && is_set(options, "keep-macros")) {
      throw UsageError("--keep-macros and --resolve-macros exclude each other");
    }
  }

  Frame frame() const override { return {.separator = "\n"}; }

  void write(const Item& item, std::string& out, WriteReport& report) const override {
    if (item.record != nullptr) {
      Audit audit(*item.record, report);
      render_entry(audit, options_, out);
      audit.report_rest();
      return;
    }
    const DocumentItem& document = *item.document;
    if (document.kind == DocumentKind::string_macro && !options_.keep_macros) return;
    if (!can_stand_between_entries(document)) return report_lost(document, report);
    out += document.text;
    out += '\n';
  }

 private:
  RenderOptions options_;
};

}  // namespace

std::unique_ptr<Writer> make_writer(Dialect dialect, const Options& options) {
  return std::make_unique<FamilyWriter>(dialect, options);
}

}  // namespace opcit::bibtex
