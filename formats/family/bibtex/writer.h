/// The writer of both dialects.
#pragma once

#include <memory>
#include <span>

#include "family/bibtex/render.h"
#include "opcit/format.h"

namespace opcit::bibtex {

std::span<const OptionSpec> family_writer_options() noexcept;
std::unique_ptr<Writer> make_writer(Dialect dialect, const Options& options);

}  // namespace opcit::bibtex
