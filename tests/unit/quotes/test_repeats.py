"""What stands in an earlier post, too, and is no quotation of it; and what belongs to one without standing there."""

from __future__ import annotations

import json

from tests.helpers import export, thread_of
from tests.unit.quotes.made import Words, quotes, said

_FORM = """\
Parts of my loom

Frame: beech, model {0} with {1} shafts, bought used
Reed: steel, number {1} of {0} dents per inch

All prices are without postage and may change any day

Warp: cotton, spool {0} with {1} metres, bought new
"""


def test_an_answer_that_takes_up_the_words_quoted_above_it_is_no_second_quotation() -> None:
    new = Words()
    asked = "Who gave you the right to decide for the whole guild of weavers?"
    texts = [f"{new(20)}\n\n{asked}\n\n{new(9)}", f"{asked}\n\nWho gave you the right to decide?\n\n{new(9)}"]
    assert [said(texts, quote) for quote in quotes(texts)] == [(asked, 0, asked)]


def test_the_set_phrases_of_a_form_that_was_filled_in_otherwise_are_no_quotations() -> None:
    new = Words()
    filled = [_FORM.format(12, 8), _FORM.format(16, 4)]
    texts = [f"{new(12)}\n\n{filled[0]}\n{new(9)}", f"{new(12)}\n\n{filled[1]}\n{new(9)}"]
    assert quotes(texts) == []


def test_a_phrase_of_the_form_alone_is_a_quotation() -> None:
    new = Words()
    phrase = "All prices are without postage and may change any day"
    texts = [f"{new(12)}\n\n{_FORM.format(12, 8)}\n{new(9)}", f"{phrase}\n\n{new(9)}"]
    assert [said(texts, quote) for quote in quotes(texts)] == [(phrase, 0, phrase)]


def test_the_pictures_that_a_quotation_names_belong_to_it() -> None:
    new = Words()
    first = f"{new(12)}\n\n{new(14)}"
    pictures = "View attachment 1204View attachment 1205"
    texts = [first, f"{first}\n\n{pictures}\n\n{new(9)}", f"{first}\n\n{pictures}\n\n{new(7)}"]
    whole = f"{first}\n\n{pictures}"
    assert [said(texts, quote) for quote in quotes(texts)] == [(whole, 0, first), (whole, 0, first)]


def test_pictures_where_the_source_names_its_own_are_the_reply() -> None:
    new = Words()
    first = f"{new(12)}\n\nView attachment 1204\n\n{new(14)}"
    lead = first.split("\n\n")[0]
    texts = [first, f"{lead}\n\nView attachment 99\n\n{new(9)}", f"{first}\n\n{new(9)}"]
    assert [said(texts, quote)[:2] for quote in quotes(texts)] == [
        (lead, 0),
        (first, 0),
    ]


def test_two_paragraphs_that_are_lines_of_one_in_the_source_are_two_quotations() -> None:
    new = Words()
    one, other = new(8), new(8)
    texts = [f"{new(6)}\n{one}\n{other}\n{new(6)}", f"{one}\n\n{other}\n\n{new(9)}"]
    assert [said(texts, quote) for quote in quotes(texts)] == [(one, 0, one), (other, 0, other)]


def test_code_inside_a_post_that_an_earlier_one_has_is_used_again_not_quoted() -> None:
    new = Words()
    code = "\n".join(f"(setq {new(1)} (load {new(1)} t) {new(1)} ; {new(3)})" for _ in range(12))
    texts = [f"{new(12)}\n\n{code}\n\n{new(9)}", f"{new(12)}\n\n{code}\n\n{new(9)}"]
    assert quotes(texts) == []


def test_a_name_with_digits_before_quoted_words_is_not_another_entry_of_a_list() -> None:
    new = Words()
    words = new(10)
    texts = [f"{words}\n\n{new(12)}", f"fen1908: {words}\n\n{new(9)}"]
    assert [said(texts, quote)[1:] for quote in quotes(texts)] == [(0, words)]


def test_what_is_used_again_is_told_of_and_stays_in_the_body() -> None:
    new = Words()
    code = "\n".join(f"(setq {new(1)} (load {new(1)} t) {new(1)} ; {new(3)})" for _ in range(12))
    posts = [f"{new(12)}\n\n{code}\n\n{new(9)}", f"{new(12)}\n\n{code}\n\n{new(9)}"]
    thread = thread_of("\n".join(json.dumps({"text": post}) for post in posts))
    exported = export(thread)
    (reuse,) = exported["posts"][1]["reuses"]
    body, source = exported["posts"][1]["body"], exported["posts"][0]["body"]
    assert reuse["text"] == body[reuse["at"] : reuse["at"] + len(code)] == code
    assert reuse["source"]["post"] == 1
    assert source[slice(*reuse["source"]["span"])] in code
    assert body == posts[1]
    assert export(thread_of(json.dumps(exported))) == exported
