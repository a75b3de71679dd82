"""Re-anchoring: after a correction every span is where its words are, or where they were changed, or nowhere; never elsewhere."""

from pathlib import Path

import pytest

from editorial.align.likeness import LIKE
from editorial.align.moved_passages import PASSAGE
from editorial.align.reanchor import LIKE_ENOUGH, NOT_THE_SAME, Reanchored, reanchor
from editorial.model.vocabulary import AnchorStatus
from editorial.text.text import normalise

BODY = normalise((Path(__file__).parents[3] / "seeds" / "belarus-potash-sanctions" / "article.txt").read_text("utf-8"))
PARAGRAPHS = BODY.split("\n")
EXACT, MOVED, FUZZY, ORPHANED = AnchorStatus.EXACT, AnchorStatus.MOVED, AnchorStatus.FUZZY, AnchorStatus.ORPHANED


def place(body: str, words: str, occurrence: int = 1) -> tuple[int, int]:
    """Return where words stand for the so-manieth time."""
    start = -1
    for _ in range(occurrence):
        start = body.index(words, start + 1)
    return start, start + len(words)


def after(old: str, new: str, words: str, occurrence: int = 1) -> Reanchored:
    """Return what became of words in a correction, and check that what was found is there."""
    (found,) = reanchor(old, new, [place(old, words, occurrence)])
    if found.span:
        assert new[found.span.start : found.span.end] == found.span.exact
    return found


def told(found: Reanchored) -> tuple[AnchorStatus, str | None]:
    """Return the status and the words."""
    return found.status, found.span.exact if found.span else None


def corrected(before: str, now: str) -> str:
    """Return the article with one stretch of it, which stands there once, written anew."""
    assert BODY.count(before) == 1
    return BODY.replace(before, now)


def rows_of(page: str, heading: str) -> list[list[str]]:
    """Return the cells of the table of a page whose head begins with ``heading``."""
    _, _, table = page.partition(f"\n{heading}")
    body = table.partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in body]


PAGE = (Path(__file__).parents[3] / "docs" / "corrections.md").read_text("utf-8")


@pytest.mark.parametrize(("old", "new", "words", "now", "score", "status"), rows_of(PAGE, "| the old text"))
def test_the_examples_of_the_page_are_what_the_code_does(
    old: str, new: str, words: str, now: str, score: str, status: str
) -> None:
    found = after(old, new, words)
    assert (found.span.exact if found.span else "—", f"{found.score:g}", f"`{found.status}`") == (now, score, status)


def test_the_page_has_every_status_and_the_numbers_of_the_code() -> None:
    assert [row[0] for row in rows_of(PAGE, "| status")] == [f"`{status}`" for status in AnchorStatus]
    assert f"| {LIKE_ENOUGH} to {NOT_THE_SAME} |" in PAGE
    assert f"Below {LIKE} it is\nanother word" in PAGE
    assert f"Below {LIKE_ENOUGH} the span is orphaned" in PAGE
    assert PASSAGE == 4
    assert "at least four words" in PAGE


def test_words_before_the_correction_stay_and_words_after_it_move_by_its_length() -> None:
    new = corrected("يومي الجمعة والسبت", "يومي الخميس والجمعة والسبت")
    assert told(after(BODY, new, "جون كويل")) == (EXACT, "جون كويل")
    moved = after(BODY, new, "فلاديمير بوتين")
    assert told(moved) == (MOVED, "فلاديمير بوتين")
    assert moved.span
    assert moved.span.start == place(BODY, "فلاديمير بوتين")[0] + len("الخميس و")
    assert moved.score == 1


def test_every_one_of_many_equal_names_goes_to_its_own_place() -> None:
    new = corrected("وقال كويل للصحفيين إن لوكاشينكو قدم", "وذكر لوكاشينكو لاحقا. وقال كويل للصحفيين إن لوكاشينكو قدم")
    shift = len("وذكر لوكاشينكو لاحقا. ")
    where = place(BODY, "وقال كويل للصحفيين")[0]
    for occurrence in range(1, BODY.count("لوكاشينكو") + 1):
        start, _ = place(BODY, "لوكاشينكو", occurrence)
        found = after(BODY, new, "لوكاشينكو", occurrence)
        assert found.span
        assert found.span.start == start + (shift if start > where else 0)


def test_a_sentence_put_in_before_one_that_begins_alike_does_not_take_its_first_words() -> None:
    old = "قالت بيلتا إن كويل وصل. قالت بيلتا إن الوفد غادر."
    new = "قالت بيلتا إن كويل وصل. قالت بيلتا إن المطر هطل. قالت بيلتا إن الوفد غادر."
    first, second = after(old, new, "بيلتا", 1), after(old, new, "بيلتا", 2)
    assert first.status is EXACT
    assert second.span
    assert second.span.start == place(new, "بيلتا", 3)[0]


