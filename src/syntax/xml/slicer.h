/// Finds the elements that are records in a stream of XML, without building a tree of all of it. Comments, CDATA,
/// processing instructions and document types are skipped, elements with one name may nest, and namespaces in scope are
/// passed on. The slicer accepts malformed XML; the tree of a slice (document.h) reports it.
///
/// Entities are never expanded: they stay references, so the "billion laughs" attack has no effect.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/diagnostic_codes.h"
#include "opcit/format.h"

namespace opcit::xml {

/// XML 1.0, production [3] S.
inline constexpr std::string_view blanks = " \t\r\n";

struct Binding {
  std::string prefix;  ///< Empty: the default namespace.
  std::string uri;
};

struct OpenElement {
  std::string name;  ///< As written, with its prefix.
  std::vector<Binding> bindings;
};

/// The elements that are open at a position, outermost first.
struct Scope final : Preamble {
  std::vector<OpenElement> open;

  /// Empty if the prefix is unbound.
  std::string_view uri_of(std::string_view prefix) const noexcept;
};

/// True if elements with this local name and namespace are slices; `depth` is the number of open elements around it.
using Wanted = bool (*)(std::string_view local_name, std::string_view uri, std::size_t depth);

struct Slice {
  std::string_view text;  ///< The element, from its "<".
  std::string_view local_name;
  bool complete = true;  ///< False if its end tag is missing.
};

/// Reads a text in one linear pass.
class Slicer {
 public:
  enum class Found : std::uint8_t {
    end,
    slice,
    entities,  ///< A document type that defines entities, as `slice.text`.
  };

  /// `scope`: the elements that are open at the start of `text`. `last`: the input ends with the text.
  Slicer(std::string_view text, Scope scope, Wanted wanted, bool last)
      : text_(text), scope_(std::move(scope)), wanted_(wanted), last_(last) {}

  Found next(Slice& slice);

  /// After Found::end: the end of the complete tokens and slices that no later text changes; the end of the text if it
  /// is the last.
  std::size_t settled() const noexcept { return last_ ? text_.size() : settled_; }
  /// The elements that are open at the end of the pass, which is after settled() if a ">" is missing there.
  const Scope& scope() const noexcept { return scope_; }
  bool ends_settled() const noexcept { return at_ == settled(); }

 private:
  struct Token;
  Token token_at(std::size_t pos) const;
  Token tag_at(std::size_t pos) const;
  std::size_t end_of_doctype(std::size_t pos) const noexcept;
  std::size_t end_of_slice(const Token& start, bool& complete) const;
  void open(const Token& token);
  void close(std::string_view name);

  std::string_view text_;
  Scope scope_;
  Wanted wanted_;
  bool last_;
  std::size_t at_ = 0;
  std::size_t settled_ = 0;
};

/// The part of a name after its colon, if there is one.
std::string_view local_part(std::string_view name) noexcept;

/// Shared code of readers of sliced XML: cuts and preamble. A derived class parses.
class SlicedReader : public Reader {
 public:
  explicit SlicedReader(Wanted wanted);

  std::size_t cut(std::string_view window, bool last) final;
  std::size_t resync(std::string_view window) final;
  std::shared_ptr<const Preamble> preamble() const final { return chunk_scope_; }

 protected:
  /// For parse(): iterates over the chunk and calls `handle(slice)` for each slice. Errors that the slicer finds go to
  /// `diagnostics`.
  template <class Handle>
  void slices(const Chunk& chunk, Diagnostics& diagnostics, Handle&& handle) const {
    const auto* scope = static_cast<const Scope*>(chunk.preamble.get());
    Slicer slicer(chunk.text, scope == nullptr ? Scope() : *scope, wanted_, chunk.last);
    Slice slice;
    for (;;) {
      const Slicer::Found found = slicer.next(slice);
      if (found == Slicer::Found::end) break;
      if (found == Slicer::Found::slice) {
        handle(slice);
      } else {
        diagnostics.push_back({Code::entity_definition, chunk.span_of(slice.text), {}});
      }
    }
    if (chunk.last && !slicer.scope().open.empty()) {
      const std::string_view end = chunk.text.substr(chunk.text.size());
      diagnostics.push_back({Code::truncated_input, chunk.span_of(end), slicer.scope().open.back().name});
    }
  }

 private:
  Wanted wanted_;
  std::shared_ptr<const Scope> chunk_scope_;  ///< Scope at the start of the last chunk.
  std::shared_ptr<const Scope> scope_;        ///< Scope at its end.
};

}  // namespace opcit::xml
