/// Decodes a stream in any encoding that ICU knows to UTF-8. src/io uses it for inputs.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct UConverter;

namespace opcit::text {

/// Bytes that are invalid in the encoding; U+FFFD replaces them.
struct ConversionFault {
  std::size_t pos = 0;  ///< Position of the U+FFFD in the string that convert() appended to.
  std::string bytes;    ///< At most 8 of the invalid bytes.
};

/// Decodes one stream of bytes. Not thread safe. Its state is a few bytes.
class Converter {
 public:
  /// Returns nullopt if ICU does not know `encoding`. Case, hyphens and underscores are ignored.
  static std::optional<Converter> open(const std::string& encoding);

  /// Appends `bytes`, decoded to UTF-8, to `out`, and faults to `faults`. An incomplete character at the end is kept
  /// for the next call; with `last`, it is a fault.
  void convert(std::string_view bytes, bool last, std::string& out, std::vector<ConversionFault>& faults);

 private:
  struct Close {
    void operator()(UConverter* converter) const noexcept;
  };
  explicit Converter(UConverter* converter) : converter_(converter) {}
  void append_fault(std::string& out, std::vector<ConversionFault>& faults);

  std::unique_ptr<UConverter, Close> converter_;
  char16_t lead_ = 0;  ///< A lead surrogate whose second half comes with the next call; 0: none.
};

}  // namespace opcit::text
