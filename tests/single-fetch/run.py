"""Shows that the machine code of each codec loads each scalar, length and count of a body once.

    /usr/bin/python3 tests/single-fetch/run.py [--full] [--with "COMPILER FLAGS"]...

Builds library and tables with gcc -O2 and clang -O2 (or what --with names), and runs every vector on pages where each
load is seen; then again with bytes that change once they were read. --full changes them after each load alone.
Not seen: what the arch's own stub or a kernel reads; a client's way to its reply (the reply's codec is); how often a
caller walks the records of a tail. Of a refused vector only the verdict is looked at,
and serve is tried with accepted ones alone.
Ends with the line `N passed, N failed`; status 1 if one failed, 2 if it could not be told.
"""

from __future__ import annotations

import argparse
import bisect
import platform
import re
import struct
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True

import make_tables

TREE = make_tables.TREE
HERE = Path(__file__).resolve().parent
COMPILERS = ("gcc -O2", "clang -O2")
FULL = COMPILERS + ("gcc -O0", "gcc -O3", "clang -O0", "clang -O3")
SHOWN_MAX = 20
INSTRUCTION = re.compile(r"^ *([0-9a-f]+):\t.*?\b(BYTE|WORD|DWORD|QWORD|XMMWORD|YMMWORD) PTR ", re.MULTILINE)
WIDTHS = {"BYTE": 1, "WORD": 2, "DWORD": 4, "QWORD": 8, "XMMWORD": 16, "YMMWORD": 32}
FIGURES = re.compile(r"(\w+)=(\d+)")
FOUND = re.compile(r"(double|missed) (0x[0-9a-f]+|0) (.*)\|(.*)\|(\w+) (\d+) (\d+)")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--full", action="store_true", help="bytes change after each load alone; six compilations")
    parser.add_argument("--with", action="append", dest="compilers", metavar="COMPILER",
                        help="compile so, e.g. 'gcc -Os'")
    arguments = parser.parse_args()
    if platform.machine() != "x86_64":
        print("this reads machine code of x86_64 alone", file=sys.stderr)
        return 2
    failed = passed = 0
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            make_tables.make(folder)
            tables = _tables(folder)
            compilers = arguments.compilers or (FULL if arguments.full else COMPILERS)
            programs = [(_build(folder, compiler, tables), compiler) for compiler in compilers]
            with ThreadPoolExecutor(2) as pool:
                for good, bad, text in pool.map(lambda built: _run(*built, arguments.full), programs):
                    print(text, flush=True)
                    passed += good
                    failed += bad
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


def _includes(folder: Path) -> list[str]:
    inner = ("runtime/include", "generated", "arch/host", "tests/conformance", "tests/unit")
    return [f"-I{TREE / name}" for name in inner] + [f"-I{folder / 'samples'}", f"-I{HERE}"]


def _compile(command: list[str], sources: list[Path], folder: Path) -> list[str]:
    """Objects of the sources, two compilers at a time."""
    folder.mkdir()
    for half in _pairs(sources):
        running = []
        for source in half:
            target = str(folder / f"{source.stem}.o")
            running.append(subprocess.Popen([*command, "-c", str(source), "-o", target]))
        if any([process.wait() for process in running]):
            raise OSError("it does not compile")
    return sorted(map(str, folder.glob("*.o")))


def _pairs(sources: list[Path]) -> list[list[Path]]:
    return [sources[at : at + 2] for at in range(0, len(sources), 2)]


def _tables(folder: Path) -> list[str]:
    """What is tried and what watches; without optimization, as it is not the subject."""
    sources = [folder / f"{name}.c" for name in ("messages", "served", "kinds")]
    sources += [HERE / "trap.c"]
    plain = ["gcc", "-std=c11", "-D_GNU_SOURCE", "-O0", "-w", *_includes(folder)]
    objects = _compile(plain, sources, folder / "tables")
    driver = [HERE / "fetch.c", HERE / "served.c"]
    strict = ["-Wall", "-Wextra", "-Werror", "-D_GNU_SOURCE"]
    return objects + _compile(["gcc", "-std=c11", "-O1", *strict, *_includes(folder)], driver, folder / "driver")


