"""A report opened in headless Chromium with a script of a test's own behind its own."""
import html
import json
import pathlib
import re
import subprocess
import sys

BEGIN = """<script>
"use strict";
const seen = {violations: 0};
document.addEventListener("securitypolicyviolation", () => ++seen.violations);
"""
END = """
seen.requests = performance.getEntriesByType("resource").filter(e => !e.name.startsWith("data:")).length;
const pre = document.createElement("pre");
pre.id = "seen";
pre.textContent = JSON.stringify(seen);
document.body.append(pre);
</script></body>"""


def look(page, work, script):
    """What `script` has put into `seen`; the console's lines, requests and violations are printed first."""
    work = pathlib.Path(work)
    probed = work / "probed.html"
    probed.write_text(pathlib.Path(page).read_text().replace("</body>", BEGIN + script + END))
    run = subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0",
                          f"--user-data-dir={work}/profile", "--dump-dom", probed.as_uri()],
                         capture_output=True, text=True, timeout=120)
    found = re.search(r'<pre id="seen">(.*?)</pre>', run.stdout, re.S)
    console = [line for line in run.stderr.splitlines() if "CONSOLE" in line]
    if not found:
        sys.exit("the page's script did not end: " + "\n".join(console))
    seen = json.loads(html.unescape(found[1]))
    print(f"console: {len(console)}, requests: {seen['requests']}, violations: {seen['violations']}", *console)
    return seen
