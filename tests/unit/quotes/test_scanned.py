"""Many texts looked through at once: whose are the places that are found."""

from hypothesis import given
from hypothesis import strategies as st

from threadtui.quotes.scanned import having, joined

_TEXTS = st.lists(st.text(alphabet="ab\n[", max_size=6), max_size=200)


@given(_TEXTS)
def test_every_text_that_has_a_word_is_found(texts: list[str]) -> None:
    assert having(texts, "ab", "[") == [at for at, text in enumerate(texts) if "ab" in text or "[" in text]


@given(_TEXTS)
def test_places_are_those_of_their_texts(texts: list[str]) -> None:
    found = [
        at
        for many in joined(texts)
        for at in many.indexes(n for n, sign in enumerate(many.text) if sign == "[")
    ]
    assert found == [at for at, text in enumerate(texts) if "[" in text]
    heads = [at for many in joined(texts) for at in many.indexes(many.bounds[:-1])]
    assert heads == list(range(len(texts))), "the newline before a text is its own"