def _build(folder: Path, compiler: str, tables: list[str]) -> Path:
    """One program with the library as this compiler makes it; the widths of its instructions beside it."""
    name = re.sub(r"\W+", "_", compiler)
    command = [*compiler.split(), "-std=c11", "-ffreestanding", "-fno-pie", "-w", *_includes(folder)]
    memory = TREE / "runtime" / "src" / "mem.c"
    sources = [path for path in sorted((TREE / "runtime" / "src").glob("*.c")) if path != memory]
    for tree in (TREE / "generated", folder / "samples"):
        sources += sorted((tree / "ipc").glob("*/*_codec.c"))
    for side in ("server", "client"):
        sources += sorted((TREE / "generated" / "ipc").glob(f"*/*_{side}.c"))
    objects = _compile(command, sources, folder / name)
    objects += _compile([*command, "-fno-builtin"], [memory], folder / f"{name}_mem")
    program = folder / f"{name}.exe"
    subprocess.run(["gcc", "-no-pie", *tables, *objects, "-o", str(program)], check=True)
    code = subprocess.run(["objdump", "-d", "-w", "-M", "intel", "--no-show-raw-insn", str(program)], check=True,
                          stdout=subprocess.PIPE, text=True).stdout
    widths = b"".join(struct.pack("<QQ", int(at, 16), WIDTHS[word]) for at, word in INSTRUCTION.findall(code))
    program.with_suffix(".widths").write_bytes(widths)
    return program


def _run(program: Path, compiler: str, full: bool) -> tuple[int, int, str]:
    """Vectors that passed, failures, and what there is to say."""
    command = [str(program), str(program.with_suffix(".widths"))] + ["full"] * full
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    lines = done.stdout.splitlines()
    functions = _functions(program)
    last = lines.pop() if lines and lines[-1].startswith("figures ") else ""
    shown = [_told(line, functions) for line in lines[:SHOWN_MAX]]
    if not last:
        shown.append(f"{compiler}: it ended early, with {done.returncode}")
        return 0, max(1, len(lines)), "\n".join(shown)
    count = {key: int(value) for key, value in FIGURES.findall(last)}
    doubles = sum(line.startswith("double ") for line in lines)
    shown.append(
        f"{compiler}: {count['accepts']} accepted vectors of {count['messages']} messages by unpack and validate,"
        f" {count['steps']} steps, {count['served']} requests served; {count['loads']} loads traced,"
        f" {count['flips']} flips tried, {count['refuses']} refused vectors tried with good bytes from each load on;"
        f" doubles: {doubles}"
        f" (bytes of text, bulk or padding loaded again: {count['again']}; bad text or bulk that"
        f" became good between two scans: {count['rescans']})"
    )
    return count["accepts"] + count["refuses"] + count["steps"] + count["served"], len(lines), "\n".join(shown)


def _functions(program: Path) -> list[tuple[int, str]]:
    table = subprocess.run(["nm", str(program)], check=True, stdout=subprocess.PIPE, text=True).stdout
    rows = (line.split() for line in table.splitlines())
    return sorted((int(row[0], 16), row[2]) for row in rows if len(row) == 3 and row[1] in "tTwW")


def _told(line: str, functions: list[tuple[int, str]]) -> str:
    found = FOUND.fullmatch(line)
    if found is None:
        return line
    what, code, message, name, verb, first, last = found.groups()
    place = f"{message.replace(' ', '.')} bytes {first}..{last}"
    if what == "missed":
        return f"{place} not loaded by {verb}: {name}"
    index = bisect.bisect_right(functions, (int(code, 16), "~")) - 1
    return f"{place} loaded twice by {functions[index][1]}: {name}, {verb}"


if __name__ == "__main__":
    sys.exit(main())
