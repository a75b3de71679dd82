"""Who else is in the chain of an Arabic quote, whom a description means, and what verbs of all kinds report."""

import re

import pytest

from editorial.draft.draft import Basis, DraftEntity, DraftMention
from editorial.draft.raw_article import RawArticle
from editorial.drafting.arabic_speech.quotes import find_arabic_speech
from editorial.drafting.text.speech import Speech
from editorial.model.vocabulary import EntityKind, MentionKind, Stance
from editorial.text.layout import Layout

_KINDS = {"P": EntityKind.PERSON, "O": EntityKind.ORGANIZATION, "L": EntityKind.PLACE}
_NAME = re.compile(r"\{(\w):([^}]*)\}")


def _heard(marked: str) -> tuple[str, Speech]:
    """Return a text and its speech; names are written {P:…} for persons, {O:…} for bodies, {L:…} for places."""
    text, at, places = "", 0, dict[tuple[str, str], list[tuple[int, int]]]()
    for found in _NAME.finditer(marked):
        text += marked[at : found.start()]
        places.setdefault((found[1], found[2]), []).append((len(text), len(text) + len(found[2])))
        text, at = text + found[2], found.end()
    text += marked[at:]
    basis = Basis("NAME", 1.0)
    entities = tuple(
        DraftEntity(
            name, _KINDS[kind], (name,), tuple(DraftMention(place, MentionKind.NAME, basis) for place in found), basis
        )
        for (kind, name), found in places.items()
    )
    return text, find_arabic_speech(RawArticle(text, "ar"), Layout(text), entities)


def _quotes(marked: str) -> list[tuple[str, str, str]]:
    """Return the kind, the words and the speaker of each quote."""
    text, speech = _heard(marked)
    return [
        (
            each.kind.value[0],
            " … ".join(text[slice(*place)] for place in each.places),
            each.chain[0].entity or each.chain[0].source.value,
        )
        for each in speech.quotes
    ]


