// A program of somebody else: converts a listing to BibTeX in memory with the installed library.
#include <cstdio>
#include <memory>
#include <string>

#include "opcit/convert.h"
#include "opcit/version.h"

namespace {

class Quiet : public opcit::Observer {
 public:
  void diagnostic(const opcit::Diagnostic&, const opcit::Located&) override { ++said; }
  void loss(const opcit::Loss&) override {}
  int said = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 || opcit::version() != OPCIT_VERSION) return 2;
  const std::string path = argv[1];
  opcit::Registry registry;
  opcit::add_builtin_formats(registry);
  opcit::ConvertOptions options;
  options.to = registry.find("bibtex");
  options.reader_options = {{"as-of", "2026-11-22"}};
  std::string out;
  Quiet observer;
  const opcit::Input inputs[] = {{path, [&](opcit::Diagnostics& said) { return opcit::open_source(path, said); }}};
  auto conversion = opcit::convert(registry, inputs, options, [&](auto) { return opcit::string_sink(out); }, observer,
                                   [](const opcit::Input&, const std::string& message) { std::puts(message.c_str()); });
  conversion.outputs.at(0)->commit();
  std::printf("%d records, %zu bytes\n", static_cast<int>(conversion.result.records), out.size());
  return conversion.result.records > 5 && out.starts_with("@") ? 0 : 1;
}
