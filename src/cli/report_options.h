/// What is said, and what ends with 1: options that commands share.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "cli/console.h"

namespace opcit::cli {

class ReportOptions {
 public:
  enum class Losses : std::uint8_t { possible, none };

  /// With Losses::none the options that concern losses are left out.
  void add_to(CLI::App& command, Losses losses);
  ConsoleOptions console() const;
  bool quiet() const noexcept { return console_.quiet; }

 private:
  ConsoleOptions console_;
  std::string rendering_ = "text";
};

}  // namespace opcit::cli
