"""The grammar of Arabic dates, over the kinds of words: each pattern uses those before it."""

from collections.abc import Mapping
from types import MappingProxyType

NAMED: Mapping[str, str] = MappingProxyType(
    {
        # Months, and the years behind them.
        "one_month": (
            "(month | odd_month | father | double_month ordinal | hijri_month | season ordinal"
            " | double_hijri_month (hijri_name | ordinal))"
        ),
        "named_month": "(shahr from?)? one_month ((slash | open)? one_month close?)?",
        "sure_month": "(shahr from? one_month | month | double_month ordinal) ((slash | open)? one_month close?)?",
        "any_unit": "(year_unit | unit | shahr)",
        "period": "(any_unit lli went | (this | that) any_unit | any_unit (before | after)? (which | same | story) | same_before any_unit)",
        "of_year": "(comma? (from? year_unit)? year era? | from? period | which | same)",
        # Days.
        "day": "(al? day_number | ordinal teen? | ordinal wa tens_ordinal | tens_ordinal)",
        "link": "(wa | to | until | dash | or)",
        "date": (
            "((day (comma day)? link day | day) from? named_month (link day from? named_month)? of_year?"
            " | day from (period | which))"
        ),
        "weekday_list": "(weekday (comma? wa? weekday)* (link weekday)? (which | lli went)?)",
        "same_day": "(open? corresponding prefix? (date | digits) close?)",
        "today_": "(day_of? (first from? | after | before)? today (ordinal | which | story | same)?)",
        "weekday_": "(day_of? from? (weekday_list (which? comma? (date | digits) same_day?)? | (date | digits) same_day? | date | digits) | units weekday_list)",
        "full_date": (
            "((time (from | of_year)?)? (today_ (comma? weekday_)? | weekday_) time? | time (this | today)"
            " | this time | digits)"
        ),
        "months": "(named_month link named_month of_year?)",
        "month_of_year": "named_month of_year",
        # Periods.
        "quarters": (
            "((quarter | unit | year_unit) (ordinal | recent) from (period | named_month of_year? | year_unit? year | which)"
            " | (units | shahr) number_word (ordinal | recent) from (period | year_unit? year)"
            " | (first | last) (day_of | weekday | any_unit) (from | in) (period | named_month of_year?)"
            " | (unit same | same_before (unit | shahr | quarter) | quarter same) from (period | year_unit? year)"
            " | quarter (ordinal | which | recent))"
        ),
        "weekends": "(part unit (which | before which) | weekend part unit (which | before which)?)",
        "fiscal_years": "year_unit fiscal (which | year ((slash | dash) (year | number | day_number))?)",
        "years": (
            "(year_unit year (link year_unit? year | slash (year | number | day_number))? era? | year (slash"
            " | dash) (year | number | day_number))"
        ),
        "season_of_year": "season (which | same | story | from? period | from? year_unit? year (slash year)?)",
        "decades": "(part? decade (from? unit which)?)",
        "centuries": "unit ordinal teen? (wa tens_ordinal)?",
        # Counted from the day of the article.
        "counted": "((number | number_word | day_number | teen) (teen | wa number_word | number_word)?)",
        "any_units": "(units | dual | shahr | year_unit | unit | day_of | short_units)",
        "count": "((about from?)? (few | counted)? any_units (?! year))",
        "many": "(few counted? | counted)? any_units",
        "no_which": "(?! number_word? few? (which | recent | same | story | ordinal | before which))",
        "spans": (
            "((units | dual | short_units | year_unit | unit | shahr) (number_word | few | counted)? (which | recent) few?"
            " | (few | counted) any_units (which | recent))"
        ),
        "ago": (
            "(before | since) (about from?)? many no_which (?! weekday | al? day_number | digits | today | ordinal"
            " | from? year | one_month | from (unit | day_of | weekday))"
        ),
        "ahead": (
            "(during | in? space | after) (about from?)? many no_which (?! weekday | al? day_number | digits"
            " | today | ordinal | year | one_month | from)"
        ),
        "sure": (
            "(full_date | months of_year | month_of_year | quarters | weekends | fiscal_years | years | season_of_year | spans"
            " | period | decades | sure_month)"
        ),
        "bare": (
            "(months | month | hijri_month | double_month ordinal | shahr from? one_month | season (?! arab)"
            " | year era? | years | part midday | time | centuries)"
        ),
        "feasts": (
            "((first | last | ordinal) (units | day_of))? (eid feast_name grand? | feast prophet? grand? | (day_of | wakfa) arafa"
            " | head year_unit feast_year?) (year_unit? year | which)?"
        ),
        "limit": "(part (of_year | from)? | in? moment moment_kind from?)",
        "limited": "(limit (sure | named_month | season | any_unit | year | today_))",
        "core": "(limited | sure)",
        "any": "(core | bare)",
        "preposition": (
            "(in | from | to goal | to | until | since | before | after | during | in space | in? horizon | by | of_year | starting from?)"
        ),
        "strong": "(in | to goal | until | since | before | during | in space | in? horizon | by coming? | with coming? | starting from?)",
        "odd": "(odd_month | father)",
    }
)

DATE = (
    "((strong | after | prefix | day_of | time) (part | time)? (?P<feast>feasts) | between (year_unit? any | odd) wa any | (?P<ago> ago) | (?P<ahead> ahead) | (strong | from"
    " | after) any (to goal? | until) any | strong any | strong odd"
    " | after core | core | (preposition | prefix) (?P<date>bare))"
)
"""A date; the group ``date`` is it alone, if other words only license it."""

ANCHORS = (
    "(weekday | month | odd_month | double_month | hijri_month | double_hijri_month | season | today | time | midday | shahr"
    " | year_unit | unit | units | dual | short_units | quarter | decade | weekend | year | digits | eid | feast"
    " | arafa | head | feast_name)"
)
