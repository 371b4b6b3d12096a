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


LOAD_THE_INTERFACE = """
import sys
from pathlib import Path
from threadtui.load import open_thread
from threadtui.state import post_keys
from threadtui.ui.start import interface
interface()
post_keys(open_thread(Path({sample!r})))
print(*(name for name in ("ssl", "_hashlib") if name in sys.modules))
import ssl, hashlib, asyncio.sslproto
print(ssl.TLSVersion.TLSv1_3.name, hashlib.sha256(b"").hexdigest()[:4])
"""


def test_the_interface_loads_no_cryptography_and_leaves_it_to_be_loaded() -> None:
    run = subprocess.run(
        [sys.executable, "-c", LOAD_THE_INTERFACE.format(sample=SAMPLE)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.splitlines() == ["", "TLSv1_3 e3b0"]


ALIGN_WORDS = """
import sys
from threadtui.quotes.distances import Indel, LCSseq
print(LCSseq.similarity([1, 2, 3], [2, 3, 4]), Indel.distance("ab", "ac"))
loaded = [name for name in sys.modules if name.startswith("rapidfuzz.") and "_" not in name]
print(*sorted(name for name in loaded if name.count(".") == 1))
import rapidfuzz
print(hasattr(rapidfuzz, "fuzz"))
from rapidfuzz import fuzz, process, utils
print(fuzz.ratio("ab", "ab"), process.extractOne("a", ["b", "a"])[0], utils.default_process("A!"))
"""


def test_of_what_compares_words_only_the_distances_are_loaded() -> None:
    run = subprocess.run([sys.executable, "-c", ALIGN_WORDS], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == ["2 2", "rapidfuzz.distance", "False", "100.0 a a"]
