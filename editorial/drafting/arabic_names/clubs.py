"""Find clubs in articles about sport: شباب باتنة, نجوم أم درمان, and those that are listed by their name alone (الرائد)."""

from collections.abc import Iterator

from editorial.drafting.arabic_forms.candidate import FoundWords, NameCandidate, candidate
from editorial.drafting.arabic_forms.gazetteer import place_at
from editorial.drafting.arabic_forms.tokens import ArabicStem, ArabicTokens
from editorial.drafting.arabic_towns.clubs import CLUBS
from editorial.drafting.arabic_words.adjectives import NATIONAL
from editorial.drafting.arabic_words.spelling import words
from editorial.drafting.arabic_words.verbs import ACTING
from editorial.drafting.names.bases import NameRule
from editorial.model.vocabulary import EntityKind

WEIGHT = 81
_FEW, _ENOUGH = 2, 3
"""How many words of sport an article has at least where a club has its town, and where it has but its name."""

_SPORT = words(
    """
    مباراة المباراة مباراته مباراتين كأس الكأس دوري الدوري مدرب المدرب مدربه لاعب اللاعب اللاعبين لاعبي ملعب الملعب لاعبيه
    البطولة هدف هدفا هدفين أهداف الهدف كرة المرمى الحكم الشوط الشوطين نهائي النهائي فريق الفريق فريقه مهاجم حارس هدافه جماهير
    الجماهير الجولة نقاط الترتيب ركلة جزاء تعادل فوز خسارة تشكيلة الموسم انتقالات اللقاء
    """
)
_CLUB_WORDS = words(
    """
    شباب مولودية نجوم نجم وفاق شبيبة نهضة رجاء وداد أولمبيك حسنية مستقبل ترجي اتحاد أهلي هلال مريخ جمعية نصر أمل سريع
    أولمبي فتح دفاع رابطة شبان نسور أسود ترسانة سموحة قوافل نادي
    """
)
_BEFORE = words(
    """
    مدرب لاعب لاعبو لاعبي مهاجم حارس قائد مدافع جناح هداف نجم جماهير جمهور رئيس إدارة نادي فريق أمام ضد على فوز خسارة تعادل
    مباراة لقاء مرمى هدف ملعب مشجعو مشجعي رابطة ضيفه مضيفه نظيره غريمه منافسه قميص صفوف تغريم مواجهة قمة ديربي كلاسيكو ناديه
    """
)


def clubs(tokens: ArabicTokens) -> Iterator[NameCandidate]:
    """Yield clubs that are named by a word for clubs and their town, and listed ones."""
    times = sum(each.form in _SPORT for each in tokens.all)
    if times < _FEW:
        return
    for number in range(len(tokens.all) - 1):
        stem = next((each for each in tokens.stems(number) if each.form in _CLUB_WORDS and not each.fused), None)
        place = place_at(tokens, number + 1) if stem and tokens.is_joined(number + 1) else None
        if stem and place:
            found = FoundWords(number, place.last, stem)
            yield candidate(tokens, found, EntityKind.ORGANIZATION, NameRule.NAME_HEAD_WORD, WEIGHT)
    if times >= _ENOUGH:
        yield from _listed(tokens)


def _listed(tokens: ArabicTokens) -> Iterator[NameCandidate]:
    """Yield each mention of the listed clubs that stand at least once beside a word that shows a club."""
    found = [each for number in range(len(tokens.all)) if (each := _at(tokens, number)) is not None]
    shown = {_name(tokens, each) for each in found if _is_shown(tokens, each)}
    for each in found:
        if (_name(tokens, each) in shown or (len(shown) > 1 and _acts(tokens, each))) and not _is_other(tokens, each):
            yield candidate(tokens, each, EntityKind.ORGANIZATION, NameRule.NAME_LISTED, WEIGHT - 1)


def _acts(tokens: ArabicTokens, found: FoundWords) -> bool:
    """Whether a verb stands directly before or behind a club."""
    before = tokens.is_joined(found.first) and tokens.any_stem(found.first - 1, ACTING) and not found.stem.skip
    return before or (tokens.is_joined(found.last) and tokens.form(found.last) in ACTING)


def _name(tokens: ArabicTokens, found: FoundWords) -> str:
    return " ".join([found.stem.form, *(tokens.form(at) for at in range(found.first + 1, found.last))])


def _at(tokens: ArabicTokens, number: int) -> FoundWords | None:
    for length in (3, 2, 1):
        last = number + length
        if not all(tokens.is_joined(at) for at in range(number + 1, last)):
            continue
        for stem in tokens.stems(number):
            found = FoundWords(number, last, stem)
            if not stem.fused and last <= len(tokens.all) and _name(tokens, found) in CLUBS:
                return found
    return None


def _is_shown(tokens: ArabicTokens, found: FoundWords) -> bool:
    if found.stem == ArabicStem(found.stem.form, 0) and tokens.any_stem(found.first - 1, _BEFORE):
        return tokens.is_joined(found.first)
    return found.last - found.first > 1


def _is_other(tokens: ArabicTokens, found: FoundWords) -> bool:
    """Whether an adjective shows that the word is no club here: الاتحاد الدولي."""
    following = tokens.form(found.last)
    is_followed = tokens.is_joined(found.last) and following.startswith("ال") and following not in NATIONAL
    return found.last - found.first == 1 and is_followed and following.endswith(("ي", "يه"))
