"""Find persons: by given names, titles, kinship and verbs of saying, and by the form of the name."""

from collections.abc import Iterator
from dataclasses import replace

from editorial.drafting.arabic_forms.candidate import FoundWords, NameCandidate, candidate
from editorial.drafting.arabic_forms.runs import Sureness, name_run
from editorial.drafting.arabic_forms.shape import FOREIGN_SURE, GIVEN_SURE, is_common, is_nisba, is_unknown
from editorial.drafting.arabic_forms.titles import has_title, is_addressed
from editorial.drafting.arabic_forms.tokens import ArabicStem, ArabicTokens
from editorial.drafting.arabic_lexicon.family_names import FAMILIES, PARTICLES
from editorial.drafting.arabic_lexicon.foreign_names import FOREIGN
from editorial.drafting.arabic_lexicon.given_names import AMBIGUOUS, GIVEN
from editorial.drafting.arabic_words.adjectives import NATIONAL
from editorial.drafting.arabic_words.everyday_words import EVERYDAY, PARTICLES_AND_ADVERBS
from editorial.drafting.arabic_words.spelling import words
from editorial.drafting.arabic_words.titles import HONOURS, OFFICES
from editorial.drafting.arabic_words.verbs import ACTING, SAYING, VERBS
from editorial.drafting.names.bases import NameRule
from editorial.model.vocabulary import EntityKind

_NEVER = (EVERYDAY | VERBS) - GIVEN - FOREIGN - FAMILIES - PARTICLES
"""Words with which no name begins."""
_FAMOUS = words(
    """
    تبون السيسي الدبيبة حفتر حميدتي نتنياهو ترامب ترمب بايدن بوتين ماكرون زيلينسكي أردوغان الكاظمي الحلبوسي المالكي
    الغنوشي بوتفليقة القذافي بزشكيان خامنئي رئيسي روحاني غوتيريش أخنوش الغزواني الزنداني العليمي السنوار هنية نصرالله
    ميقاتي جنبلاط جعجع بارزاني الشرع البرهان دقلو حمدوك مادورو لولا ميلي لافروف بلينكن روبيو ويتكوف ستارمر ميرتس ميلوني
    """
)
_FIRST_NAMES = GIVEN_SURE | (GIVEN - AMBIGUOUS)

TITLED, PLAIN = 60, 55
"""The weights of names beside a title and of others."""

UNSURE = "The name is in no list; only the words around it and its form show that it is one."


def persons(tokens: ArabicTokens) -> Iterator[NameCandidate]:
    """Yield the full names of persons, and family names beside titles, in the order of the text."""
    number = 0
    while number < len(tokens.all):
        found = _person_at(tokens, number)
        if found is not None:
            yield found
        number = found.last if found else number + 1


def _person_at(tokens: ArabicTokens, number: int) -> NameCandidate | None:
    for stem in tokens.stems(number):
        if stem.fused or stem.form in _NEVER or (stem.skip and not _may_be_peeled(tokens, number, stem)):
            continue
        last, sure = name_run(tokens, number, stem.form)
        rule = _rule(tokens, number, stem, (last, sure)) if sure else None
        if rule is not None:
            found = candidate(tokens, FoundWords(number, last, stem), EntityKind.PERSON, rule, PLAIN)
            return _weighed(found, sure)
    return None


def _weighed(found: NameCandidate, sure: Sureness) -> NameCandidate:
    doubt = UNSURE if sure < Sureness.LIKELY else None
    confidence = (0.5, 0.65, 0.85, 0.95)[sure]
    weight = TITLED if found.rule is NameRule.NAME_TITLE else PLAIN
    return replace(found, doubt=doubt, confidence=confidence, weight=weight)


def _may_be_peeled(tokens: ArabicTokens, number: int, stem: ArabicStem) -> bool:
    """Whether letters before a name are likely its proclitics: what is left is a known name, and the whole is none."""
    whole = tokens.form(number)
    if whole in GIVEN or whole in FOREIGN or whole in PARTICLES or whole in EVERYDAY or whole in OFFICES:
        return False
    following = tokens.form(number + 1) if tokens.is_joined(number + 1) else ""
    if stem.form in GIVEN_SURE or (stem.form in PARTICLES and following in GIVEN) or stem.form in ("عبد", "ابو"):
        return len(stem.form) > 2
    return (stem.form in GIVEN or stem.form in FOREIGN) and not is_common(following) and bool(following)


