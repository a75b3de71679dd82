"""To whom something was told, and who passed it on, as a sentence says."""

from collections.abc import Iterator
from dataclasses import dataclass

from editorial.drafting.arabic_clauses.lookup import is_preposition
from editorial.drafting.arabic_clauses.phrase import EntitiesByKey
from editorial.drafting.arabic_clauses.source import read_source
from editorial.drafting.arabic_pieces.conjunction import bare
from editorial.drafting.arabic_pieces.folded import folded_words
from editorial.drafting.arabic_pieces.sentence import ArabicSentence, without_article
from editorial.drafting.arabic_saying.heads import COLLECTIVE_HEADS, HEARER_HEADS, MEDIUM_HEADS, TALK_HEADS
from editorial.model.vocabulary import AttributionRole, EntityKind, SourceKind
from editorial.pointer.choice import Stretch
from editorial.text.fold import fold

_NEAR = 8
_RELAYS = frozenset(
    f"{verb}{end}"
    for verb in map(
        fold,
        ["نقل", "نقلت", "بث", "بثت", "نشر", "نشرت", "أورد", "أوردت", "أذاع", "أذاعت", "تناقل", "تناقلت", "عمم", "عممت"],
    )
    for end in ("ه", "ها", "هم")
)
_QUOTES = folded_words(
    """
    نقل نقلت نقلها ينقل تنقل نقلوا أوردت أورد
    """
)
_SPOKE = folded_words(
    """
    تحدث تحدثت تحدثا تحدثتا تحدثوا متحدثا متحدثة يتحدث تحدثن أدلى أدلت صرح صرحت متوجها مخاطبا أفاد أفادت
    """
)
_MAY_HEAR = (EntityKind.ORGANIZATION, EntityKind.WORK, EntityKind.PRODUCT)
_TELLS = folded_words(
    "أبلغ أبلغت أبلغوا يبلغ تبلغ أخبر أخبرت أخبروا يخبر تخبر أفاد أفادت أفادوا يفيد تفيد أعلم أعلمت أطلع أطلعت"
)
_TONGUES = folded_words("لسان لسانه لسانها ذمة")
_WITH = folded_words(
    """
    مع إلى معه معها أمام لدى عبر
    """
)


@dataclass(frozen=True, slots=True)
class ArabicLinkWords:
    """A link of a chain beside the speaker, and where it is named."""

    role: AttributionRole
    source: SourceKind
    entity: str | None
    words: Stretch


def find_links(
    sentence: ArabicSentence, entities: EntitiesByKey, first: int, last: int, office: tuple[int, int]
) -> list[ArabicLinkWords]:
    """Return the links that the pieces name, each once; in the words of an office, nothing is told to anybody."""
    found: list[ArabicLinkWords] = []
    for link in _links(sentence, entities, first, min(last, len(sentence)), office):
        if all((link.role, link.entity, link.source) != (each.role, each.entity, each.source) for each in found):
            found.append(link)
    return found


def _links(
    sentence: ArabicSentence, entities: EntitiesByKey, first: int, last: int, office: tuple[int, int]
) -> Iterator[ArabicLinkWords]:
    for number in range(first, last):
        if not sentence.is_word(number) or office[0] <= number < office[1]:
            continue
        form = sentence.bare(number)
        if form in _TELLS:
            yield from _object(sentence, entities, number + 1, last)
        elif form in _TONGUES and sentence.form(number - 1) == "علي":
            yield from _by_mouth(sentence, entities, number + 1, last)
        elif form.startswith("مترجم") and sentence.form(number - 1) in ("عبر", "بواسطه", "خلال"):
            place = sentence.pieces[number].place
            yield ArabicLinkWords(AttributionRole.RELAYED_BY, SourceKind.ANONYMOUS, None, place)
        elif form in _RELAYS or (form in _QUOTES and sentence.form(number + 1) in ("عنه", "عنها", "عنهم")):
            yield from _relayed(sentence, entities, number)
        elif _is_talk(sentence, number, form):
            yield from _talk(sentence, entities, number, last)
        elif form in _SPOKE and (sentence.form(number + 1) in ("الي", "امام", "مع") or _is_for(sentence, number + 1)):
            yield from _told(sentence, entities, number + 1, min(last, number + _NEAR))
        elif form == "امام" or _is_for(sentence, number):
            yield from _told(sentence, entities, number, min(last, number + 4))


def _is_talk(sentence: ArabicSentence, number: int, form: str) -> bool:
    base = without_article(form.removeprefix("ب")) if form.startswith("ب") else without_article(form)
    return base in TALK_HEADS and (form.startswith("ب") or is_preposition(sentence, number - 1))


