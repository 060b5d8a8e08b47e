#include "cli/candidates.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "cli/choices.h"
#include "opcit/diagnostic.h"
#include "opcit/vocabulary.h"

namespace opcit::cli {
namespace {

struct Candidate {
  std::string word;
  std::string description = {};
};
using Candidates = std::vector<Candidate>;

const Candidate file_names = {":files"};

Candidates format_candidates(const Registry& registry, bool readable) {
  Candidates list;
  for (const Format* format : registry.all()) {
    const bool fits = readable ? format->reader != nullptr : format->writer != nullptr;
    if (fits) list.push_back({std::string(format->id), std::string(format->title)});
  }
  return list;
}

Candidates code_candidates() {
  Candidates list;
  for (const CodeInfo& code : all_codes()) list.push_back({std::string(code.name), std::string(code.message)});
  return list;
}

Candidates field_candidates() {
  Candidates list;
#define X(field, name, shape) list.push_back({name});
  OPCIT_FIELDS(X)
#undef X
  for (const char* const name :
       {"DOI", "URL", "ISBN", "ISSN", "PMID", "PMCID", "arxiv", "categories", "links", "extra"})
    list.push_back({name});
  return list;
}

Candidates command_candidates(const CLI::App& app) {
  Candidates list;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    list.push_back({command->get_name(), command->get_description()});
  return list;
}

Candidates option_candidates(const CLI::App& command) {
  Candidates list;
  for (const CLI::Option* option : command.get_options()) {
    if (!option->get_lnames().empty() && !option->get_group().empty())
      list.push_back({"--" + option->get_lnames().front(), option->get_description()});
  }
  return list;
}

bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

/// The kind of the values: the type name, or the name of an argument without one.
std::string kind_of(const CLI::Option& option) {
  return option.get_type_name().empty() ? option.get_name(true) : option.get_type_name();
}

Candidates value_candidates(const CLI::Option& option, const CLI::App& app, const Registry& registry) {
  const std::string kind = kind_of(option);
  if (kind == "FORMAT") return format_candidates(registry, option.check_lname("from"));
  if (kind.starts_with("CODE")) return code_candidates();
  if (kind == "FIELD,..") return field_candidates();
  if (kind == "COMMAND") return command_candidates(app);
  if (kind.starts_with("FILE") || kind.starts_with("MAP") || kind == "SNAPSHOT" || kind == "TARGET")
    return {file_names};
  Candidates list;
  if (kind.find('|') != std::string::npos) {
    for (std::string& choice : split_choices(kind)) list.push_back({std::move(choice)});
  }
  return list;
}

/// What the words before the cursor have led to.
struct Position {
  const CLI::App* command;
  const CLI::Option* awaits_value = nullptr;
};

const CLI::App* subcommand_called(const CLI::App& command, const std::string& word) {
  const auto found = command.get_subcommands([&](const CLI::App* each) { return each->get_name() == word; });
  return found.empty() ? nullptr : found.front();
}

void advance(Position& position, const std::string& word) {
  const CLI::Option* const awaits = position.awaits_value;
  if (awaits != nullptr && word == "=") return;  // bash takes --to=ris apart
  position.awaits_value = nullptr;
  if (awaits != nullptr) return;
  if (word.starts_with('-')) {
    const CLI::Option* const option = position.command->get_option_no_throw(word);
    if (option != nullptr && takes_value(*option)) position.awaits_value = option;
  } else if (const CLI::App* const below = subcommand_called(*position.command, word)) {
    position.command = below;
  }
}

Candidates argument_candidates(const CLI::App& command, const CLI::App& app, const Registry& registry) {
  Candidates commands = command_candidates(command);
  if (!commands.empty()) return commands;
  for (const CLI::Option* option : command.get_options([](const CLI::Option* each) { return each->get_positional(); }))
    return value_candidates(*option, app, registry);
  return {};
}

/// Those that begin with `word`; `before` is put in front of each.
std::string lines_of(const Candidates& candidates, std::string_view word, const std::string& before) {
  std::string text;
  for (const Candidate& candidate : candidates) {
    const bool is_directive = candidate.word.starts_with(':');
    if (!is_directive && !candidate.word.starts_with(word)) continue;
    text += (is_directive ? "" : before) + candidate.word;
    if (!candidate.description.empty()) text += '\t' + candidate.description;
    text += '\n';
  }
  return text;
}

}  // namespace

std::string candidates_for(const CLI::App& app, const Registry& registry, std::span<const std::string> words) {
  Position position{&app};
  if (words.empty()) return {};
  for (const std::string& word : words.first(words.size() - 1)) advance(position, word);
  std::string word = words.back() == "=" && position.awaits_value != nullptr ? std::string() : words.back();
  std::string before;
  const std::size_t equals = word.find('=');
  if (position.awaits_value == nullptr && word.starts_with("--") && equals != std::string::npos) {
    advance(position, word.substr(0, equals));
    before = word.substr(0, equals + 1);
    word.erase(0, equals + 1);
    if (position.awaits_value == nullptr) return {};
  }
  if (position.awaits_value == nullptr) {
    const bool is_option = word.starts_with('-');
    return lines_of(
        is_option ? option_candidates(*position.command) : argument_candidates(*position.command, app, registry), word,
        {});
  }
  const std::size_t comma = kind_of(*position.awaits_value).ends_with(",..") ? word.rfind(',') : std::string::npos;
  if (comma != std::string::npos) {
    before += word.substr(0, comma + 1);
    word.erase(0, comma + 1);
  }
  return lines_of(value_candidates(*position.awaits_value, app, registry), word, before);
}

}  // namespace opcit::cli
