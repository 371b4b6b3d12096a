"""What can be wrong with an input, said in one line."""

from __future__ import annotations

from pathlib import Path


class ThreadtuiError(Exception):
    """An input that cannot be read as a thread.

    Its text is one line a user can act on: file, line where there is one, and what is wrong.
    """

    def __init__(self, message: str, path: Path | str | None = None, line: int | None = None) -> None:
        self.message = message
        """What is wrong, without the place."""
        self.path = path
        """The file, or None where there is none (standard input)."""
        self.line = line
        """Line of the file, from 1, or None where the whole file is meant."""
        place = ":".join(str(part) for part in (path, line) if part is not None)
        super().__init__(f"{place}: {message}" if place else message)


class WrongUsage(ThreadtuiError):  # noqa: N818 - reads as what it says
    """What the user asked for is nothing that there is."""


class NotAThread(ThreadtuiError):  # noqa: N818 - reads as what it says
    """The file was read, but it holds no posts."""
