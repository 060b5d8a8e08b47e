#include "bibtex/reader.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "bibtex/check/lint.h"
#include "bibtex/inherit/inherit.h"
#include "bibtex/inherit/parents.h"
#include "bibtex/read/record_reader.h"
#include "bibtex/tree/syntax.h"
#include "opcit/diagnostic_codes.h"
#include "opcit/error.h"

namespace opcit::bibtex {
namespace {

std::size_t depth_of(const Options& options) {
  const auto found = options.find("max-depth");
  if (found == options.end()) return default_max_depth;
  const std::string& text = found->second;
  std::size_t depth = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), depth);
  if (error != std::errc() || end != text.data() + text.size() || depth == 0 || depth > default_max_depth) {
    throw UsageError("--max-depth: '" + text + "' is no depth", "a depth is a number from 1 to 256");
  }
  return depth;
}

std::string text_of(const Options& options, std::string_view name) {
  const auto found = options.find(name);
  return found == options.end() ? std::string() : found->second;
}

/// Types whose entries only hold data or, of REVTeX, achemso and IEEEtran, options of the style. They describe no work
/// and are kept as they are.
bool stands_for_no_work(std::string_view type) noexcept {
  constexpr std::array<std::string_view, 4> types = {"xdata", "set", "control", "ieeetranbstctl"};
  return std::ranges::find(types, type) != types.end();
}

/// The options of the reader.
struct Reading {
  Dialect dialect = Dialect::bibtex;
  bool resolves = true;  ///< crossref and xdata
  std::size_t max_depth = default_max_depth;
  std::string lint = {};  ///< lint_option
};

constexpr std::size_t most_with_heirs = std::size_t{16} << 10;

/// Reads one chunk: entries become records, everything else becomes document items.
class ChunkReader {
 public:
  ChunkReader(const Chunk& chunk, const Reading& how, Batch& batch)
      : chunk_(chunk),
        preamble_(dynamic_cast<const FamilyPreamble*>(chunk.preamble.get())),
        how_(how),
        batch_(batch),
        scope_(chunk, preamble_ == nullptr ? nullptr : preamble_->macros.get(), batch.arena, &batch.diagnostics),
        parents_(preamble_ == nullptr ? nullptr : preamble_->parents.get(), batch.arena),
        values_(chunk, batch, how.max_depth),
        builder_(batch) {}

  void read() {
    Parser parser(chunk_.text, &batch_.diagnostics, chunk_.offset);
    Block block;
    const Lint lint(how_.lint);
    while (parser.next(block)) {
      if (lint.is_on()) lint.check(block, chunk_, batch_.diagnostics);
      read_block(block);
    }
  }

 private:
  void read_block(const Block& block) {
    switch (block.kind) {
      case BlockKind::entry:
        return read_entry(block);
      case BlockKind::string:
        scope_.define(block);
        return keep_definitions(block);
      case BlockKind::preamble:
        return keep(DocumentKind::preamble, block);
      case BlockKind::comment:
        return keep(DocumentKind::comment, block);
      case BlockKind::text:
        return keep(DocumentKind::free_text, block);
    }
  }

  void keep(DocumentKind kind, const Block& block) {
    const std::string_view text = trim_blanks(block.whole);
    if (!text.empty()) add_document_item(batch_, kind, text, {}, chunk_.span_of(text));
  }

  /// Closes an incomplete definition. Otherwise it would swallow what follows it in the output.
  void keep_definitions(const Block& block) {
    if (block.closed) return keep(DocumentKind::string_macro, block);
    const bool sound = std::ranges::all_of(block.pieces, &Piece::closed);
    const std::string text = std::string(trim_blanks(block.whole)) + (block.open == '(' ? ")" : "}");
    const Span span = chunk_.span_of(block.whole);
    if (!sound) return keep(DocumentKind::free_text, block);
    add_document_item(batch_, DocumentKind::string_macro, batch_.arena.copy(std::string_view(text)), {}, span);
  }

  void read_entry(const Block& block) {
    load_entry(block, chunk_, scope_, batch_.arena, entry_);
    if (stands_for_no_work(entry_.type())) return keep(DocumentKind::preamble, block);
    if (how_.resolves) resolve();
    builder_.begin(entry_.span());
    builder_.record().kind_as_written = block.type;
    builder_.record().recovered = block.recovered;
    read_record(entry_, how_.dialect, values_, builder_);
    builder_.finish();
  }

