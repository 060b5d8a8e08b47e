#include "check/accept.h"

#include <fmt/format.h>

#include <array>

#include "sidecar/fingerprint.h"
#include "sidecar/record_json.h"

namespace opcit::check {
namespace {

std::string_view take_until(std::string_view& text, char end) noexcept {
  const std::string_view part = text.substr(0, text.find(end));
  text.remove_prefix(std::min(part.size() + 1, text.size()));
  return part;
}

}  // namespace

std::uint64_t hash_of(const Record& record) {
  std::string json;
  carry::write_record(json, record);
  return carry::fingerprint(json);
}

std::size_t AcceptList::read(std::string_view text) {
  std::size_t first_bad = 0;
  for (std::size_t number = 1; !text.empty(); ++number) {
    std::string_view line = take_until(text, '\n');
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    const std::string_view code = take_until(line, '\t');
    const std::string_view key = take_until(line, '\t');
    const auto hash = carry::from_hex(take_until(line, '\t'));
    if (hash && find_code(code) != nullptr) {
      accepted_.emplace(code, key, *hash);
    } else if (first_bad == 0) {
      first_bad = number;
    }
  }
  return first_bad;
}

bool AcceptList::accepts(std::string_view code, std::string_view key, std::uint64_t hash) const {
  return accepted_.contains({std::string(code), std::string(key), hash});
}

std::string AcceptList::line(std::string_view code, std::string_view key, std::uint64_t hash, std::string_view reason) {
  return fmt::format("{}\t{}\t{}\t{}\n", code, key, carry::to_hex(hash), reason);
}

}  // namespace opcit::check
