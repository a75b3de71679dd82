"""Rules: a pattern of adjacent kinds of tokens, and what they mean together.

A pattern is a line of kinds: ``first:weekday and|to last:weekday which?``. ``|`` separates alternatives, ``?`` marks what
may be absent, and a name before ``:`` says how the meaning calls the token; without one it is called by its kind. ``^``
and ``$`` are the ends of the expression. ``<kind`` stands before and ``>kind`` after what the rule combines.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from editorial.date.rules.context import DAY, Context
from editorial.date.words.lexicon import UNITS, Token

UNKNOWN = Token("?")

_UNIT = "|".join(f"unit_{unit}" for unit in UNITS)
_GROUPS: Mapping[str, str] = {
    "unit": _UNIT,
    "ordinal": "ordinal|feminine",
    "nth": "number|ordinal|feminine|day_of_month",
    "date": "day|period",
    "container": "day|period|interval",
    "sided": "which|this",
    "spans": "span|past",
    "link": "to|dash",
}
"""Names for several kinds."""

_KINDS = (
    *("?", "about", "after", "ago", "ago_before", "and", "before", "between", "by", "century"),
    *("coming_weekend", "couple", "dash", "day", "day_of_month", "decade", "duration", "earliest", "early_as"),
    *(
        "edge",
        "end",
        "ended",
        "era",
        "feminine",
        "final",
        "first",
        "feast",
        "fiscal",
        "from",
        "from_now",
        "half",
        "hijri_day",
        "hijri_era",
        "hijri_month",
        "hijri_or_year",
        "hijri_year",
    ),
    *("hundred", "hundreds", "in", "interval", "later_than", "latest", "long", "many", "month", "month_day"),
    *("month_of_year", "more", "night", "nth_half", "nth_quarter", "nth_week", "number", "numeric", "or"),
    *("ordinal", "overnight", "part", "past", "period", "period_end", "quarter", "recent", "relative_day"),
    *("season", "since", "slash", "span", "starting", "suffix", "this", "thousand", "time", "to", "tonight"),
    *("two_units", "units", "weekday", "weekend", "weekend_of", "which", "within", "year", "year_pair"),
)
"""The kinds of tokens, apart from those of single units."""

_LETTERS: Mapping[str, str] = {kind: chr(0xE000 + number) for number, kind in enumerate((*_KINDS, *_UNIT.split("|")))}


class Captured:
    """The tokens that a rule combines, by the names in its pattern."""

    def __init__(self, found: "re.Match[str]", tokens: Sequence[Token]) -> None:
        self._tokens = {name: tokens[found.start(name)] for name in found.re.groupindex if found.start(name) >= 0}

    def __contains__(self, name: str) -> bool:
        return name in self._tokens

    def __getitem__(self, name: str) -> Token:
        return self._tokens[name]

    def number(self, name: str) -> int:
        """Return the value of a token as a number."""
        return int(self._tokens[name].value)

    def text(self, name: str) -> str:
        """Return the value of a token as a text."""
        return str(self._tokens[name].value)


Meaning = Callable[[Captured, Context], Token | None]
"""What tokens mean together; None if they contradict each other or leave several meanings open."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled rule; ``needs`` are letters of which the expression must have at least one."""

    pattern: "re.Pattern[str]"
    needs: frozenset[str]
    meaning: Meaning


def rules(*found: tuple[str, Meaning]) -> tuple[Rule, ...]:
    """Compile rules, each a pattern and a meaning."""
    return tuple(_compiled(pattern, meaning) for pattern, meaning in found)


def _compiled(pattern: str, meaning: Meaning) -> Rule:
    names: set[str] = set()
    needed = [frozenset(_letters(word.lstrip("<>"))) for word in pattern.split() if word[-1] not in "?^$"]
    return Rule(re.compile("".join(_part(word, names) for word in pattern.split())), min(needed, key=len), meaning)


def _part(word: str, names: set[str]) -> str:
    if word in "^$":
        return word
    if word[0] in "<>":
        return f"({'?<=' if word[0] == '<' else '?='}[{_letters(word[1:])}])"
    may_be_absent, bare = word.endswith("?"), word.rstrip("?")
    name = bare.partition(":")[0]
    group = f"[{_letters(bare)}]"
    if name.isidentifier() and name not in names:
        names.add(name)
        group = f"(?P<{name}>{group})"
    return group + "?" * may_be_absent


def _letters(word: str) -> str:
    kinds = word.rstrip("?").rpartition(":")[2]
    return "".join(_LETTERS[kind] for name in kinds.split("|") for kind in _GROUPS.get(name, name).split("|"))


class Group:
    """Rules that are applied together, until none of them applies; earlier rules go first."""

    def __init__(self, *rules: Rule) -> None:
        self._rules = rules
        self._by_letter: dict[str, list[int]] = {}
        for number, rule in enumerate(rules):
            for letter in rule.needs:
                self._by_letter.setdefault(letter, []).append(number)

    def first_that_applies(self, letters: str) -> "tuple[Rule, re.Match[str]] | None":
        """Return the first rule whose pattern is found in the letters of the tokens, and where it is found."""
        numbers = {number for letter in letters for number in self._by_letter.get(letter, ())}
        for number in sorted(numbers):
            found = self._rules[number].pattern.search(letters)
            if found:
                return self._rules[number], found
        return None


def reduce(tokens: Sequence[Token], groups: Iterable[Group], context: Context) -> Sequence[Token]:
    """Apply the rules of one group after the other, and return the tokens that are left."""
    letters = "".join(_LETTERS[token.kind] for token in tokens)
    for group in groups:
        while applies := group.first_that_applies(letters):
            rule, found = applies
            made = rule.meaning(Captured(found, tokens), context) or UNKNOWN
            tokens = (*tokens[: found.start()], made, *tokens[found.end() :])
            letters = letters[: found.start()] + _LETTERS[made.kind] + letters[found.end() :]
    return tokens


def keep(parts: Captured, context: Context) -> Token:
    """Return the token that says everything."""
    return parts["kept"]


# What rules return.


def day_token(day: date) -> Token:
    """Return a day as a token."""
    return Token("day", day.isoformat())


def approximate(text: str) -> str:
    """Return EDTF as approximate."""
    return text if text.endswith("~") else f"{text}~"


def loose(first: object, last: object) -> Token:
    """Return an interval both ends of which are approximate: what is in it need not fill it."""
    return Token("interval", f"{approximate(str(first))}/{approximate(str(last))}")


def several(first: date, last: date, parts: Captured) -> Token:
    """Return days that are named together: one to another, and neighbours, are an interval, others are not."""
    is_range = "link" in parts or "between" in parts
    is_near = last - first == DAY * (2 if "middle" in parts else 1) and "or" not in parts
    is_whole = is_range or is_near
    return Token("interval", f"{first}/{last}") if is_whole else loose(first, last)


def month_of(token: Token, context: Context) -> int:
    """Return the month, since year 0, of a month with or without its year."""
    number = int(token.value)
    return number if token.kind == "month_of_year" else context.nearest_month(number)
