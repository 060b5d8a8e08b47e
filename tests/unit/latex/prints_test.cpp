#include "latex/prints.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <random>

#include "latex/unchanged.h"
#include "unit/latex/latex_tool.h"

namespace opcit::test {
namespace {

constexpr auto pieces =
    std::to_array<std::string_view>({"a",      "B",    " ",      "  ",     "words of prose and some more of it",
                                     "é",      "漢",   "\u00A0", "\u2013", "\u2014",
                                     "-",      "--",   "---",    "{",      "}",
                                     "{GPU}",  "{}",   "\\&",    "\\%",    "\\_",
                                     "\\#",    "\\$",  "\\",     "~",      "$",
                                     "^",      "_",    "`",      "'",      "''",
                                     ",",      ",,",   "<",      "<<",     "?`",
                                     "\n",     "\t",   "{\\'e}", "{$x$}",  "\\{",
                                     "x_",     "{2}",  "-{}-",   "\\ ",    "\\-",
                                     "https:", "\x01", "\x7F",   "{\\ss}", "@",
                                     ".",      "0-9:", "|",      ">",      "\"",
                                     "&",      "%",    "\u200B", "\u2019", "\\\\"});

class Generator {
 public:
  explicit Generator(std::uint32_t seed) : random_(seed) {}
  std::string text(std::size_t most) {
    std::string out;
    for (std::size_t n = random_() % most; n > 0; --n) out += pieces[random_() % pieces.size()];
    return out;
  }
  std::size_t below(std::size_t limit) { return random_() % limit; }

 private:
  std::mt19937 random_;
};

/// Text that looks as if it printed something.
std::string without_syntax(std::string_view tex) {
  std::string out;
  std::ranges::copy_if(tex, std::back_inserter(out), [](char c) { return c != '{' && c != '}' && c != '\\'; });
  return out;
}

void expect_prints(std::string_view tex, std::string_view plain) {
  Arena arena;
  std::vector<LatexNote> notes;
  const Text text = decode_latex(tex, LatexFlavour::bibtex, arena, &notes);
  EXPECT_EQ(text.plain, plain) << tex;
  EXPECT_TRUE(notes.empty()) << tex;
  EXPECT_TRUE(std::ranges::all_of(text.runs, [](const Run& run) { return run.style == Style::keep_case; })) << tex;
  EXPECT_EQ(tex.find('\n'), std::string_view::npos);
  EXPECT_TRUE(tex.front() != ' ' && tex.back() != ' ') << tex;
}

// A wrong yes would hide a loss.
TEST(LatexPrints, SaysYesOnlyToWhatTheDecoderGives) {
  Generator generator(3);
  std::size_t yes = 0;
  for (int i = 0; i < 300000; ++i) {
    const std::string tex = generator.text(8);
    Arena arena;
    std::string plain(decode_latex(tex, LatexFlavour::bibtex, arena).plain);
    if (generator.below(4) == 0) plain = generator.text(8);
    if (generator.below(3) == 0) plain = without_syntax(tex);
    if (generator.below(4) == 0 && !plain.empty()) plain.erase(generator.below(plain.size()), 1);
    if (!surely_prints(tex, plain)) continue;
    ++yes;
    expect_prints(tex, plain);
  }
  EXPECT_GT(yes, 3000U);
}

TEST(LatexPrints, KnowsWhatTheEncoderWrites) {
  for (const std::string_view plain :
       {"A title of plain words, with O'Brien's text: 0-9 (and more)", "R&D at 50% #1 a_b 5$", "naïve – text — dash",
        "a\u00A0b", "漢字 наука Δt", "a--b", "x"}) {
    EXPECT_TRUE(surely_prints(encoded({plain, {}}, false), plain)) << plain;
  }
  const Runs protects = {{2, 3, Style::keep_case, {}}};
  EXPECT_TRUE(surely_prints(encoded({"A GPU", protects}, false), "A GPU"));
}

TEST(LatexPlain, IsItsOwnTeX) {
  Generator generator(5);
  std::size_t plain = 0;
  for (int i = 0; i < 300000; ++i) {
    const std::string text = generator.text(6);
    const bool ascii = generator.below(2) == 0;
    if (text.empty() || !latex::is_plain(text, ascii)) continue;
    ++plain;
    expect_prints(text, text);
    // A run at the end makes the encoder use the general path.
    const Runs none = {{static_cast<std::uint32_t>(text.size()), 0, Style::keep_case, {}}};
    EXPECT_EQ(encoded({text, none}, ascii), text);
  }
  EXPECT_GT(plain, 3000U);
}

/// The result does not depend on the position of a byte in a block of sixteen.
TEST(LatexPlain, EndsBeforeWhatIsTeX) {
  const std::string filler(40, 'x');
  for (unsigned byte = 1; byte < 0x100; ++byte) {
    const std::string one(1, static_cast<char>(byte));
    const bool alone = latex::plain_end(one.data(), one.data() + 1) == one.data() + 1;
    const std::string pair = one + one;
    const auto of_pair = static_cast<std::size_t>(latex::plain_end(pair.data(), pair.data() + 2) - pair.data());
    for (std::size_t at = 0; at <= filler.size(); ++at) {
      const std::string text = filler.substr(0, at) + pair + filler.substr(at);
      const char* end = latex::plain_end(text.data(), text.data() + text.size());
      const std::size_t expected = !alone ? at : of_pair == 2 ? text.size() : at + 1;
      EXPECT_EQ(static_cast<std::size_t>(end - text.data()), expected) << byte << " at " << at;
    }
  }
}

}  // namespace
}  // namespace opcit::test
