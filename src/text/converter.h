/// Encodings that ICU knows, as a stream to UTF-8.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct UConverter;

namespace opcit::text {

/// Bytes that the encoding gives no meaning; U+FFFD stands for them.
struct ConversionFault {
  std::size_t pos = 0;  ///< Of the U+FFFD, in the string that convert() appended to.
  std::string bytes;    ///< At most 8 of them.
};

/// Decodes one stream of bytes. Not thread safe; its state is that of the encoding (a few bytes).
class Converter {
 public:
  /// Nothing when ICU does not know `encoding` (case, hyphens and underscores do not matter).
  static std::optional<Converter> open(const std::string& encoding);

  /// Appends what `bytes` mean to `out` as UTF-8 and the faults to `faults`. A character that `bytes` cut off is kept
  /// for the next call; with `last`, it is a fault.
  void convert(std::string_view bytes, bool last, std::string& out, std::vector<ConversionFault>& faults);

 private:
  struct Close {
    void operator()(UConverter* converter) const noexcept;
  };
  explicit Converter(UConverter* converter) : converter_(converter) {}
  void append_fault(std::string& out, std::vector<ConversionFault>& faults);

  std::unique_ptr<UConverter, Close> converter_;
  char16_t lead_ = 0;  ///< A lead surrogate whose trail comes with the next call; 0: none.
};

}  // namespace opcit::text
