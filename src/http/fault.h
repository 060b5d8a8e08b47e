/// Network faults, as values instead of exceptions.
/// fetcher.h returns them.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace opcit::fetch {

enum class FaultKind : std::uint8_t {
  offline_miss,  ///< --offline, and the answer is not in the cache.
  unreachable,   ///< No answer after the last try: no network, time-outs, "try again later".
  refused,       ///< The service refused the request: an error feed, 400, 403, 404. Not repeated.
  bad_response,  ///< The answer is invalid, even after the last try.
  cancelled,     ///< ArxivApi::cancel() was called.
};

/// A network fault.
struct Fault {
  FaultKind kind = FaultKind::unreachable;
  std::string message;  ///< One line with the name of the service, without secrets.
};

/// A value or a fault.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Fault fault) : held_(std::move(fault)) {}  // NOLINT(google-explicit-constructor)

  explicit operator bool() const noexcept { return std::holds_alternative<T>(held_); }
  /// Throws std::bad_variant_access if there is a fault instead.
  T& value() { return std::get<T>(held_); }
  const T& value() const { return std::get<T>(held_); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  const Fault& fault() const { return std::get<Fault>(held_); }

 private:
  std::variant<T, Fault> held_;
};

}  // namespace opcit::fetch
