"""The English words of quantities."""

from collections.abc import Mapping
from types import MappingProxyType

from editorial.drafting.text.lexicon import words_of

_TO_NINETEEN = words_of(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen"
)
_TENS = words_of("twenty thirty forty fifty sixty seventy eighty ninety")

NUMBERS: Mapping[str, int] = MappingProxyType(
    {
        **{word: number for number, word in enumerate(_TO_NINETEEN, 1)},
        **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    }
)
SCALES: Mapping[str, str] = MappingProxyType(
    {
        "hundred": "100",
        "thousand": "1000",
        "k": "1000",
        "million": "1000000",
        "m": "1000000",
        "mn": "1000000",
        "billion": "1000000000",
        "bn": "1000000000",
        "b": "1000000000",
        "trillion": "1000000000000",
        "tn": "1000000000000",
        "lakh": "100000",
        "crore": "10000000",
        "dozen": "12",
    }
)
SIGNS: Mapping[str, str] = MappingProxyType(
    {
        **{"US$": "USD", "A$": "AUD", "C$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "R$": "BRL", "$": "USD"},
        **{"£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₦": "NGN", "₺": "TRY", "₽": "RUB", "₪": "ILS", "₩": "KRW"},
        **{"Rs": "INR", "Sh": "KES", "KSh": "KES", "Ksh": "KES", "GH₵": "GHS", "N": "NGN", "R": "ZAR", "E£": "EGP"},
    }
)
"""Signs of currencies before a number."""

CURRENCIES: Mapping[str, str] = MappingProxyType(
    {
        **{
            "dollar": "USD",
            "euro": "EUR",
            "yen": "JPY",
            "yuan": "CNY",
            "renminbi": "CNY",
            "rupee": "INR",
            "naira": "NGN",
        },
        **{
            "rand": "ZAR",
            "shilling": "KES",
            "cedi": "GHS",
            "ruble": "RUB",
            "rouble": "RUB",
            "lira": "TRY",
            "shekel": "ILS",
        },
        **{"dirham": "AED", "riyal": "SAR", "dinar": "KWD", "peso": "MXN", "real": "BRL", "reais": "BRL", "won": "KRW"},
        **{
            "zloty": "PLN",
            "forint": "HUF",
            "krone": "NOK",
            "krona": "SEK",
            "franc": "CHF",
            "hryvnia": "UAH",
            "taka": "BDT",
        },
        **{
            "baht": "THB",
            "ringgit": "MYR",
            "rupiah": "IDR",
            "birr": "ETB",
            "kwacha": "ZMW",
            "usd": "USD",
            "eur": "EUR",
        },
        **{"gbp": "GBP", "sterling": "GBP", "kroner": "NOK", "kronor": "SEK", "pesos": "MXN"},
    }
)
"""The currency that a word stands for if the article names no country."""

UNITS: Mapping[str, str] = MappingProxyType(
    {
        **{"percent": "percent", "%": "percent", "per cent": "percent", "percentage points": "percentage points"},
        **{"percentage point": "percentage points", "basis points": "basis points", "points": "points"},
        **{"people": "people", "persons": "people", "person": "people", "dead": "people", "injured": "people"},
        **{"killed": "people", "wounded": "people", "deaths": "people", "casualties": "people", "victims": "people"},
        **{"km": "km", "kilometres": "km", "kilometers": "km", "kilometre": "km", "kilometer": "km", "miles": "miles"},
        **{
            "metres": "m",
            "meters": "m",
            "metre": "m",
            "meter": "m",
            "feet": "feet",
            "hectares": "ha",
            "acres": "acres",
        },
        **{"tonnes": "tonnes", "tons": "tons", "kg": "kg", "kilograms": "kg", "kilogrammes": "kg", "litres": "litres"},
        **{
            "liters": "litres",
            "barrels": "barrels",
            "megawatts": "MW",
            "mw": "MW",
            "gigawatts": "GW",
            "years": "years",
        },
    }
)
GREATER = "more than|over|above|exceeding|exceeds|exceeded|in excess of|upwards of|topped|surpassed"
AT_LEAST = "at least|no fewer than|not fewer than|no less than|not less than|a minimum of|minimum of"
LESS = "less than|fewer than|under|below|nearly|almost|just under|short of"
AT_MOST = "at most|up to|no more than|not more than|a maximum of|maximum of|as many as|as much as"
ABOUT = "about|around|some|roughly|approximately|approx|close to|an estimated|estimated|circa|or so"
NOT_UNITS = frozenset(
    words_of(
        "of in on at by to and or the a an for from with as that than after before since until when while but is was were are"
        " had has have who which would will per each every more less times other others it he she they his her its their am pm"
    )
)
"""Words behind a number that are no unit."""
