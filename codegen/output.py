"""Generated texts into a folder, all or nothing, or against what stands there. Called by `cli` alone.

`write` makes the whole new tree beside the old one (unchanged and foreign files as hard links), then swaps the two
with one renameat2(RENAME_EXCHANGE): whoever stops it, at any moment, finds the old tree or the new one. Where the
system refuses that (no exchange, no hard links, a mount point, a parent that can't be written), each file is
replaced in place from a folder inside the root, and an error puts back what was there; there a kill can leave some
files old and some new, and the next `write` first puts the old ones back. What a killed run leaves lies in
`.<name>.ipcgen-new` beside the root or `.ipcgen-replace` inside it; the next `write` removes it.

The manifest at the root (`meson.build`, of released statements `release.txt`) names what an earlier run wrote. A file
that it names may be rewritten or removed; any other is foreign: reported, kept, never overwritten.
"""

from __future__ import annotations

import ctypes
import difflib
import errno
import fcntl
import os
import re
import stat
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Iterator, Mapping

MANIFESTS = ("meson.build", "release.txt")  # of generated/ and of idl/released/
DIFF_LINES = 60  # of one file; what is over is counted

_INSIDE = ".ipcgen-replace"
_OURS = re.compile(r"(Generated|Frozen) .*o not edit|^generated_sources *=", re.MULTILINE)
_RENAME_EXCHANGE = 2
_AT_FDCWD = -100
_NO_EXCHANGE = {
    errno.EXDEV,
    errno.EINVAL,
    errno.ENOSYS,
    errno.EOPNOTSUPP,
    errno.EPERM,
    errno.EACCES,
    errno.EROFS,
    errno.EBUSY,
    errno.EMLINK,
}


@dataclass(frozen=True)
class Report:
    """Paths under the root, each group sorted. `write` has done what `check` only finds."""

    missing: tuple[str, ...] = ()  # not there before
    stale: tuple[str, ...] = ()  # there with another text
    surplus: tuple[str, ...] = ()  # an earlier run wrote them, this one does not
    unchanged: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()  # nobody's: kept
    blocked: tuple[str, ...] = ()  # foreign, and where a generated file must go: nothing is written
    diffs: tuple[str, ...] = ()  # of the stale files; from `check` only

    @property
    def differs(self) -> bool:
        """There is something to write or to remove."""
        return bool(self.missing or self.stale or self.surplus or self.blocked)


def write(root: str, outputs: Mapping[str, str]) -> Report:
    """Makes the files under `root` those of `outputs`, all or nothing. OSError: nothing has changed."""
    _refuse_bad(outputs)
    target = os.path.realpath(root)
    parent, name = os.path.split(target)
    beside = os.path.join(parent, f".{name}.ipcgen-new")
    with _locked(parent):
        _recover(target)
        if os.path.lexists(beside):
            _discard(beside, target)
        report = _compare(target, outputs)
        if report.blocked or not report.differs:
            return report
        try:
            _swap(beside, target, outputs, report)
        except OSError as error:
            if error.errno not in _NO_EXCHANGE:
                raise
            _replace_in_place(target, outputs, report)
    return report


def check(root: str, outputs: Mapping[str, str]) -> Report:
    """Compares the files under `root` with `outputs`; writes nothing."""
    _refuse_bad(outputs)
    report = _compare(root, outputs)
    return replace(report, diffs=tuple(_file_diff(root, path, outputs[path]) for path in report.stale))


def rewrite(path: str, text: str) -> None:
    """Gives one file a new text: whole or not at all; its mode stays."""
    target = os.path.realpath(path)
    mode = stat.S_IMODE(os.stat(target).st_mode)
    temporary = f"{target}.ipcgen-new"
    try:
        _put(temporary, text, mode)
        os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def diff(path: str, old: str, new: str) -> str:
    """A unified diff of at most DIFF_LINES lines that says how many more there are."""
    lines = list(
        difflib.unified_diff(
            old.splitlines(), new.splitlines(), f"{path} (as it stands)", f"{path} (as it should be)", lineterm=""
        )
    )
    if not lines:
        lines = [f"--- {path}: only line ends differ"]
    if len(lines) > DIFF_LINES:
        lines[DIFF_LINES:] = [f"... {len(lines) - DIFF_LINES} more lines of this diff"]
    return "".join(f"{line}\n" for line in lines)


def _file_diff(root: str, path: str, new: str) -> str:
    full = os.path.join(root, path)
    if os.path.islink(full) or not os.path.isfile(full):
        return f"--- {path}: not a plain file\n"
    return diff(path, _read(full).decode("utf-8", "backslashreplace"), new)


