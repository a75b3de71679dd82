"""How far reported words go, and the clauses that one verb governs."""

from collections.abc import Sequence

from editorial.drafting.arabic_clauses.lookup import clause_word, is_coordinated, saying_at
from editorial.drafting.arabic_clauses.report import ArabicPieceRange, SayingReport, SayingReportShape
from editorial.drafting.arabic_pieces.folded import folded_words
from editorial.drafting.arabic_pieces.sentence import ArabicSentence
from editorial.drafting.arabic_saying.lexicon import NOUN_LIKE, SayingShape
from editorial.drafting.arabic_saying.phrases import CONTINUATIONS

_JOINTS = folded_words(
    """
    فيما بينما كما لكنه لكنها لكنهم لكن ثم وقد وكان وكانت حين وقت غير أنه أنها إلا أن في وهو وهي كذلك أيضا قد
    بدوره بدورها
    """
)


def clauses_of(sentence: ArabicSentence, reports: Sequence[SayingReport], number: int) -> list[tuple[int, int, int]]:
    """Return what a report reports: pieces from and to, and how many letters of the first are not part of it."""
    report = reports[number]
    end = _limit(sentence, reports, number)
    found, first, skipped = [], report.begins, report.skipped
    if report.shape is SayingReportShape.CLAUSE:
        for at in range(report.begins, end):
            if is_coordinated(sentence, at) and at > first:
                found.append((first, trimmed(sentence, at), skipped))
                first, skipped = at + 1, 0
            elif (
                sentence.form(at) in ("والي", "وعلي", "ومن", "وعن")
                and clause_word(sentence, at + 1) is not None
                and at > first
            ):
                found.append((first, trimmed(sentence, at), skipped))
                first, skipped = at + 2, 0
    found.append((first, trimmed(sentence, end), skipped))
    return [each for each in found if each[0] < each[1]]


def trimmed(sentence: ArabicSentence, end: int) -> int:
    """Return the end without the points before it."""
    while end > 0 and sentence.is_point(end - 1) and sentence.form(end - 1) not in ")»”\"'%":
        end -= 1
    return end


def _limit(sentence: ArabicSentence, reports: Sequence[SayingReport], number: int) -> int:
    report = reports[number]
    end = len(sentence)
    for other in reports[number + 1 :]:
        if other.cue[0] < report.begins:
            continue
        if (start := boundary(sentence, other)) is not None:
            end = max(report.begins, start)
            break
    for at in range(report.begins + 1, end):
        if sentence.is_comma(at) and (
            continues(sentence, at + 1) or _is_hal(sentence, at + 1) or _is_new_verb(sentence, at + 1)
        ):
            return at
    return end


def boundary(sentence: ArabicSentence, report: SayingReport) -> int | None:
    """Return where the clause before a later cue ends; None if the later cue may be within what is reported."""
    at = report.cue[0]
    if report.shape is SayingReportShape.ACCORDING:
        return at
    if report.said is None:
        return at
    if sentence.form(at - 1) == "ان" and sentence.form(at - 2) == "قبل" and sentence.is_comma(at - 3):
        return at - 3
    if report.is_hal:
        return at if _is_near_comma(sentence, at) else None
    if report.joined:
        return at
    for first in range(at - 1, max(-1, at - 4), -1):
        if sentence.is_comma(first):
            return (
                first
                if all(
                    sentence.form(each) in _JOINTS or sentence.bare(each) in _JOINTS for each in range(first + 1, at)
                )
                else None
            )
    before = at - 1
    return (
        before
        if sentence.form(before) in ("كما", "فيما", "بينما", "ثم", "وقد", "لكنه", "لكنها", "ولكنه", "ولكنها")
        else None
    )


def _is_near_comma(sentence: ArabicSentence, at: int) -> bool:
    return sentence.form(at)[:1] == "و" or any(
        sentence.is_comma(each) or sentence.is_marked(each) for each in (at - 1, at - 2)
    )


def _is_hal(sentence: ArabicSentence, at: int) -> bool:
    """Whether a participle of the speaker follows, with a mark of its case: موجهًا."""
    found = saying_at(sentence, at)
    words = sentence.text[sentence.pieces[at].start : sentence.pieces[at].end] if at < len(sentence) else ""
    return found is not None and found[0].shape is SayingShape.PARTICIPLE and "\N{ARABIC FATHATAN}" in words


def _is_new_verb(sentence: ArabicSentence, at: int) -> bool:
    """Whether a verb of saying begins a clause of its own behind a comma, with its subject: استبعد الناطق ذلك."""
    found = saying_at(sentence, at)
    if found is None or found[0].shape is not SayingShape.FINITE or found[1] == "ف":
        return False
    if "w" in found[0].frame:
        return found[1] == "و" and found[0].verb in ("استشهد", "استند")
    return found[0].form not in NOUN_LIKE and sentence.is_word(at + 1)


def continues(sentence: ArabicSentence, at: int) -> bool:
    """Whether the article goes on by itself from this piece, behind a comma."""
    words = " ".join(sentence.form(each) for each in range(at, at + 4))
    if sentence.form(at) in ("وهو", "وهي") and any(saying_at(sentence, each) for each in (at + 1, at + 2)):
        return True
    return words.startswith(CONTINUATIONS)


def behind(sentence: ArabicSentence, report: SayingReport) -> ArabicPieceRange:
    """Return the pieces of the words that stand before a cue and that it attributes."""
    return 0, trimmed(sentence, report.cue[0])
