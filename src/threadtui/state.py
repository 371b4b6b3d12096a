"""What is remembered of a thread: the place, what was read, marks, corrected links. A JSON file a thread, in the
state folder.

Posts are told by what they say, not by their numbers, so that a newer copy of the thread finds them again. Nothing that
the user made is lost: files are written whole, what another session kept meanwhile stays, and a file that cannot be
understood is moved aside, not written over.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import MISSING, asdict, dataclass, field, fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from threadtui.corrections import Correction, corrected, merged
from threadtui.errors import ThreadtuiError
from threadtui.files import write_whole
from threadtui.thread import Thread

SCHEMA = "threadtui-state/1"
_SUFFIX = ".thread.json"
_PATIENCE = 2.0
"""Seconds to wait for another program that is writing."""
_WORDS = 4000
"""Characters of a post that tell it from others."""


@dataclass(slots=True)
class Memory:
    """What is remembered of one thread."""

    title: str = ""
    """Title of the thread."""
    paths: list[str] = field(default_factory=list)
    """The files and folders from which it was read last; none for a pipe."""
    number: int = 0
    """Which thread of a file of many, from 1; 0 where the file is one."""
    read: str = ""
    """When it was read last: ISO 8601, in UTC."""
    posts: int = 0
    """How many posts it had then."""
    post: str = ""
    """Key of the current post."""
    at: int = 0
    """The current post's number, from 1."""
    line: int = 0
    """Which line of the post stood at the top of the screen, from 0."""
    marks: dict[str, str] = field(default_factory=dict)
    """Key of the post that each letter marks."""
    seen: list[str] = field(default_factory=list)
    """Keys of the posts that were read."""
    unseen: list[str] = field(default_factory=list)
    """Keys of those that were there and were not."""
    flagged: list[str] = field(default_factory=list)
    """Keys of those that the reader wants to see as new again."""
    corrections: list[Correction] = field(default_factory=list)
    """What the reader said of links, also of posts that are not in the thread any more, in the order of time."""


class Shelf:
    """The state folder. It is made when something is first kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self.problems: list[str] = []
        """What could not be understood or kept, a line each."""

    def load(self, name: str) -> Memory:
        """What is remembered under a name; a new memory where there is none. A broken file is moved aside."""
        path = self._path(name)
        try:
            written = path.read_text("utf-8")
            import json  # not before the first picture, where nothing is remembered

            return _memory(json.loads(written))
        except FileNotFoundError:
            return Memory()
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
            self._move_aside(path)
        except OSError as error:
            self.problems.append(f"{path}: cannot be read ({error.strerror or error})")
        return Memory()

    def keep(self, name: str, memory: Memory) -> None:
        """Remember; what another session saw, marked and corrected since stays. Raises ThreadtuiError."""
        with self._lock:
            self._make()
            with _alone(self._folder):
                self._keep(self._path(name), self.load(name), memory)

    def _keep(self, path: Path, there: Memory, memory: Memory) -> None:
        told = asdict(memory)
        told["marks"] = there.marks | memory.marks
        told["corrections"] = [asdict(one) for one in merged(there.corrections, memory.corrections)]
        seen = {*there.seen, *memory.seen} - {*memory.flagged}
        told["seen"] = sorted(seen)
        told["unseen"] = sorted({*there.unseen, *memory.unseen} - seen)
        import json

        write_whole(path, [json.dumps({"schema": SCHEMA} | told, ensure_ascii=False, indent=0), "\n"])

    def recent(self, most: int = 200) -> list[Memory]:
        """The threads read lately, the latest first. Those from a pipe are not among them, nor broken files."""
        try:
            paths = [path for path in self._folder.iterdir() if path.name.endswith(_SUFFIX)]
            paths = sorted(paths, key=lambda path: path.stat().st_mtime, reverse=True)[:most]
        except OSError:
            return []
        memories = (self.load(path.name.removesuffix(_SUFFIX)) for path in paths)
        return sorted(
            (memory for memory in memories if memory.paths), key=lambda memory: memory.read, reverse=True
        )

    def choice(self, name: str, instead_of: str) -> str:
        """What was chosen last in the program, such as a theme; the empty string for none.

        A choice holds against what the settings said when it was made; where they say something else now, they do.
        """
        told = self.choices(name)
        chosen = told.get("chosen") if told.get("instead_of") == instead_of else ""
        return chosen if isinstance(chosen, str) else ""

    def choose(self, name: str, instead_of: str, chosen: str) -> None:
        """Keep a choice. Raises ThreadtuiError."""
        self.choose_all(name, {"instead_of": instead_of, "chosen": chosen})

    def choices(self, name: str) -> dict[str, Any]:
        """All that was chosen under a name, of whatever kind; nothing where the file cannot be understood."""
        try:
            written = (self._folder / f"{name}.choice.json").read_text("utf-8")
            import json

            told = json.loads(written)
            return dict(told) if told["schema"] == SCHEMA else {}
        except (OSError, ValueError, TypeError, LookupError, RecursionError):
            return {}  # it is soon chosen again: nothing is lost

    def choose_all(self, name: str, told: Mapping[str, object]) -> None:
        """Keep all that was chosen under a name. Raises ThreadtuiError."""
        self._make()
        import json

        written = json.dumps({"schema": SCHEMA} | dict(told))
        write_whole(self._folder / f"{name}.choice.json", [written, "\n"])

    def _make(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise ThreadtuiError(f"cannot be made ({error.strerror or error})", self._folder) from None

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}{_SUFFIX}"

    def _move_aside(self, path: Path) -> None:
        for number in range(1, 1000):
            aside = path.with_name(f"{path.name}.broken-{number}")
            if not aside.exists():
                try:
                    path.rename(aside)
                except OSError as error:
                    self.problems.append(f"{path}: is broken, and cannot be moved aside ({error.strerror})")
                    return
                self.problems.append(f"{path}: is broken; it was moved aside to {aside.name}")
                return


def thread_name(thread: Thread) -> str:
    """A thread's name in the state folder: by its title and first post. Asked when the first post is there."""
    return _hash(f"{thread.title}\n{thread.posts[0].id or thread.text(0)[:_WORDS]}")


