"""Checks a purchase whose verdicts were written by hand. Usage: check_key.py SAMPAN KEY STORE FOLDER"""
import csv
import json
import subprocess
import sys

sampan, key, store, folder = sys.argv[1:]
LETTERS = {"O": "on_list_in_date", "E": "expired", "U": "uncertain_match", "R": "reported_not_confirmed", "N": "not_on_list",
           "S": "list_not_supplied"}
LISTS = ["firm", "cnitsec", "miit-xinchuang"]

with open(key, encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file))
with open(f"{folder}/purchase.csv", "w", encoding="utf-8", newline="") as file:
    writer = csv.writer(file)
    writer.writerow(["采购项", "产品名称", "厂商", "类别", "版本"])
    for number, row in enumerate(rows, 1):
        writer.writerow([number, row["name"], row["vendor"], row["category"], row["version"]])
done = subprocess.run([sampan, "list", "check", f"{folder}/purchase.csv", "--as", "soe", "--on", "2026-12-27", "--json", "--store", store],
                      capture_output=True, text=True)
items = json.loads(done.stdout)["items"]
wrong = 0
if len(items) != len(rows) or done.returncode:
    print(f"{len(items)} items, exit status {done.returncode}: {done.stderr}")
    wrong += 1
for row, item in zip(rows, items):
    found = {finding["list"]: finding["verdict"] for finding in item["findings"]}
    for name in LISTS:
        if found.get(name) != LETTERS[row[name]]:
            wrong += 1
            print(f"{row['name']} [{row['vendor']}, {row['category']}], {name}: {found.get(name)}, the key says {LETTERS[row[name]]}")
print(f"{len(rows)} items, {len(rows) * len(LISTS)} verdicts, {wrong} wrong")
