// Builds records by hand and writes them in a format: write_by_hand FORMAT
#include <cstdio>
#include <string>
#include <vector>

#include "opcit/document.h"
#include "opcit/error.h"

namespace {

/// The views point to literals, which live long enough; strings made at run time go into document.arena().
void add_papers(opcit::Document& document) {
  document.append([&](opcit::RecordBuilder& builder) {
    builder.record().key = "knuth1984literate";
    builder.record().kind = opcit::Kind::article_journal;
    const std::vector<opcit::Name> authors = {{.family = "Knuth", .given = "Donald E."}};
    builder.names(opcit::Field::author, {.people = document.arena().copy(authors)});
    builder.text(opcit::Field::title, "Literate Programming");
    builder.text(opcit::Field::container_title, "The Computer Journal");
    builder.text(opcit::Field::volume, "27");
    builder.text(opcit::Field::page, "97-111");
    opcit::Date issued;
    issued.from = {.year = 1984, .month = 5, .has_year = true};
    builder.date(opcit::Field::issued, issued);
    builder.identifier({.scheme = opcit::Scheme::doi, .value = "10.1093/comjnl/27.2.97"});
    builder.category({.scheme = "acm", .term = "D.1.0", .primary = true});
  });
  document.append([](opcit::RecordBuilder& builder) {
    builder.record().kind = opcit::Kind::book;
    builder.text(opcit::Field::title, "The Art of Computer Programming");
  });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  opcit::Registry registry;
  opcit::add_builtin_formats(registry);
  opcit::Document document;
  add_papers(document);
  try {
    opcit::Losses losses;
    std::fputs(document.write(registry, argv[1], losses).c_str(), stdout);
    for (const opcit::Loss& loss : losses) std::fputs(render_json(loss).c_str(), stderr);
  } catch (const opcit::UsageError& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
  return 0;
}
