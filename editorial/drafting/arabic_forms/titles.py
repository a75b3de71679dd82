"""The title before a name: an office, a rank, an honour or kinship, with the words that belong to it."""

from bisect import bisect_left

from editorial.drafting.arabic_forms.tokens import ArabicStem, ArabicTokens
from editorial.drafting.arabic_lexicon.given_names import GIVEN
from editorial.drafting.arabic_words.adjectives import NATIONAL
from editorial.drafting.arabic_words.spelling import words
from editorial.drafting.arabic_words.titles import HONOURS, OFFICES
from editorial.drafting.arabic_words.verbs import VERBS
from editorial.pointer.choice import Stretch

_TITLES = HONOURS | OFFICES

LONGEST = 12
"""The most words of a title."""

_NEAR = 3
"""How near an honour stands before a name."""

_CREDITS = words("إعداد تحرير تغطية ترجمة تصوير كتب كتبت بقلم حاوره حاورته مراسلنا مراسلتنا")
_CITIZENS = frozenset(each for each in NATIONAL if each.startswith("ال") and each.endswith(("ي", "يه")))
_STOPS = words(
    """
    إن أن إنه أنه إنها أنها الذي التي الذين حيث بعد قبل منذ خلال حول بينما فيما كما لم لن قد ثم أو إذا أمام ضد عبر بأن
    إذ حين عندما مع عن إلى
    """
)
_OPEN = OFFICES - words("أم أب ابن بن كبير")


def has_title(tokens: ArabicTokens, number: int) -> bool:
    """Whether a title, or the credit of an author, ends directly before a word, or before the comma before it."""
    if tokens.is_joined(number) and tokens.form(number - 1) in _CITIZENS and tokens.form(number) in GIVEN:
        return True
    return title_start(tokens, number) is not None or tokens.any_stem(number - 1, _CREDITS)


def is_addressed(tokens: ArabicTokens, number: int) -> bool:
    """Whether the word before is itself an honour, a rank or a calling: الدكتور, العقيد."""
    return tokens.is_joined(number) and tokens.any_stem(number - 1, _TITLES)


def title_start(tokens: ArabicTokens, number: int) -> tuple[int, ArabicStem] | None:
    """Return the first word of the title that ends before a word, and its stem; None if there is none.

    A title of several words opens with an office (وزير الري السوداني) and goes on without verbs and marks.
    """
    at, found = number - 1, None
    if at < 0 or not (tokens.is_joined(number) or tokens.gap(number).strip() in ("،", ",")):
        return None
    while at >= 0 and number - at <= LONGEST:
        form = tokens.form(at)
        if (form in VERBS and form not in OFFICES and form not in HONOURS) or form in _STOPS:
            break
        if (stem := _title_stem(tokens, at, is_last=at == number - 1)) is not None:
            found = at, stem
        if not tokens.is_joined(at) or (found and found[1].skip and found[0] == at):
            break
        at -= 1
    if found and found[0] < number - _NEAR and found[1].form.removeprefix("ال") not in OFFICES:
        return None
    if found and not tokens.is_joined(number) and found[1].form.removeprefix("ال") not in OFFICES:
        return None
    return found


def title_before(tokens: ArabicTokens, offset: int) -> Stretch | None:
    """Return the title that ends before the name at an offset, without proclitics; None if there is none."""
    number = bisect_left(tokens.starts, offset + 1) - 1
    found = title_start(tokens, number) if number > 0 else None
    if found is None:
        return None
    return tokens.start(found[0], found[1]), tokens.all[number - 1].end


def _title_stem(tokens: ArabicTokens, at: int, *, is_last: bool) -> ArabicStem | None:
    for stem in tokens.stems(at):
        if stem.form in HONOURS or (stem.form in _OPEN and (is_last or not stem.form.startswith("ال"))):
            return stem
    return None
