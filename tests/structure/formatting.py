"""C++ sources look as clang-format-14 would write them; `tools/format` makes it so."""
import shutil

import repository

if not shutil.which("clang-format-14"):
    repository.report(["clang-format-14 is not installed; ./test installs it"], "nothing checked")
status, output = repository.run("tools/format", "--check")
problems = [line for line in output.splitlines() if line]
repository.report(problems if status else [], "run tools/format to repair" if status else "all formatted")