def _refuse_bad(outputs: Mapping[str, str]) -> None:
    """Paths that leave the root, or that the manifest forgets, are a fault of the emitter."""
    for path in outputs:
        parts = path.split("/")
        if "\0" in path or "\\" in path or {"", ".", "..", _INSIDE} & set(parts):
            raise ValueError(f"output path {path!r} is not a plain path under the root")
    named = {name for manifest in MANIFESTS for name in _names_in(manifest, outputs.get(manifest, ""))}
    forgotten = sorted(set(outputs) - named)
    if forgotten:
        raise ValueError(f"the manifest does not name {forgotten[0]!r}")


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _named_by(root: str) -> frozenset[str]:
    """The paths that the manifest under a root names, with its own; empty where it is not ours or not there."""
    found: set[str] = set()
    for manifest in MANIFESTS:
        with suppress(OSError):
            found |= _names_in(manifest, _read(os.path.join(root, manifest)).decode("utf-8", "replace"))
    return frozenset(found)


def _names_in(manifest: str, text: str) -> frozenset[str]:
    """The paths in the text of a manifest of ours, with its own; empty where it is not ours."""
    if not _OURS.search(text):
        return frozenset()
    return frozenset(re.findall(r"'([^'\n]+)'", text)) | {manifest}


def _scan(root: str) -> dict[str, str]:
    """Every path under the root, a folder before what is in it: "file", "folder" or "other" (a link, a device)."""
    found: dict[str, str] = {}

    def visit(folder: str, prefix: str) -> None:
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda e: e.name):
                path = prefix + entry.name
                if path == _INSIDE:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    found[path] = "folder"
                    visit(entry.path, f"{path}/")
                else:
                    found[path] = "file" if entry.is_file(follow_symlinks=False) else "other"

    if os.path.lexists(root):
        visit(root, "")
    return found


def _above(path: str) -> Iterator[str]:
    """The folders of a path, outermost first."""
    for index, char in enumerate(path):
        if char == "/":
            yield path[:index]


def _compare(root: str, outputs: Mapping[str, str]) -> Report:
    """What stands under the root against what should."""
    known = _named_by(root)
    entries = _scan(root)
    theirs = {path for path, kind in entries.items() if kind != "folder" and path not in known}
    groups: dict[str, set[str]] = {name: set() for name in ("missing", "stale", "unchanged", "blocked")}
    for path, text in outputs.items():
        kind = entries.get(path)
        in_the_way = {above for above in _above(path) if above in theirs}
        if kind == "folder":
            in_the_way |= {inner for inner in theirs if inner.startswith(f"{path}/")}
        if in_the_way:
            groups["blocked"] |= in_the_way
        elif kind is None or kind == "folder":
            groups["missing"].add(path)
        elif kind == "file" and _read(os.path.join(root, path)) == text.encode():
            groups["unchanged"].add(path)
        else:
            groups["stale" if path in known else "blocked"].add(path)
    extra = {path for path, kind in entries.items() if kind != "folder" and path not in outputs}
    groups["surplus"] = extra & known
    groups["foreign"] = extra - known - groups["blocked"]
    return Report(**{name: tuple(sorted(paths)) for name, paths in groups.items()})


@contextmanager
def _locked(folder: str) -> Iterator[None]:
    """Two runs at once take turns. The lock is on the folder above the root; it ends with the process."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _put(path: str, text: str, mode: int = 0o644) -> None:
    """A new file, on the disk when this returns; its mode does not depend on the umask."""
    with suppress(FileNotFoundError):
        os.unlink(path)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        data = memoryview(text.encode())
        while data:
            data = data[os.write(descriptor, data) :]
        os.fchmod(descriptor, mode)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync(folder: str) -> None:
    """Puts a folder's names on the disk, where the file system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _make_folders(root: str, path: str, like: str) -> None:
    """The folders of a path under `root`, with the modes they have under `like`."""
    for above in _above(path):
        full = os.path.join(root, above)
        if not os.path.isdir(full):
            os.mkdir(full)
            twin = os.path.join(like, above)
            os.chmod(full, stat.S_IMODE(os.lstat(twin).st_mode) if os.path.isdir(twin) else 0o755)


