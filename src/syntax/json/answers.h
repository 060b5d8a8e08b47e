/// A reader for JSON answers of metadata services: one record, a message with records, an array of records, or one per
/// line. A format derives from AnswerReader. It defines what surrounds its records, and converts one to a Record.
#pragma once

#include <memory>
#include <string_view>

#include "opcit/builder.h"
#include "opcit/format.h"
#include "syntax/json/slicer.h"
#include "syntax/json/tree.h"

namespace opcit::json {

/// The parts needed to build one record.
struct Answer {
  const Node& node;
  const Chunk& chunk;
  Batch& batch;
  RecordBuilder& builder;
  std::string_view format;  ///< Id of the format, for extras.

  Span span(const Node& part) const { return chunk.span_of(part.raw()); }
  /// Keeps the value as written, if it holds information.
  void keep(std::string_view tag, const Node& part) const;
  void complain(Code code, const Node& part, std::string_view detail = {}) const;
  /// Sets this field to the text of `part`, if it has any.
  void text(Field field, const Node& part) const;
  void identifier(Scheme scheme, const Node& part, Relation relation = Relation::self) const;
  /// A DOI in any form. An invalid DOI is reported and kept. The DOI of an arXiv paper also gives its arXiv id.
  void doi(const Node& part, Relation relation = Relation::self) const;
  /// An ISO day, month or year, with or without time of day.
  void date(Field field, const Node& part) const;
};

class AnswerReader : public Reader {
 public:
  /// `format` and `wrapping` must outlive it.
  AnswerReader(std::string_view format, const Wrapping& wrapping)
      : format_(format), wrapping_(wrapping), slicer_(wrapping) {}

  std::size_t cut(std::string_view window, bool last) override { return slicer_.cut(window, last); }
  std::size_t resync(std::string_view window) override { return slicer_.resync(window); }
  std::shared_ptr<const Preamble> preamble() const override { return slicer_.preamble(); }
  void parse(const Chunk& chunk, Batch& batch) const override;

 protected:
  /// Begins and finishes a record. Returns false if the value is not a record.
  virtual bool read(const Answer& answer) const = 0;

 private:
  std::size_t read_at(std::size_t at, const Chunk& chunk, RecordBuilder& builder, Batch& batch) const;

  std::string_view format_;
  const Wrapping& wrapping_;
  Slicer slicer_;
};

/// A date such as "2021-03-04T00:00:00Z", "2021-03" or "2021"; has no year if the text is invalid.
DatePoint iso_point(std::string_view text) noexcept;

}  // namespace opcit::json
