"""The phrases for a source: a name with what stands beside it, an office, a body, one of the many."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from editorial.draft.draft import DraftEntity
from editorial.drafting.arabic_clauses.lookup import clause_word, is_adverb, is_preposition, saying_at
from editorial.drafting.arabic_clauses.noun import HeadNoun, HeadNounKind, noun_phrase_end, read_noun
from editorial.drafting.arabic_pieces.conjunction import bare
from editorial.drafting.arabic_pieces.folded import folded_words
from editorial.drafting.arabic_pieces.sentence import ArabicSentence, without_article
from editorial.drafting.arabic_saying.heads import (
    BODY_HEADS,
    HEARER_HEADS,
    MEDIUM_HEADS,
    OFFICE_HEADS,
    RANK_WORDS,
    SOURCE_HEADS,
    STATEMENT_HEADS,
    TALK_HEADS,
)
from editorial.model.vocabulary import EntityKind

EntitiesByKey = Mapping[str, DraftEntity]

_HEARING = MEDIUM_HEADS | HEARER_HEADS | TALK_HEADS
_LEADING = frozenset(("في", "من", "عن", "ل", "الي", "به", "بها"))
_OCCASIONS = TALK_HEADS | STATEMENT_HEADS
_LONGEST = 18
_SHORT = 3
_RELATIVE = folded_words(
    """
    الذي التي الذين اللذان اللتان اللواتي وهو وهي وهم هو هي
    """
)
_STOPS = folded_words(
    """
    خلال عبر عقب أمام بعد قبل منذ أثناء ردا على إن بأن أن حيث وذلك تعليقا حول بشأن هامش
    """
)
_OF_PERSONS = folded_words(
    """
    محامي والد والدة ابن ابنة زوج زوجة شقيق شقيقة نجل أب أم أخ أخت عم خال جار صديق أرملة محامية وكيل قريب مدير
    أعمال
    """
)
"""Nouns behind which a name is of another person."""


@dataclass(frozen=True, slots=True)
class ArabicSourceWords:
    """What words say of a source. Pieces are half open.

    ``entity`` is whom they name; ``office`` the pieces that describe a person, beside the name or without one;
    ``of`` an entity that an unnamed source belongs to, or that published the document.
    """

    first: int
    last: int
    noun: HeadNoun
    entity: str | None = None
    office: tuple[int, int] | None = None
    of: str | None = None


def beside_name(sentence: ArabicSentence, entities: EntitiesByKey, number: int) -> ArabicSourceWords | None:
    """Return the person whom a piece begins to name or describe by office, with the office that stands beside the name."""
    if is_person(sentence, entities, number):
        return named_source(sentence, entities, number, len(sentence))
    if sentence.entity(number) is not None or sentence.form(number) in RANK_WORDS:
        return None
    noun = read_noun(sentence, number)
    if noun is None or noun.kind is not HeadNounKind.OFFICE:
        return None
    return described_source(sentence, entities, noun, len(sentence))


def is_counted(sentence: ArabicSentence, number: int) -> bool:
    """Whether a number counts those who speak: 3 مسؤولين."""
    return (
        sentence.form(number)[:1].isdigit()
        and sentence.is_word(number + 1)
        and not is_preposition(sentence, number + 1)
    )


def is_joined(sentence: ArabicSentence, number: int) -> bool:
    """Whether a preposition is written on a word: للصحفيين, لوكالة, بالقاهرة."""
    piece = sentence.pieces[number]
    if piece.entity is not None:
        return piece.begins and bare(piece.joined)[-1:] in ("ل", "ب", "ك") and piece.joined != ""
    form = bare(piece.form)
    if form.startswith(("لل", "بال", "كال")):
        return True
    if form[:1] == "ب" and len(form) > _SHORT and form not in SOURCE_HEADS:
        return True
    return (
        form[:1] in ("ل", "ب")
        and form not in OFFICE_HEADS
        and (without_article(form[1:]) in _HEARING or form in ("ل", "ب"))
    )


def is_person(sentence: ArabicSentence, entities: EntitiesByKey, number: int) -> bool:
    """Whether a person's name begins here with no preposition on it."""
    piece = sentence.pieces[number]
    return (
        piece.entity is not None
        and piece.begins
        and entities[piece.entity].kind is EntityKind.PERSON
        and piece.joined in ("", "و", "ف")
    )


