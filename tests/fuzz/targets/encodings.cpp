// Sources decode raw bytes: encodings and gzip.
#include <zlib.h>

#include <array>
#include <cstring>
#include <memory>
#include <utility>

#include "base/utf8.h"
#include "fuzz/targets/bytes.h"
#include "fuzz/targets/targets.h"
#include "opcit/error.h"

namespace opcit::fuzz {
namespace {

/// Gives a limited number of bytes at a time, like a pipe.
class Bites final : public Source {
 public:
  Bites(std::string_view bytes, std::size_t bite) : bytes_(bytes), bite_(bite) {}
  std::string_view name() const override { return "bites"; }
  std::size_t read(std::span<char> room) override {
    const std::size_t size = std::min({room.size(), bite_, bytes_.size()});
    if (size > 0) std::memcpy(room.data(), bytes_.data(), size);
    bytes_.remove_prefix(size);
    return size;
  }

 private:
  std::string_view bytes_;
  std::size_t bite_;
};

/// The text and the diagnostics, and the error at its end, if any.
std::string decoded(std::string_view bytes, const char* encoding, std::size_t bite, std::size_t room) {
  Diagnostics said;
  std::string text;
  try {
    const auto source = decoded_source(std::make_unique<Bites>(bytes, bite), said, {.encoding = encoding});
    text = read_all(*source, room);
  } catch (const IoError& error) {
    return error.what();
  }
  if (!is_valid_utf8(text)) return "no UTF-8";
  for (const Diagnostic& each : said) {
    text += "\n" + std::string(info(each.code).name) + " " + std::to_string(each.span.pos) + "+" +
            std::to_string(each.span.len) + " " + each.detail;
  }
  return text;
}

std::string zipped(std::string_view plain, int level) {
  z_stream stream = {};
  if (deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(deflateBound(&stream, static_cast<uLong>(plain.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

constexpr std::size_t whole = std::size_t{1} << 20;

}  // namespace

/// The first byte chooses the encoding. Text and diagnostics do not depend on the size of the reads.
std::string encodings_fault(std::string_view bytes) {
  static constexpr auto all = std::to_array<const char*>(
      {"", "utf-8", "utf-16", "utf-16be", "utf-32", "utf-32le", "cp1252", "gb18030", "shift_jis", "iso-2022-jp"});
  const char* const encoding = all[take_byte(bytes) % all.size()];
  const std::string expected = decoded(bytes, encoding, whole, whole);
  if (expected == "no UTF-8") return expected;
  for (const auto& [bite, room] : {std::pair{std::size_t{1}, whole}, std::pair{whole, std::size_t{1}},
                                   std::pair{std::size_t{7}, std::size_t{3}}}) {
    const std::string got = decoded(bytes, encoding, bite, room);
    if (got != expected) return difference(got, expected);
  }
  return {};
}

/// If the first byte is even, gzip data of arbitrary content; if it is odd, arbitrary bytes after gzip's magic number.
std::string gzip_fault(std::string_view bytes) {
  const std::size_t how = take_byte(bytes);
  std::string packed = "\x1F\x8B";
  if (how % 2 == 0) {
    packed = zipped(bytes, static_cast<int>(how / 2 % 10));
    // Only one layer is unpacked: nested gzip data is text.
    const bool twice = bytes.starts_with("\x1F\x8B");
    const std::string expected = decoded(bytes, "", whole, whole);
    if (!twice && decoded(packed, "", whole, whole) != expected)
      return "gzip data are another text than what they hold";
  } else {
    packed += bytes;
  }
  const std::string expected = decoded(packed, "", whole, whole);
  for (const std::size_t small : {std::size_t{1}, std::size_t{5}}) {
    const std::string got = decoded(packed, "", small, small * 2);
    if (got != expected) return difference(got, expected);
  }
  return {};
}

}  // namespace opcit::fuzz