def _exchange(one: str, other: str) -> None:
    """Swaps two folders in one step."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        raise OSError(errno.ENOSYS, "no renameat2 here")
    if call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), ctypes.c_uint(_RENAME_EXCHANGE)) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), other)


def _swap(beside: str, target: str, outputs: Mapping[str, str], report: Report) -> None:
    """Builds the new tree in `beside` and swaps it with `target`."""
    old = _scan(target)
    try:
        os.mkdir(beside)
        os.chmod(beside, stat.S_IMODE(os.stat(target).st_mode) if os.path.lexists(target) else 0o755)
        fresh = {*report.missing, *report.stale}
        keep = {*report.unchanged, *report.foreign}
        # The manifest first: a tree that a kill leaves half made is then known by what it names.
        for path in sorted(fresh | keep, key=lambda p: (p not in MANIFESTS, p)):
            _make_folders(beside, path, target)
            if path in fresh:
                _put(os.path.join(beside, path), outputs[path])
            else:
                os.link(os.path.join(target, path), os.path.join(beside, path), follow_symlinks=False)
        for path, kind in old.items():
            if kind == "folder" and path not in outputs and not any(other.startswith(f"{path}/") for other in old):
                _make_folders(beside, f"{path}/", target)
        for path, kind in _scan(beside).items():
            if kind == "folder":
                _sync(os.path.join(beside, path))
        _sync(beside)
        if os.path.lexists(target):
            _exchange(beside, target)
        else:
            os.rename(beside, target)
        _sync(os.path.dirname(target))
    finally:
        # Before the swap this is the unfinished tree, after it the old one. If it stays, the next run removes it.
        with suppress(OSError):
            _discard(beside, target)


def _discard(tree: str, live: str) -> None:
    """Removes a tree of ours. What somebody else put there while we worked moves to `live`."""
    known = _named_by(tree) | set(MANIFESTS)
    entries = _scan(tree)
    for path in sorted(entries, key=lambda p: (p not in MANIFESTS, p), reverse=True):  # the manifest last of the files
        full, home = os.path.join(tree, path), os.path.join(live, path)
        if entries[path] == "folder":
            with suppress(OSError):
                os.rmdir(full)
        elif path in known or os.lstat(full).st_nlink > 1:
            os.unlink(full)
        elif not os.path.lexists(home) or os.lstat(full).st_mtime_ns > os.lstat(home).st_mtime_ns:
            _make_folders(live, path, tree)
            os.replace(full, home)
        else:
            os.unlink(full)
    if os.path.lexists(tree):
        os.rmdir(tree)


def _replace_in_place(target: str, outputs: Mapping[str, str], report: Report) -> None:
    """The way without a swap: new texts are made first, then moved over the old ones; an error moves these back."""
    inside = os.path.join(target, _INSIDE)
    new, old, journal = (os.path.join(inside, name) for name in ("new", "old", "journal"))
    try:
        for folder in (target, inside, new, old):
            if not os.path.isdir(folder):
                os.mkdir(folder)
                os.chmod(folder, 0o755)
        for path in (*report.missing, *report.stale):
            _make_folders(new, path, target)
            _put(os.path.join(new, path), outputs[path])
        for path in (*report.surplus, *report.stale):
            _make_folders(old, path, target)
        _put(f"{journal}.new", "".join(f"{path}\n" for path in report.missing))
        os.rename(f"{journal}.new", journal)  # while it stands, the old files are the ones that count
        for path in (*report.surplus, *report.stale, *report.missing):
            full = os.path.join(target, path)
            if path not in report.missing:
                os.rename(full, os.path.join(old, path))
            _drop_empty(target, f"{path}/" if path in outputs else path)
            if path in outputs:
                _make_folders(target, path, target)
                os.rename(os.path.join(new, path), full)
        _sync(target)
        os.unlink(journal)
    except BaseException:
        _recover(target)
        raise
    _remove_all(inside)


def _recover(target: str) -> None:
    """Undoes what a run that replaced files in place left half done."""
    inside = os.path.join(target, _INSIDE)
    new, old, journal = (os.path.join(inside, name) for name in ("new", "old", "journal"))
    if not os.path.lexists(inside):
        return
    if os.path.lexists(journal):
        for path in _read(journal).decode().splitlines():
            full = os.path.join(target, path)
            if os.path.isfile(full) and not os.path.lexists(os.path.join(new, path)):
                os.unlink(full)
            _drop_empty(target, path)
        for path, kind in _scan(old).items():
            if kind != "folder":
                _make_folders(target, path, old)
                os.replace(os.path.join(old, path), os.path.join(target, path))
        os.unlink(journal)
    _remove_all(inside)


def _drop_empty(root: str, path: str) -> None:
    """Removes the folders of a path that hold nothing, innermost first."""
    with suppress(OSError):
        for above in reversed(list(_above(path))):
            os.rmdir(os.path.join(root, above))


def _remove_all(tree: str) -> None:
    """Removes a folder in which every file is ours."""
    entries = _scan(tree)
    for path, kind in reversed(entries.items()):
        with suppress(OSError):
            (os.rmdir if kind == "folder" else os.unlink)(os.path.join(tree, path))
    with suppress(OSError):
        os.rmdir(tree)
