"""The command ops: what a person sees, what it finds missing, and what is refused in one line."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import tempfile
import unittest

from codegen import cli, driver
from codegen.ops.live import drivers

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# An op of each kind, sizes of each form, capabilities on both sides.
SHOP = """\
// SPDX-License-Identifier: ISC
/// A shop.
schema shop {
    ops 0x700..0x70F
    results wire.result
    capabilities wire.cap_type rights wire.right
}

import wire

/// A price with its bound.
struct price ours "a price is never free" {
    /// Amount in cents.
    amount : u32
    /// Most that is paid.
    most   : u32
    /// Nobody pays more than the bound.
    rule 1 bounded { amount <= most }
}

/// Buys something.
op BUY = 0x700 from "seed: BUY (0x700)" {
    request ours "what is bought" {
        /// What it may cost.
        price  : price
        /// Bytes of the name.
        length : u16 count of name
        reserved 6
        /// Its name.
        name   : text[1..20] tail
        /// There is something to pay.
        rule 11 not_free { price.amount > 0 }
        /// Who is told.
        cap told : ENDPOINT with SEND copy [0..2]
    }
    reply ours "the receipt" {
        /// Number of the receipt.
        number : u64
        /// The key to the box.
        cap key : ENDPOINT with SEND move
    }
    failure NOT_FOUND ours "what there is instead" {
        /// Number of another thing.
        other : u64
    }
    results { NOT_FOUND, EXISTS }
}

/// Counts what is sold.
idempotent op COUNT = 0x701 ours "beside BUY" named from "public: [shop] COUNT" {
    request ours "there is nothing to choose" {
    }
    reply ours "one number" {
        /// Things sold.
        number : u64
    }
}

/// Is no more.
reserved op LEND = 0x702 from "seed: LEND"

/// Fills the shop.
test op FILL = 0x703 ours "the next number" {
    request ours "how much" {
        /// Things.
        things : u64
    }
    reply ours "nothing to tell" {
    }
}

/// The shop is closed.
notify CLOSED = 0x704 ours "the next number" {
    /// When.
    at : u64
} ack COUNT
"""

LIVE = "# a comment\nshop BUY buys unseen EXISTS\nshop COUNT counts\nshop LEND lends\nshop FILL fills\nshop CLOSED hears\n"

# Sizes are sums by hand: BUY has 8 of price, 2 of length, 6 reserved and 1 to 20 of name.
TABLE = """\
shop: 5 ops, 8 messages
  number op     from request reply rules res caps   vectors live
  0x700  BUY    pub  17..36    8+8     2   2 0..2/1 {buy:<7} buys
i 0x701  COUNT  name 0           8     0   0 -      {count:<7} counts
r 0x702  LEND   pub  -           -     0   0 -      0/0     lends
t 0x703  FILL   ours 8           0     0   0 -      {fill:<7} fills
n 0x704  CLOSED ours 8           -     0   0 -      {closed:<7} hears

