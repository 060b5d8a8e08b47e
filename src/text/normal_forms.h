/// ICU's normal forms. Private to src/text.
#pragma once

#include <unicode/normalizer2.h>

namespace opcit {

/// Kept after the first call: ICU looks for them with a lock each time, and ThreadSanitizer, which does not see into
/// ICU, takes its making of them for a race.
const icu::Normalizer2* nfc_form() noexcept;
const icu::Normalizer2* nfd_form() noexcept;
const icu::Normalizer2* nfkd_form() noexcept;
const icu::Normalizer2* nfkc_casefold_form() noexcept;

}  // namespace opcit
