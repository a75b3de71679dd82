"""Descriptions that take up, anywhere in an article, somebody who speaks in it: الوزير, المنظمة, الباحث ذاته."""

from collections.abc import Collection, Iterator, Sequence

from editorial.drafting.arabic_pieces.conjunction import bare
from editorial.drafting.arabic_pieces.sentence import ArabicSentence, without_article
from editorial.drafting.arabic_saying.classes import SAME
from editorial.drafting.arabic_saying.heads import BODY_HEADS, OFFICE_HEADS
from editorial.drafting.arabic_speakers.basis import ArabicSpeechRule
from editorial.drafting.arabic_speakers.memory import ArabicSpeechMemory
from editorial.drafting.arabic_speakers.speaker import SpeakerDescription

_LONGEST = 4


def described_again(
    sentences: Sequence[ArabicSentence], memory: ArabicSpeechMemory, speakers: Collection[str]
) -> Iterator[SpeakerDescription]:
    """Yield the definite words for an office or a body that mean somebody who speaks or relays."""
    for sentence in sentences:
        for number in sentence.words(0, len(sentence)):
            form = sentence.bare(number)
            if not form.startswith(("ال", "لل", "بال")) or sentence.entity(number) is not None:
                continue
            found = _taken_up(sentence, number, memory)
            if found is not None and found[0] in speakers:
                yield _description(sentence, number, found)


def _taken_up(sentence: ArabicSentence, number: int, memory: ArabicSpeechMemory) -> tuple[str, int] | None:
    """Return whom a definite noun takes up, and the piece behind the words; None if it is nobody."""
    form = sentence.bare(number)
    head = without_article(form.removeprefix("ب") if form.startswith("بال") else form)
    end = number + 1
    while sentence.is_word(end) and end - number < _LONGEST and _goes_on(sentence, end):
        end += 1
    if _is_name_behind(sentence, end):
        return None
    at = sentence.pieces[number].start
    if head in OFFICE_HEADS:
        forms = [head, *(without_article(sentence.bare(each)) for each in range(number + 1, end))]
        is_feminine = OFFICE_HEADS[head]
        key = memory.persons.holder(head, at) if end == number + 1 else None
        key = key or memory.persons.meant(
            forms, at, is_feminine=is_feminine, is_definite=_is_same(sentence, number, end)
        )
        return (key, end) if key is not None else None
    is_alone = end == number + 1 or sentence.form(number + 1) in SAME
    if head in BODY_HEADS and is_alone and (key := memory.body_named(head, at)) is not None:
        return key, end
    return None


def _is_same(sentence: ArabicSentence, number: int, end: int) -> bool:
    return any(sentence.form(each) in SAME for each in range(number + 1, end))


def _goes_on(sentence: ArabicSentence, number: int) -> bool:
    """Whether a word is an adjective of the noun before it."""
    form = sentence.form(number)
    return form in SAME or (form.startswith("ال") and sentence.entity(number) is None and form not in _NO_ADJECTIVES)


_NO_ADJECTIVES = frozenset(("الذي", "التي", "الذين", "الي", "الا", "اليوم", "الان"))


def _is_name_behind(sentence: ArabicSentence, number: int) -> bool:
    while sentence.is_point(number) and not sentence.is_break(number):
        number += 1
    return sentence.entity(number) is not None and not sentence.pieces[number].joined


def _description(sentence: ArabicSentence, number: int, found: tuple[str, int]) -> SpeakerDescription:
    key, end = found
    first = sentence.pieces[number]
    written = first.form
    start = first.start + (bare(written) != written)
    start += bare(written).startswith("بال")
    return SpeakerDescription((start, sentence.pieces[end - 1].end), key, ArabicSpeechRule.DESCRIPTION_FOR_NAME)
