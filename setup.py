"""Says in the package where the toolkit is that stands beside this file, so that an installed package finds it."""
import os

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithToolkit(build_py):
    def run(self):
        super().run()
        toolkit = os.path.join(os.path.dirname(os.path.abspath(__file__)), "build", "toolkit")
        if os.path.isdir(toolkit):
            with open(os.path.join(self.build_lib, "sampan", "_built.py"), "w") as file:
                file.write(f"TOOLKIT = {toolkit!r}\n")


setup(cmdclass={"build_py": BuildWithToolkit})
