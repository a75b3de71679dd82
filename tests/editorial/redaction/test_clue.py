"""What points at somebody beside the words is found: other spellings, ids and addresses, and nothing that only begins alike."""

import unicodedata
from itertools import zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.redaction.clue import Clue, Clues, ids_of, links_of, spellings_of
from editorial.redaction.redaction import INVISIBLE_RANGES, MASK, unseen

WORDS = "John Smith"
WIKI = "https://en.wikipedia.org/wiki/J_Smith"
INVISIBLE = [chr(point) for first, last in INVISIBLE_RANGES for point in (first, last)]
NAMED = [
    "\u200b",
    "\u200c",
    "\u200d",
    "\u2060",
    "\ufeff",
    "\u00ad",
    "\u202a",
    "\u202e",
    "\u2066",
    "\u2069",
    "\u180e",
    "\ufe0f",
]


def clues(*words: str) -> Clues:
    return Clues(
        unseen(words),
        spellings_of(words),
        ids_of(["Q42"]),
        links_of([WIKI, "https://smith.test/", "https://x.test/%C3%A9"]),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("said John-Smith.", [(Clue.SPELLING, "John-Smith")]),
        ("John, Smith", [(Clue.SPELLING, "John, Smith")]),
        ("John·Smith's", [(Clue.SPELLING, "John·Smith")]),
        ("JOHN\n– Smith", [(Clue.SPELLING, "JOHN\n– Smith")]),
        ("#JohnSmith", [(Clue.SPELLING, "JohnSmith")]),
        ("John Smi-\nth", [(Clue.SPELLING, "John Smi-\nth")]),
        ("John Smi\u00ad\nth", [(Clue.SPELLING, "John Smi\u00ad\nth")]),
        ("John_Smith", [(Clue.SPELLING, "John_Smith")]),
        ("von-John-Smithson", [(Clue.SPELLING, "John-Smithson")]),
        ("John\nSmith, j\u00f3hn smith", [(Clue.WORDS, "John\nSmith"), (Clue.WORDS, "j\u00f3hn smith")]),
        ("Jo\u200bhn\u2060 Smi\u180eth", [(Clue.WORDS, "Jo\u200bhn\u2060 Smi\u180eth")]),
        ("Jo%E2%80%8Bhn%20Smith", [(Clue.WORDS, "Jo%E2%80%8Bhn%20Smith")]),
        ("see Q42, q42.", [(Clue.ID, "Q42"), (Clue.ID, "q42")]),
        ("Q420, AQ42", []),
        ("http://en.wikipedia.org/wiki/J_Smith.", [(Clue.LINK, "http://en.wikipedia.org/wiki/J_Smith")]),
        ("www.en.wikipedia.org/wiki/J_Smith/", [(Clue.LINK, "www.en.wikipedia.org/wiki/J_Smith/")]),
        (f"{WIKI}y {WIKI}/talk {WIKI}-2 {WIKI}?q=1", []),
        ("smith.test, old.smith.test, smith.test/other", [(Clue.LINK, "smith.test")]),
        ("http://x.test/é http://x.test/%c3%a9", [(Clue.LINK, "http://x.test/é"), (Clue.LINK, "http://x.test/%c3%a9")]),
        ("xjohnsmith Johns Smith Smith John", []),
    ],
)
def test_what_points_at_somebody_is_reported_with_the_words_around_it(text: str, found: list[tuple[Clue, str]]) -> None:
    assert list(clues(WORDS).stand_in(text)) == found


def test_parts_without_anything_between_are_a_whole_word() -> None:
    assert list(clues("Li Na").stand_in("Carolina #LiNa")) == [(Clue.SPELLING, "LiNa")]


def test_keys_and_ids_are_identified() -> None:
    texts = ("john--smith-2", "Q42", WIKI, "belta")
    assert [list(clues(WORDS).identify(text)) for text in texts] == [[Clue.WORDS], [Clue.ID], [Clue.LINK], []]


def test_words_that_are_too_long_for_a_name_are_looked_for_as_they_are() -> None:
    long = "word " * 50
    assert list(clues(long).stand_in(long.strip())) == [(Clue.WORDS, long.strip()[:200])]
    assert list(clues(long).stand_in(long.strip().replace(" ", "-"))) == []


SIGNS = st.text(st.sampled_from([*"-–,.;:·'’\"_/|*&+()[]«»،؛ \n\t\u00a0\u2028", *NAMED]), max_size=5)
PARTS = st.lists(
    st.sampled_from(["John", "Smith", "جون", "كويل", "Müller", "Ł", "Straße", "2022"]), min_size=2, max_size=4
)


@given(PARTS, st.data(), SIGNS, SIGNS)
def test_whatever_stands_between_the_parts_of_a_name_it_is_found_and_all_else_stays_in_its_place(
    parts: list[str], data: st.DataObject, before: str, after: str
) -> None:
    between = [data.draw(SIGNS) for _ in parts[1:]]
    spelled = "".join(part + sign for part, sign in zip_longest(parts, between, fillvalue=""))
    text = f"so{before} {spelled} {after}he"
    there = clues(" ".join(parts))
    masked = there.everything().masked(text)
    assert {kind for kind, _ in there.stand_in(text)} & {Clue.WORDS, Clue.SPELLING}
    assert len(masked) == len(text)
    assert all(now in (was, MASK) for was, now in zip(text, masked, strict=True))
    assert not any(part in masked for part in parts)
    assert masked.startswith("so")
    assert masked.endswith("he")
    assert list(there.stand_in(masked)) == []


@given(st.lists(st.sampled_from([*INVISIBLE, *NAMED]), min_size=1, max_size=4), st.integers(1, 9))
def test_what_nobody_sees_never_hides_a_name(unseen_between: list[str], place: int) -> None:
    spelled = WORDS[:place] + "".join(unseen_between) + WORDS[place:]
    text = f"so {spelled} he"
    masked = unseen([WORDS]).masked(text)
    assert masked == f"so {MASK * len(spelled)} he"
    assert unseen([spelled]).masked(f"so {WORDS} he") == f"so {MASK * len(WORDS)} he"


def test_every_character_that_is_formatting_and_not_seen_is_ignored() -> None:
    ignored = {point for first, last in INVISIBLE_RANGES for point in range(first, last + 1)}
    formatting = {point for point in range(0x110000) if unicodedata.category(chr(point)) == "Cf"}
    shown = {*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD, *range(0x13430, 0x13440)}
    assert formatting - shown <= ignored
