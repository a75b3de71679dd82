"""Well-known names, by their words: countries, capitals, cities, regions, bodies, media and seats of governments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from editorial.drafting.english_runs.tokens import EnglishToken, read_tokens
from editorial.drafting.english_words.bodies import BODIES, MEDIA, SEATS
from editorial.drafting.english_words.places import CITIES, REGIONS
from editorial.drafting.names.bases import NameRule
from editorial.drafting.names.countries import countries
from editorial.drafting.names.keys import key_of_name
from editorial.model.vocabulary import EntityKind


@dataclass(frozen=True, slots=True)
class ListedName:
    """A well-known name. ``key`` is the same for all names of the entity; ``country`` the code of a capital's or seat's."""

    key: str
    kind: EntityKind
    rule: NameRule
    country: str = ""
    is_country: bool = False
    is_seat: bool = False


NameWords = tuple[str, ...]


class EnglishLexicon:
    """Finds well-known names among tokens, the longest at each place."""

    def __init__(self) -> None:
        self._names: dict[NameWords, ListedName] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        for name, listed in _all_names():
            words = tuple(each.full for each in read_tokens(name.replace("’", "'")))
            if words and words not in self._names:
                self._names[words] = listed
                self._lengths[words[0]] = tuple(sorted({*self._lengths.get(words[0], ()), len(words)}, reverse=True))

    def at(self, tokens: Sequence[EnglishToken], number: int) -> tuple[int, ListedName] | None:
        """Return how many tokens from here are a well-known name, and whose; None if there is none."""
        for first in dict.fromkeys((tokens[number].full.replace("’", "'"), tokens[number].text)):
            for length in self._lengths.get(first, ()):
                listed = self._names.get(self._words(first, tokens, (number, number + length)))
                if listed:
                    return length, listed
        return None

    def named(self, name: str) -> ListedName | None:
        """Return whose well-known name this is."""
        return self._names.get(tuple(each.full for each in read_tokens(name.replace("’", "'"))))

    def _words(self, first: str, tokens: Sequence[EnglishToken], where: tuple[int, int]) -> NameWords:
        rest = tokens[where[0] + 1 : where[1]]
        if where[1] > len(tokens) or any(each.before not in ("", " ", "\xa0") for each in rest):
            return ()
        last = tuple(each.text.replace("’", "'") for each in rest[-1:])
        return (first, *(each.full.replace("’", "'") for each in rest[:-1]), *last)


@cache
def english_lexicon() -> EnglishLexicon:
    """Return the lexicon, made once."""
    return EnglishLexicon()


def _all_names() -> Iterator[tuple[str, ListedName]]:
    codes = {each.code: each for each in countries("en")}
    for each in countries("en"):
        yield from (
            (name, ListedName(each.key, EntityKind.PLACE, NameRule.NAME_OF_COUNTRY, each.code, True))
            for name in each.names
        )
        capital = ListedName(each.capital_key, EntityKind.PLACE, NameRule.NAME_OF_CAPITAL, each.code)
        yield from ((name, capital) for name in each.capital_names)
    for name, code in SEATS.items():
        key = codes[code].key if code in codes else key_of_name("European Union" if code == "EU" else name)
        yield name, ListedName(key, EntityKind.PLACE, NameRule.METONYM_STATE, code, is_seat=True)
    for table, kind in ((MEDIA, EntityKind.ORGANIZATION), (BODIES, EntityKind.ORGANIZATION)):
        yield from ((name, ListedName(key_of_name(usual), kind, NameRule.NAME_LISTED)) for name, usual in table.items())
    for name in sorted(CITIES | REGIONS):
        yield name, ListedName(key_of_name(name), EntityKind.PLACE, NameRule.NAME_LISTED)
