"""The first seed says what its editor read in it, row by row; ¶ counts the paragraphs of the article from 1."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path

import pytest

from editorial.bundle.check import check_bundle
from editorial.model.annotation import AnchoredSpan, Annotation, ClaimReading, EventReading, Link, QuoteReading
from editorial.model.reading import Reading
from editorial.text.fold import fold

SEED = Path(__file__).parents[3] / "seeds" / "belarus-potash-sanctions"

# What a link of a chain says: role, entity or kind of source, the words, and "inferred" where the editor inferred it.
Chain = tuple[tuple[str, ...], ...]

ENTITIES = {
    "united-states": ("PLACE", None),
    "belarus": ("PLACE", "Q184"),
    "minsk": ("PLACE", None),
    "john-coale": ("PERSON", None),
    "alexander-lukashenko": ("PERSON", "Q2866"),
    "sviatlana-tsikhanouskaya": ("PERSON", None),
    "vladimir-putin": ("PERSON", "Q7747"),
    "russia": ("PLACE", "Q159"),
    "ukraine": ("PLACE", "Q212"),
    "lithuania": ("PLACE", "Q37"),
    "venezuela": ("PLACE", "Q717"),
    "european-union": ("ORGANIZATION", "Q458"),
    "belta": ("ORGANIZATION", None),
    "associated-press": ("ORGANIZATION", "Q40469"),
    "belarusian-presidential-press-service": ("ORGANIZATION", None),
    "the-west": ("GROUP", None),
    "potash": ("PRODUCT", None),
}

MENTIONS = {
    ("united-states", "الولايات المتحدة", "NAME"): [1, 12],
    ("united-states", "واشنطن", "METONYM"): [1, 6, 8, 9],
    ("belarus", "بيلاروسيا", "NAME"): [2, 8, 8, 12],
    ("belarus", "مينسك", "METONYM"): [3, 6, 8, 9, 12],
    ("belarus", "للبلاد", "DESCRIPTION"): [2],
    ("belarus", "البلاد", "DESCRIPTION"): [3],
    ("minsk", "مينسك", "NAME"): [2],
    ("john-coale", "المبعوث الأمريكي الخاص إلى بيلاروسيا", "DESCRIPTION"): [2],
    ("john-coale", "جون كويل", "NAME"): [2],
    ("john-coale", "كويل", "NAME"): [4, 14, 15],
    ("john-coale", "السفير الأمريكي", "DESCRIPTION"): [6],
    ("alexander-lukashenko", "الزعيم الاستبدادي للبلاد", "DESCRIPTION"): [2],
    ("alexander-lukashenko", "ألكسندر لوكاشينكو", "NAME"): [2],
    ("alexander-lukashenko", "لوكاشينكو", "NAME"): [3, 8, 10, 11, 14, 14],
    ("sviatlana-tsikhanouskaya", "زعيمة المعارضة البيلاروسية", "DESCRIPTION"): [9],
    ("sviatlana-tsikhanouskaya", "سفياتلانا سيخانوسكايا", "NAME"): [9],
    ("sviatlana-tsikhanouskaya", "سيخانوسكايا", "NAME"): [10],
    ("sviatlana-tsikhanouskaya", "تسيخنوسكايا", "NAME"): [12],
    ("vladimir-putin", "الرئيس الروسي", "DESCRIPTION"): [14],
    ("vladimir-putin", "فلاديمير بوتين", "NAME"): [14],
    ("vladimir-putin", "الرئيس بوتين", "NAME"): [15],
    ("russia", "روسيا", "NAME"): [3, 11, 12],
    ("russia", "موسكو", "METONYM"): [3],
    ("ukraine", "أوكرانيا", "NAME"): [3, 11, 12, 13],
    ("lithuania", "ليتوانيا", "NAME"): [8],
    ("venezuela", "فنزويلا", "NAME"): [13],
    ("european-union", "الاتحاد الأوروبي", "NAME"): [12],
    ("belta", "وكالة أنباء بيلتا الحكومية البيلاروسية", "NAME"): [4],
    ("belta", "بيلتا", "NAME"): [7, 13],
    ("associated-press", "AP", "NAME"): [5],
    ("associated-press", "وكالة أسوشيتد برس", "NAME"): [9],
    ("belarusian-presidential-press-service", "الخدمة الصحفية الرئاسية البيلاروسية", "NAME"): [5],
    ("the-west", "الدول الغربية", "DESCRIPTION"): [3],
    ("the-west", "الغرب", "NAME"): [8],
    ("potash", "البوتاس", "NAME"): [1],
    ("potash", "أسمدة البوتاس", "NAME"): [12],
}

TSIKHANOUSKAYA = {
    ("Sviatlana Tsikhanouskaya", "en", "Latn"),
    ("Tsikhanouskaya", "en", "Latn"),
    ("Svetlana Tikhanovskaya", "en", "Latn"),
    ("Tikhanovskaya", "en", "Latn"),
    ("Śviatłana Cichanoŭskaja", "be-Latn", "Latn"),
    ("Cichanoŭskaja", "be-Latn", "Latn"),
    ("Святлана Ціханоўская", "be", "Cyrl"),
    ("Ціханоўская", "be", "Cyrl"),
    ("Светлана Тихановская", "ru", "Cyrl"),
    ("Тихановская", "ru", "Cyrl"),
    ("سفياتلانا سيخانوسكايا", "ar", "Arab"),
    ("سيخانوسكايا", "ar", "Arab"),
    ("تسيخنوسكايا", "ar", "Arab"),
}

BY_BELTA = ("RELAYED_BY", "belta", "بحسب بيلتا")
BY_BELTA_IN_PARAGRAPH_4 = ("RELAYED_BY", "belta", "وكالة أنباء بيلتا الحكومية البيلاروسية")
TO_AP = ("TOLD_TO", "associated-press", "لوكالة أسوشيتد برس")
TO_AP_INFERRED = (*TO_AP, "inferred")
TO_REPORTERS = ("TOLD_TO", "COLLECTIVE", "للصحفيين")
AMERICA_THROUGH_COALE: Chain = (
    ("SPEAKER", "united-states", "الولايات المتحدة"),
    ("RELAYED_BY", "john-coale", "جون كويل"),
)
COALE = ("SPEAKER", "john-coale", "كويل")
COALE_AS_AMBASSADOR: Chain = (("SPEAKER", "john-coale", "السفير الأمريكي"),)
COALE_IN_THE_VERB = ("SPEAKER", "john-coale", "وقال")
COALE_TO_REPORTERS: Chain = (COALE, TO_REPORTERS)
BELTA: Chain = (("SPEAKER", "belta", "بيلتا"),)
LEADER_TO_AP: Chain = (("SPEAKER", "sviatlana-tsikhanouskaya", "سفياتلانا سيخانوسكايا"), TO_AP)
LEADER_INFERRED: Chain = (("SPEAKER", "sviatlana-tsikhanouskaya", "وأضاف", "inferred"), TO_AP_INFERRED)
LEADER_MISSPELT: Chain = (("SPEAKER", "sviatlana-tsikhanouskaya", "تسيخنوسكايا"),)
ARTICLE: Chain = (("SPEAKER", "ARTICLE"),)

NAIVE = (
    "لكن دعونا لا نكون ساذجين: لوكاشينكو لم يغير سياسته، وحملته القمعية مستمرة ويواصل دعم حرب روسيا ضد أوكرانيا. "
    "ولهذا السبب يجب أن نكون حذرين للغاية في أي مناقشة لتخفيف العقوبات، حتى لا نعزز آلة الحرب الروسية "
    "ونشجع استمرار القمع"
)

# The quotes in quotation marks, in the order of the text: ¶, words, kind, chain, cue, day.
MARKED: list[tuple[int, str, str, Chain, str, str | None]] = [
    (4, "مثمرة للغاية", "PARTIAL", (COALE, TO_REPORTERS, BY_BELTA_IN_PARAGRAPH_4), "وصف", "2025-12-13"),
    (6, "هدفنا", "PARTIAL", COALE_AS_AMBASSADOR, "وقال", None),
    (
        7,
        "نحن نرفع العقوبات، ونطلق سراح السجناء. ونتحدث باستمرار مع بعضنا البعض",
        "DIRECT",
        (COALE_IN_THE_VERB, BY_BELTA),
        "وقال",
        None,
    ),
    (
        7,
        "من خطوات صغيرة إلى خطوات أكثر ثقة",
        "PARTIAL",
        (COALE_IN_THE_VERB, (*BY_BELTA, "inferred")),
        "وقال",
        None,
    ),
    (
        10,
        "الإفراج عن السجناء السياسيين يعني أن لوكاشينكو يتفهم آلام العقوبات الغربية ويحاول تخفيفها",
        "DIRECT",
        (("SPEAKER", "sviatlana-tsikhanouskaya", "سيخانوسكايا"), TO_AP_INFERRED),
        "وقال",
        None,
    ),
    (11, NAIVE, "DIRECT", LEADER_INFERRED, "وأضاف", None),
    (14, "نصيحة جيدة", "PARTIAL", COALE_TO_REPORTERS, "وقال", None),
    (14, "صديقان منذ فترة طويلة", "PARTIAL", COALE_TO_REPORTERS, "قائلا", None),
    (14, "بمستوى العلاقة اللازم لمناقشة مثل هذه الأمور", "PARTIAL", COALE_TO_REPORTERS, "قائلا", None),
    (15, "من الطبيعي أن يقبل الرئيس بوتين بعض الاقتراحات دون غيرها", "DIRECT", (COALE,), "وقال", None),
]

# The indirect ones, in the order of the text: ¶, first and last words, chain, cue, day.
INDIRECT: list[tuple[int, str, str, Chain, str, str | None]] = [
    (1, "سترفع العقوبات", "البوتاس البيلاروسي", AMERICA_THROUGH_COALE, "قالت", None),
    (6, "تطبيع العلاقات", "هو “هدفنا”", COALE_AS_AMBASSADOR, "وقال", None),
    (7, "العلاقات بين البلدين", "تكثيف الحوار", (COALE_IN_THE_VERB,), "وقال", None),
    (9, "تخفيف العقوبات", "السياسيين البيلاروسيين", LEADER_TO_AP, "وقالت", "2025-12-13"),
    (12, "عقوبات الاتحاد", "الولايات المتحدة", LEADER_MISSPELT, "وصفت", None),
    (12, "في حين أن", "بيلاروسيا وأوكرانيا", LEADER_MISSPELT, "قائلة", None),
    (13, "الجولة الأخيرة", "وكذلك أوكرانيا", BELTA, "وقال", None),
    (14, "لوكاشينكو قدم", "مع الصراع", COALE_TO_REPORTERS, "وقال", None),
]

# Title, words for the date, date, status, place, participants, and the ¶¶ of each report.
EVENTS = [
    (
        "Russia invades Ukraine, in part from Belarusian soil",
        ("في عام 2022", "2022"),
        "OCCURRED",
        None,
        {("AGENT", "russia"), ("PATIENT", "ukraine"), ("OTHER", "belarus")},
        [[3]],
    ),
    (
        "Belarus frees more than 430 political prisoners",
        ("منذ يوليو 2024", "2024-07/2025-12-13"),
        "ONGOING",
        None,
        {("AGENT", "belarus")},
        [[8]],
    ),
    (
        "US officials meet Lukashenko",
        ("في سبتمبر 2025", "2025-09"),
        "OCCURRED",
        None,
        {("AGENT", "united-states"), ("PARTNER", "alexander-lukashenko")},
        [[8]],
    ),
    (
        "Washington announces easing of some sanctions",
        ("في سبتمبر 2025", "2025-09"),
        "OCCURRED",
        None,
        {("AGENT", "united-states"), ("PATIENT", "belarus")},
        [[8]],
    ),
    (
        "Minsk frees more than 50 political prisoners",
        ("في سبتمبر 2025", "2025-09"),
        "OCCURRED",
        None,
        {("AGENT", "belarus"), ("OTHER", "lithuania")},
        [[8]],
    ),
    (
        "Coale meets Lukashenko in Minsk",
        ("يومي الجمعة والسبت", "2025-12-12/2025-12-13"),
        "OCCURRED",
        "minsk",
        {("AGENT", "john-coale"), ("PARTNER", "alexander-lukashenko")},
        [[2], [4], [13]],
    ),
    (
        "Coale announces that US potash sanctions will be lifted",
        ("يوم السبت", "2025-12-13"),
        "OCCURRED",
        None,
        {("AGENT", "john-coale"), ("AGENT", "united-states"), ("PATIENT", "belarus")},
        [[1, 2]],
    ),
    (
        "Tsikhanouskaya speaks to AP",
        ("يوم السبت", "2025-12-13"),
        "OCCURRED",
        None,
        {("AGENT", "sviatlana-tsikhanouskaya"), ("RECIPIENT", "associated-press")},
        [[9]],
    ),
    (
        "Another large group of political prisoners to be freed",
        (None, None),
        "PLANNED",
        None,
        {("AGENT", "belarus")},
        [[9]],
    ),
]

# Text, ¶¶ of the spans, kind, status, chain, quantities (comparator, value, unit, date).
CLAIMS: list[tuple[str, list[int], str, str, Chain, list[tuple[str, float, str, str | None]]]] = [
    ("The US will lift sanctions on Belarusian potash", [1, 2], "INTENTION", "UNVERIFIED", AMERICA_THROUGH_COALE, []),
    ("Belarus has 9.5 million people", [3], "FACT", "UNVERIFIED", ARTICLE, [("EQ", 9_500_000, "people", None)]),
    (
        "Lukashenko has ruled for more than three decades",
        [3, 3],
        "FACT",
        "UNVERIFIED",
        ARTICLE,
        [("GT", 30, "years", None)],
    ),
    (
        "Western countries have repeatedly supported Belarus over its repression and the invasion",
        [3],
        "FACT",
        "DISPUTED",
        ARTICLE,
        [],
    ),
    ("Minsk faces Western isolation and sanctions for years", [3], "FACT", "UNVERIFIED", ARTICLE, []),
    (
        "Minsk freed more than 50 political prisoners in September 2025",
        [8],
        "FACT",
        "UNVERIFIED",
        ARTICLE,
        [("GT", 50, "people", "2025-09")],
    ),
    (
        "Belarus has freed more than 430 political prisoners since July 2024",
        [8],
        "FACT",
        "UNVERIFIED",
        ARTICLE,
        [("GT", 430, "people", "2024-07/2025-12-13")],
    ),
    (
        "The releases are widely seen as an attempt to repair relations with the West",
        [8],
        "OPINION",
        "UNVERIFIED",
        (("SPEAKER", "COLLECTIVE", "فيما اعتبر على نطاق واسع"),),
        [],
    ),
    (
        "The easing of sanctions is part of a deal between Minsk and Washington",
        [9],
        "FACT",
        "UNVERIFIED",
        LEADER_TO_AP,
        [],
    ),
    ("Another large group of prisoners is expected to be freed", [9], "PREDICTION", "UNVERIFIED", LEADER_TO_AP, []),
    (
        "Lukashenko has not changed his policy; repression continues; he still supports Russia's war",
        [11],
        "FACT",
        "UNVERIFIED",
        LEADER_INFERRED,
        [],
    ),
    (
        "EU potash sanctions hurt Minsk more than the American ones",
        [12],
        "OPINION",
        "UNVERIFIED",
        LEADER_MISSPELT,
        [],
    ),
    (
        "The talks touched on Russia's continuing aggression in Venezuela",
        [13],
        "FACT",
        "DISPUTED",
        BELTA,
        [],
    ),
    ("Lukashenko and Putin are long-time friends", [14], "FACT", "UNVERIFIED", COALE_TO_REPORTERS, []),
]

RELATIONS = {
    ("western-sanctions-on-minsk", "CONTRADICTS", "western-support-for-belarus"),
    ("over-430-prisoners-freed", "UPDATES", "fifty-prisoners-freed"),
    ("lukashenko-has-not-changed", "CONTRADICTS", "releases-to-repair-relations"),
}


@pytest.fixture(scope="module")
def reading() -> Reading:
    """Return the seed's bundle, checked."""
    text = (SEED / "bundle.yaml").read_text(encoding="utf-8")
    checked = check_bundle(text, file="bundle.yaml", read_text=lambda name: (SEED / name).read_text(encoding="utf-8"))
    return checked.reading


