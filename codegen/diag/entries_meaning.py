"""Diagnostics 04 rules, 05 ops and capabilities, 06 sequences, 07 examples and vectors, 08 docs, 09 what is accepted.

See catalog.py.
"""

from __future__ import annotations

from codegen.diag.entry import Entry

MEANING: dict[str, Entry] = {
    "IPC0401": Entry(
        "rule number {number} is already used",
        "Rules of one block or step have different numbers: the number is in the verdict.",
    ),
    "IPC0402": Entry(
        "a rule number lies in 1..{most}",
        "The verdict has 6 bits for the rule; 0 is the field's own check.",
    ),
    "IPC0403": Entry(
        "rule '{name}' is already defined",
        "Rules of one block or step have different names.",
    ),
    "IPC0404": Entry(
        "this is not {want}",
        "A rule is a condition over numbers: == != < <= > >=, has, in, and, or, not, any, all, ascending, disjoint.",
    ),
    "IPC0405": Entry(
        "signed and unsigned numbers don't mix",
        "Both sides of an operator are unsigned (0..2^64-1) or both signed (-2^63..2^63-1).",
    ),
    "IPC0406": Entry(
        "there is no '{name}' here",
        "A rule sees the fields of its own block, constants, and members of the enum on the other side of a "
        "comparison; steps of a sequence see request., state. and given.",
    ),
    "IPC0407": Entry(
        "'{name}' is not an array",
        "The words any, all, ascending and disjoint look at the elements of an array.",
    ),
    "IPC0408": Entry(
        "'has' stands between flags and members of the same flags type",
        "`flags has READ | WRITE` holds when all the bits are set.",
    ),
    "IPC0409": Entry(
        "this is always true or always false",
        "A comparison that the types decide alone checks nothing.",
    ),
    "IPC0410": Entry(
        "only the rules of a reply can be 'given request'",
        "A reply may depend on the scalars of its request; nothing else sees two messages at once.",
    ),
    "IPC0411": Entry(
        "{first} and {second} could give the same verdict",
        "A verdict names one check: class, offset, rule number and part together.",
    ),
    "IPC0412": Entry(
        "the right side of % is a constant of at least 1, the left side unsigned",
        "A remainder is asked of a known divisor.",
    ),
    "IPC0413": Entry(
        "round_up and round_down take an unsigned number and a power of two",
        "It is written round_up(value, 4096): the unit is a constant.",
    ),
    "IPC0414": Entry(
        "ascending takes an array's integer field, disjoint an array, a start and a size",
        "They are written ascending(segments.vaddr) and disjoint(segments, vaddr, mem_size); start and size stand in "
        "the names of the element's own fields.",
    ),
    "IPC0415": Entry(
        "an element by its index is for sequences only",
        "Rules of a message look at all elements; a sequence may look at the one its state points to.",
    ),
    "IPC0416": Entry(
        "these byte strings have different lengths",
        "Hashes and byte strings compare when both have one length.",
    ),
    "IPC0417": Entry(
        "'{name}' is not a scalar of the request",
        "Only scalars of the request are kept beside a deferred reply.",
    ),
    "IPC0501": Entry(
        "op '{name}' has no {role}",
        "An op says what it sends and what it gets back, even if a body is empty.",
        "write '{role} ours \"why it is empty\" {{ }}'",
    ),
    "IPC0502": Entry(
        "reserved op '{name}' can't have {role}",
        "A reserved op is answered DENIED: it has no success to encode. It may keep its old request body.",
    ),
    "IPC0503": Entry(
        "'{name}' is not a member of {enum}",
        "Results are members of the schema's result enum.",
    ),
    "IPC0504": Entry(
        "every op has '{name}' anyway",
        "OK, DENIED, INVALID_ARGUMENT, UNSUPPORTED and INTERNAL need not be listed.",
        "delete it",
    ),
    "IPC0505": Entry(
        "a message carries at most {most} capabilities",
        "The transfer table has room for eight entries.",
    ),
    "IPC0506": Entry(
        "a list of capabilities is [0..n], the last entry, and not 'optional' besides",
        "Only the last entry of a table can vary in number.",
    ),
    "IPC0508": Entry(
        "the fate at '{moment}' is not the schema's to choose",
        "The transport and the receive loop settle every moment but handler_failed and, of a request, reply_refused.",
        "the schema chooses at {chosen}",
    ),
    "IPC0509": Entry(
        "there is no op '{name}' that could acknowledge this",
        "A notification is acknowledged by an op of the same schema.",
    ),
    "IPC0510": Entry(
        "op '{name}' has no number range to lie in",
        "A schema with ops says where their numbers lie.",
        "write 'ops LOW..HIGH' in the schema head",
    ),
    "IPC0511": Entry(
        "a reserved op has no other modifier, and none stands twice",
        "The words reserved, test and idempotent say how an op is served; a reserved one is not served.",
    ),
    "IPC0512": Entry(
        "'{name}' is not a result of this op",
        "A failure body belongs to results that the op lists.",
    ),
    "IPC0513": Entry(
        "this needs a '{line}' line in the schema head",
        "The head names the enum of results and the enums of capability kinds and rights; the compiler knows "
        "none of its own.",
    ),
    "IPC0514": Entry(
        "{enum} lacks {missing}",
        "Every op has OK, DENIED, INVALID_ARGUMENT, UNSUPPORTED and INTERNAL.",
    ),
    "IPC0515": Entry(
        "an op range is LOW..HIGH with 1 <= LOW <= HIGH <= 0xffffffff",
        "Op 0 of every endpoint is ABI_QUERY.",
    ),
    "IPC0516": Entry(
        "only requests, replies and notifications carry capabilities",
        "A header, a table and a failure carry none.",
    ),
    "IPC0518": Entry(
        "a message is part of 'header', 'table' or 'body'",
        "The part is in the verdicts of its checks.",
    ),
    "IPC0519": Entry(
        "op '{name}' has two bodies for '{role}'",
        "An op has one request, one reply and one failure body.",
    ),
    "IPC0520": Entry(
        "'{name}' is listed twice",
        "A result is listed once.",
    ),
    "IPC0521": Entry(
        "a fate is 'sender', 'receiver' or 'dropped'",
        "After each moment the capability is the sender's, the receiver's, or gone.",
    ),
    "IPC0522": Entry(
        "the result '{name}' is {value}, and an op lists none above {most}",
        "Which results an op may have is a mask of 32 bits in the generated client and server.",
        "give it a smaller number",
    ),
    "IPC0523": Entry(
        "'{name}' is moved, so that it can't be the sender's again",
        "A refusal moves nothing back: the receiver keeps what was moved to it, or drops it. The sender of a copy "
        "still has its own.",
        "write 'receiver' or 'dropped'",
    ),
    "IPC0524": Entry(
        "{enum} has {found}",
        "The runtime itself answers with the results that every op has, by the numbers of wire.result.",
        "the runtime says {wanted}",
    ),
    "IPC0601": Entry(
        "a sequence starts with one 'begin' and has a 'commit'",
        "A sequence begins once, and ends by commit, by a refusal under its own key, or by an abort.",
    ),
    "IPC0602": Entry(
        "'{name}' is no op with a request",
        "Each step of a sequence is the request of an op of the same schema.",
    ),
    "IPC0603": Entry(
        "'{name}' is already a step",
        "An op is one step of a sequence.",
    ),
    "IPC0604": Entry(
        "the request of '{op}' has no unsigned integer '{key}' of the key's type",
        "Every step's request carries the key.",
    ),
    "IPC0605": Entry(
        "the state has no '{name}'",
        "`set` writes a state field.",
    ),
    "IPC0606": Entry(
        "this can't be stored in '{name}'",
        "A scalar takes a number; an array or hash takes a whole array or hash of the same shape.",
    ),
    "IPC0607": Entry(
        "'{name}' is no step of this sequence",
        "A script plays the steps of its own sequence.",
    ),
    "IPC0608": Entry(
        "'{name}' can't be kept as state",
        "State is integers, bool, enums, flags, hashes, structs and arrays; active, arrival and the key have "
        "their place already.",
    ),
    "IPC0609": Entry(
        "'{kind}' ends the sequence, so it has nothing to set",
        "State is gone after commit and abort.",
    ),
    "IPC0701": Entry(
        "there is no field '{name}' here",
        "An example fills the fields of its message.",
    ),
    "IPC0702": Entry(
        "expected {want}",
        "A value in an example fits the type of its field.",
    ),
    "IPC0703": Entry(
        "example '{name}' is refused: {verdict}",
        "An example is an accepted body.",
    ),
    "IPC0704": Entry(
        "'{name}' needs an example: the ordinary values break its rules",
        "The vectors need an accepted body to start from.",
        "add 'example \"ordinary\" {{ ... }}' with values that keep the rules",
    ),
    "IPC0705": Entry(
        "no refusing body was found for rule {number} of '{name}'",
        "Every rule has a vector that it refuses, found by changing an accepted body in one or two places.",
        "add an example from which one change breaks rule {number} alone",
    ),
    "IPC0706": Entry(
        "example '{name}' is refused at step {step}: {verdict}",
        "Each step of an example of a sequence is accepted.",
    ),
    "IPC0707": Entry(
        "no refusing run was found for rule {number} of step '{step}'",
        "Every guard has a run that it refuses, found by changing one value of an example.",
        "add an example from which one change breaks rule {number} alone",
    ),
    "IPC0708": Entry(
        "'{name}' is empty or already names an example here",
        "Examples of one message have different names: the vectors carry them.",
    ),
    "IPC0801": Entry(
        "{what} has no doc comment",
        "Every schema, type, op, field and member has one sentence that says meaning, unit and owner. It "
        "becomes the C comment.",
        "write '/// ...' on the line before",
    ),
    "IPC0802": Entry(
        "this says neither 'from' nor 'ours'",
        'Every number, name and body says where it comes from: from "seed: ..." quotes a publication, ours '
        '"..." gives our reason.',
        "write 'ours \"the reason\"' or 'from \"the source\"'",
    ),
    "IPC0803": Entry(
        "'{word}' gives no reason",
        "A choice of ours carries its reason, a published number its source; so do kept numbers, waivers and "
        "allowances.",
        "write it in double quotes",
    ),
    "IPC0901": Entry(
        "this waiver names no release",
        "A waiver accepts a break against one release, the one whose statements stand in idl/released under that "
        "name; a later release needs a waiver of its own.",
        "write the release's name in the quotes",
    ),
    "IPC0902": Entry(
        "a break of '{name}' against '{release}' is already waived",
        "One waiver accepts every break of an op or type against a release, with one reason.",
        "delete one of the two",
    ),
    "IPC0903": Entry(
        "'{rule}' is already allowed {where}",
        "A lint rule is switched off once for the whole schema, or once at a place.",
        "delete one of the two",
    ),
    "IPC0911": Entry(
        "'{name}' can't change like this after release {release}: {why}",
        "After a release the set of accepted bodies never shrinks and no byte changes its meaning; servers send no "
        "more members of a closed type than before. Whatever needs that is a new op, and the old one stays.",
        "keep it and add a new op, or accept the break: waive {old} in \"{release}\" \"the reason\"",
    ),
    "IPC0912": Entry(
        "the waiver of '{name}' in '{release}' accepts nothing: {why}",
        "A waiver is for one break against the release that stands in idl/released. Once that release is over, or the "
        "break is gone, so is the waiver.",
        "delete it",
    ),
    "IPC0913": Entry(
        "the schema '{name}' of release {release} is gone",
        "The numbers of a released schema are never used again, so the schema stays, with its ops reserved.",
        "keep it, with its ops reserved: their numbers are never used again",
    ),
}