def test_a_moved_paragraph_is_found_again_with_every_name_in_it() -> None:
    moved = [*PARAGRAPHS[:5], PARAGRAPHS[8], *PARAGRAPHS[5:8], *PARAGRAPHS[9:]]
    new = "\n".join(moved)
    shift = new.index(PARAGRAPHS[8]) - BODY.index(PARAGRAPHS[8])
    begin = BODY.index(PARAGRAPHS[8])
    for words in ("مينسك", "السجناء السياسيين", "لوكالة أسوشيتد برس", PARAGRAPHS[8]):
        start = BODY.index(words, begin)
        (found,) = reanchor(BODY, new, [(start, start + len(words))])
        assert told(found) == (MOVED, words)
        assert found.span
        assert found.span.start == start + shift


def test_a_moved_paragraph_that_was_edited_as_well_is_found_again() -> None:
    edited = PARAGRAPHS[8].replace("مجموعة كبيرة أخرى من السجناء", "مجموعة صغيرة من السجناء")
    new = "\n".join([edited, *PARAGRAPHS[:8], *PARAGRAPHS[9:]])
    assert told(after(BODY, new, "سفياتلانا سيخانوسكايا")) == (MOVED, "سفياتلانا سيخانوسكايا")
    found = after(BODY, new, "إطلاق سراح مجموعة كبيرة أخرى من السجناء السياسيين")
    assert told(found) == (FUZZY, "إطلاق سراح مجموعة صغيرة من السجناء السياسيين")


def test_words_that_were_taken_out_and_put_in_twice_are_not_guessed() -> None:
    sentence = "وقال السفير الأمريكي إن الجولة كانت مثمرة جدا."
    old = f"أول الكلام هنا.\n{sentence}\nآخر الكلام هناك."
    new = f"{sentence}\nأول الكلام هنا.\nآخر الكلام هناك.\n{sentence}"
    assert after(old, new, "السفير الأمريكي") == Reanchored(ORPHANED, 1.0, None)


def test_two_words_that_changed_places_are_both_found() -> None:
    old, new = "بين واشنطن ومينسك حوار", "بين مينسك وواشنطن حوار"
    assert told(after(old, new, "مينسك")) == (MOVED, "مينسك")
    assert told(after("Minsk and Washington talk", "Washington and Minsk talk", "Minsk")) == (MOVED, "Minsk")
    assert told(after("Minsk and Washington talk", "Washington and Minsk talk", "Washington")) == (MOVED, "Washington")


def test_words_that_were_deleted_are_orphaned() -> None:
    new = corrected("وقال كويل “من الطبيعي أن يقبل الرئيس بوتين بعض الاقتراحات دون غيرها”.", "")
    assert after(BODY, new, "يقبل الرئيس بوتين").status is ORPHANED
    assert after(BODY, "", "جون كويل").status is ORPHANED


def test_a_name_in_another_spelling_is_the_same_place_with_a_score() -> None:
    new = corrected("تسيخنوسكايا", "سيخانوسكايا")
    found = after(BODY, new, "تسيخنوسكايا")
    assert told(found) == (FUZZY, "سيخانوسكايا")
    assert found.score == 0.91


def test_a_name_that_was_replaced_by_another_is_orphaned() -> None:
    new = corrected("الخاص إلى بيلاروسيا جون كويل بعد", "الخاص إلى بيلاروسيا كيث كيلوغ بعد")
    assert after(BODY, new, "جون كويل").status is ORPHANED


def test_words_put_into_a_span_are_part_of_it() -> None:
    new = corrected("نرفع العقوبات، ونطلق", "نرفع كل العقوبات، ونطلق")
    quote = "نحن نرفع العقوبات، ونطلق سراح السجناء"
    assert told(after(BODY, new, quote)) == (FUZZY, "نحن نرفع كل العقوبات، ونطلق سراح السجناء")


def test_words_taken_out_of_a_span_are_no_part_of_it() -> None:
    new = corrected("نرفع العقوبات، ونطلق سراح السجناء", "نرفع العقوبات")
    assert told(after(BODY, new, "نحن نرفع العقوبات، ونطلق سراح السجناء")) == (FUZZY, "نحن نرفع العقوبات")


def test_words_put_in_at_the_borders_of_a_span_are_no_part_of_it() -> None:
    new = corrected("الخاص إلى بيلاروسيا جون كويل بعد", "الخاص إلى بيلاروسيا السيد جون كويل نفسه بعد")
    assert told(after(BODY, new, "جون كويل")) == (MOVED, "جون كويل")


def test_the_first_word_of_a_span_that_was_replaced_takes_what_replaced_it_along() -> None:
    old, new = "قال الزعيم ألكسندر لوكاشينكو أمس", "قال الرئيس ألكسندر لوكاشينكو أمس"
    assert told(after(old, new, "الزعيم ألكسندر لوكاشينكو")) == (FUZZY, "الرئيس ألكسندر لوكاشينكو")


def test_a_word_after_its_proclitics_stays_itself_when_they_change() -> None:
    old, new = "الحليف الوثيق لروسيا منذ سنوات", "الحليف الوثيق وروسيا منذ سنوات"
    assert told(after(old, new, "روسيا")) == (EXACT, "روسيا")
    assert told(after("هدد روسيا أمس", "هدد ولروسيا أمس", "روسيا")) == (MOVED, "روسيا")


