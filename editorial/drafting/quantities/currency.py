"""Which currency a word means: dollars and dinars are those of where the article was published."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from babel.core import get_global
from babel.numbers import get_territory_currencies

_FAMILIES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "USD": frozenset(
            ("USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD", "JMD", "TTD", "FJD", "NAD", "LRD", "BZD", "BBD")
        ),
        "GBP": frozenset(("GBP", "EGP", "SDG", "SSP", "SYP", "LBP", "GIP", "FKP")),
        "EGP": frozenset(("EGP", "SDG", "SSP", "GBP")),
        "TND": frozenset(("TND", "IQD", "KWD", "BHD", "JOD", "DZD", "LYD", "RSD", "MKD")),
        "KWD": frozenset(("TND", "IQD", "KWD", "BHD", "JOD", "DZD", "LYD", "RSD", "MKD")),
        "SAR": frozenset(("SAR", "QAR", "OMR", "YER", "IRR")),
        "AED": frozenset(("AED", "MAD")),
        "LBP": frozenset(("LBP", "SYP", "TRY")),
        "TRY": frozenset(("LBP", "SYP", "TRY")),
        "KES": frozenset(("KES", "UGX", "TZS", "SOS")),
        "INR": frozenset(("INR", "PKR", "LKR", "NPR", "MUR", "SCR", "MVR")),
        "NOK": frozenset(("NOK", "DKK", "SEK", "ISK")),
        "CHF": frozenset(("CHF", "XOF", "XAF", "CDF", "RWF", "BIF", "GNF", "DJF", "KMF")),
        "MXN": frozenset(("MXN", "ARS", "CLP", "COP", "CUP", "DOP", "PHP", "UYU")),
        "ZMW": frozenset(("ZMW", "MWK")),
    }
)
"""Currencies that are called alike, by the one that is meant where none of them is at home."""


def local_currency(code: str, timezone: str | None) -> str:
    """Return the currency of the family of ``code`` that is at home in the territory of a time zone, or else ``code``."""
    return _local(code, timezone) if code in _FAMILIES and timezone else code


@lru_cache(maxsize=1024)
def _local(code: str, timezone: str) -> str:
    territory = get_global("zone_territories").get(timezone)
    current = get_territory_currencies(territory) if territory else []
    return next((each for each in current if each in _FAMILIES[code]), code)
