"""Writing files so that nothing is lost: whole or not at all, and never the file that is read."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from threadtui.errors import ThreadtuiError


def write_whole(path: Path, pieces: Iterable[str], *, read_from: Sequence[Path] = ()) -> None:
    """Write text in UTF-8 to a file beside, which then takes the name: a reader sees the old or the new, whole.

    `read_from` are files that must not be written over, and folders in which no file must be. Raises
    ThreadtuiError, and leaves what was there.
    """
    try:
        target = path.resolve()  # a link stays one: what it leads to is written
        if target.exists() and any(_is_or_holds(kept, target) for kept in read_from):
            raise ThreadtuiError("is the file that is read; it is never written to", path)
        if target.exists() and not target.is_file():
            raise ThreadtuiError("is no file that can be written to", path)
        handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:80]}.", suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
                out.writelines(pieces)
                out.flush()
                os.fsync(out.fileno())
            os.chmod(beside, target.stat().st_mode if target.exists() else _usual_mode())
            os.replace(beside, target)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(beside)
            raise
    except OSError as error:
        raise ThreadtuiError(f"cannot be written ({error.strerror or error})", path) from None


def _is_or_holds(kept: Path, target: Path) -> bool:
    if kept.is_dir():
        return target.is_relative_to(kept.resolve())
    return kept.exists() and target.samefile(kept)


def _usual_mode() -> int:
    """The rights that a new file of this user has; a temporary one has fewer."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