def leads_to_person(sentence: ArabicSentence, entities: EntitiesByKey, number: int, last: int) -> bool:
    """Whether a person's name follows, perhaps behind ranks."""
    while (
        number < last
        and (sentence.form(number) in RANK_WORDS or sentence.form(number) in (".", "/"))
        and not sentence.entity(number)
    ):
        number += 1
    return number < last and is_person(sentence, entities, number)


def _leads_soon_to_person(sentence: ArabicSentence, entities: EntitiesByKey, number: int, last: int) -> bool:
    """Whether a person's name follows, perhaps behind ranks, an adjective of origin or an office."""
    if leads_to_person(sentence, entities, number, last):
        return True
    noun = read_noun(sentence, number)
    if noun is None or (noun.kind is not HeadNounKind.OFFICE and not noun.is_definite):
        return False
    farthest = number + (7 if noun.kind is HeadNounKind.OFFICE else 3)
    for at in range(number + 1, min(last, farthest)):
        if is_person(sentence, entities, at):
            return True
        if sentence.is_break(at) or is_stop(sentence, at):
            return False
    return False


def named_source(sentence: ArabicSentence, entities: EntitiesByKey, number: int, last: int) -> ArabicSourceWords:
    """Return the entity that a piece names, with the office that stands beside the name."""
    key, end = sentence.entity(number) or "", sentence.name_end(number)
    noun = HeadNoun(HeadNounKind.NAME, number, "")
    found = ArabicSourceWords(number, end, noun, key)
    if entities[key].kind is not EntityKind.PERSON:
        return found
    at = end
    while sentence.is_point(at) and not sentence.is_break(at):
        at += 1
    after = at + 1 if sentence.is_comma(at) else at
    beside = read_noun(sentence, after) if after < last and not sentence.entity(after) else None
    if beside is None or (
        beside.kind is not HeadNounKind.OFFICE and (after == at or beside.kind is not HeadNounKind.OTHER)
    ):
        return found
    close = office_end(sentence, after, len(sentence))
    if after == at and close - after == 1 and not beside.is_definite:
        return found
    if beside.kind is HeadNounKind.OTHER and (
        close - after > 4 or not sentence.is_break(close) or sentence.form(after)[:1] in ("و", "ف")
    ):
        return found
    return replace(found, last=max(end, close), office=(after, close))


def described_source(sentence: ArabicSentence, entities: EntitiesByKey, noun: HeadNoun, last: int) -> ArabicSourceWords:
    """Return whom the words with a head noun mean: a person named among them, a body, or somebody without a name."""
    first = noun.at
    end = office_end(sentence, first, last)
    is_pair = noun.kind is HeadNounKind.COLLECTIVE and noun.form.endswith(("ي", "ا", "ان", "ين"))
    if is_pair or noun.kind in (HeadNounKind.OFFICE, HeadNounKind.OTHER, HeadNounKind.ANONYMOUS):
        person = _person_in(sentence, entities, first, last)
        is_alone = person == first + 1 and not noun.is_definite
        if person is not None and is_alone and noun.form not in _OF_PERSONS and noun.kind is HeadNounKind.OFFICE:
            return named_source(sentence, entities, person, last)
        if person is not None and not (noun.form in _OF_PERSONS and is_alone):
            close = next((at for at in range(first, person) if sentence.is_comma(at)), person)
            while close > first + 1 and (sentence.is_point(close - 1) or sentence.form(close - 1) in RANK_WORDS):
                if close == first + 2 and not noun.is_definite and not sentence.is_point(close - 1):
                    break
                close -= 1
            return ArabicSourceWords(first, sentence.name_end(person), noun, sentence.entity(person), (first, close))
    if noun.is_definite and noun.kind in (HeadNounKind.BODY, HeadNounKind.MEDIUM):
        close = noun_phrase_end(sentence, first)
        end = end if sentence.bare(close).startswith("ل") else min(end, close)
    if noun.kind is HeadNounKind.OTHER:
        end = min(end, noun_phrase_end(sentence, first))
    bodies = [
        key for number in range(first, end) if (key := sentence.entity(number)) and sentence.pieces[number].begins
    ]
    is_of_body = noun.kind in (HeadNounKind.BODY, HeadNounKind.STATEMENT, HeadNounKind.MEDIUM)
    return ArabicSourceWords(
        first,
        end,
        noun,
        bodies[0]
        if bodies and is_of_body and (noun.kind is HeadNounKind.STATEMENT or _is_beside(sentence, first))
        else None,
        (first, end)
        if noun.kind in (HeadNounKind.OFFICE, HeadNounKind.OTHER, HeadNounKind.BODY, HeadNounKind.MEDIUM)
        else None,
        bodies[0] if bodies else None,
    )


