"""The thread that the project began with, against its answer sheet, and again with every word of it replaced.

The sheet is not part of the project; where it is not there, these tests are skipped.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.helpers import SHARED, export, folded, quoted_in_source, thread_of

from threadtui.quotes.resolve import resolve

PAGES = sorted((SHARED / "seed").glob("*.txt"))
pytestmark = pytest.mark.skipif(not PAGES, reason="the founding thread is not on this machine")

FURNITURE = ("Joined", "Messages", "Reaction score", "Last edited:", "Top", "\u00a0")
ADVERTISEMENT = "Members don't see this ad"
CARD = slice(4, 14)
"""The lines of the first author's card."""

Replace = Callable[[str], str]


@pytest.fixture(scope="module")
def page() -> str:
    return PAGES[0].read_text("utf-8")


@pytest.fixture(scope="module")
def sheet() -> dict[str, Any]:
    answers: dict[str, Any] = json.loads(Path(PAGES[0]).with_suffix(".expected.json").read_text("utf-8"))
    return answers


def is_furniture(line: str) -> bool:
    return line.strip(" \n") in FURNITURE or line.startswith(ADVERTISEMENT)


def invented_words(seed: int) -> Replace:
    """A function that puts an invented word for each word of a text: one for one, with its capitals."""
    chance = random.Random(seed)
    words: dict[str, str] = {}
    used: set[str] = set()

    def invent(word: str) -> str:
        while True:
            made = "".join(
                chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(len(word) // 2 + 1)
            )
            if made not in used:
                used.add(made)
                return made

    def replace(match: re.Match[str]) -> str:
        word = match[0]
        key = word.casefold()
        if key not in words:
            words[key] = invent(word)
        made = words[key]
        if word.isupper() and len(word) > 1:
            return made.upper()
        return made.capitalize() if word[0].isupper() else made

    return lambda text: re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)*", replace, text)


def other_digits(seed: int) -> Replace:
    """A function that puts another number for each number of a text: one for one, as long as it was."""
    chance = random.Random(seed)
    numbers: dict[str, str] = {}

    def replace(match: re.Match[str]) -> str:
        number = match[0]
        if number not in numbers:
            numbers[number] = "".join(chance.choice("123456789") for _ in number)
        return numbers[number]

    return lambda text: re.sub(r"\d+", replace, text)


def substituted(page: str, replace: Replace) -> str:
    """The page with the words outside furniture and the first author's card replaced."""
    lines = page.split("\n")
    card = range(len(lines))[CARD]
    return "\n".join(
        line if at in card or is_furniture(line) else replace(line) for at, line in enumerate(lines)
    )


def answers_with(sheet: dict[str, Any], replace: Replace) -> dict[str, Any]:
    """The answer sheet of such a page."""
    changed = json.loads(json.dumps(sheet))
    changed["title"] = replace(changed["title"])
    for post in changed["posts"]:
        post["body"] = replace(post["body"])
        for quote in post["quotes"]:
            quote["text"] = replace(quote["text"])
    return dict(changed)


def mistakes(found: dict[str, Any], sheet: dict[str, Any]) -> Iterator[str]:
    """Where an export differs from an answer sheet; white space is folded."""
    if found["title"] != sheet["title"]:
        yield f"title: {found['title']}"
    if len(found["posts"]) != len(sheet["posts"]):
        yield f"posts: {len(found['posts'])}"
    for post, answer in zip(found["posts"], sheet["posts"], strict=False):
        number = post["number"]
        for name in ("author", "edited"):
            if post[name] != answer[name]:
                yield f"#{number} {name}: {post[name]}"
        if folded(post["body"]) != folded(answer["body"]):
            yield f"#{number} body: {post['body']}"
        if any(is_furniture(line) for line in post["body"].split("\n")):
            yield f"#{number} furniture: {post['body']}"
        quotes = [(folded(quote["text"]), (quote["source"] or {}).get("post")) for quote in post["quotes"]]
        if quotes != [(folded(quote["text"]), quote["source"]) for quote in answer["quotes"]]:
            yield f"#{number} quotes: {quotes}"
        for quote in post["quotes"]:
            if quote["quotes"] or quote["altered"] or quote["attribution"]:
                yield f"#{number} calls a plain quotation nested, altered or attributed: {quote}"
            if quote["source"] and folded(quoted_in_source(found, quote)) != folded(quote["text"]):
                yield f"#{number} span: {quoted_in_source(found, quote)}"


