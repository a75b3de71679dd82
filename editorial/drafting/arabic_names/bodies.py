"""Find organisations by the words that say what they are: وزارة, هيئة, جامعة … with what belongs to the name."""

from collections.abc import Iterator

from editorial.drafting.arabic_forms.candidate import FoundWords, NameCandidate, candidate
from editorial.drafting.arabic_forms.gazetteer import listed_at, place_at
from editorial.drafting.arabic_forms.runs import Sureness, name_run, royal_end
from editorial.drafting.arabic_forms.shape import is_common, is_unknown, looks_foreign
from editorial.drafting.arabic_forms.tokens import ArabicStem, ArabicTokens
from editorial.drafting.arabic_lexicon.given_names import AMBIGUOUS
from editorial.drafting.arabic_words.adjectives import BODY_ADJECTIVES, FIELD_NOUNS, FIELDS, NATIONAL
from editorial.drafting.arabic_words.bodies import (
    AUDIENCE,
    GENERIC,
    LOCAL,
    NATION_ENOUGH,
    NOT_ENOUGH,
    NOUNS_LIKE_ADJECTIVES,
    PURPOSES,
)
from editorial.drafting.arabic_words.everyday_words import PARTICLES_AND_ADVERBS
from editorial.drafting.arabic_words.heads import (
    AGENCIES,
    ALL_BODIES,
    BODIES,
    DEFINITE_BODIES,
    LOOSE_BODIES,
    PLACE_HEADS,
    SITE_HEADS,
)
from editorial.drafting.arabic_words.noun_stems import NOUN_STEMS
from editorial.drafting.arabic_words.place_words import COMPOUNDS
from editorial.drafting.arabic_words.spelling import words
from editorial.drafting.arabic_words.titles import HONOURS, OFFICES
from editorial.drafting.arabic_words.verbs import VERBS
from editorial.drafting.names.bases import NameRule
from editorial.model.vocabulary import EntityKind

WEIGHT = 80
LONGEST = 12
"""The most words of the name of a body."""

_KUNYAS = words("ابن أبو أم بن أبي")
_CHAIN = 3
"""The most indefinite words that follow each other in a name."""


def bodies(tokens: ArabicTokens) -> Iterator[NameCandidate]:
    """Yield organisations that are named by their kind, in the order of the text."""
    number = 0
    while number < len(tokens.all):
        found = body_at(tokens, number)
        if found is not None:
            yield candidate(tokens, found, EntityKind.ORGANIZATION, NameRule.NAME_HEAD_WORD, WEIGHT)
        number = found.last if found else number + 1


def body_at(tokens: ArabicTokens, number: int) -> FoundWords | None:
    """Return the organisation whose name begins with a word of the text."""
    if not tokens.is_joined(number + 1):
        return None
    for stem in _whole_first(tokens, number):
        if stem.form in _OF_PLACES and (place := place_at(tokens, number + 1)) and not _is_kind(tokens, place.last):
            return None
        if stem.form == "بلديه" and not tokens.any_stem(number - 1, OFFICES | HONOURS):
            place = place_at(tokens, number + 1)
            return FoundWords(number, place.last, stem) if place else None
        if stem.form == "مركز" and tokens.form(number + 1) in COMPOUNDS:
            return None
        if stem.form in DEFINITE_BODIES:
            last = _definite(tokens, number, stem.form)
        elif (stem.form in BODIES or stem.form in AGENCIES or stem.form in LOOSE_BODIES) and not stem.fused:
            last = _indefinite(tokens, number, stem.form)
            if stem.form in _COMPANIES and (core := _listed_core(tokens, number, last)):
                return core
            if stem.form in _WITHOUT_HEAD and (core := _proper_core(tokens, number, stem.form)):
                return core
        else:
            continue
        return FoundWords(number, last, stem) if last > number + 1 else None
    return None


