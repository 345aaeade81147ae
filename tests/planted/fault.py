"""What a planted fault is. The tables are in the modules beside this one; run.py plants them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """In `path`, `find` (which must stand there exactly once) becomes `replace`, and `test` must fail.

    A test is named as in meson, or in full as unittest wants it: tests.arch.test_link.Link.test_x86_64_lacks_nothing;
    or it is a Python file under tests/ with its arguments, that ends with 1 where something is wrong with the code and
    with another status where it could not tell.
    """

    name: str
    path: str
    find: str
    replace: str
    test: str
