"""Score the reader and the resolver against real pages whose truth is known.

    python benchmarks/score.py CORPORA [--only GLOB ...] [--missed FILE]
    python benchmarks/score.py CORPORA --html | --json | --mail | --structured [--only GLOB ...]
    python benchmarks/score.py CORPORA --no-profiles [--only GLOB ...]
    python benchmarks/score.py CORPORA --text [NAME] [--only GLOB ...]
    python benchmarks/score.py CORPORA --texts [EXTRACTOR ...] [--only GLOB ...]

CORPORA is a folder with `truth/ID/truth.json`, `truth/ID/text.NAME.txt`, the files that `INDEX.tsv` names, and a
`score.py` that counts. What is printed: sums of counts by format and in all, and of the links of each confidence how
many are right. What was missed, and what was called a quotation where the truth has none, is written to FILE, to be
looked into. Without a choice, all of these are scored, a table each:

- `--structured`: the formats that keep their structure: `--html` pages, `--json`, and `--mail` with Maildirs;
- `--no-profiles`: the same pages, as if no forum engine were known;
- `--text`: one flattening of forum pages, `seedlike` unless another is named;
- `--texts`: what each text extractor made of the pages, judged by what it kept (see `texts.py`): `true` posts and
  links are those that can be found.

`--without ids` leaves out what the markup or the headers say of who quotes whom, `--without ids names` the names given
too: the words alone tell.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path
from types import ModuleType
from typing import Any

import score_files
from quotes_score import reliability
from texts import EXTRACTORS, kept_count
from threadtui.errors import ThreadtuiError
from threadtui.export import to_json
from threadtui.load import open_threads
from threadtui.readers.html import engine

FORUMS = (
    "discourse*", "xenforo*", "phpbb*", "smf*", "invision4*", "flarum*", "vbulletin*", "punbb-fluxbb*",
    "nodebb*",
)  # fmt: skip
"""The formats whose flattened text is scored unless others are named."""


EVIDENCE: dict[str, bool] = {}
"""What may not be used: `ids` of the markup, `names` of the authors."""
SURE: list[tuple[float, bool]] = []
"""Of each link whose truth is known: the confidence given, and whether it is right."""


def load_scorer(corpora: Path) -> ModuleType:
    """The corpora's own scorer, set to judge by the links that the markup itself told."""
    spec = importlib.util.spec_from_file_location("corpora_score", corpora / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{corpora}: no score.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    scorer.BASIS = "link"  # type: ignore[attr-defined]
    return scorer


REFUSED: list[str] = []
"""Why files could not be read; they stand at the end of the notes."""


def predict(path: Path) -> dict[str, Any]:
    """What `threadtui export --to json` writes for a file; no posts where it cannot be read."""
    try:
        exported: dict[str, Any] = json.loads("".join(to_json(open_threads(path).open(**EVIDENCE))))
    except ThreadtuiError as error:
        REFUSED.append(str(error))
        return {"posts": []}
    return exported


def ends(text: str) -> tuple[str, str]:
    """How a post begins and how it ends: what it is known again by, as the scorer does."""
    return text[:40], "…" + text[-40:]


def differences(scorer: ModuleType, truth: dict[str, Any], posts: list[dict[str, Any]]) -> list[str]:
    """One entry for each quotation missed, wrongly linked, or called one where the truth has none."""
    norm = scorer.norm
    mine_by_end = {key: post for post in reversed(posts) for key in ends(norm(post["body"]))}
    true_number = {
        mine_by_end[key]["number"]: true["n"]
        for true in reversed(truth["posts"])
        for key in ends(norm(true["text"]))
        if key in mine_by_end
    }
    found: list[str] = []
    left = {id(quote): (post, quote) for post in posts for quote in post["quotes"] if quote["source"]}

    def same(a: str, b: str) -> bool:
        a, b = norm(a), norm(b)
        return bool(a and b) and (b in a or a in b) and min(len(a), len(b)) / max(len(a), len(b)) >= 0.7

    for true in truth["posts"]:
        mine = next((mine_by_end[key] for key in ends(norm(true["text"])) if key in mine_by_end), None)
        for quote in true["quotes"]:
            if len(norm(quote["text"])) < 12 or quote["depth"] != 1:
                continue
            candidates = mine["quotes"] if mine else [q for post in posts for q in post["quotes"]]
            match = next((q for q in candidates if id(q) in left and same(q["text"], quote["text"])), None)
            where = f"#{true['n'] + 1} {quote['basis']} {quote['match']} in_page={quote['in_page']}"
            if match:
                del left[id(match)]
                given = f"given #{match['source']['post']} {match['source']['confidence']}"
                right = true_number.get(match["source"]["post"]) == quote["source_n"]
                if not quote["in_page"]:
                    found.append(f"OUTSIDE {where} {given}\n{quote['text']}")
                    continue
                SURE.append((match["source"]["confidence"], right))
                if not right:
                    found.append(f"WRONG {where} #{quote['source_n'] + 1} {given}\n{quote['text']}")
            elif quote["in_page"]:
                kept = f"post kept={mine is not None}"
                found.append(f"MISSED {where} of #{quote['source_n'] + 1} {kept}\n{quote['text']}")
    for post, quote in left.values():
        source, body, at = quote["source"], post["body"], quote["at"]
        given = f"given #{source['post']} {source['method']} {source['confidence']}"
        around = f"{body[max(0, at - 60) : at]!r} <> {body[at : at + 60]!r}"
        found.append(f"NONE #{post['number']} {given} {around}\n{quote['text']}")
    return found


def line(name: str, count: Counter[str], width: int = 14) -> str:
    """One row of the table."""

    def ratio(part: int, whole: int) -> str:
        return f"{part / whole:6.3f}" if whole else "     -"

    right, wrong = count["links_ok"], count["links_wrong"]
    return (
        f"{name:{width}} {count['true_posts']:6} {ratio(count['posts_ok'], count['pred_posts'])} "
        f"{ratio(count['posts_ok'], count['true_posts'])}  {ratio(count['authors_ok'], count['authors'])} "
        f"{count['true_links']:6} "
        f"{ratio(count['links_ok'], count['true_links'])} {ratio(right, right + wrong)} "
        f"{count['pred_links']:6} {count['pred_links'] - right - wrong:6}"
    )


def index(corpora: Path) -> list[dict[str, str]]:
    """The rows of the corpora's own table."""
    lines = (corpora / "INDEX.tsv").read_text("utf-8").splitlines()
    return [dict(zip(lines[0].split("\t"), line.split("\t"), strict=False)) for line in lines[1:]]


def score_structured(
    corpora: Path, kinds: Sequence[str] = tuple(score_files.KINDS), only: Sequence[str] = ("*",)
) -> tuple[dict[str, Counter[str]], list[str]]:
    """As `score_all`, of the files themselves; whole mailboxes, and single threads of them, in rows of their own.

    The sum of each kind stands in a row of its own, in capitals.
    """
    scorer = load_scorer(corpora)
    by_format: defaultdict[str, Counter[str]] = defaultdict(Counter)
    notes: list[str] = []
    rows = [row for row in index(corpora) if score_files.kind_of(row) in kinds]
    for row, path in score_files.files(corpora, [row for row in rows if wanted(row["id"], only)]):
        name = row["id"]
        if not (corpora / "truth" / name).is_dir():
            continue
        truth = json.loads((corpora / "truth" / name / "truth.json").read_text("utf-8"))
        predicted = score_files.fitting(
            name,
            score_files.exported(path, **EVIDENCE),
            lambda each, truth=truth: scorer.score(truth, scorer.posts_of(each))["posts_ok"],
        )
        count = scorer.score(truth, scorer.posts_of(predicted))
        by_format[name.split("--")[0] + (" thread" if "--thread" in name else "")] += count
        by_format[f"ALL {score_files.kind_of(row)}"] += count
        notes += [f"== {name} {note}\n" for note in differences(scorer, truth, predicted["posts"])]
    return by_format, notes


def score_all(
    corpora: Path, text: str = "seedlike", only: Sequence[str] = FORUMS
) -> tuple[dict[str, Counter[str]], list[str]]:
    """Counts by format, and one note for each difference, of a flattening. See `load_scorer` for what is counted."""
    scorer = load_scorer(corpora)
    by_format: defaultdict[str, Counter[str]] = defaultdict(Counter)
    notes: list[str] = []
    for page in sorted((corpora / "truth").glob(f"*/text.{text}.txt")):
        name = page.parent.name
        if not wanted(name, only):
            continue
        truth = json.loads((page.parent / "truth.json").read_text("utf-8"))
        predicted = predict(page)
        by_format[name.split("--")[0]] += scorer.score(truth, scorer.posts_of(predicted))
        notes += [f"== {name} {note}\n" for note in differences(scorer, truth, predicted["posts"])]
    return by_format, notes


def wanted(name: str, only: Sequence[str]) -> bool:
    """Whether a truth is asked for."""
    return any(fnmatch(name, pattern) for pattern in only)


def score_texts(
    corpora: Path, extractors: Sequence[str], only: Sequence[str]
) -> tuple[dict[str, Counter[str]], list[str]]:
    """Counts by extractor and by format of each, judged by what the extractor kept; and the notes."""
    scorer = load_scorer(corpora)
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    notes: list[str] = []
    for extractor in extractors:
        for file in sorted((corpora / "truth").glob(f"*/text.{extractor}.txt")):
            name = file.parent.name
            if not wanted(name, only):
                continue
            truth = json.loads((file.parent / "truth.json").read_text("utf-8"))
            predicted = predict(file)
            count = scorer.score(truth, scorer.posts_of(predicted))
            kept = kept_count(scorer, truth, file.read_text("utf-8"))
            for key in ("true_posts", "true_links"):
                count[key] = kept[key]
            found[f"{extractor} {name.split('--')[0]}"] += count
            found[f"{extractor} ALL"] += count
            at = f"{name} {extractor}"
            notes.append(line(f"== {at} posts", count))
            notes += [f"== {at} {note}\n" for note in differences(scorer, truth, predicted["posts"])]
    return found, notes


def table(title: str, by_format: dict[str, Counter[str]]) -> None:
    """Print the counts of each format, and their sum where no row has it."""
    width = max(map(len, ("WITHOUT PROFILES", *by_format)))
    print(f"\n{title:{width}}         posts        authors  links                    given  truth")
    print(f"{'format':{width}}   true   prec   rec   right    true    rec  right  links   none")
    sums = {name: count for name, count in by_format.items() if "ALL" in name}
    for name, count in sorted(by_format.items(), key=lambda each: (each[0].startswith("ALL"), each[0])):
        print(line(name, count, width))
    if all(name.startswith("ALL") for name in sums):
        print(line("all", sum((sums or by_format).values(), Counter()), width))


def main() -> int:
    """Score, print the tables, write the notes; the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    for kind in score_files.KINDS:
        also = ("--pages",) if kind == "HTML" else ()
        parser.add_argument(f"--{kind.lower()}", *also, action="append_const", const=kind, dest="kinds")
    parser.add_argument("--structured", action="store_const", const=list(score_files.KINDS), dest="kinds")
    parser.add_argument(
        "--no-profiles", action="store_true", help="HTML pages as if no forum engine were known"
    )
    parser.add_argument("--text", nargs="?", const="seedlike", help="one flattening (text.NAME.txt)")
    parser.add_argument("--texts", nargs="*", metavar="EXTRACTOR", help="what text extractors made of them")
    parser.add_argument(
        "--without", nargs="*", choices=("ids", "names"), default=(), help="evidence that may not be used"
    )
    parser.add_argument("--only", nargs="*", help="patterns of the truth's folder names")
    parser.add_argument("--missed", type=Path, default=Path("score-missed.txt"))
    options = parser.parse_args()
    if not (options.corpora / "truth").is_dir():
        print(f"{options.corpora}: no corpora here; nothing scored")
        return 0
    EVIDENCE.update(dict.fromkeys(options.without, False))
    every = not (options.kinds or options.no_profiles or options.text or options.texts is not None)
    only, notes = options.only or ("*",), list[str]()
    if kinds := options.kinds or (every and list(score_files.KINDS)):
        by_format, found = score_structured(options.corpora, kinds, only)
        table("STRUCTURED", by_format)
        notes += found
    if every or options.no_profiles:
        known, engine.PROFILES = engine.PROFILES, ()
        score_files.exported.cache_clear()
        by_format, found = score_structured(options.corpora, ["HTML"], only)
        table("WITHOUT PROFILES", by_format)
        notes += found
        engine.PROFILES = known
    if name := options.text or (every and "seedlike"):
        by_format, found = score_all(options.corpora, name, options.only or FORUMS)
        table(name.upper(), by_format)
        notes += found
    if every or options.texts is not None:
        by_format, found = score_texts(options.corpora, options.texts or EXTRACTORS, only)
        table("EXTRACTED", by_format)
        notes += found
    print(*reliability(SURE), sep="\n")
    options.missed.write_text("\n".join([*notes, *(f"REFUSED {told}" for told in REFUSED)]), "utf-8")
    kinds_of_notes = Counter(note.split()[2] for note in notes)
    differ = ", ".join(f"{kinds_of_notes[kind]} {kind.lower()}" for kind in sorted(kinds_of_notes))
    print(f"looked into: {options.missed} ({differ}, {len(REFUSED)} files refused)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
