#include "latex/tables.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>
#include <unordered_map>
#include <vector>

#include "base/utf8.h"

namespace opcit::latex {
namespace {

// Marks above, below and through letters: control symbols and LaTeX's letters, then textcomp, Vietnamese, tipa, math.
constexpr AccentRow accent_rows[] = {
    {"`", 0x0300, 0x0060, true},
    {"'", 0x0301, 0x00B4, true},
    {"^", 0x0302, 0x005E, true},
    {"~", 0x0303, 0x007E, true},
    {"=", 0x0304, 0x00AF, true},
    {"u", 0x0306, 0x02D8, true},
    {".", 0x0307, 0x02D9, true},
    {"\"", 0x0308, 0x00A8, true},
    {"h", 0x0309, 0, false},
    {"r", 0x030A, 0x02DA, true},
    {"H", 0x030B, 0x02DD, true},
    {"v", 0x030C, 0x02C7, true},
    {"G", 0x030F, 0, false},
    {"C", 0x030F, 0, false},
    {"U", 0x030E, 0, false},
    {"f", 0x0311, 0, false},
    {"d", 0x0323, 0, true},
    {"c", 0x0327, 0x00B8, true},
    {"k", 0x0328, 0x02DB, true},
    {"b", 0x0331, 0, true},
    {"t", 0x0361, 0, true},
    {"polhk", 0x0328, 0, false},  // MathSciNet's
    {"ocirc", 0x030A, 0, false},
    {"udot", 0x0323, 0, false},
    {"soft", 0x030C, 0, false},
    {"lfhook", 0x0326, 0, false},
    {"M", 0x0322, 0, false},
    {"B", 0x0335, 0, false},
    {"cb", 0x0326, 0, false},
    {"textcommabelow", 0x0326, 0, true},
    {"textcommaabove", 0x0313, 0, false},
    {"textturncommaabove", 0x0312, 0, false},
    {"textrevcommaabove", 0x0314, 0, false},
    {"textringbelow", 0x0325, 0, false},
    {"textogonekcentered", 0x0328, 0, false},
    {"textvbaraccent", 0x030D, 0, false},
    {"textdoublevbaraccent", 0x030E, 0, false},
    {"textdoublegrave", 0x030F, 0, false},
    {"textdotbreve", 0x0310, 0, false},
    {"textroundcap", 0x0311, 0, false},
    {"textnewtie", 0x0311, 0, false},
    {"newtie", 0x0311, 0, false},
    {"capitalnewtie", 0x0311, 0, false},
    {"textbrevemacron", 0x0306, 0, false},
    {"textsubgrave", 0x0316, 0, false},
    {"textsubacute", 0x0317, 0, false},
    {"textadvancing", 0x0318, 0, false},
    {"textretracting", 0x0319, 0, false},
    {"textlangleabove", 0x031A, 0, false},
    {"textcorner", 0x031A, 0, false},
    {"textrighthorn", 0x031B, 0, false},
    {"textsublhalfring", 0x031C, 0, false},
    {"textraising", 0x031D, 0, false},
    {"textlowering", 0x031E, 0, false},
    {"textsubplus", 0x031F, 0, false},
    {"textsubminus", 0x0320, 0, false},
    {"textpalhookbelow", 0x0321, 0, false},
    {"textrethookbelow", 0x0322, 0, false},
    {"textsubumlaut", 0x0324, 0, false},
    {"textsubring", 0x0325, 0, false},
    {"textsyllabic", 0x0329, 0, false},
    {"textsubbridge", 0x032A, 0, false},
    {"textsubw", 0x032B, 0, false},
    {"textsubwedge", 0x032C, 0, false},
    {"textsubcircum", 0x032D, 0, false},
    {"textsubcircnum", 0x032D, 0, false},
    {"textsubbreve", 0x032E, 0, false},
    {"textsubarch", 0x032F, 0, false},
    {"textsubtilde", 0x0330, 0, false},
    {"textsubbar", 0x0331, 0, false},
    {"textmacronbelow", 0x0331, 0, false},
    {"textsubdot", 0x0323, 0, false},
    {"textdotacute", 0x0301, 0, false},
    {"textsubdoublebar", 0x0333, 0, false},
    {"subdoublebar", 0x0333, 0, false},
    {"textsuperimposetilde", 0x0334, 0, false},
    {"textlstrokethru", 0x0335, 0, false},
    {"textsstrokethru", 0x0336, 0, false},
    {"textsstrikethru", 0x0337, 0, false},
    {"textlstrikethru", 0x0338, 0, false},
    {"textsubrhalfring", 0x0339, 0, false},
    {"textinvsubbridge", 0x033A, 0, false},
    {"textsubsquare", 0x033B, 0, false},
    {"textseagull", 0x033C, 0, false},
    {"textovercross", 0x033D, 0, false},
    {"overcross", 0x033D, 0, false},
    {"overbridge", 0x0346, 0, false},
    {"subdoublevert", 0x0348, 0, false},
    {"subcorner", 0x0349, 0, false},
    {"textoverw", 0x034A, 0, false},
    {"crtilde", 0x034A, 0, false},
    {"dottedtilde", 0x034B, 0, false},
    {"doubletilde", 0x034C, 0, false},
    {"spreadlips", 0x034D, 0, false},
    {"whistle", 0x034E, 0, false},
    {"textrightarrowhead", 0x0350, 0, false},
    {"textlefthalfring", 0x0351, 0, false},
    {"sublptr", 0x0354, 0, false},
    {"subrptr", 0x0355, 0, false},
    {"textrightuparrowheads", 0x0356, 0, false},
    {"textdoublebreve", 0x035D, 0, false},
    {"textdoublemacron", 0x035E, 0, false},
    {"textdoublemacronbelow", 0x035F, 0, false},
    {"textbottomtiebar", 0x035C, 0, false},
    {"texttoptiebar", 0x0361, 0, false},
    {"sliding", 0x0362, 0, false},
    {"capitalgrave", 0x0300, 0x0060, false},
    {"capitalacute", 0x0301, 0x00B4, false},
    {"capitalcircumflex", 0x0302, 0x005E, false},
    {"capitaltilde", 0x0303, 0x007E, false},
    {"capitalmacron", 0x0304, 0x00AF, false},
    {"capitalbreve", 0x0306, 0x02D8, false},
    {"capitaldotaccent", 0x0307, 0x02D9, false},
    {"capitaldieresis", 0x0308, 0x00A8, false},
    {"capitalring", 0x030A, 0x02DA, false},
    {"capitalhungarumlaut", 0x030B, 0x02DD, false},
    {"capitalcaron", 0x030C, 0x02C7, false},
    {"capitalcedilla", 0x0327, 0x00B8, false},
    {"capitalogonek", 0x0328, 0x02DB, false},
    {"capitaltie", 0x0361, 0, false},
    {"accdialytikaperispomeni", 0x0342, 0, false},
    {"accperispomeni", 0x0342, 0, false},
    {"accpsili", 0x0313, 0, false},
    {"accdasia", 0x0314, 0, false},
    {"accvaria", 0x0300, 0, false},
    {"acctonos", 0x0301, 0, false},
    {"ypogegrammeni", 0x0345, 0x037A, false},
    {"prosgegrammeni", 0x0345, 0x1FBE, false},
};

constexpr AlphabetRow alphabet_rows[] = {
    {"mathbb", 'A', 26, 0x1D538, true},      {"mathbb", 'a', 26, 0x1D552, false},
    {"mathbb", '0', 10, 0x1D7D8, false},     {"mathcal", 'A', 26, 0x1D49C, true},
    {"mathcal", 'a', 26, 0x1D4B6, false},    {"mathscr", 'A', 26, 0x1D49C, false},
    {"mathscr", 'a', 26, 0x1D4B6, false},    {"mathfrak", 'A', 26, 0x1D504, true},
    {"mathfrak", 'a', 26, 0x1D51E, true},    {"mathbf", 'A', 26, 0x1D400, true},
    {"mathbf", 'a', 26, 0x1D41A, true},      {"mathbf", '0', 10, 0x1D7CE, true},
    {"mathit", 'A', 26, 0x1D434, true},      {"mathit", 'a', 26, 0x1D44E, true},
    {"mathbfit", 'A', 26, 0x1D468, false},   {"mathbfit", 'a', 26, 0x1D482, false},
    {"boldsymbol", 'A', 26, 0x1D468, true},  {"boldsymbol", 'a', 26, 0x1D482, true},
    {"bm", 'A', 26, 0x1D468, false},         {"bm", 'a', 26, 0x1D482, false},
    {"mathbfscr", 'A', 26, 0x1D4D0, false},  {"mathbfscr", 'a', 26, 0x1D4EA, false},
    {"mathbffrak", 'A', 26, 0x1D56C, false}, {"mathbffrak", 'a', 26, 0x1D586, false},
    {"mathsf", 'A', 26, 0x1D5A0, true},      {"mathsf", 'a', 26, 0x1D5BA, true},
    {"mathsf", '0', 10, 0x1D7E2, true},      {"mathbfsf", 'A', 26, 0x1D5D4, false},
    {"mathbfsf", 'a', 26, 0x1D5EE, false},   {"mathbfsf", '0', 10, 0x1D7EC, false},
    {"mathsfit", 'A', 26, 0x1D608, false},   {"mathsfit", 'a', 26, 0x1D622, false},
    {"mathbfsfit", 'A', 26, 0x1D63C, false}, {"mathbfsfit", 'a', 26, 0x1D656, false},
    {"mathtt", 'A', 26, 0x1D670, true},      {"mathtt", 'a', 26, 0x1D68A, true},
    {"mathtt", '0', 10, 0x1D7F6, true},
};

/// Places in the mathematical alphabets that Unicode left empty because the letter already existed.
struct Hole {
  char32_t place;
  char32_t letter;
};
constexpr Hole holes[] = {
    {0x1D455, 0x210E}, {0x1D49D, 0x212C}, {0x1D4A0, 0x2130}, {0x1D4A1, 0x2131}, {0x1D4A3, 0x210B}, {0x1D4A4, 0x2110},
    {0x1D4A7, 0x2112}, {0x1D4A8, 0x2133}, {0x1D4AD, 0x211B}, {0x1D4BA, 0x212F}, {0x1D4BC, 0x210A}, {0x1D4C4, 0x2134},
    {0x1D506, 0x212D}, {0x1D50B, 0x210C}, {0x1D50C, 0x2111}, {0x1D515, 0x211C}, {0x1D51D, 0x2128}, {0x1D53A, 0x2102},
    {0x1D53F, 0x210D}, {0x1D545, 0x2115}, {0x1D547, 0x2119}, {0x1D548, 0x211A}, {0x1D549, 0x211D}, {0x1D551, 0x2124},
};

// clang-format off
constexpr ScriptRow script_rows[] = {
    {'0', 0x2070, 0x2080}, {'1', 0x00B9, 0x2081}, {'2', 0x00B2, 0x2082}, {'3', 0x00B3, 0x2083}, {'4', 0x2074, 0x2084},
    {'5', 0x2075, 0x2085}, {'6', 0x2076, 0x2086}, {'7', 0x2077, 0x2087}, {'8', 0x2078, 0x2088}, {'9', 0x2079, 0x2089},
    {'+', 0x207A, 0x208A}, {'-', 0x207B, 0x208B}, {'=', 0x207C, 0x208C}, {'(', 0x207D, 0x208D}, {')', 0x207E, 0x208E},
    {'a', 0x1D43, 0x2090}, {'b', 0x1D47, 0}, {'c', 0x1D9C, 0}, {'d', 0x1D48, 0}, {'e', 0x1D49, 0x2091},
    {'f', 0x1DA0, 0}, {'g', 0x1D4D, 0}, {'h', 0x02B0, 0x2095}, {'i', 0x2071, 0x1D62}, {'j', 0x02B2, 0x2C7C},
    {'k', 0x1D4F, 0x2096}, {'l', 0x02E1, 0x2097}, {'m', 0x1D50, 0x2098}, {'n', 0x207F, 0x2099}, {'o', 0x1D52, 0x2092},
    {'p', 0x1D56, 0x209A}, {'r', 0x02B3, 0x1D63}, {'s', 0x02E2, 0x209B}, {'t', 0x1D57, 0x209C}, {'u', 0x1D58, 0x1D64},
    {'v', 0x1D5B, 0x1D65}, {'w', 0x02B7, 0}, {'x', 0x02E3, 0x2093}, {'y', 0x02B8, 0}, {'z', 0x1DBB, 0},
    {'A', 0x1D2C, 0}, {'B', 0x1D2E, 0}, {'D', 0x1D30, 0}, {'E', 0x1D31, 0}, {'G', 0x1D33, 0}, {'H', 0x1D34, 0},
    {'I', 0x1D35, 0}, {'J', 0x1D36, 0}, {'K', 0x1D37, 0}, {'L', 0x1D38, 0}, {'M', 0x1D39, 0}, {'N', 0x1D3A, 0},
    {'O', 0x1D3C, 0}, {'P', 0x1D3E, 0}, {'R', 0x1D3F, 0}, {'T', 0x1D40, 0}, {'U', 0x1D41, 0}, {'V', 0x2C7D, 0},
    {'W', 0x1D42, 0}, {0x2212, 0x207B, 0x208B}, {0x03B2, 0x1D5D, 0x1D66}, {0x03B3, 0x1D5E, 0x1D67},
    {0x03B4, 0x1D5F, 0}, {0x03B8, 0x1DBF, 0}, {0x03C1, 0, 0x1D68}, {0x03C6, 0x1D60, 0x1D69}, {0x03C7, 0x1D61, 0x1D6A},
};
// clang-format on

constexpr FractionRow fraction_rows[] = {
    {0x00BC, "1", "4"},  {0x00BD, "1", "2"}, {0x00BE, "3", "4"}, {0x2150, "1", "7"}, {0x2151, "1", "9"},
    {0x2152, "1", "10"}, {0x2153, "1", "3"}, {0x2154, "2", "3"}, {0x2155, "1", "5"}, {0x2156, "2", "5"},
    {0x2157, "3", "5"},  {0x2158, "4", "5"}, {0x2159, "1", "6"}, {0x215A, "5", "6"}, {0x215B, "1", "8"},
    {0x215C, "3", "8"},  {0x215D, "5", "8"}, {0x215E, "7", "8"},
};

/// Both directions of a table of symbols, built on first use and constant afterwards.
class SymbolIndex {
 public:
  explicit SymbolIndex(std::span<const SymbolRow> rows) {
    characters_.reserve(rows.size() * 3 / 2);
    spellings_.reserve(rows.size());
    for (const SymbolRow& row : rows) add(row);
    std::sort(spellings_.begin(), spellings_.end());
  }

