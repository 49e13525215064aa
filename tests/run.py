#!/usr/bin/env python3
"""Runs the test suite with lit, compares with known_failures.toml and ends with the line "N passed, N failed"."""
import argparse
import fcntl
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(here)


def read_toml(path):
    with open(path, "rb") as file:
        return tomllib.load(file)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", default=os.path.join(root, "build"), help="build folder (build)")
    parser.add_argument("--filter", help="only tests whose name matches this regular expression")
    parser.add_argument("--config", help="settings of tests/configs/<name>.toml")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="tests at a time (one for each core)")
    parser.add_argument("--sanitizers", action="store_true", help="with the unit tests of build/asan and build/tsan")
    parser.add_argument("--llvm", default="/usr/lib/llvm-19", help="prefix of LLVM 19, for lit and FileCheck")
    return parser.parse_args()


def claim(folder):
    """The folder for this run's results and the tests' files; kept open, the file claims it. A second run at the same time
    would remove the first one's files under its feet, so it gets a folder of its own, which goes when all is well."""
    os.makedirs(folder, exist_ok=True)
    lock = open(os.path.join(folder, "lock"), "w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return folder, lock
    except OSError:
        own = tempfile.mkdtemp(prefix="beside-", dir=folder)
        print(f"Another run uses {os.path.relpath(folder)}; this one works in {os.path.relpath(own)}")
        return own, None


def lit_command(options, setting, results):
    command = [sys.executable, os.path.join(options.llvm, "build/utils/lit/lit.py"), "-v", "--no-progress-bar",
               f"-j{options.jobs}", "--output", results + ".json", "--xunit-xml-output",
               results + ".xml", f"-Dbuild={options.build}", f"-Dllvm={options.llvm}/bin",
               f"-Dwork={os.path.join(os.path.dirname(results), 'work')}"]
    if importlib.util.find_spec("psutil"):  # without it lit cannot end a test that hangs
        command.append("--timeout=180")
    if options.sanitizers:
        command.append("-Dsanitizers=1")
    if options.filter:
        command.append("--filter=" + re.sub(r"^\^", "^sampan :: ", options.filter))  # lit's names begin so
    environment = ";".join(f"{name}={value}" for name, value in setting.get("environment", {}).items())
    if environment:
        command.append(f"-Denvironment={environment}")
    if setting.get("target"):
        command += [f"-Dtarget={setting['target']}", f"-Demulator={setting['emulator']}"]
    if setting.get("nvcc_flags"):
        command.append(f"-Dnvcc_flags={setting['nvcc_flags']}")
    return command + [here]


def follow(command, log_path):
    """Runs lit, keeps its output in a file and shows one line of progress: in place on a terminal, else each 15 s."""
    started = shown = time.monotonic()
    failed = 0
    with open(log_path, "w") as log:
        lit = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               text=True, errors="replace")
        for line in lit.stdout:
            log.write(line)
            match = re.match(r"(\w+): sampan :: .* \((\d+) of (\d+)\)", line)
            if not match:
                continue
            failed += match[1] in ("FAIL", "TIMEOUT", "UNRESOLVED", "XPASS")
            now = time.monotonic()
            if sys.stdout.isatty() or now - shown > 15 or match[2] == match[3]:
                shown = now
                text = f"[{now - started:3.0f} s]   {match[2]} of {match[3]} tests, {failed} failed"
                print(f"\r\033[K{text}" if sys.stdout.isatty() else text, end="" if sys.stdout.isatty() else "\n", flush=True)
        lit.wait()
    if sys.stdout.isatty():
        print()


def main():
    options = arguments()
    setting = read_toml(os.path.join(here, "configs", options.config + ".toml")) if options.config else {}
    known = {entry["name"]: entry for entry in read_toml(os.path.join(here, "known_failures.toml")).get("failure", [])}
    skipped = {entry["name"]: entry["reason"] for entry in setting.get("skip", [])}
    folder, lock = claim(os.path.join(options.build, "test-results"))
    results = os.path.join(folder, options.config or "default")
    log = results + ".log"
    if os.path.exists(results + ".json"):
        os.remove(results + ".json")

    follow(lit_command(options, setting, results), log)
    if not os.path.exists(results + ".json"):
        with open(log) as file:
            print("".join(file.readlines()[-40:]), end="")
        print("lit ended without results\n0 passed, 1 failed")
        return 1

    with open(results + ".json") as file:
        tests = json.load(file)["tests"]
    passed, failed, aside = 0, [], []
    for test in tests:
        name = test["name"].removeprefix("sampan :: ")
        good = test["code"] in ("PASS", "XFAIL", "FLAKYPASS")
        if test["code"] in ("EXCLUDED", "SKIPPED"):
            continue
        if name in skipped:
            aside.append(f"skipped under {options.config}: {name}: {skipped[name]}")
        elif test["code"] == "UNSUPPORTED":
            aside.append(f"not for this machine: {name}")
        elif name in known and not good:
            aside.append(f"known failure: {name}: {known[name]['reason']} ({known[name]['date']})")
        elif name in known:
            failed.append((name, "passes, but is listed in tests/known_failures.toml: take it out there"))
        elif good:
            passed += 1
        else:
            failed.append((name, test["output"]))
    if not tests or passed + len(failed) + len(aside) == 0:
        failed.append(("no test", "nothing matches the filter" if options.filter else "lit found no test"))

    for name, output in failed:
        print(f"\n--- FAILED {name}\n{output[-4000:].rstrip()}")
    if failed:
        print("\nFailed:", *(name for name, _ in failed), sep="\n  ")
    for line in aside:
        print(line)
    if lock or failed:
        print(f"Details: {os.path.relpath(log)}")
    else:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{passed} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
