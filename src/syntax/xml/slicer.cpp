#include "syntax/xml/slicer.h"

#include <algorithm>
#include <array>

#include "base/find_any.h"

namespace opcit::xml {
namespace {

constexpr std::size_t npos = std::string_view::npos;
/// The nesting of deeper elements is not recorded; their slices are still found.
constexpr std::size_t deepest = 256;

bool is_name_start(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || static_cast<signed char>(c) < 0;
}

std::size_t behind(std::string_view text, std::string_view what, std::size_t from) noexcept {
  const std::size_t found = text.find(what, from);
  return found == npos ? npos : found + what.size();
}

/// Calls `take(prefix, uri)` for each xmlns attribute inside a tag.
template <class Take>
void for_each_binding(std::string_view attributes, Take&& take) {
  for (std::size_t at = attributes.find("xmlns"); at != npos; at = attributes.find("xmlns", at)) {
    const bool begins = at > 0 && blanks.find(attributes[at - 1]) != npos;
    at += 5;
    const std::size_t equals = attributes.find('=', at);
    if (equals == npos) return;
    std::string_view prefix = attributes.substr(at, equals - at);
    prefix = prefix.substr(0, prefix.find_first_of(blanks));
    if (!begins || (!prefix.empty() && prefix[0] != ':')) continue;
    const std::size_t quote = attributes.find_first_not_of(blanks, equals + 1);
    if (quote == npos || (attributes[quote] != '"' && attributes[quote] != '\'')) continue;
    const std::size_t end = attributes.find(attributes[quote], quote + 1);
    if (end == npos) return;
    take(prefix.substr(prefix.empty() ? 0 : 1), attributes.substr(quote + 1, end - quote - 1));
    at = end;
  }
}

}  // namespace

struct Slicer::Token {
  enum class Kind : std::uint8_t { other, start, empty, end, doctype, unfinished } kind = Kind::other;
  std::size_t pos = 0;
  std::size_t end = 0;           ///< The position after the token.
  std::string_view name = {};    ///< The name of a tag, as written.
  std::string_view inside = {};  ///< The rest of a tag after its name.
};

std::string_view local_part(std::string_view name) noexcept {
  const std::size_t colon = name.find(':');
  return colon == npos ? name : name.substr(colon + 1);
}

std::string_view Scope::uri_of(std::string_view prefix) const noexcept {
  for (auto element = open.rbegin(); element != open.rend(); ++element) {
    const auto found = std::ranges::find(element->bindings, prefix, &Binding::prefix);
    if (found != element->bindings.end()) return found->uri;
  }
  return {};
}

std::size_t Slicer::end_of_doctype(std::size_t pos) const noexcept {
  bool subset = false;
  for (;;) {
    pos = text_.find_first_of("[]>\"'<", pos);
    if (pos == npos) return npos;
    const char c = text_[pos];
    if (c == '>' && !subset) return pos + 1;
    if (c == '[' || c == ']') subset = c == '[';
    if (c == '"' || c == '\'') {
      pos = text_.find(c, pos + 1);
      if (pos == npos) return npos;
    }
    if (c == '<' && text_.substr(pos).starts_with("<!--")) {
      pos = behind(text_, "-->", pos + 4);
      if (pos == npos) return npos;
      continue;
    }
    ++pos;
  }
}

Slicer::Token Slicer::tag_at(std::size_t pos) const {
  const bool closing = pos + 1 < text_.size() && text_[pos + 1] == '/';
  const std::size_t name = pos + (closing ? 2 : 1);
  if (name >= text_.size()) return {Token::Kind::unfinished, pos, text_.size()};
  if (!is_name_start(text_[name])) return {Token::Kind::other, pos, pos + 1};
  const char* const last = text_.data() + text_.size();
  const char* at = text_.data() + name;
  for (;;) {
    at = find_any<'<', '>', '"', '\''>(at, last);
    if (at == last) return {Token::Kind::unfinished, pos, text_.size()};
    if (*at == '<' || *at == '>') break;
    // A value cannot contain "<": if it does, a quote is missing, and the tag ends there.
    at = *at == '"' ? find_any<'"', '<'>(at + 1, last) : find_any<'\'', '<'>(at + 1, last);
    if (at == last) return {Token::Kind::unfinished, pos, text_.size()};
    if (*at != '<') ++at;
  }
  const auto end = static_cast<std::size_t>(at - text_.data());
  const std::string_view whole = text_.substr(name, end - name);
  const auto ends_name = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '/'; };
  const auto length = static_cast<std::size_t>(std::ranges::find_if(whole, ends_name) - whole.begin());
  Token token{Token::Kind::start, pos, end + (text_[end] == '>' ? 1 : 0), whole.substr(0, length),
              whole.substr(length)};
  if (closing) {
    token.kind = Token::Kind::end;
  } else if (token.inside.ends_with('/')) {
    token.kind = Token::Kind::empty;
  }
  return token;
}

