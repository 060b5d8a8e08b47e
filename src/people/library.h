/// Records kept for sorting: their authors and topics, as tokens. The names to look for are chosen after all records
/// have been added; papers_by() then makes the papers that graph.h joins.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "opcit/record.h"
#include "people/paper.h"
#include "people/person.h"

namespace opcit::people {

/// What reports show of a record.
struct Entry {
  std::string key;
  std::string title;
  std::int32_t year = 0;  ///< 0: unknown.
};

/// One paper for each record, with the author who matches one of some printed names.
struct Selection {
  std::vector<Paper> papers;  ///< One for each record.
  std::vector<PrintedName> names;
};

class Library {
 public:
  void add(const Record& record);
  const std::vector<Entry>& entries() const noexcept { return entries_; }
  const Tokens& tokens() const noexcept { return tokens_; }

  /// The names on the most records, grouped by family name and first initial: the fullest of a group. Several if equal.
  std::vector<std::string> most_frequent() const;
  Selection papers_by(const std::vector<std::string>& names);
  /// The contents of the person file, as a paper.
  Paper paper_of(const Person& person);
  /// True if `names`, made by call_names(), has the key or an identifier of the record.
  bool is_called(std::size_t record, const std::unordered_set<std::string>& names) const;
  static std::unordered_set<std::string> call_names(const std::vector<std::string>& ids);

 private:
  struct Author {
    names::ComparedName compared;
    std::string shown;
    std::string bucket;  ///< Family name and first initial, simplified.
    Token initial = none;
    Token whole = none;  ///< TokenKind::coauthor; none for initials.
    std::string given;
    bool common_family = false;
  };
  struct Signed {
    std::uint32_t author;
    std::string orcid;
    std::vector<Token> places;  ///< Affiliations and e-mail domains.
  };
  struct Draft {
    std::vector<Token> tokens;
    std::vector<Signed> authors;
    std::vector<Token> ids;
  };

  std::uint32_t author_number(const Name& name);
  void add_authors(const Record& record, Draft& draft);
  void add_words(const Record& record, Draft& draft);
  void add_place(std::string_view affiliation, std::vector<Token>& places);
  Paper make_paper(const Draft& draft, const Entry& entry, const std::vector<int>& fitting) const;
  void add_coauthor(const Author& author, Paper& paper) const;

  Tokens tokens_;
  std::vector<Author> authors_;
  std::unordered_map<std::string, std::uint32_t> author_numbers_;  // by name_line()
  std::vector<Draft> drafts_;
  std::vector<Entry> entries_;
};

}  // namespace opcit::people
