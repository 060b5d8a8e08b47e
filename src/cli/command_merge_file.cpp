#include <memory>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "io/raw_bytes.h"
#include "opcit/error.h"
#include "update/merge.h"
#include "update/merge_file.h"

namespace opcit::cli {
namespace {

struct MergeFileArguments {
  std::vector<std::string> files;
  std::vector<std::string> labels;
  std::size_t marker_size = 7;
  bool to_stdout = false;
  bool diff3 = false;
  bool quiet = false;
  bool ours = false;
  bool theirs = false;
  bool both = false;
};

update::MergeFileOptions options_of(const MergeFileArguments& arguments) {
  update::MergeFileOptions options;
  const auto label = [&](std::size_t index) {
    return index < arguments.labels.size() ? arguments.labels[index] : arguments.files[index];
  };
  options.ours = label(0);
  options.base = label(1);
  options.theirs = label(2);
  options.marker_size = arguments.marker_size;
  options.diff3 = arguments.diff3;
  options.favour = arguments.ours     ? update::Favour::ours
                   : arguments.theirs ? update::Favour::theirs
                   : arguments.both   ? update::Favour::both
                                      : update::Favour::none;
  return options;
}

/// Like git merge-file: returns the number of conflicts, at most 127.
Exit run_merge_file(const MergeFileArguments& arguments, const Registry& registry) {
  const Format& format = named_format(registry, "bibtex", true);
  std::vector<update::LoadedFile> files;
  for (const std::string& path : arguments.files) {
    files.push_back(update::load_file(registry, path, &format));
    if (!update::is_editable(files.back()))
      throw UsageError("'" + path + "' cannot be merged", "only BibTeX in UTF-8, not compressed, can be");
  }
  const update::MergedFile merged =
      update::merge_file(format, files[0].bytes, files[1].bytes, files[2].bytes, options_of(arguments));
  if (arguments.to_stdout) {
    print(merged.text);
  } else if (merged.text != files[0].bytes) {
    const std::unique_ptr<Sink> sink = file_sink(arguments.files[0]);
    sink->write(merged.text);
    sink->commit();
  }
  if (merged.conflicts > 0 && !arguments.quiet) warn("conflicts during merge: " + std::to_string(merged.conflicts));
  constexpr std::size_t most = 127;
  return static_cast<Exit>(std::min(merged.conflicts, most));
}

}  // namespace

void add_merge_file(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("merge-file", "Merge two changed versions of a .bib file, for git");
  const auto arguments = std::make_shared<MergeFileArguments>();
  command->add_option("FILE", arguments->files, "CURRENT (which is changed), BASE and OTHER")
      ->type_name("")
      ->expected(3)
      ->required();
  command->add_option("-L", arguments->labels, "Label instead of a file name in conflicts, up to three times")
      ->type_name("LABEL")
      ->allow_extra_args(false);
  command->add_option("--marker-size", arguments->marker_size, "Length of conflict markers (7)")->type_name("NUMBER");
  command->add_flag("-p,--stdout", arguments->to_stdout, "Print the result and change no file");
  command->add_flag("--diff3", arguments->diff3, "Show the base in conflicts");
  command->add_flag("-q,--quiet", arguments->quiet, "Do not report conflicts");
  command->add_flag("--ours", arguments->ours, "Resolve conflicts by CURRENT");
  command->add_flag("--theirs", arguments->theirs, "Resolve conflicts by OTHER");
  command->add_flag("--union", arguments->both, "Resolve conflicts by both, where both can be kept");
  command->callback([arguments, &context] {
    // git interprets 1 to 127 as conflicts.
    constexpr auto trouble = static_cast<Exit>(255);
    try {
      context.exit = run_merge_file(*arguments, context.registry);
    } catch (const UsageError& error) {
      complain(error.what(), error.hint());
      context.exit = trouble;
    } catch (const IoError& error) {
      complain(error.what());
      context.exit = trouble;
    }
  });
}

}  // namespace opcit::cli
