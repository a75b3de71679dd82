"""The countries and their capitals in a language: names from the Unicode CLDR (through Babel), and other usual ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from babel.core import Locale, UnknownLocaleError

from editorial.drafting.names.capitals import CAPITALS
from editorial.drafting.names.keys import key_of_name


@dataclass(frozen=True, slots=True)
class Country:
    """A country. Keys are made from its English name, so that they are the same in all languages.

    ``names`` and ``capital_names`` have the usual name in the language first; they are empty where none is known.
    """

    code: str
    key: str
    names: tuple[str, ...]
    capital_key: str
    capital_names: tuple[str, ...]


_PLAIN: Mapping[str, str] = MappingProxyType(
    {
        "MM": "Myanmar",
        "CI": "Ivory Coast",
        "CG": "Republic of the Congo",
        "CD": "Democratic Republic of the Congo",
        "PS": "Palestine",
        "CZ": "Czech Republic",
        "TR": "Turkey",
        "MK": "North Macedonia",
        "BA": "Bosnia and Herzegovina",
        "VA": "Vatican",
    }
)
"""Countries that newspapers do not call as the CLDR does; they have their keys from here."""

_OTHER_NAMES: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "en": {
            "US": ("United States of America", "U.S.", "US", "U.S.A.", "USA", "America"),
            "GB": ("UK", "U.K.", "Britain", "Great Britain"),
            "AE": ("UAE", "U.A.E.", "Emirates"),
            "MM": ("Burma",),
            "CI": ("Côte d'Ivoire", "Côte d’Ivoire", "Cote d'Ivoire"),
            "CG": ("Congo-Brazzaville", "Congo Republic"),
            "CD": ("DR Congo", "DRC", "D.R.C.", "Congo", "Congo-Kinshasa"),
            "PS": ("Palestinian Territories", "Palestinian territories", "State of Palestine"),
            "CZ": ("Czechia",),
            "TR": ("Türkiye", "Turkiye"),
            "MK": ("Macedonia",),
            "BA": ("Bosnia-Herzegovina", "Bosnia"),
            "VA": ("Vatican City", "Holy See"),
            "NL": ("Holland",),
            "KR": ("Republic of Korea",),
            "KP": ("DPRK",),
            "CN": ("People's Republic of China", "People’s Republic of China"),
            "TL": ("East Timor",),
            "SZ": ("Swaziland",),
            "CV": ("Cabo Verde",),
            "SA": ("Kingdom of Saudi Arabia",),
            "HK": ("Hong Kong",),
            "MO": ("Macau", "Macao"),
            "RU": ("Russian Federation",),
            "IR": ("Islamic Republic of Iran",),
            "SY": ("Syrian Arab Republic",),
        },
        "ar": {
            "US": ("الولايات المتحدة الأمريكية", "الولايات المتحدة الأميركية", "أمريكا", "أميركا"),
            "GB": ("بريطانيا", "المملكة المتحدة"),
            "AE": ("الإمارات", "الإمارات العربية المتحدة", "دولة الإمارات"),
            "SA": ("السعودية", "المملكة العربية السعودية"),
            "PS": ("فلسطين", "دولة فلسطين"),
            "CD": ("الكونغو الديمقراطية", "جمهورية الكونغو الديمقراطية", "الكونغو"),
            "CI": ("كوت ديفوار", "ساحل العاج"),
            "MM": ("ميانمار", "بورما"),
            "CZ": ("التشيك", "جمهورية التشيك"),
            "BA": ("البوسنة", "البوسنة والهرسك"),
            "VA": ("الفاتيكان",),
            "KR": ("كوريا الجنوبية",),
            "KP": ("كوريا الشمالية",),
            "CF": ("أفريقيا الوسطى", "جمهورية أفريقيا الوسطى"),
            "ZA": ("جنوب أفريقيا", "جنوب إفريقيا"),
            "HK": ("هونغ كونغ",),
            "LY": ("ليبيا",),
            "IL": ("إسرائيل",),
            "MA": ("المغرب", "المملكة المغربية"),
            "JO": ("الأردن", "المملكة الأردنية"),
            "SY": ("سوريا", "سورية"),
            "NG": ("نيجيريا",),
            "TD": ("تشاد",),
            "ER": ("إريتريا", "أريتريا"),
            "NL": ("هولندا",),
            "KE": ("كينيا",),
            "RS": ("صربيا",),
            "MK": ("مقدونيا الشمالية",),
            "CH": ("سويسرا",),
            "IR": ("الجمهورية الإسلامية الإيرانية",),
        },
    }
)

_ENGLISH = Locale("en")
_NOT_COUNTRIES = frozenset(("EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"))


@cache
def countries(language: str) -> tuple[Country, ...]:
    """Return the countries and territories in the order of their codes; empty if the CLDR does not know the language."""
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return ()
    codes = [code for code in sorted(_ENGLISH.territories) if len(code) == 2 and code not in _NOT_COUNTRIES]
    return tuple(_country(code, locale) for code in codes)


def country_with(code: str, language: str) -> Country | None:
    """Return the country with this ISO 3166 code."""
    return _by_code(language).get(code)


@cache
def _by_code(language: str) -> dict[str, Country]:
    return {each.code: each for each in countries(language)}


def _country(code: str, locale: Locale) -> Country:
    english = _PLAIN.get(code, _ENGLISH.territories[code])
    capital = CAPITALS.get(code, ((), ()))[0]
    plain = (_PLAIN[code],) if locale.language == "en" and code in _PLAIN else ()
    listed = locale.territories.get(code)
    others = _OTHER_NAMES.get(locale.language, {}).get(code, ())
    return Country(
        code=code,
        key=key_of_name(english),
        names=_distinct((*plain, *((listed,) if listed and "(" not in listed else ()), *others)),
        capital_key=key_of_name(capital[0]) if capital else "",
        capital_names=_capital_names(code, locale),
    )


def _capital_names(code: str, locale: Locale) -> tuple[str, ...]:
    english, arabic = CAPITALS.get(code, ((), ()))
    if locale.language in ("en", "ar"):
        return english if locale.language == "en" else arabic
    zones = {name.replace(" ", "_") for name in english}
    listed = ((name, zone.get("city")) for name, zone in locale.time_zones.items())
    return _distinct(tuple(city for name, city in listed if isinstance(city, str) and name.rpartition("/")[2] in zones))


def _distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names once each; what the CLDR writes with "&" and "St." also in full."""
    full = (name.replace(" & ", " and ").replace("St. ", "Saint ") for name in names)
    return tuple(dict.fromkeys((*names, *full)))
