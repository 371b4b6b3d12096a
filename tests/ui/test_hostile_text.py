"""Nothing that stands in a file commands the terminal, and markup is only text."""

from __future__ import annotations

from tests.helpers import parted
from tests.ui.conftest import Opener

HOSTILE = (
    "\x1b]0;PWNED\x07\x1b[2J\x9b31m [bold]not bold[/bold] [/nope] arr[i] [@click=app.bell()]x[/] [link=http://a]y[/link]",
    "a\tb\u202egnirts\u2066 \x01\x7f \ud83d\ude00 \u200d",
)


def page() -> bytes:
    """A page whose title, author, posts and quotes are all hostile."""
    opening = f"[red]title[/red] {HOSTILE[0]}\n\nevil[bold]\n\nFull [/nope] Member\nJoined\nFeb 3, 2011\nMessages\n12\n"
    long_words = " ".join(f"word{number} [/nope] \x1b[31m" for number in range(12))
    posts = (
        f"{opening}{long_words}",
        f"{long_words}\n\n{HOSTILE[1]}",
        HOSTILE[0],
        "w" * 10_000,
        "漢字かな交じり文" * 60,
    )
    return parted(*posts).encode("utf-8", "surrogatepass")


async def test_hostile_text_is_shown_as_text_everywhere(reading: Opener) -> None:
    async with reading(page()) as session:
        for keys in (
            ["o"],
            ["j", "o"],
            ["left_square_bracket"],
            ["tab"],
            ["tab"],
            ["f"],
            ["G"],
            ["space"],
            ["escape", "at"],
            ["escape", "equals_sign"],
            ["escape", "v"],
            ["t"],
            ["v", "t", "c"],
            ["R"],
        ):
            await session.press(*keys)
            shown = session.text()
            assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 for c in shown)
        await session.press("escape", "g", "g", "j", "j")
        assert "[/nope]" in session.text()
        assert "arr[i]" in session.text()
        assert "␛]0;PWNED␇" in session.text()


async def test_wide_characters_keep_the_columns(reading: Opener) -> None:
    async with reading(page(), size=(100, 30)) as session:
        await session.press("G")
        assert "漢字" in session.text()
        assert all(width == 100 for width in session.widths())
