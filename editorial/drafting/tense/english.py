"""What English verbs say of time."""

import re
from collections.abc import Iterator

from editorial.drafting.tense.cue import Cue, CueWords, Grammar, Tense
from editorial.drafting.text.lexicon import words_of

_FUTURE = frozenset(
    words_of(
        "will shall won't 'll expected expects expect expecting due scheduled schedule slated forecast forecasts"
        " forecasting projected projects plans planning planned plan intends intend intending hopes hope hoping aims"
        " aim aiming vows pledges promises upcoming forthcoming set poised bound likely"
        " unlikely may might could must should would ahead deadline target targets proposes seeks wants want"
        " ready predicts predict anticipates anticipated anticipate looming await awaits awaiting"
        " tentatively going they'll we'll he'll she'll it'll i'll you'll expires expire"
    )
)
_SCHEDULED = frozenset(
    words_of(
        "opens begins starts resumes returns meets faces takes goes closes ends runs continues hosts travels arrives"
        " plays comes launches publishes votes airs premieres concludes reopens appears visits leaves departs gathers"
        " convenes reconvenes celebrates marks performs screens tours addresses announces reports holds open begin"
        " start resume return meet"
    )
)
_PAST = frozenset(
    words_of(
        "was were had has have did been said told became began broke brought built bought came caught chose cut did"
        " drew drove ate fell felt fought found flew got gave went grew heard held hit kept knew laid led left lost"
        " made met paid put ran rose saw sold sent shook shot sat slept spoke spent stood stole struck swore swept"
        " swam swung took taught threw thought understood woke wore won wrote beat bore bit blew dealt dug fled forgot"
        " froze hung hid hurt lay lent lit overtook rang read rode sang sank set shone shrank sought spread sprang"
        " stuck strode tore trod undertook wept withdrew underwent arose born died slid slipped overcame showed shown"
        " taken given seen"
    )
)
_NOT_PAST = frozenset(
    words_of("united embed shed red bed feed need indeed hundred speed seed breed sacred wicked naked aged")
)
_NAMES = frozenset(("may", "will", "must", "hope"))
_DONE = frozenset(
    words_of(
        "able managed failed began started continued refused used appeared seemed forced tried had helped came proved"
    )
)
_NOT_VERBS = frozenset(
    words_of(
        "the a an his her its their our my your this that these those each all some any one two three four five six"
        " ten parliament work school court london paris washington home office date us him them me it you what which"
        " who where reporters journalists around about more less as about"
    )
)


_FOR = frozenset(
    words_of(
        "planned set fixed listed scheduled booked slated adjourned postponed arranged billed timed pencilled penciled earmarked"
        " promised remanded delayed moved pushed rescheduled targeted reserved called lined put brought carried"
    )
)
"""Participles that speak of what is ahead before "for", "until" and "to"."""

_TO_WHAT = frozenset(("to", "for"))
_BEFORE_NOUNS = frozenset(
    words_of(
        "the a an of his her its their our my your this that these those no any some all both many several few more for from in at"
        " by with on s 's after before during since first last next new two three four five six about into over under per and"
    )
)
_HAVE = frozenset(("have", "'ve"))
_ONLY_AHEAD = frozenset(words_of("will shall 'll won't they'll we'll he'll she'll it'll i'll you'll"))

_MODALS = frozenset(
    words_of("will shall would 'll won't they'll we'll he'll she'll it'll i'll you'll could may might should must to")
)
_ONCE = frozenset(words_of("was were had been originally initially previously"))
_FIXED_ONCE = frozenset(("had", "originally", "initially", "previously"))
_FOR_WHAT = frozenset(("for", "until", "till", "to", "in", "back", "off", "forward", "over"))
_GOVERNS = frozenset(
    words_of(
        "is are be being was were been am 's 're 'm agree agrees agreed plan plans planned planning decide decides decided vow vows vowed pledge"
        " pledges pledged promise promises promised promising offer offers offered offering threaten threatens threatened threatening ask asks"
        " asked asking urge urges urged urging order orders ordered ordering tell want wants wanted wanting hope hopes hoped"
        " hoping expect expects expected expecting due set call calls called calling invite invites invited inviting request"
        " requests requested require requires required instruct instructed allow allows allowed permit permits permitted seek"
        " seeks sought seeking intend intends intended intending prepare prepares prepared preparing schedule scheduled"
        " oblige obliged deadline right time chance decision deal bid poised bound likely unlikely ready need needs needed aim"
        " aims aimed aiming propose proposes proposed proposing undertake undertook swear swore sworn resolve resolved opt opted"
        " choose chose chosen elect commit commits committed volunteer volunteered wish wishes wished long continue continues"
        " summon summons summoned summoning demand demands demanded advise advised advising warn warned notice notify notified"
        " plead persuade persuaded convince convinced challenge challenged recommend recommended have has had having going about able"
        " unable keen eager determined willing unwilling reluctant free meant supposed opportunity obligation duty intention commitment"
        " undertaking effort attempt proposal motion vote votes voted ultimatum appeal appealed appeals invitation permission consent"
        " promises requirement it's he's she's they're we're i'm you're"
    )
)
"""Words after which "to" with a verb speaks of what is ahead: "agreed to meet". Elsewhere it tells why something was done."""

_ASKS = frozenset(
    words_of(
        "call calls called calling invite invites invited inviting summon summons summoned summoning invitation urge urges urged"
        " appeal appeals appealed refer referred commit committed bail bailed remand remanded recall recalled postpone postponed"
        " adjourn adjourned defer deferred delay delayed declare declares declared announce proclaimed proclaim"
    )
)
"""Words before "to" or "for" and what people are to come to: "invited both to a meeting on Wednesday"."""

