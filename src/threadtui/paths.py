"""Where this system keeps a program's settings and state. The only module that asks."""

from __future__ import annotations

from pathlib import Path

import platformdirs

_NAME = "threadtui"


def config_file() -> Path:
    """The file of settings, which the user writes; it may not be there."""
    return Path(platformdirs.user_config_dir(_NAME, appauthor=False)) / "config.toml"


def state_folder() -> Path:
    """Where the program keeps what it remembers of threads; it may not be there."""
    return Path(platformdirs.user_state_dir(_NAME, appauthor=False))
