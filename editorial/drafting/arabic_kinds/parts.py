"""The parts of a name of a body: what the head governs, adjectives, and what the body is for."""

from editorial.drafting.arabic_forms.gazetteer import listed_at
from editorial.drafting.arabic_forms.inflection import is_inflected
from editorial.drafting.arabic_forms.runs import Sureness, name_run, royal_end
from editorial.drafting.arabic_forms.shape import is_common, is_unknown
from editorial.drafting.arabic_forms.tokens import ArabicTokens
from editorial.drafting.arabic_lexicon.given_names import AMBIGUOUS
from editorial.drafting.arabic_words.adjectives import BODY_ADJECTIVES, FIELD_NOUNS, FIELDS, NATIONAL
from editorial.drafting.arabic_words.bodies import (
    AUDIENCE,
    LOCAL,
    NOUNS_LIKE_ADJECTIVES,
    PURPOSES,
)
from editorial.drafting.arabic_words.everyday_words import PARTICLES_AND_ADVERBS
from editorial.drafting.arabic_words.heads import (
    BODIES,
    DEFINITE_BODIES,
    LOOSE_BODIES,
    PLACE_HEADS,
    SITE_HEADS,
)
from editorial.drafting.arabic_words.noun_stems import NOUN_STEMS
from editorial.drafting.arabic_words.spelling import words
from editorial.drafting.arabic_words.titles import HONOURS, OFFICES
from editorial.drafting.arabic_words.verbs import VERBS
from editorial.model.vocabulary import EntityKind

_CHAIN = 3
"""The most indefinite words that follow each other in a name."""

_KUNYAS = words("ابن أبو أم بن أبي")

_BRANDED = words("حركة مؤسسة جمعية منظمة مصرف بنك مجموعة معهد مركز وكالة إذاعة راديو شبكة")

_NO_ADJECTIVES = (
    NOUNS_LIKE_ADJECTIVES | PARTICLES_AND_ADVERBS | HONOURS | words("الرسمية الرسمي الحالية المعنية المختصة")
)

OF_TIME = frozenset(("الماضي", "المقبل", "الحالي", "الجاري", "القادم"))


def complement(tokens: ArabicTokens, at: int, head: str = "") -> tuple[int, bool]:
    """Return the end of what the head governs, and whether it is a name itself."""
    start = at
    while at - start < _CHAIN and tokens.is_joined(at):
        form = tokens.form(at)
        if (end := _name_end(tokens, at, head)) > at:
            return end, True
        if form.startswith("لل"):
            return (purposes(tokens, at), False) if at > start else (start, False)
        if (end := royal_end(tokens, at)) > at:
            return end, True
        if form.startswith("ال"):
            return (start, False) if parts(form) else (at + 1, False)
        if parts(form) or form.isdigit():
            return start, False
        if tokens.is_joined(at + 1) and tokens.form(at + 1)[:1] == "و" and tokens.form(at + 1) in FIELDS:
            return at + 2, False
        at += 1
    return start, False


def _name_end(tokens: ArabicTokens, at: int, head: str) -> int:
    """Return the end of a listed name or of a person's name that begins with a word; its own number if there is none."""
    for listed, found in listed_at(tokens, at):
        if head in LOOSE_BODIES and listed.kind is not EntityKind.PLACE:
            continue
        if found.stem.skip or (listed.needs_evidence and listed.is_medium) or len(" ".join(listed.words)) < 3:
            continue
        if found.last - found.first > 1 or found.stem.form not in FIELD_NOUNS:
            return found.last
    form = tokens.form(at)
    if form in _KUNYAS and tokens.is_joined(at + 1) and not parts(tokens.form(at + 1)):
        return at + 2
    if (head in LOCAL or head in _BRANDED) and is_unknown(form) and len(form) > 2:
        return at + 1
    if form.startswith("ال") or (form in AMBIGUOUS and tokens.form(at + 1) != "بن"):
        return at
    if head in LOOSE_BODIES:
        return at
    last, sure = name_run(tokens, at, form)
    if form in ("ابن", "ابو", "ام", "بن") and sure:
        return last
    return last if sure >= Sureness.LIKELY and not is_common(form) else at


def parts(form: str) -> bool:
    """Whether a word cannot belong to the name of a body."""
    if form in FIELD_NOUNS or form in BODIES:
        return False
    if form in NATIONAL and not form.startswith("ال"):
        return True
    if form[:1] == "ب" and len(form) > 4 and form not in NOUN_STEMS and is_inflected(form[1:]):
        return True
    if form[:1] in ("ب", "ل", "ك") and (form[1:] in SITE_HEADS or form[1:] in PLACE_HEADS or form[1:] in BODIES):
        return True
    if len(form) > 4 and form.endswith(("ها", "هم")):
        return True
    return (
        form in PARTICLES_AND_ADVERBS
        or (form in VERBS and not form.startswith("ال"))
        or form in HONOURS
        or form in OFFICES
    )


def adjectives(tokens: ArabicTokens, at: int) -> int:
    while tokens.is_joined(at) and _is_adjective(tokens.form(at)) and tokens.form(at + 1) not in OF_TIME:
        at += 1
    return at


def _is_adjective(form: str) -> bool:
    if not form.startswith("ال") or form in BODY_ADJECTIVES or form in NATIONAL:
        return form.startswith("ال")
    return len(form) > 5 and form.endswith(("يه", "ي")) and form not in _NO_ADJECTIVES


def purposes(tokens: ArabicTokens, at: int) -> int:
    """Return the end of what a body is for: للاستثمار, لحقوق الإنسان, لكرة القدم."""
    if not tokens.is_joined(at):
        return at
    form = tokens.form(at)
    if form.startswith("لل") and len(form) > 4:
        return (
            at
            if "ال" + form[2:] in AUDIENCE | DEFINITE_BODIES or form[2:] in PARTICLES_AND_ADVERBS
            else adjectives(tokens, at + 1)
        )
    if form[:1] == "ل" and _is_joint_purpose(tokens, at):
        return adjectives(tokens, at + 3)
    if form[:1] == "ل" and form[1:] in PURPOSES:
        last, _ = complement(tokens, at + 1)
        return adjectives(tokens, last) if last > at + 1 else at
    return at


def _is_joint_purpose(tokens: ArabicTokens, at: int) -> bool:
    """Whether two nouns share what follows: لاستغلال وتوزيع المياه."""
    second, third = tokens.form(at + 1), tokens.form(at + 2)
    is_pair = second.startswith("و") and not second.startswith("وال") and len(second) > 4
    return is_pair and third.startswith("ال") and tokens.is_joined(at + 1) and tokens.is_joined(at + 2)
