"""Links between our pages lead somewhere, and every page can be reached from README.md."""
import os
import re

import repository

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
pages = repository.files(".md")
problems, leads_to = [], {}
for page in pages:
    targets = leads_to.setdefault(page, set())
    for link in LINK.findall(FENCE.sub("", repository.read(page))):
        if re.match(r"[a-z]+:", link) or link.startswith("#"):
            continue
        target = os.path.normpath(os.path.join(os.path.dirname(page), link.split("#")[0]))
        if not repository.exists(target):
            problems.append(f"{page}: {link} leads nowhere")
        elif os.path.isdir(os.path.join(repository.ROOT, target)):
            targets.update(other for other in pages if os.path.dirname(other) == target)
        else:
            targets.add(target)

seen, waiting = set(), ["README.md"]
while waiting:
    page = waiting.pop()
    if page not in seen:
        seen.add(page)
        waiting += leads_to.get(page, ())
problems += [f"{page}: no path of links leads there from README.md" for page in pages if page not in seen]
repository.report(problems, f"{len(pages)} pages")
