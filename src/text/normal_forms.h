/// Access to ICU's normal forms. Internal to src/text.
#pragma once

#include <unicode/normalizer2.h>

namespace opcit {

/// Stored after the first call: ICU takes a lock for each lookup, and ThreadSanitizer, which cannot see into
/// ICU, reports their creation as a race.
const icu::Normalizer2* nfc_form() noexcept;
const icu::Normalizer2* nfd_form() noexcept;
const icu::Normalizer2* nfkd_form() noexcept;
const icu::Normalizer2* nfkc_casefold_form() noexcept;

}  // namespace opcit