def _is_for(sentence: ArabicSentence, number: int) -> bool:
    """Whether ل is written on a medium or on those who hear."""
    if not sentence.is_word(number):
        return False
    piece = sentence.pieces[number]
    if piece.entity is not None:
        return piece.begins and (
            bare(piece.joined) == "ل" or (piece.joined == "" and bare(piece.form).startswith("لل"))
        )
    form = bare(piece.form)
    if form == "ل":
        return sentence.entity(number + 1) is not None or sentence.entity(number + 2) is not None
    base = without_article(form) if form.startswith("لل") else form[1:] if form.startswith("ل") else ""
    return base in MEDIUM_HEADS or base in HEARER_HEADS


def _talk(sentence: ArabicSentence, entities: EntitiesByKey, number: int, last: int) -> Iterator[ArabicLinkWords]:
    """Yield to whom a talk was given: في تصريح لـ, في مقابلة مع, في حوار أجرته معه."""
    for at in range(number + 1, min(last, number + _NEAR)):
        if sentence.is_comma(at) or sentence.is_marked(at) or sentence.form(at) == ":":
            return
        if _is_for(sentence, at) or sentence.form(at) in _WITH or (sentence.entity(at) and sentence.pieces[at].begins):
            yield from _told(sentence, entities, at, min(last, at + _NEAR))
            return


def _told(sentence: ArabicSentence, entities: EntitiesByKey, number: int, last: int) -> Iterator[ArabicLinkWords]:
    for at in range(number, last):
        if sentence.is_comma(at) or sentence.is_marked(at):
            return
        key = sentence.entity(at)
        if key is not None and entities[key].kind is not EntityKind.PLACE:
            place = sentence.stretch(number, sentence.name_end(at))
            if place:
                yield ArabicLinkWords(AttributionRole.TOLD_TO, SourceKind.NAMED, key, place)
            return
        form = sentence.bare(at)
        base = without_article(form.removeprefix("ل") if form.startswith("ل") and not form.startswith("لل") else form)
        if base in HEARER_HEADS and sentence.entity(at + 1) is None:
            place = sentence.stretch(number, at + 1)
            if place:
                yield ArabicLinkWords(AttributionRole.TOLD_TO, SourceKind.COLLECTIVE, None, place)
            return


def _object(sentence: ArabicSentence, entities: EntitiesByKey, number: int, last: int) -> Iterator[ArabicLinkWords]:
    """Yield whom a verb tells something without a preposition: أبلغ الوزير رويترز أن."""
    source = read_source(sentence, entities, number, last)
    if source is None:
        return
    office = source.office or (0, 0)
    for at in range(source.first + 1, last):
        piece = sentence.pieces[at]
        key = piece.entity if piece.begins and not piece.joined and at >= office[1] else None
        if key is None or key == source.entity or entities[key].kind not in _MAY_HEAR:
            continue
        before = sentence.before_mark(at)
        if is_preposition(sentence, before) or (before == at - 1 and source.entity is None and at < source.last):
            continue
        place = sentence.stretch(at, sentence.name_end(at))
        if place is not None:
            yield ArabicLinkWords(AttributionRole.TOLD_TO, SourceKind.NAMED, key, place)
        return


def _by_mouth(sentence: ArabicSentence, entities: EntitiesByKey, number: int, last: int) -> Iterator[ArabicLinkWords]:
    """Yield through whom a body speaks: على لسان الناطق باسمها."""
    source = read_source(sentence, entities, number, min(last, number + 14))
    place = sentence.stretch(source.first, source.last) if source is not None else None
    if source is not None and place is not None:
        kind = SourceKind.NAMED if source.entity else SourceKind.ANONYMOUS
        yield ArabicLinkWords(AttributionRole.RELAYED_BY, kind, source.entity, place)


def _relayed(sentence: ArabicSentence, entities: EntitiesByKey, number: int) -> Iterator[ArabicLinkWords]:
    end = number + 1
    while (
        end < len(sentence) and end - number < _NEAR + 2 and not sentence.is_break(end) and not sentence.is_marked(end)
    ):
        end += 1
    start = number + 2 if sentence.form(number + 1) in ("عنه", "عنها", "عنهم") else number + 1
    place = sentence.stretch(number, end)
    source = read_source(sentence, entities, start, end)
    if place is None or source is None:
        return
    if source.entity:
        yield ArabicLinkWords(AttributionRole.RELAYED_BY, SourceKind.NAMED, source.entity, place)
    elif source.noun.form in COLLECTIVE_HEADS or source.noun.form in MEDIUM_HEADS:
        yield ArabicLinkWords(AttributionRole.RELAYED_BY, SourceKind.COLLECTIVE, None, place)
