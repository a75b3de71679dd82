"""Bundles made to take long to check: each a way in which checking once took time that grew faster than the bundle."""

import random
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tests.support.data.articles import noise

Part = dict[str, Any]


def bundle(body: str, **lists: Any) -> Part:
    """Return a bundle with this text and these lists."""
    return {**noise(body=body), **{name: [] for name in ("entities", "quotes", "events", "claims")}, **lists}


def quotes(exact: Iterable[str], **more: Any) -> list[Part]:
    """Return quotes of these words."""
    same = {"kind": "DIRECT", "chain": [{"role": "SPEAKER"}], **more}
    return [{"key": f"q{n}", "exact": words, **same} for n, words in enumerate(exact)]


def at_the_beginning(exact: str, count: int) -> list[Part]:
    """Return quotes of words at their first place."""
    return quotes([exact] * count, occurrence=1)


def entity(key: str, mentions: Sequence[Part] = ()) -> Part:
    """Return an entity."""
    return {"key": key, "kind": "PERSON", "names": [{"text": "N", "language": "en"}], "mentions": list(mentions)}


def chance_text(length: int) -> str:
    """Return words made by chance."""
    chance = random.Random(length)
    return "".join(chance.choice("abcdefgh ") for _ in range(length))


def hostile_bundles(size: int) -> Mapping[str, Part]:
    """Return bundles of about so many characters by what is hostile in them."""
    half = size // 2
    words, same = chance_text(half), "ab" * (half // 2)
    expression = "next " * 39
    event = {"title": {"en": "t"}, "status": "OCCURRED", "reports": [{"exact": "next", "occurrence": 1}]}
    return {
        "near misses in a text that repeats": bundle(
            same, quotes=quotes(f"{same[:60]}x{n}" for n in range(half // 150))
        ),
        "long near misses": bundle(same, quotes=quotes(f"{same[:1600]}x{n}" for n in range(half // 1700))),
        "near misses in any text": bundle(
            words, quotes=quotes(f"{words[n : n + 60]}x{words[n + 61 : n + 100]}" for n in range(half // 200))
        ),
        "long near misses of one long word": bundle(
            "x" * half, quotes=quotes(f"{'x' * 40}y{n}" for n in range(half // 130))
        ),
        "words that begin everywhere": bundle("a" * half, quotes=quotes("a" * (1 + n % 7) for n in range(half // 90))),
        "words that nearly stand everywhere": bundle(
            "a" * half, quotes=quotes(f"{'a' * 20}b{'a' * 20}{n}" for n in range(half // 130))
        ),
        "every word everywhere": bundle(
            words,
            entities=[entity("e", [{"exact": w, "occurrence": "all"} for w in dict.fromkeys(words.split())][:900])],
        ),
        "one word everywhere for many": bundle(
            "a " * (half // 2),
            entities=[entity(f"e{n}", [{"exact": "a", "occurrence": "all"}]) for n in range(half // 120)],
        ),
        "long words at very many places": bundle(
            "a" * half, entities=[entity("e", [{"exact": "a" * (half // 4), "occurrence": [*range(1, half // 12)]}])]
        ),
        "references like keys": bundle(
            "text",
            entities=[entity(f"key-number-{n}") for n in range(half // 120)],
            claims=[{"key": f"c{n}", "about": [f"kex-nunber-{n}"]} for n in range(half // 60)],
            quotes=quotes(["text"] * (half // 130), chain=[{"role": "SPEAKER", "entity": "kex-nunber-7"}]),
        ),
        "keys that are none": bundle("text", quotes=[{f"exzct{n}": 1} for n in range(half // 20)]),
        "long dates": bundle(
            expression * (half // len(expression)),
            events=[
                {**event, "key": f"e{n}", "when": {"expression": expression * (half // 300 if n == 0 else 1)}}
                for n in range(half // 300)
            ],
        ),
        "pointers at words that are everywhere": bundle(
            "a " * (half // 2), quotes=[{**each, "cue": {"exact": "a"}} for each in at_the_beginning("a", half // 120)]
        ),
        "pointers into one long word": bundle(
            "北" * half, quotes=[{**each, "cue": {"exact": "北"}} for each in at_the_beginning("北", half // 120)]
        ),
        "pointers of quotes in many sentences": bundle(
            "Ab. " * (half // 4),
            quotes=[{**each, "cue": {"exact": "b"}} for each in at_the_beginning("Ab", half // 120)],
        ),
        "dates that are everywhere": bundle(
            "next " * (half // 5),
            events=[{**event, "key": f"e{n}", "when": {"expression": "next"}} for n in range(half // 120)],
        ),
        "names within names": bundle(
            "a b " * (half // 4),
            entities=[
                {
                    **entity(f"e{n}", [{"exact": "a", "occurrence": "all"}]),
                    "names": [{"text": f"a b{' a b' * (n % 9)}", "language": "en"}],
                }
                for n in range(half // 150)
            ],
        ),
        "many names in which nothing is": bundle(
            words,
            entities=[
                {
                    **entity(f"e{n}", [{"exact": w, "occurrence": "all"}]),
                    "names": [{"text": f"{w} {w}", "language": "en"}],
                }
                for n, w in enumerate(list(dict.fromkeys(words.split()))[: half // 150])
            ],
        ),
        "marks on one letter": bundle("a" + "\u0301\u0316" * (half // 2)),
    }