def _is_beside(sentence: ArabicSentence, first: int) -> bool:
    """Whether a name stands right behind a noun for a body: صحيفة «النهار», إدارة بنك الساحل."""
    at = first + 1
    while sentence.is_point(at) and not sentence.is_break(at):
        at += 1
    if sentence.form(at) in BODY_HEADS and sentence.entity(at) is None:
        return _is_beside(sentence, at)
    return sentence.entity(at) is not None and not sentence.pieces[at].joined


def _person_in(sentence: ArabicSentence, entities: EntitiesByKey, first: int, last: int) -> int | None:
    """Return where a person's name begins in the words of an office."""
    commas = 0
    for number in range(first + 1, min(last, first + _LONGEST)):
        if is_person(sentence, entities, number) and not is_preposition(sentence, number - 1):
            return number
        if sentence.is_comma(number):
            commas += 1
            if commas > 1 or not _leads_soon_to_person(sentence, entities, number + 1, last):
                return None
        elif is_stop(sentence, number):
            return None
    return None


def office_end(sentence: ArabicSentence, first: int, last: int) -> int:
    """Return the piece at which the words of an office end."""
    number = first + 1
    while number < min(last, first + _LONGEST) and not sentence.is_break(number) and not is_stop(sentence, number):
        number += 1
    return number


_QUALIFIERS = folded_words("الماضي الماضية الجاري الحالي المنصرم الفائت القادم المقبل أول")


def is_stop(sentence: ArabicSentence, number: int) -> bool:
    """Whether the words for a source end before a piece."""
    if sentence.is_marked(number):
        return True
    if sentence.entity(number) is not None:
        return False
    form = sentence.form(number)
    if form in _STOPS or bare(form) in _RELATIVE or clause_word(sentence, number) is not None:
        return True
    if form[:1] in ("ل",) and without_article(form if form.startswith("لل") else form[1:]) in _HEARING:
        return True
    if is_preposition(sentence, number) and _is_occasion(sentence, number + 1):
        return True
    if is_adverb(sentence, number) and not (form in _QUALIFIERS and sentence.form(number - 1).startswith("ال")):
        return True
    said = saying_at(sentence, number)
    if said is not None and said[0].shape == "PARTICIPLE" and form.endswith("ا"):
        return True
    return said is not None and said[0].shape == "FINITE" and said[0].form != said[0].verb


def _is_occasion(sentence: ArabicSentence, number: int) -> bool:
    """Whether a word behind a preposition is a statement, a talk, or a clause."""
    base = without_article(sentence.form(number))
    stems = {base, base.removesuffix("ها"), base.removesuffix("هم"), base.removesuffix("ه")}
    return bool(stems & _OCCASIONS) or clause_word(sentence, number) is not None
