#include "cv/tar.h"

#include <fmt/format.h>

#include <algorithm>

namespace opcit::tar {
namespace {

constexpr std::size_t block = 512;
constexpr std::size_t path_size = 100;

struct Field {
  std::size_t at;
  std::string value;
};

}  // namespace

void append_file(std::string& out, std::string_view path, std::string_view content) {
  std::string header(block, '\0');
  constexpr std::size_t checksum_at = 148;
  // Without time and owner, so that the same records give the same bytes.
  const Field fields[] = {{0, std::string(path.substr(0, path_size))},
                          {100, "0000644"},
                          {108, "0000000"},
                          {116, "0000000"},
                          {124, fmt::format("{:011o}", content.size())},
                          {136, "00000000000"},
                          {checksum_at, "        "},
                          {156, "0"},
                          {257, "ustar"},
                          {263, "00"}};
  for (const Field& field : fields)
    std::copy(field.value.begin(), field.value.end(), header.begin() + static_cast<std::ptrdiff_t>(field.at));
  unsigned sum = 0;
  for (const char c : header) sum += static_cast<unsigned char>(c);
  const std::string checksum = fmt::format("{:06o}", sum) + std::string(1, '\0');
  std::copy(checksum.begin(), checksum.end(), header.begin() + checksum_at);
  out.append(header).append(content);
  out.append((block - content.size() % block) % block, '\0');
}

void append_end(std::string& out) { out.append(2 * block, '\0'); }

}  // namespace opcit::tar
