#include "arxiv/subjects.h"

#include <algorithm>

#include "base/ascii.h"
#include "model/arxiv_categories.h"
#include "syntax/xml/document.h"

namespace opcit::arxiv {
namespace {

/// "I.2", "I.2.6", "H.5.m", "K.6.5": a letter from A to K, then numbers, or "m" for "miscellaneous".
bool is_acm(std::string_view term) noexcept {
  if (term.size() < 3 || term[0] < 'A' || term[0] > 'K') return false;
  std::string_view rest = term.substr(1);
  int levels = 0;
  while (!rest.empty()) {
    if (rest[0] != '.' || rest.size() < 2 || ++levels > 3) return false;
    const std::size_t end = std::min(rest.find('.', 1), rest.size());
    const std::string_view part = rest.substr(1, end - 1);
    const bool miscellaneous = part == "m" || part == "M" || part == "0";
    if (part.empty() || part.size() > 2 || (!miscellaneous && !std::ranges::all_of(part, ascii::is_digit)))
      return false;
    rest.remove_prefix(end);
  }
  return true;
}

/// "68T05", "68Txx", "68-02", "68-XX".
bool is_msc(std::string_view term) noexcept {
  if (term.size() != 5 || !ascii::is_digit(term[0]) || !ascii::is_digit(term[1])) return false;
  const std::string_view rest = term.substr(3);
  const bool number = std::ranges::all_of(rest, ascii::is_digit) || rest == "xx" || rest == "XX";
  return number && (ascii::is_upper(term[2]) || term[2] == '-');
}

}  // namespace

std::string_view scheme_of(std::string_view term) noexcept {
  if (find_arxiv_category(term) != nullptr) return "arxiv";
  if (is_acm(term)) return "acm";
  return is_msc(term) ? "msc" : std::string_view();
}

std::vector<Category> split_term(std::string_view term) {
  std::vector<Category> classes;
  for (std::string_view rest = term; !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of(";,"), rest.size());
    const std::string_view piece = xml::trim(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (piece.empty()) continue;
    const std::string_view scheme = scheme_of(piece);
    if (scheme.empty()) return {{.scheme = scheme_of(term.substr(0, term.find_first_of(" ;,"))), .term = term}};
    classes.push_back({.scheme = scheme, .term = piece});
  }
  return classes;
}

}  // namespace opcit::arxiv
