"""codegen.output: what stands under the root after a write, a refusal, a full disk and a kill at every step."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
import unittest
from contextlib import contextmanager
from typing import Any, Callable, Iterator, Mapping
from unittest import mock

from codegen import output

# Each function of `os` that the writer changes the disk with.
STEPS = ("mkdir", "link", "open", "write", "fchmod", "fsync", "chmod", "rename", "replace", "unlink", "rmdir")


def made(files: Mapping[str, str], note: str = "") -> dict[str, str]:
    """The files and the manifest that names them."""
    names = "".join(f"    '{path}',\n" for path in sorted(files))
    head = "# Generated from idl/. Do not edit.\n"
    return {**files, output.MANIFESTS[0]: f"{head}generated_sources = files(\n{names}){note}\n"}


OLD = made({"ipc/a/a.h": "a1\n", "ipc/a/a.c": "same\n", "ipc/b/b.h": "b1\n", "ipc/swap/x": "x\n", "ipc/turn": "t\n"})
NEW = made({"ipc/a/a.h": "a2\n", "ipc/a/a.c": "same\n", "ipc/c/c.h": "c1\n", "ipc/swap": "s\n", "ipc/turn/y": "y\n"})
FOREIGN = {"notes.txt": "mine\n", "ipc/a/.a.h.swp": "editor\n", "other/deep/file": "x\n"}


def put(root: str, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        full = os.path.join(root, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8", newline="") as file:
            file.write(text)


def look(root: str) -> dict[str, str]:
    """Every file under the root with its text; an empty folder as its name with a slash."""
    found: dict[str, str] = {}
    for folder, folders, files in os.walk(root):
        for name in files:
            full = os.path.join(folder, name)
            with open(full, encoding="utf-8", newline="") as file:
                found[os.path.relpath(full, root)] = file.read()
        if not folders and not files and folder != root:
            found[os.path.relpath(folder, root) + "/"] = ""
    return found


def refuse_exchange(_one: str, _other: str) -> None:
    raise OSError(errno.EINVAL, "no exchange on this file system")


@contextmanager
def at_step(number: int, act: Callable[[str, tuple[Any, ...]], None], counted: list[str]) -> Iterator[None]:
    """Calls `act` in place of the n-th step that changes the disk (n from 0)."""
    patches: list[Any] = []
    for name in STEPS:
        real = getattr(os, name)

        def step(*args: Any, _name: str = name, _real: Any = real, **kwargs: Any) -> Any:
            counted.append(_name)
            if len(counted) - 1 == number:
                act(_name, args)
            return _real(*args, **kwargs)

        patches.append(mock.patch.object(os, name, step))
    exchange = output._exchange

    def swap(one: str, other: str) -> None:
        counted.append("exchange")
        if len(counted) - 1 == number:
            act("exchange", (one, other))
        exchange(one, other)

    patches.append(mock.patch.object(output, "_exchange", swap))
    for patch in patches:
        patch.start()
    try:
        yield
    finally:
        for patch in patches:
            patch.stop()


class OutputTest(unittest.TestCase):
    folder: str | None = None

    def setUp(self) -> None:
        self.parent = tempfile.mkdtemp(dir=self.folder)
        self.addCleanup(shutil.rmtree, self.parent)
        self.root = os.path.join(self.parent, "generated")

    def fresh(self, *parts: Mapping[str, str]) -> None:
        for name in os.listdir(self.parent):
            full = os.path.join(self.parent, name)
            if os.path.isdir(full) and not os.path.islink(full):
                shutil.rmtree(full)
            else:
                os.unlink(full)
        for files in parts:
            put(self.root, files)

    def only_root(self) -> None:
        self.assertEqual(os.listdir(self.parent), ["generated"])


class Write(OutputTest):
    def both_ways(self) -> Iterator[str]:
        yield "swap"
        with mock.patch.object(output, "_exchange", refuse_exchange):
            yield "in place"

    def test_first_time(self) -> None:
        report = output.write(self.root, NEW)
        self.assertEqual(look(self.root), NEW)
        self.assertEqual(report.missing, tuple(sorted(NEW)))
        self.only_root()

    def test_changes(self) -> None:
        for way in self.both_ways():
            with self.subTest(way):
                self.fresh(OLD, FOREIGN)
                os.makedirs(os.path.join(self.root, "empty/inner"))
                report = output.write(self.root, NEW)
                self.assertEqual(look(self.root), {**NEW, **FOREIGN, "empty/inner/": ""})
                self.assertEqual(report.missing, ("ipc/c/c.h", "ipc/swap", "ipc/turn/y"))
                self.assertEqual(report.stale, ("ipc/a/a.h", "meson.build"))
                self.assertEqual(report.surplus, ("ipc/b/b.h", "ipc/swap/x", "ipc/turn"))
                self.assertEqual(report.unchanged, ("ipc/a/a.c",))
                self.assertEqual(report.foreign, tuple(sorted(FOREIGN)))
                self.only_root()

    def test_only_changed_files_move(self) -> None:
        for way in self.both_ways():
            with self.subTest(way):
                self.fresh(OLD, FOREIGN)
                kept = ("ipc/a/a.c", "notes.txt")
                before = [os.lstat(os.path.join(self.root, path)) for path in kept]
                changed = os.lstat(os.path.join(self.root, "ipc/a/a.h")).st_ino
                output.write(self.root, NEW)
                after = [os.lstat(os.path.join(self.root, path)) for path in kept]
                self.assertEqual([(s.st_ino, s.st_mtime_ns) for s in before],
                                 [(s.st_ino, s.st_mtime_ns) for s in after])
                self.assertNotEqual(changed, os.lstat(os.path.join(self.root, "ipc/a/a.h")).st_ino)

    def test_nothing_to_do_touches_nothing(self) -> None:
        self.fresh(OLD, FOREIGN)
        counted: list[str] = []
        with at_step(-1, lambda *_: None, counted):
            report = output.write(self.root, OLD)
        self.assertFalse(report.differs)
        self.assertEqual(counted, ["open"], "the lock, nothing else")

    def test_on_the_disk_before_the_swap(self) -> None:
        self.fresh(OLD)
        counted: list[str] = []
        with at_step(-1, lambda *_: None, counted):
            output.write(self.root, NEW)
        changed_files, folders = 5, 5
        self.assertEqual(counted[:counted.index("exchange")].count("fsync"), changed_files + folders)

    def test_umask(self) -> None:
        previous = os.umask(0o077)
        self.addCleanup(os.umask, previous)
        output.write(self.root, NEW)
        for folder, _, files in os.walk(self.root):
            self.assertEqual(stat.S_IMODE(os.stat(folder).st_mode), 0o755, folder)
            for name in files:
                self.assertEqual(stat.S_IMODE(os.stat(os.path.join(folder, name)).st_mode), 0o644, name)

    def test_foreign_file_in_the_way(self) -> None:
        cases = {
            "ipc/c/c.h": ({"ipc/c/c.h": "theirs\n"}, ("ipc/c/c.h",)),
            "a file where a folder must go": ({"ipc/c": "theirs\n"}, ("ipc/c",)),
            "a folder where a file must go": ({"ipc/swap/theirs": "theirs\n"}, ("ipc/swap/theirs",)),
        }
        for name, (theirs, blocked) in cases.items():
            with self.subTest(name):
                self.fresh(OLD, theirs)
                before = look(self.root)
                report = output.write(self.root, NEW)
                self.assertEqual(report.blocked, blocked)
                self.assertEqual(look(self.root), before)

    def test_foreign_file_of_the_right_text_is_adopted(self) -> None:
        self.fresh(OLD, {"ipc/c/c.h": NEW["ipc/c/c.h"]})
        self.assertEqual(output.write(self.root, NEW).blocked, ())
        self.assertEqual(look(self.root), NEW)

    def test_somebody_elses_manifest(self) -> None:
        self.fresh({output.MANIFESTS[0]: "project('theirs')\nfiles('main.c')\n", "main.c": "int x;\n"})
        report = output.write(self.root, NEW)
        self.assertEqual(report.blocked, (output.MANIFESTS[0],))
        self.assertEqual(report.foreign, ("main.c",))

    def test_link_to_elsewhere_is_not_followed(self) -> None:
        outside = os.path.join(self.parent, "outside")
        os.mkdir(outside)
        os.mkdir(self.root)
        os.symlink(outside, os.path.join(self.root, "ipc"))
        self.assertEqual(output.write(self.root, NEW).blocked, ("ipc",))
        self.assertEqual(os.listdir(outside), [])

    def test_root_that_is_a_link(self) -> None:
        real = os.path.join(self.parent, "real")
        put(real, OLD)
        os.symlink("real", self.root)
        output.write(self.root, NEW)
        self.assertTrue(os.path.islink(self.root))
        self.assertEqual(look(real), NEW)
        self.assertEqual(sorted(os.listdir(self.parent)), ["generated", "real"])

    def test_bad_outputs_are_our_bug(self) -> None:
        for path in ("../x", "/x", "a//b", "a/./b", "a/", "", "a\\b", "a/../../b"):
            with self.subTest(path), self.assertRaises(ValueError):
                output.write(self.root, made({path: "x"}))
        with self.assertRaises(ValueError):
            output.write(self.root, {**OLD, "forgotten.h": ""})
        self.assertEqual(os.listdir(self.parent), [])

    def test_file_put_there_while_we_work_survives(self) -> None:
        self.fresh(OLD)
        exchange = output._exchange

        def late(one: str, other: str) -> None:
            put(self.root, {"ipc/late/new.txt": "theirs\n"})
            exchange(one, other)

        with mock.patch.object(output, "_exchange", late):
            output.write(self.root, NEW)
        self.assertEqual(look(self.root), {**NEW, "ipc/late/new.txt": "theirs\n"})
        self.only_root()

    def test_rewrite(self) -> None:
        path = os.path.join(self.parent, "a.ipc")
        put(self.parent, {"a.ipc": "old\n"})
        os.chmod(path, 0o640)
        output.rewrite(path, "new\n")
        self.assertEqual(look(self.parent), {"a.ipc": "new\n"})
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o640)
        with mock.patch.object(os, "write", side_effect=OSError(errno.ENOSPC, "full")), self.assertRaises(OSError):
            output.rewrite(path, "newer\n")
        self.assertEqual(look(self.parent), {"a.ipc": "new\n"})


class Stopped(OutputTest):
    """A full disk, or a kill, at every step of a write; in memory, for there are hundreds of them."""

    folder = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None

    def steps(self) -> int:
        self.fresh(OLD, FOREIGN)
        counted: list[str] = []
        with at_step(-1, lambda *_: None, counted):
            output.write(self.root, NEW)
        return len(counted)

    def test_full_disk_at_every_step(self) -> None:
        def full(name: str, args: tuple[Any, ...]) -> None:
            if name in ("unlink", "rmdir", "fchmod", "chmod"):  # these need no room
                return
            if name == "write":
                os.pwrite(args[0], bytes(args[1][:1]), 0)
            raise OSError(errno.ENOSPC, "No space left on device")

        for way in ("swap", "in place"):
            stopped = 0
            with mock.patch.object(output, "_exchange", refuse_exchange if way == "in place" else output._exchange):
                for number in range(self.steps()):
                    with self.subTest(way=way, step=number):
                        self.fresh(OLD, FOREIGN)
                        counted: list[str] = []
                        try:
                            with at_step(number, full, counted):
                                output.write(self.root, NEW)
                        except OSError as error:
                            self.assertEqual(error.errno, errno.ENOSPC)
                            self.assertEqual(look(self.root), {**OLD, **FOREIGN}, counted[-1])
                            stopped += 1
                        else:  # a step whose failure does no harm: a sync of a folder, the tidying up
                            self.assertEqual(look(self.root), {**NEW, **FOREIGN}, counted[number])
                        output.write(self.root, NEW)
                        self.assertEqual(look(self.root), {**NEW, **FOREIGN})
                        self.only_root()
            self.assertGreater(stopped, 15)

    def kill_at(self, number: int, in_place: bool) -> bool:
        """Runs a write in a child that ends at that step; False when the child came to its end."""
        child = os.fork()
        if child == 0:
            def die(name: str, args: tuple[Any, ...]) -> None:
                if name == "write":
                    os.pwrite(args[0], bytes(args[1][:1]), 0)
                os._exit(9)

            try:
                with mock.patch.object(output, "_exchange", refuse_exchange if in_place else output._exchange):
                    with at_step(number, die, []):
                        output.write(self.root, NEW)
            except BaseException:  # pylint: disable=broad-exception-caught
                os._exit(1)
            os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        self.assertIn(status, (0, 9))
        return status == 9

    def test_kill_at_every_step(self) -> None:
        number, old, new = 0, 0, 0
        while True:
            self.fresh(OLD, FOREIGN)
            if not self.kill_at(number, in_place=False):
                break
            with self.subTest(step=number):
                found = look(self.root)
                old += found == {**OLD, **FOREIGN}
                new += found == {**NEW, **FOREIGN}
                self.assertIn(found, ({**OLD, **FOREIGN}, {**NEW, **FOREIGN}))
                output.write(self.root, NEW)
                self.assertEqual(look(self.root), {**NEW, **FOREIGN})
                self.only_root()
            number += 1
        self.assertGreater(old, 15)
        self.assertGreater(new, 5)

    def test_kill_at_every_step_in_place(self) -> None:
        number = 0
        while True:
            self.fresh(OLD, FOREIGN)
            if not self.kill_at(number, in_place=True):
                break
            with self.subTest(step=number):
                for path, text in FOREIGN.items():
                    self.assertEqual(look(self.root)[path], text)
                if number % 3:  # the old tree comes back whole; else `write` does that on its way
                    output._recover(self.root)
                    before = {path: text for path, text in look(self.root).items() if path in {**OLD, **NEW}}
                    self.assertIn(before, (OLD, NEW))
                with mock.patch.object(output, "_exchange", refuse_exchange):
                    output.write(self.root, NEW if number % 2 else OLD)
                self.assertEqual(look(self.root), {**(NEW if number % 2 else OLD), **FOREIGN})
                self.only_root()
            number += 1
        self.assertGreater(number, 30)


class Check(OutputTest):
    def test_clean(self) -> None:
        self.fresh(NEW)
        report = output.check(self.root, NEW)
        self.assertFalse(report.differs or report.foreign)
        self.assertEqual(report.unchanged, tuple(sorted(NEW)))

    def test_each_byte_counts(self) -> None:
        for path, text in NEW.items():
            for index in range(len(text)):
                with self.subTest(path=path, index=index):
                    self.fresh({**NEW, path: f"{text[:index]}#{text[index + 1:]}"})
                    report = output.check(self.root, NEW)
                    self.assertIn(path, (*report.stale, *(report.missing if text[index] == "#" else ())) or (path,))
                    if text[index] != "#":
                        self.assertEqual((report.stale, report.blocked), ((path,), ()))

    def test_names_what_differs_and_writes_nothing(self) -> None:
        self.fresh(OLD, FOREIGN)
        counted: list[str] = []
        with at_step(-1, lambda *_: None, counted):
            report = output.check(self.root, NEW)
        self.assertEqual(counted, [])
        self.assertEqual(report.stale, ("ipc/a/a.h", "meson.build"))
        self.assertEqual(report.missing, ("ipc/c/c.h", "ipc/swap", "ipc/turn/y"))
        self.assertEqual(report.surplus, ("ipc/b/b.h", "ipc/swap/x", "ipc/turn"))
        self.assertEqual(report.foreign, tuple(sorted(FOREIGN)))
        self.assertEqual(report.diffs[0], "--- ipc/a/a.h (as it stands)\n+++ ipc/a/a.h (as it should be)\n"
                                          "@@ -1 +1 @@\n-a1\n+a2\n")

    def test_no_root_at_all(self) -> None:
        self.assertEqual(output.check(self.root, NEW).missing, tuple(sorted(NEW)))

    def test_long_diff_says_how_much_is_cut(self) -> None:
        text = output.diff("x", "".join(f"{n}\n" for n in range(500)), "".join(f"{n}!\n" for n in range(500)))
        self.assertEqual(text.count("\n"), output.DIFF_LINES + 1)
        self.assertTrue(text.endswith("\n... 943 more lines of this diff\n"), text[-60:])

    def test_line_ends_and_bytes_that_are_no_text(self) -> None:
        self.fresh({**NEW, "ipc/a/a.h": "a2\r\n"})
        self.assertEqual(output.check(self.root, NEW).diffs, ("--- ipc/a/a.h: only line ends differ\n",))
        with open(os.path.join(self.root, "ipc/a/a.h"), "wb") as file:
            file.write(b"\xff\n")
        self.assertIn("-\\xff\n", output.check(self.root, NEW).diffs[0])


if __name__ == "__main__":
    unittest.main()
