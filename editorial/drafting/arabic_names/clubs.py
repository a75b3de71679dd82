"""Find clubs in articles about sport: شباب باتنة, نجوم أم درمان."""

from collections.abc import Iterator

from editorial.drafting.arabic_forms.candidate import FoundWords, NameCandidate, candidate
from editorial.drafting.arabic_forms.gazetteer import place_at
from editorial.drafting.arabic_forms.tokens import ArabicTokens
from editorial.drafting.arabic_words.spelling import words
from editorial.drafting.names.bases import NameRule
from editorial.model.vocabulary import EntityKind

WEIGHT = 81
_ENOUGH = 2
"""How many words of sport an article has at least."""

_SPORT = words(
    """
    مباراة المباراة كأس الكأس دوري الدوري مدرب المدرب لاعب اللاعب ملعب لاعبيه البطولة هدف الهدف كرة المرمى الحكم الشوط
    نهائي النهائي فريق الفريق مهاجم
    """
)
_CLUBS = words(
    """
    شباب مولودية نجوم نجم وفاق شبيبة نهضة رجاء وداد أولمبيك حسنية مستقبل ترجي اتحاد أهلي هلال مريخ جمعية نصر أمل سريع
    أولمبي فتح دفاع رابطة شبان نسور أسود ترسانة سموحة قوافل نادي
    """
)


def clubs(tokens: ArabicTokens) -> Iterator[NameCandidate]:
    """Yield clubs that are named by a word for clubs and their town."""
    if len(_SPORT.intersection(each.form for each in tokens.all)) < _ENOUGH:
        return
    for number in range(len(tokens.all) - 1):
        stem = next((each for each in tokens.stems(number) if each.form in _CLUBS and not each.fused), None)
        place = place_at(tokens, number + 1) if stem and tokens.is_joined(number + 1) else None
        if stem and place:
            found = FoundWords(number, place.last, stem)
            yield candidate(tokens, found, EntityKind.ORGANIZATION, NameRule.NAME_HEAD_WORD, WEIGHT)