def test_it_is_read_without_a_mistake(page: str, sheet: dict[str, Any]) -> None:
    found = export(PAGES[0])
    assert list(mistakes(found, sheet)) == []
    assert len(found["posts"]) == 35
    assert sum(len(post["quotes"]) for post in found["posts"]) == 21
    assert [post["number"] for post in found["posts"] if post["edited"]] == [9]
    assert [post["number"] for post in found["posts"] if post["author"]] == [1]
    assert found["authors"] == [{**sheet["op"], "posts": 1}]
    assert (found["missing"], found["warnings"]) == ([], [])


def test_the_card_is_where_the_variants_leave_it_alone(page: str, sheet: dict[str, Any]) -> None:
    card = page.split("\n")[CARD]
    assert (card[0], card[-1]) == (sheet["op"]["name"], str(sheet["op"]["reaction_score"]))


@pytest.mark.parametrize("seed", range(3))
def test_no_rule_names_its_words(page: str, sheet: dict[str, Any], seed: int) -> None:
    replace = invented_words(seed)
    found = export(thread_of(substituted(page, replace)))
    assert list(mistakes(found, answers_with(sheet, replace))) == []
    assert found["authors"] == [{**sheet["op"], "posts": 1}]


def test_no_rule_names_its_author_numbers_or_dates(page: str, sheet: dict[str, Any]) -> None:
    lines = page.split("\n")
    lines[CARD] = [
        *("Quill_Feather", "", "Senior Member", "5+ Year Member"),
        *("Joined", "Mar 3, 2014"),
        *("Messages", "1,209"),
        *("Reaction score", "88"),
    ]
    words, digits = invented_words(1), other_digits(2)

    def replace(text: str) -> str:
        return digits(words(text))

    answers = answers_with(sheet, replace)
    answers["posts"][0]["author"] = "Quill_Feather"
    found = export(thread_of(substituted("\n".join(lines), replace)))
    assert list(mistakes(found, answers)) == []
    assert found["authors"] == [
        {
            "name": "Quill_Feather",
            "posts": 1,
            "title": "Senior Member",
            "badge": "5+ Year Member",
            "joined": "2014-03-03",
            "messages": 1209,
            "reaction_score": 88,
        }
    ]


def test_without_separators_the_posts_that_quote_are_told_apart(page: str) -> None:
    whole = thread_of(page)
    parted = thread_of(re.sub(r"\n\u00a0 ?(?=\n)", "\n", page))
    beginnings = [folded(whole.text(at)) for at in range(35) if at == 0 or whole.graph.sources(at)]
    assert len(parted.posts) == len(beginnings) == 22
    for at, text in enumerate(beginnings):
        assert folded(parted.text(at)).startswith(text)
    assert [folded(parted.quote_text(row)) for row in range(len(parted.quotes))] == [
        folded(whole.quote_text(row)) for row in range(len(whole.quotes))
    ]


@pytest.mark.parametrize("out", [18, 23, 0])
def test_the_quoters_of_a_post_that_is_cut_out_do_not_point_at_each_other(page: str, out: int) -> None:
    whole = thread_of(page)
    left = [text for at, text in enumerate(whole.texts()) if at != out]
    table = resolve(left)
    posts = [at for at in range(35) if at != out]
    found = {(posts[quote.post], posts[quote.source.post]) for quote in table if quote.source}
    told = {(quote.post, quote.source.post) for quote in whole.quotes if quote.source}
    assert found == {pair for pair in told if out not in pair}
    (missing,) = table.missing
    assert [posts[by] for by in missing.quoted_by] == [*whole.graph.replies(out)]
