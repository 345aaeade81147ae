"""A revision, a folder or the work tree in; the files of one side of a review out, each read when it is needed.

A side is what stands in idl/, generated/ and codegen/. Its files are known by content before any is read, so that of
a whole ABI only what differs is read. Besides `command`, only this module reads files and starts git.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

TREES = ("idl", "generated", "codegen")
_LEFT_OUT = ("__pycache__",)
_PLAIN = {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
_QUIET = {**_PLAIN, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}


class SideError(Exception):
    """What the user can mend: one line."""


@dataclass(frozen=True)
class Side:
    """`files` gives for each path, with `/`, a word that is equal where the contents are."""

    label: str
    files: Mapping[str, str]
    fetch: Callable[[Iterable[str]], Mapping[str, bytes]]

    def data(self, paths: Iterable[str]) -> dict[str, bytes]:
        """The contents of those of the files that this side has."""
        return dict(self.fetch(sorted(set(paths) & set(self.files))))

    def texts(self, paths: Iterable[str]) -> dict[str, str]:
        """`data` as text; SideError for what is not UTF-8."""
        found = {}
        for path, data in self.data(paths).items():
            try:
                found[path] = data.decode("utf-8")
            except UnicodeDecodeError:
                raise SideError(f"can't read '{path}' of {self.label}: it is not UTF-8") from None
        return found


def sides(names: tuple[str, ...], tree: str) -> tuple[Side, Side]:
    """The two sides that the words of the command line name; SideError where there are none."""
    if len(names) == 2:
        base, head = names
    elif os.path.isdir(names[0]):
        base, head = names[0], ""
    elif "..." in names[0]:
        left, _, head = names[0].partition("...")
        head = head or "HEAD"
        base = _merge_base(tree, left or "HEAD", head)
    elif ".." in names[0]:
        base, _, head = names[0].partition("..")
        base, head = base or "HEAD", head or "HEAD"
    else:
        base, head = names[0], ""
    found = (_side(base, tree), _side(head, tree) if head else _of_folder(tree, "work tree"))
    for side in found:
        if not any(path.endswith((".ipc", ".abi.txt")) for path in side.files):
            raise SideError(f"there is neither a schema in idl/ nor a statement in generated/ of {side.label}")
    return found


def _side(name: str, tree: str) -> Side:
    if os.path.isdir(name) and any(os.path.isdir(os.path.join(name, inner)) for inner in TREES):
        return _of_folder(name, name.rstrip("/") or name)
    if os.path.isdir(name) and ("/" in name or name in (".", "..")):
        raise SideError(f"there is neither idl/ nor generated/ in '{name}'")
    return _of_revision(name, tree)


# Folders.


def _of_folder(folder: str, label: str) -> Side:
    contents: dict[str, bytes] = {}
    for tree in TREES:
        for path in _walk(folder, tree):
            contents[path] = _read(os.path.join(folder, path))
    files = {path: hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest() for path, data in contents.items()}
    return Side(label, files, lambda paths: {path: contents[path] for path in paths})


def _walk(folder: str, tree: str) -> Iterable[str]:
    for inner, folders, names in os.walk(os.path.join(folder, tree)):
        folders[:] = sorted(name for name in folders if name not in _LEFT_OUT and not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(inner, name)
            if not name.startswith(".") and not name.endswith(".pyc") and os.path.isfile(path):
                yield os.path.relpath(path, folder).replace(os.sep, "/")


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise SideError(f"can't read '{path}': {error.strerror}") from None


# Revisions.


def _git(tree: str, *words: str, given: bytes = b"") -> tuple[int, bytes, str]:
    """Exit status, output, the line of what git complains about. Nothing that it does here depends on configuration,
    but for whose repositories it trusts."""
    command = ["git", "-C", tree, "--no-pager", "--literal-pathspecs", *words]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False, env={**os.environ, **_PLAIN})
    except FileNotFoundError:
        raise SideError("git is not installed; two folders can be reviewed without it, but for the raw diff") from None
    said = done.stderr.decode("utf-8", "backslashreplace").strip().splitlines()
    fatal = next((line.removeprefix("fatal: ") for line in said if line.startswith("fatal: ")), "")
    return done.returncode, done.stdout, fatal or (said[-1] if said else "")


def _tree_of(name: str, tree: str) -> str:
    status, out, said = _git(tree, "rev-parse", "--verify", "--end-of-options", name + "^{tree}")
    if status:
        if "not a git repository" in said:
            raise SideError(f"'{name}' is no folder, and '{tree}' is in no git repository")
        if "dubious ownership" in said:
            raise SideError(f"git does not trust '{tree}': {said}")
        raise SideError(f"there is no revision '{name}', and no folder of that name with idl/ or generated/")
    return out.decode("ascii").strip()


def _merge_base(tree: str, left: str, right: str) -> str:
    for name in (left, right):
        _tree_of(name, tree)
    status, out, _ = _git(tree, "merge-base", "--", left, right)
    if status:
        raise SideError(f"'{left}' and '{right}' have nothing in common")
    return out.decode("ascii").split()[0]


def _of_revision(name: str, tree: str) -> Side:
    root = _tree_of(name, tree)
    status, out, said = _git(tree, "ls-tree", "-r", "-z", "--full-tree", root)
    prefix_status, prefix, _ = _git(tree, "rev-parse", "--show-prefix")
    if status or prefix_status:
        raise SideError(f"can't read revision '{name}': {said}")
    inside = prefix.decode("utf-8", "surrogateescape").strip()
    files: dict[str, str] = {}
    for entry in out.split(b"\0"):
        head, _, raw = entry.partition(b"\t")
        words = head.split()
        path = raw.decode("utf-8", "surrogateescape")
        if len(words) == 3 and words[1] == b"blob" and words[0] != b"120000" and path.startswith(inside):
            path = path.removeprefix(inside)
            if path.split("/")[0] in TREES and not any(part.startswith(".") for part in path.split("/")):
                files[path] = words[2].decode("ascii")

    known: dict[str, bytes] = {}

    def fetch(paths: Iterable[str]) -> Mapping[str, bytes]:
        asked = set(paths)
        known.update(_blobs(tree, {path: files[path] for path in sorted(asked - set(known))}))
        return {path: known[path] for path in asked}

    return Side(_shown(name), files, fetch)


def _shown(name: str) -> str:
    """A revision as a page calls it: an object's number as short as people write it."""
    return name[:12] if len(name) in (40, 64) and not set(name) - set("0123456789abcdef") else name


