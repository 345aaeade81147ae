"""Names and sentences in, the words that carry meaning out: what the rules about names, docs and reasons compare."""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z0-9]+(?:'[a-z]+)?")

# Words that say nothing by themselves, in a doc or in a reason.
FILLER = frozenset(
    "a an and any as at be been by does each for from given gives had has have her here his in into is it its itself "
    "may of on one or shall such that the their them there these they this to was were which will with".split()
)

# Words with which a reason says no more than that there is one.
EMPTY_REASON = FILLER | frozenset(
    "above added anything arbitrary because below best better choice choices choose chose chosen convenience "
    "convenient decided decision default defined design example fine fixme good invented just like made make makes "
    "must need needed needs new nice no number numbers obvious obviously ok our ours own reason reasons reasonable "
    "require required requires right see seems selected sense should simple simply so some something standard tbd "
    "todo up us use used useful usual value values want wanted we well whatever why xxx yes".split()
)


def words(text: str) -> tuple[str, ...]:
    """The words of a sentence or of a name, in small letters and without the s of a plural."""
    return tuple(_stem(word) for word in _WORD.findall(text.replace("_", " ").lower()))


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def without(text: str, *others: frozenset[str] | set[str]) -> tuple[str, ...]:
    """The words of a text that are in none of the sets; both are compared without their plural."""
    known = {_stem(word) for other in others for word in other}
    return tuple(word for word in words(text) if word not in known)
