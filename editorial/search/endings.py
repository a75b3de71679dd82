"""Endings of inflection, language by language: those of number, case and gender, and of frequent forms of verbs.

Each language has steps; of each step, the longest ending that leaves enough letters is taken off, or replaced. The endings
are those of grammars and of the light stemmers of Savoy ("Light Stemming Approaches for the French, Portuguese, German and
Hungarian Languages", 2006) and Lucene, without the suffixes that make another word (gouvernement stays apart from gouverner).
All are folded: without accents, and in Arabic script with ي for ی.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

import regex

_LONGEST = 10
"""No ending has more code points."""

_LETTER = regex.compile(r"\p{L}")


@dataclass(frozen=True, slots=True)
class Suffix:
    """An ending, what may take its place, and the fewest letters that must be left before it."""

    text: str
    replacements: tuple[str, ...]
    letters: int


@dataclass(frozen=True, slots=True)
class Endings:
    """The endings of a language, step by step; ``kept`` are words that only look inflected.

    They are those of folded words, or of words in small letters.
    """

    steps: tuple[Mapping[str, Suffix], ...]
    kept: frozenset[str] = frozenset()
    is_folded: bool = True

    def stems(self, word: str) -> tuple[str, ...]:
        """Return the stems of a word in its plain form: several if an ending is that of several words (partiti)."""
        found: tuple[str, ...] = (word,)
        for step in self.steps:
            found = tuple(stem for each in found for stem in self._shortened(each, step))
        return tuple(dict.fromkeys(found))

    def _shortened(self, word: str, step: Mapping[str, Suffix]) -> tuple[str, ...]:
        if word in self.kept:
            return (word,)
        for length in range(min(_LONGEST, len(word)), 0, -1):
            ending = step.get(word[-length:])
            if ending and _letters(rest := word[:-length]) >= ending.letters:
                return tuple(rest + each for each in ending.replacements)
        return (word,)


def _letters(word: str) -> int:
    return len(word) if word.isalpha() else len(_LETTER.findall(word))


def _endings(letters: int, *steps: str, kept: str = "", is_folded: bool = True) -> Endings:
    """Return endings written as ``ending``, ``ending>replacement,replacement`` or ``ending/letters``, separated by blanks."""
    found = [{ending.text: ending for ending in map(partial(_ending, letters), step.split())} for step in steps]
    return Endings(tuple(map(MappingProxyType, found)), frozenset(kept.split()), is_folded)


def _ending(letters: int, written: str) -> Suffix:
    text, _, least = written.partition("/")
    ending, _, replacements = unicodedata.normalize("NFC", text).partition(">")
    return Suffix(ending, tuple(replacements.split(",")), int(least or letters))


ENDINGS: Mapping[str, Endings] = MappingProxyType(
    {
        "fr": _endings(
            3,
            "s/3 travaux>travail/0 aux>al/2 eaux>eau/2 eux>eu/2 oux>ou/2 euse>eu/3 euses>eu/3 ives>if/3 ive>if/3 ss>ss",
            "eau>el/2 elle>el/2 enne>en/2 onne>on/3 ette>et/3 ere>er/3 ee/5 ees/5 aient/4 ait/5 ent/3 erent/4 er/3 ont/6 "
            "era/5 eront/5",
            "e/4 er/3 ent/3",
            kept=(
                "armee porte poste vente course cause marche mine argent client moment content agent accident urgent "
                "recent souvent comment patient parent talent couvent orient occident absent president different "
                "incident ouvrier danger jeune etranger entre contre votre notre apres tres plus sans dans sous vers "
                "mais puis pas temps pays corps discours proces acces succes progres fils palais irak mois fois voix "
                "paris londres athenes bruxelles nations-unies"
            ),
        ),
        "es": _endings(
            3,
            "s/3 es/2 eses/2 ces>z/2",
            "ada>ado/4 ida>ido/5 ica>ico/3 iva>ivo/3 osa>oso/3 aria>ario/3 ora>or/4 ana>ano/4 ina>ino/5 enta>ente/4 "
            "tra>tro/4 esa/3 ona>on/4 ola>ol/4 aron>ar/4 ieron>er/4",
            "e/3",
            kept=(
                "pais lunes martes miercoles jueves viernes crisis analisis paris atenas estados unidos mas mes tres "
                "antes entonces despues gas dios"
            ),
        ),
        "it": _endings(
            3,
            "chi>co ghi>go che>ca ghe>ga aio>aio/2 ai>aio,ai/3 ii>io ie>ia,ie/4 ci>co,ce gi>go,ge io>io i>o,e,io e>e,a",
            "ica>ico iva>ivo osa>oso ana>ano/4 ina>ino/5 tra>tro/4 aria>ario are/5 ata>ato/5 uta>uto/5",
        ),
        "pt": _endings(
            3,
            "oes>ao/2 aes>ao/2 ais>al/2 eis>el/3 ois>ol/2 uis>ul/2 ns>m/2 res>r/2 zes>z/2 ses>s/2 eses>e/3 s/3",
            "ada>ado/4 ida>ido/5 ica>ico/3 iva>ivo/3 osa>oso/3 aria>ario/3 ora>or/4 ana>ano/4 eira>eiro/4 esa/3 tra>tro/4 "
            "eia>eu/3",
            "e/3",
            kept="lisboa mais depois apos pais lapis onibus virus gas",
        ),
        "de": _endings(
            3,
            "s/4",
            "en em e nen/4 innen>in/3 ern>er/2 eln>el/2",
            "ischer>isch licher>lich iger>ig loser>los samer>sam barer>bar hafter>haft neuer>neu grosser>gross/0 "
            "lander>land/0 hauser>haus/0 manner>mann/0 bucher>buch/0 kinder>kind/0 bilder>bild/0 worter>wort/0 "
            "dorfer>dorf/0 amter>amt/0 guter>gut/0 glieder>glied/0 felder>feld/0 gelder>geld/0 walder>wald/0 "
            "blatter>blatt/0 volker>volk/0 kleider>kleid/0 lieder>lied/0 deutscher>deutsch/0",
            kept="auslander inlander paris",
        ),
        "sv": _endings(
            3,
            "s ister>istr/1 isters>istr/1",
            "arna>,ar erna orna aren>ar are>ar ande/4 aste ade/4 ar er or en et an a e ern>er",
            "ister>istr/1 s",
        ),
        "da": _endings(
            3,
            "s ister>istr/1 isters>istr/1",
            "erne ene ede/4 er en et ne e",
            "ister>istr/1 s",
        ),
        "no": _endings(
            3,
            "s ister>istr/1 isters>istr/1",
            "ene ane ede/4 et en er ar a e",
            "ister>istr/1 s",
        ),
        "fi": _endings(
            3,
            "kin/4 kaan/4 han/5 lain>lak/0 laissa>lak/0 laista>lak/0 lailla>lak/0 lakien>lak/0 lait>lak/0",
            "issa ista ille illa ilta iksi iden ien jen ssa/2 sta/2 lla/2 lta/2 lle/2 ksi/2 seen iin aan een oon uun tta "
            "n/2 t/2 nen>s",
            "i e a o u y",
            "ng>nk nn>nt ll>lt mm>mp rr>rt ks>s tt>t kk>k pp>p d>t/2 rk>r/2 lk>l/2 hk>h/2 ap>av/2 ep>ev/2 ip>iv/2 op>ov/2 "
            "up>uv/2",
        ),
        "hu": _endings(
            3,
            "nak nek ban ben ba be ra re ról ről tól től ból ből nál nél hoz hez höz val vel ként on en ön ot et öt at át "
            "ét ót>ó/1 őt>ő/1 út>ú/1 űt>ű/1 it>i/2",
            "ok/4 ek/4 ök/4 ak/4 ák/3 ék/3 ók>ó/1 ők>ő/1 úk>ú/1 ik>i/2",
            "ja je a e á é",
            "rt>r/2 nt>n/3 lt>l/3 st>s/3 zt>z/3 yt>y/3",
            is_folded=False,
        ),
        "ro": _endings(
            3,
            "urilor ului iului>i ilor elor iilor ul iul>i ile ele le iei>ia ii uri",
            "ea i e a u",
        ),
        "tr": _endings(
            3,
            "nin nun in un dan den tan ten da/2 de/2 ta te yi yu la le ine ina ini unu una une inden indan inde inda",
            "lari leri larin lerin lar/2 ler/2 si>,s su>,s",
            "nin nun in un ine ina ini unu una une",
            "i u a e",
            "b>p d>t g>k/3",
            kept="ulku",
        ),
        "ru": _endings(
            3,
            "скии>ск ская>ск ское>ск ские>ск ский>ск ского>ск скому>ск ским>ск ском>ск ских>ск скую>ск ской>ск скими>ск "
            "ия>и ии>и ию>и ие>и ий>и иями>и иях>и иям>и ией>и ием>и ами ями ах ях ам ям ов ев ей ой ою ею ом ем ого его "
            "ому ему ый ая яя ое ее ые ую юю ых их ым им ыми ими ае>а/1 а я/2 у ю/2 о е ы и ь й/2",
        ),
        "el": _endings(
            3,
            "ουσ οσ ου ον ο οι ων ησ η εισ εων εωσ ασ α εσ ματοσ>μ ματα>μ ματων>μ ε",
        ),
        "ta": _endings(
            2,
            "ங்களின்>ம் ங்களை>ம் ங்களுக்கு>ம் ங்களில்>ம் ங்கள்>ம் த்தின்>ம் த்தை>ம் த்தில்>ம் த்துக்கு>ம் த்திற்கு>ம் "
            "த்தால்>ம் களின் களை களுக்கு களில் களால் களும் கள் யின் யில் யை யால் வின் வில் வை",
            "ின் ில் ை/3 ுக்கு ால் ு/2 ்/2",
        ),
        "pl": _endings(
            3,
            "owie owi ami iami ach iach om iom em iem ego iego emu iemu ymi imi ych ich ym im ej iej ie ia iu io ii a e i "
            "o u y",
            "ow dz>d/2 ek>k sc>sk c>t/5 rz>r/4 ter>tr",
        ),
        "cs": _endings(
            3,
            "ovi ove um ami emi ich/5 ech ach iho imi emu eho ymi ych ym im em am ou ej a e i o u y",
            "ek>k eb>b ec>k/4 z>h c>k/3 st>sk/4",
        ),
        "uk": _endings(
            3,
            "ами ями іями ові еві єві ах ях іях ам ям іям ом ем єм ою ею єю ією ого ього ому ьому ими іми их іх им ім оі "
            "ій іі ий ей ія ію іє а я у ю о е є і и ь й",
            "єв>ів/2 ів/3 ов/3",
        ),
        "he": _endings(
            2,
            "ות>ה ים/2 ת>ה/3 אי>א",
            "ך>כ ם>מ ן>נ ף>פ ץ>צ",
        ),
        "fa": _endings(
            2,
            "هايشان هايمان هايش هايم هايت هايي هاي ها",
            "يان/3 ان/3 ترين/3",
            kept=(
                "ايران تهران جهان زمان پايان درمان سازمان فرمان باران خيابان تابستان زمستان پنهان ايشان نشان جوان عنوان "
                "ميزان جريان بحران دوران ميدان قران رمضان انسان حيوان استان داستان بيمارستان دبيرستان افغانستان پاكستان "
                "امكان مكان بيان ميان بنيان لبنان عمان يونان المان سلطان پيمان ايمان اسان گران كودكستان گلستان كردستان "
                "خوزستان عربستان هندوستان تاجيكستان كرمان سمنان زنجان همدان گيلان لرستان اصفهان طوفان توفان درخشان "
                "پريشان زبان دندان ديوان ارمان قهرمان مهمان پشتيبان"
            ),
        ),
        "ur": _endings(
            2,
            "يوں>ي ياں>ي وں يں/3",
            "ا/3 ه ے",
        ),
        "hi": _endings(
            1,
            "ियों>ी ियां>ी ुओं>ू ुएं>ू ओं एं ों ें/2",
            "ा/3 े/3",
        ),
        "bn": _endings(
            2,
            "ই/3 ও/3",
            "গুলোর গুলোকে গুলো গুলির গুলি দেরকে দের টির/3 টিকে/3 টি/3 টার/3 টাকে/3 টা/3 রা কে ের েরা ে াতে>া ীতে>ী িতে>ি ুতে>ু য়ের য়",
            "র/2",
        ),
        "id": _endings(
            3,
            "nya lah kah",
        ),
    }
)
