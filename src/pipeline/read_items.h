/// Reading without writing.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "opcit/convert.h"

namespace opcit {

/// Reads all inputs, in order, as one database, and calls `visit` for each item, which lives during the call. No keys
/// are made. Of `options` those of writing do not count. Throws UsageError; an input that cannot be read is told to
/// `unreadable` and counted.
ConvertResult read_items(const Registry& registry, std::span<const Input> inputs, const ConvertOptions& options,
                         const std::function<void(const Item&)>& visit, Observer& observer,
                         const std::function<void(const Input&, const std::string& message)>& unreadable);

}  // namespace opcit
