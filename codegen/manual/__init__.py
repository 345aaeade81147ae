"""The commands and their help texts in, what a shell makes of them out: a man page, completion."""
