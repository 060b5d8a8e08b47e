#include "latex/structure.h"

#include <algorithm>

#include "base/find_any.h"

namespace opcit::latex {

void Structure::read(std::string_view source, bool math) {
  tokens_.clear();
  pending_.clear();
  open_braces_ = 0;
  last_ = 0;
  const char* const begin = source.data();
  const char* const end = begin + source.size();
  for (const char* p = find_any<'\\', '{', '}', '$'>(begin, end); p < end; p = find_any<'\\', '{', '}', '$'>(p, end)) {
    p = begin + take(source, static_cast<std::size_t>(p - begin), math) + 1;
    p = std::min(p, end);
  }
}

/// Returns the last byte of the token at `pos`.
std::size_t Structure::take(std::string_view source, std::size_t pos, bool math) {
  switch (source[pos]) {
    case '\\':
      if (++pos < source.size() && math) take_escaped(source[pos], pos - 1);
      return pos;
    case '{':
      open(Kind::brace, pos);
      ++open_braces_;
      return pos;
    case '}':
      close_brace(pos);
      return pos;
    default:
      return math ? take_dollar(source, pos) : pos;
  }
}

std::uint32_t Structure::match(std::size_t pos) const noexcept {
  if (last_ >= tokens_.size() || tokens_[last_].pos > pos) last_ = 0;
  constexpr std::size_t few = 8;
  for (std::size_t step = 0; step < few && last_ < tokens_.size() && tokens_[last_].pos < pos; ++step) ++last_;
  if (last_ < tokens_.size() && tokens_[last_].pos < pos) {
    const auto from = tokens_.begin() + static_cast<std::ptrdiff_t>(last_);
    const auto found = std::lower_bound(from, tokens_.end(), pos,
                                        [](const Token& token, std::size_t wanted) { return token.pos < wanted; });
    last_ = static_cast<std::size_t>(found - tokens_.begin());
  }
  return last_ < tokens_.size() && tokens_[last_].pos == pos ? tokens_[last_].match : unmatched;
}

std::size_t Structure::take_dollar(std::string_view source, std::size_t pos) {
  if (close(Kind::dollar, pos)) return pos;
  const bool doubled = pos + 1 < source.size() && source[pos + 1] == '$';
  if (!doubled) {
    open(Kind::dollar, pos);
    return pos;
  }
  if (!close(Kind::double_dollar, pos)) open(Kind::double_dollar, pos);
  return pos + 1;
}

void Structure::take_escaped(char c, std::size_t pos) {
  if (c == '(') open(Kind::paren, pos);
  if (c == '[') open(Kind::bracket, pos);
  if (c == ')') close(Kind::paren, pos);
  if (c == ']') close(Kind::bracket, pos);
}

void Structure::open(Kind kind, std::size_t pos) {
  pending_.push_back(static_cast<std::uint32_t>(tokens_.size()));
  tokens_.push_back({static_cast<std::uint32_t>(pos), unmatched, kind});
}

bool Structure::close(Kind kind, std::size_t pos) {
  if (pending_.empty() || tokens_[pending_.back()].kind != kind) return false;
  tokens_[pending_.back()].match = static_cast<std::uint32_t>(pos);
  pending_.pop_back();
  return true;
}

void Structure::close_brace(std::size_t pos) {
  if (open_braces_ == 0) return;
  while (!close(Kind::brace, pos)) pending_.pop_back();
  --open_braces_;
}

}  // namespace opcit::latex
