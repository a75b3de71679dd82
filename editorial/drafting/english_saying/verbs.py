"""Verbs of saying, and the frames in which they report what was said.

Frames:

- ``quote``: words in marks may follow or precede (joked)
- ``that``: a clause with "that" (claimed that …)
- ``bare``: a clause without "that" (said it would …), which may also precede (…, officials said)
- ``told``: somebody to whom it is said follows (told Reuters …)
- ``to``: an infinitive (promised to …)
- ``order``: somebody and an infinitive (urged residents to …)
- ``of``: a preposition and what is said (warned of …, admitted to …)
- ``accuse``: somebody, a preposition and what is said of them (accused … of …)
- ``doing``: a gerund (denied taking …)
- ``noun``: a noun for what is said (announced a review)
- ``whether``: an indirect question (asked whether …)
- ``called``: somebody and words for them (called it “…”)
- ``deny``, ``doubt``: the speaker says that it is not so, or may not be so
- ``learnt``: what media do (has learned that …)
- ``shown``: what documents do (showed)
- ``thought``: what is thought, and so only reported if it is said to somebody or of those who are asked
"""

from types import MappingProxyType

from editorial.drafting.english_saying.conjugation import VerbForm, VerbTense, forms_of

_TABLE: tuple[tuple[str, str], ...] = (
    ("quote that bare whether", "say"),
    ("quote that bare told order whether", "tell"),
    (
        "quote that bare",
        "add continue conclude quip joke remark observe reason reflect recall reiterate stress",
    ),
    ("quote that", "reply respond answer"),
    (
        "quote that bare",
        "comment counter retort interject recount muse posit opine emphasise emphasize underline underscore point",
    ),
    (
        "quote that bare",
        "tweet write post blog stipulate contend maintain argue assert allege insist reckon state mention signal",
    ),
    ("quote that bare noun", "announce predict forecast"),
    ("quote that bare", "confirm disclose reveal"),
    ("quote that bare whether", "explain note declare recall describe reveal detail outline"),
    ("quote that bare", "report hint imply intimate suggest speculate volunteer caution"),
    ("quote that bare of", "complain boast brag protest testify"),
    ("quote that bare to", "claim vow swear threaten"),
    ("quote that bare to noun", "pledge promise"),
    ("quote that bare of doing", "admit acknowledge concede confess"),
    ("quote that doing deny noun bare", "deny"),
    ("that noun deny", "dispute"),
    ("that doubt whether noun", "doubt question"),
    ("quote that bare told order of", "warn advise"),
    ("order", "call"),
    ("quote that bare told", "remind assure reassure inform notify brief"),
    ("that told", "persuade convince caution"),
    ("quote order whether told", "ask"),
    ("quote order", "urge order beg implore exhort instruct entreat beseech direct"),
    ("quote noun that to", "demand"),
    ("order", "invite encourage command summon enjoin petition lobby press pressure tell forbid"),
    ("quote that doing noun", "propose recommend"),
    (
        "quote",
        "shout yell scream cry whisper mutter murmur mumble sigh laugh smile beam chuckle snap bark growl roar shriek sob grin",
    ),
    (
        "quote",
        "exclaim gasp gush rave enthuse thunder rage fume storm blast rant plead chime rasp scoff sneer",
    ),
    (
        "quote",
        "begin start finish go intone chirp drawl croak hiss stammer stutter whimper wail bellow holler deadpan shrug",
    ),
    ("quote", "text email e-mail message inquire enquire wonder demur jest tease crow purr rap scrawl type sign"),
    ("quote whether", "inquire enquire wonder"),
    ("quote", "repeat read"),
    ("accuse", "accuse suspect convict"),
    ("accuse", "blame criticise criticize condemn rebuke chide castigate lambast lambaste reprimand"),
    (
        "called",
        "call brand label dub denounce dismiss condemn describe hail slam blast decry deride deplore lament praise",
    ),
    (
        "called",
        "characterise characterize depict portray term deem criticise criticize blast mock pan ridicule laud salute welcome",
    ),
    ("called", "applaud tout bill slate lambast lambaste attack bemoan paint cite warn"),
    ("that bare of heard", "hear"),
    ("that bare", "gather"),
    ("that", "submit depose aver moot"),
    ("that bare learnt", "learn"),
    ("that bare shown", "show find indicate suggest estimate conclude say reveal"),
    ("that shown", "demonstrate illustrate"),
    ("that bare whether", "rule"),
    ("that order", "direct"),
    ("that doing to", "agree"),
    ("that bare thought", "believe think feel fear hope expect"),
    (
        "that",
        "hold affirm avow attest certify surmise postulate proclaim profess decree stipulate clarify lament regret",
    ),
    ("that", "assume anticipate foresee understand calculate project rumour rumor"),
    (
        "that quote",
        "clarify lament bemoan proclaim affirm theorise theorize hypothesise hypothesize generalise hazard venture",
    ),
    ("to", "offer undertake"),
    ("that bare noun quote", "estimate"),
    ("quote that bare", "elaborate summarise summarize sum specify detail outline"),
    ("quote that bare", "challenge rejoin object grumble moan gripe whine groan warn lie fret"),
)

PARTICLES: MappingProxyType[str, frozenset[str]] = MappingProxyType(
    {"point": frozenset({"out"}), "sum": frozenset({"up"}), "go": frozenset({"on"}), "chime": frozenset({"in"})},
)
"""Verbs that say something only together with a particle, except that ``chime`` may stand without."""


def _forms() -> dict[str, VerbForm]:
    frames: dict[str, set[str]] = {}
    for kinds, lemmas in _TABLE:
        for lemma in lemmas.split():
            frames.setdefault(lemma, set()).update(kinds.split())
    found: dict[str, VerbForm] = {}
    for lemma, given in frames.items():
        for word, form in forms_of(lemma, frozenset(given)):
            if word not in found or found[word].tense is VerbTense.BASE:
                found[word] = form
    return found


SAYING = MappingProxyType(_forms())
"""The verb that a word in lower case is a form of."""

PREPOSITIONS_OF: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {
        "warn": ("of", "against", "about"),
        "complain": ("of", "about"),
        "boast": ("of", "about"),
        "brag": ("of", "about"),
        "admit": ("to",),
        "confess": ("to",),
        "protest": ("against",),
        "advise": ("against",),
        "hear": ("of",),
    }
)
"""The prepositions behind which what is said follows a verb."""
