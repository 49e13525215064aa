"""What the structure checks share: which files are ours, and how a check reports."""
import os
import subprocess
import sys

ROOT = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "..", ".."))
NOT_OURS = {".git", "build", "shared", ".cache", "__pycache__"}
CODE = (".h", ".hpp", ".cpp", ".c", ".cu", ".cuh")


def files(*suffixes, under=""):
    """Paths relative to the root, with '/'; all of them without suffixes. Folders that git ignores are left out."""
    found = []
    for folder, folders, names in os.walk(os.path.join(ROOT, under)):
        folders[:] = sorted(name for name in folders if name not in NOT_OURS)
        for name in sorted(names):
            if not suffixes or name.endswith(suffixes):
                found.append(os.path.relpath(os.path.join(folder, name), ROOT))
    return found


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8", errors="replace") as file:
        return file.read()


def exists(path):
    return os.path.exists(os.path.join(ROOT, path))


def report(problems, summary):
    """Prints what was checked and ends the check."""
    print(*problems, sep="\n")
    print(summary)
    sys.exit(1 if problems else 0)


def run(*command):
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr
