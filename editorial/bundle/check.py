"""Check a bundle: report every fault at once, or return the reading that the store can load."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, fields

import orjson

from editorial.bundle.bundle import FORMAT_VERSION, LISTS, Bundle
from editorial.bundle.bundle_reading import read_bundle
from editorial.bundle.placement import TooManyItems
from editorial.bundle.shape import Problems, nearest_word, shaped
from editorial.bundle.source import Source, SourceUnreadable, read_source
from editorial.model.effort import Effort, EffortSpent, effort_for
from editorial.model.problem import Problem
from editorial.model.reading import Reading
from editorial.part.article import ArticlePart
from editorial.part.part import ProvenancePart
from editorial.text.text import UnreadableText, normalise

ReadText = Callable[[str], str]

MAX_LIST = 10_000
"""The most items in a list of a bundle."""


class BundleRefused(Exception):
    """A bundle that cannot be loaded; ``problems`` has every fault, in the order of the file."""

    code = "BUNDLE_REFUSED"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        count = len(problems)
        super().__init__(f"the bundle has {count} problem{'s' if count > 1 else ''}")
        self.problems = problems

    def __reduce__(self) -> tuple[type["BundleRefused"], tuple[tuple[Problem, ...]]]:
        """Return what rebuilds this error in another process."""
        return BundleRefused, (self.problems,)


@dataclass(frozen=True, slots=True)
class Checked:
    """A bundle without problems: its reading, and a hash that is equal for equal readings.

    ``warnings`` are what the editor should look at, although the bundle can be loaded.
    """

    reading: Reading
    sha256: str
    warnings: tuple[Problem, ...] = ()


def check_bundle(text: str | bytes, *, file: str, read_text: ReadText, effort: Effort | None = None) -> Checked:
    """Return the content of a bundle in YAML or JSON, with every span located and every date resolved.

    ``file`` is named in problems; ``read_text`` returns the text of the file that ``body_file`` names, or raises
    OSError or UnicodeDecodeError. ``effort`` is the allowance for checking; by default, that of a text of its size.

    Raises BundleRefused, with every problem that can be found; if finding them takes too much effort, that is a problem
    too.
    """
    try:
        source = read_source(text, file)
        problems = Problems(source, effort or effort_for(len(text)))
        reading = _within_limits(source, problems, read_text)
    except SourceUnreadable as fault:
        raise BundleRefused((fault.problem,)) from None
    if problems or reading is None:
        raise BundleRefused(problems.all())
    shown = {field.name: getattr(reading, field.name) for field in fields(reading)}
    if reading.annotation_set is None:  # keeps the hash from before annotation sets existed
        del shown["annotation_set"]
    digest = hashlib.sha256(orjson.dumps(shown, option=orjson.OPT_SORT_KEYS)).hexdigest()
    return Checked(reading, digest, problems.warnings())


def _within_limits(source: Source, problems: Problems, read_text: ReadText) -> Reading | None:
    try:
        return _checked(source, problems, read_text)
    except (EffortSpent, TooManyItems) as fault:
        raise BundleRefused(problems.refuse(fault.code, str(fault))) from None


def _checked(source: Source, problems: Problems, read_text: ReadText) -> Reading | None:
    """Check the parts one by one, so that a fault in one does not hide faults in the others."""
    data = source.data
    for path in source.repeated:
        problems.add("DUPLICATE_KEY", f"the key {path[-1]!r} occurs twice here", path, at_key=True)
    if not isinstance(data, dict):
        problems.add("WRONG_TYPE", "a bundle is a mapping: isnad, article, provenance, entities …", ())
        return None
    if not _is_known_version(data.get("isnad"), problems):
        return None
    for name in data:
        if name not in Bundle.model_fields:
            known = list(Bundle.model_fields)
            message = f"there is no key {name!r} here; the keys are {', '.join(known)}"
            problems.add(
                "UNKNOWN_KEY", message, (name,), nearest=nearest_word(name, known, problems.effort), at_key=True
            )
    for name in ("article", "provenance"):
        if name not in data:
            problems.add("MISSING_KEY", f"the key {name!r} is missing", (name,))
    article = shaped(ArticlePart, data["article"], ("article",), problems) if "article" in data else None
    provenance = shaped(ProvenancePart, data["provenance"], ("provenance",), problems) if "provenance" in data else None
    items = {name: _items(source, name, problems) for name in LISTS}
    body = _body(article, problems, read_text) if article else None
    if article is None or provenance is None or body is None:
        return None
    return read_bundle(article, provenance, items, body, problems)


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
    path = ("article", "body_file" if article.body is None else "body")
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
