"""Signatures of PGP, files written as letters, and digests."""

from __future__ import annotations

import binascii
from pathlib import Path

from tests.helpers import export
from tests.unit.mail.made import body, letter, mailbox, opened, quoted

from threadtui.load import open_thread, open_threads
from threadtui.readers import InputFile
from threadtui.readers.mail.reader import Mail

SIGNATURE = (
    "-----BEGIN PGP SIGNATURE-----\nVersion: 1\n\niEYEARECAAYFAk\n=abcd\n-----END PGP SIGNATURE-----\n"
)
RULE = "-" * 30


def test_of_signed_words_the_words_stay() -> None:
    quotation = "".join(f"> {line}\n" for line in f"It sings.\n{SIGNATURE}".splitlines())
    text = (
        f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\n{quotation}\nIt does.\n\n- -- \nAnn\n{SIGNATURE}"
    )
    made = body(text)
    assert made.text == "It sings.\n\nIt does."
    assert quoted(made) == ["It sings."]


def test_what_was_encrypted_is_a_line_and_what_has_no_end_stays() -> None:
    assert (
        body(f"Here:\n{SIGNATURE.replace('SIGNATURE', 'MESSAGE')}").text == "Here:\n[attachment: PGP message]"
    )
    cut = "-----BEGIN PGP SIGNATURE-----\nVersion: 1"
    assert body(f"Here:\n{cut}\n").text == f"Here:\n{cut}"


def test_a_file_in_letters_is_an_attachment() -> None:
    rows = "".join(binascii.b2a_uu(bytes(range(at, at + 30))).decode() for at in range(0, 90, 30))
    made = body(f"See it.\n\nbegin 644 kettle.gif\n{rows}`\nend\nbegin 644 of the days\nwas the king.\n")
    assert made.text == "See it.\n\nbegin 644 of the days\nwas the king.\n\n[attachment: kettle.gif]"
    assert [made.text[slice(*label)] for label in made.labels] == ["[attachment: kettle.gif]"]
    assert body("Go.\n=ybegin line=128 size=9 name=a b.bin\n\x01foo\n=yend size=9\nOn.\n").text == (
        "Go.\nOn.\n\n[attachment: a b.bin]"
    )


def test_the_parts_of_a_digest_are_posts() -> None:
    parts = "".join(
        f"--ii\n\n{each}" for each in (letter(1, body="It sings."), letter(2, answers=1, body="> It sings."))
    )
    inner = f'--oo\nContent-Type: multipart/digest; boundary="ii"\n\n{parts}--ii--\n--oo--\n'
    head = 'From: list@x\nSubject: Kettle Digest\nContent-Type: multipart/mixed; boundary="oo"\n\n--oo\n\nSend here.\n'
    thread = open_thread(InputFile("digest.eml", f"{head}{inner}".encode()))
    assert thread.format == "mail digest"
    assert [post.id for post in thread.posts] == ["<1@x>", "<2@x>"]
    assert thread.quotes[0].source.post == 0


def test_the_messages_of_a_digest_in_plain_text_are_posts_in_threads() -> None:
    day = "Feb 2020 10:00:00 +0000"
    first = f"Message: 1\nDate: 1 {day}\nFrom: Ann <ann@x>\nSubject: Steam\n\nIt sings.\n\n{RULE}\n\nOh.\n"
    second = f"Message: 2\nDate: 2 {day}\nFrom: Bo <bo@x>\nSubject: Re: Steam\n\n> It sings.\n\nYes.\n"
    head = f"From: list@x\nSubject: Kettle Digest\n\nToday's Topics\n\n{'-' * 70}\n\n"
    text = f"{head}{first}\n{RULE}\n\n{second}\n{RULE}\n\nEnd of Kettle Digest\n****\n"
    threads = open_threads(InputFile("digest.eml", text.encode()))
    assert [(entry.title, entry.posts) for entry in threads.entries] == [("Steam", 2)]
    posts = export(threads.open())["posts"]
    assert [post["author"] for post in posts] == ["Ann", "Bo"]
    assert [post["body"] for post in posts] == [f"It sings.\n\n{RULE}\n\nOh.", "Yes."]
    assert posts[1]["quotes"][0]["source"]["post"] == 1


def digest(*messages: str) -> str:
    """A message that holds others one below the other."""
    between = f"\n{RULE}\n\n"
    head = f"From: list@x\nSubject: Kettle Digest\nMessage-ID: <9@x>\n\nToday's Topics\n\n{'-' * 70}\n\n"
    return f"{head}{between.join(messages)}\n{RULE}\n\nEnd of Kettle Digest\n****\n"


HELD = (
    "Message: 1\nDate: 2 Jan 2019 10:00:00 +0000\nFrom: Bo <bo@x>\nSubject: Steam\n\nIt sings.\n",
    "Message: 2\nDate: 3 Jan 2019 10:00:00 +0000\nFrom: Cy <cy@x>\nSubject: Re: Steam\n\n> It sings.\n\nYes.\n",
)


def test_digests_in_a_mailbox_give_their_messages() -> None:
    alone = letter(1, "Salt", body="No steam."), letter(2, "Re: Salt", day=4, body="Nor here.")
    threads = open_threads(InputFile("box", mailbox(alone[0], digest(*HELD), alone[1])))
    assert [(entry.title, entry.posts) for entry in threads.entries] == [
        ("Salt", 1),
        ("Steam", 2),
        ("Salt", 1),
    ]
    thread = threads.open(2)
    posts = export(thread)["posts"]
    assert [(post["author"], post["body"]) for post in posts] == [("Bo", "It sings."), ("Cy", "Yes.")]
    assert posts[1]["quotes"][0]["source"]["post"] == 1
    lines = mailbox(alone[0], digest(*HELD)).decode().splitlines()
    assert lines[thread.posts[1].line - 1] == "Message: 2"


def test_digests_in_a_folder_give_their_messages(tmp_path: Path) -> None:
    for number, text in enumerate((letter(1, "Salt"), digest(*HELD))):
        (tmp_path / f"{number}.eml").write_text(text)
    assert [(entry.title, entry.posts) for entry in open_threads(tmp_path).entries] == [
        ("Salt", 1),
        ("Steam", 2),
    ]


def test_what_answers_a_digest_with_all_of_it_below_is_a_message() -> None:
    answer = digest(*HELD).replace("Message-ID: <9@x>", "Message-ID: <8@x>\nIn-Reply-To: <9@x>")
    assert len(opened(answer.replace("Subject: Kettle", "Subject: Re: Kettle")).posts) == 1


def test_a_mailbox_that_grows_by_a_digest_gains_its_messages(tmp_path: Path) -> None:
    path = tmp_path / "box"
    path.write_bytes(mailbox(letter(1, "Salt")))
    reader = Mail.whole(InputFile.open(path))
    posts = list(reader.posts())
    with path.open("ab") as file:
        file.write(mailbox(digest(*HELD)))
    gained = [post for _, post in reader.gained(posts)]
    assert [reader.text(post).splitlines()[-1] for post in gained] == ["It sings.", "Yes."]


def test_a_message_about_digests_is_a_message() -> None:
    text = f"From: ann@x\nSubject: The digest\n\nLook:\n\n{'-' * 70}\n\nFrom: me\nSubject: x\n\nNo more.\n"
    assert len(open_thread(InputFile("one.eml", text.encode())).posts) == 1
    assert len(opened(letter(1, subject="Digest")).posts) == 1
