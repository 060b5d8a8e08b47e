#include "syntax/tagged/lines.h"

#include <algorithm>
#include <string>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace opcit::tagged {
namespace {

constexpr std::string_view byte_order_mark = "\uFEFF";
constexpr std::string_view line_separator = "\u2028";
constexpr std::string_view paragraph_separator = "\u2029";

bool is_blank(char c) noexcept { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; }
bool is_line_end(char c) noexcept { return c == '\n' || c == '\r'; }

/// Programs rarely wrap at longer lines.
constexpr std::size_t widest_wrapping = 100;
/// A shorter line ended before the wrap margin, so it was not wrapped.
constexpr std::size_t short_line = 50;

bool ends_paragraph(std::string_view line) noexcept {
  const bool ends_sentence = !line.empty() && std::string_view(".!?:").find(line.back()) != std::string_view::npos;
  return ends_sentence && (line.size() > widest_wrapping || line.size() < short_line);
}

std::size_t separator_at(std::string_view text, std::size_t pos) noexcept {
  const std::string_view here = text.substr(pos, line_separator.size());
  return here == line_separator || here == paragraph_separator ? here.size() : 0;
}

/// True if the 16 bytes from `at` hold neither a control character nor a byte that may begin a separator. False if the
/// processor has no block instructions.
bool is_plain_16([[maybe_unused]] const char* at) noexcept {
#ifdef __SSE2__
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  const __m128i controls = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
  const __m128i others = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(0x7F)),
                                      _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xE2))));
  return _mm_movemask_epi8(_mm_or_si128(controls, others)) == 0;
#else
  return false;
#endif
}

/// The first byte that flatten() must check; npos if the value needs no change.
std::size_t find_special(std::string_view text) noexcept {
  constexpr std::size_t step = 16;
  std::size_t i = 0;
  while (text.size() - i >= step && is_plain_16(text.data() + i)) i += step;
  // The last sixteen bytes overlap the previous block.
  if (i > 0 && text.size() - i < step && is_plain_16(text.data() + text.size() - step)) return text.npos;
  while (i < text.size()) {
    if (text.size() - i >= step && is_plain_16(text.data() + i)) {
      i += step;
      continue;
    }
    for (const std::size_t end = std::min(i + step, text.size()); i < end; ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      if (byte >= 0x20 && byte != 0x7F && byte != 0xE2) continue;
      if (byte != 0xE2 || separator_at(text, i) != 0) return i;
    }
  }
  return text.npos;
}

/// The next line of a value; `rest` becomes the text after it.
std::string_view take_line(std::string_view& rest) noexcept {
  std::size_t end = 0;
  std::size_t length = 0;
  for (; end < rest.size() && length == 0; ++end) {
    if (is_line_end(rest[end])) {
      length = rest.substr(end).starts_with("\r\n") ? 2 : 1;
    } else {
      length = separator_at(rest, end);
    }
    if (length != 0) break;
  }
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end + length);
  return line;
}

/// Appends `line` without control characters; tabs become spaces.
bool append_clean(std::string_view line, std::string& out) {
  bool had_controls = false;
  for (const char c : line) {
    if (c == '\t') {
      out += ' ';
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      had_controls = true;
    } else {
      out += c;
    }
  }
  return had_controls;
}

bool opens(std::string_view line, MatchLine match) { return match(line, Place{}).kind == LineKind::opens; }

/// True if the last non-blank line before `at` opens a record.
bool follows_opening(std::string_view window, std::size_t at, MatchLine match) noexcept {
  while (at > 0) {
    std::size_t end = at;
    while (end > 0 && is_line_end(window[end - 1])) --end;
    at = end;
    while (at > 0 && !is_line_end(window[at - 1])) --at;
    const std::string_view line = window.substr(at, end - at);
    if (!trim(line).empty()) return opens(line, match);
  }
  return false;
}

/// Enough bytes of a line to know that it opens a record.
constexpr std::size_t enough = 16;

}  // namespace

std::size_t cut(std::string_view window, bool last, MatchLine match) noexcept {
  if (last) return window.size();
  std::size_t next = window.size();  // start of the line after the current one
  std::size_t end = window.size();
  bool complete = false;  // the window contains the end of the line and the start of the next
  for (std::size_t i = window.size(); i-- > 0;) {
    const bool ends_here =
        window[i] == '\n' || (window[i] == '\r' && (i + 1 == window.size() || window[i + 1] != '\n'));
    if (!ends_here && i != 0) continue;
    const std::size_t start = ends_here ? i + 1 : 0;
    const std::string_view line = window.substr(start, end - start);
    const Line matched = complete || line.size() >= enough ? match(line, Place{}) : Line{};
    if (matched.kind == LineKind::closes && complete) return next;
    if (matched.kind == LineKind::opens && start > 0 && !(matched.repeats && follows_opening(window, start, match))) {
      return start;
    }
    next = start;
    end = i > 0 && window[i] == '\n' && window[i - 1] == '\r' ? i - 1 : i;
    // A carriage return at the end of the window may be the first half of a line end.
    complete = !(window[i] == '\r' && i + 1 == window.size());
  }
  return 0;
}

