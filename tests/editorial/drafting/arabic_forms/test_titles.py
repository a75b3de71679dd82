"""The title before a name, and the forms of words with letters written on."""

import pytest

from editorial.drafting.arabic_forms.titles import title_before
from editorial.drafting.arabic_forms.tokens import cut


@pytest.mark.parametrize(
    ("body", "name", "title"),
    [
        ("وقال وزير الري السوداني هاشم عبد الباقي إن", "هاشم", "وزير الري السوداني"),
        ("قال مدير الدفاع المدني في المحافظة العقيد سالم باوزير", "سالم", "مدير الدفاع المدني في المحافظة العقيد"),
        ("نفى مندوب الصيد البحري بأكادير، لحسن بوتقبوت", "لحسن", "مندوب الصيد البحري بأكادير"),
        ("نقلت عن زوجته سعاد", "سعاد", "زوجته"),
        ("وصل أمس سالم", "سالم", None),
    ],
)
def test_a_title_goes_from_its_office_to_the_name(body: str, name: str, title: str | None) -> None:
    found = title_before(cut(body), body.index(name))
    assert (body[slice(*found)] if found else None) == title


def test_letters_that_are_written_on_are_taken_off_one_after_the_other() -> None:
    (word,) = cut("وللجزيرة").all
    assert [(each.form, each.skip) for each in word.stems][:3] == [("وللجزيره", 0), ("للجزيره", 1), ("الجزيره", 1)]


def test_vowel_marks_and_tatweel_do_not_change_a_word() -> None:
    assert [each.form for each in cut("الجلّوم مُحمّد بـ").all] == ["الجلوم", "محمد", "ب"]
