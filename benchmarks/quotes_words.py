"""Invented sentences for made threads: Zipf words, a small grammar whose sentences recur by chance, other scripts."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate
from random import Random

Sentence = Callable[[Random], str]
"""Makes one sentence, with its full stop."""

_CONSONANTS, _VOWELS = "bcdfghjklmnprstvwz", "aeiou"
_SCRIPTS = {
    "cyrillic": "абвгдежзиклмнопрстуфхцчшыюя",
    "arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "hebrew": "אבגדהוזחטיכלמנסעפצקרשת",
    "han": "".join(map(chr, range(0x4E00, 0x4E00 + 900))),
    "thai": "กขคงจฉชซดตถทนบปผพฟมยรลวสหอ",
}
_UNSPACED = {"han", "thai"}
_GRAMMAR = {
    "S": [
        "I {v} the {n} {t}.", "The {n} {w} {t}, and the {n2} {w2}.", "My {n} {w} since I {v} the {n2}.",
        "Did you {b} the {a} {n}?", "You should {b} the {n} before you {b2} the {n2}.", "It is the {a} {n}.",
        "The {a} {n} that I {v} {t} still {w}.", "Nobody told me that the {n} {w}.", "Thanks for the {n}!",
        "As far as I can tell the {n} is {a} and the {n2} is {a2}.", "Never {b} a {a} {n}.", "That makes sense.",
        "When the {n} {w}, {b} the {n2} and see whether the {n3} {w2}.", "I would rather {b} the {a} {n}.",
        "Has anyone here {v} the {n} {t}?", "I agree with you about the {n}.", "Check the {n} first.",
        "There are {k} of the {a} {n}s in the {n2}, not {k2}.", "We {v} {k} {n}s {t}.", "Same here.",
        "If the {n} {w} you can {b} it with the {n2}, or so the {n3} says.", "The {n} was {a} {t}.",
    ],
    "n": [
        "valve", "manual", "router", "kettle", "bridge", "engine", "printer", "garden", "battery", "cable",
        "sensor", "window", "filter", "paper", "script", "server", "pump", "bearing", "saddle", "tent",
        "lens", "boiler", "hinge", "ticket", "bolt", "recipe", "piano", "ladder", "oven", "clutch",
        "carpet", "mirror", "drawer", "folder", "handle", "helmet", "hammer", "jacket", "keyboard", "lamp",
        "magnet", "needle", "orchard", "pedal", "quilt", "radio", "shelf", "spring", "spoon", "switch",
        "tunnel", "umbrella", "violin", "wagon", "wheel", "yard", "zipper", "anchor", "barrel", "candle",
        "diary", "easel", "fence", "glove", "harbour", "inverter", "jigsaw", "kiln", "lathe", "motor",
        "nozzle", "outlet", "pulley", "quarry", "rudder", "scanner", "thermostat", "trailer",
    ],
    "v": [
        "replaced", "cleaned", "bought", "tested", "returned", "painted", "repaired", "measured",
        "borrowed", "opened", "found", "sold", "moved", "carried", "ordered", "broke", "drew", "followed",
        "greased", "hired", "joined", "kept", "labelled", "mounted", "named", "owned", "packed", "rented",
        "sanded",
    ],
    "b": [
        "replace", "clean", "buy", "test", "return", "paint", "repair", "measure", "borrow", "open", "find",
        "sell", "move", "carry", "order", "break", "draw", "follow", "grease", "hire", "join", "keep",
        "label", "mount", "name", "own", "pack", "rent", "sand", "tighten", "unplug", "verify", "weigh",
    ],
    "w": [
        "leaks", "rattles", "works", "fails", "stops", "overheats", "slips", "sticks", "wobbles",
        "vanishes", "flickers", "hums", "bends", "cracks", "drips", "freezes", "jams", "creaks", "lags",
        "melts",
    ],
    "a": [
        "old", "new", "cheap", "green", "broken", "heavy", "loose", "spare", "noisy", "small", "blue",
        "rusty", "wooden", "silent", "huge", "bent", "wet", "dry", "plastic", "round", "sharp", "dusty",
        "fancy", "faint", "narrow", "odd", "plain", "rare", "solid", "tall",
    ],
    "t": ["yesterday", "last week", "two years ago", "this morning", "in the spring", "after the update", "twice",
          "on Friday", "before lunch", "by mistake", "for free", "in the dark", "at work", "without asking"],
    "k": [str(n) for n in range(2, 60)],
}  # fmt: skip


def zipf(rng: Random, words: int = 20_000) -> Sentence:
    """Sentences of 5 to 18 words drawn from a vocabulary as common as one over their rank."""
    vocabulary: dict[str, None] = {}
    while len(vocabulary) < words:
        syllables = 1 + (len(vocabulary) > 60) + (len(vocabulary) > 900) + (len(vocabulary) > 6000)
        vocabulary["".join(rng.choice(_CONSONANTS) + rng.choice(_VOWELS) for _ in range(syllables + 1))] = (
            None
        )
    names = list(vocabulary)
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(words)))

    def sentence(rng: Random) -> str:
        drawn = rng.choices(names, cum_weights=weights, k=rng.randint(5, 18))
        return " ".join(drawn).capitalize() + rng.choice("....!?")

    return sentence


def natural(rng: Random) -> Sentence:
    """Sentences of a small grammar: whole ones recur by chance, short ones often, as stock phrases do."""

    def word(rng: Random, slot: str) -> str:
        one = rng.choice(_GRAMMAR[slot])
        if slot == "n":
            one = f"{rng.choice(_GRAMMAR['n'])} {one}" if rng.random() < 0.5 else one
            return f"{rng.choice(_GRAMMAR['a'])} {one}" if rng.random() < 0.3 else one
        return one

    def clause(rng: Random) -> str:
        slots = {f"{slot}{nth}": word(rng, slot) for slot in "nvbwatk" for nth in ("", "2", "3")}
        return rng.choice(_GRAMMAR["S"]).format_map(slots)

    def sentence(rng: Random) -> str:
        one = clause(rng)
        if rng.random() < 0.6:
            one = (
                f"{one[:-1]}, {rng.choice(('but', 'and', 'so', 'because', 'although'))} {clause(rng).lower()}"
            )
        return one[0].upper() + one[1:]

    return sentence


def script(name: str) -> Sentence:
    """Sentences of invented words in another script, parted by spaces where that script has them."""
    letters = _SCRIPTS[name]

    def sentence(rng: Random) -> str:
        if name in _UNSPACED:
            return "".join(rng.choices(letters, k=rng.randint(12, 40))) + "。"
        return (
            " ".join("".join(rng.choices(letters, k=rng.randint(2, 8))) for _ in range(rng.randint(5, 16)))
            + "."
        )

    return sentence


SCRIPTS = tuple(_SCRIPTS)
"""The scripts that `script` knows."""
