#include "fetch/module/line_packer.h"

namespace opcit::fetch {
namespace {

// What is most frequent stands last. Part of the file format: a change needs a new schema version.
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

// No header and no checksum: SQLite's pages are trusted. A line has some 2 KiB: a small window and a small table are
// cleared faster from line to line.
constexpr int raw_window = -13;
constexpr int table_level = 5;

Bytef* bytes_of(std::string_view text) { return reinterpret_cast<Bytef*>(const_cast<char*>(text.data())); }

}  // namespace

LinePacker::LinePacker()
    : good_(deflateInit2(&pack_, 1, Z_DEFLATED, raw_window, table_level, Z_DEFAULT_STRATEGY) == Z_OK &&
            inflateInit2(&unpack_, raw_window) == Z_OK) {}

LinePacker::~LinePacker() {
  deflateEnd(&pack_);
  inflateEnd(&unpack_);
}

std::string_view LinePacker::pack(std::string_view line) {
  if (!good_ || deflateReset(&pack_) != Z_OK) return {};
  deflateSetDictionary(&pack_, bytes_of(dictionary), static_cast<uInt>(dictionary.size()));
  const std::size_t bound = deflateBound(&pack_, line.size());
  if (room_.size() < bound) room_.resize(bound);
  pack_.next_in = bytes_of(line);
  pack_.avail_in = static_cast<uInt>(line.size());
  pack_.next_out = bytes_of(room_);
  pack_.avail_out = static_cast<uInt>(room_.size());
  if (deflate(&pack_, Z_FINISH) != Z_STREAM_END) return {};
  return std::string_view(room_).substr(0, room_.size() - pack_.avail_out);
}

std::optional<std::string> LinePacker::unpack(std::string_view packed, std::size_t size) {
  if (!good_ || inflateReset(&unpack_) != Z_OK) return std::nullopt;
  inflateSetDictionary(&unpack_, bytes_of(dictionary), static_cast<uInt>(dictionary.size()));
  std::string line(size, '\0');
  unpack_.next_in = bytes_of(packed);
  unpack_.avail_in = static_cast<uInt>(packed.size());
  unpack_.next_out = bytes_of(line);
  unpack_.avail_out = static_cast<uInt>(size);
  if (inflate(&unpack_, Z_FINISH) != Z_STREAM_END || unpack_.avail_out != 0) return std::nullopt;
  return line;
}

}  // namespace opcit::fetch
