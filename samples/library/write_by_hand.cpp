// Makes a record by hand and writes it in a format: write_by_hand FORMAT
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "opcit/builder.h"
#include "opcit/registry.h"

namespace {

/// The views are of literals, which live long enough; what is made at run time goes into batch.arena.
void add_paper(opcit::Batch& batch) {
  opcit::RecordBuilder builder(batch);
  builder.begin({});
  builder.record().key = "knuth1984literate";
  builder.record().kind = opcit::Kind::article_journal;

  const std::vector<opcit::Name> authors = {{.family = "Knuth", .given = "Donald E."}};
  builder.names(opcit::Field::author, {.people = batch.arena.copy(authors)});
  builder.text(opcit::Field::title, "Literate Programming");
  builder.text(opcit::Field::container_title, "The Computer Journal");
  builder.text(opcit::Field::volume, "27");
  builder.text(opcit::Field::page, "97-111");
  opcit::Date issued;
  issued.from = {.year = 1984, .month = 5, .has_year = true};
  builder.date(opcit::Field::issued, issued);
  builder.identifier({.scheme = opcit::Scheme::doi, .value = "10.1093/comjnl/27.2.97"});
  builder.category({.scheme = "acm", .term = "D.1.0", .primary = true});
  builder.finish();
}

}  // namespace

int main(int argc, char** argv) {
  opcit::Registry registry;
  opcit::add_builtin_formats(registry);
  const opcit::Format* format = argc == 2 ? registry.find(argv[1]) : nullptr;
  if (format == nullptr || format->writer == nullptr) return 2;

  opcit::Batch batch;
  add_paper(batch);
  const std::unique_ptr<opcit::Writer> writer = format->writer({});
  opcit::Diagnostics diagnostics;
  opcit::Losses losses;
  opcit::WriteReport report{&diagnostics, &losses};
  std::string out(writer->frame().prologue);
  for (const opcit::Item& item : batch.items) writer->write(item, out, report);
  out += writer->frame().epilogue;
  std::fputs(out.c_str(), stdout);
  for (const opcit::Loss& loss : losses) std::fputs(render_json(loss).c_str(), stderr);
  return 0;
}
