#pragma once

namespace opcit {

/// `wanted`, or for 0 as many as processors are at this process's disposal; at least 1.
unsigned working_threads(unsigned wanted) noexcept;

}  // namespace opcit
