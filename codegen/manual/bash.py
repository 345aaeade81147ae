"""The command line in, a completion script for bash out.

It needs nothing but bash: no package of completions. Words that others made, such as names of branches, are compared
and quoted, never expanded. Bash hands `--option=value` over as three words, unless `=` is taken out of COMP_WORDBREAKS.
"""

from __future__ import annotations

from collections.abc import Iterable

from codegen.manual.tool import CommandLine, Tool, Value

_SCRIPT = r"""# Completion of ipcgen for bash, made by `ipcgen completion bash`.

# The lines of stdin that start with $word, behind $ahead.
_ipcgen_words() {
	local line
	while IFS= read -r line; do
		if [[ $line && $line == "$word"* ]]; then
			printf -v line %q "$line"
			COMPREPLY+=("$ahead$line")
		fi
	done
}

# The files or, with -d, the folders.
_ipcgen_paths() {
	local line
	compopt -o filenames 2>/dev/null
	while IFS= read -r line; do
		COMPREPLY+=("$ahead$line")
	done < <(compgen "$1" -- "$word")
}

# What stands up to the last mark $1 is kept.
_ipcgen_behind() {
	[[ $word == *"$1"* ]] || return
	ahead+=${word%"$1"*}$1
	word=${word##*"$1"}
	compopt -o nospace 2>/dev/null
}

_ipcgen() {
	local tool=${COMP_WORDS[0]/#\~/$HOME} word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]}
	local ahead='' command='' at name
	local -a asked=()
	COMPREPLY=()
	if [[ $word == = ]]; then
		word=''
	elif [[ $option == = ]]; then
		option=${COMP_WORDS[COMP_CWORD - 2]}
	elif [[ $word == --*=* ]]; then
		option=${word%%=*} ahead=${word%%=*}=
		word=${word#*=}
	fi
	for ((at = 1; at < COMP_CWORD; at++)); do
		name=${COMP_WORDS[at]}
		case $name in
		@valued@)
			[[ ${COMP_WORDS[at + 1]} != = ]] || ((at++))
			((at++))
			[[ $name != --statements && $name != --out ]] || asked+=("$name" "${COMP_WORDS[at]}")
			;;
		--statements=* | --out=*) asked+=("$name") ;;
		-* | =) ;;
		*) [[ $command ]] || command=$name ;;
		esac
	done
	case "$command $option" in
@values@
	*)
		case "$command $word" in
@options@
@names@
		esac
		;;
	esac
}

complete -F _ipcgen ipcgen
"""


def bash(tool: Tool) -> str:
    """The script."""
    values: dict[str, list[str]] = {}
    options = []
    names = []
    everywhere = [option.name for option in tool.options]
    for option in tool.options:
        if option.value is not None:
            values.setdefault(_complete(option.value), []).append(f"*' {option.name}'")
    for command in tool.commands:
        for option in command.options:
            if option.value is not None:
                values.setdefault(_complete(option.value), []).append(f"'{command.name} {option.name}'")
        words = [option.name for option in command.options] + everywhere
        options.append((f"'{command.name} '-*", _words(words)))
        if command.takes_names and _complete(command.names) != _NOTHING:
            names.append((f"'{command.name} '*", _complete(command.names)))
    options.append(("' '-*", _words(everywhere)))
    names.append(("' '*", _words(command.name for command in tool.commands)))
    script = _SCRIPT.replace("@valued@", " | ".join(_valued(tool.commands, tool)))
    script = script.replace("@values@", _cases(1, [(" | ".join(keys), does) for does, keys in values.items()]))
    return script.replace("@options@", _cases(2, options)).replace("@names@", _cases(2, names))


_NOTHING = ":"


def _valued(commands: Iterable[CommandLine], tool: Tool) -> list[str]:
    """The options that take a value; none is a flag elsewhere."""
    every = [*tool.options, *(option for command in commands for option in command.options)]
    return list(dict.fromkeys(option.name for option in every if option.value is not None))


def _cases(depth: int, rows: list[tuple[str, str]]) -> str:
    return "\n".join("\t" * depth + f"{key}) {does} ;;" for key, does in rows)


def _complete(value: Value) -> str:
    """The commands that complete a value; paths last, since what goes before moves $word."""
    steps = []
    if value.paths:
        steps.append("_ipcgen_paths " + ("-d" if value.paths == "folders" else "-f"))
    if value.many:
        steps.append("_ipcgen_behind ,")
    if value.words:
        steps.append(_words(value.words))
    for lookup in value.lookups:
        if lookup == "revisions":
            steps.append("_ipcgen_behind ..")
            steps.append("_ipcgen_words < <(echo HEAD; git for-each-ref '--format=%(refname:short)' 2>/dev/null)")
        else:
            steps.append(f'_ipcgen_words < <("$tool" completion {lookup} "${{asked[@]}}" 2>/dev/null)')
    return "; ".join(steps) or _NOTHING


def _words(words: Iterable[str]) -> str:
    return f"_ipcgen_words < <(printf '%s\\n' {' '.join(words)})"
