"""Each kernel pass has one file, one text test and one page, all of its name."""
import glob
import os
import re

import repository

PASS = re.compile(r'^\s*\{"([a-z0-9-]+)",\s*\w+\}', re.MULTILINE)
problems = []
names = PASS.findall(repository.read("src/kernel/pipeline.cpp"))
if not names:
    problems.append("src/kernel/pipeline.cpp: found no pass; did the form of its table change?")

for name in names:
    file = f"src/kernel/{name.replace('-', '_')}.cpp"
    if not repository.exists(file):
        problems.append(f"{name}: no {file}")
    tests = [path for form in (name, name.replace("-", "_"))
             for kind in ("ll", "cu") for path in glob.glob(f"{repository.ROOT}/tests/kernel/{form}*.{kind}")]
    if not tests:
        problems.append(f"{name}: no tests/kernel/{name}*.ll")
    if not repository.exists(f"docs/passes/{name}.md"):
        problems.append(f"{name}: no docs/passes/{name}.md")

for path in repository.files(".md", under="docs/passes"):
    name = os.path.basename(path)[: -len(".md")]
    if name not in names and name != "README":
        problems.append(f"{path}: there is no such pass")

repository.report(problems, f"{len(names)} passes")
