"""The entities of the corpus: a few are everywhere, most are named once or twice; each comes to be when first drawn."""

import math
import random
from collections.abc import Iterable

from benchmarks.corpus_model import SUFFIXES, Entity, Name
from benchmarks.corpus_words import TOPICS, pairs

_SIZES = ((10_000, 10_500), (100_000, 47_000), (1_000_000, 168_000))
"""How many entities there are to draw from, by the number of articles; nearly all come to be drawn."""
_SHARES = {"PERSON": 0.54, "ORGANIZATION": 0.24, "PLACE": 0.16, "GROUP": 0.02, "PRODUCT": 0.02, "WORK": 0.02}

_SYLLABLES = pairs(
    "ba=با dar=دار fi=في gul=غول ha=ها jun=جون ka=كا lim=ليم mo=مو nas=ناس ri=ري sul=سول ta=تا var=فار zi=زي ber=بير "
    "dan=دان ham=هام shi=شي kor=كور lu=لو mir=مير no=نو pal=بال rus=روس sam=سام tur=تور wa=وا yar=يار zan=زان bel=بيل "
    "du=دو gar=غار hil=هيل jas=جاس kin=كين lor=لور mun=مون nad=ناد rov=روف"
)
_FIRST_NAMES = pairs(
    "Karim=كريم Mara=مارا Yusuf=يوسف Anna=آنا Omar=عمر Lena=لينا Tarek=طارق Nina=نينا Samir=سمير Olga=أولغا Hadi=هادي "
    "Vera=فيرا Jamal=جمال Ivan=إيفان Rana=رنا Pavel=بافيل Salma=سلمى Viktor=فيكتور Nour=نور Dana=دانا Fadi=فادي "
    "Elena=إيلينا Bassam=بسام Maria=ماريا Ziad=زياد Irina=إيرينا Walid=وليد Sofia=صوفيا Hassan=حسن Julia=جوليا Adel=عادل "
    "Daria=داريا Nabil=نبيل Clara=كلارا Rami=رامي Peter=بيتر Amal=أمل Thomas=توماس Huda=هدى Andrei=أندريه"
)
_SHAPES: dict[str, tuple[tuple[str, str], ...]] = {
    "PERSON": tuple((f"{english} {{}}", f"{arabic} {{}}") for english, arabic in _FIRST_NAMES),
    "ORGANIZATION": (
        ("{} Bank", "بنك {}"),
        ("{} Energy Company", "شركة {} للطاقة"),
        ("University of {}", "جامعة {}"),
        ("{} Relief Society", "جمعية {} للإغاثة"),
        ("{} Workers' Union", "نقابة عمال {}"),
        ("{} Institute", "معهد {}"),
        ("{} Shipping Group", "مجموعة {} للملاحة"),
        ("Ministry of {}", "وزارة {}"),
        ("{} Court", "محكمة {}"),
    ),
    "PLACE": (("{}", "{}"), ("Port {}", "ميناء {}"), ("{} District", "منطقة {}"), ("Upper {}", "{} العليا")),
    "GROUP": (("{} Bloc", "كتلة {}"), ("{} Tribe", "قبيلة {}")),
    "PRODUCT": (("{} Engine", "محرك {}"), ("{} Vaccine", "لقاح {}")),
    "WORK": (("{} Treaty", "معاهدة {}"), ("{} Report", "تقرير {}")),
}
"""How entities of a kind are called, in English and in Arabic, around a name of their own."""

AGENCIES = (
    "Manara News Agency",
    "Levant Wire",
    "Sahel Press",
    "Continental News Agency",
    "Gulf Dispatch",
    "Nordic Wire",
)
_AGENCIES_AR = (
    "وكالة منارة للأنباء",
    "وكالة لوفانت واير",
    "وكالة الساحل",
    "الوكالة القارية",
    "غلف ديسباتش",
    "نورديك واير",
)
PUBLISHERS = 40


