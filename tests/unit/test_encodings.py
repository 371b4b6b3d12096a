"""Text in charsets that are declared, not declared, and declared wrongly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers import read_page

from threadtui.readers import InputFile
from threadtui.readers.encodings import encoded_twice, to_utf8

WORDS = {
    "cp1252": "Das Gerät läuft seit gestern nicht mehr, obwohl ich die Kabel überprüft habe. Schöne Grüße!",
    "iso8859-15": "Où dois-je chercher ? C'est très étrange, ça marchait déjà l'été dernier, même la fenêtre.",
    "cp1250": "Czy ktoś wie, dlaczego to nie działa? Próbowałem już wszystkiego. Proszę o pomoc, dziękuję.",
    "iso8859-2": "Nevíte někdo, proč mi to nefunguje? Zkoušel jsem všechno možné. Děkuji předem za odpověď.",
    "cp1251": "Подскажите, пожалуйста, почему не работает? Я уже всё перепробовал, ничего не помогает.",
    "koi8-r": "Подскажите, пожалуйста, почему не работает? Я уже всё перепробовал, ничего не помогает.",
    "cp1253": "Ξέρει κανείς γιατί δεν λειτουργεί; Έχω δοκιμάσει τα πάντα αλλά κολλάει συνέχεια.",
    "cp1254": "Neden çalışmadığını bilen var mı? Her şeyi denedim ama bilgisayar sürekli donuyor.",
    "shift_jis": "なぜ動かないのか誰か知っていますか。すべて試しましたが、まだ固まります。",
    "euc_jp": "なぜ動かないのか誰か知っていますか。すべて試しましたが、まだ固まります。",
    "gb18030": "有人知道为什么它不起作用吗?我已经尝试了所有方法,但电脑仍然死机。",
    "big5": "有人知道為什麼它不起作用嗎?我已經嘗試了所有方法,但電腦仍然當機。",
    "cp949": "왜 작동하지 않는지 아시는 분 계신가요? 모든 것을 시도했지만 계속 멈춥니다.",
}
POST = '<article class="message message--post"><div class="bbWrapper">{}</div></article>'


@pytest.mark.parametrize("charset", WORDS)
def test_what_is_not_declared_is_told_from_the_text(charset: str) -> None:
    data, notice = to_utf8(WORDS[charset].encode(charset))
    assert data.decode() == WORDS[charset]
    assert notice is not None
    assert notice.message.startswith("not UTF-8; read as ")


@pytest.mark.parametrize(
    "charset", ["utf-16-le", "utf-16-be", "utf-8-sig", "utf-16", "utf-32", "iso2022_jp_2"]
)
def test_what_marks_itself(charset: str) -> None:
    words = (
        "なぜ動かない: why" if charset.startswith("iso") else "Words of a file: Größe, длина and more words."
    )
    assert InputFile("file", words.encode(charset)).data.decode() == words


@pytest.mark.parametrize("charset", ["cp1251", "cp1252", "gb18030"])
def test_what_a_page_declares(charset: str) -> None:
    page = f'<html><meta charset="{charset}"><body>{POST.format(WORDS[charset])}</body></html>'
    read = read_page(page.encode(charset))
    assert read.texts == [WORDS[charset]]
    assert read.warnings == [(None, f"read as {charset}, which the page declares")]


@pytest.mark.parametrize(
    ("declared", "charset"), [("iso-8859-1", "cp1251"), ("euc-jp", "cp1252"), ("gbk", "cp1251")]
)
def test_what_a_page_declares_wrongly(declared: str, charset: str) -> None:
    page = f'<html><meta charset="{declared}"><body>{POST.format(WORDS[charset] * 3)}</body></html>'
    read = read_page(page.encode(charset))
    assert read.texts == [WORDS[charset] * 3]
    assert read.warnings == [(None, f"declares {declared_name(declared)}, but is {shown(charset)}; read so")]


def declared_name(declared: str) -> str:
    return {"iso-8859-1": "Windows-1252", "euc-jp": "EUC-JP", "gbk": "GB18030"}[declared]


def shown(charset: str) -> str:
    return charset.replace("cp", "Windows-")


def test_utf_8_with_some_bytes_broken_is_utf_8() -> None:
    data, notice = to_utf8("Größe, длина, 動かない".encode() + b" \xff\n")
    assert data.decode() == "Größe, длина, 動かない \ufffd\n"
    assert notice is not None
    assert notice.message == "bytes that are not UTF-8; shown as \ufffd"


def test_utf_8_cut_in_the_middle_of_a_character_is_utf_8() -> None:
    data, notice = to_utf8("Größ".encode() + b"e \xc3")
    assert data.decode() == "Größe \ufffd"
    assert notice is not None


@pytest.mark.parametrize("words", ["it’s", "Größe", "Straße “so”", "длина"])
def test_letters_that_were_encoded_twice_are_told(words: str) -> None:
    twice = words.encode().decode("latin-1").encode() if words == "длина" else _as_1252(words)
    notice = encoded_twice(b"A line.\nAnother, " + twice + b" and so on.\n")
    assert notice is not None
    assert notice.line == 2
    assert "encoded twice" in notice.message


@pytest.mark.parametrize("words", ["Größe", "Â", "Ã", "À Â Ã", "naïve café", "Ð and Ñ", "”€", "1€"])
def test_letters_that_were_encoded_once_are_not_told(words: str) -> None:
    assert encoded_twice(words.encode()) is None


@given(st.binary(max_size=200))
def test_any_bytes_become_utf_8(data: bytes) -> None:
    made, _ = to_utf8(data)
    assert made.decode() is not None
    assert to_utf8(made)[1] is None
    encoded_twice(made)


def _as_1252(words: str) -> bytes:
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in words.encode()).encode()


def test_signs_that_were_taken_for_controls_are_signs() -> None:
    assert InputFile("file", "it\u0092s \u0093so\u0094 \u0081".encode()).data.decode() == "it’s “so” \u0081"
