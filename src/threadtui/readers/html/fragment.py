"""A piece of HTML that another format carries: a post's words without the page around them."""

from __future__ import annotations

from threadtui.readers.html.blocks import render
from threadtui.readers.html.nesting import cut_where_too_deep
from threadtui.readers.html.profile import Profile
from threadtui.readers.html.rendered import Place, Rendered


def render_fragment(markup: str, profile: Profile, place: Place) -> Rendered:
    """The words of a piece of HTML, with the quotations and links in them; rules as on the engine's own pages."""
    from selectolax.lexbor import LexborHTMLParser  # here, so that other formats need not load it

    source, _ = cut_where_too_deep(markup.encode("utf-8", "replace"))
    body = LexborHTMLParser(source).body
    return render((body,), profile, place) if body is not None else Rendered("", (), ())
