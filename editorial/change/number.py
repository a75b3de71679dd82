"""Numbers: the value of a word that is a number, in digits of any script or spelled out.

The words are cardinals of CLDR's spell-out rules (``common/rbnf``) in the languages below: those up to twenty, tens,
hundreds and powers of ten. Numbers of several words are compared word by word. The word for one is left out, because in
many languages it is also an article or a pronoun.
"""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from editorial.text.fold import fold
from editorial.text.language import primary_subtag

_VALUES = (
    *(str(n) for n in range(2, 20)),
    *(str(n) for n in range(20, 100, 10)),
    *("100", "1000", "1000000", "1000000000", "1000000000000", "1/2"),
)
"""The values of the columns below: 2 to 19, 20 to 90 by tens, the powers of ten, and half."""

_SPELLED: Mapping[str, str] = MappingProxyType(
    {
        "ar": """
            اثنان|اثنين|اثنتان|اثنتين ثلاثة|ثلاث أربعة|أربع خمسة|خمس ستة|ست سبعة|سبع ثمانية|ثماني|ثمان تسعة|تسع
            عشرة|عشر - -
            - - - - - - -
            عشرون|عشرين ثلاثون|ثلاثين أربعون|أربعين خمسون|خمسين ستون|ستين سبعون|سبعين ثمانون|ثمانين تسعون|تسعين
            مئة|مائة|مئات ألف|آلاف|ألفا مليون|ملايين|مليونا مليار|مليارات|بليون تريليون نصف""",
        "de": """
            zwei drei vier fünf sechs sieben acht neun zehn elf zwölf
            dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn
            zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig
            hundert|hunderte tausend|tausende million|millionen milliarde|milliarden billion|billionen
            halb|halbe|hälfte""",
        "en": """
            two|twice three four five six seven eight nine ten eleven twelve|dozen|dozens
            thirteen fourteen fifteen sixteen seventeen eighteen nineteen
            twenty thirty forty fifty sixty seventy eighty ninety
            hundred|hundreds thousand|thousands million|millions billion|billions|bn trillion|trillions half""",
        "es": """
            dos tres cuatro cinco seis siete ocho nueve diez once doce|docena|docenas
            trece catorce quince dieciséis diecisiete dieciocho diecinueve
            veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa
            cien|ciento|cientos mil|miles millón|millones millardo - medio|media|mitad""",
        "fa": """
            دو سه چهار پنج شش هفت هشت - ده یازده دوازده
            سیزده چهارده پانزده شانزده هفده هجده نوزده
            بیست سی چهل پنجاه شصت هفتاد هشتاد نود
            صد|صدها هزار|هزاران میلیون میلیارد تریلیون نیم|نصف""",
        "fr": """
            deux trois quatre cinq six sept huit neuf dix onze douze|douzaine|douzaines
            treize quatorze quinze seize - - -
            vingt trente quarante cinquante soixante septante huitante|octante nonante
            cent|cents|centaines mille|milliers million|millions milliard|milliards - demi|moitié""",
        "he": """
            שניים|שתיים|שני|שתי שלושה|שלוש ארבעה|ארבע חמישה|חמש שישה|שש שבעה|שבע שמונה תשעה|תשע עשרה|עשר - -
            - - - - - - -
            עשרים שלושים ארבעים חמישים שישים שבעים שמונים תשעים
            מאה|מאות אלף|אלפים|אלפי מיליון|מיליוני מיליארד|מיליארדי טריליון חצי""",
        "id": """
            dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas -
            - - - - - - -
            - - - - - - - -
            ratus|seratus|ratusan ribu|seribu|ribuan juta|jutaan miliar|miliaran triliun setengah""",
        "it": """
            due tre quattro cinque sei sette otto nove dieci undici dodici|dozzina
            tredici quattordici quindici sedici diciassette diciotto diciannove
            venti trenta quaranta cinquanta sessanta settanta ottanta novanta
            cento|centinaia mille|mila|migliaia milione|milioni miliardo|miliardi - mezzo|mezza|metà""",
        "nl": """
            twee drie vier vijf zes zeven acht negen tien elf twaalf
            dertien veertien vijftien zestien zeventien achttien negentien
            twintig dertig veertig vijftig zestig zeventig tachtig negentig
            honderd|honderden duizend|duizenden miljoen|miljoenen miljard|miljarden biljoen half|halve|helft""",
        "pl": """
            dwa|dwie|dwóch trzy|trzech cztery|czterech pięć|pięciu sześć|sześciu siedem|siedmiu osiem|ośmiu
            dziewięć|dziewięciu dziesięć|dziesięciu jedenaście dwanaście
            trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście
            dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt
            sto|setki tysiąc|tysiące|tysięcy milion|miliony|milionów miliard|miliardy|miliardów bilion pół|połowa""",
        "pt": """
            dois|duas três quatro cinco seis sete oito nove dez onze doze|dúzia
            treze quatorze|catorze quinze dezesseis|dezasseis dezessete|dezassete dezoito dezenove|dezanove
            vinte trinta quarenta cinquenta sessenta setenta oitenta noventa
            cem|cento|centenas mil|milhares milhão|milhões bilhão|bilhões trilhão|trilhões meio|meia|metade""",
        "ru": """
            два|две|двух|двое три|трёх|трое четыре|четырёх пять|пяти шесть|шести семь|семи восемь|восьми
            девять|девяти десять|десяти одиннадцать двенадцать
            тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать
            двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто
            сто|ста|сотни тысяча|тысячи|тысяч миллион|миллиона|миллионов миллиард|миллиарда|миллиардов триллион
            половина""",
        "sv": """
            två tre fyra fem sex sju åtta nio tio elva tolv
            tretton fjorton femton sexton sjutton arton nitton
            tjugo trettio fyrtio femtio sextio sjuttio åttio nittio
            hundra|hundratals tusen|tusentals miljon|miljoner miljard|miljarder biljon halv|hälften""",
        "tr": """
            iki üç dört beş altı yedi sekiz dokuz on - -
            - - - - - - -
            yirmi otuz kırk elli altmış yetmiş seksen doksan
            yüz|yüzlerce bin|binlerce milyon|milyonlarca milyar trilyon yarım|yarısı""",
        "uk": """
            два|дві|двох три|трьох чотири|чотирьох п'ять шість|шести сім|семи вісім|восьми дев'ять десять|десяти
            одинадцять дванадцять
            тринадцять чотирнадцять п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять
            двадцять тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто
            сто|сотні тисяча|тисячі|тисяч мільйон|мільйони|мільйонів мільярд|мільярди|мільярдів трильйон половина""",
    }
)
_HUNDREDS: Mapping[str, str] = MappingProxyType(
    {
        "ar": """
            مئتان|مئتين|مئتي|مئتا|مائتان|مائتين|مائتي|مائتا ثلاثمئة|ثلاثمائة أربعمئة|أربعمائة خمسمئة|خمسمائة
            ستمئة|ستمائة سبعمئة|سبعمائة ثمانمئة|ثمانمائة|ثمانيمئة|ثمانيمائة تسعمئة|تسعمائة""",
        "de": "zweihundert dreihundert vierhundert fünfhundert sechshundert siebenhundert achthundert neunhundert",
        "es": """
            doscientos|doscientas trescientos|trescientas cuatrocientos|cuatrocientas quinientos|quinientas
            seiscientos|seiscientas setecientos|setecientas ochocientos|ochocientas novecientos|novecientas""",
        "fa": "دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد",
        "it": "duecento trecento quattrocento cinquecento seicento settecento ottocento novecento",
        "nl": "tweehonderd driehonderd vierhonderd vijfhonderd zeshonderd zevenhonderd achthonderd negenhonderd",
        "pl": "dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset",
        "pt": """
            duzentos|duzentas trezentos|trezentas quatrocentos|quatrocentas quinhentos|quinhentas
            seiscentos|seiscentas setecentos|setecentas oitocentos|oitocentas novecentos|novecentas""",
        "ru": "двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот",
        "sv": "tvåhundra trehundra fyrahundra femhundra sexhundra sjuhundra åttahundra niohundra",
        "uk": "двісті триста чотириста п'ятсот шістсот сімсот вісімсот дев'ятсот",
    }
)
"""The words for 200 to 900, in languages that write them as one."""

