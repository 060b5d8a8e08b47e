#include "io/utf8_scan.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "base/utf8.h"

namespace opcit::io {
namespace {

constexpr std::uint64_t high_bits = 0x8080808080808080U;

std::uint64_t load(const char* at) noexcept {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

/// Number of bytes of `word`, in memory order, before the first one with its high bit set; `marks` is word & high_bits.
std::size_t ascii_bytes(std::uint64_t marks) noexcept {
  const int zeros = std::endian::native == std::endian::little ? std::countr_zero(marks) : std::countl_zero(marks);
  return static_cast<std::size_t>(zeros) / 8;
}

bool all_ascii_64(const char* at) noexcept {
  std::uint64_t any = 0;
  for (std::size_t i = 0; i < 64; i += 8) any |= load(at + i);
  return (any & high_bits) == 0;
}

bool within(char c, unsigned low, unsigned high) noexcept {
  const unsigned byte = static_cast<unsigned char>(c);
  return byte >= low && byte <= high;
}

/// Length of the well-formed sequence at `at`, whose first byte is not ASCII; 0 if it is malformed.
std::size_t sequence(const char* at, std::size_t left) noexcept {
  const unsigned lead = static_cast<unsigned char>(at[0]);
  if (lead < 0xC2 || lead > 0xF4 || left < 2) return 0;
  if (lead < 0xE0) return within(at[1], 0x80, 0xBF) ? 2 : 0;
  if (lead < 0xF0) {
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : 0xBF;
    return left >= 3 && within(at[1], low, high) && within(at[2], 0x80, 0xBF) ? 3 : 0;
  }
  const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
  const bool good = left >= 4 && within(at[1], low, high) && within(at[2], 0x80, 0xBF) && within(at[3], 0x80, 0xBF);
  return good ? 4 : 0;
}

/// States of a validator. A state is the shift at which a row of `steps` holds the next state: steps[byte] >> state.
/// So a byte costs one load and one shift, without a branch, for text in any script.
enum State : std::uint64_t {
  failed = 0,  // permanent
  complete = 6,
  one_more = 12,
  two_more = 18,
  three_more = 24,
  after_e0 = 30,
  after_ed = 36,
  after_f0 = 42,
  after_f4 = 48,
};

struct Step {
  unsigned first;
  unsigned last;
  State from;
  State to;
};
/// Unicode 15, table 3-7.
constexpr Step transitions[] = {
    {0x00, 0x7F, complete, complete}, {0xC2, 0xDF, complete, one_more},   {0xE0, 0xE0, complete, after_e0},
    {0xE1, 0xEC, complete, two_more}, {0xED, 0xED, complete, after_ed},   {0xEE, 0xEF, complete, two_more},
    {0xF0, 0xF0, complete, after_f0}, {0xF1, 0xF3, complete, three_more}, {0xF4, 0xF4, complete, after_f4},
    {0x80, 0xBF, one_more, complete}, {0x80, 0xBF, two_more, one_more},   {0x80, 0xBF, three_more, two_more},
    {0xA0, 0xBF, after_e0, one_more}, {0x80, 0x9F, after_ed, one_more},   {0x90, 0xBF, after_f0, two_more},
    {0x80, 0x8F, after_f4, two_more},
};

constexpr std::array<std::uint64_t, 256> make_steps() {
  std::array<std::uint64_t, 256> rows = {};
  for (const Step& step : transitions) {
    for (unsigned byte = step.first; byte <= step.last; ++byte) rows[byte] |= std::uint64_t{step.to} << step.from;
  }
  return rows;
}
constexpr std::array<std::uint64_t, 256> steps = make_steps();

/// Validates 64 bytes. Most texts have few bytes beyond ASCII; only the groups of eight that contain some are checked.
std::uint64_t step_over_64(const char* at, std::uint64_t state) noexcept {
  for (std::size_t from = 0; from < 64; from += 8) {
    if (state == complete && (load(at + from) & high_bits) == 0) continue;
    for (std::size_t i = from; i < from + 8; ++i) state = (steps[static_cast<unsigned char>(at[i])] >> state) & 63;
  }
  return state;
}

/// The end of the last valid whole block of `text`, without a sequence that the block cuts off.
std::size_t valid_blocks(std::string_view text) noexcept {
  std::uint64_t state = complete;
  std::size_t at = 0;
  for (; text.size() - at >= 64; at += 64) {
    if (state == complete && all_ascii_64(text.data() + at)) continue;
    state = step_over_64(text.data() + at, state);
    if (state == failed) break;
  }
  return at - incomplete_tail(text.substr(0, at));
}

/// Bytes 0x80 to 0x9F; the rest of CP1252 is Latin-1.
constexpr std::array<char16_t, 32> cp1252_upper = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                   0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

}  // namespace

std::size_t ascii_prefix(std::string_view text) noexcept {
  const char* const data = text.data();
  std::size_t at = 0;
  while (text.size() - at >= 64 && all_ascii_64(data + at)) at += 64;
  for (; text.size() - at >= 8; at += 8) {
    const std::uint64_t marks = load(data + at) & high_bits;
    if (marks != 0) return at + ascii_bytes(marks);
  }
  while (at < text.size() && static_cast<unsigned char>(data[at]) < 0x80) ++at;
  return at;
}

std::size_t utf8_prefix(std::string_view text) noexcept {
  std::size_t at = valid_blocks(text);
  while (at < text.size()) {
    const std::size_t length = within(text[at], 0, 0x7F) ? 1 : sequence(text.data() + at, text.size() - at);
    if (length == 0) return at;
    at += length;
  }
  return at;
}

std::size_t incomplete_tail(std::string_view text) noexcept {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
    const unsigned byte = static_cast<unsigned char>(text[text.size() - back]);
    if (byte < 0x80) return 0;
    if (byte < 0xC0) continue;
    const std::size_t needed = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    return needed > back ? back : 0;
  }
  return 0;
}

char32_t cp1252(unsigned char byte) noexcept {
  return byte >= 0x80 && byte < 0xA0 ? cp1252_upper[byte - 0x80U] : char32_t{byte};
}

unsigned char cp1252_byte(char32_t character) noexcept {
  if (character >= 0xA0 && character <= 0xFF) return static_cast<unsigned char>(character);
  const auto found = std::ranges::find(cp1252_upper, character);
  return found == cp1252_upper.end() ? 0 : static_cast<unsigned char>(0x80 + (found - cp1252_upper.begin()));
}

void append_cp1252(std::string& out, std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t ascii = ascii_prefix(bytes);
    out.append(bytes.substr(0, ascii));
    bytes.remove_prefix(ascii);
    if (bytes.empty()) return;
    append_utf8(out, cp1252(static_cast<unsigned char>(bytes.front())));
    bytes.remove_prefix(1);
  }
}

std::size_t after_last_line_end(std::string_view text) noexcept {
  // find_last_of would look at every byte twice if a file is one long line.
  const auto last = [](std::string_view within_text, char end) -> std::size_t {
    const auto* found = static_cast<const char*>(::memrchr(within_text.data(), end, within_text.size()));
    return found == nullptr ? 0 : static_cast<std::size_t>(found - within_text.data()) + 1;
  };
  if (text.empty()) return 0;
  const std::size_t feed = last(text, '\n');
  return feed + last(text.substr(feed), '\r');
}

std::size_t after_first_line_end(std::string_view text) noexcept {
  const std::size_t feed = std::min(text.find('\n'), text.size());
  const std::size_t carriage = std::min(text.substr(0, feed).find('\r'), text.size());
  const std::size_t first = std::min(feed, carriage);
  return first == text.size() ? 0 : first + 1;
}

}  // namespace opcit::io
