"""Numbers: the value of a word that is a number, in digits of any script or spelled out.

The words are the cardinals of CLDR's spell-out rules (``common/rbnf``), in the languages below. The word for one is
left out, because in many languages it is also an article or a pronoun.
"""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from editorial.text.fold import fold
from editorial.text.language import primary_subtag

_VALUES = (
    *(str(n) for n in range(2, 13)),
    *(str(n) for n in range(20, 100, 10)),
    *("100", "1000", "1000000", "1000000000", "1000000000000", "1/2"),
)
"""The values of the columns below: 2 to 12, 20 to 90 by tens, the powers of ten, and half."""

_SPELLED: Mapping[str, str] = MappingProxyType(
    {
        "ar": """
            اثنان|اثنين|اثنتان|اثنتين ثلاثة|ثلاث أربعة|أربع خمسة|خمس ستة|ست سبعة|سبع ثمانية|ثماني|ثمان تسعة|تسع عشرة|عشر - -
            عشرون|عشرين ثلاثون|ثلاثين أربعون|أربعين خمسون|خمسين ستون|ستين سبعون|سبعين ثمانون|ثمانين تسعون|تسعين
            مئة|مائة|مئات ألف|آلاف|ألفا مليون|ملايين|مليونا مليار|مليارات|بليون تريليون نصف""",
        "de": """
            zwei drei vier fünf sechs sieben acht neun zehn elf zwölf
            zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig
            hundert|hunderte tausend|tausende million|millionen milliarde|milliarden billion|billionen halb|halbe|hälfte""",
        "en": """
            two|twice three four five six seven eight nine ten eleven twelve|dozen|dozens
            twenty thirty forty fifty sixty seventy eighty ninety
            hundred|hundreds thousand|thousands million|millions billion|billions|bn trillion|trillions half""",
        "es": """
            dos tres cuatro cinco seis siete ocho nueve diez once doce|docena|docenas
            veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa
            cien|ciento|cientos mil|miles millón|millones millardo - medio|media|mitad""",
        "fa": """
            دو سه چهار پنج شش هفت هشت - ده یازده دوازده
            بیست سی چهل پنجاه شصت هفتاد هشتاد نود
            صد|صدها هزار|هزاران میلیون میلیارد تریلیون نیم|نصف""",
        "fr": """
            deux trois quatre cinq six sept huit neuf dix onze douze|douzaine|douzaines
            vingt trente quarante cinquante soixante septante huitante|octante nonante
            cent|cents|centaines mille|milliers million|millions milliard|milliards - demi|moitié""",
        "he": """
            שניים|שתיים|שני|שתי שלושה|שלוש ארבעה|ארבע חמישה|חמש שישה|שש שבעה|שבע שמונה תשעה|תשע עשרה|עשר - -
            עשרים שלושים ארבעים חמישים שישים שבעים שמונים תשעים
            מאה|מאות אלף|אלפים|אלפי מיליון|מיליוני מיליארד|מיליארדי טריליון חצי""",
        "id": """
            dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas -
            - - - - - - - -
            ratus|seratus|ratusan ribu|seribu|ribuan juta|jutaan miliar|miliaran triliun setengah""",
        "it": """
            due tre quattro cinque sei sette otto nove dieci undici dodici|dozzina
            venti trenta quaranta cinquanta sessanta settanta ottanta novanta
            cento|centinaia mille|mila|migliaia milione|milioni miliardo|miliardi - mezzo|mezza|metà""",
        "nl": """
            twee drie vier vijf zes zeven acht negen tien elf twaalf
            twintig dertig veertig vijftig zestig zeventig tachtig negentig
            honderd|honderden duizend|duizenden miljoen|miljoenen miljard|miljarden biljoen half|halve|helft""",
        "pl": """
            dwa|dwie|dwóch trzy|trzech cztery|czterech pięć|pięciu sześć|sześciu siedem|siedmiu osiem|ośmiu
            dziewięć|dziewięciu dziesięć|dziesięciu jedenaście dwanaście
            dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt
            sto|setki tysiąc|tysiące|tysięcy milion|miliony|milionów miliard|miliardy|miliardów bilion pół|połowa""",
        "pt": """
            dois|duas três quatro cinco seis sete oito nove dez onze doze|dúzia
            vinte trinta quarenta cinquenta sessenta setenta oitenta noventa
            cem|cento|centenas mil|milhares milhão|milhões bilhão|bilhões trilhão|trilhões meio|meia|metade""",
        "ru": """
            два|две|двух|двое три|трёх|трое четыре|четырёх пять|пяти шесть|шести семь|семи восемь|восьми девять|девяти
            десять|десяти одиннадцать двенадцать
            двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто
            сто|ста|сотни тысяча|тысячи|тысяч миллион|миллиона|миллионов миллиард|миллиарда|миллиардов триллион половина""",
        "sv": """
            två tre fyra fem sex sju åtta nio tio elva tolv
            tjugo trettio fyrtio femtio sextio sjuttio åttio nittio
            hundra|hundratals tusen|tusentals miljon|miljoner miljard|miljarder biljon halv|hälften""",
        "tr": """
            iki üç dört beş altı yedi sekiz dokuz on - -
            yirmi otuz kırk elli altmış yetmiş seksen doksan
            yüz|yüzlerce bin|binlerce milyon|milyonlarca milyar trilyon yarım|yarısı""",
        "uk": """
            два|дві|двох три|трьох чотири|чотирьох п'ять шість|шести сім|семи вісім|восьми дев'ять десять|десяти
            одинадцять дванадцять
            двадцять тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто
            сто|сотні тисяча|тисячі|тисяч мільйон|мільйони|мільйонів мільярд|мільярди|мільярдів трильйон половина""",
    }
)
_HAN = frozenset("二三四五六七八九十百千万萬亿億兆半两兩")
"""Letters of Chinese and Japanese that are numbers, without that for one."""

_GROUPED = re.compile(r"\d{1,3}(?:[., '’٬]\d{3})+")
_HAN_LANGUAGES = ("ja", "zh")


def _spelled(columns: str) -> Mapping[str, str]:
    words = zip(_VALUES, columns.split(), strict=True)
    return MappingProxyType({fold(word): value for value, forms in words for word in forms.split("|") if word != "-"})


_BY_LANGUAGE: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {language: _spelled(columns) for language, columns in _SPELLED.items()}
)
_NONE: Mapping[str, str] = MappingProxyType({})


class Numbers:
    """The numbers of a language; in a language that is in no table, only those in digits."""

    def __init__(self, language: str) -> None:
        primary = primary_subtag(language)
        self._words = _BY_LANGUAGE.get(primary, _NONE)
        self._letters = _HAN if primary in _HAN_LANGUAGES else frozenset[str]()

    def value(self, word: str) -> str | None:
        """Return the value of a folded word, equal for equal numbers; None if it is no number."""
        if any(map(str.isdigit, word)):
            return _value(word)
        return word if word in self._letters else self._words.get(word)


def _value(word: str) -> str:
    """Return a word with digits in ASCII and without separators of thousands, so that 1,500 is 1500 and 1.5 is not."""
    plain = "".join(str(unicodedata.digit(each)) if each.isdigit() else each for each in word)
    return re.sub(r"[^\d]", "", plain) if _GROUPED.fullmatch(plain) else plain
