/// Reads inputs without writing an output, for commands that inspect records.
/// opcit/convert.h has the public read_records().
#pragma once

#include <functional>
#include <span>
#include <string>

#include "opcit/convert.h"

namespace opcit {

/// Reads all inputs, in order, as one database, and calls `visit` for each item, which is valid during the call. No
/// keys are assigned. Writing options in `options` are ignored. Throws UsageError. An unreadable input is passed to
/// `unreadable` and counted.
ConvertResult read_items(const Registry& registry, std::span<const Input> inputs, const ConvertOptions& options,
                         const std::function<void(const Item&)>& visit, Observer& observer,
                         const std::function<void(const Input&, const std::string& message)>& unreadable);

}  // namespace opcit