def _whole_first(tokens: ArabicTokens, number: int) -> tuple[ArabicStem, ...]:
    """Return what a word can be without proclitics; only the whole if that is a body itself: كتلة."""
    stems = tokens.stems(number)
    return stems[:1] if stems[0].form in ALL_BODIES or stems[0].form in DEFINITE_BODIES else stems


def _definite(tokens: ArabicTokens, number: int, head: str) -> int:
    """Return the end of a name such as الهيئة العامة للاستثمار; its start if the words are no name."""
    last = _adjectives(tokens, number + 1)
    kinds = [tokens.form(at) for at in range(number + 1, last)]
    if all(each in NATIONAL for each in kinds) and kinds and head not in NATION_ENOUGH:
        kinds = []
    end = _purposes(tokens, last)
    if end > last:
        return _tail(tokens, end, head)
    if not kinds or " ".join([head, *kinds]) in NOT_ENOUGH:
        return number
    return _tail(tokens, last, head)


def _indefinite(tokens: ArabicTokens, number: int, head: str) -> int:
    """Return the end of a name such as وزارة الخارجية المصرية; its start if the words are no name."""
    last, is_proper = _complement(tokens, number + 1, head)
    if last == number + 1:
        return number
    if last == number + 2 == _adjectives(tokens, last) and not is_proper and tokens.form(number + 1) in GENERIC:
        return number
    if is_proper and looks_foreign(tokens.form(last - 1)):
        return _tail(tokens, last, head)
    end = _tail(tokens, _adjectives(tokens, last), head)
    if head in LOOSE_BODIES and not is_proper:
        further = [tokens.form(at) for at in range(last, end)]
        if not any(each in NATIONAL or each in BODY_ADJECTIVES for each in further):
            return number
    return end


def _complement(tokens: ArabicTokens, at: int, head: str = "") -> tuple[int, bool]:
    """Return the end of what the head governs, and whether it is a name itself."""
    start = at
    while at - start < _CHAIN and tokens.is_joined(at):
        form = tokens.form(at)
        if (end := _name_end(tokens, at, head)) > at:
            return end, True
        if form.startswith("لل"):
            return (_purposes(tokens, at), False) if at > start else (start, False)
        if (end := royal_end(tokens, at)) > at:
            return end, True
        if form.startswith("ال"):
            return (start, False) if _parts(form) else (at + 1, False)
        if _parts(form) or form.isdigit():
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
    if form in _KUNYAS and tokens.is_joined(at + 1) and not _parts(tokens.form(at + 1)):
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


def _parts(form: str) -> bool:
    """Whether a word cannot belong to the name of a body."""
    if form in FIELD_NOUNS or form in BODIES:
        return False
    if form in NATIONAL and not form.startswith("ال"):
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


def _adjectives(tokens: ArabicTokens, at: int) -> int:
    while tokens.is_joined(at) and _is_adjective(tokens.form(at)) and tokens.form(at + 1) not in _OF_TIME:
        at += 1
    return at


_NO_ADJECTIVES = (
    NOUNS_LIKE_ADJECTIVES | PARTICLES_AND_ADVERBS | HONOURS | words("الرسمية الرسمي الحالية المعنية المختصة")
)
_WITHOUT_HEAD = frozenset(("شركه", "حزب", "مجمع"))
_NO_PARTY = frozenset(("معارض", "سياسي", "واحد", "جديد", "حاكم", "كبير", "اخر", "الله"))
_PARTY_NOUNS = frozenset(("الاستقلال", "النهضه", "الوفد", "النور", "الكتايب", "الامه", "الكرامه", "الاصلاح", "الطليعه"))
_COMPANIES = frozenset(("شركه", "بنك", "مصرف", "مجموعه", "عملاق", "منظمه", "حركه"))
_REGIONAL = words("الجهوي الجهوية المحلي المحلية الإقليمي الإقليمية البلدي البلدية الولائي الولائية")
_BRANDED = words("حركة مؤسسة جمعية منظمة مصرف بنك مجموعة معهد مركز وكالة إذاعة راديو شبكة")
_JOINING = words(
    "هيئة لجنة وزارة ديوان مجلس مديرية إدارة منتدى المنتدى صندوق مركز معهد الهيئة اللجنة الإدارة المركز المجلس"
)
_OF_PLACES = words("دائرة جماعة كتلة")
_OF_TIME = frozenset(("الماضي", "المقبل", "الحالي", "الجاري", "القادم"))


