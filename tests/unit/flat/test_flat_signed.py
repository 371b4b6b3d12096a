"""Flattened pages of questions and answers: who wrote a post, and when, stands below its words."""

from __future__ import annotations

from tests.helpers import read_page

QUESTION = (
    "My tower has eight bells and only six ringers, and the vicar wants all eight on Easter Sunday morning."
)
REMARK = "Have you asked the ringers of the next parish?"
ANSWER = "Ring the front six and leave the tenors down; nobody in the street below can count to eight anyway."
OTHER = "We tied two ropes together once, and the verger still tells everybody who asks him about the window."
REPLY = "I should like to hear more of that window."
PAGE = f"""Questions
Tags
How do six people ring eight bells?

Ask Question
Asked 12 years, 1 month ago
Modified 1 year, 9 months ago
Viewed 376k times
427

{QUESTION}

Share
Improve this question
Follow
edited Jul 5, 2020 at 10:00
Editor Ed
26.3k 23 23 gold badges 129 129 silver badges 164 164 bronze badges
asked Feb 4, 2014 at 13:02
Vader
6,796 8 8 gold badges 34 34 silver badges 47 47 bronze badges
4

5
{REMARK}
tenor_ted
– tenor_ted
2018-05-21 20:37:55 +00:00
Commented May 21, 2018 at 20:37
Add a comment |

2 Answers 2

Sorted by: Reset to default
Highest score (default) Trending (recent votes count more)
467

{ANSWER}

Share
Improve this answer
Follow
answered Feb 4, 2014 at 13:27
poke ♦
392k 80 80 gold badges 596 596 silver badges
2 Comments

Add a comment

quarter.peal
quarter.peal Over a year ago
{REPLY}
2019-01-21T21:40:59.62Z+00:00
2
Reply
Copy link
12

{OTHER}

Share
Improve this answer
Follow
answered Feb 6, 2014 at 8:10
Aunt Dorothy
1,204 5 5 silver badges
Add a comment |
You must log in to answer this question.
"""


def test_a_post_has_the_name_and_date_that_stand_below_it() -> None:
    found = read_page(PAGE)
    assert found.texts == [QUESTION, REMARK, ANSWER, REPLY, OTHER]
    assert found.names == ["Vader", "tenor_ted", "poke", "quarter.peal", "Aunt Dorothy"]
    assert [str(post.date)[:10] for post in found.posts][:3] == ["2014-02-04", "2018-05-21", "2014-02-04"]


def test_dates_above_their_posts_sign_nothing() -> None:
    words = (QUESTION, ANSWER, OTHER)
    page = "Bells\n\n" + "".join(
        f"asked Feb {day}, 2014 at 13:02\nringer{day}\n\n{said}\n\nReply\n"
        for day, said in enumerate(words, 1)
    )
    assert read_page(page).texts == list(words)
