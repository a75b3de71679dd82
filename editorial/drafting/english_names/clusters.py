"""Clusters: which mentions name the same entity."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from anyascii import anyascii

from editorial.drafting.english_names.name_mentions import EnglishMention
from editorial.drafting.english_names.short_names import (
    acronyms_of,
    full_forms,
    is_acronym_of,
    is_club,
    is_given_name_of,
    is_part_of_body,
    is_same_person,
    is_surname_of,
)
from editorial.drafting.english_words.small_words import PARTICLES
from editorial.model.vocabulary import EntityKind
from editorial.text.fold import fold_name

_UNION, _COMMISSION = "listed european-union", "listed european-commission"
_MOST_GROUPS = 400
"""The most different names that are compared with each other."""


def clustered(mentions: Sequence[EnglishMention], text: str) -> list[list[EnglishMention]]:
    """Return the mentions of each entity, in the order of their first mentions."""
    return _Clusters(mentions, text).groups()


class _Clusters:
    def __init__(self, mentions: Sequence[EnglishMention], text: str) -> None:
        self._mentions = mentions
        self._text = text
        self._names: dict[str, list[int]] = defaultdict(list)
        self._parent: dict[str, str] = {}
        self._index: dict[str, list[str]] = {}
        for number, each in enumerate(mentions):
            key = _key(each)
            self._names[key].append(number)
            self._parent[key] = key
        self._fullest = {
            key: max(
                (mentions[number] for number in numbers if not mentions[number].metonym_of),
                key=_length,
                default=mentions[numbers[0]],
            )
            for key, numbers in self._names.items()
        }
        self._owners: dict[int, str] = {}
        self._placed = {each.words for each in mentions if _is_placed(text, each)}

    def groups(self) -> list[list[EnglishMention]]:
        """Return the clusters."""
        full = [key for key in list(self._names)[:_MOST_GROUPS] if self._is_full(key)]
        self._index = _index({key: self._words(key) for key in full})
        self._join_full(full)
        self._join_bracketed()
        if _COMMISSION in self._names and any(
            self._mentions[number].metonym_of for number in self._names.get(_UNION, ())
        ):
            self._join(_COMMISSION, _UNION)
        self._join_short(full)
        found: dict[str, list[EnglishMention]] = defaultdict(list)
        for number, each in enumerate(self._mentions):
            found[self._root(self._owners.get(number) or _key(each))].append(each)
        return list(found.values())

    def _words(self, key: str) -> tuple[str, ...]:
        return self._fullest[key].words

    def _is_person(self, key: str) -> bool:
        return any(self._mentions[number].kind is EntityKind.PERSON for number in self._names[key])

    def _is_full(self, key: str) -> bool:
        first = self._fullest[key]
        return len([word for word in first.words if word[0].isupper()]) > 1 and first.metonym_of is None

    def _root(self, key: str) -> str:
        while self._parent[key] != key:
            key = self._parent[key]
        return key

    def _join(self, one: str, other: str) -> None:
        first, second = self._root(one), self._root(other)
        if first != second:
            self._parent[second] = first

    def _join_full(self, full: Sequence[str]) -> None:
        """Join full names of one person, and a body's with its longer name."""
        by_word: dict[str, list[str]] = defaultdict(list)
        for key in full:
            by_word[self._words(key)[-1]].append(key)
        for key in full:
            for other in by_word[self._words(key)[-1]]:
                if (
                    key != other
                    and is_same_person(self._words(key), self._words(other))
                    and self._are_persons(key, other)
                ):
                    self._join(other, key)
        for key in full:
            longer = [other for other in full if self._is_longer_body(other, key)]
            if len(longer) == 1:
                self._join(longer[0], key)

    def _are_persons(self, one: str, other: str) -> bool:
        return self._is_person(one) or self._is_person(other)

    def _is_longer_body(self, other: str, key: str) -> bool:
        words = self._words(key)
        if self._is_person(other) and words[0].casefold() in PARTICLES and is_surname_of(words, self._words(other)):
            return True
        if self._is_person(other) and self._is_person(key):
            return self._words(other)[-len(self._words(key)) :] == self._words(key) and len(self._words(other)) > len(
                self._words(key)
            )
        return (
            not self._is_person(other)
            and not self._is_person(key)
            and is_part_of_body(self._words(key), self._words(other))
        )

    def _join_bracketed(self) -> None:
        """Join a name with the short one in brackets behind it: World Food Programme (WFP)."""
        for one, other in zip(self._mentions, self._mentions[1:], strict=False):
            between = self._text[one.place[1] : other.place[0]]
            if between.strip("”\"’' ") == "(" and self._text[other.place[1] : other.place[1] + 1] in (")", ",", ";"):
                is_short = len(other.words) == 1 and len(one.words) > 1
                letters = other.text.replace(".", "")
                if is_short and (
                    is_acronym_of(letters, one.words)
                    or (letters[0] in "".join(word[0] for word in one.words) and letters[:2].isupper())
                ):
                    self._join(_key(one), _key(other))

    def _join_short(self, full: Sequence[str]) -> None:
        """Give short names to the full ones that they stand for: the last one that was named before, or else the next."""
        candidates: dict[tuple[str, ...], list[str]] = {}
        longer = frozenset(full)
        seen: dict[str, int] = {}
        for number, each in enumerate(self._mentions):
            key = _key(each)
            if key in longer:
                seen[self._root(key)] = number
                continue
            if each.known_key or each.metonym_of:
                continue
            if each.words not in candidates:
                candidates[each.words] = self._candidates(each)
            chosen = self._choose(candidates[each.words], seen)
            if chosen is not None and self._may_stand_for(each, chosen):
                self._owners[number] = chosen
                seen[self._root(chosen)] = number

    def _candidates(self, mention: EnglishMention) -> list[str]:
        words = mention.words
        near = dict.fromkeys(key for word in full_forms(words) for key in self._index.get(word, ()))
        names = [(key, self._words(key)) for key in near]
        persons = [key for key, name in names if self._is_person(key) and is_surname_of(words, name)]
        if persons:
            return persons
        if len(words) != 1:
            return []
        acronyms = [key for key, name in names if is_acronym_of(words[0], name)]
        given = [key for key, name in names if self._is_person(key) and is_given_name_of(words[0], name)]
        bodies = [key for key, name in names if not self._is_person(key) and is_part_of_body(words, name)]
        return acronyms or given or bodies

    def _choose(self, keys: Sequence[str], seen: dict[str, int]) -> str | None:
        if not keys:
            return None
        return max(keys, key=lambda key: (seen.get(self._root(key), -1), -self._names[key][0]))

    def _may_stand_for(self, mention: EnglishMention, chosen: str) -> bool:
        """Return whether a short name is not a well-known name of its own."""
        is_body = not self._is_person(chosen)
        if is_body and mention.words in self._placed and not is_club(self._words(chosen)):
            return False
        if mention.listed is None:
            return True
        if mention.listed.kind is EntityKind.PLACE:
            if _is_placed(self._text, mention):
                return False
            return is_club(self._words(chosen)) if is_body else not mention.listed.is_country
        return is_acronym_of(mention.words[0], self._words(chosen))


def _index(names: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return the keys of full names by each of their words, and by what they can be shortened to."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, words in names.items():
        for form in dict.fromkeys((*words, anyascii(words[0]), *acronyms_of(words))):
            found[form].append(key)
    return found


_BEFORE_PLACES_TEXT = "in at near from around across outside into"
_BEFORE_PLACES = frozenset(_BEFORE_PLACES_TEXT.split())


def _is_placed(text: str, mention: EnglishMention) -> bool:
    """Return whether a preposition before a name shows that it is a place."""
    before = text[max(0, mention.place[0] - 10) : mention.place[0]].split()
    return bool(before) and before[-1].lower() in _BEFORE_PLACES


def _length(mention: EnglishMention) -> int:
    return len(mention.words)


def _key(mention: EnglishMention) -> str:
    if mention.known_key:
        return f"known {mention.known_key}"
    if mention.metonym_of:
        return f"listed {mention.metonym_of}"
    if mention.listed:
        return f"listed {mention.listed.key}"
    return "name " + fold_name(" ".join(mention.words)).removeprefix("the ").replace(".", "")
