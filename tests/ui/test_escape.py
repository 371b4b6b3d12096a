"""Esc answers at once, and keys that begin with its byte are still those keys. The clock is ours."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from types import SimpleNamespace
from typing import Any

import pytest
from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Key

if sys.platform == "win32":
    pytest.skip("terminals of Unix", allow_module_level=True)

from threadtui.ui import driver as module
from threadtui.ui.driver import QuickEscape, quick_escape
from threadtui.ui.lean import Written


class Keyboard:
    """The driver's loop over a script of what is typed: bytes, or how many seconds nothing comes."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *script: bytes | float) -> None:
        self.script, self.now = [*script], 0.0
        self.keys: list[tuple[str, float]] = []
        self.driver: Any = QuickEscape.__new__(QuickEscape)
        self.driver.__dict__.update(
            fileno=0, exit_event=threading.Event(), _debug=False, process_message=self._take
        )
        monkeypatch.setattr(module.select, "select", self._select)
        monkeypatch.setattr(module.os, "read", lambda *_: self.script.pop(0))
        monkeypatch.setattr("textual._parser.get_time", lambda: self.now)
        self.driver.run_input_thread()

    def _take(self, message: object) -> None:
        assert isinstance(message, Key)
        self.keys.append((message.key, self.now))

    def _select(
        self, read: list[int], _: object, __: object, wait: float
    ) -> tuple[list[int], object, object]:
        if not self.script:
            self.driver.exit_event.set()
        elif isinstance(self.script[0], bytes):
            return read, [], []
        else:
            passed = min(wait, self.script[0])
            self.now += passed
            self.script[0] -= passed
            if self.script[0] <= 0:
                self.script.pop(0)
        return [], [], []


def test_a_lone_esc_is_seen_as_soon_as_the_delay_has_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.constants, "ESCAPE_DELAY", 0.01)
    keyboard = Keyboard(monkeypatch, 3.0, b"\x1b", 3.0, b"j", 1.0)
    assert [key for key, _ in keyboard.keys] == ["escape", "j"]
    assert 0 < keyboard.keys[0][1] - 3.0 < 0.03


@pytest.mark.parametrize(
    ("environment", "seconds"),
    [({}, 0.005), ({"SSH_CONNECTION": "192.0.2.7 50000 192.0.2.1 22"}, 0.02), ({"ESCDELAY": "50"}, 0.05)],
)
def test_the_delay_is_short_where_nothing_speaks_for_a_longer_one(
    environment: dict[str, str], seconds: float
) -> None:
    said = subprocess.run(
        [sys.executable, "-c", "import threadtui.ui.app, textual.constants as c; print(c.ESCAPE_DELAY)"],
        env={name: value for name, value in os.environ.items() if name not in ("ESCDELAY", "SSH_CONNECTION")}
        | environment,
        capture_output=True,
        check=True,
        text=True,
    )
    assert float(said.stdout) == seconds


def test_an_arrow_is_an_arrow_whole_or_in_two_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    keyboard = Keyboard(monkeypatch, b"\x1b[A", 1.0, b"\x1b", 0.004, b"[B", 1.0, b"\x1bj", 1.0)
    assert [key for key, _ in keyboard.keys] == ["up", "down", "alt+j"]


def test_a_character_in_two_pieces_is_one_key(monkeypatch: pytest.MonkeyPatch) -> None:
    keyboard = Keyboard(monkeypatch, "é".encode()[:1], 0.5, "é".encode()[1:], 0.5)
    assert len(keyboard.keys) == 1


def test_only_the_driver_for_terminals_is_replaced() -> None:
    assert quick_escape(HeadlessDriver) is HeadlessDriver
    assert quick_escape(QuickEscape.__base__) is QuickEscape


def test_what_stood_on_the_terminal_is_forgotten_when_it_is_taken_over_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module.LinuxDriver, "start_application_mode", lambda _: None)
    driver: Any = QuickEscape.__new__(QuickEscape)
    driver._app = SimpleNamespace(written=Written())
    told = "\x1b[1;2Hwords"
    assert [driver._app.written.lean(told) for _ in range(2)] == [told, ""]
    driver.start_application_mode()
    assert driver._app.written.lean(told) == told
