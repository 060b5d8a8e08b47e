/// The number of threads of a conversion.
/// workers.h has the threads.
#pragma once

namespace opcit {

/// `wanted`, or for 0 the number of processors that this process may use; at least 1.
unsigned working_threads(unsigned wanted) noexcept;

}  // namespace opcit
