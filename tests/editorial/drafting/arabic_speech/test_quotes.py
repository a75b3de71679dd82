"""Quotes in Arabic articles: which words are speech, of what kind, and whose."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editorial.draft.draft import Basis, DraftEntity, DraftMention
from editorial.draft.raw_article import RawArticle
from editorial.drafting.arabic_pieces.folded import word_tuple
from editorial.drafting.arabic_speakers.basis import REASONS, ArabicSpeechRule
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
    ("text", "quotes"),
    [
        ("قال {P:سامي الحلو}: «لا ضرائب جديدة».", [("D", "لا ضرائب جديدة", "سامي الحلو")]),
        ("قال الوزير {P:سامي الحلو} إن العجز تراجع.", [("I", "العجز تراجع", "سامي الحلو")]),
        ("وزير المالية {P:سامي الحلو} قال إن العجز تراجع.", [("I", "العجز تراجع", "سامي الحلو")]),
        ("وأكدت {P:هند صبري} أنها لم تتلق عرضا.", [("I", "لم تتلق عرضا", "هند صبري")]),
        (
            "وقال {P:سامي الحلو} إن العجز «قابل للضبط».",
            [("I", "العجز «قابل للضبط»", "سامي الحلو"), ("P", "قابل للضبط", "سامي الحلو")],
        ),
        ("وقال {P:سامي الحلو} إنه «سعيد جدا».", [("P", "سعيد جدا", "سامي الحلو")]),
        ("واتهمت {O:الوزارة} {L:روما} بـ«كسب الوقت».", [("P", "كسب الوقت", "الوزارة")]),
        ("واتهمت {O:طهران} {O:واشنطن} بتقويض المفاوضات.", [("I", "تقويض المفاوضات", "طهران")]),
        ("ودعا {O:مجلس الأمن} إلى وقف فوري لإطلاق النار.", [("I", "وقف فوري لإطلاق النار", "مجلس الأمن")]),
        ("أكد {P:سامي الحلو} حرص الحكومة على خفض العجز.", [("I", "حرص الحكومة على خفض العجز", "سامي الحلو")]),
        ("حمّل مدرب {O:النجوم} {P:صلاح كمبال} الحكم المسؤولية كاملة.", [("I", "الحكم المسؤولية كاملة", "صلاح كمبال")]),
        ("«نريد حلا»، قالت {P:ليلى عثمان}، وهي أم لثلاثة أطفال.", [("D", "نريد حلا", "ليلى عثمان")]),
        ("«لن نستسلم»، بهذه الكلمات لخص المدرب {P:كريم عمار} الموقف.", [("D", "لن نستسلم", "كريم عمار")]),
        ("بحسب {O:منظمة العفو}، قُتل 30 شخصا.", [("I", "قُتل 30 شخصا", "منظمة العفو")]),
        ("ارتفعت الأسعار 3%، وفق ما أفادت {O:هيئة الإحصاء}.", [("I", "ارتفعت الأسعار 3%", "هيئة الإحصاء")]),
        ("الرئيس {P:حسن سالم}: لن نتفاوض تحت الضغط", [("D", "لن نتفاوض تحت الضغط", "حسن سالم")]),
        ("قيل إن الصفقة ألغيت.", [("I", "الصفقة ألغيت", "UNKNOWN")]),
        ("ورأى خبراء أن الموقف قد يتغير.", [("I", "الموقف قد يتغير", "COLLECTIVE")]),
        ("وقال متحدث باسم الشرطة إن رجلا أوقف.", [("I", "رجلا أوقف", "ANONYMOUS")]),
        ("وأظهرت دراسة حديثة أن الجليد يذوب.", [("I", "الجليد يذوب", "DOCUMENT")]),
        (
            "قال {P:حميد قاسم} إن الخط سيفتح، وإن العمل يبدأ غدا، مضيفا أن الكلفة لم تحدد.",
            [
                ("I", "الخط سيفتح", "حميد قاسم"),
                ("I", "العمل يبدأ غدا", "حميد قاسم"),
                ("I", "الكلفة لم تحدد", "حميد قاسم"),
            ],
        ),
        (
            "وقالت {P:نفيسة حمد} إن الجراد أتى على الزرع: (ما لقيت ورقة خضرا).",
            [("I", "الجراد أتى على الزرع", "نفيسة حمد"), ("D", "ما لقيت ورقة خضرا", "نفيسة حمد")],
        ),
        (
            "«سألني ابني»، قال {P:روي ماغال}. «الآن أجيبه».",
            [("D", "سألني ابني … الآن أجيبه", "روي ماغال")],
        ),
    ],
)
def test_speech_is_found_with_its_kind_and_its_speaker(text: str, quotes: list[tuple[str, str, str]]) -> None:
    assert _quotes(text) == quotes


@pytest.mark.parametrize(
    "text",
    [
        "وقعت الأطراف «إعلان المبادئ» في مارس.",
        "فازت رواية «موسم الهجرة» بالجائزة.",
        "ورفض المتحدث التعليق على الخبر.",
        "ومن المقرر أن يلتقي الوزراء غدا.",
        "وكان مقررا أن تصل الناقلة اليوم.",
        "وتأجل الحفل على أن يُعلن عن موعده قريبا.",
        "وسارت الأعمال حسب الخطة الموضوعة.",
    ],
)
def test_titles_plans_and_acts_that_say_nothing_are_no_speech(text: str) -> None:
    assert _quotes(text) == []


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("قال {P:سامي الحلو} لـ«{O:الشرق}» إن العجز تراجع.", ["SPEAKER سامي الحلو", "TOLD_TO الشرق"]),
        ("وقال {P:سامي الحلو} للصحفيين إن العجز تراجع.", ["SPEAKER سامي الحلو", "TOLD_TO COLLECTIVE"]),
        ("قال {P:سامي الحلو} في مقابلة مع قناة {O:الحرة} إن العجز تراجع.", ["SPEAKER سامي الحلو", "TOLD_TO الحرة"]),
        ("نقلت وكالة {O:رويترز} عن مسؤول قوله إن الاتفاق قريب.", ["SPEAKER ANONYMOUS", "RELAYED_BY رويترز"]),
        ("وبحسب ما نقلت صحيفة {O:هآرتس} عن مصدر، فإن العملية أجلت.", ["SPEAKER ANONYMOUS", "RELAYED_BY هآرتس"]),
        ("نقلا عن مصادر، قالت صحيفة {O:الغد} إن الصفقة أجلت.", ["SPEAKER COLLECTIVE", "RELAYED_BY الغد"]),
        ("ونفت {O:الشركة}، في بيان نقلته وكالة {O:وفا}، علمها بالأمر.", ["SPEAKER الشركة", "RELAYED_BY وفا"]),
        ("وذكر تقرير لـ{O:البنك الدولي} أن الاقتصاد ينكمش.", ["SPEAKER DOCUMENT", "PUBLISHED_BY البنك الدولي"]),
        (
            "قال {P:سامي الحلو} لـ{O:رويترز} إن العجز تراجع. وأضاف: «سنتابع».",
            ["SPEAKER سامي الحلو", "TOLD_TO رويترز~"],
        ),
        (
            "قال {P:سامي الحلو} إن النائب {P:علي درويش} أكد أن المشروع سقط.",
            ["SPEAKER علي درويش", "RELAYED_BY سامي الحلو"],
        ),
    ],
)
def test_chains_name_who_was_told_who_relays_and_who_published(text: str, chain: list[str]) -> None:
    assert _chain(text) == chain


def test_a_dropped_subject_is_the_last_speaker_of_its_gender() -> None:
    text = "قال {P:سامي الحلو} إن العجز تراجع. وقالت {P:هند صبري}: «لا أصدق». وأضاف: «الأرقام واضحة». وتابعت: «سنرى»."
    assert [speaker for _, _, speaker in _quotes(text)] == ["سامي الحلو", "هند صبري", "سامي الحلو", "هند صبري"]


def test_a_speaker_who_is_carried_over_is_doubted() -> None:
    _, speech = _heard("قال {P:سامي الحلو} إن العجز تراجع. وأضاف: «سنتابع».")
    assert [each.basis.doubts for each in speech.quotes] == [
        (),
        ("The speaker was carried over from an earlier sentence.",),
    ]


def test_what_is_denied_has_the_stance_of_a_denial() -> None:
    _, speech = _heard("ونفى {P:سامي الحلو} وجود أي عجز. وقال إن الأرقام دقيقة.")
    assert [each.stance for each in speech.quotes] == [Stance.DENIED, Stance.ASSERTED]


@pytest.mark.parametrize(
    ("text", "descriptions"),
    [
        ("قال وزير الري {P:هاشم باقي}: «لا».", ["وزير الري"]),
        ("قال مدير الدفاع المدني العقيد {P:سالم باوزير}: «لا».", ["مدير الدفاع المدني"]),
        ("قال {P:خالد منصور}، رئيس الغرفة، إن النمو عاد.", ["رئيس الغرفة"]),
        ("وقال طبيب الفريق {P:رضا حمياني} إنه سليم.", ["طبيب الفريق"]),
        ("وقال محاميه {P:عادل فوزي} إنه سيطعن.", ["محاميه"]),
        ("وطالب {P:محمود عباس} بالتحرك الفوري.", []),
        ("قال الوزير {P:هاشم باقي}: «لا». وأضاف الوزير: «نعم».", ["الوزير", "الوزير"]),
    ],
)
def test_offices_of_speakers_are_described(text: str, descriptions: list[str]) -> None:
    body, speech = _heard(text)
    found = [m for each in speech.entities for m in each.mentions if m.kind is MentionKind.DESCRIPTION]
    assert [body[slice(*each.place)] for each in sorted(found, key=lambda m: m.place)] == descriptions


def test_offices_of_those_who_do_not_speak_are_not_described() -> None:
    _, speech = _heard("استقبل الرئيس {P:حسن سالم} الوفد. وقالت {P:هند صبري}: «لا».")
    assert [m.kind for each in speech.entities for m in each.mentions] == [MentionKind.NAME, MentionKind.NAME]


def test_every_rule_has_a_reason_for_the_editor() -> None:
    assert set(REASONS) == set(ArabicSpeechRule)


_WORDS = st.sampled_from(
    (
        *word_tuple(
            'قال وقال إن أن وأن : « » " ، . ( ) 3% الوزير بحسب مصدر على حد قوله مضيفا نقلت عن في بيان لـ بـ نفى وجود هكذا'
        ),
        *("أحمد", "وزير", "المالية", "«نص»", "\n"),
    )
)


@settings(max_examples=200)
@given(st.lists(_WORDS, max_size=60))
def test_every_place_lies_in_the_text_and_holds_words_whatever_the_text(words: list[str]) -> None:
    text = " ".join(words)
    speech = find_arabic_speech(RawArticle(text, "ar"), Layout(text), ())
    for quote in speech.quotes:
        assert all(0 <= start < end <= len(text) and text[start:end].strip() for start, end in quote.places)
        assert quote.chain
    keys = {each.key for each in speech.entities}
    assert {link.entity for quote in speech.quotes for link in quote.chain} <= keys | {None}
