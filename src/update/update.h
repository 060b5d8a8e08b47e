/// Adds new entries of other bibliographies to a .bib file and refreshes changed ones; leaves the rest as it is.
/// opcit-update(1) describes the policies.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "opcit/convert.h"
#include "opcit/export.h"
#include "update/merge.h"

namespace opcit::update {

/// What happens to a field that both have: `fill` and `ours` keep it, `theirs` takes the value of the input, `unite`
/// merges keywords. With `ours`, existing entries do not get new fields either.
enum class Policy : std::uint8_t { fill, ours, theirs, unite };

/// Where new entries go: to the end, or before the first entry that follows them in this order.
enum class Order : std::uint8_t { none, key, author, oldest, newest };

struct UpdateOptions {
  Policy policy = Policy::fill;
  Order order = Order::none;
  bool publish = false;  ///< A preprint's entry becomes that of the published version.
};

struct UpdateEvent {
  enum class Kind : std::uint8_t { added, refreshed, published, alike, only_in_target } kind;
  std::string key;
  std::string detail;  ///< The refreshed fields, or the other record and the reason.
};
OPCIT_API std::string_view spelling(UpdateEvent::Kind kind) noexcept;

struct UpdateResult {
  std::string text;  ///< The new text of the target.
  std::vector<UpdateEvent> events;
};

/// `target` must be editable. Inputs can be of any format.
OPCIT_API UpdateResult update(const Registry& registry, const LoadedFile& target, const std::vector<LoadedFile>& inputs,
                              const UpdateOptions& options, Observer& observer);

}  // namespace opcit::update
