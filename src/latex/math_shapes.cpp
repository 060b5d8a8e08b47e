#include "latex/math_shapes.h"

#include <unordered_map>

namespace opcit::latex {
namespace {

// clang-format off
constexpr MathShape shapes[] = {
    {"frac", Shape::fraction}, {"dfrac", Shape::fraction}, {"tfrac", Shape::fraction}, {"cfrac", Shape::fraction},
    {"sfrac", Shape::text_fraction}, {"nicefrac", Shape::text_fraction}, {"textfrac", Shape::text_fraction},
    {"sqrt", Shape::root}, {"binom", Shape::binomial}, {"dbinom", Shape::binomial}, {"tbinom", Shape::binomial},
    {"overset", Shape::over}, {"stackrel", Shape::over}, {"underset", Shape::under},
    {"underbrace", Shape::upright}, {"overbrace", Shape::upright},
    {"hat", Shape::accent, 0x302}, {"widehat", Shape::accent, 0x302}, {"bar", Shape::accent, 0x304},
    {"overline", Shape::accent, 0x305}, {"underline", Shape::accent, 0x332}, {"tilde", Shape::accent, 0x303},
    {"widetilde", Shape::accent, 0x303}, {"vec", Shape::accent, 0x20D7}, {"overrightarrow", Shape::accent, 0x20D7},
    {"overleftarrow", Shape::accent, 0x20D6}, {"dot", Shape::accent, 0x307}, {"ddot", Shape::accent, 0x308},
    {"dddot", Shape::accent, 0x20DB}, {"acute", Shape::accent, 0x301}, {"grave", Shape::accent, 0x300},
    {"breve", Shape::accent, 0x306}, {"check", Shape::accent, 0x30C}, {"widecheck", Shape::accent, 0x30C},
    {"mathring", Shape::accent, 0x30A}, {"underbar", Shape::accent, 0x331}, {"boldsymbol", Shape::letters},
    {"bm", Shape::letters}, {"mathbb", Shape::letters}, {"mathcal", Shape::letters}, {"mathscr", Shape::letters},
    {"mathfrak", Shape::letters}, {"mathbf", Shape::letters}, {"mathbfit", Shape::letters},
    {"mathbfscr", Shape::letters}, {"mathbffrak", Shape::letters}, {"mathsf", Shape::letters},
    {"mathbfsf", Shape::letters}, {"mathsfit", Shape::letters}, {"mathbfsfit", Shape::letters},
    {"mathtt", Shape::letters}, {"mathit", Shape::letters}, {"pmb", Shape::upright}, {"bf", Shape::dropped},
    {"mathrm", Shape::upright}, {"mathnormal", Shape::upright}, {"mathup", Shape::upright},
    {"operatorname", Shape::upright}, {"mathop", Shape::upright}, {"mathbin", Shape::upright},
    {"mathrel", Shape::upright}, {"mathord", Shape::upright}, {"mathopen", Shape::upright},
    {"mathclose", Shape::upright}, {"mathpunct", Shape::upright}, {"mathinner", Shape::upright},
    {"boxed", Shape::upright}, {"cancel", Shape::upright}, {"ensuremath", Shape::upright}, {"mathstrut", Shape::dropped},
    {"text", Shape::text}, {"textrm", Shape::text}, {"textnormal", Shape::text}, {"textit", Shape::text},
    {"textbf", Shape::text}, {"textsf", Shape::text}, {"texttt", Shape::text}, {"textsc", Shape::text},
    {"mbox", Shape::text}, {"hbox", Shape::text}, {"emph", Shape::text}, {"textup", Shape::text},
    {"left", Shape::delimiter}, {"right", Shape::delimiter}, {"middle", Shape::delimiter},
    {"big", Shape::dropped}, {"Big", Shape::dropped}, {"bigg", Shape::dropped}, {"Bigg", Shape::dropped},
    {"bigl", Shape::dropped}, {"Bigl", Shape::dropped}, {"biggl", Shape::dropped}, {"Biggl", Shape::dropped},
    {"bigr", Shape::dropped}, {"Bigr", Shape::dropped}, {"biggr", Shape::dropped}, {"Biggr", Shape::dropped},
    {"bigm", Shape::dropped}, {"Bigm", Shape::dropped}, {"limits", Shape::dropped}, {"nolimits", Shape::dropped},
    {"displaystyle", Shape::dropped}, {"textstyle", Shape::dropped}, {"scriptstyle", Shape::dropped},
    {"scriptscriptstyle", Shape::dropped}, {"rm", Shape::dropped}, {"it", Shape::dropped}, {"cal", Shape::dropped},
    {"relax", Shape::dropped}, {"nonumber", Shape::dropped}, {"notag", Shape::dropped}, {"hfill", Shape::dropped},
    {"negthinspace", Shape::dropped}, {"label", Shape::dropped_argument}, {"tag", Shape::dropped_argument},
    {"vspace", Shape::dropped_argument}, {"phantom", Shape::dropped_argument}, {"color", Shape::dropped_argument},
    {"hphantom", Shape::dropped_argument}, {"vphantom", Shape::dropped_argument},
    {"begin", Shape::environment}, {"end", Shape::environment}, {"unicode", Shape::unicode}, {"not", Shape::negation},
    {"quad", Shape::blank}, {"qquad", Shape::blank}, {"enspace", Shape::blank}, {"thinspace", Shape::blank},
    {"medspace", Shape::blank}, {"thickspace", Shape::blank}, {"space", Shape::blank}, {"enskip", Shape::blank},
    {"bmod", Shape::modulo}, {"pmod", Shape::modulo_in_parentheses},
    {"arccos", Shape::word}, {"arcsin", Shape::word}, {"arctan", Shape::word}, {"arg", Shape::word},
    {"argmax", Shape::word}, {"argmin", Shape::word}, {"cos", Shape::word}, {"cosh", Shape::word},
    {"cot", Shape::word}, {"coth", Shape::word}, {"csc", Shape::word}, {"deg", Shape::word}, {"det", Shape::word},
    {"dim", Shape::word}, {"exp", Shape::word}, {"gcd", Shape::word}, {"hom", Shape::word}, {"inf", Shape::word},
    {"injlim", Shape::word}, {"ker", Shape::word}, {"lg", Shape::word}, {"lim", Shape::word},
    {"liminf", Shape::word}, {"limsup", Shape::word}, {"ln", Shape::word}, {"log", Shape::word},
    {"max", Shape::word}, {"min", Shape::word}, {"Pr", Shape::word}, {"projlim", Shape::word}, {"sec", Shape::word},
    {"sin", Shape::word}, {"sinh", Shape::word}, {"sup", Shape::word}, {"tan", Shape::word}, {"tanh", Shape::word},
};
// clang-format on

}  // namespace

const MathShape* find_math_shape(std::string_view name) {
  static const std::unordered_map<std::string_view, const MathShape*> index = [] {
    std::unordered_map<std::string_view, const MathShape*> rows;
    for (const MathShape& row : shapes) rows.emplace(row.name, &row);
    return rows;
  }();
  const auto found = index.find(name);
  return found == index.end() ? nullptr : found->second;
}

}  // namespace opcit::latex
