"""The text of `ipcgen help review`; apart, so that help needs nothing else of this package."""

HELP = """\
ipcgen review: a page on what a change does to the bytes and to C code, and who must rebuild.

Usage: ipcgen review BASE..HEAD [OPTIONS]      two git revisions
       ipcgen review BASE...HEAD [OPTIONS]     HEAD since it parted from BASE
       ipcgen review BASE [OPTIONS]            a revision against the work tree
       ipcgen review BEFORE AFTER [OPTIONS]    two folders, each with idl/ and generated/

  --consumers DIR   C code that uses the library: who uses a changed name; may be repeated
  --measure         code size and stack of each codec that changed; needs a C compiler
  --diff=all|abi|none    the raw diff at the end; abi is schemas and statements           (all)
  --format=markdown|json|sarif    SARIF is 2.1.0                                   (markdown)
  --fail-on=CLASS[,CLASS]...    what makes the exit status 1: breaking, source, tightened,
                    loosened, additive, docs, any or nothing; 'ipcgen help compat' says what
                    they are                                                (breaking,source)
  --tree DIR        where idl/ and generated/ lie, in a repository                (this tree)
  --import DIR      schemas that a side may import and does not have       (this tree's idl/)

Statements decide: what the statements (*.abi.txt) of both sides say is compared, and bytes are
sought that one side accepts and the other refuses or reads differently. Where generated/ of a
side is not what its idl/ says, that idl/ is compiled, and the page says so; a HEAD that does
not compile counts as breaking. The same two sides give the same page.

In pictures and witnesses: * moved, of another size, new, or read differently; ! refused there.

JSON: {"format": 1, "base", "head", "empty", "summary", "notes": [text], "ops": [verdict],
"generator": [path], "text_only": [{schema, paths, vectors, vectors_differ}],
"vectors": [{schema, subject, old, new, lines}],
"measured": null or {rows: [{codec, code, stack}], old, new}, "files": [{path, added, removed}]}.
A verdict is that of 'ipcgen help compat', and has besides: wire_by_direction, rebuild (who and
when), rebuilders [who must], consumers [{consumer, path, names}], place {file, line} or null,
about (of a new op), words [{place, old, new}] (docs that changed).
SARIF has one result for each finding, at the line of the op in the schema of HEAD.

Exit status: 0 nothing of --fail-on, 1 something of it, 2 wrong usage or an unreadable side.

Examples
  codegen/ipcgen review main..HEAD
  codegen/ipcgen review HEAD --consumers src/init --consumers src/shell
  codegen/ipcgen review origin/main...HEAD --format=sarif --fail-on=breaking,tightened
"""
