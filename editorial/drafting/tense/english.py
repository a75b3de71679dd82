"""What English verbs say of time."""

import re
from collections.abc import Iterator

from editorial.drafting.tense.cue import Cue, Tense, words_of

_FUTURE = words_of(
    "will shall won't 'll expected expects expect expecting due scheduled schedule slated forecast forecasts"
    " forecasting projected projects plans planning planned plan intends intend intending hopes hope hoping aims"
    " aim aiming vows vowed pledged pledges promises promised upcoming forthcoming set poised bound likely"
    " unlikely may might could must should would ahead deadline target targets proposed proposes seeks wants want"
    " ready predicts predict predicted anticipates anticipated anticipate looming await awaits awaiting"
    " tentatively going they'll we'll he'll she'll it'll i'll you'll expires expire"
)
_SCHEDULED = words_of(
    "opens begins starts resumes returns meets faces takes goes closes ends runs continues hosts travels arrives"
    " plays comes launches publishes votes airs premieres concludes reopens appears visits leaves departs gathers"
    " convenes reconvenes celebrates marks performs screens tours addresses announces reports holds open begin"
    " start resume return meet"
)
_PAST = words_of(
    "was were had has have did been said told became began broke brought built bought came caught chose cut did"
    " drew drove ate fell felt fought found flew got gave went grew heard held hit kept knew laid led left lost"
    " made met paid put ran rose saw sold sent shook shot sat slept spoke spent stood stole struck swore swept"
    " swam swung took taught threw thought understood woke wore won wrote beat bore bit blew dealt dug fled forgot"
    " froze hung hid hurt lay lent lit overtook rang read rode sang sank set shone shrank sought spread sprang"
    " stuck strode tore trod undertook wept withdrew underwent arose born died slid slipped overcame showed shown"
    " taken given seen"
)
_NOT_PAST = words_of("united embed shed red bed feed need indeed hundred speed seed breed sacred wicked naked aged")
_DONE = words_of(
    "able managed failed began started continued refused used appeared seemed forced tried had helped came proved"
)
_NOT_VERBS = words_of(
    "the a an his her its their our my your this that these those each all some any one two three four five six"
    " ten parliament work school court london paris washington home office date us him them me it you what which"
    " who where reporters journalists around about more less as about"
)


def read(words: list["re.Match[str]"]) -> Iterator[Cue]:
    """Yield the cues of English words."""
    for number, found in enumerate(words):
        tense = _tense(words, number, found[0].lower())
        if tense:
            yield Cue(found.start(), found.end(), tense)


def _tense(words: list["re.Match[str]"], number: int, word: str) -> Tense | None:
    if word == "to":
        return _infinitive(words, number)
    if word in _FUTURE:
        return None if word in ("may", "set", "plan", "plans", "must") and words[number][0] == "May" else Tense.FUTURE
    if word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST):
        return Tense.PAST
    if word in _SCHEDULED:
        return Tense.PRESENT
    return None


def _infinitive(words: list["re.Match[str]"], number: int) -> Tense | None:
    after = words[number + 1][0] if number + 1 < len(words) else ""
    before = words[number - 1][0].lower() if number else ""
    is_verb = after.islower() and after not in _NOT_VERBS and not after.endswith(("ing", "s"))
    return Tense.FUTURE if is_verb and before not in _DONE else None
