"""Negation: the words of a language that negate, and the prefixes and infixes that make a word its own negation.

The words are those that Universal Dependencies marks ``Polarity=Neg``, with the pronouns and adverbs of negation
(``PronType=Neg``) and the prepositions that mean "without"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from types import MappingProxyType

from editorial.text.fold import fold
from editorial.text.language import primary_subtag, script_of_letter

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "ar": (
            "لا لم لن ليس ليست ليسوا لسنا لست ليسا لات غير عدم دون بدون كلا "
            "ولا ولم ولن وليس وليست فلا فلم فلن فليس بلا بغير بعدم لعدم وعدم ودون وغير"
        ),
        "bn": "না নয় নেই নি নাই নহে",
        "bg": "не няма ни никой нищо никога нито без",
        "ca": "no ni mai cap ningú res sense",
        "cs": "ne není nejsou nikdy nikdo nic ani bez žádný žádná žádné",
        "da": "ikke ej ingen intet ingenting aldrig hverken uden",
        "de": "nicht nie niemals niemand nichts nein weder ohne kein keine keinen keinem keiner keines keinerlei",
        "el": "δεν δε μην μη όχι ούτε ποτέ κανείς κανένας καμία κανένα τίποτα χωρίς",
        "en": "not no never nor neither none nobody nothing nowhere without cannot",
        "es": "no ni nunca jamás nadie nada ningún ninguno ninguna tampoco sin",
        "fa": "نه نیست نیستند نبود نبودند هیچ هرگز بدون بی نخیر",
        "fi": "ei en et emme ette eivät eikä älä älköön ilman koskaan",
        "fr": "ne n pas non ni jamais personne rien aucun aucune sans nullement",
        "he": "לא אין אל בלי ללא אינו אינה אינם אינן איננו מעולם שום ולא שלא",
        "hi": "नहीं न ना मत बिना नही",
        "hu": "nem ne sem se nincs nincsenek soha senki semmi nélkül",
        "id": "tidak tak bukan jangan belum tanpa tiada",
        "it": "non no né mai nessuno nessuna nessun niente nulla senza",
        "ms": "tidak tak bukan jangan belum tanpa",
        "nb": "ikke ei ingen intet ingenting aldri verken uten",
        "nl": "niet geen nooit niemand niets nee noch zonder",
        "no": "ikke ei ingen intet ingenting aldri verken uten",
        "pl": "nie nigdy nikt nic ani bez żaden żadna żadne",
        "pt": "não nem nunca jamais ninguém nada nenhum nenhuma sem",
        "ro": "nu nici niciodată nimeni nimic niciun nicio fără",
        "ru": "не нет ни никогда никто ничего ничто никакой никаких без нельзя",
        "sk": "nie nikdy nikto nič ani bez žiadny žiadna žiadne",
        "sr": "ne nije nisu nema ni nikad nikada niko ništa bez не није нису нема ни никад никада нико ништа без",
        "sv": "inte ej icke ingen inget inga ingenting aldrig varken utan",
        "tr": "değil yok hayır asla hiç hiçbir olmadan",
        "uk": "не немає нема ні ніколи ніхто нічого жоден жодна без",
        "ur": "نہیں نہ مت بغیر ناں",
        "vi": "không chưa chẳng chả đừng",
    }
)
_LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "ja": "ない|なかっ|ません|ぬ|ずに|不|無|未|非",
        "km": "មិន|គ្មាន|ពុំ",
        "ko": "않|못|없|아니|안",
        "lo": "ບໍ່",
        "my": "မ",
        "ta": "இல்லை|வில்லை|மாட்ட|கூடாது|அல்ல",
        "th": "ไม่|มิได้|ไร้",
        "zh": "不|没|沒|未|非|無|无|莫|勿|别|別",
    }
)
"""For languages that negate inside a word or do not write blanks: a regular expression of what negates."""

_PREFIXES: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "cs": ("ne",),
        "de": ("un", "nicht"),
        "en": ("un", "non"),
        "fa": ("ن", "نا"),
        "nl": ("on", "niet"),
        "pl": ("nie",),
        "ru": ("не",),
        "sk": ("ne",),
        "sv": ("o", "icke"),
        "uk": ("не",),
    }
)
_PREFIXES_OF_ADJECTIVES: Mapping[str, Sequence[str]] = MappingProxyType(
    dict.fromkeys(("en", "es", "fr", "it", "pt"), ("in", "im", "il", "ir"))
)
_ADJECTIVES = ("ble", "bles", "bile", "bili", "vel", "veis")
"""Endings of adjectives that these prefixes negate; other words begin with them by chance (posed, imposed)."""

_OPPOSITES: Mapping[str, str] = MappingProxyType(
    {
        "en": """
            able|unable correct|incorrect complete|incomplete sufficient|insufficient direct|indirect dependent|independent
            effective|ineffective accurate|inaccurate adequate|inadequate appropriate|inappropriate secure|insecure
            valid|invalid voluntary|involuntary significant|insignificant active|inactive legal|illegal regular|irregular
            perfect|imperfect moral|immoral proper|improper partial|impartial agree|disagree agrees|disagrees
            agreed|disagreed honest|dishonest satisfied|dissatisfied approve|disapprove approved|disapproved
            obeyed|disobeyed trust|distrust proved|disproved similar|dissimilar"""
    }
)
"""Pairs that no rule gives."""

_INFIX: Mapping[str, re.Pattern[str]] = MappingProxyType({"tr": re.compile("m[aeiıuü]?y?|m[ae]z")})
_NOT = "n't"
"""The English ending."""

_CONJUGATED = frozenset(("cs", "fa", "sk", "tr"))
"""Languages whose verbs are negated by a prefix or infix."""

_LONG_ENOUGH, _LONG_ENOUGH_CONJUGATED = 5, 3
"""Letters of a word with a negating prefix or infix, without them: shorter words are alike by chance (come, income)."""

MOST_PAIRS = 400
"""The most pairs of words in a run that are searched for an infix."""

_NO_WORDS: frozenset[str] = frozenset()


class Negation:
    """The negation of a language; of a language that is in no table, nothing negates.

    Words of the Latin script are compared with their accents (*né* is not *ne*), all others folded.
    """

    def __init__(self, language: str) -> None:
        primary = primary_subtag(language)
        self._words = frozenset(map(_plain, _WORDS[primary].split())) if primary in _WORDS else _NO_WORDS
        self._letters = re.compile(_LETTERS[primary]) if primary in _LETTERS else None
        self._prefixes = _PREFIXES.get(primary, ())
        self._of_adjectives = _PREFIXES_OF_ADJECTIVES.get(primary, ())
        self._opposites = frozenset(tuple(pair.split("|")) for pair in _OPPOSITES.get(primary, "").split())
        self._infix = _INFIX.get(primary)
        self._shortest = _LONG_ENOUGH_CONJUGATED if primary in _CONJUGATED else _LONG_ENOUGH

    def count(self, words: Sequence[str]) -> int:
        """Return how many of these words negate."""
        return sum(map(self.negates, words))

    def within(self, text: str) -> Sequence[str]:
        """Return the stretches of a folded text that negate, in a language whose words do not show it by themselves."""
        return self._letters.findall(text) if self._letters else ()

    def ends(self, text: str) -> bool:
        """Return whether a folded text ends with such a stretch."""
        return self._letters is not None and any(each.end() == len(text) for each in self._letters.finditer(text))

    def negates(self, word: str) -> bool:
        """Return whether a word, or a part of it between apostrophes (don't, n'a), negates."""
        plain = _plain(word)
        return plain.endswith(_NOT) or any(part in self._words for part in plain.split("'"))

    def opposites(self, some: Sequence[str], others: Sequence[str]) -> set[str]:
        """Return the words on either side that are each other's negation, by a prefix or infix."""
        found: set[str] = set()
        for words, negated in ((some, others), (others, some)):
            by_plain = {_plain(word): word for word in negated}
            pairs = ((word, by_plain.get(other)) for word in words for other in self._negated(_plain(word)))
            found.update(each for word, other in pairs if other is not None for each in (word, other))
        return found | self._inserted(some, others)

    def _negated(self, plain: str) -> Iterator[str]:
        """Yield what a word would be with a negating prefix."""
        if len(plain) >= self._shortest:
            yield from (prefix + plain for prefix in self._prefixes)
            yield from (prefix + plain for prefix in self._of_adjectives if plain.endswith(_ADJECTIVES))
        yield from (other for word, other in self._opposites if word == plain)

    def _inserted(self, some: Sequence[str], others: Sequence[str]) -> set[str]:
        if self._infix is None or len(some) * len(others) > MOST_PAIRS:
            return set()
        pairs = product(some, others)
        return {word for pair in pairs if self._is_inserted(*sorted(map(_plain, pair), key=len)) for word in pair}

    def _is_inserted(self, shorter: str, longer: str) -> bool:
        """Return whether the longer word is the shorter one with the infix."""
        extra, places = len(longer) - len(shorter), range(2, len(shorter) + 1)
        if self._infix is None or extra <= 0 or len(shorter) < self._shortest:
            return False
        infix = self._infix
        return any(
            _is_same_stem(shorter[:n], longer[:n])
            and shorter[n:] == longer[n + extra :]
            and infix.fullmatch(longer[n : n + extra])
            for n in places
        )


def _plain(word: str) -> str:
    """Return a word as words that negate are compared."""
    lower = word.lower().replace("’", "'").replace("ʼ", "'")
    return lower if script_of_letter(lower[:1]) == "Latn" else fold(word)


def _is_same_stem(one: str, other: str) -> bool:
    """Return whether two stems are equal, but for a d that is a t before the infix (edecek, etmeyecek)."""
    return one == other or (one[:-1] == other[:-1] and {one[-1], other[-1]} == {"d", "t"})
