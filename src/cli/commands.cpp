#include "cli/commands.h"

#include <fmt/format.h>

#include <cstdio>

#include "opcit/io.h"

namespace opcit::cli {

void add_commands(CLI::App& app, Context& context) {
  add_convert(app, context);
  add_names(app, context);
  add_enrich(app, context);
  add_arxiv(app, context);
  add_cache(app, context);
  add_formats(app, context);
  add_explain(app, context);
  add_completion(app, context);
}

void print(std::string_view text) {
  const std::unique_ptr<Sink> out = stdout_sink();
  out->write(text);
  out->commit();
}

void complain(std::string_view message, std::string_view hint) {
  std::string text = fmt::format("opcit: error: {}\n", message);
  if (!hint.empty()) text += fmt::format("  hint: {}\n", hint);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void warn(std::string_view message) {
  const std::string text = fmt::format("opcit: warning: {}\n", message);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace opcit::cli