def _is_adjective(form: str) -> bool:
    if not form.startswith("ال") or form in BODY_ADJECTIVES or form in NATIONAL:
        return form.startswith("ال")
    return len(form) > 5 and form.endswith(("يه", "ي")) and form not in _NO_ADJECTIVES


def _purposes(tokens: ArabicTokens, at: int) -> int:
    """Return the end of what a body is for: للاستثمار, لحقوق الإنسان, لكرة القدم."""
    if not tokens.is_joined(at):
        return at
    form = tokens.form(at)
    if form.startswith("لل") and len(form) > 4:
        return (
            at
            if "ال" + form[2:] in AUDIENCE | DEFINITE_BODIES or form[2:] in PARTICLES_AND_ADVERBS
            else _adjectives(tokens, at + 1)
        )
    if form[:1] == "ل" and _is_joint_purpose(tokens, at):
        return _adjectives(tokens, at + 3)
    if form[:1] == "ل" and form[1:] in PURPOSES:
        last, _ = _complement(tokens, at + 1)
        return _adjectives(tokens, last) if last > at + 1 else at
    return at


def _is_joint_purpose(tokens: ArabicTokens, at: int) -> bool:
    """Whether two nouns share what follows: لاستغلال وتوزيع المياه."""
    second, third = tokens.form(at + 1), tokens.form(at + 2)
    is_pair = second.startswith("و") and not second.startswith("وال") and len(second) > 4
    return is_pair and third.startswith("ال") and tokens.is_joined(at + 1) and tokens.is_joined(at + 2)


def _tail(tokens: ArabicTokens, at: int, head: str) -> int:
    """Return the end of a name with what follows it by و, ل, في and ب: والسكان, لشؤون اللاجئين, بصفاقس."""
    start = at
    while at - start < LONGEST and tokens.is_joined(at):
        end = _next_part(tokens, at, head)
        if end == at:
            break
        at = end
    return at


def _next_part(tokens: ArabicTokens, at: int, head: str) -> int:
    form = tokens.form(at)
    if form in FIELDS or (form.startswith("وال") and form[1:] in BODY_ADJECTIVES):
        return _adjectives(tokens, at + 1)
    if (end := _purposes(tokens, at)) > at:
        return end
    if form.startswith("و") and form[1:] in PURPOSES and form[1:] not in PARTICLES_AND_ADVERBS:
        last, _ = _complement(tokens, at + 1)
        return _adjectives(tokens, last) if last > at + 1 else at
    is_local = head in LOCAL or tokens.form(at - 1) in _REGIONAL or tokens.form(at - 2) in _REGIONAL
    if is_local and form.startswith("ب"):
        if form[1:] in BODIES and tokens.is_joined(at + 1):
            last, is_proper = _complement(tokens, at + 1, form[1:])
            return last if is_proper else at
        return _city(tokens, at, ArabicStem(form[1:], 1))
    if head in _JOINING and form.startswith("وال") and _may_join(tokens, at):
        return _adjectives(tokens, at + 1)
    return _further_part(tokens, at, head, form)


def _further_part(tokens: ArabicTokens, at: int, head: str, form: str) -> int:
    if form.startswith("بال") and tokens.form(at - 1) in ("المكلفه", "المكلف"):
        return _adjectives(tokens, at + 1)
    if form == "في" and tokens.form(at - 1).endswith("بحث") and tokens.is_joined(at + 1):
        return _field_of_study(tokens, at)
    if form.startswith("وال") and tokens.form(at - 1).startswith("لل"):
        return _adjectives(tokens, at + 1)
    if form.startswith("وال") and tokens.form(at - 3) == "في" and tokens.form(at - 4).endswith("بحث"):
        return at + 1
    if form.startswith("و") and _is_of_people(tokens, at, head):
        return _city(tokens, at, ArabicStem(form[1:], 1))
    return at


