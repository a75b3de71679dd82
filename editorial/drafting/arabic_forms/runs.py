"""The words of a person's name: how far it goes from its first word, and how sure that is."""

from enum import IntEnum

from editorial.drafting.arabic_forms.shape import GIVEN_SURE, is_common, is_family, is_nisba, is_unknown
from editorial.drafting.arabic_forms.tokens import ArabicTokens
from editorial.drafting.arabic_lexicon.family_names import FAMILIES, GOD, PARTICLES, RELIGION
from editorial.drafting.arabic_lexicon.foreign_names import FOREIGN
from editorial.drafting.arabic_lexicon.given_names import AMBIGUOUS, GIVEN, SURE
from editorial.drafting.arabic_words.adjectives import BODY_ADJECTIVES, NATIONAL
from editorial.drafting.arabic_words.everyday_words import EVERYDAY, PARTICLES_AND_ADVERBS
from editorial.drafting.arabic_words.spelling import words
from editorial.drafting.arabic_words.titles import ACADEMIC, HONOURS
from editorial.drafting.arabic_words.verbs import VERBS

LONGEST = 6
"""The most words of a name."""

_KUNYA = words("أبو أبا أبي أم ابو ابا ابي")
_SON = words("بن ابن بنت ولد بت ود آل بو بني")
_SLAVE = words("عبد أمة عبيد")
_NOBILIARY = words(
    """
دي دا دو دير ديل ديلا دوس فان فون دن لا لو لي أو ماك سان فن تن اوف إل آيت أيت سي باي
    """
)
_LINKED = words(
    """
    دخيل عوض عطاء منة حسب مدد سيف نور صلاح علاء بهاء عماد جمال كمال محيي محي تقي شمس شرف حسام عز نجم بدر ضياء خير نصر
    عبد سعد فتح جار حمد رزق عطا فضل حبيب ضيف سراج شهاب تاج ركن زين ناصر قطب أسد أمين فخر معين مجد مصباح نعمة هبة آية
    أمة فاطمة حرز حب رحمة خلف مال جاد وعد
    """
)

_LISTED = GIVEN | FOREIGN | FAMILIES


_ROYAL = words(
    """
    الملك الملكة الأمير الأميرة السلطان الشيخ الشيخة الإمام الرئيس الشهيد السيدة السيد القديس القديسة مار الحاج
    الدكتور الفريق
    """
)


class Sureness(IntEnum):
    """How sure it is that words are a person's name, from their form alone."""

    NONE = 0
    POSSIBLE = 1
    LIKELY = 2
    SURE = 3


def name_run(tokens: ArabicTokens, first: int, form: str) -> tuple[int, Sureness]:
    """Return where the name that begins with a word ends, and how sure that is; ``form`` is the word without proclitics."""
    if tokens.all[first].has_tanwin:
        return first, Sureness.NONE
    last, sure = _head(tokens, first, form)
    if not sure:
        return first, Sureness.NONE
    while last - first < LONGEST and tokens.is_joined(last):
        step = _next(tokens, first, last)
        if not step:
            break
        sure = Sureness(min(Sureness.SURE, sure + _gain(tokens, last, sure)))
        last += step
    return last, sure


def royal_end(tokens: ArabicTokens, at: int) -> int:
    """Return the end of a title with the name of a person, as bodies and sights are called after: الملك عبد العزيز."""
    if tokens.form(at) not in _ROYAL or not tokens.is_joined(at + 1):
        return at
    last, sure = name_run(tokens, at + 1, tokens.form(at + 1))
    return last if sure else at


def _head(tokens: ArabicTokens, first: int, form: str) -> tuple[int, Sureness]:
    following = tokens.form(first + 1) if tokens.is_joined(first + 1) else ""
    if (
        form in HONOURS
        and form.startswith("ال")
        and (following in GIVEN or following in _SLAVE or following in FOREIGN)
    ):
        return first, Sureness.NONE
    if form.startswith("ال") and (form in NATIONAL or (form not in GIVEN and _begins_name(following))):
        return first, Sureness.NONE
    if form in _SLAVE and _is_of_god(following):
        return first + 2, Sureness.LIKELY
    if form in _LINKED and following in RELIGION and following != "الدوله":
        return first + 2, Sureness.LIKELY
    if form in _KUNYA and following:
        return _after_kunya(tokens, first, following)
    if form in _SON and following and (following in GIVEN or is_unknown(following) or is_family(following)):
        return first + 2, Sureness.POSSIBLE
    if form in _NOBILIARY and (following in FOREIGN or is_unknown(following)) and form not in ("لا", "لو", "او"):
        return first + 2, Sureness.POSSIBLE
    return first + 1, _of_one(form)


def _is_of_god(form: str) -> bool:
    return form in GOD or (form.startswith("ال") and not is_common(form))


