"""What English speech is found in a few words, as plain text: kind, words, chain."""

import re

from editorial.draft.draft import Basis, DraftEntity, DraftLink, DraftMention, DraftQuote
from editorial.draft.raw_article import RawArticle
from editorial.drafting.english_speech.quotes import find_english_speech
from editorial.drafting.text.speech import Speech
from editorial.model.vocabulary import EntityKind, MentionKind
from editorial.text.layout import Layout

_GIVEN = Basis("GIVEN", 1.0)

PERSONS = ("Anna Bell", "Tom Reed", "Smith", "Bell", "Reed")
BODIES = ("Acme Corp", "Reuters", "BBC", "World Bank", "Red Crescent", "Harrow")
PLACES = ("Kenya", "Leeds")


def entities_of(text: str) -> tuple[DraftEntity, ...]:
    """Return the entities of a text: surnames are the same persons as full names."""
    found: dict[str, tuple[EntityKind, list[tuple[int, int]]]] = {}
    taken: list[tuple[int, int]] = []
    for kind, names in (
        (EntityKind.PERSON, PERSONS),
        (EntityKind.ORGANIZATION, BODIES),
        (EntityKind.PLACE, PLACES),
    ):
        for name in names:
            for match in re.finditer(rf"\b{name}\b", text):
                if not any(start < match.end() and match.start() < end for start, end in taken):
                    taken.append(match.span())
                    found.setdefault(name.split()[-1].lower(), (kind, []))[1].append(match.span())
    return tuple(
        DraftEntity(
            key,
            kind,
            tuple(dict.fromkeys(text[start:end] for start, end in sorted(places))),
            tuple(DraftMention(place, MentionKind.NAME, _GIVEN) for place in sorted(places)),
            _GIVEN,
        )
        for key, (kind, places) in found.items()
    )


def speech_in(text: str) -> Speech:
    """Return the speech in a text."""
    return find_english_speech(RawArticle(text, "en"), Layout(text), entities_of(text))


def said_in(text: str) -> list[str]:
    """Return the quotes of a text as lines."""
    return [_line(text, quote) for quote in speech_in(text).quotes]


def described_in(text: str) -> list[str]:
    """Return the descriptions in a text with the entities that they mean."""
    return [
        f"{text[slice(*mention.place)]} = {entity.key}"
        for entity in speech_in(text).entities
        for mention in entity.mentions
        if mention.kind is MentionKind.DESCRIPTION
    ]


def _line(text: str, quote: DraftQuote) -> str:
    words = " … ".join(text[start:end] for start, end in quote.places)
    return f"{quote.kind} {words} < {' < '.join(map(_link, quote.chain))}"


def _link(link: DraftLink) -> str:
    role = "" if link.role == "SPEAKER" else f"{link.role} "
    return f"{role}{link.entity or link.source}{' (inferred)' if link.is_inferred else ''}"
