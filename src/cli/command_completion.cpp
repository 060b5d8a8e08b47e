#include <memory>
#include <string>
#include <string_view>

#include "cli/choices.h"
#include "cli/commands.h"

namespace opcit::cli {
namespace {

// The words up to the cursor go to `opcit __complete`, which prints one candidate a line (candidates.h).
constexpr std::string_view bash_script = R"(# bash completion for opcit
_opcit() {
  local current=${COMP_WORDS[COMP_CWORD]} line
  COMPREPLY=()
  while IFS= read -r line; do
    if [ "$line" = ':files' ]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$current")
    else
      COMPREPLY+=("${line%%$'\t'*}")
    fi
  done < <(opcit __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _opcit opcit
)";

constexpr std::string_view zsh_script = R"(#compdef opcit
_opcit() {
  local line
  local -a found
  for line in "${(@f)$(opcit __complete "${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
    if [[ $line == ':files' ]]; then
      _files
    elif [[ $line == *$'\t'* ]]; then
      found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
    elif [[ -n $line ]]; then
      found+=("${line//:/\\:}")
    fi
  done
  (( $#found )) && _describe opcit found
}
if [[ $funcstack[1] == _opcit ]]; then
  _opcit "$@"
else
  compdef _opcit opcit
fi
)";

constexpr std::string_view fish_script = R"(# fish completion for opcit
function __opcit_complete
  set -l words (commandline -opc) (commandline -ct)
  for line in (opcit __complete $words[2..-1] 2>/dev/null)
    if test "$line" = ':files'
      __fish_complete_path (commandline -ct)
    else
      echo $line
    end
  end
end
complete -c opcit -f -a '(__opcit_complete)'
)";

}  // namespace

void add_completion(CLI::App& app, Context&) {
  CLI::App* const command = app.add_subcommand("completion", "Print the completion script for a shell");
  const auto shell = std::make_shared<std::string>();
  take_one_of(command->add_option("SHELL", *shell, "The shell")->required(), "bash|zsh|fish");
  command->callback([shell] { print(*shell == "bash" ? bash_script : *shell == "zsh" ? zsh_script : fish_script); });
}

}  // namespace opcit::cli