def _blobs(tree: str, wanted: Mapping[str, str]) -> dict[str, bytes]:
    """Many blobs by one git."""
    if not wanted:
        return {}
    asked = list(dict.fromkeys(wanted.values()))
    status, out, said = _git(tree, "cat-file", "--batch", given="".join(f"{id_}\n" for id_ in asked).encode("ascii"))
    if status:
        raise SideError(f"git can't read its objects: {said}")
    found: dict[str, bytes] = {}
    at = 0
    for id_ in asked:
        end = out.index(b"\n", at)
        words = out[at:end].split()
        if len(words) != 3:
            raise SideError(f"git lacks an object of this review: {out[at:end].decode('ascii', 'backslashreplace')}")
        size = int(words[2])
        found[id_] = out[end + 1 : end + 1 + size]
        at = end + 1 + size + 1
    return {path: found[id_] for path, id_ in wanted.items()}


# The raw diff, which is git's own.


def raw_diff(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> str:
    """The difference of two sets of files as `git diff` prints it, whatever a user's configuration says."""
    with tempfile.TemporaryDirectory(prefix="ipcgen-review-") as folder:
        for name, files in (("a", old), ("b", new)):
            os.mkdir(os.path.join(folder, name))
            for path, data in files.items():
                full = os.path.join(folder, name, path)
                os.makedirs(os.path.dirname(full), exist_ok=True)
                with open(full, "wb") as file:
                    file.write(data)
        options = ("--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--no-prefix", "--abbrev=7", "-U3")
        rules = ("--diff-algorithm=histogram", "--no-indent-heuristic", "--submodule=short")
        config = ("-c", "core.quotePath=true", "-c", "core.attributesFile=" + os.devnull)
        away = {"GIT_CEILING_DIRECTORIES": os.path.dirname(folder)}
        command = ["git", *config, "--no-pager", "diff", "--no-index", *options, *rules, "a", "b"]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        try:
            done = subprocess.run(
                command, capture_output=True, check=False, cwd=folder, env={**environment, **_QUIET, **away}
            )
        except FileNotFoundError:
            raise SideError("git is not installed, and the raw diff is git's; --diff=none leaves it out") from None
    if done.returncode > 1:
        raise SideError(f"git diff failed: {done.stderr.decode('utf-8', 'backslashreplace').strip()}")
    return done.stdout.decode("utf-8", "backslashreplace")


# What lies beside the sides.


def headers(folder: str) -> dict[str, str]:
    """Every header in a folder, by path from there."""
    return {path: text for path, text in consumer_texts(folder).items() if path.endswith(".h")}


_SOURCES = (".c", ".h", ".cc", ".cpp", ".cxx", ".hh", ".hpp", ".hxx", ".inc", ".S", ".rs", ".zig")


def consumer_texts(folder: str) -> dict[str, str]:
    """The sources in a folder, by path from there."""
    if not os.path.isdir(folder):
        raise SideError(f"'{folder}' is no folder of C code")
    found = {}
    for inner, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(_SOURCES):
                path = os.path.join(inner, name)
                found[os.path.relpath(path, folder).replace(os.sep, "/")] = _read(path).decode("utf-8", "replace")
    return found