def _paragraphs(reading: Reading, annotation: Annotation) -> list[int]:
    return [reading.article.body.count("\n", 0, span.start) + 1 for span in annotation.spans]


def _chain(links: tuple[Link, ...]) -> Chain:
    return tuple(
        (
            link.role,
            link.entity or link.source_kind,
            *((link.span.exact,) if link.span else ()),
            *(("inferred",) if link.inferred else ()),
        )
        for link in links
    )


def _annotations(reading: Reading) -> Iterator[Annotation]:
    yield from reading.mentions
    yield from reading.quotes
    yield from reading.claims
    for event in reading.events:
        yield from event.reports


def _spans(reading: Reading) -> Iterator[AnchoredSpan]:
    for annotation in _annotations(reading):
        yield from annotation.spans
    for quote in reading.quotes:
        yield from [quote.cue] if quote.cue else []
    chains = [quote.chain for quote in reading.quotes] + [claim.chain for claim in reading.claims]
    for chain in chains:
        yield from (link.span for link in chain if link.span)


def _quotes(reading: Reading, *, marked: bool) -> list[QuoteReading]:
    quotes = [quote for quote in reading.quotes if (quote.kind != "INDIRECT") is marked]
    return sorted(quotes, key=lambda quote: quote.spans[0].start)


