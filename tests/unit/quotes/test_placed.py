"""Where words stand in a text that is known to be theirs."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from threadtui.quotes.placed import occurrences, place

TEXT = "The bell rang twice.\n\nNobody in the whole harbour knew who rang the bell, or why; it rang again at six."


def found(words: str, text: str = TEXT, away: tuple[tuple[int, int], ...] = ()) -> str | None:
    span = place(words, text, away)
    return text[slice(*span)] if span else None


def test_words_are_found_whatever_is_between_them() -> None:
    assert found("> Nobody in the\n> whole harbour") == "Nobody in the whole harbour"
    assert found("NOBODY, in the whole harbour") == "Nobody in the whole harbour"
    assert found("it rang again at six.") == "it rang again at six."


def test_most_of_the_words_are_enough_and_few_are_not() -> None:
    assert found("Nobody in the entire harbour knew who rang that bell, or why") == TEXT[22:80]
    assert found("Somebody at the other end of town rang up about a cat") is None
    assert found("quite other words") is None


def test_words_of_signs_alone_are_looked_for_as_they_are() -> None:
    assert found(":-)", "Six bells :-) and a whistle") == ":-)"
    assert found(":-(", "Six bells :-) and a whistle") is None
    assert found("", TEXT) is None


def test_own_words_go_before_quoted_ones() -> None:
    text = "the bell\n\nthe bell"
    assert place("the bell", text) == (0, 8)
    assert place("the bell", text, [(0, 8)]) == (10, 18)
    assert place("the bell", text, [(0, 18)]) == (0, 8)


def test_each_time_that_words_stand_there() -> None:
    assert [TEXT[slice(*span)] for span in occurrences("rang", TEXT)] == ["rang", "rang", "rang"]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["tide", "Ebb", "né", "日", "7"]), min_size=1, max_size=9), st.data())
def test_words_that_stand_in_a_text_are_found_where_they_stand(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    text, start = " ".join(words), len("".join(f"{word} " for word in words[:first]))
    quoted = " ".join(words[first:last])
    span = (start, start + len(quoted))
    assert span in occurrences(quoted.upper().replace(" ", "\n> "), text)
    assert place(quoted, text) == occurrences(quoted, text)[0]
