#include <algorithm>
#include <array>

#include "opcit/diagnostic.h"

#include "opcit/diagnostic_codes.h"

namespace opcit {
namespace {

constexpr auto codes = std::to_array<CodeInfo>({
#define X(code, name, severity, message, hint) {Code::code, name, Severity::severity, message, hint},
    OPCIT_DIAGNOSTIC_CODES(X)
#undef X
});

}  // namespace

const CodeInfo& info(Code code) noexcept { return codes[static_cast<std::size_t>(code)]; }
std::span<const CodeInfo> all_codes() noexcept { return codes; }

const CodeInfo* find_code(std::string_view name) noexcept {
  const auto found = std::ranges::find(codes, name, &CodeInfo::name);
  return found == codes.end() ? nullptr : &*found;
}

std::string_view spelling(Severity severity) noexcept {
  constexpr std::array<std::string_view, 3> spellings = {"note", "warning", "error"};
  return spellings[static_cast<std::size_t>(severity)];
}

std::string_view spelling(LossReason reason) noexcept {
  constexpr std::array<std::string_view, 4> spellings = {"dropped", "truncated", "altered", "moved"};
  return spellings[static_cast<std::size_t>(reason)];
}

}  // namespace opcit
