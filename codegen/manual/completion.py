"""The commands in, completion for bash or zsh out.

zsh runs the function of bash: it brings `bashcompinit` for that. Names of ops are read when they are asked for, from
the statements beside the launcher; everything else stands in the script.
"""

from __future__ import annotations

from collections.abc import Sequence

from codegen.manual.topics import Topic

SHELLS = ("bash", "zsh")

# The commands that take the name of an op or a message as their first word, and options that do.
_OF_OPS = ("encode",)
_OP_OPTIONS = ("--op",)

_BASH = """\
# Completion of ipcgen. In a startup file: eval "$(codegen/ipcgen completion {shell})"
_ipcgen_ops() {{
    local root
    root=$(dirname -- "$1")/../generated/ipc
    sed -n -E \\
        -e 's/^(op|notify) 0x[0-9A-F]+ ([A-Z0-9_]+).*/\\2/p' \\
        -e 's/^  (request|reply|failure|notify) ([a-z0-9_]+) .*/\\2/p' \\
        -e 's/^message ([a-z0-9_]+) .*/\\1/p' "$root"/*/*.abi.txt 2>/dev/null
}}

_ipcgen() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command="" found="" index
    # Bash parts words at an equals sign.
    if [[ $word == = ]]; then
        word="" before=${{COMP_WORDS[COMP_CWORD-1]}}
    elif [[ $before == = ]]; then
        before=${{COMP_WORDS[COMP_CWORD-2]}}
    fi
    for ((index = 1; index < COMP_CWORD; index++)); do
        [[ ${{COMP_WORDS[index]}} == -* || ${{COMP_WORDS[index]}} == = ]] || {{ command=${{COMP_WORDS[index]}}; break; }}
    done
    COMPREPLY=()
    case "$command $before" in
{values}
    *' '--message-format) found='text json' ;;
    *)
        case "$command" in
        '') found='{names} help' ;;
        help) found='{names}' ;;
{commands}
        esac
        ;;
    esac
    if [[ $found == @folders ]]; then
        COMPREPLY=($(compgen -d -- "$word"))
        return 0
    fi
    [[ $found == @ops ]] && found=$(_ipcgen_ops "${{COMP_WORDS[0]}}")
    COMPREPLY=($(compgen -W "$found" -- "$word"))
    [[ ${{#COMPREPLY[@]}} == 0 && $word != -* && -n $command ]] && COMPREPLY=($(compgen -f -- "$word"))
    return 0
}}
complete -F _ipcgen ipcgen
"""


def script(shell: str, topics: Sequence[Topic], words: dict[str, tuple[str, ...]]) -> str:
    """The script for a shell. `words` are those that a command takes besides its options, such as ids."""
    values = []
    commands = []
    for topic in topics:
        for option, chosen in topic.values.items():
            values.append(f"    '{topic.name} {option}') found='{' '.join(chosen)}' ;;")
        values += [f"    '{topic.name} {option}') found=@folders ;;" for option in topic.folders]
        values += [f"    '{topic.name} {option}') found=@ops ;;" for option in topic.options if option in _OP_OPTIONS]
        own = [*topic.flags, *topic.options, "--help", *words.get(topic.name, ())]
        found = "$(_ipcgen_ops \"${COMP_WORDS[0]}\")" if topic.name in _OF_OPS else ""
        commands.append(f"        {topic.name}) found=\"{' '.join(own)} {found}\" ;;")
    text = _BASH.format(
        shell=shell,
        names=" ".join(topic.name for topic in topics),
        values="\n".join(values),
        commands="\n".join(commands).replace(' " ;;', '" ;;'),
    )
    return text if shell == "bash" else f"autoload -U +X bashcompinit && bashcompinit\n{text}"
