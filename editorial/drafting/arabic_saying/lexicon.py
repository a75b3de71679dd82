"""The forms of the verbs of saying: every inflection, folded, with its gender and number."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from editorial.drafting.arabic_saying.verbs import PASSIVES, VERBS
from editorial.text.fold import fold


class SayingShape(StrEnum):
    """The shape of a word of saying."""

    FINITE = "FINITE"
    PARTICIPLE = "PARTICIPLE"
    MASDAR = "MASDAR"


@dataclass(frozen=True, slots=True)
class SayingForm:
    """A form of a verb of saying. Gender and number are those of its subject, or of a masdar's pronoun."""

    form: str
    verb: str
    frame: str
    shape: SayingShape
    is_feminine: bool = False
    is_plural: bool = False


_PRONOUNS = (
    ("ه", False, False),
    ("ها", True, False),
    ("هم", False, True),
    ("هما", False, True),
    ("هن", True, True),
    ("", False, False),
)


def _finite(perfect: str, imperfect: str, *, is_weak: bool) -> Iterator[tuple[str, bool, bool]]:
    """Yield the forms of the third person with their gender and number."""
    stem, base = perfect[:-1] if is_weak else perfect, imperfect[1:]
    bare = base[:-1] if base[-1] in "يوا" and is_weak else base
    yield perfect, False, False
    yield stem + "ت", True, False
    yield stem + "وا", False, True
    yield (stem + "يا" if is_weak else stem + "ا"), False, True
    yield stem + "تا", True, True
    yield (stem + "ين" if is_weak else stem[:-2] + stem[-1] + "ن" if stem[-2] == "ا" else stem + "ن"), True, True
    for before in ("", "س"):
        yield before + "ي" + base, False, False
        yield before + "ت" + base, True, False
        yield before + "ي" + bare + "ون", False, True
        yield before + "ي" + base + "ان", False, True
        yield before + "ت" + base + "ان", True, True


def _participles(masculine: str) -> tuple[tuple[str, bool, bool], ...]:
    stem = masculine[:-1]
    plural = stem[:-1] + "ين" if stem.endswith("ي") else stem + "ين"
    return (masculine, False, False), (stem + "ه", True, False), (plural, False, True), (stem + "ات", True, True)


def _masdars(masdar: str) -> tuple[tuple[str, bool, bool], ...]:
    joined = masdar[:-1] + "ت" if masdar.endswith("ه") else masdar
    return tuple((joined + end if end else masdar, feminine, plural) for end, feminine, plural in _PRONOUNS)


def _cells(line: str) -> Iterator[SayingForm]:
    perfect, imperfect, participle, masdar, frame = line.split()
    shapes = {
        SayingShape.FINITE: _finite(fold(perfect), fold(imperfect), is_weak=perfect.endswith(("ا", "ى"))),
        SayingShape.PARTICIPLE: () if participle == "-" else _participles(fold(participle)),
        SayingShape.MASDAR: () if masdar == "-" else _masdars(fold(masdar)),
    }
    for shape, cells in shapes.items():
        for form, feminine, plural in cells:
            yield SayingForm(form, fold(perfect), frame, shape, feminine, plural)


def _forms() -> dict[str, SayingForm]:
    """Return the forms; one that several verbs share is that of the first."""
    forms: dict[str, SayingForm] = {}
    for line in VERBS:
        for cell in _cells(line):
            forms.setdefault(cell.form, cell)
    for form in map(fold, PASSIVES):
        forms.setdefault(form, SayingForm(form, form, "c", SayingShape.FINITE))
    return forms


_WITH_OBJECT = frozenset(
    map(
        fold,
        (
            "أبلغ",
            "أخبر",
            "أعلم",
            "وصف",
            "نقل",
            "روى",
            "ذكر",
            "أورد",
            "قال",
            "أكد",
            "أعلن",
            "نعت",
            "نفى",
            "كشف",
            "عد",
            "حكى",
            "نشر",
            "أوضح",
            "طمأن",
            "سأل",
            "أوصى",
            "حذر",
            "أنذر",
        ),
    )
)
"""Verbs that may have a pronoun as their object: وصفته, رواه."""
_ADVERBIAL = frozenset(map(fold, ("بالتأكيد", "بالفعل", "بالذكر")))


def _joined(form: SayingForm) -> Iterator[str]:
    """Yield how a form is written with a preposition, an article or a pronoun."""
    if form.shape is SayingShape.MASDAR:
        yield from (before + form.form for before in ("بال", "ال", "ب", "ل"))
    elif form.shape is SayingShape.FINITE and form.verb in _WITH_OBJECT:
        stem = form.form[:-1] + "ا" if form.form == form.verb and form.verb.endswith("ي") else form.form
        yield from (stem + pronoun for pronoun in ("ه", "ها", "هم", "ني", "نا"))


def _all_forms() -> dict[str, tuple[SayingForm, str]]:
    """Return each written form with what it is, and the conjunction before it."""
    plain = _forms()
    written = dict(plain)
    for cell in plain.values():
        for joined in _joined(cell):
            if joined not in _ADVERBIAL:
                written.setdefault(joined, cell)
    found = {form: (saying, "") for form, saying in written.items()}
    for conjunction in ("و", "ف"):
        for form, saying in written.items():
            found.setdefault(conjunction + form, (saying, conjunction))
    return found


SAYING_FORMS = MappingProxyType(_all_forms())
"""Each written form of a verb of saying, folded, with the conjunction that is joined to it."""

PASSIVE_FORMS = frozenset(fold(each) for each in PASSIVES)
"""Forms, folded, that may be passives."""


def _nouns() -> frozenset[str]:
    lines = [line.split() for line in VERBS]
    return frozenset(fold(perfect) for perfect, _, _, masdar, _ in lines if fold(perfect) == fold(masdar))


NOUN_LIKE = _nouns() | frozenset(map(fold, ("رد", "علق", "سجل", "كتب", "حكم", "أمل", "عد", "بين", "شعر", "قدر")))
"""Perfects that may as well be nouns: ذكر, نقل, وصف."""
