#include <fmt/format.h>

#include <memory>
#include <vector>

#include "cli/commands.h"
#include "cli/enrichment.h"
#include "cli/writing.h"
#include "enrich/diff.h"
#include "enrich/edited_file.h"
#include "io/raw_bytes.h"
#include "opcit/edit.h"
#include "opcit/error.h"

namespace opcit::cli {
namespace {

struct EnrichArguments {
  InputArguments input;
  bool dry_run = false;
  EnrichmentOptions enrichment;
  Writing writing;
};

/// One input, read completely, because editing needs all bytes.
struct Loaded {
  std::string name;
  std::string bytes;
  const Format* format = nullptr;
};

constexpr std::size_t head_size = std::size_t{64} << 10;

/// True if records of `from` can stay unchanged in a file of `to`.
bool is_same_family(const Format& from, const Format& to) {
  return &from == &to || (to.editor != nullptr && to.editor(from, {}) != nullptr);
}

SourceOpener opener_of(const Loaded& input, const std::string& encoding) {
  return [&input, encoding](Diagnostics& said) { return memory_source(input.name, input.bytes, said, {encoding}); };
}

/// nullptr for an unknown format, which the pipeline reports.
const Format* detected(const Loaded& input, const EnrichArguments& arguments, const Registry& registry) {
  if (!arguments.input.from.empty()) return &named_format(registry, arguments.input.from, true);
  Diagnostics ignored;
  const auto source = opener_of(input, arguments.input.encoding)(ignored);
  std::string head(head_size, '\0');
  std::size_t size = 0;
  for (std::size_t got = 1; got > 0 && size < head.size(); size += got)
    got = source->read(std::span(head).subspan(size));
  return registry.detect(input.name, std::string_view(head).substr(0, size));
}

std::vector<Loaded> load(const EnrichArguments& arguments, const Registry& registry) {
  std::vector<Loaded> inputs;
  for (const std::string& path : arguments.input.files) {
    Loaded input{path == "-" ? "<stdin>" : path, io::read_raw(path), nullptr};
    input.format = detected(input, arguments, registry);
    inputs.push_back(std::move(input));
  }
  return inputs;
}

/// Without --to, the format of the input is kept, unless --output has the suffix of another one.
std::string target_of(const EnrichArguments& arguments, const std::vector<Loaded>& inputs, const Registry& registry) {
  const Writing& writing = arguments.writing;
  if (!writing.to.empty()) return writing.to;
  const Format* kept = inputs.front().format;
  const Format* named = registry.for_suffix(writing.output);
  const bool same_suffix = kept != nullptr && named != nullptr && is_same_family(*kept, *named);
  if (named != nullptr && !same_suffix) return std::string(named->id);
  return kept == nullptr || kept->writer == nullptr ? std::string() : std::string(kept->id);
}

/// True if the format of the files is kept and no option needs more than edits.
bool can_be_edited(const EnrichArguments& arguments, const std::vector<Loaded>& inputs, const std::string& target) {
  const ConvertOptions& convert = arguments.writing.convert;
  if (!convert.only.empty() || !convert.drop.empty() || convert.split != 0 || !arguments.input.encoding.empty())
    return false;
  for (const Loaded& input : inputs) {
    const bool stays = input.format != nullptr && RecordFile::can_edit(*input.format) && input.format->id == target;
    if (!stays || !enrich::is_editable(input.bytes)) return false;
  }
  return true;
}

void write_text(const std::string& text, const std::string& output) {
  const auto sink = output.empty() || output == "-" ? stdout_sink() : file_sink(output);
  sink->write(text);
  sink->commit();
}

/// Edits the files in place.
class Editing {
 public:
  Editing(const EnrichArguments& arguments, const Registry& registry, const std::vector<Loaded>& inputs,
          Enrichment& enrichment, Console& console)
      : arguments_(arguments), registry_(registry), inputs_(inputs), enrichment_(enrichment), console_(console) {}

  Exit run() {
    std::string whole;
    std::string diffs;
    for (const Loaded& input : inputs_) {
      const std::size_t before = records();
      const std::string edited =
          enrich::enrich_file(input.bytes, input.name, *input.format, {}, enrichment_.enricher(), console_);
      if (records() == before) {
        const Input again{.name = input.name, .open = opener_of(input, {})};
        report_no_record(registry_, again, input.format, console_);
      }
      if (arguments_.dry_run) {
        diffs += enrich::unified_diff(input.bytes, edited, "a/" + input.name, "b/" + input.name);
      }
      if (!whole.empty() && !whole.ends_with('\n')) whole += '\n';
      whole += edited;
    }
    const bool dry = arguments_.dry_run;
    const std::string output = dry ? std::string() : arguments_.writing.output;
    const bool is_kept = keeps(output);
    console_.finish();
    if (enrichment_.interrupted()) return Exit::interrupted;
    if (!is_kept) write_text(dry ? diffs : whole, output);
    return console_.errors() > 0 || console_.violated() ? Exit::bad_data : Exit::done;
  }

