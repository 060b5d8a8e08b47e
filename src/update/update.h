/// Brings other bibliographies into a .bib file: adds what is new, refreshes what changed, touches nothing else.
/// opcit-update(1) states the policies.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "opcit/convert.h"
#include "opcit/export.h"
#include "update/merge.h"

namespace opcit::update {

/// What becomes of a field that both have: `fill` and `ours` keep it, `theirs` takes the input's value, `unite` joins
/// keywords. `ours` also adds no field to existing entries.
enum class Policy : std::uint8_t { fill, ours, theirs, unite };

struct UpdateEvent {
  enum class Kind : std::uint8_t { added, refreshed, alike, only_in_target } kind;
  std::string key;
  std::string detail;  ///< Fields; the other record and the reason.
};
OPCIT_API std::string_view spelling(UpdateEvent::Kind kind) noexcept;

struct UpdateResult {
  std::string text;  ///< Of the target.
  std::vector<UpdateEvent> events;
};

/// `target` is editable. Inputs may be of any format.
OPCIT_API UpdateResult update(const Registry& registry, const LoadedFile& target, const std::vector<LoadedFile>& inputs,
                              Policy policy, Observer& observer);

}  // namespace opcit::update
