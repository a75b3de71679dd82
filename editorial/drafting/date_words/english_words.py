"""The English words that dates are made of, by the part that they play in one."""

from collections.abc import Mapping
from types import MappingProxyType

CAPITALISED: Mapping[str, str] = MappingProxyType(
    {
        "weekday": (
            "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Tues Weds Thur Thurs"
            " MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY"
        ),
        "short_weekday": "Mon Tue Wed Thu Fri Sat Sun",
        "month": (
            "January February April June July August September October November December Jan Feb Apr Jun Jul Aug Sep"
            " Sept Oct Nov Dec JANUARY FEBRUARY APRIL JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER"
            " JAN FEB APR AUG SEP SEPT OCT NOV DEC"
        ),
        "odd_month": "May March Mar MAY MARCH",
        "hijri_month": "Muharram Safar Rajab Shaban Sha'ban Ramadan Shawwal Zulhijjah Ramadhan Ramzan",
        "nth_quarter": "Q1 Q2 Q3 Q4 H1 H2",
        "feast": (
            "Christmas Christmastime Easter Halloween Hogmanay Thanksgiving Diwali Deepavali Holi Passover Hanukkah Chanukah"
            " Ashura Arbaeen Epiphany Pentecost Whitsun Juneteenth Nowruz Newroz Lent Candlemas Michaelmas Martinmas Kwanzaa"
            " Purim Eid Mawlid Tet Songkran Vesak Onam Pongal Navratri Dussehra Durga Carnival Midsummer Lammas Yuletide"
        ),
        "feast_head": (
            "Boxing Independence Freedom Labour Labor Memorial Remembrance Armistice Veterans Presidents Republic Canada Australia"
            " Anzac ANZAC Waitangi Bastille Valentine Patrick George Andrew David Stephen Nicholas Mother Father Mothers Fathers Saints"
            " Souls Heritage Youth Victory Women Workers Earth Groundhog Bonfire Burns Fawkes Columbus Unity National Constitution"
            " Flag Heroes Liberation Revolution King Queen Jamhuri Mashujaa Madaraka Mandela Mandarin Good Palm Ash Maundy Holy Shrove"
            " Whit Black Cyber Pancake Ascension Assumption Bank Election Polling Budget Results"
        ),
        "saint": "St Saint Guy All",
        "feast_day": "Day Night",
        "eid": "al Al ul el Fitr Adha Azha fitr adha Kabir",
        "yom": "Yom Rosh",
        "kippur": "Kippur Hashanah",
        "lunar": "Lunar Chinese Islamic Hijri Coptic Orthodox Ethiopian",
        "new_year": "New",
    }
)
"""Words that only belong to a date if they are written so."""

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "today": "today yesterday tomorrow tonight overnight",
        "which": "last next this past coming previous current upcoming preceding",
        "that": "that same following corresponding comparable",
        "season": "spring summer autumn winter summertime wintertime springtime",
        "fall": "fall",
        "time": "morning afternoon evening night midday noon lunchtime dawn dusk daybreak nightfall",
        "midnight": "midnight",
        "unit": "day week fortnight month year decade",
        "century": "century",
        "weekend": "weekend weekends",
        "short_unit": "hour minute second moment",
        "quarter_of_year": "quarter semester trimester",
        "quarter": "half",
        "moment": "time",
        "period": "period",
        "units": "days weeks fortnights months years decades centuries quarters seasons",
        "short_units": "hours minutes seconds moments",
        "part": "early late earlier later mid",
        "edge": "start beginning middle end close turn eve",
        "on": "on",
        "in": "in",
        "at": "at",
        "by": "by",
        "since": "since",
        "until": "until till",
        "to": "to into",
        "through": "through",
        "from": "from",
        "before": "before",
        "after": "after",
        "between": "between",
        "during": "during throughout",
        "within": "within inside",
        "over": "over",
        "for": "for",
        "as": "as",
        "soon": "soon recently far long",
        "back": "back",
        "ago": "ago",
        "of": "of",
        "no": "no not",
        "the": "the",
        "and": "and",
        "or": "or",
        "a": "a an",
        "about": "about around nearly almost roughly approximately exactly just barely",
        "least": "least most",
        "more": "more less",
        "than": "than",
        "few": "few several many couple",
        "recent": "recent",
        "fiscal": "fiscal financial academic school tax marketing calendar",
        "term": "season term session",
        "number_word": (
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
            " eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred dozen"
        ),
        "ordinal": (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
            " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth final"
        ),
        "decade_word": "twenties thirties forties fifties sixties seventies eighties nineties noughties",
        "ended": "ended ending",
        "open": "( [",
    }
)
"""Words that belong to a date in capitals, too."""
