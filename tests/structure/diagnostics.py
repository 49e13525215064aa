"""Each diagnostic id that the sources name has a page with a way out, and a test that provokes it."""
import os
import re

import repository

ID = re.compile(r'(?<![A-Za-z0-9_])([A-Z][0-9]{4})(?![A-Za-z0-9_])')
STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"')
COMMENT = re.compile(r'^\s*//.*$', re.MULTILINE)


def ids(text):
    return set(ID.findall(text))


used = {}
for path in repository.files(".cpp", ".h", ".def", ".inc", under="src") + repository.files(".cpp", ".h", ".def", ".inc", under="runtime"):
    code = COMMENT.sub("", repository.read(path))
    for literal in STRING.findall(code):
        for name in ids(literal):
            used.setdefault(name, path)

tested = set()
for path in repository.files(under="tests"):
    if not path.startswith("tests/structure/"):
        tested |= ids(repository.read(path))

problems = []
for name, path in sorted(used.items()):
    page = f"docs/diagnostics/{name}.md"
    if not repository.exists(page):
        problems.append(f"{path}: {name} has no {page}")
    elif len(repository.read(page).split()) < 15:
        problems.append(f"{page}: says nothing; it explains what happened and what to do")
    if name not in tested:
        problems.append(f"{path}: {name} is provoked by no test")
for page in repository.files(".md", under="docs/diagnostics"):
    name = os.path.basename(page)[: -len(".md")]
    if name != "README" and name not in used:
        problems.append(f"{page}: nothing in src/ or runtime/ says {name}")

repository.report(problems, f"{len(used)} diagnostic ids")
