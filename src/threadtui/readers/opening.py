"""From what a file holds to readers: containers are unpacked, and the pages of a thread are joined."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from threadtui.errors import NotAThread
from threadtui.model import Notice
from threadtui.readers.base import InputFile, Reader
from threadtui.readers.containers import Held
from threadtui.readers.flat import FlatText
from threadtui.readers.pages import Page, joined

ReadersFor = Callable[[InputFile], list[Reader]]
"""What gives the readers of a file, as `readers_for` does."""


def several(files: Sequence[InputFile]) -> InputFile:
    """Files that were named together, as one that holds them: pages of a thread, in most cases."""
    if len(files) == 1:
        return files[0]
    bundle = InputFile(files[0].name, b"", files[0].path)
    bundle.by_subject = files[0].by_subject
    bundle.held = Held("files", list(files))
    return bundle


def readers_of(file: InputFile, held: Held, readers_for: ReadersFor) -> list[Reader]:
    """A reader for each thread in what a file holds. Raises NotAThread where nothing in it can be read as one."""
    readers = readers_for(held.parts[0]) if len(held.parts) == 1 else _of_many(file, held, readers_for)
    for reader in readers:
        reader.notices[:0] = held.notices
        reader.packed = (held.kind, *reader.packed)
        reader.source = file.name
    return readers


def _of_many(file: InputFile, held: Held, readers_for: ReadersFor) -> list[Reader]:
    pages: list[Page] = []
    mail: list[Reader] = []
    refused: list[str] = []
    for part in held.parts:
        try:
            readers = readers_for(part)
            if readers[0].of_bytes:
                mail += readers
            else:
                pages += [Page(reader, list(reader.posts())) for reader in readers]
        except NotAThread as error:
            refused.append(f"{part.name} {error.message}")
    pages = _likely(pages)
    if not pages and not mail:
        raise file.error(f"holds no thread; {refused[0]}" if refused else "holds no thread")
    readers = [*joined(pages), *(_one_mailbox(file, mail) if mail else ())]
    if refused:
        left = f"{len(refused)} of {len(held.parts)} files are no threads and left out; {refused[0]}"
        readers[0].notices.append(Notice(left))
    return readers


def _one_mailbox(file: InputFile, mail: list[Reader]) -> list[Reader]:
    from threadtui.readers.mail.loose import joined

    return joined(file, mail)


def _likely(pages: list[Page]) -> list[Page]:
    """Without texts that only look like threads (notes, licences), where pages stand beside them."""
    certain = [page for page in pages if not isinstance(page.reader, FlatText)]
    return certain or pages
