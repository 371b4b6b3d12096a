"""A message as text: parts, charsets, flowed lines, signatures, and what it quotes."""

from __future__ import annotations

import base64
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.mail.made import body, letter, opened, quoted

from threadtui.readers.mail import headers
from threadtui.readers.mail.attribution import is_attribution, name_in
from threadtui.readers.mail.charsets import decoded

MIXED = 'Content-Type: multipart/mixed; boundary="b"\n'


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (b"Ann Smith <ann@x>", "Ann Smith"),
        (b'"Smith, Ann" <ann@x>', "Smith, Ann"),
        (b"ann@x (Ann Smith)", "Ann Smith"),
        (b"ann at x.org (Ann Smith)", "Ann Smith"),
        (b"ann@x.org", "ann@x.org"),
        (b"<ann@x.org>", "ann@x.org"),
        (b"=?iso-8859-1?Q?J=E9r=F4me?= <j@x>", "Jérôme"),
        (b'"=?utf-8?B?SsOpcsO0bWU=?=" <j@x>', "Jérôme"),
        (b"=?utf-8?Q?=C3?=\n =?utf-8?Q?=A9t=C3=A9?= <e@x>", "été"),
        ("Jérôme <j@x>".encode(), "Jérôme"),
        ("Jérôme <j@x>".encode("latin-1"), "Jérôme"),
        (b"=?nonsense?Q?a=E9?= <a@x>", "aé"),
        (b"Ann\x1b[31m <ann@x>", "Ann␛[31m"),
        (b"", None),
        (b"(" * 5000 + b"Ann", "(" * 2000),
    ],
    ids=range(15),
)
def test_names(value: bytes, name: str | None) -> None:
    assert headers.author(value) == name


@pytest.mark.parametrize(
    ("value", "date"),
    [
        (b"Mon, 07 Jan 2019 08:00:53 +0000", "2019-01-07T08:00:53+00:00"),
        (b"7 Jan 2019 08:00 -0530", "2019-01-07T08:00:00-05:30"),
        (b"Mon, 7 Jan 2019 08:00:53 GMT", "2019-01-07T08:00:53+00:00"),
        (b"Mon Jan  7 08:00:53 2019", "2019-01-07T08:00:53"),
        (b"Sat, 31 Dec 2016 23:59:60 +0000", "2016-12-31T23:59:59+00:00"),
        (b"31 Feb 2019 08:00:00 +0000", None),
        (b"yesterday", None),
    ],
)
def test_dates(value: bytes, date: str | None) -> None:
    found = headers.when(value)
    assert (found and found.isoformat()) == date


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        ("Füße".encode(), "us-ascii", "Füße"),
        ("Füße".encode(), "iso-8859-1", "Füße"),
        ("Füße".encode("latin-1"), "utf-8", "Füße"),
        ("Füße".encode("latin-1"), None, "Füße"),
        ("“so”".encode("cp1252"), "iso-8859-1", "“so”"),
        ("привет".encode("koi8-r"), "koi8-r", "привет"),
        ("日本".encode("iso-2022-jp"), None, "日本"),
        ("日本".encode("iso-2022-jp"), "iso-2022-jp", "日本"),
        ("Füße".encode(), "x-unknown", "Füße"),
        (b"abc", "rot13", "abc"),
    ],
)
def test_charsets(data: bytes, declared: str | None, text: str) -> None:
    assert decoded(data, declared) == text


@given(
    st.binary(max_size=60),
    st.text(max_size=12) | st.sampled_from(["utf-7", "hz", "utf-16", "idna", "base64"]),
)
def test_no_charset_makes_it_raise(data: bytes, declared: str) -> None:
    assert isinstance(decoded(data, declared), str)


def test_transfer_encodings() -> None:
    coded = quopri.encodestring("Café\n".encode()).decode()
    assert body(coded, "Content-Transfer-Encoding: quoted-printable\n").text == "Café"
    coded = base64.b64encode("Café\n> quoted\n".encode()).decode()
    assert body(coded, "Content-Transfer-Encoding: base64\n").text == "Café\n\nquoted"
    assert body(coded[:9] + "!\n" + coded[9:-3], "Content-Transfer-Encoding: base64\n").text.startswith(
        "Café"
    )


