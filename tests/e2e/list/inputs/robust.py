"""Imports that are killed, run out of room, may not write, or are very long. Usage: robust.py SAMPAN FOLDER [ROWS]

Each leaves the state before it or the state after it, never one between."""
import os
import random
import resource
import signal
import subprocess
import sys
import time
import zipfile

sampan, folder = sys.argv[1:3]
rows = int(sys.argv[3]) if len(sys.argv) > 3 else 100000
os.chdir(folder)
failures = []


def expect(true, what):
    if not true:
        failures.append(what)


def run(*arguments, **options):
    return subprocess.run([sampan, "list", *arguments], capture_output=True, text=True, **options)



def counted(store):
    """Rows of the imports that the log shows; and whether a check agrees that all, or none, of `big` is there."""
    log = run("log", "--store", store)
    expect(log.returncode == 0, f"the log cannot be read: {log.stderr}")
    return sum(int(line.split()[4]) for line in log.stdout.splitlines()[1:])


def write_csv(path, count):
    with open(path, "w", encoding="utf-8") as file:
        file.write("产品名称,类别,有效期至,厂商\n")
        for number in range(count):
            file.write(f"产品{number}号,CPU,2027-12-31,厂商{number % 97}\n")


def write_sheet(path, count):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/workbook.xml", '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>')
        book.writestr("xl/_rels/workbook.xml.rels", '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>')
        with book.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write('<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
                        '<c r="C1" t="s"><v>2</v></c></row>'.encode())
            for number in range(count):
                sheet.write(f'<row r="{number + 2}"><c r="A{number + 2}" t="s"><v>{number + 3}</v></c><c r="B{number + 2}" t="s"><v>{count + 3}</v></c>'
                            f'<c r="C{number + 2}"><v>46752</v></c></row>'.encode())
            sheet.write(b"</sheetData></worksheet>")
        with book.open("xl/sharedStrings.xml", "w") as strings:
            strings.write("<sst><si><t>产品名称</t></si><si><t>类别</t></si><si><t>有效期至</t></si>".encode())
            for number in range(count):
                strings.write(f"<si><t>产品{number}号</t></si>".encode())
            strings.write(b"<si><t>CPU</t></si></sst>")


write_csv("small.csv", 10)
write_csv("big.csv", 20000)

# Killed at any moment.
random.seed(7)
before = after = 0
started = time.monotonic()
expect(run("import", "big.csv", "--list", "big", "--store", "whole.db").returncode == 0, "the whole import fails")
takes = time.monotonic() - started
for attempt in range(16):
    store = f"killed{attempt}.db"
    run("import", "small.csv", "--list", "small", "--store", store)
    process = subprocess.Popen([sampan, "list", "import", "big.csv", "--list", "big", "--store", store], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(takes * (attempt + random.random()) / 15)
    process.send_signal(signal.SIGKILL)
    process.wait()
    count = counted(store)
    expect(count in (10, 20010), f"killed import: {count} rows")
    before += count == 10
    after += count == 20010
    # What was killed can be done again, and is whole then.
    if count == 10:
        expect(run("import", "big.csv", "--list", "big", "--store", store).returncode == 0 and counted(store) == 20010, "not whole after a second try")
expect(before > 0, "no attempt was killed within the import: the test proves nothing")
print(f"killed: {before} left the old state, {after} the new one")

# A file-size limit stands for a full disk: the write fails and the process has to notice.
for limit in (20000, 60000, 300000):
    store = f"full{limit}.db"
    run("import", "small.csv", "--list", "small", "--store", store)
    done = run("import", "big.csv", "--list", "big", "--store", store, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    expect(done.returncode == 1 and "[L110" in done.stderr, f"full disk at {limit}: status {done.returncode}: {done.stderr}")
    expect(counted(store) == 10, f"full disk at {limit}: {counted(store)} rows")
print("full: the old state is left")

# A file system that is full, where this may be tried.
os.makedirs("tiny", exist_ok=True)
if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", "tiny"], capture_output=True).returncode == 0:
    try:
        run("import", "small.csv", "--list", "small", "--store", "tiny/s.db")
        done = run("import", "big.csv", "--list", "big", "--store", "tiny/s.db")
        expect(done.returncode == 1 and "[L1102]" in done.stderr, f"full file system: {done.returncode}: {done.stderr}")
        expect(counted("tiny/s.db") == 10, "full file system: rows")
    finally:
        subprocess.run(["umount", "tiny"], check=True)
else:
    print("not tried, as nothing may be mounted here: a file system that is full")

# A store that may only be read: checks work, imports say why not.
tried = False
if os.geteuid() == 0:
    os.chmod(folder, 0o755)
    os.makedirs("readonly", exist_ok=True)
    run("import", "small.csv", "--list", "small", "--store", "readonly/s.db")
    os.chown("readonly/s.db", 65534, 65534)
    os.chmod("readonly/s.db", 0o400)
    as_nobody = {"user": 65534, "group": 65534}
    reachable = subprocess.run([sampan, "--version"], capture_output=True, **as_nobody).returncode == 0
    if reachable and subprocess.run(["test", "-r", os.path.abspath("readonly/s.db")], **as_nobody).returncode == 0:
        path = os.path.abspath("readonly/s.db")
        expect(counted(path) == 10, "read-only store: cannot be read")
        done = run("import", os.path.abspath("big.csv"), "--list", "big", "--store", path, **as_nobody)
        expect(done.returncode == 1 and "[L1102]" in done.stderr, f"read-only store: {done.returncode}: {done.stderr}")
        done = run("log", "--store", path, **as_nobody)
        expect(done.returncode == 0 and " 10 " in done.stdout, f"read-only store: the log: {done.stderr}")
        tried = True
if not tried:
    print("not tried, as only root can run a program as somebody else, who must come to it: a store that may only be read")

# Long files in little memory.
write_sheet("long.xlsx", rows)
write_csv("long.csv", rows)
for name in ("long.xlsx", "long.csv"):
    started = time.monotonic()
    process = subprocess.Popen([sampan, "list", "import", name, "--list", "long", "--store", name + ".db"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    out, err = process.communicate()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    expect(process.returncode == 0 and f" {rows} rows taken, 0 set aside" in out, f"{name}: {process.returncode}: {out} {err}")
    expect(peak < 120, f"{name}: {peak} MiB of memory")
    print(f"{name}: {rows} rows, {time.monotonic() - started:.1f} s, {peak} MiB at most")
with open("buy.csv", "w", encoding="utf-8") as file:
    file.write(f"name,category\n产品{rows - 1}号,CPU\n产品{rows}号,CPU\n")
started = time.monotonic()
done = run("check", "buy.csv", "--as", "soe", "--on", "2026-12-01", "--list", "long", "--store", "long.xlsx.db")
expect("on the list and in date" in done.stdout, f"check of a long list: {done.stdout} {done.stderr}")
print(f"check against {rows} rows: {time.monotonic() - started:.1f} s")
print(*failures, sep="\n")
print(f"{len(failures)} failures")
sys.exit(1 if failures else 0)
