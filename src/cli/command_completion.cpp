#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cli/choices.h"
#include "cli/commands.h"

namespace opcit::cli {
namespace {

struct Word {
  std::string name;
  std::string help;
};

struct Command {
  Word word;
  std::vector<Word> options;
};

std::vector<Word> options_of(const CLI::App& app) {
  std::vector<Word> words;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) words.push_back({"--" + name, option->get_description()});
    for (const std::string& name : option->get_snames()) words.push_back({"-" + name, option->get_description()});
  }
  // "opcit arxiv get": the options of all subcommands, each once.
  for (const CLI::App* below : app.get_subcommands([](const CLI::App*) { return true; })) {
    for (Word& word : options_of(*below)) {
      if (std::ranges::find(words, word.name, &Word::name) == words.end()) words.push_back(std::move(word));
    }
  }
  return words;
}

std::vector<Command> commands_of(const CLI::App& app) {
  std::vector<Command> commands;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    commands.push_back({{command->get_name(), command->get_description()}, options_of(*command)});
  }
  return commands;
}

std::string names_of(const std::vector<Word>& words) {
  std::string names;
  for (const Word& word : words) names += (names.empty() ? "" : " ") + word.name;
  return names;
}

std::string formats_of(const Registry& registry) {
  std::string names;
  for (const Format* format : registry.all()) names += (names.empty() ? "" : " ") + std::string(format->id);
  return names;
}

/// Quotes text for a single-quoted string of any of the shells.
std::string quoted(std::string text) {
  std::string out;
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out;
}

std::string for_bash(const std::vector<Command>& commands, const std::string& formats) {
  std::string names;
  std::string cases;
  for (const Command& command : commands) {
    names += (names.empty() ? "" : " ") + command.word.name;
    cases += fmt::format("    {}) options='{}' ;;\n", command.word.name, names_of(command.options));
  }
  return fmt::format(R"(# bash completion for opcit
_opcit() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} options=''
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '{} --help --version' -- "$current"))
    return
  fi
  case $previous in
    -f|--from|-t|--to) COMPREPLY=($(compgen -W '{}' -- "$current")); return ;;
  esac
  case ${{COMP_WORDS[1]}} in
{}  esac
  case $current in
    -*) COMPREPLY=($(compgen -W "$options" -- "$current")) ;;
    *) COMPREPLY=($(compgen -f -- "$current")) ;;
  esac
}}
complete -o filenames -F _opcit opcit
)",
                     names, formats, cases);
}

std::string for_zsh(const std::vector<Command>& commands, const std::string& formats) {
  const auto escaped = [](const std::string& help) {
    std::string out;
    for (const char c : quoted(help))
      out += c == '[' || c == ']' || c == ':' ? std::string("\\") + c : std::string(1, c);
    return out;
  };
  std::string list;
  std::string cases;
  for (const Command& command : commands) {
    list += fmt::format("    '{}:{}'\n", command.word.name, escaped(command.word.help));
    cases += fmt::format("    {}) _arguments", command.word.name);
    for (const Word& option : command.options) {
      const bool format =
          option.name == "-f" || option.name == "--from" || option.name == "-t" || option.name == "--to";
      cases += fmt::format(" \\\n      '{}[{}]{}'", option.name, escaped(option.help),
                           format ? fmt::format(":format:({})", formats) : std::string());
    }
    cases += " \\\n      '*:file:_files' ;;\n";
  }
  return fmt::format(R"(#compdef opcit
_opcit() {{
  local -a commands
  commands=(
{}  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
{}  esac
}}
_opcit "$@"
)",
                     list, cases);
}

std::string for_fish(const std::vector<Command>& commands, const std::string& formats) {
  std::string text = "# fish completion for opcit\n";
  for (const Command& command : commands) {
    const std::string& name = command.word.name;
    text += fmt::format("complete -c opcit -n __fish_use_subcommand -a {} -d '{}'\n", name, quoted(command.word.help));
    for (const Word& option : command.options) {
      const bool is_long = option.name.starts_with("--");
      const bool format = option.name == "--from" || option.name == "--to";
      text += fmt::format("complete -c opcit -n '__fish_seen_subcommand_from {}' -{} {} -d '{}'{}\n", name,
                          is_long ? "l" : "s", option.name.substr(is_long ? 2 : 1), quoted(option.help),
                          format ? fmt::format(" -x -a '{}'", formats) : std::string());
    }
  }
  return text;
}

}  // namespace

void add_completion(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("completion", "Print the completion script for a shell");
  const auto shell = std::make_shared<std::string>();
  take_one_of(command->add_option("SHELL", *shell, "The shell")->required(), "bash|zsh|fish");
  command->callback([shell, &context] {
    const std::vector<Command> commands = commands_of(*context.app);
    const std::string formats = formats_of(context.registry);
    if (*shell == "bash") return print(for_bash(commands, formats));
    print(*shell == "zsh" ? for_zsh(commands, formats) : for_fish(commands, formats));
  });
}

}  // namespace opcit::cli
