/// --person: reads records to sort them by person, and passes only those of one person to a writer.
/// people/sorter.h decides.
#pragma once

#include <string>
#include <vector>

#include "opcit/convert.h"
#include "people/sorter.h"

namespace opcit::cli {

struct WhoseRecords {
  people::Sorter sorter;
  ConvertResult result;
};

/// All records of `inputs`, with the citation keys that 'opcit convert' assigns.
WhoseRecords read_for_sorting(const Registry& registry, const std::vector<Input>& inputs, const ConvertOptions& options,
                              Observer& observer,
                              const std::function<void(const Input&, const std::string& message)>& unreadable);

/// Reads a person file. Throws IoError.
people::Person read_person_file(const std::string& path);

/// Reads inputs that can be read only once into memory, so that they can be read twice.
std::vector<Input> readable_twice(const std::vector<Input>& inputs);

/// Passes only the records whose verdict is "mine". `inner`, which may be null, sees no others.
class PersonFilter final : public Improver {
 public:
  PersonFilter(std::vector<people::Verdict> verdicts, Improver* inner)
      : verdicts_(std::move(verdicts)), inner_(inner) {}

  void improve(Batch& batch) override;
  void assigned(const Batch& batch) override;

 private:
  std::vector<people::Verdict> verdicts_;
  Improver* inner_;
  std::size_t next_ = 0;
};

}  // namespace opcit::cli
