// If the writer decides without reading its output, a reading must confirm the decision.
#include "bibtex/write/proof.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "bibtex/reader.h"
#include "bibtex/write/render.h"
#include "bibtex/tables/entry_type.h"
#include "bibtex/tables/tags.h"
#include "laws/samples.h"
#include "support/format_run.h"
#include "support/record_generator.h"

namespace opcit::bibtex {
namespace {

using test::RecordGenerator;

constexpr auto all_options = std::to_array<RenderOptions>({{Dialect::bibtex, false, true},
                                                           {Dialect::bibtex, true, true},
                                                           {Dialect::biblatex, false, true},
                                                           {Dialect::biblatex, true, false}});

struct Count {
  std::size_t proven = 0;
  std::size_t all = 0;
};

/// Reports what a full reading finds in a record for which the writer considered no reading necessary.
void check(const Record& record, const RenderOptions& options, Count& count) {
  Diagnostics diagnostics;
  Losses losses;
  WriteReport report{&diagnostics, &losses};
  Audit audit(record, report);
  std::string entry;
  ++count.all;
  if (!render_proven_entry(audit, options, entry)) return;
  ++count.proven;
  const std::size_t said = losses.size();
  if (options.keep_macros) {
    Losses again;
    WriteReport unheard{&diagnostics, &again};
    Audit second(record, unheard);
    entry.clear();
    render_entry(second, {options.dialect, options.ascii, false}, entry);
  }
  Batch batch;
  make_reader(options.dialect, {{"no-crossref", "true"}})->parse({entry, 0, true, nullptr}, batch);
  const auto read = std::ranges::find_if(batch.items, [](const Item& item) { return item.record != nullptr; });
  ASSERT_NE(read, batch.items.end()) << entry;
  EXPECT_EQ(batch.items.size(), 1U) << entry;
  audit.report_changes(*read->record);
  EXPECT_EQ(losses.size(), said) << losses.back().field << ": " << losses.back().value << " -> " << losses.back().to
                                 << "\n"
                                 << entry;
}

void check_all(const Batch& batch, Count& count) {
  for (const Item& item : batch.items) {
    if (item.record == nullptr) continue;
    for (const RenderOptions& options : all_options) check(*item.record, options, count);
  }
}

TEST(EntryProof, HoldsForGeneratedRecords) {
  for (const auto taste : {RecordGenerator::Taste::plausible, RecordGenerator::Taste::nasty}) {
    Batch batch;
    RecordGenerator generator(7, taste, batch);
    generator.every_row();
    for (int i = 0; i < 3000; ++i) generator.record();
    Count count;
    check_all(batch, count);
    EXPECT_GT(count.proven * 50, count.all);
  }
}

TEST(EntryProof, HoldsForSamples) {
  Count count;
  for (const test::Sample& sample : test::samples()) {
    const test::Read read = test::run_reader(*sample.format, sample.text);
    for (const Batch& batch : read.batches) check_all(batch, count);
  }
  EXPECT_GT(count.proven * 10, count.all);
}

/// Records whose values may interact in an entry: each value is plain or has a meaning to the reader, each field
/// is optional, and extras have the names of fields.
class EntryGenerator {
 public:
  EntryGenerator(std::uint32_t seed, Batch& batch) : random_(seed), batch_(batch), builder_(batch) {}

  void record() {
    builder_.begin({});
    builder_.record().key = one_in(30) ? "a key" : "key1";
    builder_.record().kind = one_in(2) ? usual_kinds[below(usual_kinds.size())] : static_cast<Kind>(below(kind_count));
    if (one_in(3)) builder_.record().kind_as_written = one_of(types);
    for (std::size_t n = below(9); n > 0; --n) {
      field(one_in(2) ? usual_fields[below(usual_fields.size())] : static_cast<Field>(below(field_count)));
    }
    for (std::size_t n = below(4); n > 0; --n) identifier();
    while (one_in(4)) {
      builder_.category({one_in(4) ? "" : "arxiv", one_of(terms), one_in(2), {}});
    }
    while (one_in(5)) {
      builder_.link({static_cast<LinkKind>(below(5)), one_of(addresses), one_in(3) ? "a label" : "", {}});
    }
    while (one_in(4)) extra();
    builder_.finish();
  }