 private:
  std::size_t records() const { return enrichment_.enricher().outcomes().size(); }
  /// Whether what was there stays.
  bool keeps(const std::string& output) {
    if (output.empty() || output == "-") return console_.lacks_input() && records() == 0;
    return console_.violated() || console_.lacks_input() ||
           would_empty(output, records(), arguments_.writing.allow_empty, console_);
  }

  const EnrichArguments& arguments_;
  const Registry& registry_;
  const std::vector<Loaded>& inputs_;
  Enrichment& enrichment_;
  Console& console_;
};

std::vector<Input> as_inputs(const std::vector<Loaded>& loaded, const std::string& encoding) {
  std::vector<Input> inputs;
  for (const Loaded& each : loaded) inputs.push_back({.name = each.name, .open = opener_of(each, encoding)});
  return inputs;
}

class Deaf final : public Observer {
 public:
  void diagnostic(const Diagnostic&, const Located&) override {}
  void loss(const Loss&) override {}
};

std::string converted(const Registry& registry, const std::vector<Input>& inputs, const ConvertOptions& options,
                      Observer& observer) {
  std::string text;
  const SinkFactory make = [&text](std::uint64_t) { return string_sink(text); };
  const auto unreadable = [](const Input&, const std::string& message) { complain(message); };
  opcit::convert(registry, inputs, options, make, observer, unreadable);
  return text;
}

/// Shows the difference between the output without and with enrichment.
Exit show_changes(const Writing& writing, const Registry& registry, const std::vector<Input>& inputs,
                  Console& console) {
  ConvertOptions options = writing.convert;
  options.to = &named_format(registry, writing.to, false);
  options.reader_options = options.writer_options = writing.formats.given(registry, *options.to);
  const std::string after = converted(registry, inputs, options, console);
  console.finish();
  options.improver = nullptr;
  Deaf deaf;
  const std::string before = converted(registry, inputs, options, deaf);
  const std::string name = writing.output.empty() ? inputs.front().name : writing.output;
  print(enrich::unified_diff(before, after, "a/" + name, "b/" + name));
  return console.errors() > 0 || console.violated() ? Exit::bad_data : Exit::done;
}

Exit enrich_all(const EnrichArguments& arguments, const Registry& registry) {
  const std::vector<Loaded> inputs = load(arguments, registry);
  Writing writing = arguments.writing;
  writing.to = target_of(arguments, inputs, registry);
  arguments.input.apply_to(writing.convert, registry);
  writing.files = arguments.input.files;
  writing.more_outputs = {{"--report", arguments.enrichment.report}};
  writing.check(registry);
  Console console(writing.report.console());
  Enrichment enrichment(arguments.enrichment, registry, console, writing.report.quiet());
  const auto finish = [&](Exit exit) { return enrichment.finish(exit); };
  if (can_be_edited(arguments, inputs, writing.to)) {
    return finish(Editing(arguments, registry, inputs, enrichment, console).run());
  }
  writing.convert.improver = &enrichment.enricher();
  writing.convert.block = Enrichment::block;
  const std::vector<Input> sources = as_inputs(inputs, arguments.input.encoding);
  if (arguments.dry_run) return finish(show_changes(writing, registry, sources, console));
  return finish(write_all(writing, registry, sources, console));
}

void add_enrich_options(CLI::App& command, EnrichArguments& arguments, const Registry& registry) {
  arguments.input.add_to(command);
  arguments.writing.add_target(command);
  arguments.enrichment.add_to(command);
  command.add_flag("--dry-run", arguments.dry_run, "Write nothing; print what would change as a unified diff");
  arguments.writing.add_record_options(command);
  arguments.writing.formats.add_to(command, registry, FormatOptions::Side::both);
  arguments.writing.report.add_to(command, ReportOptions::Losses::possible);
}

}  // namespace

void add_enrich(CLI::App& app, Context& context) {
  CLI::App* const command = app.add_subcommand("enrich", "Complete records from arXiv");
  const auto arguments = std::make_shared<EnrichArguments>();
  add_enrich_options(*command, *arguments, context.registry);
  command->callback([arguments, &context] {
    if (arguments->input.files.empty()) arguments->input.files.emplace_back("-");
    context.exit = enrich_all(*arguments, context.registry);
  });
}

}  // namespace opcit::cli
