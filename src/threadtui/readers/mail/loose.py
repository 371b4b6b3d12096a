"""Messages that were found one by one: on pages of an archive, or as files in an archive or a folder of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from threadtui.readers.base import InputFile, Reader
from threadtui.readers.mail.boxes import Box, Head, Place, Single, head_of
from threadtui.readers.mail.headers import wanted
from threadtui.readers.mail.index import Index
from threadtui.readers.mail.reader import Mail


class Loose(Box):
    """Messages held in memory, each as mail has it."""

    in_order = False

    def __init__(self, messages: Sequence[bytes], kind: str) -> None:
        self._messages = messages
        self.format = kind  # type: ignore[misc]  # as the place where they were found

    def heads(self) -> Iterator[Head]:
        for number, message in enumerate(self._messages):
            yield (number, number + 1), wanted(head_of(message)), 1

    def message(self, place: Place) -> bytes:
        return self._messages[place[0]]


def threads(
    file: InputFile, messages: Sequence[bytes], kind: str, *, by_subject: bool = True
) -> list[Reader]:
    """A reader for each thread of some messages; `by_subject`: answers that name none belong to their subject.

    So it is on pages of archives, which often leave out what a message answers.
    """
    index = Index(Loose(messages, kind), by_subject=by_subject, stripped=kind == "Pipermail")
    return [Mail(file, index, rows) for rows in index.threads()]


def joined(file: InputFile, readers: Iterable[Reader]) -> list[Reader]:
    """Readers of mail, those of messages in files of their own as if the files were one mailbox."""
    whole: list[Reader] = []
    loose: dict[Box, None] = {}
    for reader in readers:
        if isinstance(reader, Mail) and isinstance(reader.box, (Loose, Single)):
            loose[reader.box] = None
        else:
            whole.append(reader)
    messages = [box.message(place) for box in loose for place, _, _ in box.heads()]
    kinds = {box.format for box in loose}
    kind = kinds.pop() if len(kinds) == 1 else "mail messages"
    by_subject = file.by_subject or any(isinstance(box, Loose) for box in loose)
    return [*(threads(file, messages, kind, by_subject=by_subject) if messages else ()), *whole]
