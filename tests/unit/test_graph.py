"""Who answers whom, and the quote tree as a list of nodes."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from threadtui.graph import ThreadGraph
from threadtui.model import Method, Quote, Source
from threadtui.quotes import QuoteTable


def graph_of(sources: list[list[int | None]]) -> ThreadGraph:
    """A graph in which post n quotes the posts `sources[n]`; None is a quote without a source."""
    return answering(sources, [])


def answering(sources: list[list[int | None]], answered: list[int]) -> ThreadGraph:
    """The same, where the file also says which post each answers (-1: none)."""
    quotes = [
        Quote(post, 0, 1, None if source is None else Source(source, 0, 1, Method.VERBATIM, 1.0))
        for post, quoted in enumerate(sources)
        for source in quoted
    ]
    return ThreadGraph(QuoteTable(quotes, len(sources)), len(sources), answered)


@st.composite
def threads(draw: st.DrawFn) -> list[list[int | None]]:
    """Sources of each post, some of them missing, of the post itself or of a later one."""
    count = draw(st.integers(0, 16))
    return [draw(st.lists(st.none() | st.integers(0, max(0, count - 1)), max_size=4)) for _ in range(count)]


def earlier(sources: list[list[int | None]], post: int) -> list[int]:
    return list(dict.fromkeys(s for s in sources[post] if s is not None and s < post))


@given(threads())
def test_sources_are_the_earlier_posts_quoted_and_replies_the_other_way_round(
    sources: list[list[int | None]],
) -> None:
    graph = graph_of(sources)
    for post in range(len(sources)):
        assert list(graph.sources(post)) == earlier(sources, post)
        assert list(graph.replies(post)) == [
            reply for reply in range(len(sources)) if post in earlier(sources, reply)
        ]


@given(threads())
def test_every_post_stands_whole_exactly_once_and_a_stub_under_each_other_source(
    sources: list[list[int | None]],
) -> None:
    graph = graph_of(sources)
    whole = [post for post, stub in zip(graph.node_post, graph.node_stub, strict=True) if not stub]
    assert sorted(whole) == list(range(len(sources)))
    assert Counter(graph.node_post) == Counter(
        {post: max(1, len(earlier(sources, post))) for post in range(len(sources))}
    )


@given(threads())
def test_home_is_the_node_at_which_a_post_stands_whole(sources: list[list[int | None]]) -> None:
    graph = graph_of(sources)
    for post in range(len(sources)):
        assert graph.node_post[graph.home[post]] == post
        assert not graph.node_stub[graph.home[post]]


@given(threads())
def test_the_nodes_below_a_node_nest_in_it(sources: list[list[int | None]]) -> None:
    graph = graph_of(sources)
    for node, end in enumerate(graph.node_end):
        assert node < end <= len(graph.node_end)
        assert all(graph.node_end[below] <= end for below in range(node, end))
        assert all(graph.node_depth[below] > graph.node_depth[node] for below in range(node + 1, end))
        assert end == len(graph.node_end) or graph.node_depth[end] <= graph.node_depth[node]
        assert not graph.node_stub[node] or end == node + 1
        above = graph.node_parent[node]
        assert above < 0 if graph.node_depth[node] == 0 else above < node < graph.node_end[above]
        assert graph.node_depth[node] == (graph.node_depth[above] + 1 if above >= 0 else 0)


@given(threads())
def test_a_reply_hangs_one_level_below_each_post_that_it_quotes(sources: list[list[int | None]]) -> None:
    graph = graph_of(sources)
    for post in range(len(sources)):
        home, quoted = graph.home[post], earlier(sources, post)
        assert graph.parent(post) == (quoted[0] if quoted else None)
        assert graph.node_depth[home] == len(graph.chain(post)) - 1
        for source in quoted:
            above = graph.home[source]
            below = range(above + 1, graph.node_end[above])
            assert any(
                graph.node_post[node] == post and graph.node_depth[node] == graph.node_depth[above] + 1
                for node in below
            )


def test_the_quotes_that_cite_a_post_stand_in_reading_order() -> None:
    graph = graph_of([[], [0], [1, None, 0], [0, 0]])
    assert [list(graph.citing(post)) for post in range(4)] == [[0, 3, 4, 5], [1], [], []]


def test_two_sources() -> None:
    graph = graph_of([[], [], [0, 1], [2]])
    assert list(graph.node_post) == [0, 2, 3, 1, 2]
    assert list(graph.node_depth) == [0, 1, 2, 0, 1]
    assert list(graph.node_stub) == [0, 0, 0, 0, 1]
    assert list(graph.node_end) == [3, 3, 3, 5, 5]
    assert graph.chain(3) == [0, 2, 3]


def test_a_post_that_quotes_nobody_hangs_under_the_one_it_answers() -> None:
    graph = answering([[], [], [1], []], [-1, 0, 0, 2])
    assert [graph.parent(post) for post in range(4)] == [None, 0, 1, 2]
    assert graph.chain(3) == [0, 1, 2, 3]
    assert list(graph.node_depth) == [0, 1, 2, 3]
    assert [graph.answered(post) for post in range(4)] == [None, 0, 0, 2]
    assert [list(graph.sources(post)) for post in range(4)] == [[], [], [1], []]
    assert [list(graph.replies(post)) for post in range(4)] == [[], [2], [], []]


def test_nobody_answers_a_later_post_or_his_own() -> None:
    graph = answering([[], [], []], [2, 1, 0])
    assert [graph.parent(post) for post in range(3)] == [None, None, 0]


def test_no_posts() -> None:
    graph = ThreadGraph()
    assert (len(graph.node_post), list(graph.sources(0)), list(graph.replies(0))) == (0, [], [])


def test_a_chain_as_deep_as_the_thread_is_long() -> None:
    graph = graph_of([[], *([post] for post in range(49_999))])
    assert list(graph.node_depth) == list(range(50_000))
    assert set(graph.node_end) == {50_000}
    assert graph.chain(49_999) == list(range(50_000))


def test_a_post_that_everybody_answers() -> None:
    graph = graph_of([[], *([0] for _ in range(49_999))])
    assert len(graph.replies(0)) == 49_999
    assert graph.node_end[0] == 50_000
    assert set(graph.node_depth[1:]) == {1}
