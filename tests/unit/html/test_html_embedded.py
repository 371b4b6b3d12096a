"""Threads that a page carries as data for its scripts."""

from __future__ import annotations

import json

from tests.helpers import thread_of


def page(payload: object) -> str:
    """A page of GitHub as it is today: everything in a script, nothing shown without it."""
    return (
        "<!DOCTYPE html><html><head><title>Bells · Issue #4</title></head><body><div>Skip to content</div>"
        '<react-app app-name="issues-react"><script type="application/json" data-target="react-app.embeddedData">'
        f"{json.dumps(payload)}</script></react-app></body></html>"
    )


def comment(number: int, login: str, body: str) -> dict[str, object]:
    """A comment as the page's data has it."""
    return {
        "__typename": "IssueComment",
        "id": f"IC_{number}",
        "author": {"login": login},
        "body": body,
        "createdAt": f"2024-03-0{number}T10:00:00Z",
    }


def test_an_issue_that_only_scripts_show_is_read_from_its_data() -> None:
    label = {"__typename": "LabeledEvent", "createdAt": "2024-03-02T11:00:00Z", "label": {"name": "bug"}}
    issue = {
        **comment(1, "tenor-ted", "The third bell rings a semitone flat since the frost."),
        "title": "Third bell is flat",
        "number": 4,
        "frontTimelineItems": {
            "edges": [
                {"node": comment(2, "quarter-peal", "It always was flat; the frost took the rest.")},
                {"node": label},
            ]
        },
        "backTimelineItems": {"edges": [{"node": comment(3, "tenor-ted", "Then the rest was sharp.")}]},
    }
    result = {"data": {"repository": {"issue": issue}}}
    thread = thread_of(page({"payload": {"preloadedQueries": [{"queryName": "Issue", "result": result}]}}))
    assert thread.title == "Third bell is flat"
    assert [post.author for post in thread.posts] == ["tenor-ted", "quarter-peal", "tenor-ted"]
    assert thread.text(1) == "It always was flat; the frost took the rest."