def test_of_two_forms_of_the_same_words_the_plain_one_is_shown() -> None:
    parts = "--b\nContent-Type: text/plain\n\nPlain.\n--b\nContent-Type: text/html\n\n<p>Page.</p>\n--b--\n"
    assert body(parts, 'Content-Type: multipart/alternative; boundary="b"\n').text == "Plain."
    parts = parts.replace("Plain.", " ")
    assert body(parts, 'Content-Type: multipart/alternative; boundary="b"\n').text == "Page."


def test_files_are_a_line_each_below_the_words() -> None:
    parts = (
        "--b\nContent-Type: image/png; name=pond.png\n\nx\n--b\n\nWords.\n-- \nSigned\n"
        "--b\nContent-Disposition: attachment; filename*=utf-8''l%C3%A4rm.txt\n\nnot shown\n--b--\n"
    )
    made = body(parts, MIXED)
    assert made.text == "Words.\n\n[image: pond.png]\n[attachment: lärm.txt]"
    assert [made.text[label.start : label.end] for label in made.labels] == [
        "[image: pond.png]",
        "[attachment: lärm.txt]",
    ]


def test_a_message_that_is_passed_on_is_a_quotation_of_it() -> None:
    inner = letter(1, body="The first words of all.")
    parts = f"--b\n\nLook at this.\n--b\nContent-Type: message/rfc822\n\n{inner}\n--b--\n"
    thread = opened(inner, letter(2, answers=1, more=MIXED, body=parts))
    (quote,) = thread.quotes
    assert (quote.attribution, quote.source and quote.source.post) == ("Ann", 0)
    assert thread.body(1).text == "Look at this."


def test_a_boundary_that_never_comes_leaves_the_words() -> None:
    assert body("Just words.\n", MIXED).text == "Just words."
    assert body("--b\n\nCut off", MIXED).text == "Cut off"


def test_flowed_lines_are_whole_again_at_their_own_level() -> None:
    flowed = "Content-Type: text/plain; format=flowed\n"
    made = body(
        "A long \nline.\n> quoted \n> words\n> > deeper \n> > down\n -- indented\n-- \nSigned \n", flowed
    )
    assert made.text == "A long line.\n\nquoted words\n\ndeeper down\n\n-- indented"
    joined = body("auf\u00adge \nteilt\n", "Content-Type: text/plain; format=flowed; delsp=yes\n")
    assert joined.text == "aufgeteilt"


def test_a_page_is_read_with_its_quotations() -> None:
    inner = "<blockquote>Deeper.</blockquote>"
    page = f"<p>Own.</p><div>On 1 Jan 2019 at 8:00, Bo wrote:</div><blockquote>Quoted.{inner}</blockquote>"
    made = body(page, "Content-Type: text/html\n")
    assert quoted(made) == ["Quoted.\n\nDeeper.", "Deeper."]
    assert made.marks[0].attribution == "Bo"


def test_links_of_a_page_stand_at_their_words() -> None:
    old = "<blockquote>Old <a href='http://x.org/b'>here</a></blockquote>"
    page = f"<p>Own   words <a href='http://x.org/a'>over there</a>.</p>{old}"
    made = body(page, "Content-Type: text/html\n")
    assert [(made.text[link.start : link.end], link.address) for link in made.links] == [
        ("over there", "http://x.org/a"),
        ("here", "http://x.org/b"),
    ]


def test_levels_of_quotation() -> None:
    made = body("> > deepest\n> middle\n\nOwn.\n>> deep again\n")
    assert quoted(made) == ["deepest\n\nmiddle", "deepest", "deep again", "deep again"]


def test_each_answer_in_a_quotation_is_one_of_its_own_with_what_it_answers() -> None:
    made = body("> First.\n> > Asked.\n> Answered.\n")
    assert quoted(made) == ["First.", "Asked.\n\nAnswered.", "Asked."]
    assert [mark.outer for mark in made.marks] == [-1, -1, 1]


@pytest.mark.parametrize(
    "text",
    [
        ">" * 100_000 + " deep",
        "\n".join(f"-----Original Message-----\n{number}" for number in range(300)),
        "".join(f"From: a\nSent: b\nTo: c\nSubject: d\n\n{number}\n" for number in range(300)),
        " " * 200_000 + ":",
    ],
    ids=["signs", "markers", "headers", "spaces"],
)
def test_what_no_mail_has_is_read_all_the_same(text: str) -> None:
    assert len(body(text).marks) <= 40