_GOVERNED, _ASKED = 6, 7
"""How many words before "to" such words may stand."""

_HAS, _UNTIL = frozenset(("has", "have")), frozenset(("until", "till"))
_IS, _AT = frozenset(("is", "are")), frozenset(("on", "at", "out"))
"""Words that speak of what is ahead together: "has until Friday", "is on Sunday"."""

_ABSORBED = 4
"""How many words after a modal verb its participle may stand."""


def read(words: CueWords) -> Iterator[Cue]:
    """Yield the cues of English words."""
    modal = -_ABSORBED - 1
    last: Tense | None = None
    for number, found in enumerate(words):
        word = found[0].lower().replace("’", "'")
        cue = _cue(words, number, word)
        if cue is None or (cue.tense is Tense.PAST and number - modal <= _ABSORBED):
            continue
        if cue.tense is Tense.PAST and last is Tense.FUTURE and word.endswith("ed") and _goes_on(words, number):
            continue
        modal, last = number if word in _MODALS else modal, cue.tense
        yield cue


def _goes_on(words: CueWords, number: int) -> bool:
    """Whether a participle is joined to one before: "will be filmed in October and screened"."""
    return number > 0 and words[number - 1][0].lower() in ("and", "or", "then")


def _cue(words: CueWords, number: int, word: str) -> Cue | None:
    start, end = words[number].span()
    if word in _MODALS and word not in _ONLY_AHEAD and word != "to" and _has_been(words, number):
        return Cue(start, end, Tense.PAST)
    if _is_asked(words, number, word):
        return Cue(start, end, _planned(words, number), is_weak=True)
    if word == "to":
        return Cue(start, end, _to(words, number), is_weak=True) if _is_infinitive(words, number) else None
    if (word in _HAS and _next(words, number) in _UNTIL) or (word in _IS and _next(words, number) in _AT):
        return Cue(start, end, Tense.FUTURE, is_weak=True)
    if word in _FOR and _next(words, number) in _FOR_WHAT:
        return Cue(start, end, _fixed(words, number))
    if word in _FUTURE:
        return None if word in _NAMES and words[number][0][0].isupper() else Cue(start, end, _planned(words, number))
    if word in _PAST or (word.endswith("ed") and len(word) > len("need") and word not in _NOT_PAST):
        return Cue(start, end, Tense.PAST, is_weak=_is_attribute(words, number))
    is_scheduled = word in _SCHEDULED and not _is_plural(words, number)
    return Cue(start, end, Tense.FUTURE, is_weak=True) if is_scheduled else None


def _has_been(words: CueWords, number: int) -> bool:
    """Whether a modal verb speaks of what may be over: "could have been"."""
    return any(words[at][0].lower() in _HAVE for at in range(number + 1, min(number + 4, len(words))))


def _is_attribute(words: CueWords, number: int) -> bool:
    """Whether a participle stands before its noun: "the damaged bridge"."""
    return number > 0 and words[number - 1][0].lower() in _BEFORE_NOUNS and _next(words, number).islower()


def _planned(words: CueWords, number: int) -> Tense:
    """Return whether a plan is ahead, or was made once: "is due to", "was due to"."""
    before = {words[at][0].lower() for at in range(max(0, number - 4), number)}
    return Tense.ONCE if before & _ONCE and words[number][0].lower() not in _MODALS - {"to"} else Tense.FUTURE


def _fixed(words: CueWords, number: int) -> Tense:
    """Return whether what was fixed for a day is ahead: "had been", "originally" say that it was fixed once."""
    before = {words[at][0].lower() for at in range(max(0, number - 4), number)}
    return Tense.ONCE if before & _FIXED_ONCE else Tense.FUTURE


def _to(words: CueWords, number: int) -> Tense:
    """Return the tense of an infinitive: "is said to have begun" is over."""
    planned = _planned(words, number)
    return Tense.PAST if _next(words, number) == "have" and planned is Tense.FUTURE else planned


def _next(words: CueWords, number: int) -> str:
    return words[number + 1][0] if number + 1 < len(words) else ""


def _is_infinitive(words: CueWords, number: int) -> bool:
    after, before = _next(words, number), words[number - 1][0].lower() if number else ""
    is_verb = after.islower() and after not in _NOT_VERBS and not after.endswith(("ing", "s", "er"))
    return is_verb and before not in _DONE and bool(_before(words, number, _GOVERNED) & _GOVERNS)


def _before(words: CueWords, number: int, most: int) -> set[str]:
    return {words[at][0].lower().replace("’", "'") for at in range(max(0, number - most), number)}


def _is_asked(words: CueWords, number: int, word: str) -> bool:
    """Whether people are called to something: what they are to come to is ahead."""
    return word in _TO_WHAT and number > 0 and bool(_before(words, number, _ASKED) & _ASKS)


def _is_plural(words: CueWords, number: int) -> bool:
    """Whether a word in -s or a verb is a noun: "the reports", "of talks"."""
    return number == 0 or words[number - 1][0].lower() in _BEFORE_NOUNS


_BREAKS = re.compile(r"[,;:()—“”\"]|\b(?:that|who|which|when|where|after|before|because|while|but|and)\b")
_RESETS = re.compile(r"\b(?:despite|after|because|following|where|when|amid|since|having|although|while)\b")

GRAMMAR = Grammar(read, _BREAKS, _RESETS)
