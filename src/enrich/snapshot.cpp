#include "enrich/snapshot.h"

#include "opcit/error.h"
#include "sources/local_index.h"

namespace opcit::enrich {
namespace {

class SnapshotFinder final : public Finder {
 public:
  explicit SnapshotFinder(const std::string& path) : index_(path) {}

  std::string_view name() const override { return "snapshot"; }
  int rounds() const override { return 3; }

  std::optional<fetch::Fault> look(int round, std::span<const Quest> quests, Pool& pool) override {
    for (const Quest& quest : quests) {
      try {
        fetch::Candidates found = look_up(round, *quest.wanted).found;
        // The index may hold records of other sources; the enricher fills in papers of arXiv.
        std::erase_if(found.records, [](const Record* record) { return record->identifier(Scheme::arxiv) == nullptr; });
        pool.add(found, name());
      } catch (const IoError& error) {
        return fetch::Fault{fetch::FaultKind::bad_response, error.what()};
      }
    }
    return std::nullopt;
  }

 private:
  fetch::LocalHits look_up(int round, const match::Work& wanted) {
    if (round == 1) return index_.by_title(wanted.title);
    if (round == 2) return index_.by_words(wanted.title);
    if (!wanted.arxiv.empty()) return index_.by_id(Scheme::arxiv, wanted.arxiv);
    if (!wanted.dois.empty()) return index_.by_id(Scheme::doi, wanted.dois.front());
    return {};
  }

  fetch::IndexReader index_;
};

}  // namespace

std::unique_ptr<Finder> open_snapshot(const std::string& path) { return std::make_unique<SnapshotFinder>(path); }

}  // namespace opcit::enrich