def _rule(tokens: ArabicTokens, number: int, stem: ArabicStem, run: tuple[int, Sureness]) -> NameRule | None:
    last, sure = run
    length, form = last - number, stem.form
    if _is_verb_before_name(tokens, number, form):
        return None
    if not stem.skip and _fits_title(tokens, number, form, (length, sure)):
        return NameRule.NAME_TITLE
    if (form in VERBS or (form in EVERYDAY and form not in GIVEN_SURE)) and not (
        sure is Sureness.SURE and form in PARTICLES
    ):
        return None
    if sure is Sureness.SURE or (sure is Sureness.LIKELY and length > 1):
        return NameRule.NAME_GIVEN
    if sure and _is_added(tokens, number, stem):
        return NameRule.NAME_CONTEXT
    if length > 1 and form in PARTICLES and tokens.is_joined(number) and tokens.any_stem(number - 1, ACTING):
        return NameRule.NAME_CONTEXT
    if _follows_saying(tokens, number) and _fits_saying(tokens, number, form, (length, sure)):
        return NameRule.NAME_CONTEXT
    if length == 1 and form in _FAMOUS:
        return NameRule.NAME_CONTEXT
    return (
        NameRule.NAME_CONTEXT if form in FOREIGN_SURE and form not in GIVEN and length == 1 and len(form) > 4 else None
    )


def _is_added(tokens: ArabicTokens, number: int, stem: ArabicStem) -> bool:
    """Whether a given name is joined by و to another: علي وحسن."""
    is_with_and = stem.skip == 1 and tokens.form(number).startswith("و") and stem.form in GIVEN
    return is_with_and and tokens.is_joined(number) and tokens.form(number - 1) in _FIRST_NAMES


def _is_verb_before_name(tokens: ArabicTokens, number: int, form: str) -> bool:
    """Whether an unlisted word stands before a given name, as verbs do that no list has."""
    return (
        is_unknown(form)
        and form not in FOREIGN
        and form not in GIVEN
        and form not in FAMILIES
        and form not in PARTICLES
        and tokens.form(number + 1) in GIVEN_SURE
    )


def _fits_title(tokens: ArabicTokens, number: int, form: str, run: tuple[int, Sureness]) -> bool:
    length, sure = run
    if (form in HONOURS and form not in GIVEN) or (form in PARTICLES_AND_ADVERBS and form not in PARTICLES):
        return False
    if is_addressed(tokens, number):
        before = tokens.all[number - 1].stems
        if any(each.form in HONOURS and each.form.startswith("ال") for each in before):
            return not form.startswith("ال") or is_nisba(form) or form in GIVEN
        return sure >= Sureness.LIKELY or (length > 1 and not form.startswith("ال")) or _is_kin(tokens, number, form)
    if not has_title(tokens, number):
        return False
    if sure >= Sureness.LIKELY:
        return form not in VERBS and form not in OFFICES and (length > 1 or tokens.is_joined(number))
    if is_unknown(form) and form not in FOREIGN and form.endswith("ه"):
        return False
    return length > 1 and (form in GIVEN or not form.startswith("ال")) and form not in EVERYDAY


def _is_kin(tokens: ArabicTokens, number: int, form: str) -> bool:
    """Whether a word of kinship with a pronoun stands before: زوجته, ابنها."""
    before = tokens.all[number - 1].stems
    return any(each.form.endswith(("ه", "ها")) and each.form[:4] != each.form for each in before) and form in GIVEN


def _follows_saying(tokens: ArabicTokens, number: int) -> bool:
    return tokens.is_joined(number) and tokens.any_stem(number - 1, SAYING)


def _fits_saying(tokens: ArabicTokens, number: int, form: str, run: tuple[int, Sureness]) -> bool:
    length, sure = run
    if sure >= Sureness.LIKELY or form in FOREIGN_SURE:
        return True
    if length == 1 and form.startswith("ال") and not is_nisba(form) and form not in GIVEN:
        return False
    if length == 1 and (form in GIVEN or form in FAMILIES or (is_nisba(form) and form not in NATIONAL)):
        return form not in OFFICES and form not in HONOURS and not is_common(form)
    if length > 1 and (form == "ال" or not form.startswith("ال")):
        return form not in OFFICES and form not in HONOURS and (is_unknown(form) or form in GIVEN or form in PARTICLES)
    return False
