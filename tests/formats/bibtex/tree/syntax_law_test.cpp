// Laws for any bytes: the tree loses nothing, cuts do not change it, and the time is linear.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "bibtex/tree/scan.h"
#include "bibtex/tree/syntax.h"
#include "formats/bibtex/tree/syntax_test_support.h"

namespace opcit::bibtex {
namespace {

constexpr std::string_view samples[] = {
    "% A comment, with @misc{x,}\n"
    "@string{acm = {ACM}}\n\n"
    "Free text, me@home.org\nand more.\n\n\nAnother part\n"
    "@article{one,\n  author = {Ann {\\\"O}ster and others},\n  title = \"A {B} \\\"{c}\",\n  year = 1999,\n"
    "  month = \"10~\" # jan, % here\n}\n"
    "@preamble{\"\\newcommand{\\x}{y}\"}\n"
    "@comment{jabref-meta: {a;\n@misc{no,\n a={b}}\n}}\n"
    "@comment a line\n"
    "@book(two, title = {X}, note = acm # \" press\")\n",
    "@misc{a,\n x = {one {two},\n y = {3}\n}\n\n@misc{b,\n x = \"one,\n y = \"2\",\n}\n free @book{c, d={e}} text\n"
    "@misc{d, x={1}}, y={2}}\n@comment{never closed\n@misc{e,\n f={g}\n}\r\n\r\n@comment(\n@misc{f, x = y z}\n) )",
    "x @comment{ a\n@misc{b,c={d}}\n } y @misc{e,\nf={g}}@misc{h,i={j}}\n%@misc{k,l={m}}\n@ misc\n% n\n{o,p={q}}\n",
    // Earlier versions parsed each of these differently if it was cut.
    "x @\n\ncomment{ a\n@misc{b,c={d}}\n} y\n%@misc{k,l\r={m}}\n@misc{\n@misc{k,d, x={1}}\n}}\n@commente\n",
    "@misc{e,\nf={g\n}@misc{h,i={j}}\n@misc{a,\n b = \"{c\n d = e@misc{f,g={h}}\n@preamble{\n@misc{k,\\x{y}\"}\n",
    "@misc{a, b = c d @misc{e,f={g}}\n@misc{h,\n i = \"j,\n k = \"@misc{l,m={n}}\n",
};

/// The samples above, and the .bib files in the folder that the environment variable names, if it is set.
std::vector<std::string> all_samples() {
  std::vector<std::string> all(std::begin(samples), std::end(samples));
  const char* cases = std::getenv("OPCIT_BIB_SAMPLES");
  if (cases == nullptr || !std::filesystem::exists(cases)) return all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(cases)) {
    if (entry.path().extension() != ".bib") continue;
    std::ostringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    all.push_back(text.str());
  }
  return all;
}

void append_parts(const Block& block, std::vector<std::string_view>& parts) {
  if (block.kind == BlockKind::text || block.kind == BlockKind::comment) return parts.push_back(block.body);
  parts.push_back(block.type);
  if (!block.key.empty()) parts.push_back(block.key);
  for (const FieldNode& field : block.fields) {
    parts.push_back(field.name);
    for (const Piece& piece : block.pieces_of(field)) parts.push_back(piece.written());
  }
}

/// The parts of the tree and the gaps between them, joined.
std::string rebuilt(std::string_view text) {
  Parser parser(text);
  Block block;
  std::string out;
  std::size_t done = 0;
  std::vector<std::string_view> parts;
  while (parser.next(block)) {
    const auto begin = static_cast<std::size_t>(block.whole.data() - text.data());
    if (begin < done || block.whole.empty()) return "blocks overlap";
    for (const char c : text.substr(done, begin - done)) {
      if (!ascii::is_space(c)) return "text between blocks";
    }
    parts.clear();
    append_parts(block, parts);
    for (const std::string_view part : parts) {
      const auto at = static_cast<std::size_t>(part.data() - text.data());
      if (at < done || at + part.size() > begin + block.whole.size()) return "parts overlap or leave their block";
      out += text.substr(done, at - done);
      out += part;
      done = at + part.size();
    }
    out += text.substr(done, begin + block.whole.size() - done);
    done = begin + block.whole.size();
    if (parser.position() != done) return "the position is not the end of the block";
  }
  return out += text.substr(done);
}

struct Parsed {
  std::string tree;
  std::string diagnostics;
  std::size_t chunks = 0;
};

/// Cuts like the pipeline: takes windows of `size` bytes, and doubles the window until there is a cut.
Parsed parsed_in_windows(std::string_view text, std::size_t size) {
  Parsed parsed;
  Diagnostics diagnostics;
  for (std::size_t done = 0; done < text.size(); ++parsed.chunks) {
    std::size_t cut = 0;
    for (std::size_t window = size; cut == 0; window *= 2) {
      cut = cut_bibtex(text.substr(done, window), window >= text.size() - done);
    }
    const std::string tree = dump(text.substr(done, cut), &diagnostics, done);
    if (!parsed.tree.empty() && !tree.empty()) parsed.tree += '\n';
    parsed.tree += tree;
    done += cut;
  }
  parsed.diagnostics = dump(diagnostics);
  return parsed;
}

void expect_laws(const std::string& text) {
  EXPECT_EQ(rebuilt(text), text);
  const Parsed whole = parsed_in_windows(text, text.size() + 1);
  for (const std::size_t size : {1U, 7U, 64U, 300U, 1000U}) {
    const Parsed parsed = parsed_in_windows(text, size);
    ASSERT_EQ(parsed.tree, whole.tree) << "windows of " << size << " of\n" << text;
    ASSERT_EQ(parsed.diagnostics, whole.diagnostics) << "windows of " << size << " of\n" << text;
  }
}

TEST(BibtexSyntaxLaws, HoldForSamplesAndTheirPrefixes) {
  for (const std::string& sample : all_samples()) expect_laws(sample);
  for (const std::string_view sample : samples) {
    for (std::size_t size = 0; size < sample.size(); ++size) expect_laws(std::string(sample.substr(0, size)));
  }
}

TEST(BibtexSyntaxLaws, HoldForMutations) {
  constexpr std::string_view bytes = "{}\"()@%,=#\n a1\\\r\0";
  constexpr std::string_view words[] = {"\n@misc{k,", "@comment{", "\n x = {", "\n}\n", "@string{a=", "},", "\n\n"};
  std::mt19937 random(20240711);
  const auto below = [&random](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
  for (int round = 0; round < 4000; ++round) {
    std::string text(samples[below(std::size(samples))]);
    for (std::size_t edits = 1 + below(6); edits > 0; --edits) {
      const std::size_t at = below(text.size());
      switch (below(4)) {
        case 0:
          text.erase(at, 1 + below(8));
          break;
        case 1:
          text.insert(at, 1, bytes[below(bytes.size())]);
          break;
        case 2:
          text.insert(at, words[below(std::size(words))]);
          break;
        default:
          text[at] = bytes[below(bytes.size())];
          break;
      }
    }
    expect_laws(text);
    if (HasFailure()) return;
  }
}

TEST(BibtexCut, EndsWithTheLastWholeBlock) {
  struct Row {
    std::string_view window;
    std::size_t cut;
  };
  const Row rows[] = {
      {"", 0},
      {"@misc{a,b={c}}\n", 0},             // a comma may follow; then the brace was superfluous
      {"@misc{a,b={c}}\n@misc{d,", 15},    // after the line
      {"@misc{a,b={c}}\n  @misc{d,", 15},  // the spaces belong to the next line
      {"@misc{a,b={c}} @misc{d", 14},      // no line ends here
      {"@misc{a,b={c\n@misc{d,", 13},      // damage ends where a line begins a block
      {"@comment{\n@misc{a,b={c}}\n@misc{d,", 0},
      {"@comment{}\n@misc{a,b={c}}\n@misc{d,", 26},
      {"text\n\nmore", 5},  // a part of free text
      {"text\nmore", 0},
      {"text @misc{a,b={c}}", 0},  // one line
  };
  for (const Row& row : rows) {
    EXPECT_EQ(cut_bibtex(row.window, false), row.cut) << row.window;
    EXPECT_EQ(cut_bibtex(row.window, true), row.window.size());
  }
}

TEST(BibtexResync, FindsTheNextLineThatBeginsABlock) {
  EXPECT_EQ(resync_bibtex("@misc{a, b = {\n @x\n  @misc{c,"), 19U);
  EXPECT_EQ(resync_bibtex("@misc{a, b = {@misc{c,"), std::string_view::npos);
  EXPECT_EQ(resync_bibtex("\n@misc{a,"), 1U);
  EXPECT_EQ(resync_bibtex("@misc{a,"), std::string_view::npos);
  EXPECT_EQ(resync_bibtex(""), std::string_view::npos);
}

std::string repeated(std::string_view part, std::size_t count) {
  std::string out;
  out.reserve(part.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += part;
  return out;
}

/// The number of blocks; CTest and the sanitizers limit the time.
std::size_t count_blocks(std::string_view text) {
  Diagnostics diagnostics;
  Parser parser(text, &diagnostics);
  Block block;
  std::size_t blocks = 0;
  while (parser.next(block)) ++blocks;
  return blocks;
}

TEST(BibtexHostile, IsReadInLinearTime) {
  constexpr std::size_t many = 100'000;
  constexpr std::string_view parts[] = {"{",
                                        "}",
                                        "@a{",
                                        "@a{\n",
                                        "\n@a{b,",
                                        "\n@a{b, c = {\n",
                                        "\n@a{b, c = \"\n",
                                        "x @a{b, c = {{\nd=1}\n",
                                        "@comment{",
                                        "@comment{\n",
                                        "x @comment(\n",
                                        "@a(b",
                                        "@ % ",
                                        "@ \n",
                                        "@a %\n",
                                        "\n@a{b@",
                                        "a = {x\n",
                                        "\"",
                                        "\",\n",
                                        "#",
                                        "=",
                                        "=,",
                                        "%",
                                        "% @a{b,\n",
                                        "a ",
                                        "a, ",
                                        "\n",
                                        " ",
                                        "\r\n \r\n",
                                        "@string{a = {\n",
                                        "@preamble{",
                                        "},a=",
                                        "{\n}\n",
                                        "\n b = \"c\" d",
                                        "@a{b,c={d}}, e=f ",
                                        "@comment{x\n@a{b,c={d}}\n"};
  constexpr std::string_view heads[] = {"", "@misc{k, ", "@misc{k, t = {", "@misc{k, t = \"", "@comment{", "@misc(k, "};
  for (const std::string_view part : parts) {
    const std::string body = repeated(part, many);
    for (const std::string_view head : heads) {
      const std::string text = std::string(head) + body;
      const auto start = std::chrono::steady_clock::now();
      count_blocks(text);
      cut_bibtex(text, false);
      const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
      // Linear time is under 0.1 s, and under 1 s with sanitizers; quadratic time is over 5 s.
      EXPECT_LT(time.count(), 3.0) << head << " and " << many << " times " << part;
    }
  }
}

TEST(BibtexHostile, NestsAsDeepAsItLikes) {
  constexpr std::size_t depth = 1'000'000;
  std::string text = "@misc{k, t = ";
  text.append(depth, '{').append(depth, '}').append("}\n@misc{l,}");
  Parser parser(text);
  Block block;
  ASSERT_TRUE(parser.next(block));
  EXPECT_FALSE(block.recovered);
  EXPECT_EQ(block.fields.at(0).value.size(), 2 * depth);
  ASSERT_TRUE(parser.next(block));
  EXPECT_EQ(block.key, "l");
}

}  // namespace
}  // namespace opcit::bibtex
