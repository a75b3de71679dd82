"""Negation: the words of a language that negate, and the prefixes and infixes that make a word its own negation.

The words are those that Universal Dependencies marks ``Polarity=Neg``, with the pronouns and adverbs of negation
(``PronType=Neg``) and the prepositions that mean "without". All are folded as ``editorial.text.fold`` folds them.
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from editorial.text.fold import fold
from editorial.text.language import primary_subtag

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
        "en": ("un", "in", "im", "il", "ir", "non", "dis"),
        "es": ("in", "im", "i", "des"),
        "fa": ("ن", "نا", "غیر"),
        "fr": ("in", "im", "il", "ir", "non"),
        "hu": ("nem",),
        "it": ("in", "im", "il", "ir"),
        "nl": ("on", "niet"),
        "pl": ("nie",),
        "pt": ("in", "im", "i", "des"),
        "ru": ("не", "без", "бес"),
        "sk": ("ne",),
        "sv": ("o", "icke"),
        "uk": ("не", "без"),
    }
)
_INFIX: Mapping[str, re.Pattern[str]] = MappingProxyType({"tr": re.compile("m[aeiıuü]?y?|m[ae]z")})
_NOT = "n't"
"""The English ending."""

_CONJUGATED = frozenset(("cs", "fa", "sk", "tr"))
"""Languages whose verbs are negated by a prefix or infix."""

_LONG_ENOUGH, _LONG_ENOUGH_CONJUGATED = 5, 3
"""Letters of a word with a negating prefix or infix, without them: shorter words are alike by chance (come, income)."""

_NO_WORDS: frozenset[str] = frozenset()


class Negation:
    """The negation of a language; of a language that is in no table, nothing negates."""

    def __init__(self, language: str) -> None:
        primary = primary_subtag(language)
        self._words = frozenset(map(fold, _WORDS[primary].split())) if primary in _WORDS else _NO_WORDS
        self._letters = re.compile(_LETTERS[primary]) if primary in _LETTERS else None
        self._prefixes = tuple(map(fold, _PREFIXES.get(primary, ())))
        self._infix = _INFIX.get(primary)
        self._shortest = _LONG_ENOUGH_CONJUGATED if primary in _CONJUGATED else _LONG_ENOUGH

    def count(self, words: Sequence[str]) -> int:
        """Return how many of these folded words negate."""
        return sum(map(self.negates, words))

    def within(self, text: str) -> Sequence[str]:
        """Return the stretches of a folded text that negate, in a language whose words do not show it by themselves."""
        return self._letters.findall(text) if self._letters else ()

    def negates(self, word: str) -> bool:
        """Return whether a folded word, or a part of it between apostrophes (don't, n'a), negates."""
        return word.endswith(_NOT) or any(part in self._words for part in word.split("'"))

    def are_opposites(self, one: str, other: str) -> bool:
        """Return whether one of two folded words is the other with a negating prefix or infix."""
        shorter, longer = sorted((one, other), key=len)
        if len(shorter) < self._shortest:
            return False
        if any(longer == prefix + shorter for prefix in self._prefixes):
            return True
        return self._infix is not None and self._is_inserted(shorter, longer, self._infix)

    @staticmethod
    def _is_inserted(shorter: str, longer: str, infix: re.Pattern[str]) -> bool:
        extra = len(longer) - len(shorter)
        places = range(2, len(shorter) + 1)
        return extra > 0 and any(
            _is_same_stem(shorter[:n], longer[:n])
            and shorter[n:] == longer[n + extra :]
            and infix.fullmatch(longer[n : n + extra])
            for n in places
        )


def _is_same_stem(one: str, other: str) -> bool:
    """Return whether two stems are equal, but for a d that is a t before the infix (edecek, etmeyecek)."""
    return one == other or (one[:-1] == other[:-1] and {one[-1], other[-1]} == {"d", "t"})
