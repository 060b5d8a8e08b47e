#include "io/gzip_source.h"

#include <algorithm>
#include <limits>
#include <new>
#include <string>

#include "io/errors.h"

namespace opcit::io {
namespace {

constexpr std::string_view magic = "\x1F\x8B";
constexpr int gzip_window_bits = 15 + 16;  // zlib.h: 16 added to the window's size means gzip

}  // namespace

bool is_gzip(std::string_view head) noexcept { return head.starts_with(magic); }

GzipSource::GzipSource(std::unique_ptr<Source> from) : from_(std::move(from)) {
  if (::inflateInit2(&stream_, gzip_window_bits) != Z_OK) throw std::bad_alloc();
}

GzipSource::~GzipSource() { ::inflateEnd(&stream_); }

/// Returns false at the end of the compressed data. Call only when input_ is used up.
bool GzipSource::refill() {
  const std::size_t got = from_->read(input_);
  stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
  stream_.avail_in = static_cast<uInt>(got);
  return got != 0;
}

std::size_t GzipSource::read(std::span<char> room) {
  const std::size_t size = std::min<std::size_t>(room.size(), std::numeric_limits<uInt>::max());
  stream_.next_out = reinterpret_cast<Bytef*>(room.data());
  stream_.avail_out = static_cast<uInt>(size);
  while (size != 0 && stream_.avail_out == size && state_ != State::done) {
    if (state_ == State::between_members) {
      begin_next_member();
    } else {
      inflate_some();
    }
  }
  return size - stream_.avail_out;
}

void GzipSource::inflate_some() {
  // zlib may hold back output that did not fit, so the member may continue although the input is empty.
  if (stream_.avail_in == 0 && !refill()) {
    const int result = ::inflate(&stream_, Z_NO_FLUSH);
    if (result == Z_BUF_ERROR) throw_fault("read", name(), "the gzip data end early");
    if (result == Z_OK) return;
    if (result == Z_STREAM_END) {
      state_ = State::done;
      return;
    }
    throw_fault("read", name(), "the gzip data are corrupt");
  }
  switch (::inflate(&stream_, Z_NO_FLUSH)) {
    case Z_OK:
    case Z_BUF_ERROR:
      return;
    case Z_STREAM_END:
      state_ = State::between_members;
      return;
    case Z_MEM_ERROR:
      throw std::bad_alloc();
    default:
      break;
  }
  const std::string reason = stream_.msg == nullptr ? "" : std::string(" (") + stream_.msg + ")";
  throw_fault("read", name(), "the gzip data are corrupt" + reason);
}

void GzipSource::begin_next_member() {
  if (stream_.avail_in == 0 && !refill()) {
    state_ = State::done;
    return;
  }
  const Bytef first = *stream_.next_in;
  if (first == 0) return skip_padding();
  if (first != static_cast<unsigned char>(magic[0])) {
    throw_fault("read", name(), "bytes that are no gzip follow the gzip data");
  }
  ::inflateReset(&stream_);
  state_ = State::member;
}

/// gzip(1) ignores zeros after the last member: tapes and block devices leave them there.
void GzipSource::skip_padding() {
  do {
    const Bytef* const end = stream_.next_in + stream_.avail_in;
    if (std::any_of(static_cast<const Bytef*>(stream_.next_in), end, [](Bytef byte) { return byte != 0; })) {
      throw_fault("read", name(), "bytes that are no gzip follow the gzip data");
    }
  } while (refill());
  state_ = State::done;
}

}  // namespace opcit::io
