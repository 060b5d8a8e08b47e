#include "text/normal_forms.h"

namespace opcit {
namespace {

/// nullptr if ICU's data is missing.
const icu::Normalizer2* get(const icu::Normalizer2* (*form)(UErrorCode&)) noexcept {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = form(status);
  return U_SUCCESS(status) ? instance : nullptr;
}

}  // namespace

const icu::Normalizer2* nfc_form() noexcept {
  static const icu::Normalizer2* const form = get(&icu::Normalizer2::getNFCInstance);
  return form;
}

const icu::Normalizer2* nfd_form() noexcept {
  static const icu::Normalizer2* const form = get(&icu::Normalizer2::getNFDInstance);
  return form;
}

const icu::Normalizer2* nfkd_form() noexcept {
  static const icu::Normalizer2* const form = get(&icu::Normalizer2::getNFKDInstance);
  return form;
}

const icu::Normalizer2* nfkc_casefold_form() noexcept {
  static const icu::Normalizer2* const form = get(&icu::Normalizer2::getNFKCCasefoldInstance);
  return form;
}

}  // namespace opcit