def _event(reading: Reading, title: str) -> EventReading:
    return next(event for event in reading.events if event.titles["en"] == title)


def _claim(reading: Reading, text: str) -> ClaimReading:
    return next(claim for claim in reading.claims if claim.text == text)


def test_the_seeds_text_is_the_published_one_to_the_byte(reading: Reading) -> None:
    published = "14dfcd7c41db2029f3a5f598a25da3fa93adfb39b84d63b91f922331116d87db"
    assert sha256((SEED / "article.txt").read_bytes()).hexdigest() == published
    assert reading.article.sha256 == published
    assert len(reading.article.body.splitlines()) == 15


def test_what_the_text_does_not_say_is_null_or_marked_as_supplied(reading: Reading) -> None:
    article = reading.article
    assert (article.slug, article.language, article.timezone) == ("belarus-potash-sanctions", "ar", "Europe/Minsk")
    assert article.published_at == datetime(2025, 12, 13, 12, tzinfo=timezone(timedelta(hours=3)))
    assert (article.headline, article.url, article.publisher) == (None, None, None)
    assert set(article.supplied) == {"published_at", "timezone", "language", "slug"}
    assert article.note is not None
    assert "hour is not known" in article.note


def test_the_seed_holds_every_row_of_the_reading_and_no_other(reading: Reading) -> None:
    assert len(reading.entities) == 17
    assert len(reading.mentions) == 60
    assert len(reading.quotes) == 18
    assert len(reading.events) == 9
    assert len(reading.claims) == 14


