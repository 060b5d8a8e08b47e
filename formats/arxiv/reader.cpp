#include <algorithm>
#include <array>

#include "arxiv/entry_reader.h"
#include "arxiv/format.h"
#include "syntax/xml/document.h"

namespace opcit::arxiv {
namespace {

/// The namespaces of a feed. A missing namespace is accepted.
bool is_known(std::string_view uri) noexcept {
  constexpr auto known = std::to_array<std::string_view>(
      {"", "http://www.w3.org/2005/Atom", "http://arxiv.org/schemas/atom", "http://a9.com/-/spec/opensearch/1.1/"});
  return std::ranges::find(known, uri) != known.end();
}

/// Slices are papers and each element of the feed's own data, so that a feed can be cut anywhere.
bool is_wanted(std::string_view local_name, std::string_view uri, std::size_t depth) {
  return is_known(uri) && (local_name == "entry" || depth == 1);
}

class FeedReader final : public xml::SlicedReader {
 public:
  FeedReader() : SlicedReader(is_wanted) {}

  void parse(const Chunk& chunk, Batch& batch) const override {
    xml::Document document(chunk, batch);
    EntryReader entries(document, batch);
    slices(chunk, batch.diagnostics, [&](const xml::Slice& slice) {
      const bool whole = document.load(slice);
      if (slice.local_name == "entry") return entries.read(whole);
      std::vector<Extra> extra;
      xml::flatten(document, document.root(), slice.local_name, batch, "arxiv", extra);
      if (!extra.empty()) add_document_item(batch, DocumentKind::feed, {}, extra, document.span());
    });
  }
};

}  // namespace

std::unique_ptr<Reader> make_reader(const Options&) { return std::make_unique<FeedReader>(); }

}  // namespace opcit::arxiv
