#include <gtest/gtest.h>

#include <chrono>

#include "names/format.h"
#include "names/lists.h"
#include "names/truncation.h"
#include "show.h"

namespace opcit::names {
namespace {

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

void use_everything(const std::string& source) {
  Arena arena;
  for (const NameSyntax syntax : {NameSyntax::display, NameSyntax::bibtex}) {
    const Name name = parse_name(source, syntax, arena);
    EXPECT_EQ(compatible(name, name), Compatibility::same);
    std::string out;
    append_display(name, out);
    append_family_first(name, out);
    append_ris(name, out);
    append_initials(name.given, out);
    append_bibtex(
        bibtex_form(name, arena), [](std::string_view text, std::string& to) { to += text; }, out);
  }
  const NameList listed = parse_listed_names(source, arena);
  EXPECT_EQ(listed.spans.size(), listed.names.people.size());
  const NameList bibtex = parse_bibtex_names(source, arena);
  EXPECT_EQ(bibtex.spans.size(), bibtex.names.people.size());
}

// Quadratic time would take minutes for each.
TEST(HostileNames, AreReadInLinearTime) {
  constexpr std::size_t size = std::size_t{1} << 16;
  for (const std::string_view piece : {"a",
                                       "A",
                                       " ",
                                       "A ",
                                       "a b",
                                       ",",
                                       ", ",
                                       "A, ",
                                       "A,B;",
                                       "(",
                                       ")",
                                       "(a)",
                                       "((a) ",
                                       "[",
                                       "]",
                                       "(a] ",
                                       "{",
                                       "}",
                                       "{}",
                                       "{a",
                                       "}{",
                                       "\\",
                                       "\\'",
                                       "\\v{",
                                       "~",
                                       "-",
                                       "A-",
                                       ".",
                                       "A.",
                                       "...",
                                       "... ",
                                       "\xE2\x80\xA6",
                                       "et al. ",
                                       " and ",
                                       "and ",
                                       "A and ",
                                       "& ",
                                       "\n",
                                       "A\n",
                                       "Jr. ",
                                       "A, Jr., ",
                                       "Dr. ",
                                       "PhD, ",
                                       "van ",
                                       "0000-",
                                       "0000-0002-1825-0097 ",
                                       "a@b.c ",
                                       "@",
                                       "1,",
                                       "a1",
                                       "*",
                                       "\xC2\xA0",
                                       "\xE2\x80\x8B",
                                       "\xFF",
                                       "\xE7\x8E",
                                       "\xE7\x8E\x8B",
                                       "\xCC\x81",
                                       "family=",
                                       "family=a, ",
                                       "\"",
                                       "=",
                                       ":",
                                       "'",
                                       "I. ",
                                       "A\xE3\x83\xBB"}) {
    const std::string source = repeated(piece, size / piece.size());
    const auto start = std::chrono::steady_clock::now();
    use_everything(source);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20)) << piece;
  }
}

TEST(HostileNames, OneNameMayTakeAMegabyte) {
  use_everything(repeated("Johannes ", std::size_t{1} << 17));
  use_everything(repeated("Roe, J., ", 100000));
}

TEST(HostileNames, EveryPrefixAndByteIsSurvived) {
  const std::string source =
      "{\\'E}mile {van} d\xC3\xA9 \"Gogh\", Jr., \xE7\x8E\x8B (A [b] {c} (d\n\\v{Z}~x=y and family=z, \xF0\x9F\x98\x80 "
      "et al. 0000-0002-1825-0097";
  for (std::size_t size = 0; size <= source.size(); ++size) use_everything(source.substr(0, size));
  for (std::size_t i = 0; i < source.size(); ++i) {
    for (const char byte : {'\0', '{', '}', '\\', ',', '\xFF', '('}) {
      std::string changed = source;
      changed[i] = byte;
      use_everything(changed);
    }
  }
}

void expect_omission(const Names& names, std::string_view source) {
  EXPECT_TRUE(names.truncated) << source;
  for (const Name& name : names.people) {
    std::string out;
    append_display(name, out);
    EXPECT_FALSE(is_omission(out)) << source;
  }
}

TEST(HostileNames, NoOneIsEverCalledEtAl) {
  Arena arena;
  for (const std::string_view source :
       {"et al.", "A and et al.", "et al", "Et Al.", "(et al.)", "A. Roe et al.", "A and others"}) {
    expect_omission(parse_listed_names(source, arena).names, source);
    expect_omission(parse_bibtex_names(source, arena).names, source);
  }
  for (const std::string_view source : {"A, et al., B", "A; et al.", "A\net al.", "A, \u2026"}) {
    expect_omission(parse_listed_names(source, arena).names, source);
  }
}

}  // namespace
}  // namespace opcit::names
