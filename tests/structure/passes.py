"""Each pass has one file, one text test and one page, all of its name."""
import glob
import os
import re

import repository

PASS = re.compile(r'\{"([a-z0-9-]+)",\s*\w+\}')
# Where the list stands, which folder its passes' files are in, and which their tests.
LISTS = [
    ("src/kernel/pipeline.cpp", "src/kernel", "tests/kernel"),
    ("src/simd/pipeline.cpp", "src/simd", "tests/simd"),
    ("src/targets/cpu/pipeline.cpp", "src/targets/cpu", "tests/targets/cpu"),
    ("src/targets/ascend910/passes.cpp", "src/targets/ascend910", "tests/targets/ascend910"),
]
problems, names = [], []
for path, sources, tests in LISTS:
    listed = PASS.findall(repository.read(path))
    if not listed:
        problems.append(f"{path}: found no pass; did the form of its table change?")
    for name in listed:
        if name in names:
            problems.append(f"{path}: there are two passes called {name}")
        file = f"{sources}/{name.replace('-', '_')}.cpp"
        if not repository.exists(file):
            problems.append(f"{name}: no {file}")
        if not [found for form in (name, name.replace("-", "_")) for kind in ("ll", "cu")
                for found in glob.glob(f"{repository.ROOT}/{tests}/{form}*.{kind}")]:
            problems.append(f"{name}: no {tests}/{name}*.ll")
        if not repository.exists(f"docs/passes/{name}.md"):
            problems.append(f"{name}: no docs/passes/{name}.md")
        elif f"]({name}.md)" not in repository.read("docs/passes/README.md"):
            problems.append(f"{name}: docs/passes/README.md does not lead to its page")
    names += listed

for path in repository.files(".md", under="docs/passes"):
    name = os.path.basename(path)[: -len(".md")]
    if name not in names and name != "README":
        problems.append(f"{path}: there is no such pass")

repository.report(problems, f"{len(names)} passes")
