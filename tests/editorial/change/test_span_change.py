"""What changed in the words of a span: the examples of the page, and rules that hold for any words."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.align.corrected_spans import Known
from editorial.change import negation, number
from editorial.change.negation import Negation
from editorial.change.number import Numbers
from editorial.change.span_change import SpanChanges
from editorial.job import FindAgain
from editorial.model.vocabulary import SpanChange
from editorial.text.fold import fold
from tests.editorial.align.test_reanchor import rows_of

PAGE = (Path(__file__).parents[3] / "docs" / "corrections.md").read_text("utf-8")
NEGATION, NUMBER, NAME, WORDS, PUNCTUATION = SpanChange
PLAIN = st.sampled_from("the minister said that talks with envoys would go on".split())  # noqa: SIM905
SENTENCES = st.lists(PLAIN, min_size=1, max_size=8)
SPACES = st.sampled_from([" ", "  ", ", ", " – ", "; "])


@pytest.mark.parametrize(("language", "before", "after", "changes"), rows_of(PAGE, "| language | the words were"))
def test_the_examples_of_the_page_are_classified_as_it_says(
    language: str, before: str, after: str, changes: str
) -> None:
    assert list(SpanChanges(language).between(before, after)) == re.findall(r"`(\w+)`", changes)


def test_the_page_explains_every_change_in_the_order_of_the_answers() -> None:
    assert [row[0] for row in rows_of(PAGE, "| change")] == [f"`{change}`" for change in SpanChange]


@pytest.mark.parametrize(
    ("language", "before", "after", "expected"),
    [
        ("en", "no one came", "nobody came", [WORDS]),
        ("en", "Trump said so", "Biden said so", [NAME]),
        ("en", "the trump card", "the ace card", [WORDS]),
        ("en", "1,500 men", "1500 men", [WORDS]),
        ("en", "up 5%", "up 5", [NUMBER]),
        ("en", "$5bn", "$5m", [NUMBER]),
        ("en", "on 13/12/2025", "on 13/11/2025", [NUMBER]),
        ("en", "he came", "He came", [WORDS]),
        ("en", "“so”", '"so"', [PUNCTUATION]),
        ("en", "a  b", "a b", [PUNCTUATION]),
        ("en", "legal", "illegal", [NEGATION]),
        ("en", "come", "income", [WORDS]),
        ("ar", "لن يسافر", "لم يسافر", [WORDS]),
        ("ar", "قال كويل", "قال كيلوغ", [NAME]),
        ("ar", "قتل ٥", "قتل 5", [WORDS]),
        ("fr", "il n'a pas dit", "il n'a jamais dit", [WORDS]),
        ("fr", "il n'y va pas", "il y va", [NEGATION]),
        ("de", "das ist möglich", "das ist unmöglich", [NEGATION]),
        ("de", "Der Mann kam", "Der Hund kam", [WORDS]),
        ("cs", "bude", "nebude", [NEGATION]),
        ("hi", "वह जाएगा", "वह नहीं जाएगा", [NEGATION]),
        ("ja", "行く", "行かない", [NEGATION, WORDS]),
        ("und", "5 x", "6 x", [NUMBER]),
        ("en", "thirteen soldiers", "seventeen soldiers", [NUMBER]),
        ("en", "3.125 per cent", "3,125 per cent", [NUMBER]),
        ("de", "3,125 Prozent", "3.125 Prozent", [NUMBER]),
        ("de", "3.125 Euro", "3125 Euro", [WORDS]),
        ("en", "growth of −1.5%", "growth of 1.5%", [NUMBER]),
        ("en", "growth of -1.5%", "growth of 1.5%", [NUMBER]),
        ("fr", "quinze morts", "seize morts", [NUMBER]),
        ("de", "fünfundzwanzig Tote", "fünfunddreißig Tote", [NUMBER]),
        ("ar", "مئتي جندي", "ثلاثمئة جندي", [NUMBER]),
        ("ar", "وخمسة جنود", "وستة جنود", [NUMBER]),
        ("fr", "il est né à Paris", "il est à Paris", [WORDS]),
        ("it", "è né qui né là", "è qui", [NEGATION, WORDS]),
        ("it", "ne parla domani", "parla domani", [WORDS]),
        ("vi", "ông dùng xe", "ông đi xe", [WORDS]),
        ("en", "they were missed", "they were dismissed", [WORDS]),
        ("en", "they proved it", "they improved it", [WORDS]),
        ("en", "he is able", "he is unable", [NEGATION]),
        ("en", "it is possible", "it is impossible", [NEGATION]),
        ("en", "he met NATO", "he met EU", [NAME]),
        ("en", "HE MET ENVOYS", "HE MET LEADERS", [WORDS]),
    ],
)
def test_a_change_is_classified_in_its_language(
    language: str, before: str, after: str, expected: list[SpanChange]
) -> None:
    changes = SpanChanges(language, ["Donald Trump", "جون كويل", "كيث كيلوغ"])
    assert list(changes.between(before, after)) == expected


@pytest.mark.parametrize(
    ("before", "after", "is_negated"),
    [
        ("قال إنه ", "قال إنه لن ", True),
        ("قال إنه لن ", "قال إنه ", True),
        ("قال إنه لن ", "قال إنه لم ", False),
        ("", "لا. ", False),
        ("", "", False),
    ],
)
def test_a_negation_directly_before_the_words_counts(before: str, after: str, is_negated: bool) -> None:
    changes = SpanChanges("ar").between("سترفع العقوبات", "ترفع العقوبات", (before, after))
    assert (NEGATION in changes) == is_negated


def test_a_negation_directly_before_the_words_counts_in_scripts_without_blanks() -> None:
    assert NEGATION in SpanChanges("zh").between("辞职明天", "辞职后天", ("他会", "他会不"))


def spoken(words: list[str], space: str = " ") -> str:
    return space.join(words)


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(["en", "ar", "tr", "zh", "und"]))
def test_only_equal_words_have_no_changes(before: str, after: str, language: str) -> None:
    assert bool(SpanChanges(language).between(before, after)) == (before != after)
    assert SpanChanges(language).between(before, before) == ()


@given(SENTENCES, st.data())
def test_a_negation_that_is_added_anywhere_is_a_negation_and_no_other_words(
    words: list[str], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(words)))
    negated = [*words[:place], "not", *words[place:]]
    assert SpanChanges("en").between(spoken(words), spoken(negated)) == (NEGATION,)
    assert SpanChanges("en").between(spoken(negated), spoken(words)) == (NEGATION,)


@given(SENTENCES, st.integers(0, 10**9), st.integers(0, 10**9), st.data())
def test_another_number_anywhere_is_a_number_and_the_same_one_written_otherwise_is_not(
    words: list[str], one: int, other: int, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(words)))
    texts = [spoken([*words[:place], written, *words[place:]]) for written in (f"{one}", f"{other}", f"{one:,}")]
    assert (NUMBER in SpanChanges("en").between(texts[0], texts[1])) == (one != other)
    assert NUMBER not in SpanChanges("en").between(texts[0], texts[2])


@given(SENTENCES, SPACES, SPACES)
def test_other_signs_between_the_same_words_are_punctuation(words: list[str], one: str, other: str) -> None:
    before, after = spoken(words, one), spoken(words, other)
    assert SpanChanges("en").between(before, after) == (() if before == after else (PUNCTUATION,))


@pytest.mark.parametrize("language", sorted(negation._WORDS))
def test_every_word_of_the_tables_negates_in_the_form_in_which_words_are_compared(language: str) -> None:
    table = Negation(f"{language}-XX")
    assert all(table.negates(word) for word in negation._WORDS[language].split())


@pytest.mark.parametrize("language", sorted(number._SPELLED))
def test_no_spelled_number_of_a_language_has_two_values(language: str) -> None:
    columns = number._SPELLED[language].split()
    forms = [fold(form) for column in columns for form in column.split("|") if form != "-"]
    assert len(forms) == len(set(forms))
    assert all(Numbers(language).value(form) for form in forms)


def test_one_word_of_a_long_quote_is_compared_and_much_that_changed_is_other_words() -> None:
    before = " ".join(f"word {number:05}" for number in range(9000))
    after = before.replace("word 04500", "not word 04500")
    (found,) = FindAgain(before, after, [Known((0, len(before)), before, 1.0, None)], "en", ()).run()
    assert found.changes == (NEGATION,)
    known = [Known((0, len(before)), before, 1.0, None)]
    mixed = before.replace("1", "7").replace("3", "8")
    for each in FindAgain(before, mixed, known, "en", ()).run():
        assert each.span is None or WORDS in each.changes or NUMBER in each.changes
