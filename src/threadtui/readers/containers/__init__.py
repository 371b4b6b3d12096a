"""Files that hold other files: what they are is told from how they begin, never from a name."""

from __future__ import annotations

from threadtui.readers.base import InputFile
from threadtui.readers.containers import archives, compressed, folder, mhtml, warc
from threadtui.readers.containers.held import Held

KINDS = (compressed, archives, warc, mhtml, folder)
"""Each a module with `held`; the first that knows how a file begins unpacks it."""

_DEEPEST = 4
"""A container in a container in a container; no deeper."""


def held_by(file: InputFile) -> Held | None:
    """What a file holds, unpacked once; None where it is no container.

    Raises NotAThread where it cannot be unpacked, or would unpack to more than is sound.
    """
    if file.held is None:
        found = None
        for kind in KINDS:
            if found := kind.held(file):
                break
        if found is not None:
            if file.depth >= _DEEPEST:
                raise file.error("is packed more often than anybody packs a thread")
            for part in found.parts:
                part.depth, part.wanted = file.depth + 1, file.wanted
                part.by_subject = file.by_subject
        file.held = found or Held("", [])
    return file.held if file.held.kind else None


__all__ = ["Held", "held_by"]
