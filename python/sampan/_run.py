"""What `sampan python` runs: a script, with this package under CuPy's name."""

import os
import runpy
import sys


def main(arguments):
    here = os.path.dirname(os.path.realpath(__file__))
    # In front of everything: a CuPy that is installed needs a GPU.
    sys.path[:0] = [os.path.join(here, "stand_in"), os.path.dirname(here)]
    try:
        import numpy  # noqa: F401
    except ImportError:
        sys.stderr.write("sampan: error: NumPy is not installed for this Python [P1004]\n  help: apt install python3-numpy, or pip install numpy\n")
        return 1
    sys.argv = arguments
    if arguments[0] == "-m":
        sys.argv = arguments[1:]
        sys.path.insert(0, os.getcwd())
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
        return 0
    sys.path.insert(0, os.path.dirname(os.path.realpath(arguments[0])))
    runpy.run_path(arguments[0], run_name="__main__")
    return 0


if __name__ == "__main__":
    sys.path.pop(0)  # this file's own folder
    sys.exit(main(sys.argv[1:]))
