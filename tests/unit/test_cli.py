"""The command: what goes to standard output, what to standard error, and the exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.helpers import SAMPLES, parted

from threadtui import __version__, paths
from threadtui.cli import main
from threadtui.corrections import Subject, correction_of
from threadtui.export import FORMS
from threadtui.load import open_thread
from threadtui.state import Memory, Shelf, post_keys, thread_name

SAMPLE = SAMPLES / "organ-cipher.txt"
PROGRAM = [sys.executable, "-m", "threadtui"]

Capture = pytest.CaptureFixture[str]


def run(*arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    """The real program, in a process without a terminal."""
    command = [*PROGRAM, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, start_new_session=True, check=False, **options)  # type: ignore[call-overload, no-any-return]


def test_show_prints_every_post(capsys: Capture) -> None:
    assert main(["show", str(SAMPLE)]) == 0
    out, err = capsys.readouterr()
    assert sum(line.startswith("#") for line in out.splitlines()) == 31
    assert err == ""


def test_show_prints_what_is_asked_for(capsys: Capture) -> None:
    assert main(["show", "--post", "2", str(SAMPLE)]) == 0
    assert capsys.readouterr().out.startswith("#2  Old Diapason  2019-03-17")
    assert main(["show", "--author", "maria.w", str(SAMPLE)]) == 0
    heads = [line for line in capsys.readouterr().out.splitlines() if line.startswith("#")]
    assert heads
    assert all("maria.w" in head for head in heads)
    assert main(["show", "--authors", str(SAMPLE)]) == 0
    assert "Grand Chorus" in capsys.readouterr().out
    assert main(["show", "--tree", str(SAMPLE)]) == 0
    assert "\n  #" in capsys.readouterr().out


def test_show_prints_the_chain_that_leads_to_a_post(capsys: Capture) -> None:
    main(["export", "--to", "json", str(SAMPLE)])
    posts = json.loads(capsys.readouterr().out)["posts"]
    chain = [next(post["number"] for post in reversed(posts) if post["quotes"])]
    while quotes := posts[chain[0] - 1]["quotes"]:
        chain.insert(0, quotes[0]["source"]["post"])
    assert main(["show", "--chain", str(chain[-1]), str(SAMPLE)]) == 0
    heads = [line.split()[0] for line in capsys.readouterr().out.splitlines() if line.startswith("#")]
    assert heads == [f"#{number}" for number in chain]


def test_info_says_what_the_file_is(capsys: Capture) -> None:
    assert main(["info", str(SAMPLE)]) == 0
    assert "posts: 31\n" in capsys.readouterr().out


def test_export_writes_json_to_standard_output_or_a_file(tmp_path: Path, capsys: Capture) -> None:
    assert main(["export", str(SAMPLE), "--to", "json"]) == 0
    out = capsys.readouterr().out
    assert main(["export", str(SAMPLE), "--to", "json", "-o", str(tmp_path / "out.json")]) == 0
    assert capsys.readouterr().out == ""
    assert (tmp_path / "out.json").read_text("utf-8") == out
    assert json.loads(out)["schema"] == "threadtui/1"


@pytest.mark.parametrize("alias", ["same", "link"])
def test_export_never_writes_to_what_it_reads(tmp_path: Path, capsys: Capture, alias: str) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(SAMPLE.read_bytes())
    output = page
    if alias == "link":
        output = tmp_path / "link"
        output.symlink_to(page)
    assert main(["export", str(page), "--to", "json", "-o", str(output)]) == 1
    assert "is a file that is read" in capsys.readouterr().err
    assert page.read_bytes() == SAMPLE.read_bytes()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.txt", None, "no such file"),
        ("empty.txt", b"", "is empty"),
        ("picture.png", bytes(range(256)), "is a binary file, not a discussion"),
        ("notes.txt", b"Just some words.\n", "no posts found: "),
        (
            "page.html",
            b"<!doctype html><p>Hello",
            "looks like an HTML page without posts",
        ),
        ("posts.jsonl", b'{"text": null}\n', "no line holds a post"),
        ("page\x1b[31m.txt", None, "no such file"),
    ],
)
@pytest.mark.parametrize(
    "command", [["show"], ["info"], ["export", "--to", "json"]], ids=lambda words: words[0]
)
def test_bad_input_is_one_line_that_names_the_file(
    tmp_path: Path, capsys: Capture, command: list[str], name: str, content: bytes | None, message: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert main([*command, str(path)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"threadtui: {path}".replace("\x1b", "␛"))
    assert message in err
    assert err.count("\n") == 1
    assert err.rstrip("\n").isprintable()


@pytest.mark.parametrize("command", [[], ["info"]])
def test_a_folder_is_named_too(tmp_path: Path, capsys: Capture, command: list[str]) -> None:
    assert main([*command, str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"threadtui: {tmp_path}: is a folder without a page in it\n"


@pytest.mark.parametrize("number", ["0", "-1", "32"])
@pytest.mark.parametrize("option", ["--post", "--chain"])
def test_a_post_that_is_not_there(capsys: Capture, option: str, number: str) -> None:
    assert main(["show", f"{option}={number}", str(SAMPLE)]) == 1
    assert capsys.readouterr().err == f"threadtui: {SAMPLE}: there is no post {number}; the last is 31\n"


def test_an_author_who_is_not_there(capsys: Capture) -> None:
    assert main(["show", "--author", "nobody", str(SAMPLE)]) == 1
    assert capsys.readouterr().err == f"threadtui: {SAMPLE}: no post by nobody\n"


def test_an_output_that_cannot_be_written(tmp_path: Path, capsys: Capture) -> None:
    for output in (tmp_path, tmp_path / "none" / "out.json", tmp_path / ("x" * 5000)):
        assert main(["export", str(SAMPLE), "--to", "json", "-o", str(output)]) == 1
        assert "cannot be written" in capsys.readouterr().err


def test_notices_are_narration(tmp_path: Path, capsys: Capture) -> None:
    page = tmp_path / "posts.jsonl"
    page.write_text('{"text": "The first of a few words."}\nnonsense\n{"text": "And the second one."}\n')
    assert main(["show", str(page)]) == 0
    out, err = capsys.readouterr()
    assert "nonsense" not in out
    assert err == f"threadtui: {page}:2: not JSON; line left out\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["one.txt", "--nonsense"],
        ["show"],
        ["export", str(SAMPLE)],
        ["export", str(SAMPLE), "--to", "pdf"],
        ["show", "--post", "one", str(SAMPLE)],
        ["show", "--tree", "--authors", str(SAMPLE)],
    ],
)
def test_wrong_usage(capsys: Capture, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("usage: threadtui")


def test_version_and_help(capsys: Capture) -> None:
    for option, expected in (("--version", f"threadtui {__version__}"), ("--help", "threadtui export")):
        with pytest.raises(SystemExit) as caught:
            main([option])
        assert caught.value.code == 0
        assert expected in capsys.readouterr().out


def test_the_interface_needs_a_terminal(capsys: Capture) -> None:
    assert main([str(SAMPLE)]) == 1
    assert "threadtui show FILE" in capsys.readouterr().err


def test_corrected_links_are_exported_unless_they_are_not_wanted(
    tmp_path: Path, capsys: Capture, state_folder: Path
) -> None:
    def sources(*more: str) -> list[tuple[int, str]]:
        assert main(["export", str(page), "--to", "json", *more]) == 0
        told = json.loads(capsys.readouterr().out)["posts"][2]["quotes"]
        return [(quote["source"]["post"], quote["source"]["method"]) for quote in told]

    words = "The tide tables of the north shore are printed wrong this year, by an hour at least."
    page = tmp_path / "tides.jsonl"
    texts = (words, "Nobody reads them, and so nobody came to any harm.", f"{words}\n\nIs that still so?")
    page.write_text(
        "\n".join(json.dumps({"author": "abc"[at], "text": text}) for at, text in enumerate(texts))
    )
    assert sources() == [(1, "verbatim")]
    thread = open_thread(page)
    subject = Subject(2, 0, len(words))
    one = replace(correction_of(thread, post_keys(thread), subject, 1), made="2026-01-01")
    Shelf(state_folder).keep(thread_name(thread), Memory(corrections=[one]))
    assert sources() == [(2, "manual")]
    assert sources("--without-corrections") == [(1, "verbatim")]
    assert main(["show", str(page)]) == 0
    out, err = capsys.readouterr()
    assert "Quote of #2, b (manual 1.00" in out.replace("manual, 1.00", "manual 1.00")
    assert err == (
        f"threadtui: {page}: links are as you corrected them; --without-corrections gives them as they were found\n"
    )


def test_corrections_are_left_out_where_nothing_is_to_be_remembered(
    tmp_path: Path, capsys: Capture, state_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.toml"
    monkeypatch.setattr(paths, "config_file", lambda: config)
    thread = open_thread(SAMPLE)
    row = next(row for row, source in enumerate(thread.quotes.source) if source >= 0)
    quote = thread.quotes[row]
    one = correction_of(thread, post_keys(thread), Subject(quote.post, quote.start, quote.end), None)
    Shelf(state_folder).keep(thread_name(thread), Memory(corrections=[replace(one, made="2026-01-01")]))
    told = []
    for remember in ("true", "false"):
        config.write_text(f"remember = {remember}", "utf-8")
        assert main(["info", str(SAMPLE)]) == 0
        told.append("unresolved" in capsys.readouterr().out)
    assert told == [True, thread.quotes.found < len(thread.quotes)]


def test_a_broken_memory_is_said_and_the_thread_is_shown(capsys: Capture, state_folder: Path) -> None:
    Shelf(state_folder).keep(name := thread_name(open_thread(SAMPLE)), Memory())
    (kept,) = state_folder.iterdir()
    assert name in kept.name
    kept.write_text("{", "utf-8")
    assert main(["show", "--post", "1", str(SAMPLE)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("#1")
    assert "moved aside" in err
    assert err.count("\n") == 1


def test_a_dash_reads_standard_input() -> None:
    ran = run("info", "-", input=SAMPLE.read_bytes())
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.startswith(b"file: standard input\n")
    assert run("info", "-", input=b"").stderr == b"threadtui: standard input: is empty\n"


def test_the_real_program_has_no_traceback_either(tmp_path: Path) -> None:
    ran = run("show", tmp_path / "none.txt")
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert ran.stderr.decode() == f"threadtui: {tmp_path / 'none.txt'}: no such file\n"


def test_a_reader_of_the_output_may_leave_early(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        parted("A title\n\nFirst.", *(f"Post {n} says something of its own. " * 5 for n in range(2000))),
        "utf-8",
    )
    with subprocess.Popen([*PROGRAM, "show", page], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.readline()
        ran.stdout.close()
        assert ran.stderr.read() == b""
    assert ran.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_said_in_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [*PROGRAM, "show", str(SAMPLE)]
        ran = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, start_new_session=True, check=False
        )
    assert ran.returncode == 1
    assert ran.stderr == b"threadtui: standard output: cannot be written (No space left on device)\n"


def test_a_terminal_of_few_characters_stops_nothing(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(parted("A title\n\nCafé, first of all the words.", "Second of all the words."), "utf-8")
    ascii_only = {**os.environ, "PYTHONIOENCODING": "ascii"}
    assert b"Caf?, first" in run("show", page, env=ascii_only).stdout
    assert "Café, first".encode() in run("export", page, "--to", "json", env=ascii_only).stdout


def test_several_files_and_a_folder_are_one_thread(capsys: Capture, tmp_path: Path) -> None:
    page = (SAMPLES / "html" / "mybb.html").read_bytes()
    folder = tmp_path / "folder"
    folder.mkdir()
    files = [folder / "1.html", folder / "2.html"]
    for file in files:
        file.write_bytes(page)
    for given in ([folder], files):
        assert main(["info", *map(str, given)]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert "format: MyBB" in lines
        assert "posts: 4" in lines


def test_what_is_read_is_never_written_to(capsys: Capture, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes((SAMPLES / "html" / "mybb.html").read_bytes())
    for source in ([str(page)], [str(SAMPLE), str(page)], [str(tmp_path)]):
        assert main(["export", *source, "--to", "text", "-o", str(page)]) == 1
        assert "never written to" in capsys.readouterr().err
    assert page.read_bytes().startswith(b"<!DOCTYPE")


def test_every_form_is_written_to_a_file(tmp_path: Path) -> None:
    for form in FORMS:
        assert main(["export", str(SAMPLE), "--to", form, "-o", str(tmp_path / form)]) == 0
        assert "Old Diapason" in (tmp_path / form).read_text("utf-8")


def test_a_format_can_be_named(capsys: Capture) -> None:
    page = str(SAMPLES / "html" / "mybb.html")
    assert main(["info", page, "--format", "MyBB"]) == 0
    assert "format: MyBB" in capsys.readouterr().out
    assert main(["info", page, "--format", "repeated"]) == 0
    assert "format: HTML page with repeated posts" in capsys.readouterr().out
    assert main(["info", page, "--format", "json"]) == 1
    assert "is not sound JSON" in capsys.readouterr().err
    assert main(["info", page, "--format", "mail"]) == 1
    assert "is no mail" in capsys.readouterr().err


def test_a_format_that_there_is_not(capsys: Capture) -> None:
    assert main(["info", str(SAMPLE), "--format", "nonsense"]) == 2
    err = capsys.readouterr().err
    assert err.startswith(
        "threadtui: no format nonsense; there are: text, jsonl, html, repeated, mail, json, xenforo-2"
    )
