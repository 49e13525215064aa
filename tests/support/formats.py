"""Kinds of tests that lit does not have: GoogleTest programs case by case, structure checks, example programs."""
import os
import subprocess
import sys

import lit.Test
import lit.formats
import lit.util

TIMEOUT = 300


def run(command, environment, folder=None, timeout=TIMEOUT):
    """Runs a command without standard input; answers (exit status, standard output as bytes, standard error as text)."""
    try:
        done = subprocess.run(command, env=environment, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=timeout)
        return done.returncode, done.stdout, done.stderr.decode(errors="replace")
    except FileNotFoundError:
        return 127, b"", f"{command[0]} does not exist"
    except subprocess.TimeoutExpired as late:
        return 124, late.stdout or b"", f"did not end within {timeout} s"


class GoogleTests(lit.formats.TestFormat):
    """Every case of every *_test program in the given folders is a test: <folder>/<program>/<suite>.<case>."""

    def __init__(self, folders):
        self.folders = folders  # name as shown → folder of programs

    def getTestsInDirectory(self, suite, path_in_suite, lit_config, config):
        for shown, folder in self.folders.items():
            if not os.path.isdir(folder):
                continue
            for program in sorted(os.listdir(folder)):
                path = os.path.join(folder, program)
                if program.endswith("_test") and os.access(path, os.X_OK) and os.path.isfile(path):
                    yield from self.cases(suite, path_in_suite, config, shown, path)

    def cases(self, suite, path_in_suite, config, shown, program):
        status, listing, errors = run([program, "--gtest_list_tests"], config.environment)
        name = os.path.basename(program)[: -len("_test")]
        if status != 0:
            yield self.make(suite, path_in_suite, config, shown, name, "cannot-list-its-tests", program)
            return
        group = ""
        for line in listing.decode().splitlines():
            if not line.startswith(" "):
                group = line.split("#")[0].strip()
            elif "DISABLED_" not in group + line:
                yield self.make(suite, path_in_suite, config, shown, name, group + line.split("#")[0].strip(), program)

    @staticmethod
    def make(suite, path_in_suite, config, shown, name, case, program):
        test = lit.Test.Test(suite, (*path_in_suite, *filter(None, [shown]), name, case), config)
        test.program = program
        test.case = case
        return test

    def execute(self, test, lit_config):
        environment = dict(test.config.environment)
        environment["TSAN_OPTIONS"] = "halt_on_error=1 second_deadlock_stack=1"
        environment["UBSAN_OPTIONS"] = "print_stacktrace=1"
        suppressions = os.path.join(test.config.sampan_root, "tests", "unit", "exec", "tsan.supp")
        if os.path.exists(suppressions):
            environment["TSAN_OPTIONS"] += f" suppressions={suppressions}"
        status, out, errors = run([test.program, f"--gtest_filter={test.case}", "--gtest_brief=1"], environment)
        text = out.decode(errors="replace") + errors
        if status == 0 and "[  SKIPPED ]" in text:
            return lit.Test.UNSUPPORTED, text
        if status == 0 and "0 tests ran" not in text and "[  PASSED  ] 0 tests" not in text:
            return lit.Test.PASS, ""
        return lit.Test.FAIL, f"exit status {status}\n{text}"


class Scripts(lit.formats.FileBasedTest):
    """A Python file that prints what is wrong and ends with a status that is not 0 if anything is."""

    def execute(self, test, lit_config):
        config = test.config
        status, out, errors = run([sys.executable, test.getSourcePath(), config.sampan_root, config.sampan_build],
                                  config.environment)
        text = out.decode(errors="replace") + errors
        return (lit.Test.PASS, "") if status == 0 else (lit.Test.FAIL, text)


class Examples(lit.formats.TestFormat):
    """Each example program, compiled for lanes, regions and fibers and run on one and on two threads, and for
    arm64 and run by qemu-user where that is installed: its own check passes (exit status 0), and all outputs are equal byte for byte. They say what the program said on a GPU
    (tests/examples/h200), but for the last digits where functions like exp have other last bits there."""

    def getTestsInDirectory(self, suite, path_in_suite, lit_config, config):
        folder = os.path.join(config.sampan_root, "examples")
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
            if name.endswith(".cu"):
                test = lit.Test.Test(suite, (*path_in_suite, name[:-3]), config)
                test.source = os.path.join(folder, name)
                yield test

    def execute(self, test, lit_config):
        config = test.config
        folder = os.path.dirname(test.getExecPath())
        os.makedirs(folder, exist_ok=True)
        name = os.path.basename(test.source)[:-3]
        first = None
        for engine in ("regions", "lanes", "fibers"):
            program = os.path.join(folder, f"{name}-{engine}")
            compiler = [os.path.join(config.sampan_build, "toolkit", "bin", "nvcc"), "-O3", f"--sampan-engine={engine}",
                        "-o", program, test.source]
            status, out, errors = run(compiler, config.environment)
            if status != 0:
                return lit.Test.FAIL, f"{' '.join(compiler)}\nexit status {status}\n{out.decode(errors='replace')}{errors}"
            for threads in ("1", "2"):
                status, out, errors = run([program], dict(config.environment, SAMPAN_THREADS=threads))
                where = f"{name}, {engine}, {threads} thread(s)"
                if status != 0:
                    return lit.Test.FAIL, f"{where}: exit status {status}\n{out.decode(errors='replace')}{errors}"
                if first is None:
                    first = out
                elif out != first:
                    return lit.Test.FAIL, f"{where}: other output than regions on one thread\n" + difference(first, out)
        if "arm64-emulator" in config.available_features:
            program = os.path.join(folder, f"{name}-arm64")
            compiler = [os.path.join(config.sampan_build, "toolkit", "bin", "nvcc"), "-O3", "--sampan-target=cpu-arm64", "-o",
                        program, test.source]
            status, out, errors = run(compiler, config.environment)
            if status == 0:
                status, out, errors = run(["qemu-aarch64", program], dict(config.environment, SAMPAN_THREADS="2"))
            if status != 0:
                return lit.Test.FAIL, f"{name}, arm64: exit status {status}\n{out.decode(errors='replace')}{errors}"
            # long double, in which references are computed, is another type there.
            with open(test.source, encoding="utf-8") as file:
                exact = "reference.h" not in (text := file.read()) and "long double" not in text
            if out != first and (exact or not alike(first.decode().split(), out.decode().split())):
                return lit.Test.FAIL, f"{name}, arm64: other output than on this machine\n" + difference(first, out)
        golden = os.path.join(config.sampan_root, "tests", "examples", "h200", name + ".txt")
        with open(golden, "rb") as file:
            wanted = file.read()
        if not alike(wanted.decode().split(), first.decode().split()):
            return lit.Test.FAIL, f"{name}: not what it printed on a GPU\n" + difference(wanted, first)
        return lit.Test.PASS, ""


def alike(wanted, found):
    """Are both lists of words the same, but for numbers that differ by rounding and counts that differ by one?"""
    def close(a, b):
        try:
            x, y = float(a.strip(",:()")), float(b.strip(",:()"))
        except ValueError:
            return False
        return abs(x - y) <= (1 if x == int(x) > 1000 else 1e-5 * max(1.0, abs(x)))
    return len(wanted) == len(found) and all(a == b or close(a, b) for a, b in zip(wanted, found))


def difference(expected, found):
    import difflib
    lines = difflib.unified_diff(expected.decode(errors="replace").splitlines(),
                                 found.decode(errors="replace").splitlines(), "expected", "found", lineterm="", n=1)
    return "\n".join(list(lines)[:60])
