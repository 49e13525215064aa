#!/usr/bin/env python3
"""Makes a failing random kernel small: leaves statements out as long as it still fails in the same way.

What is expected is computed again for each trial, so that the result is always a complete, valid test.
"""
import argparse
import pathlib
import re
import sys
import tempfile

import toolchain


def failure(options, config, work, seed, drop):
    """'compile', 'differ' or 'run', or None if the kernel is right; and the source."""
    source = work / "kernel.cu"
    listed = ["--drop", ",".join(map(str, sorted(drop)))] if drop else []
    text = toolchain.generate(options, source, ["--print", str(seed), *listed])
    if toolchain.compile_file(options, config, source, work / "program") is not None:
        return "compile", text
    _, bad, trouble = toolchain.run_program(options, work / "program")
    return ("differ" if bad else "run" if trouble else None), text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seed", type=int)
    parser.add_argument("--config", default="-O3 -Xptxas -O3 --sampan-engine=regions", help="the compiler options under which it fails")
    parser.add_argument("--out", default="reduced.cu")
    toolchain.add_options(parser)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sampan-reduce-") as folder:
        work = pathlib.Path(folder)
        wanted, best = failure(options, options.config, work, options.seed, set())
        if wanted is None:
            raise SystemExit(f"kernel {options.seed} does not fail with {options.config}")
        count = int(re.search(r"^// statements: (\d+)$", best, re.M).group(1))
        dropped, size = set(), max(1, count // 2)
        while size >= 1:
            progress = False
            left = [i for i in range(count) if i not in dropped]
            for at in range(0, len(left), size):
                trial = dropped | set(left[at:at + size])
                kind, text = failure(options, options.config, work, options.seed, trial)
                if kind == wanted and len(text) < len(best):
                    dropped, best, progress = trial, text, True
                    pathlib.Path(options.out).write_text(best)
                    print(f"{wanted}: {len(text)} characters", file=sys.stderr, flush=True)
            size = size if size == 1 and progress else size // 2
        pathlib.Path(options.out).write_text(best)
    print(f"{options.out}: {wanted}, dropped {','.join(map(str, sorted(dropped)))}")


if __name__ == "__main__":
    main()
