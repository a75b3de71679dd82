"""The grammar of English dates, over the kinds of words: each pattern uses those before it."""

from collections.abc import Mapping
from types import MappingProxyType

NAMED: Mapping[str, str] = MappingProxyType(
    {
        # Days and months.
        "dotted": "dot (?= day_number | nth | year | comma)",
        "named_month": "(month | odd_month) dotted?",
        "day": "(day_number | nth)",
        "worded_day": "(ordinal | number_word dash ordinal)",
        "of_unit": "of ((the? that | the? which | the) fiscal? unit) | which unit | that unit",
        "of_year": "comma? year | of_unit",
        "month_day": "named_month the? day (?! dash? (short_units | units))",
        "day_month": "the? day of? named_month | the? worded_day of named_month",
        "link": "(dash | to | through | and | or)",
        "days": (
            "named_month day (link | comma) day | month_day link month_day"
            " | the? day link the? day of? named_month | day_month link day_month"
        ),
        "date": "(days | month_day | day_month) of_year?",
        "day_of_week": "weekday | short_weekday dotted? (?= comma? (named_month | day of? named_month))",
        "full_date": "day_of_week comma? the? date | date comma? weekday | date | (weekday comma?)? digits",
        "months": "named_month (comma named_month comma?)? (to | and | or | dash | slash) named_month of_year?",
        "month_of_year": "named_month (of? year | comma year | of_unit)",
        "weekdays": (
            "weekday (comma weekday comma?)? link weekday (time | of_unit)? | weekday the nth"
            " | weekday of_unit | weekday which | which? weekday unit"
        ),
        # Seasons, years, decades and centuries.
        "season_of_year": "(the? season | the? fall) (of? year ((slash | dash) (year | number | day_number))? | of_unit)",
        "year_range": "year (dash | slash) (year | number | day_number)",
        "decades": "the? (part dash?)? apostrophe? decade | the (part dash?)? decade_word",
        "centuries": "the? (part dash?)? (nth | ordinal | number_word dash ordinal) dash? century",
        # Quarters and halves, numbered months and weeks.
        "of_period": "of (year | the? (which | that)? fiscal? (unit | term) | fiscal year | named_month of_year?) | which unit",
        "quarters": (
            "the? named_month dash named_month quarter_of_year | the year_range term | the? (ordinal | which"
            " | nth) fiscal? (quarter_of_year | quarter) of_period | the? which quarter"
            " | the? ordinal quarter_of_year"
            " | nth_quarter of? year | nth_quarter"
            " | the? (ordinal | which) (number_word | day_number) units of_period"
            " | the? (ordinal | which) (weekday | unit | weekend) of (named_month of_year? | year | the? which unit)"
        ),
        "fiscal_years": (
            "the? (ordinal | which)? (number_word | day_number) units (ended | to) which? (date | named_month of_year?)"
            " | the? (unit | quarter_of_year | quarter | fiscal unit) (ended | to) which? (date | named_month of_year?)"
            " | (the? which | the)? fiscal (unit (dash? year (dash | slash) (year | number | day_number) | year)? | year)"
            " (ended which? (date | named_month))?"
        ),
        # Counted from the day of the article, or named by it.
        "counted": "(few of | a few of? | number_word (dash number_word)? | day_number | number | a) (and a quarter)?",
        "any_unit": "(units | unit | century | short_units | short_unit | weekend | quarter_of_year | quarter)",
        "ago_": "(more than | at least | over | about | a least)? (counted | few)? (any_unit | term) ago (today | weekday)?",
        "ahead": (
            "in (about | more than | at least)? (counted | few | the which few?"
            " | the which counted) dash? any_unit apostrophe? moment? (?! of | ago | part)"
        ),
        "inside": "within (about | the which)? (counted | few)? any_unit (?! of)",
        "spans": "the? which (counted | a few | few) any_unit | the (which | recent) units | the recent unit",
        "which_unit": (
            "(the | that)? which (unit | century | weekend | term | quarter_of_year) | that (unit | century"
            " | weekend | term)"
        ),
        "named": "the? which (weekday | named_month | season | fall | time) time? | that (weekday | time | season)",
        "now": "today (time | part)?",
        "weekday_": "weekday (time part?)?",
        "story": (
            "part in the unit | the that (unit | weekday | time | weekend | named_month | season)"
            " | counted any_unit part (?! in | of)"
            " | the (unit | time | weekday | weekend) (before | after) (?= comma | dot)"
        ),
        "same_period": (
            "the that (period | quarter_of_year | units) (of_unit | (of | in)? year | of which unit | a unit (part"
            " | ago))"
        ),
        "feasts": (
            "(the? which)? ((saint dot?)? feast_head possessive? apostrophe? (feast_day | unit) | odd_month feast_day"
            " | feast_head weekday | feast (edge | feast_day | unit | weekday | (dash? eid)+)? | yom kippur"
            " | (the? lunar)? new_year unit possessive? (edge | unit | feast_day)? | hijri_month) (year | of_unit | unit)?"
        ),
        "sure": (
            "(full_date | weekdays | months of_year | month_of_year | season_of_year | quarters | fiscal_years | ago_ | spans"
            " | named | story | which_unit | now | weekday_ | decades | centuries | same_period)"
        ),
        # What is a date only beside other words: "in March", "the end of the year".
        "bare": (
            "(year to year | months | named_month | the? season | the fall | the? unit year | the weekend | year_range"
            " | year (?! short_units) | midnight)"
        ),
        "limit": "((the edge | edge) of the? | part (dash | in | on)? the? | the part short_units of | the? time of the?)",
        "limited": (
            "limit (sure | month | odd_month | unit | fall | season | year_range | year | term | weekend"
            " | quarter_of_year)"
        ),
        "core": "(limited | sure)",
        "any": "(core | bare)",
        "preposition": (
            "about? (on | in | at | by | since | until | from | before | after | during | within | over | for"
            " | through | no part than | as of"
            " | as (part | soon) (ago | back)? as)"
        ),
    }
)

DATE = (
    "(between about? any and any of_year? | from any (to | until | through) any | (?P<ahead> ahead | inside) | (?P<ago> ago_)"
    " | (preposition (about | at least)? | about | on the edge of) (?P<feast>feasts) | preposition (about | at least)? any | core | (of | to | than | and | open) (?P<date>bare))"
)
"""A date; the group ``date`` is it alone, if other words only license it."""

ANCHORS = (
    "(weekday | short_weekday | month | odd_month | hijri_month | nth_quarter | today | season | fall | time"
    " | midnight | unit | century | weekend | units | short_units | short_unit | quarter_of_year | fiscal | ago | term | feast | feast_head | feast_day | new_year | yom | eid | year"
    " | decade | decade_word | digits)"
)
