"""The help texts of `man` and `completion`."""

MAN_HELP = """\
ipcgen man: the page ipcgen(1), made of these help texts.

Usage: ipcgen man

Examples
  codegen/ipcgen man | man -l -
  codegen/ipcgen man > ~/.local/share/man/man1/ipcgen.1
"""

COMPLETION_HELP = """\
ipcgen completion: commands, options and their words, ids and ops, for your shell to complete.

Usage: ipcgen completion bash|zsh

zsh needs compinit before it. Ops and messages are those of the tree that the launcher stands in.

Examples
  eval "$(codegen/ipcgen completion bash)"            in ~/.bashrc, with the path of your tree
  eval "$(codegen/ipcgen completion zsh)"             in ~/.zshrc
"""
