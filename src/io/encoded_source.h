/// Sources that know how their bytes were encoded, so that what is copied can be written so again.
/// decoder.h implements it; pipeline/chunk_copy.h uses it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "opcit/diagnostic.h"

namespace opcit::io {

class EncodedSource {
 public:
  EncodedSource() = default;
  EncodedSource(const EncodedSource&) = delete;
  EncodedSource& operator=(const EncodedSource&) = delete;
  virtual ~EncodedSource() = default;

  /// The byte order mark of an input in UTF-8; empty without one, and in other encodings.
  virtual std::string_view mark() const = 0;
  /// The stretches of decoded text, in order, that were CP1252 in the input; each is returned once.
  virtual std::vector<Span> take_cp1252() = 0;
};

/// Appends text that was decoded from CP1252 in its own bytes; a character that CP1252 lacks stays in UTF-8.
void append_in_cp1252(std::string_view text, std::string& out);

}  // namespace opcit::io