def test_every_span_of_the_seed_holds_the_words_that_it_quotes(reading: Reading) -> None:
    body, units = reading.article.body, reading.article.body.encode("utf-16-le")
    spans = list(_spans(reading))
    assert len(spans) == 167  # 60 mentions, 18 quotes, 18 cues, 12 of reports, 16 of claims, 30 and 13 of links
    for span in spans:
        assert body[span.start : span.end] == span.exact
        assert units[2 * span.utf16_start : 2 * span.utf16_end].decode("utf-16-le") == span.exact
        assert body[: span.start].endswith(span.prefix)
        assert body[span.end :].startswith(span.suffix)


def test_the_seeds_entities_have_their_kinds_and_only_certain_wikidata_ids(reading: Reading) -> None:
    assert {entity.key: (entity.kind, entity.wikidata) for entity in reading.entities} == ENTITIES


def test_every_surface_form_of_the_seed_is_a_mention_in_its_paragraphs(reading: Reading) -> None:
    found: dict[tuple[str, str, str], list[int]] = {}
    for mention in sorted(reading.mentions, key=lambda mention: mention.spans[0].start):
        form = (mention.entity, mention.spans[0].exact, mention.kind.value)
        found.setdefault(form, []).extend(_paragraphs(reading, mention))
    assert found == MENTIONS


