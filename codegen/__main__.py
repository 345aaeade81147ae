"""`python3 -m codegen`: the same as codegen/ipcgen."""

import sys

from codegen.cli import main

sys.exit(main(sys.argv[1:]))
