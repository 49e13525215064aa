"""Each diagnostic id that the sources name has a page with a way out, and a test that provokes it
(or a reason why none does, in untested_diagnostics.toml)."""
import os
import re
import tomllib

import repository

ID = re.compile(r'(?<![A-Za-z0-9_])([A-Z][0-9]{4})(?![A-Za-z0-9_])')
STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"')
COMMENT = re.compile(r'^\s*//.*$', re.MULTILINE)


def ids(text):
    return set(ID.findall(text))


used = {}
for path in repository.files(".cpp", ".h", ".def", ".inc", under="src") + repository.files(".cpp", ".h", ".def", ".inc", under="runtime") + repository.files(".py", under="python"):
    code = COMMENT.sub("", repository.read(path))
    for literal in STRING.findall(code):
        for name in ids(literal):
            used.setdefault(name, path)

tested = set()
for path in repository.files(under="tests"):
    if not path.startswith("tests/structure/"):
        tested |= ids(repository.read(path))

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "untested_diagnostics.toml"), "rb") as file:
    untested = tomllib.load(file)
problems = [f"untested_diagnostics.toml: nothing says {name}" for name in untested if name not in used]
for name, path in sorted(used.items()):
    page = f"docs/diagnostics/{name}.md"
    if not repository.exists(page):
        problems.append(f"{path}: {name} has no {page}")
    elif len(repository.read(page).split()) < 15:
        problems.append(f"{page}: says nothing; it explains what happened and what to do")
    if name in untested and name in tested:
        problems.append(f"{name} is tested: take it out of tests/structure/untested_diagnostics.toml")
    if name not in tested and name not in untested:
        problems.append(f"{path}: {name} is provoked by no test")
for page in repository.files(".md", under="docs/diagnostics"):
    name = os.path.basename(page)[: -len(".md")]
    if name != "README" and name not in used:
        problems.append(f"{page}: nothing in src/, runtime/ or python/ says {name}")

repository.report(problems, f"{len(used)} diagnostic ids")