_COMPOUND: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {"de": re.compile(r"(ein|\w+?)und(\w+(?:zig|ßig|ssig))"), "nl": re.compile(r"(een|\w+?)en(\w+tig)")}
)
"""Numbers from 21 to 99 that are one word, the unit first."""

_PREFIXED = MappingProxyType({"ar": "وفبل"})
"""One-letter words that are written together with a number."""

_HAN = frozenset("二三四五六七八九十百千万萬亿億兆半两兩")
"""Letters of Chinese and Japanese that are numbers, without that for one."""

_GROUPED = re.compile(r"\d{1,3}(?:[, '’٬]\d{3})+")
_GROUPED_BY_POINTS = re.compile(r"\d{1,3}(?:[. '’]\d{3})+")
_POINTS = frozenset(("da", "de", "el", "es", "id", "it", "nb", "nl", "pt", "ro", "sl", "sr", "tr"))
"""Languages that separate thousands with points, and decimals with a comma."""
_HAN_LANGUAGES = ("ja", "zh")


def _spelled(language: str) -> Mapping[str, str]:
    columns = [*zip(_VALUES, _SPELLED[language].split(), strict=True)]
    if language in _HUNDREDS:
        columns += zip((str(n) for n in range(200, 1000, 100)), _HUNDREDS[language].split(), strict=True)
    return MappingProxyType({fold(word): value for value, forms in columns for word in forms.split("|") if word != "-"})


_BY_LANGUAGE: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {language: _spelled(language) for language in _SPELLED}
)
_NONE: Mapping[str, str] = MappingProxyType({})


class Numbers:
    """The numbers of a language; in a language that is in no table, only those in digits."""

    def __init__(self, language: str) -> None:
        primary = primary_subtag(language)
        self._words = _BY_LANGUAGE.get(primary, _NONE)
        self._letters = _HAN if primary in _HAN_LANGUAGES else frozenset[str]()
        self._compound, self._prefixed = _COMPOUND.get(primary), _PREFIXED.get(primary, "")
        self._grouped = _GROUPED_BY_POINTS if primary in _POINTS else _GROUPED

    def value(self, word: str) -> str | None:
        """Return the value of a folded word, equal for equal numbers; None if it is no number."""
        if any(map(str.isdigit, word)):
            return self._value(word)
        if word in self._letters:
            return word
        found = self._words.get(word) or self._composed(word)
        return found if found or word[:1] not in self._prefixed else self._words.get(word[1:])

    def _composed(self, word: str) -> str | None:
        parts = self._compound.fullmatch(word) if self._compound else None
        unit, tens = (self._words.get(part) for part in parts.groups()) if parts else (None, None)
        if parts is None or tens is None:
            return None
        return str(int(tens) + int(unit or 1)) if unit or parts[1] in ("ein", "een") else None

    def _value(self, word: str) -> str:
        """Return a word with digits in ASCII and without separators of thousands."""
        plain = "".join(str(unicodedata.digit(each)) if each.isdigit() else each for each in word)
        return re.sub(r"[^\d]", "", plain) if self._grouped.fullmatch(plain) else plain