  void resolve() {
    if (!entry_.has(tag("crossref")) && !entry_.has(tag("xdata"))) return;
    inherit(
        entry_, [this](std::string_view key) { return parents_.find(key); },
        [this](Code code, Span named_at, std::string_view key) {
          values_.say(code, named_at == Span{} ? entry_.span() : named_at, key);
        });
    if (entry_.is_cut_short()) values_.say(Code::inheritance_too_long, entry_.span(), {});
  }

  const Chunk& chunk_;
  const FamilyPreamble* preamble_;
  const Reading& how_;
  Batch& batch_;
  MacroScope scope_;
  Parents parents_;
  ValueReader values_;
  RecordBuilder builder_;
  SourceEntry entry_;
};

class FamilyReader final : public Reader {
 public:
  FamilyReader(Dialect dialect, const Options& options)
      : how_{.dialect = dialect,
             .resolves = !is_set(options, "no-crossref"),
             .max_depth = depth_of(options),
             .lint = text_of(options, lint_option)} {}

  void follow(const Reader& previous) override {
    const auto* reader = dynamic_cast<const FamilyReader*>(&previous);
    if (reader == nullptr) return;
    macros_.follow(reader->macros_);
    parents_ = reader->parents_;
  }

  std::size_t cut(std::string_view window, bool last) override {
    Cut cut = parents_ != nullptr ? look_for_cut_among_heirs(window, last) : look_for_cut(window, last);
    inherits_ = how_.resolves && parents_ == nullptr && mentions_inheritance(window.substr(0, cut.length));
    if (inherits_) cut = look_for_cut_among_heirs(window, last);
    if (cut.length > 0) pass(window.substr(0, cut.length), cut.may_define);
    return cut.length;
  }

  std::size_t resync(std::string_view window) override { return resync_bibtex(window); }

  bool may_want_survey() const override { return how_.resolves; }

  std::shared_ptr<Survey> survey() override {
    if (!inherits_ || parents_ != nullptr) return nullptr;
    parents_ = std::make_shared<ParentSurvey>();
    return parents_;
  }

  /// The macros and parents known before the chunk that was cut last.
  std::shared_ptr<const Preamble> preamble() const override {
    auto preamble = std::make_shared<FamilyPreamble>();
    preamble->macros = macros_before_;
    preamble->parents = parents_;
    return preamble;
  }

  void parse(const Chunk& chunk, Batch& batch) const override { ChunkReader(chunk, how_, batch).read(); }

 private:
  /// Cuts smaller chunks, because inheritance can expand each entry to thousands of times its size.
  static Cut look_for_cut_among_heirs(std::string_view window, bool last) {
    const std::string_view beginning = window.substr(0, most_with_heirs);
    const Cut few = beginning.size() < window.size() ? look_for_cut(beginning, false) : Cut{};
    return few.length > 0 ? few : look_for_cut(window, last);
  }

  void pass(std::string_view chunk, bool may_define) {
    macros_before_ = macros_.snapshot();
    if (may_define) macros_.scan(chunk);
  }

  Reading how_;
  bool inherits_ = false;  // an entry in the data of the last cut inherits
  MacroStore macros_;
  std::shared_ptr<const MacroTable> macros_before_;
  std::shared_ptr<ParentSurvey> parents_;
};

}  // namespace

bool is_set(const Options& options, std::string_view name) {
  const auto found = options.find(name);
  return found != options.end() && found->second == "true";
}

std::unique_ptr<Reader> make_reader(Dialect dialect, const Options& options) {
  return std::make_unique<FamilyReader>(dialect, options);
}

Match sniff_bibtex(std::string_view head) {
  for (std::size_t at = head.find('@'); at != std::string_view::npos; at = head.find('@', at + 1)) {
    const char* place = head.data() + at;
    if (!leads_line(head.data(), place)) continue;
    if (is_certain_head(place, head.data() + head.size())) return Match::sure;
  }
  return Match::no;
}

}  // namespace opcit::bibtex
