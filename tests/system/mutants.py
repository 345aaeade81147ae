"""Sends mutated messages to a running procd, and has each answer compared with the reference.

    mutants.py ROOT COUNT SEED BROKER -- TEST PROCD SERVICE VISITOR

Starts the broker with test_mutants as its first process and writes the cases to its standard input: accepted bodies
of the vectors under a good header, and what a mutation makes of them.
"""

from __future__ import annotations

import random
import struct
import subprocess
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True

from answers import ENDPOINT, GRANT, HEADER, NOTIFY, OK, PAGE, SEND, TABLE, Answer, Reference
from codegen.layout.model import Op
from codegen.reference import vec_reader
from codegen.reference.model import patched

# Slots of test_mutants: eight peers to give away. It compares the first of them with its own.
PEERS = range(31, 39)
COPY = 2
KNOWN_PROCESSES = (1, 2, 3, 4)
# Values that mean something somewhere.
NUMBERS = (0, 1, 2, 3, 4, 7, 31, 32, 0x405, 0x7FFF, 2**63, 2**64 - 1)
CASE = struct.Struct("<HBBIIIIQ")
SUPERVISOR, LOADER = 0, 1


class Mutator:
    """Messages by chance; the same for the same seed."""

    def __init__(self, root: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.reference = Reference(root, PEERS)
        self.bodies: list[tuple[Op, bytes]] = []
        self.refused: list[tuple[Op, bytes]] = []
        for name in ("procd", "kernel_control"):
            vectors = vec_reader.parse((root / "generated/ipc" / name / f"{name}.vec").read_text(encoding="utf-8"))
            cases = {case.subject: case for case in vectors.cases if case.kind == "message"}
            for op in self.reference.schemas[name].ops:
                if op.request is None or (name == "kernel_control" and op.number not in self.reference.served):
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
            body = self.random.choice(KNOWN_PROCESSES).to_bytes(8, "little") + body[8:]
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
            struct.pack("<IHHII", slot, ENDPOINT, COPY, SEND | GRANT, 0)
            for slot, _ in zip(self.random.sample(PEERS, len(PEERS)), [cap for cap in caps for _ in range(cap.high)])
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
            self.random.choice((0, *PEERS, 200)),
            self.random.choice((0, 1, 1, 1, 1, 4, 8, 77)),
            self.random.choice((0, 1, 2, 2, 2, 3)),
            self.random.choice((0, 1, 5, 5, 5, 7, 0x15)),
            self.random.choice((0, 0, 0, 3)),
        )


MUTATIONS = (Mutator.flip, Mutator.early, Mutator.early, Mutator.cut, Mutator.grow, Mutator.size, Mutator.table)


def packed(message: bytes, answer: Answer, target: int) -> bytes:
    """A case as test_mutants reads it."""
    known = (answer.transport, answer.op, answer.result, answer.detail, answer.request_id)
    return CASE.pack(len(message), target, answer.sure, *known) + message


def kind(answer: Answer) -> str:
    """Who decides how the call ends."""
    if answer.transport != OK:
        return "by the transport"
    return "by dispatch" if answer.sure else "by a handler"


def main() -> int:
    """Runs the test; its exit status."""
    root, count, seed, *command = sys.argv[1:]
    mutator = Mutator(Path(root), int(seed))
    seen: Counter[str] = Counter()
    with subprocess.Popen(command, stdin=subprocess.PIPE) as test:
        assert test.stdin is not None
        try:
            test.stdin.write(struct.pack("<I", PEERS.start))
            while sum(seen.values()) < int(count):
                message = mutator.message()
                answer = mutator.reference.answer(message)
                if mutator.reference.names_other_slots(message):
                    continue
                if not answer.sure and mutator.reference.would_wait(message):
                    continue
                seen[kind(answer)] += 1
                test.stdin.write(packed(message, answer, mutator.random.choice((SUPERVISOR, LOADER))))
            test.stdin.close()
        except BrokenPipeError:
            pass  # the test has failed, and says why
        status = test.wait()
    print(f"seed {seed}:", ", ".join(f"{number} {who}" for who, number in sorted(seen.items())))
    return status


if __name__ == "__main__":
    sys.exit(main())
