#include "diagnostics/locator.h"

#include <algorithm>
#include <cstring>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace opcit {
namespace {

constexpr std::size_t longest_excerpt = excerpt_reach - 1;  // bytes; about one line of a terminal

bool continues_code_point(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::uint64_t count_characters(std::string_view text) noexcept {
  return static_cast<std::uint64_t>(std::ranges::count_if(text, [](char c) { return !continues_code_point(c); }));
}

#ifdef __SSE2__
constexpr std::size_t lane = sizeof(__m128i);
// A byte of the counter cannot count further.
constexpr std::size_t longest_stretch = 255 * lane;

/// For a stretch whose length is a multiple of `lane`.
std::uint64_t count_line_ends_in(const char* at, const char* end) noexcept {
  const __m128i line_end = _mm_set1_epi8('\n');
  __m128i counter = _mm_setzero_si128();
  for (; at != end; at += lane) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    counter = _mm_sub_epi8(counter, _mm_cmpeq_epi8(bytes, line_end));
  }
  const __m128i sums = _mm_sad_epu8(counter, _mm_setzero_si128());
  return static_cast<std::uint64_t>(_mm_cvtsi128_si64(sums)) +
         static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(sums, sums)));
}
#endif

/// This loop sees every byte of every input, on the one thread that cuts.
std::uint64_t count_line_ends(std::string_view text) noexcept {
  std::uint64_t count = 0;
#ifdef __SSE2__
  while (text.size() >= lane) {
    const std::size_t stretch = std::min(text.size() / lane * lane, longest_stretch);
    count += count_line_ends_in(text.data(), text.data() + stretch);
    text.remove_prefix(stretch);
  }
#endif
  return count + static_cast<std::uint64_t>(std::ranges::count(text, '\n'));
}

struct Excerpt {
  std::size_t begin;
  std::size_t end;
};

/// The line around text[at], at most `longest_excerpt` bytes, cut between code points. The search for the line ends
/// stops there, so that many diagnostics in one long line cost no more than diagnostics in many lines.
Excerpt excerpt_around(std::string_view text, std::size_t at) noexcept {
  const std::size_t from = at - std::min(at, excerpt_reach);
  const std::size_t before = text.substr(from, at - from).rfind('\n');
  std::size_t begin = before == std::string_view::npos ? from : from + before + 1;
  const std::string_view ahead = text.substr(at, excerpt_reach);
  std::size_t end = at + std::min(ahead.find_first_of("\r\n"), ahead.size());
  if (end - begin > longest_excerpt) {
    begin = std::max(begin, at - std::min(at, longest_excerpt / 2));
    end = std::min(end, begin + longest_excerpt);
  }
  while (begin < at && continues_code_point(text[begin])) ++begin;
  while (end > at && end < text.size() && continues_code_point(text[end])) --end;
  return {begin, end};
}

}  // namespace

Place advance(Place start, std::string_view text) noexcept {
  Place place = start;
  place.offset += text.size();
  const std::size_t last_line = text.rfind('\n');
  if (last_line == std::string_view::npos) {
    place.column += count_characters(text);
    return place;
  }
  place.line += count_line_ends(text);
  place.column = 1 + count_characters(text.substr(last_line + 1));
  return place;
}

Located Locator::locate(const Span& span) {
  const std::uint64_t wanted = std::clamp(span.pos, start_.offset, start_.offset + text_.size());
  if (wanted < known_.offset) known_ = start_;
  const auto known_at = static_cast<std::size_t>(known_.offset - start_.offset);
  const auto at = static_cast<std::size_t>(wanted - start_.offset);
  known_ = advance(known_, text_.substr(known_at, at - known_at));
  const auto shown_at = static_cast<std::size_t>(text_.data() - around_.data()) + at;
  const auto [begin, end] = excerpt_around(around_, shown_at);
  const std::uint64_t span_end = std::min<std::uint64_t>(shown_at + std::max<std::uint64_t>(span.len, 1), end);
  const std::string_view marked = span_end > shown_at
                                      ? around_.substr(shown_at, static_cast<std::size_t>(span_end) - shown_at)
                                      : std::string_view{};
  return {.input = input_,
          .line = known_.line,
          .column = known_.column,
          .excerpt = around_.substr(begin, end - begin),
          .caret = 1 + count_characters(around_.substr(begin, shown_at - begin)),
          .caret_length = std::max<std::uint64_t>(count_characters(marked), 1)};
}

}  // namespace opcit