def test_the_ambassador_of_paragraph_6_is_noted_as_a_translation_error(reading: Reading) -> None:
    ambassador = next(mention for mention in reading.mentions if mention.spans[0].exact == "السفير الأمريكي")
    assert ambassador.entity == "john-coale"
    assert ambassador.provenance.note is not None
    assert "translation error" in ambassador.provenance.note


def test_tsikhanouskaya_has_every_spelling_in_every_script(reading: Reading) -> None:
    names = next(entity.names for entity in reading.entities if entity.key == "sviatlana-tsikhanouskaya")
    assert {(name.text, name.language, name.script) for name in names} == TSIKHANOUSKAYA


def test_every_entity_of_the_seed_has_an_english_and_an_arabic_name_and_description(reading: Reading) -> None:
    for entity in reading.entities:
        preferred = [name.language for name in entity.names if name.kind == "PREFERRED"]
        assert preferred[:2] == ["en", "ar"], entity.key
        assert entity.names[0].kind == "PREFERRED"
        assert set(entity.descriptions) == {"en", "ar"}


def test_no_two_entities_of_the_seed_share_a_name(reading: Reading) -> None:
    bearers: dict[str, set[str]] = {}
    for entity in reading.entities:
        for name in entity.names:
            bearers.setdefault(fold(name.text), set()).add(entity.key)
    assert {name: keys for name, keys in bearers.items() if len(keys) > 1} == {}


