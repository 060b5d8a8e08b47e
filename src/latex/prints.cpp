#include "latex/prints.h"

#include <algorithm>
#include <array>

#include "base/byte_blocks.h"

namespace opcit {
namespace {

/// Why this is safe: the decoder passes over a byte that is not in its table (classes_of(LatexFlavour::bibtex) in
/// latex_reader.cpp) and copies it. `stops` holds every byte of that table that counts whatever follows it; `pairs` are
/// those that count before their own like. "?`" and "!`" are caught at the backtick, "^{" and "_{" at the brace. The
/// decoder looks at a group's inside alone, so that a pair across a brace is none; here neither, as pairs are of bytes
/// side by side in the source.
#if !OPCIT_BYTE_BLOCKS
enum class Byte : std::uint8_t { plain, stops, pairs };

constexpr std::array<Byte, 256> classes = [] {
  std::array<Byte, 256> table{};
  for (const char c : {'\\', '{', '}', '$', '`', '~'}) table[static_cast<unsigned char>(c)] = Byte::stops;
  for (unsigned c = 0; c < 0x20; ++c) table[c] = Byte::stops;
  for (const char c : {'-', '\'', ',', '<', '>', ' '}) table[static_cast<unsigned char>(c)] = Byte::pairs;
  return table;
}();
#endif

/// Far below what the decoder follows (latex::max_depth).
constexpr int deepest = 100;

class Comparison {
 public:
  Comparison(std::string_view tex, std::string_view plain) noexcept
      : begin_(tex.data()),
        tex_(begin_),
        tex_end_(begin_ + tex.size()),
        plain_(plain.data()),
        plain_end_(plain_ + plain.size()) {}

  bool holds() noexcept {
    for (;;) {
      skip_same();
      if (tex_ == tex_end_) return plain_ == plain_end_ && depth_ == 0;
      if (!take_special()) return false;
    }
  }

 private:
  /// To the next byte that differs or means something.
  void skip_same() noexcept {
#if OPCIT_BYTE_BLOCKS
    constexpr auto whole = static_cast<std::ptrdiff_t>(bytes::block);
    while (tex_end_ - tex_ > whole && plain_end_ - plain_ >= whole) {
      if (pass(bytes::load(tex_), bytes::load(tex_ + 1), bytes::load(plain_), bytes::block)) return;
    }
    const auto rest = static_cast<std::size_t>(std::min({tex_end_ - tex_, plain_end_ - plain_, whole}));
    if (rest == 0) return;
    const std::size_t behind = std::min(rest, static_cast<std::size_t>(tex_end_ - tex_) - 1);
    pass(bytes::load_some(tex_, rest), bytes::load_some(tex_ + 1, behind), bytes::load_some(plain_, rest), rest);
  }

  /// Goes past what is the same and means nothing in `size` bytes; true when that is not all of them.
  bool pass(__m128i here, __m128i next, __m128i plain, std::size_t size) noexcept {
    const __m128i doubled = _mm_cmpeq_epi8(here, next);
    const __m128i pairs = _mm_and_si128(doubled, bytes::any_of<'-', '\'', ',', '<', '>', ' '>(here));
    const __m128i stops = _mm_or_si128(bytes::any_of<'\\', '{', '}', '$', '`', '~'>(here), bytes::controls(here));
    const std::uint32_t same = bytes::bits(_mm_cmpeq_epi8(here, plain));
    const std::uint32_t ends = (bytes::bits(_mm_or_si128(pairs, stops)) | ~same) & bytes::first_bits(size);
    const std::ptrdiff_t passed = ends == 0 ? static_cast<std::ptrdiff_t>(size) : std::countr_zero(ends);
    tex_ += passed;
    plain_ += passed;
    return ends != 0;
  }
#else
    while (tex_ != tex_end_ && plain_ != plain_end_ && *tex_ == *plain_) {
      const Byte is = classes[static_cast<unsigned char>(*tex_)];
      if (is == Byte::stops || (is == Byte::pairs && next() == *tex_)) return;
      ++tex_;
      ++plain_;
    }
  }
#endif

  char next() const noexcept { return tex_ + 1 == tex_end_ ? '\0' : tex_[1]; }

  bool take_special() noexcept {
    switch (*tex_) {
      case '{':
        return open();
      case '}':
        ++tex_;
        return --depth_ >= 0;
      case '\\':
        return take_escaped();
      case '~':
        ++tex_;
        return take_plain("\u00A0");
      case '-':
        return take_dash();
      default:
        return false;
    }
  }

  /// Not BibTeX's special character ({\'e}), a character of math ({$\leq$}) or a script (x_{2}).
  bool open() noexcept {
    if (tex_ != begin_ && (tex_[-1] == '^' || tex_[-1] == '_')) return false;
    if (next() == '\\' || next() == '$') return false;
    const bool empty = next() == '}';
    depth_ += empty ? 0 : 1;
    tex_ += empty ? 2 : 1;
    return depth_ <= deepest;
  }

  bool take_escaped() noexcept {
    const char c = next();
    const bool known = c == '&' || c == '%' || c == '#' || c == '_' || c == '$';
    if (!known || plain_ == plain_end_ || *plain_ != c) return false;
    tex_ += 2;
    ++plain_;
    return true;
  }

  bool take_dash() noexcept {
    const char* end = tex_;
    while (end != tex_end_ && *end == '-') ++end;
    const std::ptrdiff_t hyphens = end - tex_;
    tex_ = end;
    if (hyphens == 2) return take_plain("\u2013");
    return hyphens == 3 && take_plain("\u2014");
  }

  bool take_plain(std::string_view expected) noexcept {
    if (!std::string_view(plain_, static_cast<std::size_t>(plain_end_ - plain_)).starts_with(expected)) return false;
    plain_ += expected.size();
    return true;
  }

  const char* begin_;
  const char* tex_;
  const char* tex_end_;
  const char* plain_;
  const char* plain_end_;
  int depth_ = 0;
};

}  // namespace

bool surely_prints(std::string_view tex, std::string_view plain) noexcept {
  if (tex.empty() || tex.front() == ' ' || tex.back() == ' ') return false;
  return Comparison(tex, plain).holds();
}

}  // namespace opcit
