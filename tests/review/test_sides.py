"""Sides of a review: revisions, folders, the work tree; what is stale; what is refused in one line."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

from tests.review import worked

IDENTITY = {
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def git(folder: str, *words: str) -> None:
    subprocess.run(["git", "-C", folder, *words], check=True, capture_output=True, env={**os.environ, **IDENTITY})


class Sides(unittest.TestCase):
    """A repository `repo` with the tags before and after, and the same as the folders before/ and after/."""

    made: tempfile.TemporaryDirectory[str]

    @classmethod
    def setUpClass(cls) -> None:
        cls.made = tempfile.TemporaryDirectory()
        root = cls.made.name
        worked.make(root)
        repo = os.path.join(root, "repo")
        os.mkdir(repo)
        git(repo, "init", "-q")
        for side in ("before", "after"):
            for tree in ("idl", "generated", "codegen"):
                shutil.rmtree(os.path.join(repo, tree), ignore_errors=True)
                shutil.copytree(os.path.join(root, side, tree), os.path.join(repo, tree))
            git(repo, "add", "-A")
            git(repo, "commit", "-q", "-m", side)
            git(repo, "tag", side)

    @classmethod
    def tearDownClass(cls) -> None:
        cls.made.cleanup()

    def setUp(self) -> None:
        copy = tempfile.TemporaryDirectory()
        self.addCleanup(copy.cleanup)
        self.root = os.path.join(copy.name, "all")
        shutil.copytree(self.made.name, self.root)

    def path(self, *names: str) -> str:
        return os.path.join(self.root, *names)

    def review(self, *words: str) -> tuple[int, str, str]:
        done = worked.ipcgen("review", *words, cwd=self.root)
        return done.returncode, done.stdout, done.stderr

    def test_folders_and_revisions_give_the_same_page(self) -> None:
        folders = self.review("before", "after")
        self.assertEqual(folders[0], 1)
        revisions = worked.ipcgen("review", "before..after", "--tree", ".", cwd=self.path("repo"))
        self.assertEqual((revisions.returncode, revisions.stdout, revisions.stderr), folders)
        self.assertEqual(self.review("before/..after/"), folders)
        self.assertEqual(self.review("before/", "after/"), folders)
        parted = worked.ipcgen("review", "before...after", "--tree", ".", cwd=self.path("repo"))
        self.assertEqual(parted.stdout.split("\n", 1)[1].replace("\n", " ").split("## op")[0].count("breaks"), 1)

    def test_a_revision_against_the_work_tree(self) -> None:
        pages = [
            json.loads(worked.ipcgen("review", name, "--tree", "repo", "--format=json", cwd=self.root).stdout)
            for name in ("before..after", "before")
        ]
        self.assertEqual([page.pop("head") for page in pages], ["after", "work tree"])
        self.assertEqual(pages[0], pages[1])
        same = worked.ipcgen("review", "after", "--tree", "repo", cwd=self.root)
        self.assertEqual(same.stdout, "after -> work tree: nothing changed in idl/, generated/ and codegen/.\n")

    def test_a_folder_below_the_top_of_a_repository(self) -> None:
        git(self.path("repo"), "rm", "-q", "-r", "--cached", ".")
        os.mkdir(self.path("repo", "part"))
        for tree in ("idl", "generated", "codegen"):
            os.rename(self.path("repo", tree), self.path("repo", "part", tree))
        git(self.path("repo"), "add", "-A")
        git(self.path("repo"), "commit", "-q", "-m", "moved")
        worked.write(self.path("repo", "part", "idl", "clock.ipc"), worked.read(self.path("before/idl/clock.ipc")) + "//\n")
        done = worked.ipcgen("review", "HEAD", "--tree", "repo/part", cwd=self.root)
        self.assertEqual(done.stderr, "")
        self.assertIn("Only comments or form differ in idl/clock.ipc", done.stdout)

    def test_a_stale_side_is_compiled_and_named(self) -> None:
        shutil.rmtree(self.path("after", "generated"))
        shutil.copytree(self.path("before", "generated"), self.path("after", "generated"))
        status, page, said = self.review("before", "after", "--diff=none")
        self.assertEqual((status, said), (1, ""))
        self.assertIn("generated/ of after is stale: what is said here of store was compiled from idl/.", " ".join(page.split()))
        fresh = worked.ipcgen("review", "before", "after", "--diff=none", cwd=self.made.name).stdout
        table = [line for line in fresh.splitlines() if line.startswith("|")]
        self.assertEqual([line for line in page.splitlines() if line.startswith("|")], table)
        shutil.rmtree(self.path("after", "generated"))
        self.assertIn("\n".join(table), self.review("before", "after", "--diff=none")[1])

    def test_what_does_not_compile_is_named_and_its_statement_decides(self) -> None:
        path = self.path("after", "idl", "store.ipc")
        worked.write(path, worked.read(path) + "op X\n")
        page = " ".join(self.review("before", "after", "--diff=none")[1].split())
        self.assertIn("idl/ of after can't be compiled by this ipcgen, so generated/ is taken as it is: idl/store.ipc:", page)
        self.assertIn("**The idl/ of after does not compile, so what it does is not known; besides, 3 ops break", page)
        for tree in ("generated", "codegen"):
            shutil.rmtree(self.path("after", tree))
            shutil.copytree(self.path("before", tree), self.path("after", tree))
        status, page, _ = self.review("before", "after", "--diff=none")
        self.assertEqual(status, 1)
        self.assertIn("does not compile, so what it does is not known.**", page)
        self.assertNotIn("Only comments", page)
        self.assertEqual(self.review("before", "after", "--fail-on=nothing")[0], 0)
        back = self.review("after", "before", "--diff=none")[1]
        self.assertIn("**No op changed; no generated file differs.**", back)

    def test_statements_without_schemas_are_enough(self) -> None:
        for side in ("before", "after"):
            shutil.rmtree(self.path(side, "idl"))
        self.assertIn("**3 ops break", self.review("before", "after", "--diff=none")[1])

    def test_bad_input_is_one_line(self) -> None:
        os.makedirs(self.path("empty"))
        os.makedirs(self.path("bare", "idl"))
        statement = self.path("bad", "generated", "ipc", "store", "store.abi.txt")
        for side in ("bad", "newer", "bytes"):
            shutil.copytree(self.path("after"), self.path(side))
        text = worked.read(statement)
        worked.write(statement, text.replace("op 0x700 OPEN", "op 0x700 open it"))
        newer = self.path("newer", "generated", "ipc", "store", "store.abi.txt")
        worked.write(newer, text.replace("abi statement 1", "abi statement 2"))
        with open(self.path("bytes", "generated", "ipc", "store", "store.abi.txt"), "wb") as file:
            file.write(b"\xff")
        vectors = self.path("vectors")
        shutil.copytree(self.path("after"), vectors)
        worked.write(os.path.join(vectors, "generated/ipc/store/store.vec"), "vectors store\nnonsense\n")
        for words, told in (
            (("nowhere..HEAD",), "there is no revision 'nowhere'"),
            (("nowhere",), "there is no revision 'nowhere'"),
            (("before", "nowhere"), "there is no revision 'nowhere'"),
            (("--", "--output=x..HEAD"), "there is no revision '--output=x'"),
            (("before", "./empty"), "there is neither idl/ nor generated/ in './empty'"),
            (("before", "bare"), "there is neither a schema in idl/ nor a statement in generated/ of bare"),
            (("before", "bad"), "can't read the statement of 'store' of bad: line "),
            (("before", "newer"), "this statement has format 2; this reader knows format 1"),
            (("before", "bytes"), "'generated/ipc/store/store.abi.txt' of bytes: it is not UTF-8"),
            (("before", "vectors"), "can't read 'generated/ipc/store/store.vec' of vectors: line 2"),
            (("before", "after", "--fail-on=bad"), "--fail-on has no class 'bad'"),
            (("before", "after", "--fail-on=nothing,docs"), "--fail-on=nothing stands alone"),
            (("before", "after", "--format=pdf"), "--format is one of markdown, json, sarif"),
            (("before", "after", "--diff=some"), "--diff is one of all, abi, none"),
            (("before", "after", "--consumers=none"), "'none' is no folder of C code"),
            (("before", "after", "--import=none"), "can't read the folder 'none'"),
            (("before", "--tree=none"), "--tree: 'none' is no folder"),
            (("before", "after", "third"), "one argument too many"),
            ((), "an argument is missing"),
        ):
            with self.subTest(words):
                status, page, said = self.review(*words)
                self.assertEqual((status, page, said.count("\n")), (2, "", 1), said)
                self.assertIn(told, said)
                self.assertNotIn("internal error", said)

    def test_no_repository(self) -> None:
        status, page, said = self.review("main..HEAD", "--tree", self.path("before"))
        self.assertEqual((status, page), (2, ""))
        self.assertIn("is in no git repository", said)

    def test_without_git(self) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "codegen", "review", "HEAD"],
            env={"PATH": self.path("empty"), "PYTHONPATH": worked.TREE},
            cwd=self.root,
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertEqual((done.returncode, done.stderr.count("\n")), (2, 1))
        self.assertIn("git is not installed", done.stderr)


if __name__ == "__main__":
    unittest.main()