def test_the_ten_quotes_in_quotation_marks_have_their_words_and_chains(reading: Reading) -> None:
    body = reading.article.body
    quotes = _quotes(reading, marked=True)
    assert [
        (
            *_paragraphs(reading, quote),
            quote.text,
            quote.kind,
            _chain(quote.chain),
            quote.cue.exact if quote.cue else None,
            quote.said.edtf,
        )
        for quote in quotes
    ] == MARKED
    assert len(quotes[5].text) == 224
    for quote in quotes:
        assert body[quote.spans[0].start - 1] == "“"
        assert body[quote.spans[0].end] == "”"


@pytest.mark.parametrize(("place", "expected"), list(enumerate(INDIRECT)))
def test_speech_without_marks_has_its_words_and_chain(
    reading: Reading, place: int, expected: tuple[int, str, str, Chain, str, str | None]
) -> None:
    paragraph, first, last, chain, cue, said = expected
    quotes = _quotes(reading, marked=False)
    quote = quotes[place]
    assert len(quotes) == len(INDIRECT)
    assert _paragraphs(reading, quote) == [paragraph]
    assert quote.text.startswith(first)
    assert quote.text.endswith(last)
    assert _chain(quote.chain) == chain
    assert quote.cue is not None
    assert (quote.cue.exact, quote.said.edtf) == (cue, said)


def test_the_words_of_coale_that_come_only_through_belta_are_quotes_1_3_and_4(reading: Reading) -> None:
    relayed = {
        quote.key
        for quote in reading.quotes
        if quote.chain[0].entity == "john-coale" and any(link.entity == "belta" for link in quote.chain[1:])
    }
    assert relayed == {"very-fruitful", "lifting-and-releasing", "more-confident-steps"}


def test_a_day_that_the_text_states_keeps_its_words_and_its_base(reading: Reading) -> None:
    said = next(quote.said for quote in reading.quotes if quote.key == "very-fruitful")
    assert (said.expression, said.base, said.earliest, said.latest) == (
        "يوم السبت",
        date(2025, 12, 13),
        date(2025, 12, 13),
        date(2025, 12, 13),
    )


@pytest.mark.parametrize(("title", "when", "status", "place", "participants", "reports"), EVENTS)
def test_an_event_of_the_seed_has_its_date_its_participants_and_its_reports(
    reading: Reading,
    *,
    title: str,
    when: tuple[str | None, str | None],
    status: str,
    place: str | None,
    participants: set[tuple[str, str]],
    reports: list[list[int]],
) -> None:
    event = _event(reading, title)
    assert (event.when.expression, event.when.edtf) == when
    assert (event.status, event.place) == (status, place)
    assert {(part.role, part.entity) for part in event.participants} == participants
    assert [_paragraphs(reading, report) for report in event.reports] == reports
    assert set(event.titles) == {"en", "ar"}


@pytest.mark.parametrize(
    ("title", "note"),
    [
        ("Coale announces that US potash sanctions will be lifted", "inferred"),
        ("Another large group of political prisoners to be freed", "after 2025-12-13"),
    ],
)
def test_a_date_that_the_text_does_not_state_is_explained(reading: Reading, title: str, note: str) -> None:
    assert note in (_event(reading, title).reports[0].provenance.note or "")


@pytest.mark.parametrize(("text", "paragraphs", "kind", "status", "chain", "quantities"), CLAIMS)
def test_a_claim_of_the_seed_has_its_claimant_its_quantities_and_its_status(
    reading: Reading,
    *,
    text: str,
    paragraphs: list[int],
    kind: str,
    status: str,
    chain: Chain,
    quantities: list[tuple[str, float, str, str | None]],
) -> None:
    claim = _claim(reading, text)
    assert claim.language == "en"
    assert _paragraphs(reading, claim) == paragraphs
    assert (claim.kind, claim.status) == (kind, status)
    assert _chain(claim.chain) == chain
    found = [(number.comparator, number.value, number.unit, number.when.edtf) for number in claim.quantities]
    assert found == quantities
    assert (claim.status_note is not None) == (status == "DISPUTED")


def test_the_seed_contradicts_itself_twice_and_updates_one_number(reading: Reading) -> None:
    found = {(claim.key, link.type, link.claim) for claim in reading.claims for link in claim.relations}
    assert found == RELATIONS


def test_everything_in_the_seed_is_published_by_the_desk(reading: Reading) -> None:
    provenances = [annotation.provenance for annotation in _annotations(reading)]
    assert {(said.method, said.asserted_by, said.state) for said in provenances} == {
        ("HUMAN", "Isnad desk", "PUBLISHED")
    }
