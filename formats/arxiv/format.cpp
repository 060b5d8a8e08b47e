#include "arxiv/format.h"

#include <array>

namespace opcit::arxiv {
namespace {

constexpr auto suffixes = std::to_array<std::string_view>({".atom"});

}  // namespace

const Format format = {
    .id = "arxiv", .title = "arXiv API (Atom feed)", .suffixes = suffixes, .sniff = sniff, .reader = make_reader};

/// A feed without entries has no element in arXiv's own namespace; the feed's id still names arXiv.
Match sniff(std::string_view head) {
  const bool atom = head.find("http://www.w3.org/2005/Atom") != std::string_view::npos;
  if (!atom) return Match::no;
  if (head.find("http://arxiv.org/schemas/atom") != std::string_view::npos) return Match::sure;
  return head.find("arxiv.org/") != std::string_view::npos ? Match::maybe : Match::no;
}

}  // namespace opcit::arxiv