_TURN = 32
"""After so many posts, a fraction of a millisecond, other threads have their turn."""


class PostKeys:
    """A key for each post: by its author and words; the second with the same ones has another."""

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._counts: Counter[str] = Counter()
        self._lock = threading.Lock()

    def of(self, thread: Thread) -> list[str]:
        """The keys of all posts; those of before stay when the thread has gained posts.

        Made beside a screen, it gives way to that every few posts.
        """
        with self._lock:
            keys, counts = [*self._keys], self._counts
            for index in range(len(keys), len(thread.posts)):
                if not index % _TURN:
                    time.sleep(0)  # who waits for the interpreter has it now, not in 5 ms
                words = " ".join(thread.text(index)[:_WORDS].split())
                key = _hash(f"{thread.posts[index].author}\n{words}")
                counts[key] += 1
                keys.append(key if counts[key] == 1 else f"{key}.{counts[key]}")
            self._keys = keys
        return keys


def post_keys(thread: Thread) -> list[str]:
    """The keys of a thread's posts, see `PostKeys`."""
    return PostKeys().of(thread)


def correct(thread: Thread, shelf: Shelf) -> bool:
    """Give a thread, whose quotes are resolved, the links as its reader corrected them; whether any is another."""
    made = shelf.load(thread_name(thread)).corrections if thread.posts else []
    if not any(not one.undone for one in made):
        return False
    before = thread.quotes, thread.graph
    thread.quotes, thread.graph = corrected(thread, *before, post_keys(thread), made)
    return thread.quotes is not before[0]


def find_posts(keys: Sequence[str], wanted: Iterable[str]) -> set[int]:
    """The indexes of the posts with these keys."""
    sought = frozenset(wanted)
    return {index for index, key in enumerate(keys) if key in sought}


def now() -> str:
    """The time, as a memory has it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """While no other program writes in a folder, as far as the system can tell and it does not take too long.

    What is read, merged and written then is not written over by one that read it before.
    """
    try:
        import fcntl
        import os

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):  # Windows; a folder of another machine
        yield
        return
    try:
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                time.sleep(0.01)
            except OSError:
                break
        yield
    finally:
        with suppress(OSError):
            os.close(handle)


def moment(after: str = "") -> str:
    """The time of something that is made, later than another in any case."""
    told = datetime.now(UTC)
    with suppress(ValueError, TypeError, OverflowError):
        told = max(told, datetime.fromisoformat(after) + timedelta(microseconds=1))
    return told.isoformat(timespec="microseconds")


def _hash(text: str) -> str:
    try:  # not before the first picture; and `hashlib` loads OpenSSL, 3 MB
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b
    return blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _memory(told: Any) -> Memory:
    """Raises ValueError, TypeError, LookupError or AttributeError where the data is no memory."""
    if told["schema"] != SCHEMA:
        raise ValueError(f"schema {told['schema']}")
    memory = Memory(**{entry.name: told[entry.name] for entry in fields(Memory) if entry.name in told})
    if type(memory.corrections) is list:
        memory.corrections = [_correction(one) for one in memory.corrections]
    for entry in fields(Memory):
        kind = type(getattr(Memory(), entry.name))
        if type(getattr(memory, entry.name)) is not kind:
            raise TypeError(entry.name)
    if not all(
        isinstance(part, str)
        for part in (
            *memory.paths,
            *memory.seen,
            *memory.unseen,
            *memory.flagged,
            *memory.marks,
            *memory.marks.values(),
        )
    ):
        raise TypeError("keys")
    return memory


def _correction(told: Any) -> Correction:
    """Raises TypeError, LookupError or AttributeError where the data is none."""
    one = Correction(**{entry.name: told[entry.name] for entry in fields(Correction) if entry.name in told})
    for entry in fields(Correction):
        kind = str if entry.default is MISSING else type(entry.default)
        if type(getattr(one, entry.name)) is not kind:
            raise TypeError(entry.name)
    return one