1 schema, 5 ops, 8 messages
numbers: 2 published, 1 ours under a published name, 2 ours
kinds: 1 reserved, 1 test, 1 idempotent, 1 notification
vectors: {accepts} accept, {refuses} refuse; of sequences 0 steps, 0 deviations
driven live: 5 of 5
"""


def read(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


class Ops(unittest.TestCase):
    maxDiff = None
    outputs: dict[str, str] = {}

    @classmethod
    def setUpClass(cls) -> None:
        wire = ("wire.ipc", read(os.path.join(TREE, "idl", "wire.ipc")))
        types = ("types.ipc", read(os.path.join(TREE, "idl", "types.ipc")))
        result = driver.generate([("shop.ipc", SHOP)], [wire, types])
        assert result.outputs is not None, result.reporter.render_text()
        cls.outputs = dict(result.outputs)

    def setUp(self) -> None:
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        for path, text in self.outputs.items():
            self.put(path, text)
        self.put("live.txt", LIVE)
        self.live = os.path.join(self.folder, "live.txt")
        self.out = self.err = ""

    def put(self, path: str, text: str) -> None:
        full = os.path.join(self.folder, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as file:
            file.write(text)

    def change(self, path: str, old: str, new: str) -> None:
        text = read(os.path.join(self.folder, path))
        self.assertIn(old, text)
        self.put(path, text.replace(old, new))

    def run_ops(self, *words: str) -> int:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = cli.main(["ops", "--out", self.folder, *words])
        self.out, self.err = out.getvalue(), err.getvalue()
        return status

    def counts(self) -> dict[str, dict[str, int]]:
        """By op, how many lines of the vector file accept and refuse; read without the reader of vectors."""
        found: dict[str, dict[str, int]] = {}
        for line in self.outputs["ipc/shop/shop.vec"].splitlines():
            words = line.split()
            if line.startswith(("message ", "table ")):
                op = words[1].rsplit("_", 1)[0]
            elif line.startswith(("accept ", "refuse ")):
                of_op = found.setdefault(op, {"accept": 0, "refuse": 0})
                of_op[words[0]] += 1
        return found

    def test_the_table(self) -> None:
        counts = self.counts()
        cells = {op: f"{found['accept']}/{found['refuse']}" for op, found in counts.items()}
        sums = {f"{word}s": sum(found[word] for found in counts.values()) for word in ("accept", "refuse")}
        self.assertEqual(self.run_ops("--live", self.live), 0, self.err)
        self.assertEqual((self.out, self.err), (TABLE.format(**cells, **sums), ""))
        self.assertGreater(counts["buy"]["accept"], 10)

    def test_json_says_the_same(self) -> None:
        self.assertEqual(self.run_ops("--live", self.live, "--format=json"), 0)
        content = json.loads(self.out)
        self.assertEqual(content["faults"], [])
        buy = content["schemas"][0]["ops"][0]
        self.assertEqual(
            (buy["number"], buy["name"], buy["from"], buy["results"], buy["live"]),
            (0x700, "BUY", "published", ["NOT_FOUND", "EXISTS"], "buys"),
        )
        self.assertEqual(buy["request"]["bytes"], [17, 36])
        self.assertEqual(buy["request"]["capabilities"], [0, 2])
        self.assertEqual(buy["reply"]["capabilities"], [1, 1])
        self.assertEqual(buy["failure"]["bytes"], [8, 8])
        bodies = [buy[role]["vectors"] for role in ("request", "reply", "failure")]
        self.assertEqual(sum(body["accept"] for body in bodies), self.counts()["buy"]["accept"])
        self.assertEqual([op["kinds"] for op in content["schemas"][0]["ops"]],
                         [[], ["idempotent"], ["reserved"], ["test"], ["notify"]])
        self.assertNotIn("request", content["schemas"][0]["ops"][2])

    def test_missing_drivers(self) -> None:
        self.change("live.txt", "shop LEND lends\nshop FILL fills\n", "")
        self.assertEqual(self.run_ops("--live", self.live), 1)
        self.assertEqual(self.err, "shop LEND: no test sees it denied\nshop FILL: no test drives it live\n")
        self.assertIn("driven live: 3 of 5\n", self.out)
        self.assertEqual(self.run_ops("--live", self.live, "--format", "json"), 1)
        self.assertEqual(json.loads(self.out)["faults"], self.err.splitlines())
        # Nobody asked for drivers.
        self.assertEqual(self.run_ops(), 0)
        self.assertIn("driven live: 0 of 5\n", self.out)

    def test_missing_vectors(self) -> None:
        text = self.outputs["ipc/shop/shop.vec"]
        without = "\n".join(line for line in text.splitlines() if not line.startswith("refuse"))
        self.put("ipc/shop/shop.vec", without)
        self.assertEqual(self.run_ops("--live", self.live), 1)
        self.assertIn("shop BUY: no vector refuses buy_reply\n", self.err)
        self.assertEqual(self.err.count("no vector refuses"), 8)
        self.put("ipc/shop/shop.vec", "vectors shop\n")
        self.assertEqual(self.run_ops("--live", self.live), 1)
        self.assertIn("shop CLOSED: no vector accepts closed\n", self.err)
        self.assertEqual(self.err.count("no vector accepts"), 8)
        self.assertNotIn("LEND", self.err)

    def test_what_the_user_can_mend(self) -> None:
        for words, fault in (
            (("shoe",), "there is no schema 'shoe' in"),
            (("--format", "xml"), "--format is text or json"),
            (("--live", f"{self.folder}/none"), "can't read"),
            (("--live", f"{self.folder}/ipc/shop/shop.vec"), "line 4 is not SCHEMA OP TEST"),
        ):
            with self.subTest(words):
                self.assertEqual(self.run_ops(*words), 2)
                self.assertEqual(self.out, "")
                self.assertRegex(self.err, r"\Aipcgen: [^\n]+\n\Z")
                self.assertIn(fault, self.err)
        self.put("ipc/shop/shop.vec", "vectors shop\naccept x\n")
        self.assertEqual(self.run_ops(), 2)
        self.assertIn("shop.vec': line 2: it stands before what it belongs to", self.err)
        self.put("ipc/shop/shop.abi.txt", "abi statement 9\n")
        self.assertEqual(self.run_ops(), 2)
        self.assertIn("can't read the statement", self.err)
        shutil.rmtree(os.path.join(self.folder, "ipc"))
        self.assertEqual(self.run_ops(), 2)
        self.assertIn("can't read", self.err)

    def test_live_lines(self) -> None:
        self.assertEqual(drivers("\n# x y z\na B c\na D e unseen BUSY\n"), {("a", "B"): "c", ("a", "D"): "e"})


class ThisTree(unittest.TestCase):
    """The contract itself: no op without vectors of both kinds, on lines that a terminal shows whole."""

    def test_every_op(self) -> None:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = cli.main(["ops"])
        self.assertEqual((status, err.getvalue()), (0, ""))
        self.assertLessEqual(max(map(len, out.getvalue().splitlines())), 120)
        self.assertRegex(out.getvalue(), r"0x404 +STOP_PROCESS +pub +16 +8 +1 +1 +- +\d+/\d+ +system_stop\n")


if __name__ == "__main__":
    unittest.main()