std::size_t resync(std::string_view window, MatchLine match) noexcept {
  for (std::size_t i = 1; i < window.size(); ++i) {
    if (!is_line_end(window[i - 1]) || is_line_end(window[i])) continue;
    const std::size_t end = std::min(window.find_first_of("\r\n", i), window.size());
    const std::string_view line = window.substr(i, end - i);
    if ((end < window.size() || line.size() >= enough) && opens(line, match)) return i;
    i = end;
  }
  return window.npos;
}

bool Scanner::next_line(std::string_view& line) noexcept {
  if (at_ >= text_.size()) return false;
  const auto seek = [&](char c, std::size_t& known) {
    if (known < at_ || (known == 0 && at_ == 0)) known = std::min(text_.find(c, at_), text_.size());
  };
  seek('\n', newline_);
  seek('\r', return_);
  const std::size_t end = std::min(newline_, return_);
  line = text_.substr(at_, end - at_);
  at_ = end + (end == return_ && newline_ == end + 1 ? 2 : 1);
  return true;
}

Scanner::Found Scanner::next(TaggedRecord& record, std::string_view& stray) {
  std::size_t stray_start = text_.npos;
  std::size_t stray_end = 0;
  std::string_view line;
  for (std::size_t start = at_; next_line(line); start = at_) {
    const Line matched = match_(line, Place{});
    if (matched.kind == LineKind::opens || matched.kind == LineKind::field) {
      if (stray_start == text_.npos) return read_record(record, matched, line);
      at_ = start;
      break;
    }
    if (matched.kind == LineKind::closes && stray_start != text_.npos) break;  // a chunk may end here
    if (matched.kind == LineKind::closes || trim(line).empty()) continue;
    stray_start = std::min(stray_start, start);
    stray_end = start + line.size();
  }
  if (stray_start == text_.npos) return Found::end;
  stray = trim(text_.substr(stray_start, stray_end - stray_start));
  return Found::stray;
}

Scanner::Found Scanner::read_record(TaggedRecord& record, Line first, std::string_view line) {
  record.values.clear();
  record.opened = first.kind == LineKind::opens;
  record.closed = false;
  record.values.push_back({first.tag, first.value});
  const char* const begin = line.data();
  const char* last = line.data() + line.size();
  Place place{line, first.tag};
  bool only_openings = record.opened;
  for (std::size_t start = at_; next_line(line); start = at_) {
    const Line matched = match_(line, place);
    if (matched.kind == LineKind::closes) {
      record.closed = true;
      last = line.data() + line.size();
      break;
    }
    if (matched.kind == LineKind::opens && !(only_openings && matched.repeats)) {
      at_ = start;
      break;
    }
    if (matched.kind != LineKind::other) {
      only_openings = only_openings && matched.kind == LineKind::opens;
      record.values.push_back({matched.tag, matched.value});
      place.tag = matched.tag;
      if (matched.kind == LineKind::opens) place.first_line = line;
    } else if (!trim(line).empty()) {
      std::string_view& raw = record.values.back().raw;
      raw = {raw.data(), static_cast<std::size_t>(line.data() + line.size() - raw.data())};
      only_openings = false;
    } else {
      continue;
    }
    last = line.data() + line.size();
  }
  record.source = {begin, static_cast<std::size_t>(last - begin)};
  return Found::record;
}

std::string_view trim(std::string_view text) noexcept {
  for (;;) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    if (!text.starts_with(byte_order_mark)) break;
    text.remove_prefix(byte_order_mark.size());
  }
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

Flat flatten(std::string_view raw, Joining joining, Arena& arena) {
  const std::string_view value = trim(raw);
  if (find_special(value) == value.npos) return {value, false};
  Flat flat;
  std::string out;
  out.reserve(value.size());
  std::string_view rest = value;
  std::string_view before;
  while (!rest.empty()) {
    const std::string_view line = trim(take_line(rest));
    const bool new_line =
        joining == Joining::lines || (joining == Joining::prose && (line.empty() || ends_paragraph(before)));
    if (line.empty() && joining != Joining::prose) continue;
    if (!out.empty() && !out.ends_with('\n')) out += new_line ? '\n' : ' ';
    flat.had_controls |= append_clean(line, out);
    before = line;
  }
  flat.text = trim(arena.copy(out));
  return flat;
}

}  // namespace opcit::tagged
