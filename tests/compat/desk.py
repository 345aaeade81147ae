"""A schema with something for every rule of the comparison, and edits of it: each with the rules it meets and its class."""

from __future__ import annotations

from dataclasses import dataclass

DESK = """\
// SPDX-License-Identifier: ISC

/// A desk where parcels are left.
schema desk {
    ops 0x700..0x70F
    results result
    capabilities thing rights right
}

/// How a call ends.
open enum result : u32 ours "one table" {
    /// Done.
    OK = 0 default
    /// Not allowed.
    DENIED = 1
    /// Malformed.
    INVALID_ARGUMENT = 2
    /// Not there.
    NOT_FOUND = 3
    /// The desk is full.
    FULL = 4
    /// The desk failed.
    INTERNAL = 6
    /// Unknown.
    UNSUPPORTED = 7
}

/// What a capability is for.
enum thing : u16 ours "two are enough" {
    /// Nothing.
    NONE = 0 default
    /// A key.
    KEY = 1
    /// A door.
    DOOR = 2
}

/// What a capability allows.
flags right : u32 ours "three are enough" {
    /// Look.
    LOOK = 0x1
    /// Open.
    TURN = 0x2
    /// Hand on.
    GIVE = 0x4
}

/// How a parcel is sent.
enum speed : u8 ours "one byte" {
    /// Some day.
    SLOW = 1 default
    /// Today.
    FAST = 2
}

/// What the sky does. Open: there is always another weather.
open enum weather : u8 ours "one byte" {
    /// Sun.
    SUN = 0 default
    /// Rain.
    RAIN = 1
}

/// How a parcel is handled.
flags care : u8 ours "one byte" {
    /// It breaks.
    FRAGILE = 0x1
    /// It spoils.
    FRESH = 0x2
}

/// One side of a parcel.
struct side ours "both ends" {
    /// From, in millimetres.
    low  : u16
    /// To, in millimetres.
    high : u16
    /// It has an end.
    rule 1 in_order { low <= high }
}

/// A label of a parcel.
record label ours "a name and its text" {
    /// Which label.
    number : u8
    /// Bytes of the text.
    length : u8 count of text
    /// The text.
    text   : text[1..20] tail
}

/// Leaves a parcel.
op LEAVE = 0x701 ours "the first" {
    request ours "what there is to say of a parcel" {
        /// Grams.
        weight : u32 in 1..5000
        /// How soon.
        speed  : speed
        /// How carefully.
        care   : care
        /// What the sky does.
        sky    : weather
        /// Whether it is paid.
        paid   : bool
        /// How long and wide it is.
        sides  : side[2]
        /// Slot of the door.
        slot   : slot of sender
        reserved 4
        /// Who it is for.
        name   : text[0..12]
        /// Where to.
        place  : path[9]
        reserved 7
        /// Bytes of the note.
        size   : u16 count of note
        reserved 6
        /// A note.
        note   : bytes[0..40] tail
        /// Light ones are slow.
        rule 1 light { weight > 10 or speed == SLOW }
        /// A fast one is paid.
        rule 2 fast { speed != FAST or paid }
        /// Opens the parcel.
        cap key  : KEY with LOOK, TURN move
        /// Where it is left.
        cap door : DOOR with TURN copy optional
    }
    reply ours "where it is" {
        /// Which shelf.
        shelf : u32
        reserved 4
        /// It is not heavier than said.
        rule 1 holds given request { shelf <= request.weight }
    }
    failure FULL ours "why not" {
        /// Free shelves.
        free : u64
    }
    results { NOT_FOUND, FULL }
}

/// Lists labels.
idempotent op LABELS = 0x702 ours "the second" {
    request ours "which" {
        /// What is asked for.
        want  : care
        reserved 3
        /// Places in the list.
        picks : u32
        /// Which ones.
        ids   : u8[8]
        /// Bytes of a secret word.
        word  : secret bytes[8]
    }
    reply ours "the labels" {
        /// How many.
        count  : u16 count of labels
        reserved 6
        /// The labels.
        labels : records label[64]
    }
}

/// Something fell down.
notify FELL = 0x703 ours "the third" {
    /// Which shelf.
    shelf : u32
    reserved 4
} ack LEAVE
"""


