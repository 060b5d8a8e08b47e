/// Faults of the network, as values.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace opcit::fetch {

enum class FaultKind : std::uint8_t {
  offline_miss,  ///< --offline, and the cache does not have it.
  unreachable,   ///< No answer after the last try: no network, time-outs, "come back later".
  refused,       ///< The service understood and said no: an error feed, a 400, a 403, a 404. Not tried again.
  bad_response,  ///< What came is no feed, even after the last try.
  cancelled,     ///< ArxivApi::cancel() was called.
};

/// A fault of the network, as a value.
struct Fault {
  FaultKind kind = FaultKind::unreachable;
  std::string message;  ///< One line that names the service; no secrets.
};

/// A value or the fault that stands in its place.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Fault fault) : held_(std::move(fault)) {}  // NOLINT(google-explicit-constructor)

  explicit operator bool() const noexcept { return std::holds_alternative<T>(held_); }
  /// Throws std::bad_variant_access when there is none.
  T& value() { return std::get<T>(held_); }
  const T& value() const { return std::get<T>(held_); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  const Fault& fault() const { return std::get<Fault>(held_); }

 private:
  std::variant<T, Fault> held_;
};

}  // namespace opcit::fetch
