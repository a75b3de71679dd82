"""Objects of verbs that go ways of their own: what is denied of rumours, who is blamed, what is estimated."""

from editorial.drafting.arabic_clauses.event import behind_asides, is_event
from editorial.drafting.arabic_nouns.lookup import clause_word, is_preposition, saying_at
from editorial.drafting.arabic_nouns.noun import noun_phrase_end
from editorial.drafting.arabic_nouns.phrase import EntitiesByKey
from editorial.drafting.arabic_nouns.source import read_source
from editorial.drafting.arabic_pieces.folded import folded_words
from editorial.drafting.arabic_pieces.sentence import ArabicSentence, without_article

_RUMOURS = folded_words("شائعات أنباء تقارير معلومات مزاعم إشاعات أخبارا أخبار ادعاءات صحة")
_ABOUT = folded_words("بنحو بأكثر بأقل بحوالي بزهاء بقرابة بمليار بمليون بملايين بمليارات بألف بآلاف")


def denied_start(sentence: ArabicSentence, number: int) -> int | None:
    """Return where it begins what is denied of rumours: نفى ما تردد عن …, نفت شائعات عن …"""
    for at in range(number + 1, min(len(sentence), number + 20)):
        if sentence.form(at) == "ما" or sentence.bare(at) in _RUMOURS:
            return next(
                (
                    each + 1
                    for each in range(at + 1, min(len(sentence) - 1, at + 10))
                    if sentence.form(each) in ("عن", "من", "بشان", "حول") and sentence.is_word(each + 1)
                ),
                None,
            )
        if clause_word(sentence, at) is not None or sentence.is_marked(at):
            return None
    return None


def has_estimate(sentence: ArabicSentence, number: int) -> bool:
    """Whether a number is given behind a verb: قدرت الشركة حجم السوق بنحو مليار."""
    return any(
        sentence.form(at) in _ABOUT or (sentence.form(at) == "ب" and sentence.form(at + 1)[:1].isdigit())
        for at in range(number + 2, min(len(sentence), number + 24))
    )


def behind_hearer(sentence: ArabicSentence, number: int) -> int | None:
    """Return where a masdar begins behind those who are told: ناشد السلطات توفير, أبلغت الجزائر استعدادها."""
    for at in range(number + 2, min(len(sentence), number + 14)):
        if sentence.is_break(at) or clause_word(sentence, at) is not None or saying_at(sentence, at - 1) is not None:
            return None
        is_governed = is_preposition(sentence, at - 1) or not sentence.is_word(at - 1)
        if not is_governed and not sentence.form(at).startswith("ال") and is_event(sentence, at):
            return at
    return None


def blame_start(sentence: ArabicSentence, entities: EntitiesByKey, number: int) -> tuple[int, int] | None:
    """Return where it is said who is blamed: حمّل المدرب الحكم المسؤولية."""
    blame = next(
        (
            at
            for at in range(number + 2, min(len(sentence), number + 16))
            if without_article(sentence.form(at)) == "مسووليه"
        ),
        None,
    )
    if blame is None:
        return None
    source = read_source(sentence, entities, number + 1, blame)
    if source is None or (source.last >= blame and source.entity is not None):
        return number + 1, 0
    end = max(source.last, (source.office or (0, 0))[1])
    if source.entity is None:
        end = noun_phrase_end(sentence, source.first)
    start = behind_asides(sentence, end)
    return (start, 0) if start < blame else (number + 1, 0)
