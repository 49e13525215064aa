"""The targets that chips name are those that the program knows, and each of those has a chip. Usage: targets_agree.py SAMPAN"""
import json
import subprocess
import sys


def output(*arguments):
    return subprocess.run([sys.argv[1], *arguments], capture_output=True, text=True, check=True).stdout


known = {line.split()[0] for line in output("targets").splitlines()[1:]}
with_target = json.loads(output("list", "--with-target", "--json"))["chips"]
named = {chip["target"]["name"] for chip in with_target}
assert named == known, (named, known)
print("targets agree")
