#include "text/latex_structure.h"

#include <algorithm>

namespace opcit::latex {

Structure::Structure(std::string_view source, bool math) {
  for (std::size_t pos = 0; pos < source.size(); ++pos) {
    switch (source[pos]) {
      case '\\':
        if (++pos < source.size() && math) take_escaped(source[pos], pos - 1);
        break;
      case '{':
        open(Kind::brace, pos);
        ++open_braces_;
        break;
      case '}':
        close_brace(pos);
        break;
      case '$':
        if (math) pos = take_dollar(source, pos);
        break;
      default:
        break;
    }
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
