"""The help texts of `man` and `completion`."""

MAN_HELP = """\
ipcgen man: the page ipcgen(1), made of these help texts.

Usage: ipcgen man

Examples
  codegen/ipcgen man | man -l -
  codegen/ipcgen man > ~/.local/share/man/man1/ipcgen.1
"""

COMPLETION_HELP = """\
ipcgen completion: a script that completes commands, options and their values in your shell.

Usage: ipcgen completion bash|zsh
       ipcgen completion ops|schemas|ids [--statements DIR] [--out DIR]

  bash, zsh         the script; zsh needs compinit before it, or the script as a file _ipcgen in
                    its fpath
  ops, schemas, ids      what the scripts ask for: ops and messages, schemas, what explain knows
  --statements DIR  the statements, DIR/*/*.abi.txt           (this tree's generated/ipc)
  --out DIR         the generated files, which hold the statements   (this tree's generated/)

Examples
  source <(codegen/ipcgen completion bash)            in ~/.bashrc, with the path of your tree
  source <(codegen/ipcgen completion zsh)             in ~/.zshrc, after compinit
  codegen/ipcgen completion zsh > ~/.zsh/_ipcgen      ~/.zsh being in fpath
"""
