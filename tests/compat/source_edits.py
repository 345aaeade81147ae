"""Edits of the schema in shop.py, each with what it does to C code that uses the schema."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Mapping

from tests.compat.shop import SHOP

ADDED = "source-name-added"
GONE = "source-name-gone"
RENAMED = "source-name-renamed"
SHAPE = "source-shape"
SIGNATURE = "source-signature"
WIDTH = "source-width"
VALUE = "source-value"
FORM = "source-form"
GUARDED = "source-guarded"


@dataclass(frozen=True)
class Edit:
    """`old` in the text of SHOP becomes `new`; then `rules` are met, by owner. `also` are more such changes.

    `says` stands in one of the findings; `same` is what the comparison is told.
    """

    what: str
    old: str
    new: str
    rules: Mapping[str, set[str]]
    says: str = ""
    also: tuple[tuple[str, str], ...] = ()
    same: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The schema after it."""
        text = SHOP
        for old, new in ((self.old, self.new), *self.also):
            assert old in text, old
            text = text.replace(old, new)
        return text


EDITS = (
    Edit("a doc", "/// How many.", "/// How very many.", {}),
    Edit("a rule", "cost <= request.number", "cost < request.number", {}),
    Edit(
        "a rule has another number",
        "rule 1 not_more",
        "rule 9 not_more",
        {"op BUY": {VALUE}},
        says="constant IPC_SHOP_BUY_REPLY_RULE_NOT_MORE is now 9, it was 1",
    ),
    Edit(
        "a rule has another name",
        "rule 1 not_more",
        "rule 1 in_budget",
        {"op BUY": {RENAMED}},
        says="constant IPC_SHOP_BUY_REPLY_RULE_NOT_MORE is now called IPC_SHOP_BUY_REPLY_RULE_IN_BUDGET",
    ),
    Edit("a rule has another name and number", "rule 1 not_more", "rule 9 in_budget", {"op BUY": {GONE, ADDED}}),
    Edit(
        "a rule comes",
        "rule 1 not_more",
        "rule 2 even given request { cost % 2 == request.number % 2 }\n        /// R.\n        rule 1 not_more",
        {"op BUY": {ADDED}},
        says="constant IPC_SHOP_BUY_REPLY_RULE_EVEN is new",
    ),
    Edit(
        "a rule of a step has another name",
        "rule 1 some",
        "rule 1 any_piece",
        {"sequence delivery": {RENAMED}},
        says="is now called IPC_SHOP_DELIVERY_",
    ),
    Edit("a narrower field", "start : u64", "start : u64 in 0..9", {}),
    Edit(
        "two fields change places",
        "width : u32\n    /// How high.\n    height : u32",
        "height : u32\n    /// How high.\n    width : u32",
        {},
    ),
    Edit("an op gets a longer body", "start : u64", "start : u64\n        reserved 8", {}),
    Edit(
        "a field in reserved bytes",
        "pieces : u32\n        reserved 4",
        "pieces : u32\n        /// Weight.\n        weight : u32",
        {"op BRING": {ADDED}},
        says="member ipc_shop_bring_request.weight is new",
    ),
    Edit(
        "a field is renamed",
        "height : u32",
        "tallness : u32",
        {"struct box": {RENAMED}},
        says="member ipc_shop_box.height is now called tallness",
    ),
    Edit(
        "a field that the reply reads is renamed",
        "number : u32",
        "amount : u32",
        {"op BUY": {RENAMED}},
        says="member ipc_shop_buy_given.number is now called amount",
        also=(("request.number", "request.amount"),),
    ),
    Edit(
        "a field is renamed and wider",
        "day : u64",
        "date : i64",
        {"message leaflet": {ADDED, GONE}},
        says="member ipc_shop_leaflet.day is gone",
    ),
    Edit(
        "a field is dropped",
        "pieces : u32\n        reserved 4",
        "reserved 8",
        {"op BRING": {GONE}},
        also=(("set pieces = request.pieces", "set pieces = 1"),),
    ),
    Edit(
        "a text is renamed with its length",
        "buyer :",
        "customer :",
        {"op BUY": {RENAMED}},
        says="member ipc_shop_buy_request.buyer_length is now called customer_length",
    ),
    Edit(
        "u32 to u64",
        "price : u32",
        "price : u64",
        {"record line": {WIDTH}},
        says="member ipc_shop_line.price is now uint64_t, it was uint32_t",
        also=(
            ("label_length : u32 count of label", "label_length : u32 count of label\n    reserved 4"),
        ),
    ),
    Edit("unsigned to signed", "start : u64", "start : i64", {"op LIST": {WIDTH}}),
    Edit("a bool to a number", "wrapped : bool", "wrapped : u8", {"op BUY": {WIDTH}}),
    Edit("an enum to another of its width", "colour : colour", "colour : u8", {}),
    Edit(
        "a number to bytes",
        "day : u64",
        "day : bytes[8]",
        {"message leaflet": {SHAPE}},
        says="member ipc_shop_leaflet.day is now uint8_t[8], it was uint64_t",
    ),
    Edit("a number to a struct", "day : u64", "day : box", {"message leaflet": {SHAPE}}),
    Edit(
        "a struct in front of a field",
        "load : u64\n        /// Pieces",
        "load : u64\n        /// Box.\n        box : box\n        /// Pieces",
        {"op BRING": {ADDED}},
    ),
    Edit("bytes to an array", "mark : bytes[8]", "mark : u32[2]", {"op BUY": {SHAPE}}),
    Edit(
        "longer bytes",
        "mark : bytes[8]",
        "mark : bytes[16]",
        {"op BUY": {SHAPE}},
        says="member ipc_shop_buy_request.mark is now uint8_t[16], it was uint8_t[8]",
    ),
    Edit(
        "text to bytes",
        "buyer : text[0..12]",
        "buyer : bytes[14]",
        {"op BUY": {GONE, SHAPE}},
        says="member ipc_shop_buy_request.buyer is now uint8_t[14], it was const char *",
    ),
    Edit("text to a path", "buyer : text[0..12]", "buyer : path[1..12]", {}),
    Edit("a longer text", "buyer : text[0..12]", "buyer : text[0..28]", {}),
    Edit(
        "a tail of text to one of bytes",
        "label : text[0..8] tail",
        "label : bytes[0..8] tail",
        {"record line": {SHAPE}},
        says="member ipc_shop_line.label is now const uint8_t *, it was const char *",
    ),
    Edit(
        "a member is renamed",
        "BLUE = 2",
        "NAVY = 2",
        {"enum colour": {RENAMED}},
        says="constant IPC_SHOP_COLOUR_BLUE is now called IPC_SHOP_COLOUR_NAVY",
    ),
    Edit("a member is added", "BLUE = 2", "BLUE = 2\n    /// Green.\n    GREEN = 3", {"enum colour": {ADDED}}),
    Edit("a member is dropped", "    /// Blue.\n    BLUE = 2\n", "", {"enum colour": {GONE}}),
    Edit(
        "a member has another value",
        "BLUE = 2",
        "BLUE = 3",
        {"enum colour": {VALUE}},
        says="constant IPC_SHOP_COLOUR_BLUE is now 3, it was 2",
    ),
    Edit("a bit has another value", "GIVE = 0x2", "GIVE = 0x4", {"flags may": {VALUE}}),
    Edit(
        "two members change their values",
        "RED = 1 default\n    /// Blue.\n    BLUE = 2",
        "BLUE = 1 default\n    /// Blue.\n    RED = 2",
        {"enum colour": {VALUE}},
    ),
    Edit(
        "an enum with values that no int holds",
        "    BLUE = 2",
        "    BLUE = 2\n    /// Far.\n    FAR = 0xFFFF_FFFF",
        {"enum colour": {ADDED, FORM, GONE}, "op BUY": {WIDTH}},
        says="constant IPC_SHOP_COLOUR_RED is now a macro, it was a member of a C enum",
        also=(
            ("enum colour : u8", "enum colour : u32"),
            ("buyer : text[0..12]", "reserved 3\n        /// Buyer.\n        buyer : text[0..14]"),
        ),
    ),
    Edit(
        "an enum is renamed",
        "enum colour",
        "enum paint",
        {"enum colour>enum paint": {RENAMED}},
        also=(("colour : colour", "colour : paint"),),
    ),
    Edit(
        "a constant is changed",
        "BOXES_MAX : u32 = 4",
        "BOXES_MAX : u32 = 8",
        {"const BOXES_MAX": {VALUE}},
        says="constant IPC_SHOP_BOXES_MAX is now 8, it was 4",
    ),
    Edit("a constant is wider", "BOXES_MAX : u32 = 4", "BOXES_MAX : u64 = 4", {"const BOXES_MAX": {WIDTH}}),
    Edit(
        "a constant is renamed",
        "BOXES_MAX",
        "CRATES_MAX",
        {"const BOXES_MAX>const CRATES_MAX": {RENAMED}},
        says="constant IPC_SHOP_BOXES_MAX is now called IPC_SHOP_CRATES_MAX",
    ),
    Edit(
        "a constant is dropped",
        '/// A floor that may be below.\nconst FLOOR : i32 = -2 ours "x"\n',
        "",
        {"const FLOOR>": {GONE}},
    ),
    Edit(
        "a constant is added",
        "const FLOOR",
        'const ROOF : i32 = 9 ours "x"\n\n/// Floor.\nconst FLOOR',
        {">const ROOF": {ADDED}},
    ),
    Edit(
        "a struct is renamed",
        "struct box",
        "struct crate",
        {"struct box>struct crate": {RENAMED}},
        says="struct ipc_shop_box is now called ipc_shop_crate",
        also=(("box : box", "box : crate"),),
    ),
    Edit(
        "a record is renamed",
        "record line",
        "record row",
        {"record line>record row": {RENAMED}},
        says="function ipc_shop_line_next is now called ipc_shop_row_next",
        also=(("records line", "records row"),),
    ),
    Edit(
        "an op is renamed",
        "BRING",
        "FETCH",
        {"op BRING>op FETCH": {RENAMED}, "sequence delivery": {RENAMED}},
        says="names changed alike: ipc_shop_bring_request_init is now called ipc_shop_fetch_request_init",
    ),
    Edit(
        "an op is renamed and changed",
        "PING",
        "PONG",
        {"op PING>op PONG": {ADDED, GONE, RENAMED}},
        also=(('request ours "x" { }', 'request ours "x" {\n        /// Now.\n        now : u64\n    }'),),
        same={"op PING": "op PONG"},
    ),
    Edit("an op has another number", "PING = 0x702", "PING = 0x708", {"op PING": {VALUE}}),
    Edit(
        "an op is dropped",
        '/// Pings.\nop PING = 0x702 ours "x" {\n    request ours "x" { }\n    reply ours "x" { }\n}\n',
        "",
        {"op PING>": {GONE}},
        says="names are gone: IPC_SHOP_OP_PING, IPC_SHOP_PING_ABI_ID, IPC_SHOP_PING_REQUEST_SIZE and",
    ),
    Edit(
        "an op is added",
        "/// Pings.",
        '/// Pongs.\nop PONG = 0x708 ours "x" {\n    request ours "x" { }\n    reply ours "x" { }\n}\n\n/// Pings.',
        {">op PONG": {ADDED}},
        says="names are new: IPC_SHOP_OP_PONG",
    ),
    Edit(
        "an op is reserved",
        'op PING = 0x702 ours "x" {\n    request ours "x" { }\n    reply ours "x" { }\n}',
        'reserved op PING = 0x702 ours "x"',
        {"op PING": {GONE}},
    ),
    Edit(
        "an op is for tests",
        "op PING",
        "test op PING",
        {"op PING": {GUARDED}},
        says="function ipc_shop_ping is there only where IPC_TEST_OPS is defined",
    ),
    Edit(
        "an op is for tests no more",
        "test op FILL",
        "op FILL",
        {"op FILL": {ADDED}},
        says="function ipc_shop_fill is there in every build now",
    ),
    Edit(
        "a reply gets a body",
        'load : u64\n    }\n    reply ours "x" { }',
        'load : u64\n    }\n    reply ours "x" {\n        /// Sum.\n        sum : u64\n    }',
        {"op END": {ADDED, SIGNATURE}},
    ),
    Edit(
        "a failure body goes",
        '    failure SOLD_OUT ours "x" {\n        /// When to come again.\n        when : u64\n    }\n',
        "",
        {"op BUY": {GONE, SIGNATURE}},
    ),
    Edit(
        "a capability is added to others",
        "        /// Letters.\n",
        "        /// Another key.\n        cap other : KEY copy\n        /// Letters.\n",
        {"op BUY": {ADDED}},
        says="member ipc_shop_buy_request_caps.other is new",
    ),
    Edit(
        "a capability where there was none",
        "        start : u64\n",
        "        start : u64\n        /// Key.\n        cap key : KEY copy\n",
        {"op LIST": {ADDED, SIGNATURE}},
    ),
    Edit("a capability is renamed", "cap receipt", "cap proof", {"op BUY": {RENAMED}}),
    Edit(
        "more capabilities of a list",
        "LETTER with SEE move [0..2]",
        "LETTER with SEE move [0..3]",
        {"op BUY": {SHAPE}},
    ),
    Edit("a capability becomes a list", "LETTER move optional", "LETTER move [0..2]", {"op BUY": {ADDED, SHAPE}}),
    Edit(
        "a body gets a tail",
        "mark : bytes[8]",
        "mark : u64",
        {"op BRING": {ADDED, GONE}, "op BUY": {SHAPE}},
        also=(
            (
                "pieces : u32\n        reserved 4",
                "pieces : u32\n        /// Size.\n        size : u32 count of data\n"
                "        /// Data.\n        data : bytes[0..8] tail",
            ),
        ),
    ),
    Edit(
        "a given value is wider",
        "given hour : u32",
        "given hour : u64",
        {"sequence delivery": {WIDTH}},
        says="takes uint64_t where it took uint32_t",
    ),
    Edit(
        "a given value is added",
        "        /// Hour of the day.",
        "        /// Day.\n        given day : u32\n        /// In time.\n"
        "        rule 3 day { given.day > 0 }\n        /// Hour of the day.",
        {"sequence delivery": {SIGNATURE, ADDED}},
    ),
    Edit(
        "the state has one more field",
        "        /// Pieces so far.",
        "        /// Weight so far.\n        weight : u64\n        /// Pieces so far.",
        {"sequence delivery": {ADDED}},
    ),
    Edit(
        "a notification is renamed",
        "ARRIVED",
        "LANDED",
        {"notify ARRIVED>notify LANDED": {RENAMED}},
        says="ipc_shop_landed_init",
    ),
    Edit("more numbers for ops", "ops 0x700..0x70F", "ops 0x700..0x71F", {"schema": {VALUE}}),
    Edit(
        "an enum is added",
        "struct box",
        'enum may_be : u8 ours "x" {\n    /// A.\n    A = 1\n}\n\n/// Box.\nstruct box',
        {">enum may_be": {ADDED}},
    ),
    Edit(
        "an op becomes a notification",
        'op END = 0x707 ours "x" {\n    request ours "x" {\n        /// Number of the load.\n        load : u64\n'
        '    }\n    reply ours "x" { }\n}',
        'notify END = 0x707 ours "x" {\n    /// Number of the load.\n    load : u64\n} ack LIST',
        {"notify END": {ADDED, GONE, SIGNATURE}, "sequence delivery": {ADDED, GONE, RENAMED}, "op FILL": {RENAMED}},
        also=(
            (
                "    commit END {\n        /// Hour of the day.\n        given hour : u32\n"
                "        /// In the morning.\n        rule 2 early { given.hour < 12 }\n"
                "        rule 1 some { state.pieces > 0 }\n    }\n",
                "    commit FILL {\n        rule 1 some { state.pieces > 0 }\n    }\n",
            ),
            ("/// How many.\n        number : u64", "/// Load.\n        load : u64"),
        ),
    ),
    Edit(
        "a struct becomes a record of the same name",
        "struct box ours \"x\" {\n    /// How wide.\n    width : u32\n    /// How high.\n    height : u32\n}",
        "record box ours \"x\" {\n    /// How wide.\n    width : u32\n    /// How high.\n"
        "    height : u32 count of label\n    /// The label.\n    label : text[0..8] tail\n}",
        {"record box": {ADDED}, "op BUY": {SHAPE}},
        also=(("box : box", "box : u64"),),
    ),
)
