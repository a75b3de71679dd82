"""Random articles and drafts of them, with all that a machine may get wrong."""

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from editorial.draft.draft import (
    Basis,
    Draft,
    DraftClaim,
    DraftDate,
    DraftEntity,
    DraftEvent,
    DraftLink,
    DraftMention,
    DraftParticipant,
    DraftQuantity,
    DraftQuote,
)
from editorial.model.vocabulary import (
    AttributionRole,
    ClaimKind,
    Comparator,
    EntityKind,
    EventStatus,
    MentionKind,
    ParticipantRole,
    QuoteKind,
    SourceKind,
    Stance,
)
from editorial.pointer.choice import Stretch
from editorial.text.text import normalise

PIECES = (
    *(
        "said",
        "said ",
        "on Monday",
        " he said: ",
        "Mara Lind",
        "Lind",
        "Lindt",
        "“We will not”",
        "«لن ننتظر»",
        "وقال",
        "قال ",
    ),
    *(
        ", ",
        ". ",
        "\n",
        "\n\n",
        " ",
        "\u200f",
        "\u202b",
        "\ufeff",
        "\u2028",
        "\x85",
        "\t",
        "  ",
        "é",
        "e\u0301",
        "😀",
        "نّ",
    ),
    *(
        "# no",
        " #x",
        ": ",
        "- ",
        "_",
        "*",
        "{",
        "}",
        "[",
        "]",
        "&a",
        "!t",
        "|",
        ">",
        " > ",
        "%",
        "@",
        "`",
        "'",
        '"',
        "\\",
    ),
    *("null", "true", "1e5", "2026-03-03", "5", "~", "(anonymous)", "all", "= 2026", "东京", "สวัสดี", "---", "..."),
)
"""Words and signs that mean something in YAML, in a bundle, or for the places of words."""

SENTENCES = st.sampled_from(["The speaker was carried over.", "Two\nlines: # no", "", "Which “Lind”?"])
BASES = st.builds(
    Basis,
    st.sampled_from(["SPEECH_MARKS_CUE", "MODEL", "x: y", ""]),
    st.floats(-1, 2) | st.just(float("nan")),
    st.lists(SENTENCES, max_size=2).map(tuple),
)
KEYS = st.sampled_from(["lind", "mara-lind", "Mara Lind", "", "null", "12", "lind", "مارا", "e1"])


def bodies() -> SearchStrategy[str]:
    """Return texts that are not blank, in normal form."""
    return st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join).map(normalise).filter(_is_normal)


def _is_normal(text: str) -> bool:
    """Return whether a text is not blank, and is the same when it is normalised again, without a second byte order mark."""
    return bool(text.strip()) and normalise(text) == text


@st.composite
def drafts(draw: DrawFn, body: str) -> Draft:
    """Return drafts of a text, most places of which lie in it."""
    return draw(_Drafts(body).drafts())


class _Drafts:
    def __init__(self, body: str) -> None:
        end = len(body)
        within = st.tuples(st.integers(0, end), st.integers(0, end)).map(lambda both: (min(both), max(both)))
        short = st.integers(0, end).flatmap(lambda at: st.tuples(st.just(at), st.integers(at, min(end, at + 6))))
        self.place: SearchStrategy[Stretch] = (
            short | within | st.tuples(st.integers(-3, end + 3), st.integers(-3, end + 3))
        )
        self.places = st.lists(self.place, max_size=3).map(tuple)
        self.names = st.lists(short.map(lambda at: body[slice(*at)]) | st.just("Nobody"), max_size=3).map(tuple)

    def drafts(self) -> SearchStrategy[Draft]:
        return st.builds(
            Draft,
            st.just("rules"),
            st.lists(self.entities(), max_size=4).map(tuple),
            st.lists(self.quotes(), max_size=4).map(tuple),
            st.lists(self.events(), max_size=3).map(tuple),
            st.lists(self.claims(), max_size=3).map(tuple),
            st.lists(SENTENCES, max_size=2).map(tuple),
        )

    def entities(self) -> SearchStrategy[DraftEntity]:
        mentions = st.lists(st.builds(DraftMention, self.place, st.sampled_from(MentionKind), BASES), max_size=4)
        known = st.none() | KEYS
        return st.builds(DraftEntity, KEYS, st.sampled_from(EntityKind), self.names, mentions.map(tuple), BASES, known)

    def links(self) -> SearchStrategy[DraftLink]:
        roles = st.sampled_from(AttributionRole)
        words = st.none() | self.place
        return st.builds(DraftLink, roles, st.sampled_from(SourceKind), st.none() | KEYS, words, st.booleans())

    def dates(self) -> SearchStrategy[DraftDate | None]:
        edtf = st.sampled_from([None, "2026-03-02", "2026-02~", "soon", "2026-03-02/2026-03-04"])
        return st.none() | st.builds(DraftDate, self.place, edtf)

    def quotes(self) -> SearchStrategy[DraftQuote]:
        chains = st.lists(self.links(), max_size=3).map(tuple)
        kinds, cues = st.sampled_from(QuoteKind), st.none() | self.place
        stances = st.sampled_from(Stance)
        return st.builds(DraftQuote, kinds, self.places, chains, BASES, cues, self.dates(), stances, self.places)

    def events(self) -> SearchStrategy[DraftEvent]:
        parts = st.lists(st.builds(DraftParticipant, st.sampled_from(ParticipantRole), KEYS), max_size=3).map(tuple)
        states, where = st.sampled_from(EventStatus), st.none() | KEYS
        return st.builds(DraftEvent, self.place, states, self.places, BASES, self.dates(), where, parts)

    def claims(self) -> SearchStrategy[DraftClaim]:
        values = st.sampled_from(["5", "1.5", "-3", "nan", "five", "1e999", ""])
        units = st.sampled_from(["people", "", "% of (all)", "x: y"])
        comparators = st.sampled_from(Comparator)
        quantities = st.lists(
            st.builds(DraftQuantity, values, units, self.place, comparators, self.dates()), max_size=2
        )
        quotes = st.none() | st.integers(-1, 5)
        subjects = st.lists(KEYS, max_size=2).map(tuple)
        kinds = st.sampled_from(ClaimKind)
        return st.builds(DraftClaim, kinds, self.places, BASES, quotes, subjects, quantities.map(tuple))
