/// Shared options for diagnostics: their form, and which of them cause exit status 1.
/// console.h applies them.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "cli/console.h"

namespace opcit::cli {

class ReportOptions {
 public:
  enum class Losses : std::uint8_t { possible, none };

  /// With Losses::none the options that concern losses are omitted. To be called after an own --format was added.
  void add_to(CLI::App& command, Losses losses);
  ConsoleOptions console() const;
  bool quiet() const noexcept { return console_.quiet; }

 private:
  ConsoleOptions console_;
  std::string rendering_ = "text";
  std::string colour_ = "auto";
};

}  // namespace opcit::cli
