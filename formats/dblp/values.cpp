#include "dblp/values.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "model/identifiers.h"
#include "opcit/name.h"
#include "text/markup.h"

namespace opcit::dblp {
namespace {

struct KindRow {
  std::string_view type;
  Kind kind;
};
constexpr auto kinds = std::to_array<KindRow>({{"article", Kind::article_journal},
                                               {"inproceedings", Kind::paper_conference},
                                               {"proceedings", Kind::book},
                                               {"book", Kind::book},
                                               {"incollection", Kind::chapter},
                                               {"phdthesis", Kind::thesis},
                                               {"mastersthesis", Kind::thesis},
                                               {"data", Kind::dataset},
                                               {"Journal Articles", Kind::article_journal},
                                               {"Conference and Workshop Papers", Kind::paper_conference},
                                               {"Books and Theses", Kind::book},
                                               {"Parts in Books or Collections", Kind::chapter},
                                               {"Reference Works", Kind::book},
                                               {"Editorship", Kind::book},
                                               {"Informal and Other Publications", Kind::article},
                                               {"Data and Artifacts", Kind::dataset}});

}  // namespace

Kind kind_of(std::string_view type) noexcept {
  const auto row = std::ranges::find(kinds, type, &KindRow::type);
  return row == kinds.end() ? Kind::document : row->kind;
}

Name person_of(std::string_view text, Arena& arena) {
  const std::size_t blank = text.rfind(' ');
  const std::string_view last = blank == std::string_view::npos ? std::string_view() : text.substr(blank + 1);
  if (last.size() == 4 && std::ranges::all_of(last, ascii::is_digit)) text = text.substr(0, blank);
  const Text plain = text::parse_markup(text, arena);
  return parse_name(plain.plain, NameSyntax::display, arena);
}

Text title_of(std::string_view text, Arena& arena) {
  // The final full stop is DBLP's: "What is AI?" does not get one, and "in the U.S.." keeps its own.
  if (text.ends_with('.') && !text.ends_with("...")) text.remove_suffix(1);
  return text::parse_markup(text, arena);
}

void add_key(RecordBuilder& builder, std::string_view key, Span source) {
  if (key.empty()) return;
  builder.identifier({.scheme = Scheme::other, .value = key, .type = "dblp", .source = source});
}

void add_link(RecordBuilder& builder, std::string_view address, Span source, Arena& arena) {
  if (address.empty()) return;
  if (const auto arxiv = parse_arxiv_id(address)) {
    const std::string_view value = arena.copy(canonical_arxiv(arxiv->value));
    return builder.identifier({.scheme = Scheme::arxiv, .value = value, .version = arxiv->version, .source = source});
  }
  if (const std::string_view doi = bare_doi(address); !doi.empty()) {
    return builder.identifier({.scheme = Scheme::doi, .value = doi, .source = source});
  }
  builder.identifier({.scheme = Scheme::url, .value = address, .source = source});
}

}  // namespace opcit::dblp
