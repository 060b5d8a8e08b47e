#include "profile/dialects/found_ids.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "model/identifiers.h"
#include "profile/lines.h"

namespace opcit::profile {
namespace {

struct Label {
  std::string_view text;  // lower case
  Scheme scheme;
};
constexpr auto labels = std::to_array<Label>({
    {"https://doi.org/", Scheme::doi},
    {"http://doi.org/", Scheme::doi},
    {"https://dx.doi.org/", Scheme::doi},
    {"http://dx.doi.org/", Scheme::doi},
    {"doi.org/", Scheme::doi},
    {"doi: ", Scheme::doi},
    {"doi:", Scheme::doi},
    {"doi ", Scheme::doi},
    {"10.", Scheme::doi},
    {"https://arxiv.org/abs/", Scheme::arxiv},
    {"https://arxiv.org/pdf/", Scheme::arxiv},
    {"http://arxiv.org/abs/", Scheme::arxiv},
    {"arxiv.org/abs/", Scheme::arxiv},
    {"arxiv: ", Scheme::arxiv},
    {"arxiv:", Scheme::arxiv},
    {"arxiv ", Scheme::arxiv},
    {"pmid: ", Scheme::pmid},
    {"pmid:", Scheme::pmid},
    {"pmid ", Scheme::pmid},
    {"pmcid: ", Scheme::pmcid},
    {"pmcid:", Scheme::pmcid},
    {"isbn: ", Scheme::isbn},
    {"isbn:", Scheme::isbn},
    {"isbn ", Scheme::isbn},
    {"isbn-13: ", Scheme::isbn},
    {"https://", Scheme::url},
    {"http://", Scheme::url},
});

std::size_t word_length(std::string_view text) noexcept {
  std::size_t end = 0;
  while (end < text.size() && blank_at_front(text.substr(end)) == 0 &&
         std::string_view("<>\"{}|\\").find(text[end]) == std::string_view::npos && !text.substr(end).starts_with("⟩"))
    ++end;
  return end;
}

/// Removes final punctuation, and a bracket that the word does not open.
std::string_view without_end_marks(std::string_view word) noexcept {
  while (!word.empty()) {
    const char last = word.back();
    const bool unpaired = (last == ')' && std::ranges::count(word, '(') < std::ranges::count(word, ')')) ||
                          (last == ']' && word.find('[') == std::string_view::npos);
    if (!unpaired && std::string_view(".,;:!?*").find(last) == std::string_view::npos) break;
    word.remove_suffix(1);
  }
  for (const std::string_view mark : {"”", "’", "»", "。"}) {
    if (word.ends_with(mark)) word.remove_suffix(mark.size());
  }
  return word;
}

/// The identifier at the start of `word`; empty if it does not fit the scheme.
std::string_view value_of(Scheme scheme, std::string_view word) noexcept {
  const auto digits = static_cast<std::size_t>(std::ranges::find_if_not(word, ascii::is_digit) - word.begin());
  switch (scheme) {
    case Scheme::doi:
      return word.starts_with("10.") ? bare_doi(word) : std::string_view();
    case Scheme::arxiv:
      return parse_arxiv_id(word) ? word : std::string_view();
    case Scheme::pmid:
      return digits > 0 && digits <= 9 ? word.substr(0, digits) : std::string_view();
    case Scheme::pmcid:
      return word.starts_with("PMC") ? word : std::string_view();
    case Scheme::isbn: {
      const auto fits = [](char c) { return ascii::is_digit(c) || c == '-' || c == 'X'; };
      return word.size() >= 10 && std::ranges::all_of(word, fits) ? word : std::string_view();
    }
    default:
      return word.find('.') == std::string_view::npos ? std::string_view() : word;
  }
}

/// The identifier at `at`, if there is one.
FoundId id_at(std::string_view text, std::size_t at) noexcept {
  const std::string_view rest = text.substr(at);
  for (const Label& label : labels) {
    if (!ascii::starts_with_lower(rest, label.text)) continue;
    const bool address = label.scheme == Scheme::url;
    const std::size_t skip = address || label.text == "10." ? 0 : label.text.size();
    const std::string_view after = trim_front(rest.substr(skip));
    const std::string_view word = without_end_marks(after.substr(0, word_length(after)));
    const std::string_view value = value_of(label.scheme, word);
    if (!value.empty()) return {label.scheme, value, from_to(rest.substr(0, 0), value)};
  }
  return {Scheme::other, {}, {}};
}

}  // namespace

std::vector<FoundId> find_ids(std::string_view text) {
  std::vector<FoundId> found;
  constexpr std::string_view starts = "hdapiHDAPI1";
  for (std::size_t at = 0; at < text.size();) {
    const bool inside = at > 0 && (ascii::is_alphanumeric(text[at - 1]) || text[at - 1] == '/' || text[at - 1] == '.');
    if (inside || starts.find(text[at]) == std::string_view::npos) {
      ++at;
      continue;
    }
    const FoundId id = id_at(text, at);
    if (id.value.empty()) {
      ++at;
      continue;
    }
    found.push_back(id);
    at = static_cast<std::size_t>(id.written.data() + id.written.size() - text.data());
  }
  return found;
}

}  // namespace opcit::profile
