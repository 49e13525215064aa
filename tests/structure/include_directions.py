"""Layers include downwards only, and what ships to a production machine touches neither src/ nor LLVM.

support <- facts <- frontend, kernel <- simd <- targets <- nvcc, cli; folders that answer one question (assess, verify …)
stand on facts and frontend. No target includes another."""
import os
import re

import repository

# Layer of src/<folder>: it may include its own folder and those listed.
BASE = {"support", "facts"}
COMPILER = BASE | {"frontend", "kernel", "simd"}
MAY_INCLUDE = {
    "support": set(),
    "facts": {"support"},
    "frontend": BASE,
    "kernel": BASE,
    "simd": BASE | {"kernel"},
    "targets": COMPILER,
    "report": BASE,
    "nvcc": COMPILER | {"targets", "report"},
    "cli": COMPILER | {"targets", "nvcc", "report", "assess", "verify", "estimate", "plan", "list", "fleet"},
}
QUESTIONS = {name: BASE | {"frontend", "report"} for name in ("assess", "verify", "estimate", "plan", "list")}
QUESTIONS["fleet"] = BASE | {"report", "list"}  # a fleet is a table like theirs, of the same chips
MAY_INCLUDE.update(QUESTIONS)

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)
problems, count = [], 0


def owner(path):
    """src/targets/cpu/x.cpp -> (targets, cpu); src/kernel/x.cpp -> (kernel, None)."""
    parts = path.split("/")
    return parts[1], parts[2] if parts[1] == "targets" and len(parts) > 3 else None


def resolve(path, name):
    """The file of ours that an include names, or None."""
    beside = os.path.normpath(os.path.join(os.path.dirname(path), name))
    for candidate in (beside, "src/" + name, name, "include/" + name, "runtime/" + name):
        if repository.exists(candidate) and not os.path.isdir(os.path.join(repository.ROOT, candidate)):
            return candidate
    return None


for path in repository.files(*repository.CODE):
    for name in INCLUDE.findall(repository.read(path)):
        count += 1
        target = resolve(path, name)
        llvm = name.startswith(("llvm/", "clang/", "llvm-c/", "clang-c/", "mlir/"))
        if path.startswith(("runtime/", "include/")):
            if llvm:
                problems.append(f"{path}: includes {name}: runtime/ and include/ must do without LLVM")
            elif target and target.startswith("src/"):
                problems.append(f"{path}: includes {target}: runtime/ and include/ never look into src/")
        if path.startswith("include/") and target and target.startswith("runtime/"):
            problems.append(f"{path}: includes {target}: headers of users' programs stand alone")
        if not path.startswith("src/"):
            continue
        folder, chip = owner(path)
        if folder not in MAY_INCLUDE:
            problems.append(f"{path}: src/{folder} has no place among the layers; add it to {os.path.basename(__file__)}")
        elif llvm and folder in ("support", "facts", "nvcc", "cli", "report"):
            problems.append(f"{path}: includes {name}: src/{folder} does without LLVM's headers")
        elif target and target.startswith("runtime/") and target != "runtime/abi.h" \
                and not (folder in ("verify", "cli") and target.startswith("runtime/recording/")):
            problems.append(f"{path}: includes {target}: of the runtime, src/ knows runtime/abi.h only, and src/verify and "
                            "src/cli the format of recordings")
        elif target and target.startswith("src/"):
            other, other_chip = owner(target)
            if other != folder and other not in MAY_INCLUDE[folder]:
                problems.append(f"{path}: includes {target}: src/{folder} may include {sorted(MAY_INCLUDE[folder])}")
            elif other == folder == "targets" and chip and other_chip and chip != other_chip:
                problems.append(f"{path}: includes {target}: a target never includes another")

repository.report(problems, f"{count} includes checked, {len(problems)} in the wrong direction")