 private:
  static constexpr auto usual_kinds = std::to_array<Kind>({Kind::article_journal, Kind::article, Kind::chapter,
                                                           Kind::book, Kind::thesis, Kind::document, Kind::manuscript});
  static constexpr auto usual_fields = std::to_array<Field>(
      {Field::title, Field::author, Field::issued, Field::container_title, Field::number, Field::issue, Field::volume,
       Field::publisher, Field::genre, Field::note, Field::page, Field::language, Field::collection_title});
  static constexpr auto types = std::to_array<std::string_view>(
      {"misc", "article", "book", "inbook", "inproceedings", "unpublished", "phdthesis", "mastersthesis", "online",
       "periodical", "suppbook", "comment", "set", "nonsense"});
  static constexpr auto texts = std::to_array<std::string_view>({"A title",
                                                                 "One GPU & two",
                                                                 "arXiv preprint arXiv:2409.13598",
                                                                 "CoRR",
                                                                 "Thesis",
                                                                 "PhD thesis",
                                                                 "patent",
                                                                 "techreport",
                                                                 "submitted",
                                                                 "3",
                                                                 "12-17",
                                                                 "12--17",
                                                                 "A1-A5, 7",
                                                                 "and",
                                                                 "Sand and Sea",
                                                                 "others",
                                                                 "english",
                                                                 "german",
                                                                 "de",
                                                                 "en-US",
                                                                 "Spring",
                                                                 "naïve – text",
                                                                 "a  b",
                                                                 " x",
                                                                 "a\nb",
                                                                 "a\n\n@article{x, y = 1}",
                                                                 "{}",
                                                                 "$x$",
                                                                 "50%",
                                                                 "x_{2}",
                                                                 "under_score",
                                                                 "\\",
                                                                 "O'Neill",
                                                                 "''",
                                                                 "Müller",
                                                                 "\u00A0",
                                                                 "new series",
                                                                 "2020",
                                                                 "A: B"});
  static constexpr auto families = std::to_array<std::string_view>(
      {"Smith", "Müller", "van", "Lee-Jones", "O'Brien", "García Márquez", "et al.", "others", "al", "Иванов", "田中",
       "and", "du Bois", "A, B", "AB", "x", "3rd", ""});
  static constexpr auto givens =
      std::to_array<std::string_view>({"Anna", "B.", "Carlos M.", "Jean-Paul", "maria", "et al", "Ö.", "F. G.", "",
                                       "Émile de", "12 more authors", "A--B"});
  static constexpr auto particles = std::to_array<std::string_view>({"van", "de la", "De", "d'", "al-", "von  der"});
  static constexpr auto bodies =
      std::to_array<std::string_view>({"NASA", "ATLAS Collaboration", "Sand and Sons", "A, Inc.", "others", "X al."});
  static constexpr auto values = std::to_array<std::string_view>(
      {"10.1000/xyz", "10.48550/arXiv.2409.13598", "doi:10.1000/xyz", "2409.13598", "math/0309136", "math.GT/0309136",
       "0028-0836", "978-3-642-32156-6", "8692918", "PMC38908", "https://example.org/a_b?c=d&e=%7Ef#g",
       "https://example.org/{a}", "2027/mdp.1", "arXiv", "hdl", "cs.LG", "a, b", "a;b", "x\\y"});
  static constexpr auto terms =
      std::to_array<std::string_view>({"cs.LG", "math.AG", "68T05", "a b", "x:y", "id='cs.LG'", "hep-th"});
  static constexpr auto of_eprint =
      std::to_array<std::string_view>({"eprint", "eprinttype", "archiveprefix", "primaryclass", "doi"});
  static constexpr auto addresses = std::to_array<std::string_view>(
      {"", "https://a.example/x", "http://a.example/y,z", "ftp://a.example", "available", "a b"});

  std::size_t below(std::size_t limit) { return random_() % limit; }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <std::size_t size>
  std::string_view one_of(const std::array<std::string_view, size>& table) {
    return table[below(size)];
  }

  Name name() {
    if (one_in(8)) return {.literal = one_of(bodies)};
    Name out{.family = one_in(3) ? one_of(families) : "Smith", .given = one_in(3) ? one_of(givens) : "Anna"};
    if (one_in(5)) out.non_dropping_particle = one_of(particles);
    if (one_in(15)) out.dropping_particle = one_of(particles);
    if (one_in(10)) out.suffix = one_in(2) ? "Jr." : "III";
    if (one_in(30)) out.orcid = "0000-0002-1825-0097";
    return out;
  }

