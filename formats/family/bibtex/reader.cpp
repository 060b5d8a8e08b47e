#include "family/bibtex/reader.h"

#include <algorithm>

#include "family/bibtex/inherit.h"
#include "family/bibtex/parents.h"
#include "family/bibtex/record_reader.h"
#include "family/bibtex/syntax.h"

namespace opcit::bibtex {
namespace {

/// A chunk in which something is inherited is held together with what follows, up to this size, so that a parent which
/// stands below its child is found.
constexpr std::size_t held_together = std::size_t{4} << 20;

bool is_set(const Options& options, std::string_view name) {
  const auto found = options.find(name);
  return found != options.end() && found->second == "true";
}

/// Containers of data: no work, and to be kept as they are.
bool stands_for_no_work(std::string_view type) noexcept { return type == "xdata" || type == "set"; }

/// Reads one chunk.
class ChunkReader {
 public:
  ChunkReader(const Chunk& chunk, Dialect dialect, bool resolves, Batch& batch)
      : chunk_(chunk),
        preamble_(dynamic_cast<const FamilyPreamble*>(chunk.preamble.get())),
        dialect_(dialect),
        batch_(batch),
        scope_(chunk, preamble_ == nullptr ? nullptr : preamble_->macros.get(), batch.arena, &batch.diagnostics),
        parents_(chunk, preamble_, batch.arena),
        resolves_(resolves && mentions_inheritance(chunk.text)),
        values_(chunk, batch),
        builder_(batch) {}

  void read() {
    Parser parser(chunk_.text, &batch_.diagnostics, chunk_.offset);
    Block block;
    while (parser.next(block)) read_block(block);
  }

 private:
  void read_block(const Block& block) {
    switch (block.kind) {
      case BlockKind::entry:
        return read_entry(block);
      case BlockKind::string:
        scope_.define(block);
        return keep(DocumentKind::string_macro, block);
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

  void read_entry(const Block& block) {
    load_entry(block, chunk_, scope_, batch_.arena, entry_);
    if (stands_for_no_work(entry_.type())) return keep(DocumentKind::preamble, block);
    if (resolves_) resolve();
    builder_.begin(entry_.span());
    builder_.record().kind_as_written = block.type;
    builder_.record().recovered = block.recovered;
    read_record(entry_, dialect_, values_, builder_);
    builder_.finish();
  }

  void resolve() {
    if (!entry_.has(tag("crossref")) && !entry_.has(tag("xdata"))) return;
    const auto find_parent = [this](std::string_view key, SourceEntry& parent) { return parents_.find(key, parent); };
    const std::string_view missing = inherit(entry_, find_parent);
    if (!missing.empty()) values_.say(Code::unresolved_parent, entry_.span(), missing);
  }

  const Chunk& chunk_;
  const FamilyPreamble* preamble_;
  Dialect dialect_;
  Batch& batch_;
  MacroScope scope_;
  Parents parents_;
  bool resolves_;
  ValueReader values_;
  RecordBuilder builder_;
  SourceEntry entry_;
};

class FamilyReader final : public Reader {
 public:
  FamilyReader(Dialect dialect, const Options& options)
      : dialect_(dialect), resolves_(!is_set(options, "no-crossref")) {}

  std::size_t cut(std::string_view window, bool last) override {
    const std::size_t length = cut_bibtex(window, last);
    const bool may_wait = !last && window.size() < held_together;
    if (length == 0 || (may_wait && resolves_ && mentions_inheritance(window))) return 0;
    pass(window.substr(0, length));
    return length;
  }

  std::size_t resync(std::string_view window) override { return resync_bibtex(window); }

  /// What stands before the chunk that was cut last.
  std::shared_ptr<const Preamble> preamble() const override { return preamble_; }

  void parse(const Chunk& chunk, Batch& batch) const override { ChunkReader(chunk, dialect_, resolves_, batch).read(); }

 private:
  void pass(std::string_view chunk) {
    auto preamble = std::make_shared<FamilyPreamble>();
    preamble->macros = macros_.snapshot();
    preamble->history = history_;
    preamble_ = std::move(preamble);
    macros_.scan(chunk);
    if (resolves_) history_->add(chunk, passed_);
    passed_ += chunk.size();
  }

  Dialect dialect_;
  bool resolves_;
  MacroStore macros_;
  std::shared_ptr<History> history_ = std::make_shared<History>();
  std::shared_ptr<const Preamble> preamble_;
  std::uint64_t passed_ = 0;
};

}  // namespace

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
