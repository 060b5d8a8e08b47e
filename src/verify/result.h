/// The result of verification for one entry. judge.h makes it, report.h writes it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/export.h"
#include "opcit/record.h"

namespace opcit::verify {

enum class Verdict : std::uint8_t { verified, mismatch, retracted, not_found, unchecked };
inline constexpr std::size_t verdict_count = 5;
/// "not-found"
OPCIT_API std::string_view spelling(Verdict verdict) noexcept;

/// A field of the entry that differs from the sources.
struct Problem {
  std::string field;  ///< title, author, year, venue, pages, doi, arxiv, retraction
  std::string have;
  std::string want;    ///< Empty: unknown.
  std::string source;  ///< "Crossref"
  std::string rule;    ///< "author-dropped"
};

struct SourceLink {
  std::string name;
  std::string id;
  std::string url;
  int score = 0;  ///< How much of the title is the same, in percent.
};

/// A remark that does not affect the verdict.
struct Note {
  std::string code;  ///< corrected, concern, withdrawn, published, or the id of a rule
  std::string text;
};

struct Result {
  std::string key;
  std::string title;
  std::string input;
  std::string hash;  ///< Changes if a compared field of the entry changes.
  Span source;
  Verdict verdict = Verdict::unchecked;
  bool unreached = false;  ///< A required service could not be reached.
  bool accepted = false;   ///< Accepted by the user (--accept).
  bool fixed = false;      ///< Corrected by --fix; nothing else is wrong.
  std::vector<Problem> problems;
  std::vector<SourceLink> sources;
  std::vector<std::string> reasons;
  std::vector<Note> notes;
};

}  // namespace opcit::verify
