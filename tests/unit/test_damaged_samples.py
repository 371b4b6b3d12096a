"""Every sample, damaged in any way: what can be had, or one line; never more than that."""

from __future__ import annotations

import re
from contextlib import suppress
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.helpers import SAMPLES

from threadtui.errors import ThreadtuiError
from threadtui.export import FORMS, write
from threadtui.load import open_threads
from threadtui.readers import InputFile

WHOLE = {path.name: path.read_bytes() for path in sorted(SAMPLES.rglob("*")) if path.is_file()}
PIECES = [
    b"", b"\0", b"\xff", b"<", b"</div>", b"<blockquote>", b"&amp;amp;lt;", b'"', b"\\", b"{", b"]", b"\n\n", b"> ",
    b"null", b"99999999999999999999", b"-1", b"&#27;[31m", b"\r", b"\xe2\x80\xae", b"2019-13-45", b"[quote=",
    b"From x\n", b"<!--", b"]]>", b"<table><tr>",
]  # fmt: skip


@given(st.sampled_from(sorted(WHOLE)), st.data())
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_a_damaged_sample(name: str, data: st.DataObject) -> None:
    broken = bytearray(WHOLE[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(broken)))
        length = data.draw(st.sampled_from([0, 1, 3, 40, 1000]))
        broken[at : at + length] = data.draw(st.sampled_from(PIECES))
    if data.draw(st.booleans()):
        del broken[data.draw(st.integers(0, len(broken))) :]
    read_on(name, bytes(broken))


CLOSING = re.compile(rb"(</[a-zA-Z0-9]+>)")


@given(st.sampled_from(sorted(WHOLE)), st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_sample_torn_as_pages_are(name: str, random: Random) -> None:
    """Tags left open or closed in another's place, text encoded twice, a part lost or there again."""
    whole = WHOLE[name]
    begin, end = sorted(random.randrange(len(whole) + 1) for _ in range(2))
    pieces = CLOSING.split(whole)
    closings = pieces[1::2]
    random.shuffle(closings)
    torn = random.choice(
        [
            b"".join(piece for at, piece in enumerate(pieces) if at % 2 == 0 or random.random() < 0.7),
            b"".join(b"".join(pair) for pair in zip(pieces[::2], [*closings, b""], strict=True)),
            whole.replace(b"&", b"&amp;"),
            whole[:begin] + whole[end:],
            whole[:end] + whole[begin:],
        ]
    )
    read_on(name, torn)


def read_on(name: str, data: bytes) -> None:
    """Read a file's last thread and write it in every form; one line may say that there is none."""
    with suppress(ThreadtuiError):
        threads = open_threads(InputFile(name, data))
        thread = threads.open(len(threads))
        assert thread.posts
        for form in FORMS:
            assert "".join(write(thread, form))
