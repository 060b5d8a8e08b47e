#include "lists/markup.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "base/percent.h"

namespace opcit::lists {

void Markup::styled(const Text& text, std::string& out) const {
  std::vector<const Run*> open;
  std::size_t done = 0;
  const auto write_until = [&](std::size_t end) {
    while (!open.empty() && open.back()->pos + open.back()->len <= end) {
      const std::size_t run_end = open.back()->pos + open.back()->len;
      plain(text.plain.substr(done, run_end - done), out);
      done = run_end;
      out += closing(open.back()->style);
      open.pop_back();
    }
    plain(text.plain.substr(done, end - done), out);
    done = end;
  };
  for (const Run& run : text.runs) {
    if (run.len == 0 || opening(run.style).empty()) continue;
    write_until(run.pos);
    out += opening(run.style);
    open.push_back(&run);
  }
  write_until(text.plain.size());
}

void append_with_backslashes(std::string_view text, std::string_view special, std::string& out) {
  for (const char c : text) {
    if (c == '\n' || c == '\r' || c == '\t') {
      out += ' ';
      continue;
    }
    if (static_cast<unsigned char>(c) < 0x20) continue;
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
}

bool is_safe_address(std::string_view address) noexcept {
  constexpr std::string_view schemes[] = {"http://", "https://", "ftp://", "mailto:"};
  return std::any_of(std::begin(schemes), std::end(schemes), [&](std::string_view scheme) {
    return address.size() > scheme.size() && ascii::starts_with_lower(address, scheme);
  });
}

std::string encoded_address(std::string_view address) {
  return percent_encoded(address, [](char c) {
    return c <= ' ' || c >= '\x7F' || std::string_view("\"'<>{}\\^`|").find(c) != std::string_view::npos;
  });
}

}  // namespace opcit::lists
