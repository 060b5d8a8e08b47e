// Counts the records of bibliographies in any format by type, without writing output: count_records FILE..
#include <cstdint>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "opcit/convert.h"

namespace {

class Silent : public opcit::Observer {
 public:
  void diagnostic(const opcit::Diagnostic&, const opcit::Located&) override {}
  void loss(const opcit::Loss&) override {}
};

struct Count {
  std::uint64_t records = 0;
  std::uint64_t with_doi = 0;
};

}  // namespace

int main(int argc, char** argv) {
  opcit::Registry registry;
  opcit::add_builtin_formats(registry);
  std::vector<opcit::Input> inputs;
  for (int i = 1; i < argc; ++i) {
    const std::string path = argv[i];
    inputs.push_back({path, [path](opcit::Diagnostics& said) { return opcit::open_source(path, said); }});
  }

  // A record is only valid during the call; copy what you keep.
  std::map<std::string, Count> counts;
  const auto visit = [&](const opcit::Record& record) {
    Count& count = counts[std::string(spelling(record.kind))];
    ++count.records;
    if (record.identifier(opcit::Scheme::doi) != nullptr) ++count.with_doi;
  };
  Silent silent;
  const opcit::ConvertResult result = opcit::read_records(
      registry, inputs, {}, visit, silent,
      [](const opcit::Input&, const std::string& message) { std::fprintf(stderr, "%s\n", message.c_str()); });

  for (const auto& [kind, count] : counts) {
    std::printf("%-20s %llu, with a DOI %llu\n", kind.c_str(), static_cast<unsigned long long>(count.records),
                static_cast<unsigned long long>(count.with_doi));
  }
  return result.inputs_failed == 0 ? 0 : 3;
}
