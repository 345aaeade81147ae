"""Faults of vectors, of the emitter and of the runners that coverage and mutation must see."""

from __future__ import annotations

from fault import Fault

HAND = "tests/vectors/procd.vec"
RUNNER = "tests/conformance/runner.c"

FAULTS = [
    Fault("vectors-lack-a-sum-that-wraps", HAND,
          "refuse three_segments  @0x0f8 00 fe ff ff ff ff ff ff  @0x100 00 18  -> RULE 13 at 0x0e8\n", "", "tests/coverage/run.py"),
    Fault("vectors-lack-two-segments-on-a-page", HAND,
          "refuse three_segments  @0x098 00 * 8  @0x0c0 00 * 8  -> RULE 11 at 0x0c0\n", "", "tests/coverage/run.py"),
    Fault("generated-code-that-nothing-reaches", "generated/ipc/timed/timed_server.c",
          "static void dispatch(struct ipc_exchange *x)\n{\n",
          "static void dispatch(struct ipc_exchange *x)\n{\n\tif (x->handlers == NULL)\n\t\treturn;\n", "tests/coverage/run.py"),
    Fault("runner-believes-every-reader", RUNNER,
          "\tCHECK(found == verdict, \"%s, %s, length %zu: validate says",
          "\tCHECK(found != 1, \"%s, %s, length %zu: validate says", "tests/mutation/run.py --only keyd_codec,timed_codec"),
    Fault("runner-believes-what-unpack-says", RUNNER,
          "\tCHECK(m->same(msg, a->values), \"%s, %s: unpacked other values\"",
          "\tCHECK(m != NULL, \"%s, %s: unpacked other values\"", "tests/mutation/run.py --only keyd_codec,timed_codec"),
    Fault("runner-walks-over-no-entry", "tests/conformance/runner_parts.c", "if (expected != NOT_TRIED) {", "if (m == NULL) {",
          "tests/mutation/run.py --only files_codec,timed_codec"),
    Fault("the-counter-of-instructions-stands-still", "tests/budget/measure.c", "\tsteps++;\n", "", "tests/mutation/speed.py"),
]
