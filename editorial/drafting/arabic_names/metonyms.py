"""Find metonyms: a capital that stands for its state, and الخارجية or الكرملين for those who work there."""

from collections.abc import Iterator
from dataclasses import replace

from editorial.drafting.arabic_forms.candidate import FoundWords, NameCandidate, candidate
from editorial.drafting.arabic_forms.tokens import ArabicTokens
from editorial.drafting.arabic_lexicon.capitals import CAPITALS
from editorial.drafting.arabic_words.adjectives import METONYMS, NATIONAL
from editorial.drafting.arabic_words.heads import PLACE_HEADS
from editorial.drafting.arabic_words.spelling import words
from editorial.drafting.arabic_words.verbs import ACTING, SAYING, STATE
from editorial.drafting.names.bases import NameRule
from editorial.model.vocabulary import EntityKind, MentionKind

_SPEAKING = SAYING | STATE

WEIGHT = 56
_NEAR = 8
"""How many words before a capital a verb may stand of which it is the object."""

_WHERE = words(
    """
    في إلى من بـ قرب نحو عبر داخل خارج شرق غرب شمال جنوب شرقي غربي شمالي جنوبي وسط عاصمة العاصمة بضواحي ضواحي أحياء
    شوارع مطار ميناء جامعة محكمة غادر غادرت زار زارت وصل وصلت سكان أهالي مقرها مقره ضربت هزت دخل دخلت اجتاحت محيط
    """
)
_OBJECT = words(
    """
    اتهم اتهمت يتهم تتهم حمل حملت دعا دعت طالب طالبت أبلغ أبلغت حذر حذرت هدد هددت حث حثت ناشد ناشدت شكر شكرت انتقد
    انتقدت متهما متهمة داعيا داعية مطالبا مطالبة محملا محملة اتهام أقنع أقنعت ضد مع بين على عن تجاه لدى إزاء حليف
    حليفة ضغط ضغوط
    """
)
_BETWEEN = words(
    """
    مفاوضات محادثات مباحثات علاقات العلاقات توتر التوتر خلاف الخلاف خلافات الخلافات وساطة اتفاق الاتفاق أزمة الأزمة
    تقارب التقارب تنسيق التنسيق تعاون التعاون حوار الحوار المفاوضات المحادثات اتصالات قطيعة مصالحة صفقة هدنة الهدنة
    حرب الحرب تبادل
    """
)
_RELATION = words(
    """
    موقف مواقف حكومة سياسة اتهامات اتهام مطالب ضغوط قرار رد نفوذ تهديدات تهديد حلفاء حليفة دعم مصالح شروط استجابة رفض
    موافقة تحفظ تحفظات علاقات علاقة التزام استعداد وساطة بدعم برعاية إصرار رغبة خيارات حسابات
    """
)
_SEATS = words("الكرملين البنتاغون الإليزيه")


def as_metonym(tokens: ArabicTokens, found: NameCandidate) -> NameCandidate:
    """Return a capital as a mention of its state if the words around say so, and else as it is."""
    country = CAPITALS.get(found.name)
    if country is None or not _stands_for_state(tokens, found):
        return found
    return found.with_identity(f"country {country}", MentionKind.METONYM)


def _stands_for_state(tokens: ArabicTokens, found: NameCandidate) -> bool:
    before = found.first - 1
    stem = tokens.all[found.first].stems[0]
    skipped = tokens.text[tokens.all[found.first].start : found.place[0]]
    if skipped.endswith(("ب", "ك")) or found.first == 0 or "\n" in tokens.gap(found.first):
        return False
    if (
        tokens.is_joined(found.first)
        and (tokens.any_stem(before, _WHERE) or tokens.any_stem(before, PLACE_HEADS))
        and not skipped
    ):
        return tokens.form(before) in ("من", "الي") and tokens.any_stem(before - 1, _OBJECT)
    if tokens.is_joined(found.first) and (
        tokens.any_stem(before, STATE)
        or tokens.any_stem(before, _RELATION)
        or tokens.form(before) in ("اما", "لكن", "بان", "ان", "كانت")
    ):
        return tokens.form(before) not in ("ان", "بان", "لكن") or tokens.form(found.last) in STATE
    if tokens.is_joined(found.last) and tokens.form(found.last) in STATE and stem.form:
        return True
    return _is_between(tokens, found) or _is_object(tokens, found, skipped)


def _is_between(tokens: ArabicTokens, found: NameCandidate) -> bool:
    """Whether a capital is one of two between which there are talks or tensions: محادثات بين واشنطن وطهران."""
    near = range(max(0, found.first - 4), found.first)
    has_between = any(tokens.form(at) in ("بين", "مع") for at in near)
    return has_between and any(tokens.any_stem(at, _BETWEEN) for at in range(max(0, found.first - 7), found.first))


def _is_object(tokens: ArabicTokens, found: NameCandidate, skipped: str) -> bool:
    """Whether a verb shortly before accuses, asks or warns, and the capital follows without a preposition."""
    if skipped:
        return False
    for at in range(found.first - 1, max(-1, found.first - _NEAR), -1):
        gap = tokens.gap(at + 1)
        if "\n" in gap or "." in gap:
            return False
        if at == found.first - 1 and tokens.is_joined(found.first) and tokens.form(at) in _WHERE:
            return False
        if tokens.any_stem(at, _OBJECT) and tokens.form(at) not in _WHERE:
            return tokens.form(at) not in ("مع", "بين", "علي", "عن")
    return False


def metonym_words(tokens: ArabicTokens) -> Iterator[NameCandidate]:
    """Yield the names of ministries by their field alone, and of seats, that speak or act."""
    for number in range(len(tokens.all)):
        for stem in tokens.stems(number):
            if stem.form in METONYMS and _is_body(tokens, number, stem.form):
                last = number + 1 + (tokens.is_joined(number + 1) and tokens.form(number + 1) in NATIONAL)
                found = candidate(
                    tokens, FoundWords(number, last, stem), EntityKind.ORGANIZATION, NameRule.METONYM_STATE, WEIGHT
                )
                yield replace(found, mention=MentionKind.METONYM)
                break


def _is_body(tokens: ArabicTokens, number: int, form: str) -> bool:
    before, following = tokens.form(number - 1), tokens.form(number + 1)
    is_foreign_ministry = form == "الخارجيه" and following in NATIONAL and tokens.is_joined(number + 1)
    if is_foreign_ministry and before not in ("وزاره", "السياسه", "العلاقات", "الشوون", "التجاره", "القوي", "الاطراف"):
        return True
    is_national = tokens.is_joined(number + 1) and following in NATIONAL and following.startswith("ال")
    if not tokens.is_joined(number):
        return is_national or (tokens.is_joined(number + 1) and following in SAYING)
    if tokens.any_stem(number - 1, _SPEAKING) and not before.endswith(("ا", "ين")):
        return form in ("الخارجيه", "الداخليه", "الرياسه") or is_national
    if form in ("الخارجيه", "الداخليه", "الرياسه") and tokens.any_stem(number - 1, _AT):
        return True
    return is_national and (tokens.any_stem(number - 1, ACTING) or tokens.any_stem(number - 1, _AT))


_AT = words("باسم بيان لدى عن ذكرت وذكرت مصدر أن إن من")
