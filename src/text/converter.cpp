#include "text/converter.h"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <utility>

namespace opcit::text {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::size_t units_at_a_time = 4096;

/// ICU also accepts options and file names in a name; only plain names are passed on.
bool plain_name(std::string_view name) noexcept {
  return !name.empty() && name.size() < 60 && std::ranges::all_of(name, [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' || c == '.' || c == '+';
  });
}

/// True for errors caused by invalid bytes; any other error would occur again.
bool is_fault_of_bytes(UErrorCode status) noexcept {
  return status == U_INVALID_CHAR_FOUND || status == U_ILLEGAL_CHAR_FOUND || status == U_TRUNCATED_CHAR_FOUND ||
         status == U_ILLEGAL_ESCAPE_SEQUENCE || status == U_UNSUPPORTED_ESCAPE_SEQUENCE;
}

void append_units(std::string& out, const char16_t* units, std::size_t size) {
  std::array<char, 3 * (units_at_a_time + 1)> bytes;
  std::int32_t written = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strToUTF8WithSub(bytes.data(), static_cast<std::int32_t>(bytes.size()), &written, units,
                     static_cast<std::int32_t>(size), 0xFFFD, nullptr, &status);
  if (U_SUCCESS(status)) out.append(bytes.data(), static_cast<std::size_t>(written));
}

}  // namespace

void Converter::Close::operator()(UConverter* converter) const noexcept { ucnv_close(converter); }

std::optional<Converter> Converter::open(const std::string& encoding) {
  if (!plain_name(encoding)) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  Converter made(ucnv_open(encoding.c_str(), &status));
  if (U_FAILURE(status)) return std::nullopt;
  // ICU's own substitution would hide where an error is, so conversion stops there.
  ucnv_setToUCallBack(made.converter_.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  if (U_FAILURE(status)) return std::nullopt;
  return made;
}

void Converter::convert(std::string_view bytes, bool last, std::string& out, std::vector<ConversionFault>& faults) {
  std::array<char16_t, units_at_a_time + 1> units;
  const char* from = bytes.empty() ? "" : bytes.data();
  const char* const end = from + bytes.size();
  for (;;) {
    char16_t* to = units.data();
    if (lead_ != 0) *to++ = std::exchange(lead_, u'\0');
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(converter_.get(), &to, units.data() + units.size(), &from, end, nullptr, last, &status);
    const bool faulty = U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR;
    const bool more_follows = !faulty && !(last && U_SUCCESS(status));
    if (more_follows && to != units.data() && U16_IS_LEAD(to[-1])) lead_ = *--to;
    append_units(out, units.data(), static_cast<std::size_t>(to - units.data()));
    if (faulty) append_fault(out, faults);
    if (U_SUCCESS(status) || (faulty && !is_fault_of_bytes(status))) return;
  }
}

void Converter::append_fault(std::string& out, std::vector<ConversionFault>& faults) {
  std::array<char, 8> bytes;
  auto size = static_cast<std::int8_t>(bytes.size());
  UErrorCode status = U_ZERO_ERROR;
  ucnv_getInvalidChars(converter_.get(), bytes.data(), &size, &status);
  const std::size_t kept = U_SUCCESS(status) ? static_cast<std::size_t>(size) : 0;
  faults.push_back(ConversionFault{out.size(), std::string(bytes.data(), kept)});
  out += replacement;
}

}  // namespace opcit::text
