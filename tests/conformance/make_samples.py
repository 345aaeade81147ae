"""Schemas of a folder in, what the compiler makes of them out. Run by meson.

    make_samples.py IPCGEN IDL OUT OUT.d NAME_PART.c...

The tree lies in OUT; the files of each schema NAME are copied to where meson was told. OUT.d tells ninja what it is
made of: the schemas, and the compiler with its templates.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Generates and copies; the compiler's exit status if it fails."""
    ipcgen, idl, out, depfile, *wanted = sys.argv[1:]
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-B", ipcgen, "gen", "--idl", idl, "--out", out]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        return done.returncode
    for copy in wanted:
        name = Path(copy).name
        shutil.copyfile(Path(out, "ipc", name.rpartition("_")[0], name), copy)
    compiler = Path(ipcgen).parent
    sources = [ipcgen, *compiler.rglob("*.py"), *compiler.rglob("*.j2"), *Path(idl).glob("*.ipc")]
    Path(depfile).write_text(f"{wanted[0]}: {' '.join(sorted(map(str, sources)))}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
