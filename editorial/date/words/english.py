"""The English words for dates."""

from collections.abc import Mapping
from types import MappingProxyType

LOCALES = ("en",)
"""The locales of the Unicode CLDR whose names of months are known."""

MONTHS: Mapping[int, tuple[str, ...]] = MappingProxyType({9: ("sept",)})

WEEKDAYS = (
    "monday mon",
    "tuesday tue tues",
    "wednesday wed weds",
    "thursday thu thur thurs",
    "friday fri",
    "saturday sat",
    "sunday sun",
)

UNITS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "hour": ("hour", "", "hours"),
        "day": ("day", "", "days"),
        "week": ("week", "fortnight", "weeks"),
        "month": ("month", "", "months"),
        "year": ("year", "", "years"),
        "decade": ("decade", "", "decades"),
        "century": ("century", "", "centuries"),
    }
)
"""The words for one, two and several of each unit."""

DIGITS = ("one a an", "two", "three", "four", "five", "six", "seven", "eight", "nine")

TEENS = (
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)

TENS: Mapping[int, str] = MappingProxyType(
    {
        20: "twenty",
        30: "thirty",
        40: "forty",
        50: "fifty",
        60: "sixty",
        70: "seventy",
        80: "eighty",
        90: "ninety",
    }
)

ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)

TENTHS: Mapping[int, str] = MappingProxyType({20: "twentieth", 30: "thirtieth"})

DECADES: Mapping[int, str] = MappingProxyType(
    {3: "thirties", 4: "forties", 5: "fifties", 6: "sixties", 7: "seventies", 8: "eighties", 9: "nineties"}
)

EXAMPLES = (
    *("today", "yesterday", "tomorrow", "on Saturday", "last Friday", "next Friday", "Friday and Saturday"),
    *(
        "Saturday evening",
        "last night",
        "this week",
        "last week",
        "next week",
        "this month",
        "last month",
        "next month",
    ),
    *("this year", "last year", "next year", "in September 2025", "in September", "5 September 2025", "in 2022"),
    *("two days ago", "three weeks ago", "two years ago", "since 2022", "since last year", "between 2014 and 2016"),
    *("the 19th century", "the 1990s", "the first quarter of this year", "mid-2024", "in the past year"),
)
"""Usual expressions, all of which resolve."""

PHRASES: Mapping[tuple[str, int | str], str] = MappingProxyType(
    {
        ("relative_day", -2): "the day before yesterday",
        ("relative_day", -1): "yesterday",
        ("relative_day", 0): "today, this day, now, the present, present, the present day",
        ("relative_day", 1): "tomorrow",
        ("relative_day", 2): "the day after tomorrow",
        ("which", -2): "before last",
        ("which", -1): "last, this past, this last",
        ("this", 0): "this, the current, current",
        ("which", 1): "next, this coming",
        ("coming_weekend", 0): "the coming weekend, this coming weekend, the upcoming weekend, coming weekend",
        ("which", 2): "after next",
        ("past", -1): "past, the past, these past, in the past",
        ("span", -1): "the last, in the last",
        ("span", 1): "the next, in the next, coming, upcoming, the coming, the upcoming, in the coming",
        ("recent", 0): "recent, the most recent",
        ("since", 0): "since, ever since",
        ("ago", 0): "ago",
        ("before", 0): "before, prior to, ahead of",
        ("later_than", 0): "after",
        ("from_now", 0): "from now, hence, from today",
        ("in", 0): "in",
        ("duration", "50 year"): "half a century, a half century",
        ("duration", "25 year"): "a quarter of a century, a quarter century",
        ("within", 0): "within, inside, in less than, in the space of",
        ("by", 0): "by, no later than, not later than",
        ("from", 0): "from",
        ("to", 0): "to, until, till, through, into, up to, thru",
        ("dash", 0): "-",
        ("between", 0): "between",
        ("and", 0): "and, &",
        ("or", 0): "or",
        ("starting", 0): (
            "starting, starting from, beginning, that began, that began on, which began, which began on, that begins,"
            " that begins on, effective, effective from, with effect from, from as of"
        ),
        ("early_as", 0): "as early as, as soon as, no earlier than, not before, not until, no sooner than",
        ("earliest", 0): "at the earliest",
        ("latest", 0): "at the latest",
        ("part", 0): (
            "early, early in, early on, earlier, earlier in, earlier on, late, late in, late on, later, "
            "later in, later on,"
            " mid, mid-, the beginning of, beginning of, the start of, start of, the middle of, middle of, "
            "the early hours of,"
            " early hours of, the wee hours of, the opening of, midway through, halfway through, partway through"
        ),
        ("end", 0): "the end of, end of, the close of, close of, the tail end of, end-",
        ("period_end", "month"): "month-end, month's end",
        ("period_end", "year"): "year-end, year's end",
        ("time", 0): (
            "morning, afternoon, evening, noon, midday, mid-morning, mid-afternoon, dawn, dusk, before dawn, "
            "at dawn, daybreak,"
            " sunrise, sunset, in the morning, in the afternoon, in the evening, lunchtime, shortly before dawn"
        ),
        ("night", 0): (
            "midnight, night, nights, at night, shortly after midnight, just after midnight, after midnight,"
            " shortly before midnight, before midnight, just before midnight"
        ),
        ("overnight", 0): "overnight",
        ("tonight", 0): "tonight",
        (
            "about",
            0,
        ): "on or about, or so, about, around, circa, roughly, approximately, some, nearly, almost",
        ("couple", 0): "a couple of, a couple, couple of",
        ("number", 12): "a dozen, dozen",
        ("two_units", "week"): "a fortnight",
        ("more", 0): "more than, over, at least, several, a few, few, many, a number of",
        ("long", 0): "a long time, long, time immemorial",
        ("season", 21): "spring, springtime",
        ("season", 22): "summer, summertime",
        ("season", 23): "autumn, fall",
        ("season", 24): "winter, wintertime",
        ("quarter", 0): "quarter",
        ("half", 0): "half",
        ("nth_quarter", 1): "q1",
        ("nth_quarter", 2): "q2",
        ("nth_quarter", 3): "q3",
        ("nth_quarter", 4): "q4",
        ("nth_half", 1): "h1",
        ("nth_half", 2): "h2",
        ("weekend", 0): "weekend, week-end",
        ("final", 0): "the final, final",
        ("fiscal", 0): "school year, academic year, fiscal year, fiscal, financial year, tax year, fy",
        (
            "ended",
            0,
        ): "ended, ending, that ended, which ended, that ends, ended on, ending on, that ended on, which ended on",
        ("suffix", 0): "st, nd, rd, th",
        ("month_day", 101): "new year's day",
        ("month_day", 1231): "new year's eve",
        ("month_day", 1224): "christmas eve",
        ("month_day", 1226): "boxing day",
        ("month_day", 1225): "christmas day, christmas",
        ("era", 0): "ad, a.d., ce",
        ("?", 0): "24/7, b.c., bc, bce, b.c.e.",
        ("-", 0): (
            "in the, as of, period, season, just, shortly, soon, right, exactly, toward, towards, sometime, "
            "some time, either, scheduled for, ' time, on, the, of, during, at, for, dated, 's, ', as recently as, as late as, "
            "only, over, throughout,"
            " gmt, utc, local time, est, edt, et, o'clock"
        ),
    }
)
"""Phrases of one meaning, separated by commas."""
