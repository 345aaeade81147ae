"""Nothing in, the list of targets out: machine by compiler by options, and how its program is started.

A new machine is one row of MACHINES; a new way to compile is one row of LEVELS or WATCHED.
"""

from __future__ import annotations

from dataclasses import dataclass

LEVELS = (
    ("-O0",),
    ("-O1",),
    ("-O2",),
    ("-O3",),
    ("-Os",),
    ("-O2", "-fno-strict-aliasing"),
    ("-O3", "-flto"),
)
# Foreign machines in the bounded form: what is shipped.
FEW_LEVELS = (("-O2",),)

STRICT = (
    "-std=c11",
    "-Wall",
    "-Wextra",
    "-Wpedantic",
    "-Wconversion",
    "-Wsign-conversion",
    "-Wshadow",
    "-Wcast-qual",
    "-Wcast-align",
    "-Werror",
)

# Prefix of Debian's cross compilers, emulator, and what a reader looks for: bytes of a pointer and their order.
MACHINES = {
    "aarch64": ("aarch64-linux-gnu-", "qemu-aarch64", "64 bit, little-endian"),
    "riscv64": ("riscv64-linux-gnu-", "qemu-riscv64", "64 bit, little-endian"),
    "s390x": ("s390x-linux-gnu-", "qemu-s390x", "64 bit, big-endian"),
    "armhf": ("arm-linux-gnueabihf-", "qemu-arm", "32 bit, little-endian"),
    "powerpc": ("powerpc-linux-gnu-", "qemu-ppc", "32 bit, big-endian"),
}
NATIVE = "x86_64"
NATIVE_WORDS = "64 bit, little-endian"

# The runner leaves structs as malloc gave them, for what knows that they were never written.
UNSET = "-DRUNNER_UNSET"
VALGRIND = ("valgrind", "-q", "--error-exitcode=9", "--leak-check=full", "--errors-for-leak-kinds=all")
# What watches a run on this machine: compiler, options, what starts the program.
WATCHED = (
    ("gcc", ("-O1", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"), ()),
    ("clang", ("-O1", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"), ()),
    ("clang", ("-O1", "-g", "-fsanitize=memory", "-fno-sanitize-recover=all", UNSET), ()),
    ("gcc", ("-O2", "-g", UNSET), VALGRIND),
)


@dataclass(frozen=True)
class Target:
    """One compiler with its options, for one machine; `start` stands before the program's name."""

    machine: str
    compiler: str
    options: tuple[str, ...]
    start: tuple[str, ...] = ()
    strict: bool = True

    @property
    def words(self) -> str:
        """What a program on the machine finds: bits of an address, order of bytes."""
        return NATIVE_WORDS if self.machine == NATIVE else MACHINES[self.machine][2]

    @property
    def name(self) -> str:
        """One line that tells it from all others."""
        always = ("-g", "-fno-sanitize-recover=all", "-static", UNSET)
        shown = [option for option in self.options if option not in always]
        return " ".join((self.machine, self.compiler, *shown, *self.start[:1]))

    @property
    def tools(self) -> tuple[str, ...]:
        """Programs that must be there."""
        return (self.compiler, *self.start[:1])

    @property
    def table_options(self) -> tuple[str, ...]:
        """How the tables are compiled: those of an emulated or plain target once, the others with what watches them."""
        return tuple(option for option in self.options if option.startswith(("-fsanitize", "-static", "--target")))


def targets(full: bool) -> list[Target]:
    """All of them; in the bounded form foreign machines at fewer levels."""
    found = [Target(NATIVE, compiler, level) for compiler in ("gcc", "clang") for level in LEVELS]
    found.append(Target(NATIVE, "tcc", (), strict=False))
    found += [Target(NATIVE, compiler, options, start) for compiler, options, start in WATCHED]
    for machine, (prefix, emulator, _) in MACHINES.items():
        for level in LEVELS if full else FEW_LEVELS:
            found.append(Target(machine, f"{prefix}gcc", (*level, "-static"), (emulator,)))
    return found
