"""Sends mutated messages to a running service, and has each answer compared with the reference.

    mutants.py --root DIR --count N --schema NAME[:OP,...]... [OPTIONS] -- BROKER -- TEST ARGUMENTS

Starts the broker with test_mutants or test_mutants_service as its first process and writes the cases to its standard
input: accepted bodies of the vectors under a good header, and what a mutation makes of them. MUTANTS in the
environment is the number of messages, whatever --count says.
"""

from __future__ import annotations

import argparse
import os
import random
import struct
import subprocess
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.dont_write_bytecode = True

from answers import ENDPOINT, GRANT, HEADER, NOTIFY, OK, PAGE, SEND, TABLE, Answer, Reference
from codegen.layout.model import Op
from codegen.reference import vec_reader
from codegen.reference.model import patched

# Peers to give away, in as many slots of the test. It compares the first of them with its own.
PEERS = 8
MOVE, COPY = 1, 2
# Numbers that a service may have given to something.
KNOWN = (1, 2, 3, 4)
# Values that mean something somewhere.
NUMBERS = (0, 1, 2, 3, 4, 7, 31, 32, 0x405, 0x7FFF, 2**63, 2**64 - 1)
CASE = struct.Struct("<HBBIIIIQ")


class Mutator:
    """Messages by chance; the same for the same seed."""

    def __init__(self, root: Path, seed: int, reference: Reference) -> None:
        self.random = random.Random(seed)
        self.reference = reference
        self.peers = reference.peer_slots
        self.bodies: list[tuple[Op, bytes]] = []
        self.refused: list[tuple[Op, bytes]] = []
        for name in (name for name in reference.schemas if name != "wire"):
            vectors = vec_reader.parse((root / "generated/ipc" / name / f"{name}.vec").read_text(encoding="utf-8"))
            cases = {case.subject: case for case in vectors.cases if case.kind == "message"}
            for op in self.reference.schemas[name].ops:
                if op.number not in reference.served | reference.denied:
                    continue
                if op.request is None:
                    self.bodies.append((op, b""))
                    continue
                case = cases[op.request.name]
                bodies = {accept.name: accept.data for accept in case.accepts}
                self.bodies += [(op, body) for body in bodies.values()]
                self.refused += [
                    (op, patched(bodies[refuse.base], refuse.length, refuse.patches)) for refuse in case.refuses
                ]

    def message(self) -> bytes:
        """One message, mutated more often than not."""
        chance = self.random.random()
        if chance < 0.25:
            return self._whole(*self.random.choice(self.refused))
        op, body = self.random.choice(self.bodies)
        if chance < 0.30:
            return self._abi_query()
        if self.random.random() < 0.5 and len(body) >= 8:
            size = self.random.choice((4, 8))
            body = self.random.choice(KNOWN).to_bytes(size, "little") + body[size:]
        message = self._whole(op, body)
        if chance < 0.40:
            return message
        for _ in range(self.random.choice((1, 1, 1, 2, 3))):
            message = self.random.choice(MUTATIONS)(self, message)
        return message

    def _whole(self, op: Op, body: bytes) -> bytes:
        """A body under a good header, with the capabilities that its op takes."""
        caps = op.request.caps if op.request is not None else ()
        entries = [
            struct.pack("<IHHII", slot, ENDPOINT, MOVE if cap.move else COPY, SEND | GRANT, 0)
            for slot, cap in zip(self.random.sample(self.peers, PEERS), [cap for cap in caps for _ in range(cap.high)])
        ]
        entries = entries[: self.random.randint(0, len(entries))]
        table = struct.pack("<H6x", len(entries)) + b"".join(entries) if entries else b""
        flags = (TABLE if table else 0) | (NOTIFY if op.notify else 0)
        return self._header(op.number, flags, len(body)) + table + body

    def _header(self, op: int, flags: int, size: int) -> bytes:
        return struct.pack("<HHIIIQII", 1, flags, op, size, 0, self.random.getrandbits(64), 0, 0)

    def _abi_query(self) -> bytes:
        op = self.random.choice((*self.reference.ops, 0, 2, 0x400, 0x7FFFFFFF))
        return self._header(0, 0, 8) + struct.pack("<II", op, 0)

    def flip(self, message: bytes) -> bytes:
        """One bit of any byte."""
        if not message:
            return message
        data = bytearray(message)
        data[self.random.randrange(len(data))] ^= 1 << self.random.randrange(8)
        return bytes(data)

    def early(self, message: bytes) -> bytes:
        """A number in the header, the table or the first fields."""
        size = self.random.choice((1, 2, 4, 8))
        at = size * self.random.randrange(max(1, min(len(message), 192) // size))
        value: int = self.random.choice((*NUMBERS, self.random.getrandbits(64)))
        return message[:at] + (value % (1 << 8 * size)).to_bytes(size, "little") + message[at + size :]

    def cut(self, message: bytes) -> bytes:
        """Fewer bytes."""
        return message[: self.random.randrange(len(message) + 1)]

    def grow(self, message: bytes) -> bytes:
        """More bytes, now and then more than a page."""
        more = self.random.choice((1, 2, 8, 100, PAGE - len(message), PAGE + 1 - len(message)))
        return message + bytes(self.random.choice((0, 0xEE)) for _ in range(max(0, more)))

    def size(self, message: bytes) -> bytes:
        """A body of another length that the header owns up to."""
        changed = self.random.choice((self.cut, self.grow))(message)
        if len(changed) < HEADER:
            return changed
        table = int.from_bytes(changed[HEADER : HEADER + 2], "little") * 16 + 8 if changed[2] & TABLE else 0
        return changed[:8] + struct.pack("<I", max(0, len(changed) - HEADER - table)) + changed[12:]

    def table(self, message: bytes) -> bytes:
        """A table before the body, whatever was there."""
        if len(message) < HEADER:
            return message
        count = self.random.randint(0, 9)
        entries = b"".join(self._entry() for _ in range(count))
        head = message[:2] + bytes([message[2] ^ TABLE]) + message[3:HEADER]
        return head + struct.pack("<H6x", count) + entries + message[HEADER:]

    def _entry(self) -> bytes:
        return struct.pack(
            "<IHHII",
            self.random.choice((0, *self.peers, 200)),
            self.random.choice((0, 1, 1, 1, 1, 4, 8, 77)),
            self.random.choice((0, 1, 2, 2, 2, 3)),
            self.random.choice((0, 1, 5, 5, 5, 7, 0x15)),
            self.random.choice((0, 0, 0, 3)),
        )


MUTATIONS = (Mutator.flip, Mutator.early, Mutator.early, Mutator.cut, Mutator.grow, Mutator.size, Mutator.table)


def packed(message: bytes, answer: Answer, target: int) -> bytes:
    """A case as the test reads it."""
    known = (answer.transport, answer.op, answer.result, answer.detail, answer.request_id)
    return CASE.pack(len(message), target, answer.sure, *known) + message


def kind(answer: Answer) -> str:
    """Who decides how the call ends."""
    if answer.transport != OK:
        return "by the transport"
    return "by dispatch" if answer.sure else "by a handler"


def options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, required=True, help="the tree")
    parser.add_argument("--count", type=int, required=True, help="messages")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--schema", action="append", required=True, help="a family and, behind a colon, the ops served")
    parser.add_argument("--peers", type=int, default=160, help="slot of the first peer that messages may give away")
    parser.add_argument("--targets", type=int, default=1, help="endpoints of the service")
    parser.add_argument("--without", action="append", default=[], help="an op that is sent only if it is refused")
    parser.add_argument("--test-ops", action="store_true", help="the service has its ops for tests")
    parser.add_argument("command", nargs="+")
    return parser.parse_args()


def main() -> int:
    """Runs the test; its exit status."""
    wish = options()
    families = {name: tuple(filter(None, ops.split(","))) for name, _, ops in (w.partition(":") for w in wish.schema)}
    reference = Reference(wish.root, range(wish.peers, wish.peers + PEERS), families, wish.test_ops)
    mutator = Mutator(wish.root, wish.seed, reference)
    count = int(os.environ.get("MUTANTS", wish.count))
    seen: Counter[str] = Counter()
    with subprocess.Popen(wish.command, stdin=subprocess.PIPE) as test:
        assert test.stdin is not None
        try:
            test.stdin.write(struct.pack("<I", wish.peers))
            while sum(seen.values()) < count:
                message = mutator.message()
                answer = reference.answer(message)
                if reference.names_other_slots(message):
                    continue
                if not answer.sure and (reference.would_wait(message) or reference.is_op(message, wish.without)):
                    continue
                seen[kind(answer)] += 1
                test.stdin.write(packed(message, answer, mutator.random.randrange(wish.targets)))
            test.stdin.close()
        except BrokenPipeError:
            pass  # the test has failed, and says why
        status = test.wait()
    print(f"seed {wish.seed}:", ", ".join(f"{number} {who}" for who, number in sorted(seen.items())))
    return status


if __name__ == "__main__":
    sys.exit(main())