def _may_join(tokens: ArabicTokens, at: int) -> bool:
    """Whether a definite noun after و can be the second field of a body: مقاومة الجدار والاستيطان."""
    form, before = tokens.form(at)[1:], tokens.form(at - 1)
    if form in DEFINITE_BODIES or form in HONOURS or form in NATIONAL or form in GENERIC or form in _OF_TIME:
        return False
    if form.removeprefix("ال") in OFFICES or form in PARTICLES_AND_ADVERBS:
        return False
    if form.endswith(("ون", "ين")) and form.removeprefix("ال") not in NOUN_STEMS:
        return False
    if any(found.stem.skip == 1 and not listed.needs_evidence for listed, found in listed_at(tokens, at)):
        return False
    return before.startswith(("ال", "لل")) and is_common(form)


def _field_of_study(tokens: ArabicTokens, at: int) -> int:
    """Return the end of what is studied: في علم الفلك, في الصيد."""
    if tokens.form(at + 1).startswith("ال"):
        return at + 2
    return at + 3 if tokens.form(at + 2).startswith("ال") and tokens.is_joined(at + 2) else at


def _is_of_people(tokens: ArabicTokens, at: int, head: str) -> bool:
    """Whether a place ends the name so far, of which people of several places may be part: مزارعي الجزيرة والمناقل."""
    people = tokens.form(at - 2)
    if people == head or people in BODIES or not people.endswith("ي"):
        return False
    return _city(tokens, at - 1, tokens.stems(at - 1)[0]) > at - 1


def _listed_core(tokens: ArabicTokens, number: int, last: int) -> FoundWords | None:
    """Return the name of a company that is listed without its kind: شركة سونلغاز."""
    for listed, found in listed_at(tokens, number + 1):
        ends = found.last >= last or not tokens.form(found.last).startswith(("ال", "لل"))
        if listed.kind is EntityKind.ORGANIZATION and not found.stem.skip and (ends or not listed.needs_evidence):
            return found
    return None


def _proper_core(tokens: ArabicTokens, number: int, head: str) -> FoundWords | None:
    """Return a name that stands without its kind: شركة سكك الوسطى by its listed word, حزب تواصل."""
    at, form = number + 1, tokens.form(number + 1)
    if head == "حزب":
        whole, _ = _complement(tokens, at, head)
        if form in _NO_PARTY or _listed_party(tokens, number):
            return None
        last = _adjectives(tokens, max(whole, at + 1)) if form.startswith("ال") else max(whole, at + 1)
        is_name = (
            form in _PARTY_NOUNS or last > at + 1 or not (_parts(form) or form in NATIONAL or form.startswith("ال"))
        )
        return FoundWords(at, last, ArabicStem(form, 0)) if is_name and form not in GENERIC else None
    is_name = looks_foreign(form) or (is_unknown(form) and form not in NATIONAL)
    place = place_at(tokens, at)
    last = place.last if place else at + 1
    if not (is_name or place) or _is_kind(tokens, last):
        return None
    return FoundWords(at, last, ArabicStem(form, 0))


def _listed_party(tokens: ArabicTokens, number: int) -> bool:
    """Whether a party is listed with its kind: حزب الله."""
    return any(listed.kind is EntityKind.ORGANIZATION for listed, _ in listed_at(tokens, number))


def _is_kind(tokens: ArabicTokens, at: int) -> bool:
    """Whether what follows the first word of a company's name belongs to it: for what it is."""
    form = tokens.form(at)
    return tokens.is_joined(at) and (form.startswith("لل") or (form.startswith("ال") and form not in NATIONAL))


def _city(tokens: ArabicTokens, at: int, stem: ArabicStem) -> int:
    for listed, found in listed_at(tokens, at):
        if listed.kind is EntityKind.PLACE and found.stem == stem:
            return found.last
    return at
