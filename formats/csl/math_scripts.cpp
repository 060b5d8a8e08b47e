#include "csl/math_scripts.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "base/utf8.h"
#include "text/unicode.h"

namespace opcit::csl {
namespace {

bool is_script(const Run& run) noexcept { return run.style == Style::subscript || run.style == Style::superscript; }

/// The end of one character with its marks.
std::size_t end_of_character(std::string_view text, std::size_t at) {
  std::size_t end = at;
  do {
    end += decode_utf8(text, end).size;
  } while (end < text.size() && is_mark(decode_utf8(text, end).value));
  return end;
}

/// The parenthesis that closes the one at `at`; npos if none does.
std::size_t closing(std::string_view text, std::size_t at) noexcept {
  int depth = 0;
  for (std::size_t i = at; i < text.size(); ++i) {
    depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
    if (depth == 0) return i;
  }
  return std::string_view::npos;
}

/// Copies a text without or with additional characters, and remembers where each byte went.
class Rewriter {
 public:
  explicit Rewriter(const Text& text) : text_(text), places_(text.plain.size() + 1) {}

  void copy_to(std::size_t end) {
    for (; at_ < end; ++at_) {
      places_[at_] = static_cast<std::uint32_t>(plain_.size());
      plain_ += text_.plain[at_];
    }
  }
  void skip(std::size_t size) {
    for (std::size_t end = at_ + size; at_ < end; ++at_) places_[at_] = static_cast<std::uint32_t>(plain_.size());
  }
  void insert(std::string_view piece) { plain_ += piece; }
  std::size_t size() const noexcept { return plain_.size(); }
  void add(std::size_t begin, Style style) {
    added_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(plain_.size() - begin), style, {}});
  }

  template <class Keep>
  Text finish(Arena& arena, Keep keep) {
    copy_to(text_.plain.size());
    places_[at_] = static_cast<std::uint32_t>(plain_.size());
    std::vector<Run> runs;
    for (const Run& old : text_.runs) {
      if (!keep(old)) continue;
      Run run = old;
      const std::uint32_t end = places_[run.pos + std::size_t{run.len}];
      run.pos = places_[run.pos];
      run.len = end - run.pos;
      runs.push_back(run);
    }
    runs.insert(runs.end(), added_.begin(), added_.end());
    std::ranges::stable_sort(
        runs, [](const Run& a, const Run& b) { return std::tuple(a.pos, b.len) < std::tuple(b.pos, a.len); });
    return {arena.copy(std::string_view(plain_)), arena.copy(runs)};
  }

 private:
  const Text& text_;
  std::string plain_;
  std::vector<Run> added_;
  std::vector<std::uint32_t> places_;
  std::size_t at_ = 0;
};

bool is_within(const Run& run, const Run& outer) noexcept {
  return &run != &outer && run.pos >= outer.pos && run.pos + run.len <= outer.pos + outer.len;
}

bool is_same_text(const Text& a, const Text& b) { return a.plain == b.plain && std::ranges::equal(a.runs, b.runs); }

void take_scripts(std::string_view plain, std::size_t begin, std::size_t end, Rewriter& out) {
  const std::string_view formula = plain.substr(0, end);
  std::size_t next = begin;
  while (true) {
    const std::size_t at = formula.find_first_of("^_", next);
    if (at == std::string_view::npos || at + 1 >= end) return;
    next = at + 1;
    const bool grouped = formula[at + 1] == '(';
    const std::size_t close = grouped ? closing(formula, at + 1) : end_of_character(formula, at + 1);
    if (close == std::string_view::npos || close > end) continue;
    out.copy_to(at);
    out.skip(grouped ? 2 : 1);
    const std::size_t first = out.size();
    out.copy_to(close);
    out.add(first, formula[at] == '^' ? Style::superscript : Style::subscript);
    if (grouped) out.skip(1);
    next = grouped ? close + 1 : close;
  }
}

}  // namespace

Text with_script_runs(const Text& text, Arena& arena) {
  Rewriter out(text);
  bool any = false;
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.runs.size(); ++i) {
    const Run& run = text.runs[i];
    const std::size_t end = run.pos + std::size_t{run.len};
    const bool is_formula = run.style == Style::math && run.pos >= done && end <= text.plain.size();
    if (!is_formula || text.plain.substr(run.pos, run.len).find_first_of("^_") == std::string_view::npos) continue;
    if (i + 1 < text.runs.size() && is_within(text.runs[i + 1], run)) return text;
    take_scripts(text.plain, run.pos, end, out);
    done = end;
    any = true;
  }
  if (!any) return text;
  const Text made = out.finish(arena, [](const Run&) { return true; });
  return is_same_text(without_script_runs(made, arena), text) ? made : text;
}

Text without_script_runs(const Text& text, Arena& arena) {
  Rewriter out(text);
  std::vector<const Run*> taken;
  const Run* formula = nullptr;
  std::size_t done = 0;
  for (const Run& run : text.runs) {
    const std::size_t end = run.pos + std::size_t{run.len};
    if (end > text.plain.size()) return text;
    if (run.style == Style::math) formula = &run;
    if (formula == nullptr || !is_script(run) || !is_within(run, *formula) || run.len == 0 || run.pos < done) continue;
    const bool grouped = end_of_character(text.plain, run.pos) < end;
    out.copy_to(run.pos);
    out.insert(run.style == Style::superscript ? "^" : "_");
    if (grouped) out.insert("(");
    out.copy_to(end);
    if (grouped) out.insert(")");
    taken.push_back(&run);
    done = end;
  }
  if (taken.empty()) return text;
  return out.finish(arena, [&](const Run& run) { return !std::ranges::binary_search(taken, &run); });
}

}  // namespace opcit::csl
