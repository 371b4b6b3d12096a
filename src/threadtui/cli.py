"""The command line: picks the view, the plain text or the export. The interface is loaded only to show it.

Standard output is data, standard error is narration. Exit status: 0 read; 1 not readable as a thread; 2 wrong
usage.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from threadtui import __version__
from threadtui.errors import ThreadtuiError, WrongUsage
from threadtui.export import FORMS
from threadtui.readers import InputFile, reader_for
from threadtui.text import clean, one_line

if TYPE_CHECKING:
    from threadtui.load import Threads
    from threadtui.thread import Thread

COMMANDS = {
    "show": "print the thread as plain text",
    "export": "write the thread as data",
    "info": "say what the file is and what was found in it",
}
"""What can stand before FILE, and what it does."""

_FILES = "a discussion, or its pages: files, archives, a folder; - for standard input"
_FORMAT = "read it as this format; a wrong NAME lists all"
_BY_SUBJECT = "mails that name none they answer belong to the first of their subject"
_UNCORRECTED = "links as they were found, not as you corrected them"
_THREAD = "thread N of a file of many, as `threadtui info` numbers them"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if arguments and arguments[0] in COMMANDS:
            return _print(_parse_command(arguments))
        return _read(arguments)
    except ThreadtuiError as error:
        _narrate(error)
        return 2 if isinstance(error, WrongUsage) else 1
    except BrokenPipeError:  # the reader of our output has seen enough
        _drop_output()
        return 0
    except KeyboardInterrupt:
        return 130


def _parse_command(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="threadtui")
    commands = parser.add_subparsers(dest="command", required=True)
    show = commands.add_parser("show", help=COMMANDS["show"], description=COMMANDS["show"])
    what = show.add_mutually_exclusive_group()
    what.add_argument("--post", type=int, metavar="N", help="only post N")
    what.add_argument(
        "--chain", type=int, metavar="N", help="the posts that lead to post N, from the first on"
    )
    what.add_argument("--author", metavar="NAME", help="only the posts of one author")
    what.add_argument("--tree", action="store_true", help="who answers whom, a line a post")
    what.add_argument("--authors", action="store_true", help="who wrote, and how many posts")
    export = commands.add_parser("export", help=COMMANDS["export"], description=COMMANDS["export"])
    export.add_argument("--to", choices=FORMS, required=True, help="the form")
    export.add_argument("-o", "--output", type=Path, metavar="OUT", help="a file instead of standard output")
    commands.add_parser("info", help=COMMANDS["info"], description=COMMANDS["info"])
    for command in commands.choices.values():
        command.add_argument("files", metavar="FILE", nargs="+", help=_FILES)
        command.add_argument("--format", metavar="NAME", default="", help=_FORMAT)
        command.add_argument("--thread", type=int, metavar="N", help=_THREAD)
        command.add_argument("--by-subject", action="store_true", help=_BY_SUBJECT)
        command.add_argument("--without-corrections", action="store_true", help=_UNCORRECTED)
    return parser.parse_args(arguments)


def _read(arguments: list[str]) -> int:
    lines = "\n".join(f"  threadtui {name:7} FILE   {does}" for name, does in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="threadtui",
        description="Read a saved discussion: every quotation finds the post it came from.",
        epilog=f"commands:\n{lines}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", metavar="FILE", nargs="*", help=f"{_FILES}; none: what you read lately")
    parser.add_argument("--format", metavar="NAME", default="", help=_FORMAT)
    parser.add_argument("--thread", type=int, metavar="N", help=_THREAD)
    parser.add_argument("--by-subject", action="store_true", help=_BY_SUBJECT)
    parser.add_argument("--follow", action="store_true", help="show the posts that FILE gains, as they come")
    parser.add_argument("--theme", metavar="NAME", help="colours for this time, such as light")
    parser.add_argument("--version", action="version", version=f"threadtui {__version__}")
    options = parser.parse_args(arguments)
    file = _open(options.files, options.format, options.by_subject) if options.files else None
    if options.follow and file is None:
        raise WrongUsage("--follow wants a FILE")
    if not sys.stdout.isatty():
        if file:
            reader_for(file)  # what is wrong with the file is said first
        raise ThreadtuiError("standard output is no terminal; for plain text use `threadtui show FILE`")
    gc.disable()  # what is loaded now stays; the interface lets it work again when a picture stands
    from threadtui.ui.start import run

    inputs = [Path(name) for name in options.files if name != "-"]
    return run(file, theme=options.theme, number=options.thread, inputs=inputs, follow=options.follow)


def _open(names: Sequence[str], wanted: str, by_subject: bool) -> InputFile:
    """The files of a thread as one, read as the format that the user names, if any."""
    files = [_open_one(name) for name in names]
    for file in files:
        file.wanted, file.by_subject = wanted, by_subject
    if len(files) == 1:
        return files[0]
    from threadtui.readers.opening import several

    return several(files)


def _open_one(name: str) -> InputFile:
    if name != "-":
        return InputFile.open(Path(name))
    file = InputFile("standard input", sys.stdin.buffer.read())
    try:
        terminal = os.open("/dev/tty", os.O_RDONLY)
    except OSError:
        return file
    os.dup2(terminal, sys.stdin.fileno())  # the keyboard, where the pipe was
    return file


def _print(options: argparse.Namespace) -> int:
    from threadtui import export, info, load

    threads = load.open_threads(_open(options.files, options.format, options.by_subject))
    if options.thread is None and threads.many:
        if options.command == "info":
            return _write(info.describe_threads(threads))
        each = (_thread(threads, number + 1, options) for number in range(len(threads)))
        if options.command == "export":
            return _export(export.write_all(each, options.to), options.output, options.files)
        return _write(_show_all(threads, options))
    thread = _thread(threads, options.thread or 1, options)
    if options.command == "info":
        return _write(info.describe(thread))
    if options.command == "export":
        return _export(export.write(thread, options.to), options.output, options.files)
    return _write(_show(thread, options))


def _thread(threads: Threads, number: int, options: argparse.Namespace) -> Thread:
    """A thread with its links as the reader corrected them, unless they are not wanted; says that some are."""
    thread = threads.open(number)
    if options.without_corrections:
        return thread
    from threadtui import paths
    from threadtui.settings import read_settings
    from threadtui.state import Shelf, correct

    settings, _ = read_settings(paths.config_file())
    if settings.remember:
        shelf = Shelf(paths.state_folder())
        if correct(thread, shelf):
            told = "links are as you corrected them; --without-corrections gives them as they were found"
            _narrate(ThreadtuiError(told, options.files[0]))
        for problem in shelf.problems:
            _narrate(ThreadtuiError(problem))
    return thread


def _show_all(threads: Threads, options: argparse.Namespace) -> Iterator[str]:
    """Every thread under a line with its title. Raises ThreadtuiError where something of one is asked for."""
    if options.post is not None or options.chain is not None:
        raise ThreadtuiError(f"holds {len(threads)} threads; say which with --thread N", options.files[0])
    for number in range(1, len(threads) + 1):
        thread = _thread(threads, number, options)
        if options.author is not None and all(post.author != options.author for post in thread.posts):
            continue
        yield f"== {number}. {thread.title or '(no title)'}"
        yield ""
        yield from _show(thread, options)


def _show(thread: Thread, options: argparse.Namespace) -> Iterator[str]:
    from threadtui import show

    for notice in thread.notices:
        _narrate(ThreadtuiError(notice.message, options.files[0], notice.line))
    if options.tree:
        return show.show_tree(thread)
    if options.authors:
        return show.show_authors(thread)
    number = options.chain if options.post is None else options.post
    if number is not None and not 1 <= number <= len(thread.posts):
        raise ThreadtuiError(f"there is no post {number}; the last is {len(thread.posts)}", options.files[0])
    indexes: Sequence[int] = range(len(thread.posts))
    if options.post is not None:
        indexes = [number - 1]
    elif options.chain is not None:
        indexes = thread.graph.chain(number - 1)
    elif options.author is not None:
        indexes = [at for at in indexes if thread.posts[at].author == options.author]
        if not indexes:
            raise ThreadtuiError(f"no post by {options.author}", options.files[0])
    return show.show_posts(thread, indexes)


def _write(lines: Iterable[str]) -> int:
    _write_out(line + "\n" for line in lines)
    return 0


def _export(pieces: Iterable[str], output: Path | None, sources: Sequence[str]) -> int:
    if output is None:
        _write_out(pieces, encoding="utf-8")
        return 0
    try:
        if output.exists() and any(_is_in(output, Path(source)) for source in sources if source != "-"):
            raise ThreadtuiError("is a file that is read; it is never written to", output)
        with output.open("w", encoding="utf-8") as out:
            out.writelines(pieces)
    except OSError as error:
        raise ThreadtuiError(f"cannot be written ({error.strerror or error})", output) from None
    return 0


def _is_in(output: Path, source: Path) -> bool:
    """Whether a file is one that is read, or stands in a folder that is."""
    return output.samefile(source) or any(above.samefile(source) for above in output.resolve().parents)


def _write_out(pieces: Iterable[str], encoding: str | None = None) -> None:
    """Write to standard output, in the terminal's encoding unless one is named; what it lacks becomes `?`."""
    out = sys.stdout
    if isinstance(out, io.TextIOWrapper):
        out.reconfigure(encoding=encoding, errors="replace")
    try:
        for piece in pieces:
            out.write(piece)
        out.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _drop_output()
        raise ThreadtuiError(f"cannot be written ({error.strerror or error})", "standard output") from None


def _drop_output() -> None:
    """Let what is still to be written to standard output go nowhere, without a complaint at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _narrate(error: ThreadtuiError) -> None:
    """Say on standard error, in one line, what is wrong."""
    print(f"threadtui: {one_line(clean(str(error)))}", file=sys.stderr)
