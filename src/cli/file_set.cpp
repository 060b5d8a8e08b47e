#include "cli/file_set.h"

#include <memory>

#include "enrich/diff.h"
#include "opcit/error.h"
#include "opcit/io.h"

namespace opcit::cli {
namespace {

struct Prepared {
  const ChangedFile* file;
  std::unique_ptr<Sink> sink;
};

void put_back(const std::vector<Prepared>& prepared, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::unique_ptr<Sink> sink = file_sink(prepared[i].file->path);
    sink->write(prepared[i].file->before);
    sink->commit();
  }
}

}  // namespace

std::string diff_of(const std::vector<ChangedFile>& files) {
  std::string diff;
  for (const ChangedFile& file : files)
    diff += enrich::unified_diff(file.before, file.after, "a/" + file.path, "b/" + file.path);
  return diff;
}

void replace_all(const std::vector<ChangedFile>& files) {
  std::vector<Prepared> prepared;
  for (const ChangedFile& file : files) {
    if (file.before == file.after) continue;
    prepared.push_back({&file, file_sink(file.path)});
    prepared.back().sink->write(file.after);
    prepared.back().sink->finish();
  }
  for (std::size_t i = 0; i < prepared.size(); ++i) {
    try {
      prepared[i].sink->commit();
    } catch (const IoError&) {
      put_back(prepared, i);
      throw;
    }
  }
}

}  // namespace opcit::cli
