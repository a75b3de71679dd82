"""What sort of word a word with a capital is, by the lexicons."""

from editorial.drafting.english_words.adjectives import DIRECTIONS, NATIONALITIES
from editorial.drafting.english_words.given_names import DOUBTFUL_GIVEN_NAMES, GIVEN_NAMES
from editorial.drafting.english_words.heads import BODY_HEADS, BODY_SUFFIXES, EVENT_HEADS, NOT_NAMES, PLACE_HEADS

_ETHNIC = ("-born", "-speaking", "-led", "-based")


def is_given(word: str, *, doubtful: bool = False) -> bool:
    """Return whether a word is a given name; ``doubtful`` also takes those that are as often something else."""
    plain = word.split("-")[0] if word not in GIVEN_NAMES and "-" in word else word
    return plain in GIVEN_NAMES or (doubtful and plain in DOUBTFUL_GIVEN_NAMES)


def is_body_head(word: str) -> bool:
    """Return whether a word at the end of a name says that it names a body."""
    return word in BODY_HEADS or word in BODY_SUFFIXES


def is_place_head(word: str) -> bool:
    """Return whether a word at the end of a name says that it names a place."""
    return word in PLACE_HEADS


def is_head(word: str) -> bool:
    """Return whether a word at the end of a name says that it names a body or a place."""
    return word in BODY_HEADS or word in BODY_SUFFIXES or word in PLACE_HEADS


def is_event(word: str) -> bool:
    """Return whether a word at the end of a name says that it names an event, a law, a prize or the like."""
    return word in EVENT_HEADS


def is_adjective(word: str) -> bool:
    """Return whether a word is an adjective of nationality, or names those who have it."""
    return word in NATIONALITIES or word.rpartition("-")[2] in NATIONALITIES


def is_direction(word: str) -> bool:
    """Return whether a word is a direction."""
    return word in DIRECTIONS


def is_no_name(word: str) -> bool:
    """Return whether a word with a capital names no entity by itself."""
    return word in NOT_NAMES or word in NATIONALITIES


def is_single_no_name(word: str) -> bool:
    """Return whether a word names no entity unless it begins a longer name."""
    return word in NOT_NAMES