  char32_t character(std::string_view name) const {
    const auto found = characters_.find(name);
    return found == characters_.end() ? 0 : found->second;
  }

  std::string_view spelling(char32_t character) const {
    const auto found = std::lower_bound(spellings_.begin(), spellings_.end(), std::pair{character, std::string_view{}});
    return found != spellings_.end() && found->first == character ? found->second : std::string_view{};
  }

 private:
  void add(const SymbolRow& row) {
    std::string_view names = row.names;
    bool written = names.front() != ' ';
    while (!names.empty()) {
      const std::size_t size = std::min(names.find(' '), names.size());
      const std::string_view name = names.substr(0, size);
      names.remove_prefix(std::min(size + 1, names.size()));
      if (name.empty()) continue;
      characters_.emplace(name, row.character);
      if (written) spellings_.emplace_back(row.character, name);
      written = false;
    }
  }

  std::unordered_map<std::string_view, char32_t> characters_;
  std::vector<std::pair<char32_t, std::string_view>> spellings_;
};

const SymbolIndex& text_index() {
  static const SymbolIndex index(text_symbols());
  return index;
}

const SymbolIndex& math_index() {
  static const SymbolIndex index(math_symbols());
  return index;
}

void append_macro_letter(std::string& out, const AlphabetRow& row, char32_t offset) {
  out.append("\\").append(row.macro).append("{");
  out.push_back(static_cast<char>(static_cast<char32_t>(row.base) + offset));
  out.append("}");
}

bool append_alphabet_spelling(std::string& out, char32_t character) {
  for (const Hole& hole : holes) {
    if (hole.letter == character) character = hole.place;
  }
  if (character < 0x1D400 || character > 0x1D7FF) return false;
  for (const AlphabetRow& row : alphabet_rows) {
    if (!row.written || character < row.first || character >= row.first + row.count) continue;
    append_macro_letter(out, row, character - row.first);
    return true;
  }
  return false;
}

bool append_script_spelling(std::string& out, char32_t character) {
  for (const ScriptRow& row : script_rows) {
    if (row.raised != character && row.lowered != character) continue;
    out.push_back(row.raised == character ? '^' : '_');
    if (row.base < 0x80) {
      append_utf8(out, row.base);
    } else {
      out.append("\\").append(math_index().spelling(row.base));
    }
    return true;
  }
  return false;
}

/// For each ASCII character, 1 + the row of its accent macro, or 0. Half of all TeX in names are such accents.
constexpr std::array<std::uint8_t, 128> make_short_accents() {
  std::array<std::uint8_t, 128> places{};
  static_assert(std::size(accent_rows) < 255);
  for (std::size_t row = std::size(accent_rows); row-- > 0;) {
    const char* name = accent_rows[row].name;
    if (name[0] != 0 && name[1] == 0) places[static_cast<unsigned char>(name[0])] = static_cast<std::uint8_t>(row + 1);
  }
  return places;
}
constexpr std::array<std::uint8_t, 128> short_accents = make_short_accents();

}  // namespace

std::span<const AccentRow> accents() noexcept { return accent_rows; }
std::span<const AlphabetRow> alphabets() noexcept { return alphabet_rows; }
std::span<const ScriptRow> scripts() noexcept { return script_rows; }
std::span<const FractionRow> fractions() noexcept { return fraction_rows; }

char32_t alphabet_letter(std::string_view macro, char character) noexcept {
  for (const AlphabetRow& row : alphabet_rows) {
    if (macro != row.macro || character < row.base || character >= row.base + row.count) continue;
    const char32_t place = row.first + static_cast<char32_t>(character - row.base);
    const auto* hole =
        std::find_if(std::begin(holes), std::end(holes), [&](const Hole& h) { return h.place == place; });
    return hole == std::end(holes) ? place : hole->letter;
  }
  return 0;
}

char32_t find_text_symbol(std::string_view name) { return text_index().character(name); }
char32_t find_math_symbol(std::string_view name) { return math_index().character(name); }

const AccentRow* find_accent(std::string_view name) {
  if (name.size() == 1) {
    const auto byte = static_cast<unsigned char>(name[0]);
    const std::uint8_t place = byte < short_accents.size() ? short_accents[byte] : 0;
    return place == 0 ? nullptr : &accent_rows[place - 1];
  }
  static const std::unordered_map<std::string_view, const AccentRow*> index = [] {
    std::unordered_map<std::string_view, const AccentRow*> rows;
    for (const AccentRow& row : accent_rows) rows.emplace(row.name, &row);
    return rows;
  }();
  const auto found = index.find(name);
  return found == index.end() ? nullptr : found->second;
}

const AccentRow* find_accent_of(char32_t mark) noexcept {
  const auto* row = std::find_if(std::begin(accent_rows), std::end(accent_rows),
                                 [&](const AccentRow& accent) { return accent.written && accent.mark == mark; });
  return row == std::end(accent_rows) ? nullptr : row;
}

std::string_view text_spelling(char32_t character) { return text_index().spelling(character); }

bool append_math_spelling(std::string& out, char32_t character) {
  const std::string_view name = math_index().spelling(character);
  if (!name.empty()) {
    out.append("\\").append(name);
    return true;
  }
  return append_alphabet_spelling(out, character) || append_script_spelling(out, character);
}

}  // namespace opcit::latex
