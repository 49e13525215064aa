"""LIBRARY PREFIX INCLUDE < names: does the library, or a header's inline function, have each; and is each that it has named?"""
import pathlib
import re
import subprocess
import sys

library, prefix, include = sys.argv[1:]
named = set(sys.stdin.read().split())
symbols = subprocess.run(["nm", "-D", "--defined-only", library], capture_output=True, text=True, check=True).stdout
exported = {re.sub(r"_v\d$", "", line.split()[-1]) for line in symbols.splitlines()}
exported = {name for name in exported if re.fullmatch(prefix + r"[A-Z]\w*", name)}
inline = "\n".join(path.read_text(encoding="utf-8") for path in pathlib.Path(include).rglob("*.h"))
absent = sorted(name for name in named - exported if not re.search(rf"\b{name}\(", inline))
unnamed = sorted(exported - named)
print(f"{len(named)} named, {len(exported)} exported; absent: {absent}, without a row: {unnamed}")
sys.exit(1 if absent or unnamed or not named else 0)
