/// Random records, the same for the same seed, for laws over all records. They have every part of the record model,
/// with plausible values and with values that are hard to read and write (markup of every format, escapes, many
/// scripts).
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "opcit/builder.h"

namespace opcit::test {

class RecordGenerator {
 public:
  enum class Taste : std::uint8_t {
    plausible,  ///< Values that real files contain.
    nasty,      ///< Values that break programs; still UTF-8, and without control characters except line ends.
  };

  /// `batch` owns the records.
  RecordGenerator(std::uint32_t seed, Taste taste, Batch& batch)
      : random_(seed), taste_(taste), batch_(batch), builder_(batch) {}

  /// Appends a record with some of all parts.
  void record();
  /// Appends records with a title and one row of the vocabulary each: all kinds, all fields, all identifier schemes.
  void every_row();

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }
  bool one_in(std::size_t n) { return below(n) == 0; }
  std::string_view copy(const std::string& text) { return batch_.arena.copy(text); }

  void begin(Kind kind);
  std::string_view text();
  std::string_view nasty_text();
  std::span<const Run> runs(std::string_view plain);
  void nested_runs(std::string_view plain, std::size_t from, std::size_t to, std::vector<Run>& out, int depth);
  Name name();
  std::span<const Name> people();
  DatePoint point();
  Date date();
  void field(Field field);
  void identifier(Scheme scheme);
  void extra();

  std::mt19937 random_;
  Taste taste_;
  Batch& batch_;
  RecordBuilder builder_;
  std::size_t number_ = 0;
};

}  // namespace opcit::test
