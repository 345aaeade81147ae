"""The command line in, a completion script for zsh out.

It is for `source` behind compinit, or for a file `_ipcgen` in fpath.
"""

from __future__ import annotations

from collections.abc import Iterator

from codegen.manual.tool import CommandLine, Option, Tool, Value, short

_SCRIPT = r"""#compdef ipcgen
# Completion of ipcgen for zsh, made by `ipcgen completion zsh`.

# Files, folders, revisions, or what ipcgen lists.
_ipcgen_any() {
	local kind at
	local -a asked found
	for ((at = 2; at <= $#words; at++)); do
		case $words[at] in
		(--statements|--out) asked+=($words[at] $words[at+1]) ;;
		(--statements=*|--out=*) asked+=($words[at]) ;;
		esac
	done
	for kind; do
		case $kind in
		(files) _files ;;
		(folders) _files -/ ;;
		(revisions)
			found=(HEAD ${(f)"$(git for-each-ref '--format=%(refname:short)' 2>/dev/null)"})
			compset -P '*..'
			compadd -a found
			;;
		(*)
			found=(${(f)"$($tool completion $kind $asked 2>/dev/null)"})
			compadd -a found
			;;
		esac
	done
}

_ipcgen_commands() {
	local -a found=(
@commands@
	)
	_describe command found
}

_ipcgen() {
	local curcontext=$curcontext state line tool=${~${(Q)words[1]}} result=1
	local -A opt_args
	local -a everywhere=(
@everywhere@
	)
	_arguments -C $everywhere '1:command:_ipcgen_commands' '*::argument:->command' && result=0
	[[ $state == command ]] || return result
	curcontext=${curcontext%:*:*}:ipcgen-$words[1]:
	case $words[1] in
@cases@
	esac
	return result
}

if [[ $funcstack[1] == _ipcgen ]]; then
	_ipcgen "$@"
else
	compdef _ipcgen ipcgen
fi
"""


def zsh(tool: Tool) -> str:
    """The script."""
    commands = "\n".join(f"\t\t{_quoted(_described(command))}" for command in tool.commands)
    everywhere = "\n".join(f"\t\t{_option(option)}" for option in tool.options)
    cases = "\n".join(_case(command) for command in tool.commands)
    script = _SCRIPT.replace("@commands@", commands).replace("@everywhere@", everywhere)
    return script.replace("@cases@", cases)


def _described(command: CommandLine) -> str:
    return f"{command.name}:{short(command.help.summary)}"


def _case(command: CommandLine) -> str:
    specs = " \\\n".join(f"\t\t\t{spec}" for spec in _specs(command))
    return f"\t({command.name})\n\t\t_arguments $everywhere \\\n{specs} && result=0\n\t\t;;"


def _specs(command: CommandLine) -> Iterator[str]:
    for option in command.options:
        yield _option(option)
    if command.takes_names:
        yield _quoted(f"*:{_plain(command.names.title)}:{_action(command.names)}")
    else:
        yield "'*: :'"


def _option(option: Option) -> str:
    """An option that has a value may stand more than once."""
    text = _plain(short(option.text))
    if option.value is None:
        return _quoted(f"{option.name}[{text}]")
    return _quoted(f"*{option.name}=[{text}]:{_plain(option.value.title)}:{_action(option.value)}")


def _action(value: Value) -> str:
    """What completes a value; the blank in front keeps _arguments from adding words of its own."""
    if value.many:
        return f" _values -s , {value.title.partition('[')[0]} {' '.join(value.words)}"
    if value.words:
        return f"({' '.join(value.words)})"
    kinds = [*([value.paths] if value.paths else []), *value.lookups]
    return f" _ipcgen_any {' '.join(kinds)}" if kinds else " "


def _plain(text: str) -> str:
    """A text without what means something in a spec."""
    return "".join(f"\\{char}" if char in "\\:[]" else char for char in text)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
