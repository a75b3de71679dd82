"""Persons whose names no list has, by the words around them."""

import pytest

from editorial.drafting.arabic_context.initials import initials
from editorial.drafting.arabic_context.shown_persons import shown_persons
from editorial.drafting.arabic_forms.tokens import cut


def _shown(body: str) -> list[str]:
    return [body[slice(*each.place)] for each in shown_persons(cut(body))]


def _cut_short(body: str) -> list[str]:
    return [body[slice(*each.place)] for each in initials(cut(body))]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("حيّا المدرب الإسباني خوانخو ليثانا، جماهير فريقه.", ["خوانخو ليثانا"]),
        ("وأكد اللواء علاء شديد، أن المتهم اعترف.", ["علاء شديد"]),
        ("وتساءل زميلها حاتم اللواتي عن مآل القرض.", ["حاتم اللواتي"]),
        ("خضر الياس، المختار السابق للقرية، يؤكد ذلك.", ["خضر الياس"]),
        ("وتقول نجاة المبروك، وهي أم لثلاثة أبناء.", ["نجاة المبروك"]),
        ("غير أن محاميها في نيروبي، بيتر واينينا، نفى ذلك.", ["بيتر واينينا"]),
        ("قال النائبان محسن العصفور وجميلة بوحسن إن الأرقام خاطئة.", ["محسن العصفور", "جميلة بوحسن"]),
        ("وقال الوزير المختار ولد لبات، خلال المؤتمر.", ["المختار ولد لبات"]),
        ("قال الوزير بتسلئيل سموتريتش صادق على البناء.", ["بتسلئيل سموتريتش"]),
        ("وفازت المعارضة إليانا بورخيس بالرئاسة.", ["إليانا بورخيس"]),
    ],
)
def test_a_title_a_nationality_or_what_is_told_of_a_person_shows_the_name(body: str, names: list[str]) -> None:
    assert _shown(body) == names


@pytest.mark.parametrize(
    "body",
    [
        "وأكدت الوزارة أن المشروع يسير وفق الخطة.",
        "قال مدير الشركة إن الأرباح تراجعت، والمبيعات كذلك، خلال العام.",
        "رفضت الحكومة طلبا للتعويض، فيما لجأ الأهالي إلى القضاء.",
        "وقالت السلطات المحلية، في بيان، إن الطريق مغلقة.",
    ],
)
def test_everyday_words_after_an_office_or_between_commas_are_no_persons(body: str) -> None:
    assert _shown(body) == []


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ('أن المتهم "م. س"، 44 عاما، اعترف.', ["م. س"]),
        ("تروي سامية.ع، موظفة بالمعاش، ما حدث.", ["سامية.ع"]),
        ("وأوقف المدعو ر. ح في المطار.", ["ر. ح"]),
        ("شركة ش.م.ل في بيروت", []),
        ("القاهرة (د.ب.أ) - قال", []),
    ],
)
def test_letters_with_stops_stand_for_a_person_and_not_for_an_agency(body: str, names: list[str]) -> None:
    assert _cut_short(body) == names