def test_initials_are_signs_below_a_line_that_names_somebody() -> None:
    made = body("Bo Ash <bo@x> wrote on 1 Jan 2019 8:00:\n\n BA> one\n BA>\n BA> two\n\nOwn.\n")
    assert (quoted(made), made.marks[0].attribution) == (["one\n\ntwo"], "Bo Ash")
    assert quoted(body("What it said:\nERR> one\nERR> two\n")) == []


def test_a_prompt_of_python_is_code() -> None:
    assert quoted(body(">>> print(1)\n1\n")) == []
    assert quoted(body("> one\n>>> three\n")) != []


def test_a_signature_ends_where_something_is_quoted_below() -> None:
    made = body("Own.\n-- \nAnn\nHead of all\n\nOn 1 Jan 2019 at 8:00, Bo wrote:\n> Words.\n")
    assert made.text == "Own.\n\nOn 1 Jan 2019 at 8:00, Bo wrote:\n\nWords."
    assert made.marks[0].attribution == "Bo"
    assert body("Own.\n--\nno signature").text == "Own.\n--\nno signature"


UTF8 = "Content-Type: text/plain; charset=utf-8\n"


def test_a_quoted_signature_is_of_the_message_that_has_it() -> None:
    first = letter(1, body="Words.\n\n-- \nAnn, by the pond\n")
    thread = opened(first, letter(2, answers=1, body="> -- \n> Ann, by the pond\n\nNice pond.\n"))
    assert [quote.source and quote.source.post for quote in thread.quotes] == [0]
    thread = opened(first, letter(2, answers=1, body="> -- \n> Bo, by the sea\n\nNice sea.\n"))
    assert [quote.source for quote in thread.quotes] == [None]


OUTLOOK = [
    "-----Original Message-----\nFrom: Bo [mailto:bo@x]\nSent: Monday, May 4, 2015 9:00 AM\nTo: Ann\nSubject: Tea\n",
    "-----Ursprüngliche Nachricht-----\nVon: Bo <bo@x>\nGesendet: Montag, 4. Mai 2015 09:00\nAn: Ann\nBetreff: Tee\n",
    "________________________________\nFrom: Bo <bo@x>\nSent: Monday, May 4, 2015 9:00 AM\nTo: Ann\nSubject: Tea\n",
    "De : Bo <bo@x>\nEnvoyé : lundi 4 mai 2015 09:00\nÀ : Ann\nObjet : Thé\n",
    "*From:* Bo <bo@x>\n*Sent:* Monday, May 4, 2015 9:00 AM\n*To:* Ann\n*Cc:* Cy; \n Di\n*Subject:* Tea\n",
    "De: Bo <bo@x>\nEnviado el: lunes, 4 de mayo de 2015 9:00\nPara: Ann\nAsunto: Té\n",
    "От: Bo <bo@x>\nОтправлено: 4 мая 2015 г. 9:00\nКому: Ann\nТема: Чай\n",
    "发件人: Bo <bo@x>\n发送时间: 2015年5月4日 9:00\n收件人: Ann\n主题: 茶\n",
    "差出人: Bo <bo@x>\n送信日時: 2015年5月4日 9:00\n宛先: Ann\n件名: お茶\n",
    "---------- Forwarded message ---------\nFrom: Bo <bo@x>\nDate: Mon, May 4, 2015 at 9:00 AM\nSubject: Tea\nTo: A\n",
    "Begin forwarded message:\n\nFrom: Bo <bo@x>\nDate: 4 May 2015 9:00\nSubject: Tea\nTo: Ann\n",
    "On Mon, May 4, 2015 at 9:00 AM, Bo <bo@x> wrote:\n",
    "Am 4. Mai 2015 um 09:00 schrieb Bo <bo@x>:\n",
]


@pytest.mark.parametrize("head", OUTLOOK, ids=lambda head: head[:12])
def test_a_mail_below_without_signs_is_a_quotation(head: str) -> None:
    made = body(
        f"Own words.\n\n{head}\nThe older mail.\n\nIn two parts.\n",
        "Content-Type: text/plain; charset=utf-8\n",
    )
    (mark,) = made.marks
    assert (mark.attribution, quoted(made)) == ("Bo", ["The older mail.\n\nIn two parts."])
    assert made.text[: mark.lead] == "Own words.\n\n"


def test_one_below_the_other() -> None:
    made = body(
        f"Own.\n\n{OUTLOOK[0]}\nMiddle.\n\n{OUTLOOK[1]}\nOldest.\n",
        "Content-Type: text/plain; charset=utf-8\n",
    )
    assert quoted(made)[1] == "Oldest."
    assert [mark.outer for mark in made.marks] == [-1, 0]


