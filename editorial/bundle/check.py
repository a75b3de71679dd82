"""Check a bundle: report every fault at once, or return the reading that the store can load."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields, replace

import orjson

from editorial.bundle.bundle import FORMAT_VERSION, LISTS, Bundle
from editorial.bundle.bundle_reading import read_bundle
from editorial.bundle.placement import TooManyItems
from editorial.bundle.shape import Problems, nearest_word, shaped
from editorial.bundle.source import MAX_BYTES, Path, Places, Source, SourceUnreadable, in_long_form, read_source
from editorial.manuscript.first_bundle import what_to_do
from editorial.manuscript.manuscript import is_prose, is_utf_8, manuscript_in
from editorial.model.effort import Effort, EffortSpent, effort_for
from editorial.model.problem import Problem, ProblemSeverity, in_order
from editorial.model.reading import Reading
from editorial.part.article import ArticlePart
from editorial.part.part import ProvenancePart
from editorial.pointer.choice import Chosen
from editorial.short.expansion import expand_bundle
from editorial.text.text import UnreadableText, normalise
from editorial.warning.warnings import notes_of

ReadText = Callable[[str], str]

MAX_LIST = 10_000
"""The most items in a list of a bundle."""

_DEEP = 4
"""The places of values at this depth and below are not kept: those of items, their keys and their names are."""


class BundleRefused(Exception):
    """A bundle that cannot be loaded; ``problems`` has every fault, in the order of the file.

    ``warnings`` are what the editor should look at besides.
    """

    code = "BUNDLE_REFUSED"

    def __init__(self, problems: tuple[Problem, ...], warnings: tuple[Problem, ...] = ()) -> None:
        count = len(problems)
        super().__init__(f"the bundle has {count} problem{'s' if count > 1 else ''}")
        self.problems, self.warnings = problems, warnings

    def __reduce__(self) -> tuple[type["BundleRefused"], tuple[tuple[Problem, ...], tuple[Problem, ...]]]:
        """Return what rebuilds this error in another process."""
        return BundleRefused, (self.problems, self.warnings)


@dataclass(frozen=True, slots=True)
class Checked:
    """A bundle without problems: its reading, and a hash that is equal for equal readings.

    ``warnings`` are what the editor should look at, although the bundle can be loaded; those in ``silenced``, by code and
    line, are left out. ``places`` has the lines and columns of its items in YAML; nothing for JSON. ``chosen`` are the
    quotations that occur in several places, with the place that was chosen.
    """

    reading: Reading
    sha256: str
    warnings: tuple[Problem, ...] = ()
    places: Places = field(default_factory=dict)
    silenced: frozenset[tuple[str, int]] = frozenset()
    chosen: tuple[Chosen, ...] = ()


@dataclass(frozen=True, slots=True)
class Checking:
    """How a bundle is checked.

    ``effort`` is the allowance for it; by default, that of a text of its size. With ``strict``, every warning is a
    problem. ``has_files`` says whether there can be files beside the bundle.
    """

    effort: Effort | None = None
    strict: bool = False
    has_files: bool = True


def check_bundle(
    text: str | bytes,
    *,
    file: str,
    read_text: ReadText,
    effort: Effort | None = None,
    strict: bool = False,
    has_files: bool = True,
) -> Checked:
    """Return the content of a bundle in YAML or JSON, with every span located and every date resolved.

    ``file`` is named in problems; ``read_text`` returns the text of the file that ``body_file`` names, or raises
    OSError or UnicodeDecodeError. ``effort`` is the allowance for checking; by default, that of a text of its size.
    ``has_files`` says whether there can be files beside the bundle. With ``strict``, every warning is a problem.

    Raises BundleRefused, with every problem that can be found; if finding them takes too much effort, that is a problem
    too.
    """
    try:
        checked = _check(text, file, read_text, Checking(effort, strict, has_files))
    except BundleRefused as refused:
        found = BundleRefused(in_order(refused.problems, _as_errors(refused.warnings)))
        raise (found if strict else refused) from None
    if strict and checked.warnings:
        raise BundleRefused(_as_errors(checked.warnings))
    return checked


def _as_errors(warnings: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(replace(warning, severity=ProblemSeverity.ERROR) for warning in warnings)


def _check(text: str | bytes, file: str, read_text: ReadText, checking: Checking) -> Checked:
    try:
        source = _source(text, file, has_files=checking.has_files)
        problems = Problems(source, checking.effort or effort_for(len(text)))
        reading = _within_limits(source, problems, read_text)
    except SourceUnreadable as fault:
        raise BundleRefused((fault.problem,)) from None
    if problems or reading is None:
        problems.finish_warnings(is_checked=False)
        raise BundleRefused(problems.all(), problems.warnings())
    problems.finish_warnings(is_checked=True)
    shown = {each.name: getattr(reading, each.name) for each in fields(reading)}
    del shown["version"]  # it says what the bundle is based on, not what it says
    if reading.annotation_set is None:  # keeps the hash from before annotation sets existed
        del shown["annotation_set"]
    if not reading.unknowns:  # likewise
        del shown["unknowns"]
    del shown["elsewhere"]  # the relations have the addresses, and where they stand in the file says nothing
    digest = hashlib.sha256(orjson.dumps(shown, option=orjson.OPT_SORT_KEYS)).hexdigest()
    places = {path: place for path, place in source.places.items() if len(path) < _DEEP} if source.text else {}
    return Checked(reading, digest, problems.warnings(), places, problems.ignores.silenced, tuple(problems.chosen))


def _source(text: str | bytes, file: str, *, has_files: bool) -> Source:
    """Return the content of a bundle; raises SourceUnreadable, with what to do next if it is another kind of text."""
    try:
        source = read_source(text, file)
    except SourceUnreadable as fault:
        raise _not_a_bundle(text, file, has_files=has_files) or fault from None
    other = _not_a_bundle(text, file, has_files=has_files) if is_prose(source.data) else None
    if other is not None:
        raise other
    return source


def _not_a_bundle(text: str | bytes, file: str, *, has_files: bool) -> SourceUnreadable | None:
    """Return what to do with a text that is no bundle; None if it is meant as one."""
    if len(text) > MAX_BYTES:
        return None
    words = text if isinstance(text, str) else text.decode("utf-8-sig", "replace")
    kind = manuscript_in(words, Bundle.model_fields)
    if kind is None:
        return None
    message = what_to_do(kind, file, words, has_files=has_files)
    if isinstance(text, bytes) and not is_utf_8(text):
        message += " Save the text in UTF-8."
    return SourceUnreadable(Problem("NOT_A_BUNDLE", message, "", file, 1, 1))


def _within_limits(source: Source, problems: Problems, read_text: ReadText) -> Reading | None:
    try:
        return _checked(source, problems, read_text)
    except (EffortSpent, TooManyItems) as fault:
        raise BundleRefused(problems.refuse(fault.code, str(fault)), problems.warnings()) from None


def _checked(source: Source, problems: Problems, read_text: ReadText) -> Reading | None:
    """Check the parts one by one, so that a fault in one does not hide faults in the others."""
    for path in source.repeated:
        problems.add("DUPLICATE_KEY", f"the key {path[-1]!r} occurs twice here", path, at_key=True)
    expanded = expand_bundle(source.data)
    problems.source = source = in_long_form(source, expanded)
    problems.add_faults(expanded)
    data = source.data
    if not isinstance(data, dict):
        problems.add("WRONG_TYPE", "a bundle is a mapping: isnad, article, provenance, entities …", ())
        return None
    if not _is_known_version(data.get("isnad"), problems):
        return None
    _note_unknown_keys(data, problems)
    for name in ("article", "provenance"):
        if name not in data:
            problems.add("MISSING_KEY", f"the key {name!r} is missing", (name,))
    article = shaped(ArticlePart, data["article"], ("article",), problems) if "article" in data else None
    provenance = shaped(ProvenancePart, data["provenance"], ("provenance",), problems) if "provenance" in data else None
    items = {name: _items(source, name, problems) for name in LISTS}
    body = _body(article, problems, read_text) if article else None
    if article is None or provenance is None or body is None:
        return None
    reading = read_bundle(article, provenance, items, body, problems)
    if not problems:
        _warn(reading, _body_path(article), problems)
    return reading


def _note_unknown_keys(data: Iterable[str], problems: Problems) -> None:
    known = list(Bundle.model_fields)
    for name in data:
        if name not in known:
            message = f"there is no key {name!r} here; the keys are {', '.join(known)}"
            nearest = nearest_word(name, known, problems.effort)
            problems.add("UNKNOWN_KEY", message, (name,), nearest=nearest, at_key=True)


def _warn(reading: Reading, body: Path, problems: Problems) -> None:
    for note in notes_of(reading, body, problems.effort):
        problems.warn(note.code, note.message, note.path, nearest=note.nearest, value=note.value)


def _body_path(article: ArticlePart) -> Path:
    return ("article", "body_file" if article.body is None else "body")


def _is_known_version(version: object, problems: Problems) -> bool:
    if type(version) is int and version == FORMAT_VERSION:
        return True
    message = f"write `isnad: {FORMAT_VERSION}` at the top: only this version of the format is supported"
    problems.add("UNKNOWN_FORMAT_VERSION", message, ("isnad",))
    return False


def _items(source: Source, name: str, problems: Problems) -> dict[int, object]:
    """Return the items of a list that have a valid shape, by number."""
    given = source.value((name,))
    if given is None:
        return {}
    if not isinstance(given, list):
        problems.add("WRONG_TYPE", "expected a list", (name,))
        return {}
    if len(given) > MAX_LIST:
        problems.add("TOO_MANY_ITEMS", f"a list of a bundle has at most {MAX_LIST} items", (name,))
        return {}
    shapes = ((number, shaped(LISTS[name], item, (name, number), problems)) for number, item in enumerate(given))
    return {number: item for number, item in shapes if item is not None}


def _body(article: ArticlePart, problems: Problems, read_text: ReadText) -> str | None:
    path = _body_path(article)
    try:
        body = normalise(article.body if article.body is not None else read_text(article.body_file or ""))
        problems.effort.grow(len(body) if article.body is None else 0)  # a body inside the bundle is counted already
    except (OSError, UnicodeDecodeError, UnreadableText) as fault:
        reason = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
        problems.add("BODY_UNREADABLE", f"the article's text cannot be read: {reason}", path)
        return None
    if not body.strip():
        problems.add("BODY_MISSING", "the article's text is empty", path)
        return None
    return body
