"""Schemas of a folder in, what the compiler makes of them out. Run by meson.

    make_samples.py IPCGEN IDL OUT NAME_codec.c...

The tree lies in OUT; the codecs are copied to the names that meson was told.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Generates and copies; the compiler's exit status if it fails."""
    ipcgen, idl, out, *codecs = sys.argv[1:]
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-B", ipcgen, "gen", "--idl", idl, "--out", out]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        return done.returncode
    for codec in codecs:
        name = Path(codec).name
        shutil.copyfile(Path(out, "ipc", name.removesuffix("_codec.c"), name), codec)
    return 0


if __name__ == "__main__":
    sys.exit(main())
