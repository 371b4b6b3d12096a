"""What is loaded, proved in a process of its own: the core needs no interface, help needs next to nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.helpers import SAMPLES

SAMPLE = str(SAMPLES / "spinning-wheel.txt")

IMPORT_THE_CORE = """
import importlib, pkgutil, threadtui
for module in pkgutil.walk_packages(threadtui.__path__, "threadtui."):
    if module.name != "threadtui.__main__" and not module.name.startswith("threadtui.ui"):
        importlib.import_module(module.name)
"""
RUN_THE_PROGRAM = """
from threadtui.cli import main
try:
    main({arguments!r})
except SystemExit:
    pass
"""
TELL = """
import sys
print(*(name for name in ("numpy", "rich", "textual") if name in sys.modules), file=sys.stderr)
"""


def loaded_by(code: str) -> list[str]:
    """Which of the large libraries a program loads."""
    run = subprocess.run([sys.executable, "-c", code + TELL], capture_output=True, text=True, check=True)
    return run.stderr.split()


def test_the_core_loads_no_interface() -> None:
    assert loaded_by(IMPORT_THE_CORE) == ["numpy"]


@pytest.mark.parametrize(
    "arguments", [["show", SAMPLE], ["export", SAMPLE, "--to", "json"], ["info", SAMPLE]]
)
def test_plain_commands_load_no_interface(arguments: list[str]) -> None:
    assert loaded_by(RUN_THE_PROGRAM.format(arguments=arguments)) == ["numpy"]


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["show", "--help"]])
def test_help_loads_nothing_large(arguments: list[str]) -> None:
    assert loaded_by(RUN_THE_PROGRAM.format(arguments=arguments)) == []
