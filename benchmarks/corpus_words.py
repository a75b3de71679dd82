"""The words that the corpus is written in: two languages, the same topics, sentences as frames with slots."""

import itertools
import random
from collections.abc import Iterable
from dataclasses import dataclass

Part = tuple[str, str, str]
"""What stands before a slot, the slot, what stands after it; all three are left out where the slot is empty."""

Frame = tuple[Part, ...]

POOL = 4000


@dataclass(frozen=True, slots=True)
class EventFrame:
    """A sort of event: the role of its second participant, its sentence, and what it is called."""

    role: str
    sentence: Frame
    title: str


@dataclass(frozen=True, slots=True)
class Voice:
    """A language to write in. Lists that stand in both languages have the same length and order."""

    language: str
    direct: tuple[str, ...]
    reported: tuple[str, ...]
    endings: tuple[str, ...]
    verdicts: tuple[str, ...]
    cues: tuple[str, ...]
    calling: str
    unnamed: tuple[tuple[str, str], ...]
    descriptions: tuple[str, ...]
    quote_frames: dict[str, Frame]
    events: tuple[EventFrame, ...]
    topics: tuple[str, ...]
    claims: tuple[Frame, ...]
    doubts: tuple[Frame, ...]
    goods: tuple[tuple[str, str], ...]
    fillers: tuple[Frame, ...]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    seasons: tuple[str, ...]
    dates: dict[str, str]


def frame(text: str) -> Frame:
    """Return the frame that ``text`` writes: parts are divided by ``|``, and a slot stands in braces."""
    parts = []
    for piece in text.split("|"):
        before, _, rest = piece.partition("{")
        slot, _, after = rest.partition("}")
        parts.append((before, slot, after))
    return tuple(parts)


def pool(*lists: Iterable[str], size: int = POOL) -> tuple[str, ...]:
    """Return up to ``size`` of the ways to put one text of each list side by side, always the same ones."""
    ways = [" ".join(each) for each in itertools.product(*lists)]
    return tuple(ways) if len(ways) <= size else tuple(random.Random(size).sample(ways, size))


def pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Return the words of ``text`` that stand as ``english=arabic``."""
    halves = (word.partition("=") for word in text.split())
    return tuple((english, arabic) for english, _, arabic in halves)


TOPICS = (
    ("grain exports", "صادرات الحبوب"),
    ("the border crossing", "المعبر الحدودي"),
    ("water supplies", "إمدادات المياه"),
    ("the state budget", "موازنة الدولة"),
    ("prisoner releases", "الإفراج عن السجناء"),
    ("fuel prices", "أسعار الوقود"),
    ("the peace talks", "محادثات السلام"),
    ("potash sanctions", "عقوبات البوتاس"),
    ("port fees", "رسوم الموانئ"),
    ("school reform", "إصلاح المدارس"),
    ("the election law", "قانون الانتخابات"),
    ("rail traffic", "حركة القطارات"),
    ("hospital funding", "تمويل المستشفيات"),
    ("the gas pipeline", "خط أنابيب الغاز"),
    ("wheat imports", "واردات القمح"),
    ("the drought", "موجة الجفاف"),
    ("housing loans", "قروض الإسكان"),
    ("fishing rights", "حقوق الصيد"),
    ("the cease-fire", "وقف إطلاق النار"),
    ("bank transfers", "التحويلات المصرفية"),
    ("teachers' pay", "رواتب المعلمين"),
    ("the power grid", "شبكة الكهرباء"),
    ("press freedom", "حرية الصحافة"),
    ("air traffic", "حركة الطيران"),
    ("flood damage", "أضرار الفيضانات"),
    ("customs duties", "الرسوم الجمركية"),
    ("olive harvests", "موسم الزيتون"),
    ("mining permits", "تراخيص التعدين"),
    ("refugee aid", "مساعدة اللاجئين"),
    ("the trade deficit", "العجز التجاري"),
)
"""What the articles are about, in English and in Arabic."""

NUMBERS_OF = (
    (("tonnes", "wheat"), ("طن", "القمح")),
    (("barrels", "crude oil"), ("برميل", "النفط الخام")),
    (("families", "the displaced"), ("عائلة", "النازحين")),
    (("workers", "the day shift"), ("عامل", "الوردية النهارية")),
    (("dollars", "state aid"), ("دولار", "المساعدات الحكومية")),
    (("megawatts", "solar power"), ("ميغاواط", "الطاقة الشمسية")),
    (("homes", "the new district"), ("منزل", "الحي الجديد")),
    (("containers", "spare parts"), ("حاوية", "قطع الغيار")),
)
"""What is counted: unit and substance, in English and in Arabic."""

ENGLISH = Voice(
    language="en",
    direct=pool(
        ("We",),
        ("will not accept", "intend to review", "fully support", "cannot postpone", "are ready to discuss"),
        ("the draft on", "the decision on", "the new rules for", "the agreement on", "the latest report on"),
        (english for english, _ in TOPICS),
    ),
    reported=pool(
        ("they", "the delegation", "the council"),
        ("would not accept", "meant to review", "fully supported", "could not postpone", "hoped to discuss"),
        ("the draft on", "the decision on", "the new rules for", "the agreement on", "the latest report on"),
        (english for english, _ in TOPICS),
    ),
    endings=pool(
        ("before", "after", "until", "unless", "because"),
        ("the ministers", "the mediators", "both sides", "the two chambers", "the experts", "the donors"),
        (
            "meet again",
            "publish their findings",
            "reach an understanding",
            "come back to the table",
            "settle the costs",
        ),
        ("this week", "in the capital", "without conditions", "in public", "as was promised", "next month"),
    ),
    verdicts=pool(
        ("a costly", "a late", "a brave", "a dangerous", "a useful", "a hasty", "an empty", "a necessary"),
        ("mistake", "step", "gesture", "promise", "signal", "compromise", "distraction"),
        (
            "for the whole region",
            "at the wrong moment",
            "after years of silence",
            "that changes nothing",
            "of the old kind",
        ),
    ),
    cues=("said", "stated", "declared", "added", "stressed", "explained", "warned", "announced"),
    calling="called",
    unnamed=(
        ("an official who asked not to be named", "ANONYMOUS"),
        ("a diplomat close to the talks", "ANONYMOUS"),
        ("several witnesses", "COLLECTIVE"),
        ("the final communiqué", "DOCUMENT"),
        ("somebody at the scene", "UNKNOWN"),
    ),
    descriptions=("the minister", "the spokesman", "the envoy", "the chairman"),
    quote_frames={
        "DIRECT": frame(
            "{speaker}| {cue}| in an interview with {listener}| {day}|: “{words}”|, as reported by {agency}|.{end}"
        ),
        "SPLIT": frame("“{words}”|, {speaker}| {cue}| {day}|, “{more}”|, according to {agency}|.{end}"),
        "INDIRECT": frame(
            "{speaker}| {cue}| in a conversation with {listener}| {day}| that {words}|, {agency} reported|.{end}"
        ),
        "PARTIAL": frame("{speaker}| {cue}| the handling of {topic}| {day}| “{words}”|, {agency} wrote|.{end}"),
    },
    events=(
        EventFrame(
            "PARTNER",
            frame("{agent}| met {second}| in {place}| {day}| for talks on {topic}|, with {third} attending|.{end}"),
            "Talks on",
        ),
        EventFrame(
            "PARTNER",
            frame("{agent}| signed an agreement with {second}| in {place}| {day}| on {topic}|, beside {third}|.{end}"),
            "Agreement on",
        ),
        EventFrame(
            "PATIENT",
            frame(
                "{agent}| imposed restrictions on {second}| in {place}| {day}| over {topic}|, joined by {third}|.{end}"
            ),
            "Restrictions over",
        ),
        EventFrame(
            "RECIPIENT",
            frame("{agent}| handed a letter to {second}| in {place}| {day}| about {topic}|, copied to {third}|.{end}"),
            "Letter about",
        ),
        EventFrame(
            "OTHER",
            frame("{agent}| opened a conference with {second}| in {place}| {day}| on {topic}|, led by {third}|.{end}"),
            "Conference on",
        ),
    ),
    topics=tuple(english for english, _ in TOPICS),
    claims=(
        frame("{subject}| has paid for {number}| {unit}| meant for {goods}| in {place}|.{end}"),
        frame("{subject}| counted some {number}| {unit}| out of {goods}| around {place}|.{end}"),
        frame("{subject}| lost more than {number}| {unit}| of {goods}| near {place}|.{end}"),
    ),
    doubts=(
        frame("{subject}| has no plan to change its course on {topic}| in {place}|.{end}"),
        frame("{subject}| has kept silent for months about {topic}| in {place}|.{end}"),
    ),
    goods=tuple(english for english, _ in NUMBERS_OF),
    fillers=(
        frame(
            "Observers are following closely how the matter of {topic}| will be dealt with in the coming weeks, for there"
            " are few in the region who do not depend on it: traders have put off their purchases, the banks lend only"
            " from one day to the next, and in {place}| the town hall has asked people to be patient until a decision is"
            " made that everybody can live with.{end}"
        ),
        frame(
            "Few people had expected that so much would be said in public about {topic}|, which had been left to"
            " committees for years; their papers fill a whole shelf in the archive, and those who wrote them have long"
            " since moved to other offices. {subject}| was among the first to ask for them, and found that the most"
            " important pages were missing.{end}"
        ),
        frame(
            "It remains unclear whether there are the means to settle {topic}| before the end of the year: the treasury"
            " speaks of a gap that nobody had foreseen, the opposition of one that everybody could see coming, and in the"
            " streets of {place}| people say that they have heard both before and will believe in neither until the first"
            " money has been paid.{end}"
        ),
    ),
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    seasons=("the spring", "the summer", "the autumn", "the winter"),
    dates={
        **{"weekday": "on %s", "day": "on %s", "month": "in %s", "year": "in %s", "season": "in %s of %s"},
        **{"interval": "from %s to %s", "since": "since %s", "until": "until %s", "from": "from %s on"},
        **{"decade": "in the %ss", "century": "in the 19th century", "about": "around %s"},
    },
)
