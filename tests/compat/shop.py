"""A schema with every construct that makes C names. The tests of source verdicts edit it."""

from __future__ import annotations

SHOP = """// SPDX-License-Identifier: ISC

/// A shop.
schema shop {
    ops 0x700..0x70F
    results answer
    capabilities thing rights may
}

/// Most boxes.
const BOXES_MAX : u32 = 4 ours "x"

/// A floor that may be below.
const FLOOR : i32 = -2 ours "x"

/// How it ended.
enum answer : u32 ours "x" {
    /// Done.
    OK = 0 default
    /// Not allowed.
    DENIED = 1
    /// Malformed.
    INVALID_ARGUMENT = 2
    /// All gone.
    SOLD_OUT = 3
    /// Broken.
    INTERNAL = 6
    /// Unknown.
    UNSUPPORTED = 7
}

/// What can be handed over.
enum thing : u16 ours "x" {
    /// Nothing.
    NONE = 0 default
    /// A key.
    KEY = 1
    /// A letter.
    LETTER = 2
}

/// What may be done with it.
flags may : u32 ours "x" {
    /// Look.
    SEE = 0x1
    /// Pass on.
    GIVE = 0x2
}

/// A colour.
enum colour : u8 ours "x" {
    /// Red.
    RED = 1 default
    /// Blue.
    BLUE = 2
}

/// A box.
struct box ours "x" {
    /// How wide.
    width : u32
    /// How high.
    height : u32
}

/// A line of a list.
record line ours "x" {
    /// Price.
    price : u32
    /// Bytes of the label.
    label_length : u32 count of label
    /// The label.
    label : text[0..8] tail
}

/// A leaflet, of no op.
message leaflet part body ours "x" {
    /// The day.
    day : u64
}

/// Buys.
op BUY = 0x700 ours "x" {
    request ours "x" {
        /// How many.
        number : u32
        /// Below zero is possible.
        limit : i32
        /// Which box.
        box : box
        /// A mark.
        mark : bytes[8]
        /// Which colour.
        colour : colour
        /// Wrapped or not.
        wrapped : bool
        /// Who buys.
        buyer : text[0..12]
        /// Proof.
        key : secret bytes[16]
        /// The key.
        cap key : KEY with SEE copy
        /// Letters.
        cap letters : LETTER with SEE move [0..2]
    }
    reply ours "x" {
        /// What it cost.
        cost : u32
        reserved 4
        /// No more than asked.
        rule 1 not_more given request { cost <= request.number }
        /// The receipt.
        cap receipt : LETTER move optional
    }
    results { SOLD_OUT }
    failure SOLD_OUT ours "x" {
        /// When to come again.
        when : u64
    }
}

/// Lists.
op LIST = 0x701 ours "x" {
    request ours "x" {
        /// From where.
        start : u64
    }
    reply ours "x" {
        /// How many lines.
        count : u32 count of lines
        reserved 4
        /// The lines.
        lines : records line[64]
    }
}

/// Pings.
op PING = 0x702 ours "x" {
    request ours "x" { }
    reply ours "x" { }
}

/// Fills the shop.
test op FILL = 0x703 ours "x" {
    request ours "x" {
        /// How many.
        number : u64
    }
    reply ours "x" { }
}

/// Is given up.
reserved op RETURN_GOODS = 0x704 ours "x"

/// Says that a letter has come.
notify ARRIVED = 0x705 ours "x" {
    /// Number of the letter.
    letter : u64
} ack LIST

/// Brings a load.
op BRING = 0x706 ours "x" {
    request ours "x" {
        /// Number of the load.
        load : u64
        /// Pieces.
        pieces : u32
        reserved 4
    }
    reply ours "x" { }
}

/// Ends a load.
op END = 0x707 ours "x" {
    request ours "x" {
        /// Number of the load.
        load : u64
    }
    reply ours "x" { }
}

/// A load in pieces.
sequence delivery ours "x" {
    key load
    state {
        /// Pieces so far.
        pieces : u32
    }
    begin BRING {
        set pieces = request.pieces
    }
    commit END {
        /// Hour of the day.
        given hour : u32
        /// In the morning.
        rule 2 early { given.hour < 12 }
        rule 1 some { state.pieces > 0 }
    }
}
"""
