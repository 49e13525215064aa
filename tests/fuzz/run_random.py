#!/usr/bin/env python3
"""Compiles and runs random kernels under several sets of options and compares with the generator's model.

The last line says how many kernels agreed, differed, and failed to compile or run, counted once per set of options.
The exit status is 1 unless all agreed. Sources and messages of failing kernels are kept in --keep.
"""
import argparse
import pathlib
import shutil
import sys
import tempfile

import toolchain


class Run:
    def __init__(self, options, work):
        self.options, self.work = options, work
        self.agree = self.differ = self.failed = 0

    def keep(self, seed, config, kind, message):
        setattr(self, kind, getattr(self, kind) + 1)
        print(f"kernel {seed} [{config}] {kind}: {message.strip().splitlines()[0] if message.strip() else ''}", flush=True)
        folder = pathlib.Path(self.options.keep) / f"{seed}"
        folder.mkdir(parents=True, exist_ok=True)
        extra = ["--mutate"] if self.options.mutate else []
        toolchain.generate(self.options, folder / "kernel.cu", ["--print", str(seed), *extra])
        with open(folder / "messages.txt", "a") as log:
            log.write(f"--- {config}: {kind}\n{message}\n")

    def group(self, first, count, config):
        """Runs kernels first … first+count-1 as one program; splits it when it does not compile or come to its end."""
        options = self.options
        arguments = ["--seed", str(first), "--count", str(count), "--per-file", str(count), "--out", str(self.work)]
        toolchain.generate(options, None, arguments + (["--mutate"] if options.mutate else []))
        source, program = self.work / f"random_{first}.cu", self.work / "program"
        said = toolchain.compile_file(options, config, source, program)
        if said is not None:
            if count == 1:
                return self.keep(first, config, "failed", said)
            half = count // 2
            self.group(first, half, config)
            return self.group(first + half, count - half, config)
        good, bad, trouble = toolchain.run_program(options, program)
        self.agree += len(good)
        for seed, message in bad.items():
            self.keep(seed, config, "differ", message)
        rest = first + len(good) + len(bad)
        if rest < first + count:  # kernels run in order: this one ended the program
            self.keep(rest, config, "failed", trouble or "the program ended early")
            if rest + 1 < first + count:
                self.group(rest + 1, first + count - rest - 1, config)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--per-file", type=int, default=25)
    parser.add_argument("--configs", nargs="*", default=toolchain.DEFAULT_CONFIGS,
                        help="sets of compiler options, one word each; write --configs=... for the first")
    parser.add_argument("--config", action="append", help="one set of options, instead of the usual ones; may be repeated")
    parser.add_argument("--keep", default="random-failures", help="folder for what fails")
    parser.add_argument("--mutate", action="store_true", help="make an expected value of each kernel wrong: all must differ")
    toolchain.add_options(parser)
    options = parser.parse_args()
    work = pathlib.Path(tempfile.mkdtemp(prefix="sampan-random-"))
    run = Run(options, work)
    try:
        for first in range(options.seed, options.seed + options.count, options.per_file):
            count = min(options.per_file, options.seed + options.count - first)
            for config in options.config or options.configs:
                run.group(first, count, config)
            if sys.stderr.isatty():
                print(f"\r{first + count - options.seed} of {options.count}", end="", file=sys.stderr, flush=True)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print(f"{run.agree} agree, {run.differ} differ, {run.failed} failed to compile/run")
    return 0 if run.agree and not run.differ and not run.failed else 1


if __name__ == "__main__":
    sys.exit(main())
