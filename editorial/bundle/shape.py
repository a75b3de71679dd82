"""The shape of a bundle: report every key, type and word that the format does not allow, with its place."""

import json
import types
from collections.abc import Collection, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process
from rapidfuzz.distance import Indel

from editorial.bundle.ignore import Ignores
from editorial.bundle.source import Path, Source
from editorial.model.effort import Effort, effort_for
from editorial.model.problem import Problem, ProblemSeverity
from editorial.part.unknown import UnknownReader, UnknownsPart
from editorial.pointer.choice import Chosen
from editorial.short.expansion import Expanded
from editorial.text.invisible import with_invisible
from editorial.warning.code import CHECK_WARNINGS, LOAD_WARNINGS

Model = TypeVar("Model", bound=BaseModel)

_SHOWN = 200
"""The most code points of an offending value that are shown."""


MAX_PROBLEMS = 200
"""The most problems of a bundle that are reported; further ones are only counted."""

_LIKE = 0.5
_WORD = 200
"""No known word is longer; only this much of a longer unknown word is compared."""

_COMPARED_A_STEP = 4

_COMMA = "; if this belongs to the text before it, put that text in quotation marks, because of its comma"


def nearest_word(word: str, known: Collection[str], effort: Effort) -> str | None:
    """Return the known word most like ``word``; None if there is none, or too little effort is left for the search."""
    looked_for = _printable(word[:_WORD])
    if not effort.may_spare(len(known) * -(-len(looked_for) // 64) // _COMPARED_A_STEP + 1):
        return None
    found = process.extractOne(looked_for, list(known), scorer=Indel.normalized_similarity, score_cutoff=_LIKE)
    return found[0] if found else None


def as_text(path: Path) -> str:
    """Return a path as problems write it: ``quotes[3].chain[1].entity``."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return _printable("".join(steps).removeprefix("."))


def _written(value: object) -> str | None:
    """Return a single value as a bundle writes it, cut short; None for a list, a mapping or null."""
    if isinstance(value, list | dict | None):
        return None
    return _printable(value if isinstance(value, str) else json.dumps(value))[:_SHOWN]


def _printable(text: str) -> str:
    """Return a text with lone surrogates, which cannot be printed, as escapes."""
    return text.encode("utf-8", "backslashreplace").decode()


class Problems:
    """The problems of one bundle, and the ``effort`` that checking it may take."""

    def __init__(self, source: Source, effort: Effort | None = None) -> None:
        self.source, self.effort = source, effort or effort_for(0)
        self.ignores = Ignores(source)
        self._found: list[Problem] = []
        self._warnings: list[Problem] = []
        self._more = self._more_warnings = 0
        self.chosen: list[Chosen] = []
        """The places that were chosen among several, in the order in which they were looked for."""

    def add(self, code: str, message: str, path: Path, *, nearest: str | None = None, at_key: bool = False) -> None:
        """Note a problem of the value at ``path``, or of its key."""
        if len(self._found) >= MAX_PROBLEMS:
            self._more += 1
            return
        origin = self.source.origin(path)
        if origin in self.source.commas:
            message += _COMMA
        value = origin[-1] if at_key and origin else self.source.shown(path)
        place = (self.source.keys if at_key else {}).get(origin) or self.source.place(path)
        self._found.append(self._problem(code, message, origin, nearest, value, place))

    def problem_at(self, code: str, message: str, path: Path) -> Problem:
        """Return a problem of the value at ``path`` that only the store can find, without noting it."""
        origin = self.source.origin(path)
        return self._problem(code, message, origin, None, self.source.shown(path), self.source.place(path))

    def warn(
        self, code: str, message: str, path: Path, *, nearest: str | None = None, value: str | None = None
    ) -> None:
        """Note something that the editor should look at; the bundle is loaded all the same.

        ``value`` is what the warning is about, if that is not the whole value at ``path``. A comment of the bundle may
        silence the warning.
        """
        origin = self.source.origin(path)
        is_key = origin in self.source.commas
        place = self.source.keys[origin] if is_key else self.source.place_of_warning(path)
        if self.ignores.silence(code, place[0]):
            return
        if len(self._warnings) >= MAX_PROBLEMS:
            self._more_warnings += 1
            return
        about = self.source.shown(path) if value is None else value[:_SHOWN]
        found = self._problem(code, message, origin, nearest, about, place)
        self._warnings.append(replace(found, severity=ProblemSeverity.WARNING))

    def _problem(
        self, code: str, message: str, path: Path, nearest: str | None, value: object, place: tuple[int, int]
    ) -> Problem:
        line, column = place
        near = nearest and _printable(nearest)
        message = with_invisible(message, value)
        return Problem(code, message, as_text(path), self.source.file, line, column, _written(value), near)

    def finish_warnings(self, *, is_checked: bool) -> None:
        """Warn of commas in braces that are no error, and of comments that silence nothing; once, after all else.

        Without ``is_checked``, warnings may be missing, so only codes that no warning has are told.
        """
        told = {problem.path for problem in self._found}
        for path in sorted(self.source.commas, key=lambda path: self.source.keys[path]):
            if as_text(path) not in told:
                self.warn("COMMA_IN_BRACES", "this has no value" + _COMMA, path, value=str(path[-1]))
        for ignore, why in self.ignores.unused(is_checked=is_checked):
            nearest = nearest_word(ignore.code, sorted(CHECK_WARNINGS | LOAD_WARNINGS), self.effort)
            near = nearest if nearest != ignore.code else None
            found = Problem("IGNORE_UNUSED", why, "", self.source.file, *ignore.place, ignore.code or None, near)
            self._warnings.append(replace(found, severity=ProblemSeverity.WARNING))

    def add_faults(self, expanded: Expanded) -> None:
        """Note what is wrong with the short forms of a bundle, by the paths of its long form."""
        for fault in expanded.faults:
            near = nearest_word(fault.sought, expanded.known, self.effort) if fault.sought else None
            self.add(fault.code, fault.message, fault.path, nearest=near)

    def warnings(self) -> tuple[Problem, ...]:
        """Return the warnings in the order of the file: at most the first MAX_PROBLEMS, and the number of others."""
        found = sorted(self._warnings, key=lambda problem: (problem.line, problem.column))
        more = self._more_warnings + len(found[MAX_PROBLEMS:])
        message = f"there are {more} more warnings: look at these first"
        untold = [self._untold(message, ProblemSeverity.WARNING)] if more else []
        return (*found[:MAX_PROBLEMS], *untold)

    def all(self) -> tuple[Problem, ...]:
        """Return the problems in the order of the file: at most the first MAX_PROBLEMS, and the number of others."""
        found = sorted(self._found, key=lambda problem: (problem.line, problem.column, problem.code))
        message = f"there are {self._more} more problems: fix these first"
        return (*found, *([self._untold(message)] if self._more else []))

    def refuse(self, code: str, message: str) -> tuple[Problem, ...]:
        """Return every problem, preceded by the one that stopped the check."""
        return (Problem(code, message, "", self.source.file, 1, 1), *self.all())

    def _untold(self, message: str, severity: ProblemSeverity = ProblemSeverity.ERROR) -> Problem:
        return Problem("TOO_MANY_PROBLEMS", message, "", self.source.file, 1, 1, severity=severity)

    def __bool__(self) -> bool:
        return bool(self._found)


def shaped(model: type[Model], value: object, path: Path, problems: Problems) -> Model | None:
    """Return ``value`` as an instance of the model; None if it is invalid, with its problems noted."""
    if issubclass(model, UnknownsPart) and isinstance(value, dict):
        value = _with_unknowns(model, value, path, problems)
    try:
        return model.model_validate(value)
    except ValidationError as fault:
        for error in fault.errors(include_url=False, include_input=False):
            _note(model, error, path, problems)
        return None


def _with_unknowns(
    model: type[UnknownsPart], value: dict[str, object], path: Path, problems: Problems
) -> dict[str, object]:
    """Return a part with what is not known in ``unknowns``, wherever it was written."""
    reader = UnknownReader(model, dict(value))
    reader.read()
    for each in reader.faults:
        place = (*path, *each.path)
        given = place[-1] if each.at_key else problems.source.value(place)
        near = nearest_word(str(given)[:_WORD], each.allowed, problems.effort)
        problems.add(each.code, each.message, place, nearest=near, at_key=each.at_key)
    return reader.rest


def _note(model: type[BaseModel], error: ErrorDetails, path: Path, problems: Problems) -> None:
    kind, steps = error["type"], error["loc"]
    # pydantic writes "[key]" if the key itself is invalid
    of_key = kind != "extra_forbidden" and steps[-1:] == ("[key]",)
    place = (*path, *(steps[:-1] if of_key else steps))
    if kind == "extra_forbidden":
        name, known = str(place[-1]), _keys_at(model, error["loc"][:-1])
        message = f"there is no key {name!r} here; the keys are {', '.join(known)}"
        problems.add("UNKNOWN_KEY", message, place, nearest=nearest_word(name, known, problems.effort), at_key=True)
    elif kind == "missing":
        problems.add("MISSING_KEY", f"the key {place[-1]!r} is missing", place)
    elif kind in ("enum", "literal_error"):
        words = _words(error)
        message = f"this value is not one of {', '.join(words)}"
        given = problems.source.value(place)
        problems.add(
            "NOT_ALLOWED", message, place, nearest=nearest_word(str(given)[:_WORD].upper(), words, problems.effort)
        )
    elif kind.isupper():
        problems.add(kind, error["msg"], place, at_key=of_key)
    elif kind.endswith("_type") or kind == "int_from_float":
        problems.add("WRONG_TYPE", _of_type(kind), place)
    else:
        problems.add("MALFORMED_VALUE", error["msg"], place, at_key=of_key)


_TYPES = {
    "string_type": "expected a text: put it in quotation marks",
    "int_type": "expected a whole number",
    "int_from_float": "expected a whole number",
    "float_type": "expected a number",
    "bool_type": "expected true or false",
    "list_type": "expected a list",
    "dict_type": "expected a mapping",
    "model_type": "expected a mapping",
    "model_attributes_type": "expected a mapping",
}


def _of_type(kind: str) -> str:
    return _TYPES.get(kind, "expected a value of another type")


def _words(error: ErrorDetails) -> list[str]:
    expected = str(error.get("ctx", {}).get("expected", ""))
    return expected.replace(" or ", ", ").replace("'", "").split(", ")


def _keys_at(model: type[BaseModel], steps: Sequence[int | str]) -> list[str]:
    """Return the keys that are allowed in a mapping, at a place below ``model``."""
    found: Any = model
    for step in steps:
        if isinstance(step, str) and isinstance(found, type) and issubclass(found, BaseModel):
            found = _model_in(found.model_fields[step].annotation)
    return list(found.model_fields) if isinstance(found, type) and issubclass(found, BaseModel) else []


def _model_in(annotation: Any) -> Any:
    """Return the model inside an annotation such as ``list[Model] | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel | StrEnum):
        return annotation
    if get_origin(annotation) in (Union, types.UnionType, list) or hasattr(annotation, "__metadata__"):
        for inner in get_args(annotation):
            found = _model_in(inner)
            if isinstance(found, type) and issubclass(found, BaseModel):
                return found
    return None
