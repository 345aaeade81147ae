"""Faults of vectors, of the emitter and of the runners that coverage and mutation must see."""

from __future__ import annotations

from fault import Fault

HAND = "tests/vectors/procd.vec"
RUNNER = "tests/conformance/runner.c"

FAULTS = [
    Fault("vectors-lack-a-sum-that-wraps", HAND,
          "refuse three_segments  @0x0f8 00 fe ff ff ff ff ff ff  @0x100 00 18  -> RULE 11 at 0x0e8\n", "", "tests/coverage/run.py"),
    Fault("generated-code-that-nothing-reaches", "generated/ipc/timed/timed_server.c",
          "static void dispatch(struct ipc_exchange *x)\n{\n",
          "static void dispatch(struct ipc_exchange *x)\n{\n\tif (x->handlers == NULL)\n\t\treturn;\n", "tests/coverage/run.py"),
    Fault("runner-believes-every-reader", RUNNER,
          "\tCHECK(found == verdict, \"%s, %s, length %zu: validate says",
          "\tCHECK(found != 1, \"%s, %s, length %zu: validate says", "tests/mutation/run.py --every 9 --only keyd_codec,timed_codec"),
    Fault("runner-believes-what-unpack-says", RUNNER,
          "\tCHECK(m->same(msg, a->values), \"%s, %s: unpacked other values\"",
          "\tCHECK(m != NULL, \"%s, %s: unpacked other values\"", "tests/mutation/run.py --every 9 --only keyd_codec,timed_codec"),
    Fault("runner-walks-over-no-entry", "tests/conformance/runner_parts.c", "if (expected != NOT_TRIED) {", "if (m == NULL) {",
          "tests/mutation/run.py --only files_codec,timed_codec"),
    Fault("solver-lets-a-mutant-read-more", "tests/mutation/solver.py", "for guard, place in changed.loads:",
          "for guard, place in changed.loads[:0]:", "tests/mutation/test_solver.py"),
    Fault("solver-believes-that-memory-stays", "tests/mutation/solver.py", "if loop.before or any(", "if loop.before and any(",
          "tests/mutation/test_solver.py"),
    Fault("any-number-of-equivalents-will-do", "tests/mutation/run.py", "not alive and len(same) <= most else", "not alive else",
          "tests/mutation/test_run.py"),
    Fault("the-counter-of-instructions-stands-still", "tests/budget/measure.c", "\tsteps++;\n", "", "tests/mutation/speed.py --turns 1"),
]
