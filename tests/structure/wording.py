"""No promises in comments, no path of one machine, no registry's host."""
import re

import repository

RULES = [
    (re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b"), "do it, or write an issue and say here what holds today"),
    (re.compile(r"(?<![\w.])/(work|home|root|Users|mnt)/\w"), "a path of one machine"),
    (re.compile(r"\b(deb\.debian|snapshot\.debian|pypi|pythonhosted|npmjs|crates)\.(org|io|com)\b"), "a registry's host"),
]
TEXT = (*repository.CODE, ".py", ".cmake", ".sh", ".md", ".txt", ".toml", ".json", ".ll", ".test", ".cfg", ".S", ".inc", ".def")

problems, count = [], 0
for path in repository.files(*TEXT) + ["quickstart", "test", ".ci/run"]:
    count += 1
    for number, line in enumerate(repository.read(path).splitlines(), 1):
        for rule, why in RULES:
            match = rule.search(line)
            if match:
                problems.append(f"{path}:{number}: '{match[0]}': {why}")

repository.report(problems, f"{count} files")
