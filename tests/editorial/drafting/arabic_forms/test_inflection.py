"""Forms of everyday words, and words that are none."""

import pytest

from editorial.drafting.arabic_forms.inflection import is_inflected
from editorial.drafting.arabic_forms.shape import looks_foreign


@pytest.mark.parametrize(
    "form", ["وبمستحقاتهن", "يتداولونه", "فضحك", "للخزانه", "موكلي", "سيعقدون", "بكسور", "معلماتها"]
)
def test_letters_endings_and_pronouns_are_taken_off_an_everyday_word(form: str) -> None:
    assert is_inflected(form)


@pytest.mark.parametrize("form", ["نيبويشا", "كورومانديل", "باقوفا", "زيلينسكي", "ترهونه"])
def test_a_name_is_no_form_of_an_everyday_word(form: str) -> None:
    assert not is_inflected(form)


@pytest.mark.parametrize(
    ("form", "is_foreign"), [("بيكوف", True), ("كالتنباخ", True), ("يوفيتش", True), ("الموقوف", False), ("خروف", False)]
)
def test_endings_of_other_languages_show_a_foreign_name(form: str, is_foreign: bool) -> None:
    assert looks_foreign(form) is is_foreign
