#include "module/backend/line_packer.h"

#include <zlib.h>

#include <algorithm>

namespace opcit::fetch {
namespace {

// The most frequent strings are last. Part of the file format: a change needs a new schema version.
constexpr std::string_view dictionary =
    "http://creativecommons.org/licenses/by/4.0/ pages, figures and tables. In this paper, we propose a novel approach "
    "to "
    "the problem of which has been shown to be state-of-the-art. We introduce results show that our method, based on "
    "neural networks and learning models, experiments demonstrate large language models are performance of "
    "data\",\"created\":\"Wed, Thu, Fri, Sat, Sun, Mon, Tue, Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec 2007 2010 "
    "2015 "
    "2018 2020 2021 2022 2023 2024 2025 GMT\"},{\"version\":\"v2\",\"created\":\"\",null,"
    "\"report-no\":null,\"categories\":\"cs.LG stat.ML cs.CV cs.CL math. hep-th astro-ph cond-mat quant-ph\","
    "\"license\":\"http://arxiv.org/licenses/nonexclusive-distrib/1.0/\",\"abstract\":\"  We "
    "\",\"versions\":[{\"version\":\"v1\",\"created\":\" 2019 \"}],\"update_date\":\"20"
    "\",\"authors_parsed\":[[\"\",\"\",\"\"],[\"\"]]}{\"id\":\"\",\"submitter\":\"\",\"authors\":\"\",\"title\":\"\","
    "\"comments\":\"\",\"journal-ref\":\"\",\"doi\":\"10.1\"";

// Without header and checksum, because SQLite's pages are trusted.
constexpr int raw_window = -15;
constexpr int level = 1;

Bytef* bytes_of(std::string_view text) { return reinterpret_cast<Bytef*>(const_cast<char*>(text.data())); }

/// The end of the first `lines_a_pack` lines.
std::size_t end_of_pack(std::string_view lines) noexcept {
  std::size_t end = 0;
  for (std::size_t i = 0; i < lines_a_pack && end < lines.size(); ++i) {
    end = std::min(lines.find('\n', end), lines.size() - 1) + 1;
  }
  return end;
}

class Deflater {
 public:
  Deflater()
      : good_(deflateInit2(&stream_, level, Z_DEFLATED, raw_window, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) == Z_OK) {}
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;
  ~Deflater() { deflateEnd(&stream_); }

  bool pack(std::string_view lines, Pack& pack) {
    if (!good_ || deflateReset(&stream_) != Z_OK) return false;
    deflateSetDictionary(&stream_, bytes_of(dictionary), static_cast<uInt>(dictionary.size()));
    pack.size = lines.size();
    pack.bytes.resize(deflateBound(&stream_, lines.size()));
    stream_.next_in = bytes_of(lines);
    stream_.avail_in = static_cast<uInt>(lines.size());
    stream_.next_out = bytes_of(pack.bytes);
    stream_.avail_out = static_cast<uInt>(pack.bytes.size());
    if (deflate(&stream_, Z_FINISH) != Z_STREAM_END) return false;
    pack.bytes.resize(pack.bytes.size() - stream_.avail_out);
    pack.bytes.shrink_to_fit();
    return true;
  }

 private:
  z_stream stream_ = {};
  bool good_;
};

}  // namespace

std::optional<std::vector<Pack>> pack_lines(std::string_view lines) {
  Deflater deflater;
  std::vector<Pack> packs;
  while (!lines.empty()) {
    const std::size_t end = end_of_pack(lines);
    if (!deflater.pack(lines.substr(0, end), packs.emplace_back())) return std::nullopt;
    lines.remove_prefix(end);
  }
  return packs;
}

std::optional<std::string> unpack(std::string_view packed, std::size_t size) {
  z_stream stream = {};
  if (inflateInit2(&stream, raw_window) != Z_OK) return std::nullopt;
  inflateSetDictionary(&stream, bytes_of(dictionary), static_cast<uInt>(dictionary.size()));
  std::string lines(size, '\0');
  stream.next_in = bytes_of(packed);
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = bytes_of(lines);
  stream.avail_out = static_cast<uInt>(size);
  const bool whole = inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_out == 0;
  inflateEnd(&stream);
  return whole ? std::optional(std::move(lines)) : std::nullopt;
}

}  // namespace opcit::fetch