@pytest.mark.parametrize(
    "text",
    [
        "From: the north\nDate: a fruit\nwe had both.",
        "She wrote:\n\nNothing at all.",
        "These are the three of 2019, at 10:30:\n\none",
        "From: Ann <ann@x>\nDate: Mon, 4 May 2015\nSubject: [PATCH] a patch as git writes it\n\ndiff",
    ],
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert quoted(body(f"Own.\n\n{text}\n")) == []


LINES = [
    ("On Mon, Jan 7, 2019 at 8:00 AM Ann Moor <ann@x.org> wrote:", "English"),
    ("Am 7.1.2019 um 08:00 schrieb Ann Moor:", "German"),
    ("Le lun. 7 janv. 2019 à 08:00, Ann Moor <ann@x.fr> a écrit :", "French"),
    ("El lun., 7 ene. 2019 a las 8:00, Ann Moor (<ann@x.es>) escribió:", "Spanish"),
    ("Il giorno lun 7 gen 2019 alle ore 08:00 Ann Moor <ann@x.it> ha scritto:", "Italian"),
    ("Em seg., 7 de jan. de 2019 às 08:00, Ann Moor <ann@x.pt> escreveu:", "Portuguese"),
    ("Op ma 7 jan. 2019 om 08:00 schreef Ann Moor <ann@x.nl>:", "Dutch"),
    ("Den 7 jan. 2019 kl. 08:00 skrev Ann Moor <ann@x.se>:", "Swedish"),
    ("W dniu 07.01.2019 o 08:00, Ann Moor pisze:", "Polish"),
    ("Dne 7.1.2019 v 8:00 Ann Moor napsal(a):", "Czech"),
    ("po 7. 1. 2019 v 8:00 odesílatel Ann Moor <ann@x.cz> napsal:", "Czech, of Gmail"),
    (
        "בתאריך יום ב׳, 7 בינו׳ 2019 ב-8:00 מאת \ufffdAnn Moor\ufffd\u200f <\ufffdann@x.il\ufffd\u200f>:\ufffd",
        "Hebrew",
    ),
    ("7 января 2019 г., 8:00 пользователь Ann Moor <ann@x.ru> написал:", "Russian"),
    ("7.1.2019, 8.00, Ann Moor kirjoitti:", "Finnish"),
    ("Ann Moor <ann@x.hu> ezt írta (időpont: 2019. jan. 7., H, 8:00):", "Hungarian"),
    ("În lun., 7 ian. 2019 la 08:00, Ann Moor <ann@x.ro> a scris:", "Romanian"),
    ("Στις Δευ 7 Ιαν 2019 στις 8:00 π.μ., ο/η Ann Moor <ann@x.gr> έγραψε:", "Greek"),
    ("Ann Moor <ann@x.tr>, 7 Oca 2019 Pzt, 08:00 tarihinde şunu yazdı:", "Turkish"),
    ("2019年1月7日(月) 8:00 Ann Moor <ann@x.jp>:", "Japanese"),
    ("Ann Moor <ann@x.cn> 于2019年1月7日周一 上午8:00写道：", "Chinese"),
    ("2019년 1월 7일 (월) 오전 8:00, Ann Moor <ann@x.kr>님이 작성:", "Korean"),
    ("In article <77$a1@news.x.org>, Ann Moor wrote:", "news"),
    ('>>>>> "AM" == Ann Moor <ann@x.org> writes:', "Emacs"),
    ("* Ann Moor <ann@x.org> [2019-01-07 08:00]:", "mutt"),
]


@pytest.mark.parametrize("line", [line for line, _ in LINES], ids=[language for _, language in LINES])
def test_lines_that_say_whose_words_follow(line: str) -> None:
    assert is_attribution(line)
    assert name_in(line) == "Ann Moor"


def test_a_time_may_stand_right_behind_a_word_of_another_script() -> None:
    (mark,) = body("Own.\n\nAnn Moor <ann@x.cn> 于2019年1月7日周一 上午10:00写道：\n\nWords.\n").marks
    assert mark.unsigned
    assert mark.attribution == "Ann Moor"


def test_such_a_line_may_be_broken() -> None:
    made = body("Own.\n\nOn Mon, Jan 7, 2019 at 8:00 AM Ann Moor <\nann@x.org> wrote:\n\n> Words.\n")
    assert made.marks[0].attribution == "Ann Moor"