def _chain(marked: str) -> list[str]:
    """Return the chain of the last quote, with ~ at what is inferred."""
    _, speech = _heard(marked)
    return [
        f"{link.role.value} {link.entity or link.source.value}{'~' if link.is_inferred else ''}"
        for link in speech.quotes[-1].chain
    ]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "ورداً على سؤال {O:رويترز}، قالت {O:المفوضية} إن الموعد لم يتغير.",
            ["SPEAKER المفوضية", "TOLD_TO رويترز"],
        ),
        ("وقال {P:سامي الحلو}، في رده على أسئلة النواب، إن العجز تراجع.", ["SPEAKER سامي الحلو", "TOLD_TO COLLECTIVE"]),
        ("وقال {P:سامي الحلو} في مؤتمر صحفي إن العجز تراجع.", ["SPEAKER سامي الحلو", "TOLD_TO COLLECTIVE"]),
        ("وقالت {O:الوزارة} في بيان تلقته {O:المدار} إن العجز تراجع.", ["SPEAKER الوزارة", "TOLD_TO المدار"]),
        ("وقالت {O:الوزارة} في بيان اطلعت عليه {O:المدار} إن العجز تراجع.", ["SPEAKER الوزارة"]),
        ("دعت {O:الوزارة} المواطنين إلى ترشيد المياه.", ["SPEAKER الوزارة", "TOLD_TO COLLECTIVE"]),
        ("كان {P:سامي الحلو} أبلغ مستثمرين أن العجز تراجع.", ["SPEAKER سامي الحلو", "TOLD_TO COLLECTIVE"]),
        ("واستدعت {O:الوزارة} السفير {P:علي بكر} وأبلغته أن صبرها نفد.", ["SPEAKER الوزارة", "TOLD_TO علي بكر"]),
        (
            "قال وزير أمام {O:البرلمان} إن العجز تراجع، وفق ما نقلت عنه {O:رويترز}.",
            ["SPEAKER ANONYMOUS", "TOLD_TO البرلمان", "RELAYED_BY رويترز"],
        ),
        ("وأظهرت دراسة أجرتها {O:جامعة حلب} أن الأسعار ستنخفض.", ["SPEAKER DOCUMENT", "PUBLISHED_BY جامعة حلب"]),
        ("وجاء في كتاب صادر عن {O:المحافظة} أن المال نفد.", ["SPEAKER DOCUMENT", "PUBLISHED_BY المحافظة"]),
        ("ووثقت {O:هيئة الجدار}، في تقريرها الشهري، 259 اعتداء.", ["SPEAKER DOCUMENT", "PUBLISHED_BY هيئة الجدار"]),
        ("وذكر {P:سامي الحلو} تقرير للوزارة، وقال إن العجز تراجع.", ["SPEAKER سامي الحلو"]),
        (
            "ونقل زوار الوزير {P:سامي الحلو} عنه قوله إن العجز تراجع.",
            ["SPEAKER سامي الحلو", "RELAYED_BY COLLECTIVE"],
        ),
        (
            "ونقل {P:علي بكر} عن مصدر أمني تأكيده توقيف المشتبه به.",
            ["SPEAKER ANONYMOUS", "RELAYED_BY علي بكر"],
        ),
    ],
)
def test_the_chain_names_who_was_told_who_published_and_who_passed_on(text: str, chain: list[str]) -> None:
    assert _chain(text) == chain


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("اتهم {P:سامي الحلو}، الأربعاء، سفنا بنهب الثروة.", [("I", "نهب الثروة", "سامي الحلو")]),
        ("ونفت {O:الوزارة} ما تردد عن إفلاسها.", [("I", "إفلاسها", "الوزارة")]),
        ("وقدرت {O:الوزارة} حجم السوق بنحو مليار دولار.", [("I", "حجم السوق بنحو مليار دولار", "الوزارة")]),
        ("وعزت {O:الوزارة} القرار إلى نقص التمويل.", [("I", "نقص التمويل", "الوزارة")]),
        ("كما أكد {P:سامي الحلو} وجود نقص.", [("I", "وجود نقص", "سامي الحلو")]),
        ("ناشد {P:سامي الحلو} السلطات توفير حماية.", [("I", "توفير حماية", "سامي الحلو")]),
        ("وتروي {P:هند صبري} كيف حوصرت ساعات.", [("I", "حوصرت ساعات", "هند صبري")]),
        (
            "وقال {P:سامي الحلو} و{P:منى خليل} إن المناقصة لم تعلن.",
            [("I", "المناقصة لم تعلن", "سامي الحلو"), ("I", "المناقصة لم تعلن", "منى خليل")],
        ),
        (
            "ارتفعت الحصيلة إلى 23 قتيلا، على ما أعلنت {O:الوزارة}.",
            [("I", "ارتفعت الحصيلة إلى 23 قتيلا", "الوزارة")],
        ),
        (
            "وبحسب {P:سامي الحلو}، الذي شارك في الدراسة، فإن السر في الماء.",
            [("I", "السر في الماء", "سامي الحلو")],
        ),
        (
            "«كنت أظن»، يقول {P:سامي الحلو}، وهو نجار، «ثم اشتريت مفتاحا».",
            [("D", "كنت أظن … ثم اشتريت مفتاحا", "سامي الحلو")],
        ),
        (
            "رفض {P:سامي الحلو} الحديث، مكتفيا بالإشارة إلى أن الأمر انتهى.",
            [("I", "الأمر انتهى", "سامي الحلو")],
        ),
        (
            "وقال {P:سامي الحلو} إن العجز تراجع، من دون أن يسمي أحدا.",
            [("I", "العجز تراجع", "سامي الحلو")],
        ),
    ],
)
def test_a_verb_reports_what_stands_behind_it_in_its_own_way(text: str, quotes: list[tuple[str, str, str]]) -> None:
    assert _quotes(text) == quotes


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قال عالم الوراثة {P:مهند الطوالبة} إن البحث انتهى.\nوشدد الباحث ذاته على أن النتيجة أولية.", "مهند الطوالبة"),
        ("قال القاضي {P:سيف الفلاسي} إن الملف أغلق.\nوقال السائق إنه بريء.", "ANONYMOUS"),
        ("قال {P:علي بكر} إن المال نفد.\nوسأل الوزيرة: «من وقع الشهادة؟».", "علي بكر"),
        ("وروت جارتها، التي اكتفت باسم {P:أم الهادي}، أن الماء انقطع.", "أم الهادي"),
        ("غير أن مصدرا في {O:اللجنة} قال إن المال نفد.", "ANONYMOUS"),
        ("كتب محللو {O:بنك الشرق} في مذكرة أن السعر سيرتفع.", "COLLECTIVE"),
    ],
)
def test_a_description_means_the_person_whom_it_fits(text: str, speaker: str) -> None:
    assert _quotes(text)[-1][2] == speaker


def test_what_is_called_into_doubt_is_doubted_and_what_is_claimed_is_not() -> None:
    def stance(text: str) -> Stance:
        return _heard(text)[1].quotes[0].stance

    assert stance("شكك {P:سامي الحلو} في جدوى الصفقة.") is Stance.DOUBTED
    assert stance("زعم {P:سامي الحلو} أن الصفقة خاسرة.") is Stance.ASSERTED


def test_words_for_a_speaker_are_descriptions_wherever_they_stand_and_words_for_a_hearer_are_none() -> None:
    text, speech = _heard("قال الوزير {P:سامي الحلو} لـ{O:صحيفة الفجر} إن العجز تراجع. وغادر الوزير مقر الصحيفة.")
    found = [text[slice(*m.place)] for e in speech.entities for m in e.mentions if m.kind is MentionKind.DESCRIPTION]
    assert found == ["الوزير", "الوزير"]
