"""FILE.def LOG: does the log name every function of the list, and tell what to use?"""
import re
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    wanted = re.findall(r"^SAMPAN_MISSING\((\w+)\)", file.read(), re.MULTILINE)
with open(sys.argv[2], encoding="utf-8") as file:
    told = dict(re.findall(r"Sampan (?:does not have|has no) (\w+)\b(.*(?:\n  help: .*)?)", file.read()))
silent = [name for name in wanted if name not in told or "use " not in told[name]]
print(f"{len(wanted)} missing, {len(silent)} not named", *silent)
sys.exit(1 if silent or not wanted else 0)
