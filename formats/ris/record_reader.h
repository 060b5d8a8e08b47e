/// Reads the tagged lines of one RIS record. tables.h gives the meaning of tags, values.h and dates.h read values.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "opcit/builder.h"
#include "opcit/format.h"
#include "ris/dates.h"
#include "ris/tables.h"
#include "syntax/tagged/lines.h"

namespace opcit::ris {

/// Create one for each parse() call; its memory is reused for each record. Not thread safe.
class RecordReader {
 public:
  RecordReader(const Chunk& chunk, Batch& batch) : chunk_(chunk), batch_(batch), builder_(batch) {}

  /// Appends the record to the batch.
  void read(const tagged::TaggedRecord& record);

 private:
  /// One line of the record during reading.
  struct Entry {
    std::string_view tag;
    std::string_view text;  ///< Unwrapped.
    Span span;
    const TagRow* row = nullptr;
  };
  /// The best value of a text field so far.
  struct Slot {
    const TagRow* row = nullptr;  ///< nullptr: empty.
    Entry entry;
  };
  struct People {
    Field field = no_field;
    Span span = {};
    std::vector<Name> names = {};
    bool truncated = false;
    bool given_first = false;  ///< A name without a comma is "Given Family".
  };

  void begin(const tagged::TaggedRecord& record);
  void read_type(const tagged::TaggedRecord& record);
  void read_value(const tagged::TaggedValue& value);
  void dispatch(const Entry& entry);
  void keep(const Entry& entry);

  void text(const Entry& entry);
  void put(Field field, const Entry& entry);
  void joined(const Entry& entry);
  void people();
  void person(const Entry& entry);
  People& people_of(const Entry& entry);
  bool is_given_first(Field role) const;
  void date(const Entry& entry);
  void first_page(const Entry& entry);
  void last_page(const Entry& entry);
  void keyword(const Entry& entry);
  void serial(const Entry& entry);
  void doi(const Entry& entry);
  void pmcid(const Entry& entry);
  void url(const Entry& entry);
  void one_url(std::string_view address, Span span);
  void link(const Entry& entry);
  void genre(const Entry& entry);

  void finish_accessions();
  void finish_urls();
  void finish_databases();
  void finish_issued();
  void finish_pages();
  void finish_keywords();
  void finish_titles();
  void finish_texts();
  Text marked(std::string_view text);
  void finish_kind();

  bool is_preprint() const;
  bool add_arxiv(std::string_view text, Span span);
  void add_doi(std::string_view doi, Span span);
  void drop_derived_doi();
  void add_identifier(Scheme scheme, std::string_view value, Span span, Relation relation = Relation::self);
  bool has_identifier(Scheme scheme, std::string_view value) const;
  Slot& slot(Field field) { return slots_[static_cast<std::size_t>(field)]; }
  const Slot& slot(Field field) const { return slots_[static_cast<std::size_t>(field)]; }
  std::string_view joined_text(const std::vector<Entry>& entries);

  const Chunk& chunk_;
  Batch& batch_;
  RecordBuilder builder_;

  const TypeRow* type_ = nullptr;
  std::optional<Entry> preprint_;  ///< The M3 that states it.
  std::array<Slot, field_count> slots_ = {};
  std::vector<Field> filled_;  ///< The fields with used slots, in source order.
  std::vector<Entry> names_;
  std::vector<Entry> issued_;
  std::vector<DateLine> candidates_;
  std::vector<Entry> abstract_, notes_, annotes_;
  std::vector<Entry> accessions_, databases_;
  std::vector<Entry> urls_;
  std::optional<Entry> first_page_, last_page_, start_;
  std::vector<std::string_view> keywords_;
  Span keywords_span_ = {};
  std::size_t keyword_pieces_ = 0;
  std::vector<Identifier> identifiers_;
  std::optional<std::size_t> arxiv_;  ///< Index of the first arXiv id.
  bool pmid_by_accession_ = false;
  bool has_doi_ = false;
  Identifier note_doi_ = {};  ///< A note that is a DOI: ScienceDirect used to write "N1  - doi: 10.1016/.." without DO.
  std::vector<People> people_;  ///< The first people_count_ are used; the others keep their memory for later records.
  std::size_t people_count_ = 0;
  std::vector<std::string_view> keyword_list_;
};

}  // namespace opcit::ris
