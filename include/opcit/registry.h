/// @file
/// The formats that a program knows. A value, not a singleton: tests and programs create their own.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "opcit/export.h"
#include "opcit/format.h"

namespace opcit {

/// Filled by one thread, then read by any.
class OPCIT_API Registry {
 public:
  /// `format` must outlive the registry. Throws std::logic_error if its id already exists.
  void add(const Format& format);
  /// nullptr when no format has this id.
  const Format* find(std::string_view id) const noexcept;
  /// The format for reading `head` (the first 64 KiB of a file): the content decides first; the suffix of `path` breaks
  /// ties and decides if no format recognises the content. nullptr if no format matches.
  const Format* detect(std::string_view path, std::string_view head) const;
  /// The format for writing a file with this name; nullptr if the suffix is unknown.
  const Format* for_suffix(std::string_view path) const;
  /// In the order in which they were added.
  std::span<const Format* const> all() const noexcept { return formats_; }

 private:
  std::vector<const Format*> formats_;
};

/// The formats in formats/builtin.cpp, in alphabetical order of their ids.
OPCIT_API void add_builtin_formats(Registry& registry);

}  // namespace opcit
