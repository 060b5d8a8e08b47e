/// Prints names as short strings, so that a table row is one line.
#pragma once

#include <string>

#include "opcit/name.h"

namespace opcit::names {

/// "given / particle / family / suffix" or "= literal"; a dropping particle is marked "(de)".
inline std::string show(const Name& name) {
  if (!name.literal.empty()) return "= " + std::string(name.literal);
  std::string out(name.given);
  out += " / ";
  if (!name.dropping_particle.empty()) out.append("(").append(name.dropping_particle).append(")");
  out.append(name.non_dropping_particle).append(" / ").append(name.family).append(" / ").append(name.suffix);
  return out;
}

inline std::string show(const Names& names) {
  std::string out;
  for (const Name& name : names.people) out.append(out.empty() ? "" : "; ").append(show(name));
  return out + (names.truncated ? " +" : "");
}

struct NameRow {
  const char* source;
  const char* expected;
};

}  // namespace opcit::names