  Date date() {
    Date out;
    out.from = {.year = one_in(9) ? static_cast<int>(below(12000)) - 1000 : 2020, .has_year = !one_in(15)};
    if (one_in(2)) out.from.month = static_cast<std::uint8_t>(1 + below(12));
    if (out.from.month != 0 && one_in(2)) out.from.day = static_cast<std::uint8_t>(1 + below(31));
    if (one_in(15)) out.from.season = 2;
    if (one_in(8)) out.range = true;
    if (out.range && one_in(2)) out.to = {.year = 2021, .has_year = true};
    out.circa = one_in(15);
    out.uncertain = one_in(15);
    out.year_inferred = one_in(15);
    if (!out.from.has_year) out.literal = "forthcoming";
    return out;
  }

  Value value(Field field) {
    std::vector<Name> people;
    std::vector<std::string_view> words;
    switch (shape(field)) {
      case Shape::names:
        for (std::size_t n = below(4); n > 0; --n) people.push_back(name());
        return Names{.people = batch_.arena.copy(people), .truncated = one_in(6)};
      case Shape::date:
        return date();
      case Shape::list:
        for (std::size_t n = 1 + below(3); n > 0; --n) words.push_back(one_of(texts));
        return batch_.arena.copy(words);
      case Shape::text:
        break;
    }
    const std::string_view plain = one_in(2) ? one_of(texts) : "A plain text";
    std::vector<Run> runs;
    if (one_in(8)) runs.push_back({0, 1, one_in(2) ? Style::keep_case : Style::italic, {}});
    return Text{plain, batch_.arena.copy(runs)};
  }

  void field(Field field) { builder_.field({field, {}, value(field), one_in(20)}); }

  void identifier() {
    builder_.identifier({.scheme = static_cast<Scheme>(below(scheme_count)),
                         .relation = one_in(3) ? static_cast<Relation>(below(3)) : Relation::self,
                         .value = one_of(values),
                         .version = one_in(6) ? "v2" : ""});
  }

  void extra() {
    const std::string_view tag = one_in(4)   ? std::string_view("owner")
                                 : one_in(4) ? one_of(of_eprint)
                                             : known_tags[below(known_tags.size())];
    const bool type = one_in(12);
    builder_.extra({.format = one_in(3) ? "biblatex" : "bibtex",
                    .tag = type        ? std::string_view(entry_type_tag)
                           : one_in(9) ? "Author+an:orcid"
                                       : tag,
                    .value = type        ? one_of(types)
                             : one_in(3) ? one_of(values)
                                         : one_of(texts),
                    .source = {},
                    .restates = one_in(5),
                    .expression = one_in(9) ? std::string_view("jas # { x}") : std::string_view()});
  }

  std::mt19937 random_;
  Batch& batch_;
  RecordBuilder builder_;
};

TEST(EntryProof, HoldsWhateverStandsBesideEachOther) {
  Batch batch;
  EntryGenerator generator(11, batch);
  for (int i = 0; i < 40000; ++i) generator.record();
  Count count;
  check_all(batch, count);
  EXPECT_GT(count.proven * 20, count.all);
}

/// The values in most files need no reading.
TEST(EntryProof, CoversWhatIsCommon) {
  constexpr std::string_view file = R"(@article{key1,
  author = {M{\"u}ller, Kofi and van der Berg, Ana and Smith, J. and {ATLAS Collaboration} and others},
  title = {A {GPU} na{\"\i}ve approach -- with \& and 50\%},
  journal = {Letters on Measurement \& Control},
  volume = {52}, number = 2, pages = {286--303}, year = {2012}, month = jul, day = 3,
  doi = {10.5555/2012.1}, issn = {0028-0836}, url = {https://example.org/papers/1?a=b&c=d},
  keywords = {optics, graph theory}, abstract = {Some prose, with O'Brien's text.}, note = {In press}, owner = {me},
}
@misc{key2, author = {Jane Doe}, title = {Preprints}, eprint = {2409.13598}, archivePrefix = {arXiv},
  primaryClass = {cs.LG}, year = 2024}
@inproceedings{key3, author = {Doe, Jane}, title = {One}, booktitle = {Proceedings}, publisher = {ACM}, year = 2020}
@phdthesis{key4, author = {Doe, Jane}, title = {Two}, school = {MIT}, year = 2020}
@book{key5, editor = {Doe, Jane}, title = {Three}, series = {LNCS}, number = {7}, publisher = {Springer},
  address = {Berlin}, isbn = {978-3-642-32156-6}, year = 2020}
)";
  const test::Read read = test::run_reader(*test::all_formats().find("bibtex"), file);
  Count count;
  for (const Batch& batch : read.batches) check_all(batch, count);
  EXPECT_EQ(count.all, 20U);
  EXPECT_EQ(count.proven, count.all);
}

}  // namespace
}  // namespace opcit::bibtex