def _begins_name(form: str) -> bool:
    return form in GIVEN or form in _SLAVE or form in FOREIGN


def _after_kunya(tokens: ArabicTokens, first: int, following: str) -> tuple[int, Sureness]:
    if following in GIVEN:
        return first + 2, Sureness.SURE
    if following in _SLAVE and _is_of_god(tokens.form(first + 2)):
        return first + 3, Sureness.SURE
    is_definite = following.startswith("ال") and not is_common(following)
    if is_definite or is_unknown(following) or is_family(following):
        return first + 2, Sureness.POSSIBLE
    return first, Sureness.NONE


def _of_one(form: str) -> Sureness:
    if form in HONOURS and form not in GIVEN:
        return Sureness.NONE
    if form in GIVEN_SURE:
        return Sureness.LIKELY
    if form in AMBIGUOUS or form in FOREIGN or form in FAMILIES:
        return Sureness.POSSIBLE
    if is_unknown(form) and len(form) > 2:
        return Sureness.POSSIBLE
    if is_nisba(form) and form not in NATIONAL and not is_common(form):
        return Sureness.POSSIBLE
    return Sureness.NONE


def _next(tokens: ArabicTokens, first: int, at: int) -> int:
    """Return how many words from here on belong to the name."""
    form = tokens.form(at)
    if tokens.all[at].has_tanwin:
        return 0
    following = tokens.form(at + 1) if tokens.is_joined(at + 1) else ""
    if form in _SLAVE and _is_of_god(following):
        return 2
    if form in _LINKED and following in RELIGION:
        return 2
    if form in _SON or form in _KUNYA or form in _NOBILIARY:
        return _after_particle(tokens, form, at, following)
    if form.startswith("ال"):
        is_listed = tokens.any_stem(first, _LISTED)
        return int(_is_definite_family(form, at - first, is_firm=_is_firm(tokens, first), is_listed=is_listed))
    if form in GIVEN or form in FAMILIES or form in FOREIGN:
        if form in GIVEN_SURE:
            return 1
        is_last = following == "" or following in PARTICLES_AND_ADVERBS
        return int(
            form not in PARTICLES_AND_ADVERBS
            and (form not in VERBS or (is_last and (_is_firm(tokens, first) or tokens.any_stem(first, GIVEN_SURE))))
        )
    if form.endswith("ا") and at - first > 1:
        return 0
    if form.endswith("ه") and tokens.any_stem(first, FOREIGN) and not tokens.any_stem(first, GIVEN):
        return 0
    return int(is_unknown(form) and (len(form) > 2 or tokens.form(at - 1) in FOREIGN))


def _after_particle(tokens: ArabicTokens, form: str, at: int, following: str) -> int:
    if not following or (form in ("لا", "لو", "او") and following not in FOREIGN):
        return 0
    if following in _SLAVE and _is_of_god(tokens.form(at + 2)):
        return 3
    if form in _KUNYA:
        return 2 * (following not in PARTICLES_AND_ADVERBS and following not in VERBS)
    if following in _KUNYA and form in _SON:
        return 3 if tokens.is_joined(at + 2) else 0
    if following in GIVEN or following in FOREIGN or is_family(following):
        return 2
    if following.startswith("ال"):
        return 2 * (not is_common(following))
    return 2 * is_unknown(following)


def _is_firm(tokens: ArabicTokens, first: int) -> bool:
    """Whether the first word of a name is certainly a given name, with proclitics or without."""
    return any(each.form in SURE or each.form in _SLAVE or each.form in _KUNYA for each in tokens.stems(first))


def _is_definite_family(form: str, before: int, *, is_firm: bool, is_listed: bool) -> bool:
    if before == 1 and not is_firm and not is_nisba(form):
        return is_listed and form in FAMILIES
    if form in FAMILIES or form in GIVEN or _is_tribe(form, before, is_firm=is_firm):
        return True
    if form in NATIONAL:
        return before == 1
    return form not in BODY_ADJECTIVES and form not in HONOURS and form not in ACADEMIC and not is_common(form)


def _is_tribe(form: str, before: int, *, is_firm: bool) -> bool:
    """Whether a plural after one given name is a family name: يزن النعيمات."""
    return is_firm and before == 1 and form.endswith("ات") and form.removeprefix("ال") not in EVERYDAY


def _gain(tokens: ArabicTokens, at: int, sure: Sureness) -> int:
    """Return how much surer a name is by a further word."""
    form = tokens.form(at)
    if form in GIVEN_SURE or form in PARTICLES or form in _LINKED or is_family(form):
        return 1 if sure > Sureness.POSSIBLE or form in GIVEN_SURE or is_family(form) else 0
    return int(sure is Sureness.LIKELY)
