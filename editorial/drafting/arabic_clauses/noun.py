"""The head noun of the words for a source."""

from dataclasses import dataclass
from enum import StrEnum

from editorial.drafting.arabic_clauses.lookup import clause_word, saying_at
from editorial.drafting.arabic_pieces.folded import folded_words
from editorial.drafting.arabic_pieces.sentence import ArabicSentence, without_article
from editorial.drafting.arabic_saying.heads import (
    ANONYMOUS_HEADS,
    BODY_HEADS,
    COLLECTIVE_HEADS,
    DOCUMENT_HEADS,
    MEDIUM_HEADS,
    OFFICE_HEADS,
    STATEMENT_HEADS,
)


class HeadNounKind(StrEnum):
    """What a head noun is for."""

    NAME = "NAME"
    OFFICE = "OFFICE"
    BODY = "BODY"
    MEDIUM = "MEDIUM"
    COLLECTIVE = "COLLECTIVE"
    ANONYMOUS = "ANONYMOUS"
    DOCUMENT = "DOCUMENT"
    STATEMENT = "STATEMENT"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True)
class HeadNoun:
    """A head noun: the piece, its form without conjunction and article, and what it says of gender and number."""

    kind: HeadNounKind
    at: int
    form: str
    is_definite: bool = False
    is_feminine: bool = False


_NO_NOUNS = folded_words(
    """
    حديثه حديثها حديثهم كلامه كلامها كلمته كلمتها خطابه خطابها مداخلته مداخلتها تصريحه تصريحها تصريحاته
    تصريحاتها قوله قولها منشوره منشورها ذلك رسالته رسالتها مؤتمره تغريدته تغريدتها مرافعته مرافعتها شهادته
    شهادتها أما لكن غير بيد إلا لم لن لا ما قد كان كانت كانوا ليس ليست هذا هذه ذلك تلك الذي التي ثم أو أم بل
    كما هو هي هم كل أن إن أي حين عندما إذا لو كي لكن حتى له لها لهم به بها فيه فيها عنه عنها منه منها عليه
    عليها إليه إليها نحو حوالي سوف إذ حيث مما فقط
    """
)


def read_noun(sentence: ArabicSentence, number: int, *, is_genitive: bool = False) -> HeadNoun | None:
    """Return the head noun at a piece; None if it is none."""
    if not sentence.is_word(number) or clause_word(sentence, number) is not None:
        return None
    form = sentence.bare(number)
    if sentence.form(number) in OFFICE_HEADS:
        form = sentence.form(number)
    if (
        is_genitive
        and form.startswith("ل")
        and not form.startswith("لل")
        and _kind(form, form, is_definite=False) is HeadNounKind.OTHER
    ):
        form = form[1:]
    base = without_article(form)
    if (owned := _owned(sentence, number, base)) is not None:
        return HeadNoun(HeadNounKind.OFFICE, number, owned, True, OFFICE_HEADS[owned])
    definite = base != form
    if form in _NO_NOUNS or base.isdigit():
        return _counted(sentence, number) if base.isdigit() else None
    kind = _kind(form, base, is_definite=definite)
    if sentence.form(number + 1) in ("اثنين", "اثنان") and kind is HeadNounKind.COLLECTIVE:
        kind = HeadNounKind.ANONYMOUS
    if kind is HeadNounKind.OTHER and form.startswith(("ب", "ل")):
        return None
    if kind is HeadNounKind.OTHER and (said := saying_at(sentence, number)) is not None and said[0].shape != "MASDAR":
        return None
    feminine = OFFICE_HEADS.get(base, base.endswith(("ه", "ات", "اء")))
    return HeadNoun(kind, number, base, definite, feminine)


def _owned(sentence: ArabicSentence, number: int, base: str) -> str | None:
    """Return an office with a pronoun without it: محاميه, ابنتها; None if there is none."""
    piece = sentence.pieces[number]
    for pronoun in ("ها", "هم", "ه"):
        if base.endswith(pronoun) and sentence.text[piece.start : piece.end].endswith(pronoun):
            stem = base.removesuffix(pronoun)
            for form in (stem, stem[:-1] + "ه" if stem.endswith("ت") else stem):
                if form in OFFICE_HEADS:
                    return form
    return None


def _counted(sentence: ArabicSentence, number: int) -> HeadNoun | None:
    after = without_article(sentence.form(number + 1))
    if after in COLLECTIVE_HEADS or after in OFFICE_HEADS:
        return HeadNoun(HeadNounKind.ANONYMOUS, number, after)
    return None


def _kind(form: str, base: str, *, is_definite: bool) -> HeadNounKind:
    if form in COLLECTIVE_HEADS or base in COLLECTIVE_HEADS:
        return HeadNounKind.COLLECTIVE
    if base in ANONYMOUS_HEADS and (not is_definite or base == "مصدر"):
        return HeadNounKind.ANONYMOUS
    if base in STATEMENT_HEADS:
        return HeadNounKind.STATEMENT
    if base in MEDIUM_HEADS:
        return HeadNounKind.MEDIUM
    if base in DOCUMENT_HEADS:
        return HeadNounKind.DOCUMENT
    if base in OFFICE_HEADS:
        return HeadNounKind.OFFICE
    if base in BODY_HEADS:
        return HeadNounKind.BODY
    if base.endswith("ون") and base[:-2] in OFFICE_HEADS:
        return HeadNounKind.COLLECTIVE
    if base.endswith(("و", "ي")) and base not in OFFICE_HEADS and base[:-1] in OFFICE_HEADS and not is_definite:
        return HeadNounKind.COLLECTIVE
    if base.endswith(("ان", "ين")) and (base[:-2] in OFFICE_HEADS or base[:-2] in ANONYMOUS_HEADS):
        return HeadNounKind.ANONYMOUS
    return HeadNounKind.OTHER


def noun_phrase_end(sentence: ArabicSentence, first: int) -> int:
    """Return the first piece behind a noun with what it governs and its adjectives: الجيش اللبناني | مقتل جنديين."""
    at = first + 1
    while (
        _is_indefinite(sentence, at - 1)
        and sentence.is_word(at)
        and sentence.entity(at) is None
        and at - first < _LONGEST_PHRASE
    ):
        at += 1
    if sentence.entity(at) is not None and at > first and _is_indefinite(sentence, at - 1):
        at = sentence.name_end(at)
    at = _behind_adjectives(sentence, at)
    is_body = without_article(sentence.bare(first)) in BODY_HEADS
    governed = sentence.bare(at)[1:] if is_body and sentence.bare(at)[:1] == "ل" else ""
    if governed in BODY_HEADS and governed not in MEDIUM_HEADS:
        at = sentence.name_end(at) if sentence.entity(at) else _behind_adjectives(sentence, at + 1)
    return at


def _behind_adjectives(sentence: ArabicSentence, at: int) -> int:
    while sentence.is_word(at) and sentence.entity(at) is None and sentence.bare(at).startswith("ال"):
        at += 1
    return at


def _is_indefinite(sentence: ArabicSentence, number: int) -> bool:
    form = sentence.bare(number)
    return (
        not form.startswith(("ال", "لل", "بال")) and not form.endswith(("ها", "هم")) and sentence.entity(number) is None
    )


_LONGEST_PHRASE = 5