def test_a_word_that_became_part_of_a_longer_one_is_taken_whole() -> None:
    assert told(after("the Russia talks", "the Russian talks", "Russia")) == (FUZZY, "Russian")
    assert told(after("قال عبدالله اليوم", "قال عبد الله اليوم", "عبدالله")) == (FUZZY, "عبد الله")
    assert told(after("قال عبد الله اليوم", "قال عبدالله اليوم", "عبد الله")) == (FUZZY, "عبدالله")
    assert told(after("the U.S. and the EU", "the US and the EU", "U.S.")) == (FUZZY, "US")
    assert told(after("call 123456 now", "call 123-456 now", "123456")) == (FUZZY, "123-456")


def test_a_text_that_was_given_its_vowels_keeps_every_span() -> None:
    old, new = "قال محمد حمدان إن الوفد وصل", "قالَ مُحَمَّدٌ حَمْدان إنَّ الـوفدَ وَصَلَ"
    for words, now in (("محمد", "مُحَمَّدٌ"), ("محمد حمدان", "مُحَمَّدٌ حَمْدان"), ("الوفد وصل", "الـوفدَ وَصَلَ")):
        found = after(old, new, words)
        assert told(found) == (FUZZY, now)
        assert found.score == NOT_THE_SAME
        assert told(after(new, old, now)) == (FUZZY, words)


def test_marks_of_direction_that_came_beside_a_word_stay_outside() -> None:
    old, new = "عبر AP أمس", "عبر \u200fAP\u200f أمس"
    assert told(after(old, new, "AP")) == (MOVED, "AP") or told(after(old, new, "AP"))[0] is FUZZY


def test_emoji_are_kept_whole_and_counted_in_both_ways() -> None:
    old, new = "خبر 👩🏽‍💻 عاجل 🇧🇾 هنا", "خبر 😀 👩🏽‍💻 عاجل جدا 🇧🇾 هنا"
    found = after(old, new, "👩🏽‍💻")
    assert told(found) == (MOVED, "👩🏽‍💻")
    assert found.span
    assert (found.span.start, found.span.utf16_start) == (6, 7)
    assert told(after(old, new, "🇧🇾")) == (MOVED, "🇧🇾")
    assert after("a 👩🏽‍💻 b", "a 👩🏿‍💻 b", "👩🏽‍💻").status in (FUZZY, ORPHANED)


def test_a_paragraph_that_was_rewritten_keeps_the_names_that_can_only_be_themselves() -> None:
    rewritten = "وفي تصريحات أدلى بها أمام الإعلاميين، رأى كويل أن بوتين لن يوافق على كل ما يعرض عليه."
    new = BODY.replace(PARAGRAPHS[14], rewritten)
    where = BODY.index(PARAGRAPHS[14])
    start = BODY.index("بوتين", where)
    (found,) = reanchor(BODY, new, [(start, start + len("بوتين"))])
    assert told(found) == (MOVED, "بوتين")
    assert found.span
    assert found.span.start == new.index("بوتين", where)
    assert after(BODY, new, "من الطبيعي أن يقبل").status is ORPHANED


def test_a_name_of_which_one_of_two_was_left_among_other_words_is_not_guessed() -> None:
    old = "رأس. زار كويل القصر صباحا ثم التقى كويل الوزير مساء. ذيل"
    new = "رأس. شوهد في المدينة كويل وهو يمشي. ذيل"
    assert after(old, new, "كويل", 1).status is ORPHANED
    assert after(old, new, "كويل", 2).status is ORPHANED


def test_a_span_of_which_little_is_left_is_orphaned() -> None:
    old = "قال إن المحادثات التي استمرت يومين كانت مثمرة للغاية وستستمر"
    new = "قال إن المحادثات فشلت"
    words = "المحادثات التي استمرت يومين كانت مثمرة للغاية وستستمر"
    assert after(old, new, words).status is ORPHANED
    kept = after(old, "قال إن المحادثات التي استمرت يومين كانت جيدة", words)
    assert kept.status is FUZZY
    assert LIKE_ENOUGH <= kept.score < 1


def test_white_space_within_a_span_that_changed_makes_it_other_words() -> None:
    found = after("قال جون كويل أمس", "قال جون  كويل أمس", "جون كويل")
    assert told(found) == (FUZZY, "جون  كويل")
    assert found.score == NOT_THE_SAME


def test_white_space_is_not_parted_from_a_mark_that_came_to_stand_on_it() -> None:
    assert told(after("قال  إنَّ", "قال  إنَّ نعم", "  ")) == (EXACT, "  ")
    assert after("قال  إنَّ", "قال  َّ", "  ").status is ORPHANED


@pytest.mark.parametrize("span", [(-1, 2), (2, 2), (3, 2), (0, 7)])
def test_a_span_that_is_not_in_the_old_text_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no span of a text of 6 characters"):
        reanchor("abcdef", "abc", [span])


def test_a_span_of_the_whole_text_is_the_whole_text() -> None:
    new = corrected("مينسك يومي", "منسك يومي")
    (found,) = reanchor(BODY, new, [(0, len(BODY))])
    assert told(found) == (FUZZY, new.rstrip("\n"))
