// Converts a listing to BibTeX in memory: convert_in_memory LISTING
#include <cstdio>
#include <memory>
#include <string>

#include "opcit/convert.h"
#include "opcit/error.h"

namespace {

/// Shows what is said as `opcit convert` does.
class ToStderr : public opcit::Observer {
 public:
  void diagnostic(const opcit::Diagnostic& diagnostic, const opcit::Located& where) override {
    std::fputs(render_text(diagnostic, where, info(diagnostic.code).severity).c_str(), stderr);
  }
  void loss(const opcit::Loss&) override { ++losses; }
  int losses = 0;
};

int run(const std::string& path) {
  opcit::Registry registry;
  opcit::add_builtin_formats(registry);
  opcit::ConvertOptions options;
  options.to = registry.find("bibtex");
  options.reader_options = {{"as-of", "2026-11-22"}};

  std::string out;
  ToStderr observer;
  const opcit::Input inputs[] = {{path, [&](opcit::Diagnostics& said) { return opcit::open_source(path, said); }}};
  const opcit::Conversion conversion = opcit::convert(
      registry, inputs, options, [&](std::uint64_t) { return opcit::string_sink(out); }, observer,
      [](const opcit::Input&, const std::string& message) { std::fprintf(stderr, "%s\n", message.c_str()); });

  std::printf("%llu records, %zu bytes, %d losses\n", static_cast<unsigned long long>(conversion.result.records),
              out.size(), observer.losses);
  return conversion.result.inputs_failed == 0 ? 0 : 3;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  try {
    return run(argv[1]);
  } catch (const opcit::UsageError& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 3;
  }
}
