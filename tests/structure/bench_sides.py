"""Each kernel of the benchmark is written for all sides, and each has a row."""
import re

import repository

FOLDER = "bench/kernels"
SIDES = ("problem.cpp", "kernel.cu", "kernel.omp.cpp", "kernel.cl", "kernel.ispc")
# What starting nothing costs is a matter of runtimes, of which ispc has none.
NOT_WRITTEN = {"empty_launch": {"kernel.ispc"}}

folders = sorted({path.split("/")[2] for path in repository.files(under=FOLDER) if path.count("/") > 2})
rows = set(re.findall(r'\{"\w+", "(\w+)", \{', repository.read(f"{FOLDER}/list.cpp")))
problems = [f"{FOLDER}/{folder}: no {side}" for folder in folders for side in SIDES
            if side not in NOT_WRITTEN.get(folder, ()) and not repository.exists(f"{FOLDER}/{folder}/{side}")]
problems += [f"{FOLDER}/{folder}: no row in list.cpp" for folder in folders if folder not in rows]
problems += [f"{FOLDER}/list.cpp: no folder {row}" for row in sorted(rows - set(folders))]
if not rows:
    problems.append(f"{FOLDER}/list.cpp: found no row; did the form of its table change?")
repository.report(problems, f"{len(folders)} kernels")
