#include "latex/spelling.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "text/unicode.h"

namespace opcit::latex {
namespace {

constexpr Special specials[] = {
    {'\\', "{\\textbackslash}", false},
    {'~', "{\\textasciitilde}", false},
    {'^', "{\\textasciicircum}", false},
    {'`', "{\\textasciigrave}", false},
    {'<', "$<$", false},
    {'>', "$>$", false},
    {'|', "$|$", false},
    {'%', "\\%", false},
    {'&', "\\&", false},
    {'#', "\\#", false},
    {'_', "\\_", false},
    {'$', "\\$", false},
    {0xA0, "~", false},
    {0xAD, "\\-", false},
    {0x2013, "--", false},
    {0x2014, "---", false},
    {0x2009, "\\,", false},
    {0x2004, "\\;", true},
    {0x2005, "\\:", true},
    {0x2018, "`", true},
    {0x201C, "``", true},
    {0x201D, "''", true},
    {0x02D8, "{\\u{}}", true},
    {0x02D9, "{\\.{}}", true},
    {0x02DA, "{\\r{}}", true},
    {0x02DB, "{\\k{}}", true},
    {0x02DD, "{\\H{}}", true},
    {0x00B8, "{\\c{}}", true},
};

bool is_greek(char32_t c) noexcept { return c >= 0x370 && c <= 0x3FF; }

}  // namespace

const Special* find_special(char32_t character) noexcept {
  const auto* row = std::find_if(std::begin(specials), std::end(specials),
                                 [character](const Special& special) { return special.character == character; });
  return row == std::end(specials) ? nullptr : row;
}

std::string accented(const AccentRow& accent, std::string_view base) {
  const std::string_view name = accent.name;
  const bool dotted = (base == "i" || base == "j") && (accent.mark < 0x316 || accent.mark == 0x361);
  std::string tex("\\");
  tex.append(name);
  if (ascii::is_letter(name.back())) {
    tex.append("{").append(dotted ? "\\" : "").append(base).append("}");
  } else if (dotted) {
    tex.append("\\").append(base);
  } else if (base.size() == 1) {
    tex.append(base);
  } else {
    tex.append("{").append(base).append("}");
  }
  return tex;
}

bool spell_in_text(char32_t character, std::string& tex, int depth) {
  constexpr int most_accents = 4;
  if (character < 0x80) {
    tex.push_back(static_cast<char>(character));
    return ascii::is_letter(tex.front());
  }
  if (const std::string_view name = text_spelling(character); !name.empty()) {
    tex.append("\\").append(name);
    return true;
  }
  char32_t base = 0;
  char32_t mark = 0;
  if (depth == most_accents || !decompose(character, base, mark) || !is_letter(base)) return false;
  const AccentRow* accent = find_accent_of(mark);
  std::string inner;
  if (accent == nullptr || !spell_in_text(base, inner, depth + 1)) return false;
  tex = accented(*accent, inner);
  return true;
}

bool spell(char32_t character, std::string& tex) {
  std::string inner;
  // \textalpha needs fonts that few people have; $\alpha$ works everywhere.
  const bool text_first = !is_greek(character);
  if (text_first && spell_in_text(character, inner)) {
    tex.append("{").append(inner).append("}");
    return true;
  }
  if (append_math_spelling(inner, character)) {
    tex.append("{$").append(inner).append("$}");
    return true;
  }
  if (!spell_in_text(character, inner)) return false;
  tex.append("{").append(inner).append("}");
  return true;
}

}  // namespace opcit::latex