@dataclass(frozen=True)
class Edit:
    """`changes` of DESK; the verdict on `role` of `op` then has these rules and this class ("" for the op as a whole)."""

    what: str
    op: str
    role: str
    rules: frozenset[str]
    wire: str
    changes: tuple[tuple[str, str], ...]
    first: str = ""
    back: bool = False  # from the edited schema to DESK

    @property
    def text(self) -> str:
        """The schema after it."""
        text = DESK
        for old, new in self.changes:
            assert text.count(old) == 1, (self.what, old, text.count(old))
            text = text.replace(old, new)
        return text


def edit(
    what: str, op: str, role: str, rules: str, wire: str, *changes: tuple[str, str], first: str = "", back: bool = False
) -> Edit:
    """An edit; `rules` are words."""
    return Edit(what, op, role, frozenset(rules.split()), wire, changes, first, back)


LAST = ("/// Something fell down.", """/// Asks nothing.
op ASK = 0x704 ours "one more" {
    request ours "nothing" { }
    reply ours "nothing" { }
}

/// Something fell down.""")
SIDE = "struct side ours \"both ends\" {\n    /// From, in millimetres.\n    low  : u16\n    /// To, in millimetres.\n    high : u16"
SWAPPED = SIDE.replace("low  : u16", "high : u16", 1)[:-len("high : u16")] + "low  : u16"
LEAVE_REQUEST = 'request ours "what there is to say of a parcel" {'
REPLY = 'reply ours "where it is" {\n        /// Which shelf.\n        shelf : u32\n        reserved 4'

RETIRED = (
    DESK[DESK.index("idempotent op LABELS") : DESK.index("/// Something fell")],
    "reserved " + DESK[DESK.index("op LABELS") : DESK.index('    reply ours "the labels"')] + "}\n\n",
)