class Entities:
    """Draws entities by rank: rank r is drawn r times as seldom as the first (Zipf's law)."""

    def __init__(self, articles: int, chance: random.Random) -> None:
        self._random = chance.random
        size = _size(articles)
        self._known: dict[str, list[Entity | None]] = {
            kind: [None] * max(12, int(size * share)) for kind, share in _SHARES.items()
        }
        self._known |= {"agency": [None] * len(AGENCIES), "publisher": [None] * PUBLISHERS}
        self._written: set[str] = set()
        self._stem = ""
        self._made_of_stem = self._made = 0

    def begin(self, stem: str) -> None:
        """Give what is drawn for the first time from now on an id of this stem."""
        self._stem, self._made_of_stem = stem, 0

    def unwritten(self, named: Iterable[Entity]) -> tuple[Entity, ...]:
        """Return those of ``named`` that are asked for here for the first time."""
        found = tuple(entity for entity in named if entity.id not in self._written)
        self._written.update(entity.id for entity in found)
        return found

    def draw(self, kind: str) -> Entity:
        """Return an entity of a kind, or one of the agencies or publishers."""
        known = self._known[kind]
        rank = int(float(len(known) + 1) ** self._random()) - 1
        return known[rank] or self._make(kind, rank)

    def cast(self, kind: str, count: int) -> list[Entity]:
        """Return different entities of a kind: ``count``, or fewer where chance draws the same ones."""
        return list({entity.id: entity for entity in (self.draw(kind) for _ in range(count))}.values())

    def _make(self, kind: str, rank: int) -> Entity:
        made = named(kind, rank, self._made, self._stem + SUFFIXES[self._made_of_stem])
        self._known[kind][rank] = made
        self._made += 1
        self._made_of_stem += 1
        return made


def _size(articles: int) -> int:
    """Return how many entities there are to draw from, between the known sizes along a power law."""
    (n1, e1), (n2, e2) = _SIZES[:2] if articles < _SIZES[1][0] else _SIZES[1:]
    power = math.log(e2 / e1) / math.log(n2 / n1)
    return int(e1 * (articles / n1) ** power)


def _stem(kind: str, rank: int) -> tuple[str, str]:
    """Return a name in both scripts that no other rank of the kind has: three syllables, later four."""
    count = len(_SYLLABLES)
    number = (rank * 28_697 + len(kind) * 9_973) % count**3
    digits = [number % count, number // count % count, number // count**2]
    if rank >= count**3:
        digits.append(rank // count**3)
    return "".join(_SYLLABLES[n][0] for n in digits).capitalize(), "".join(_SYLLABLES[n][1] for n in digits)


def named(kind: str, rank: int, number: int, id_: str) -> Entity:
    """Return the entity of a rank; ``number`` is how many came to be before it."""
    if kind == "agency":
        return _media(f"agency-{rank + 1}", AGENCIES[rank], _AGENCIES_AR[rank], id_)
    english, arabic = _stem(kind, rank)
    if kind == "publisher":
        return _media(f"publisher-{rank + 1}", f"{english} Gazette", f"صحيفة {arabic}", id_)
    shape = _SHAPES[kind][(rank * 7 + rank // 40) % len(_SHAPES[kind])]
    whole = shape[0].replace("{}", english), shape[1].replace("{}", arabic)
    key = f"{english.lower()}-{kind.lower()}-{rank + 1}"
    names = [Name(whole[1], "ar", "Arab", "PREFERRED"), Name(whole[0], "en", "Latn", "PREFERRED")]
    called: dict[str, tuple[str, ...]] = {"ar": (whole[1],), "en": (whole[0],)}
    if kind == "PERSON" or (rank % 3 == 0 and english != whole[0]):
        names.append(Name(english, "en", "Latn", "ALIAS"))
        names.append(Name(arabic, "ar", "Arab", "ALIAS"))
        called = {"ar": (whole[1], arabic), "en": (whole[0], english)}
    if rank % 4 == 1:
        names.append(Name(whole[0].replace("i", "ee").replace("u", "ou"), "en-GB", "Latn", "TRANSLITERATION"))
    return Entity(id_, key, kind, tuple(names), called, _descriptions(rank, whole), *_elsewhere(number, key))


def _media(key: str, english: str, arabic: str, id_: str) -> Entity:
    names = (Name(arabic, "ar", "Arab", "PREFERRED"), Name(english, "en", "Latn", "PREFERRED"))
    described = {"en": f"{english}, a news organization"}
    return Entity(id_, key, "ORGANIZATION", names, {"ar": (arabic,), "en": (english,)}, described, None, ())


def _descriptions(rank: int, whole: tuple[str, str]) -> dict[str, str]:
    if rank % 6:
        return {}
    english, arabic = TOPICS[rank // 6 % len(TOPICS)]
    return {"en": f"known for {english}; {whole[0]}", "ar": f"اسم معروف في ملف {arabic}"}


def _elsewhere(number: int, key: str) -> tuple[str | None, tuple[str, ...]]:
    """Return a Wikidata id for three of ten, an address for one of ten."""
    wikidata = f"Q{900_000_000 + number}" if number % 10 < 3 else None
    return wikidata, (f"https://people.example/{key}",) if number % 10 == 9 else ()
