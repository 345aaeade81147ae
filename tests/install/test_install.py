"""The library for its users: installed, as a subproject, and by one compiler line; without codegen/ and Jinja2."""

from __future__ import annotations

import glob
import json
import os
import shutil
import tempfile
import unittest

from tree import CONSUMER, TREE, copy_to, run

# Where a build is looked at for what it holds, not for how good the code is.
QUICK = "optimization=0"


class Install(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = os.path.realpath(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.tree = copy_to(os.path.join(self.folder, "tree"))

    def consume(self, *options: str) -> None:
        """Compiles and runs the consumer as C and as C++."""
        for compiler in (("gcc", "-std=c11"), ("clang", "-std=c11"), ("g++", "-std=c++17", "-xc++")):
            program = os.path.join(self.folder, "consumer")
            run(*compiler, "-Wall", "-Wextra", "-Wpedantic", "-Werror", CONSUMER, "-xnone", "-o", program, *options)
            run(program)

    def test_installed(self) -> None:
        build, dest = os.path.join(self.tree, "build"), os.path.join(self.folder, "dest")
        run("meson", "setup", "--prefix=/usr", "--libdir=lib", "-Dtests=disabled", build, cwd=self.tree)
        run("meson", "install", "-C", build, DESTDIR=dest)
        installed = sorted(os.path.relpath(os.path.join(folder, name), dest)
                           for folder, _, names in os.walk(dest) for name in names)
        headers = sorted(os.path.relpath(path, os.path.join(TREE, root))
                         for root in ("runtime/include", "generated", "arch/host/include")
                         for path in glob.glob(os.path.join(TREE, root, "ipc", "**", "*.h"), recursive=True))
        others = ["usr/bin/ipc-broker"]
        for library in ("libipc", "libipc-host"):
            others += [f"usr/lib/{library}.a", f"usr/lib/pkgconfig/{library}.pc"]
        self.assertEqual(installed, sorted([*(f"usr/include/{path}" for path in headers), *others]))
        options = run("pkg-config", "--cflags", "--libs", "libipc", PKG_CONFIG_LIBDIR=f"{dest}/usr/lib/pkgconfig",
                      PKG_CONFIG_SYSROOT_DIR=dest, PKG_CONFIG_ALLOW_SYSTEM_CFLAGS="1", PKG_CONFIG_ALLOW_SYSTEM_LIBS="1")
        self.consume(*options.split())

    def test_subproject(self) -> None:
        project = os.path.join(self.folder, "project")
        os.makedirs(os.path.join(project, "subprojects"))
        shutil.copytree(self.tree, os.path.join(project, "subprojects", "libipc"))
        shutil.copy(CONSUMER, project)
        with open(os.path.join(project, "meson.build"), "w", encoding="utf-8") as file:
            file.write("project('user', 'c')\n"
                       "libipc = dependency('libipc', fallback: 'libipc')\n"
                       "test('consumer', executable('consumer', 'consumer.c', dependencies: libipc))\n")
        build = os.path.join(project, "build")
        run("meson", "setup", f"-Dlibipc:{QUICK}", build, cwd=project)
        run("meson", "test", "-C", build)

    def test_one_compiler_line(self) -> None:
        run("sh", "-c", "cc -std=c11 -O2 -ffreestanding -Iruntime/include -Igenerated -Iarch/host -c "
            "runtime/src/*.c generated/ipc/*/*.c && ar rcs libipc.a *.o", cwd=self.tree)
        self.consume(f"-I{self.tree}/runtime/include", f"-I{self.tree}/generated", f"{self.tree}/libipc.a")

    def test_ops_for_tests_are_asked_for(self) -> None:
        """The option reaches the library and, by pkg-config, its users; without it nobody sees the macro."""
        for option, there in (("true", True), ("false", False)):
            build = os.path.join(self.folder, option)
            run("meson", "setup", "-Dtests=disabled", f"-Dtest_ops={option}", build, cwd=self.tree)
            with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
                commands = [entry["command"] for entry in json.load(file)]
            self.assertEqual({"-DIPC_TEST_OPS" in command.split() for command in commands}, {there})
            options = run("pkg-config", "--cflags", "libipc", PKG_CONFIG_LIBDIR=os.path.join(build, "meson-private"))
            self.assertEqual("-DIPC_TEST_OPS" in options.split(), there)

    def test_without_the_mem_object(self) -> None:
        build = os.path.join(self.tree, "build")
        run("meson", "setup", "-Dtests=disabled", "-Druntime_mem=false", f"-D{QUICK}", build, cwd=self.tree)
        run("meson", "compile", "-C", build, "ipc")
        defined = run("nm", "--defined-only", f"{build}/libipc.a")
        self.assertNotRegex(defined, r" mem(cpy|move|set|cmp)\b")


if __name__ == "__main__":
    unittest.main()