EDITS = (
    # Where fields stand.
    edit("another name", "LEAVE", "request", "field-renamed", "same", ("weight : u32", "grams  : u32"),
         ("weight > 10", "grams > 10"), ("request.weight", "request.grams")),
    edit("two fields change places in a struct", "LEAVE", "request", "field-moved rule-changed", "breaking", (SIDE, SWAPPED)),
    edit("a wider field", "LEAVE", "request", "layout-changed field-moved body-resized data-retyped", "breaking",
         ("paid   : bool", "paid   : bool\n        /// More.\n        more   : u64")),
    edit("reserved bytes become a field", "LEAVE", "request", "reserved-taken", "loosened",
         ("slot   : slot of sender\n        reserved 4", "slot   : slot of sender\n        /// A mark.\n        mark : u32"),
         first="servers"),
    edit("reserved bytes of a reply, by a flag", "LABELS", "reply", "reserved-taken rule-added", "additive",
         ("    FRESH = 0x2\n", "    FRESH = 0x2\n    /// Tell the sum.\n    SUM = 0x4\n"),
         ("count  : u16 count of labels\n        reserved 6",
          "count  : u16 count of labels\n        reserved 2\n        /// All in all.\n        sum : u32"),
         ("labels : records label[64]",
          "labels : records label[64]\n        /// Only if asked.\n"
          "        rule 1 asked given request { request.want has SUM or sum == 0 }")),
    edit("a field becomes reserved", "LABELS", "request", "field-removed", "tightened",
         ("/// Places in the list.\n        picks : u32", "reserved 4"), first="clients"),
    edit("longer padded data", "LABELS", "request", "layout-changed body-resized field-moved reserved-taken", "breaking",
         ("ids   : u8[8]", "ids   : u8[16]")),
    # Numbers.
    edit("a wider range", "LEAVE", "request", "range-changed", "loosened", ("1..5000", "1..6000"), first="servers"),
    edit("a narrower range", "LEAVE", "request", "range-changed", "tightened", ("1..5000", "2..5000"), first="clients"),
    edit("more bytes in a tail", "LEAVE", "request", "count-changed length-changed", "loosened",
         ("bytes[0..40]", "bytes[0..41]"), first="servers"),
    edit("one more member", "LEAVE", "request", "member-added", "loosened",
         ("    FAST = 2\n", "    FAST = 2\n    /// At once.\n    NOW = 3\n"), first="servers"),
    edit("one member less", "LEAVE", "request", "member-removed rule-removed", "tightened",
         ("    SLOW = 1 default\n    /// Today.\n    FAST = 2\n", "    SLOW = 1 default\n"),
         ("        /// A fast one is paid.\n        rule 2 fast { speed != FAST or paid }\n", ""), first="clients"),
    edit("two members change numbers", "LEAVE", "request", "member-renumbered rule-changed", "breaking",
         ("SLOW = 1 default", "SLOW = 2 default"), ("FAST = 2", "FAST = 1")),
    edit("a member's name", "LEAVE", "request", "member-renamed", "same", ("RAIN = 1", "WET = 1")),
    edit("another default", "LEAVE", "request", "default-changed", "same", ("SLOW = 1 default", "SLOW = 1"),
         ("FAST = 2", "FAST = 2 default")),
    edit("an enum is opened", "LEAVE", "request", "enum-opened", "loosened", ("enum speed", "open enum speed"),
         first="servers"),
    edit("an enum is closed", "LEAVE", "request", "enum-closed", "tightened", ("open enum weather", "enum weather"),
         first="clients"),
    edit("one more bit", "LABELS", "request", "flag-added", "loosened",
         ("    FRESH = 0x2\n", "    FRESH = 0x2\n    /// It is loud.\n    LOUD = 0x4\n"), first="servers"),
    edit("one bit less", "LABELS", "request", "flag-removed", "tightened",
         ("    FRAGILE = 0x1\n    /// It spoils.\n    FRESH = 0x2\n", "    FRAGILE = 0x1\n"), first="clients"),
    edit("a bool becomes an integer", "LEAVE", "request", "number-retyped rule-changed", "loosened",
         ("paid   : bool", "paid   : u8 in 0..2"), ("speed != FAST or paid", "speed != FAST or paid > 0"), first="servers"),
    edit("a sign", "LABELS", "request", "number-retyped", "breaking", ("picks : u32", "picks : i32")),
    edit("another party's slot", "LEAVE", "request", "slot-space-changed", "breaking",
         ("slot of sender", "slot of receiver")),
    # Data.
    edit("a text becomes a path", "LEAVE", "request", "text-kind-changed length-changed", "tightened",
         ("text[0..12]", "path[12]"), first="clients"),
    edit("a path becomes a text", "LEAVE", "request", "text-kind-changed", "loosened", ("path[9]", "text[1..9]"),
         first="servers"),
    edit("a number becomes bytes", "LABELS", "request", "data-retyped", "breaking", ("picks : u32", "picks : bytes[4]")),
    edit("exact bytes are counted", "LABELS", "request", "data-form-changed length-changed reserved-taken", "breaking",
         ("reserved 3\n        /// Places in the list.\n        picks : u32",
          "/// Used bytes of the word.\n        used  : u8 count of word\n        reserved 2\n"
          "        /// Places in the list.\n        picks : u32"),
         ("secret bytes[8]", "secret bytes[0..8]")),
    edit("a shorter text", "LEAVE", "request", "length-changed", "tightened", ("text[0..12]", "text[1..12]"),
         first="clients"),
    edit("bytes are secret no more", "LABELS", "request", "secrecy-changed", "same", ("secret bytes[8]", "bytes[8]")),
    # Conditions.
    edit("a condition more", "LEAVE", "request", "rule-added", "tightened",
         ("        /// A fast one is paid.", "        /// Never so.\n        rule 3 odd { weight != 77 }\n        /// A fast one is paid."),
         first="clients"),
    edit("a condition less", "LEAVE", "request", "rule-removed", "loosened",
         ("        /// A fast one is paid.\n        rule 2 fast { speed != FAST or paid }\n", ""), first="servers"),
    edit("another bound in a condition", "LEAVE", "request", "rule-changed", "loosened",
         ("weight > 10 or", "weight > 9 or"), first="servers"),
    edit("the same condition in other words", "LEAVE", "request", "rule-changed", "same", ("weight > 10 or", "weight >= 11 or")),
    edit("other numbers of conditions", "LEAVE", "request", "rule-renumbered", "same",
         ("rule 1 light", "rule 4 light")),
    edit("a condition that reads the request", "LEAVE", "reply", "rule-changed", "unproven",
         ("shelf <= request.weight", "shelf <= request.weight + 1")),
    # Capabilities.
    edit("one capability more", "LEAVE", "request table", "cap-added", "loosened",
         ("TURN copy optional", "TURN copy optional\n        /// More.\n        cap more : KEY with LOOK move optional"),
         first="servers"),
    edit("one capability less", "LEAVE", "request table", "cap-removed", "tightened",
         ("        /// Where it is left.\n        cap door : DOOR with TURN copy optional\n", ""), first="clients"),
    edit("another kind", "LEAVE", "request table", "cap-kind-changed", "breaking", ("key  : KEY", "key  : DOOR")),
    edit("moved, not copied", "LEAVE", "request table", "cap-mode-changed", "breaking",
         ("TURN copy optional", "TURN move optional")),
    edit("fewer rights", "LEAVE", "request table", "cap-rights-changed", "loosened", ("LOOK, TURN move", "LOOK move"),
         first="servers"),
    edit("more rights", "LEAVE", "request table", "cap-rights-changed", "tightened",
         ("LOOK, TURN move", "LOOK, TURN, GIVE move"), first="clients"),
    edit("it must be there", "LEAVE", "request table", "cap-presence-changed", "tightened",
         ("TURN copy optional", "TURN copy"), first="clients"),
    edit("entries change places", "LEAVE", "request table", "cap-moved cap-kind-changed cap-mode-changed cap-rights-changed cap-presence-changed",
         "breaking",
         ("cap key  : KEY with LOOK, TURN move", "cap door : KEY with LOOK, TURN move"),
         ("cap door : DOOR with TURN copy optional", "cap key : KEY with TURN move optional")),
    edit("an entry's name", "LEAVE", "request table", "cap-renamed", "same", ("cap key ", "cap turn")),
    edit("who holds it afterwards", "LEAVE", "request table", "cap-fate-changed", "breaking",
         ("TURN copy optional", "TURN copy optional { handler_failed = receiver }")),
    # The op.
    edit("one op more", "ASK", "", "op-added", "additive", LAST),
    edit("an op is gone", "LABELS", "", "op-removed", "breaking",
         (DESK[DESK.index("/// Lists labels.") : DESK.index("/// Something fell")], "")),
    edit("another number", "LABELS", "", "op-renumbered", "breaking", ("0x702", "0x709")),
    edit("another name of an op", "TAGS", "", "op-renamed", "same", ("op LABELS", "op TAGS")),
    edit("an op retires", "LABELS", "", "op-retired idempotent-changed", "breaking", RETIRED),
    edit("an op is served again", "LABELS", "", "op-revived idempotent-changed", "loosened", RETIRED, first="servers",
         back=True),
    edit("a notification becomes an op", "FELL", "", "notify-changed ack-changed", "breaking",
         ('notify FELL = 0x703 ours "the third" {\n    /// Which shelf.\n    shelf : u32\n    reserved 4\n} ack LEAVE',
          'op FELL = 0x703 ours "the third" {\n    request ours "x y" {\n    /// Which shelf.\n    shelf : u32\n    reserved 4\n}\n'
          'reply ours "x y" { }\n}')),
    edit("acknowledged by another", "FELL", "", "ack-changed", "breaking", ("} ack LEAVE", "} ack LABELS")),
    edit("for tests only", "LABELS", "", "test-changed", "breaking", ("idempotent op LABELS", "test idempotent op LABELS")),
    edit("not to be repeated", "LABELS", "", "idempotent-changed", "same", ("idempotent op LABELS", "op LABELS")),
    edit("one result more", "LABELS", "", "result-added", "additive",
         ("labels : records label[64]\n    }", "labels : records label[64]\n    }\n    results { NOT_FOUND }")),
    edit("one result less", "LEAVE", "", "result-removed", "same", ("{ NOT_FOUND, FULL }", "{ FULL }")),
    edit("another result has the body", "LEAVE", "", "result-body-changed", "breaking",
         ("failure FULL ours", "failure NOT_FOUND ours")),
    edit("two results swap their numbers", "LEAVE", "", "result-renumbered result-body-changed", "breaking",
         ("NOT_FOUND = 3", "NOT_FOUND = 4"), ("FULL = 4", "FULL = 3")),
)