Slicer::Token Slicer::token_at(std::size_t pos) const {
  struct Row {
    std::string_view begin, end;
  };
  constexpr auto rows = std::to_array<Row>({{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}});
  const std::string_view rest = text_.substr(pos);
  std::size_t end = pos;
  Token::Kind kind = Token::Kind::other;
  for (const Row& row : rows) {
    if (rest.starts_with(row.begin)) end = behind(text_, row.end, pos + row.begin.size());
    if (rest.size() < row.begin.size() && row.begin.starts_with(rest)) end = npos;
    if (end != pos) break;
  }
  constexpr std::string_view doctype = "<!DOCTYPE";
  if (end == pos && rest.starts_with(doctype)) {
    end = end_of_doctype(pos + doctype.size());
    kind = Token::Kind::doctype;
  }
  if (end == pos && doctype.starts_with(rest)) end = npos;
  if (end == npos) return {Token::Kind::unfinished, pos, text_.size()};
  return end == pos ? tag_at(pos) : Token{kind, pos, end};
}

void Slicer::open(const Token& token) {
  if (scope_.open.size() >= deepest) return;
  OpenElement element{std::string(token.name), {}};
  for_each_binding(token.inside, [&](std::string_view prefix, std::string_view uri) {
    if (element.bindings.size() < deepest) element.bindings.push_back({std::string(prefix), std::string(uri)});
  });
  scope_.open.push_back(std::move(element));
}

/// An end tag also closes open elements within its element; an end tag without an open element is skipped.
void Slicer::close(std::string_view name) {
  const auto found = std::find_if(scope_.open.rbegin(), scope_.open.rend(),
                                  [name](const OpenElement& element) { return element.name == name; });
  if (found != scope_.open.rend()) scope_.open.erase(std::prev(found.base()), scope_.open.end());
}

/// The position after the end tag of the element that `start` opens; npos if the text ends before. Only tags with its
/// own name count, so that a missing end tag inside does no harm. The end tag of the parent element also ends it.
std::size_t Slicer::end_of_slice(const Token& start, bool& complete) const {
  const std::string_view around = scope_.open.empty() ? std::string_view() : std::string_view(scope_.open.back().name);
  std::size_t own = 1;
  std::size_t of_around = 1;
  for (std::size_t pos = text_.find('<', start.end); pos != npos; pos = text_.find('<', pos)) {
    const Token token = token_at(pos);
    if (token.kind == Token::Kind::unfinished) return npos;
    pos = token.end;
    if (token.kind == Token::Kind::start) {
      own += token.name == start.name ? 1U : 0U;
      of_around += token.name == around && token.name != start.name ? 1U : 0U;
    } else if (token.kind == Token::Kind::end) {
      if (token.name == start.name && --own == 0) return pos;
      if (token.name == around && token.name != start.name && --of_around == 0) {
        complete = false;
        return token.pos;
      }
    }
  }
  return npos;
}

Slicer::Found Slicer::next(Slice& slice) {
  for (;;) {
    const std::size_t pos = text_.find('<', at_);
    if (pos == npos) break;
    const Token token = token_at(pos);
    if (token.kind == Token::Kind::unfinished) break;
    if (token.kind == Token::Kind::start || token.kind == Token::Kind::empty) {
      const std::size_t depth = scope_.open.size();
      open(token);
      const std::size_t colon = token.name.find(':');
      const std::string_view prefix = colon == npos ? std::string_view() : token.name.substr(0, colon);
      const bool wanted = wanted_(local_part(token.name), scope_.uri_of(prefix), depth);
      if (wanted || token.kind == Token::Kind::empty) scope_.open.resize(depth);
      if (wanted) {
        slice.complete = true;
        std::size_t end = token.kind == Token::Kind::empty ? token.end : end_of_slice(token, slice.complete);
        if (end == npos && !last_) break;
        if (end == npos) slice.complete = false;
        end = std::min(end, text_.size());
        slice.text = text_.substr(pos, end - pos);
        slice.local_name = local_part(token.name);
        at_ = end;
        if (slice.complete && text_[end - 1] == '>') settled_ = at_;
        return Found::slice;
      }
    }
    at_ = token.end;
    // A tag without ">" ends at the next "<", which a chunk that is cut here would not contain.
    if (text_[at_ - 1] == '>') settled_ = at_;
    if (token.kind == Token::Kind::end) close(token.name);
    if (token.kind != Token::Kind::doctype) continue;
    slice.text = text_.substr(pos, token.end - pos);
    if (slice.text.find("<!ENTITY") != npos) return Found::entities;
  }
  if (last_) at_ = text_.size();
  return Found::end;
}

SlicedReader::SlicedReader(Wanted wanted) : wanted_(wanted), scope_(std::make_shared<Scope>()) {}

std::size_t SlicedReader::cut(std::string_view window, bool last) {
  Slicer slicer(window, *scope_, wanted_, last);
  Slice slice;
  while (slicer.next(slice) != Slicer::Found::end) {
  }
  const std::size_t length = slicer.settled();
  if (length == 0) return 0;
  if (!slicer.ends_settled()) return cut(window.substr(0, length), false);
  chunk_scope_ = scope_;
  scope_ = std::make_shared<Scope>(slicer.scope());
  return length;
}

std::size_t SlicedReader::resync(std::string_view window) {
  for (std::size_t pos = window.find('<', 1); pos != npos; pos = window.find('<', pos + 1)) {
    const std::string_view name = window.substr(pos + 1, window.substr(pos + 1).find_first_of(" \t\r\n/><"));
    const std::size_t colon = std::min(name.find(':'), name.size());
    const std::string_view prefix = colon == name.size() ? std::string_view() : name.substr(0, colon);
    if (pos + 1 + name.size() == window.size()) return npos;
    if (wanted_(local_part(name), scope_->uri_of(prefix), scope_->open.size())) return pos;
  }
  return npos;
}

}  // namespace opcit::xml
