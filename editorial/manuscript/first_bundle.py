"""What to do with a text that is no bundle yet: the smallest bundle for it, ready to be filled in."""

import re
from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType

from editorial.manuscript.guess import guess_language, slug_of
from editorial.manuscript.manuscript import LOOKED_AT, Manuscript

BUNDLE_SUFFIXES = (".yaml", ".yml", ".json")
_MARKUP = re.compile(r"<[^<>]*>")

_IS: Mapping[Manuscript, str] = MappingProxyType(
    {
        Manuscript.EMPTY: "this is empty, not a bundle",
        Manuscript.TEXT: "this is plain text, not a bundle",
        Manuscript.MARKDOWN: "this is Markdown, not a bundle",
        Manuscript.HTML: "this is HTML, not a bundle",
    }
)


def first_bundle(file: str, text: str, *, body_file: str | None) -> str:
    """Return the smallest bundle, in YAML, for a text; without ``body_file`` it has a place for the text itself.

    The slug is made from the name of the file or its folder. The language is guessed from the beginning of the text.
    """
    body = f"body_file: {body_file}" if body_file else "body: |\n    The text, one paragraph per line."
    language = guess_language(_MARKUP.sub(" ", text[:LOOKED_AT]))
    return (
        "isnad: 1\n"
        "article:\n"
        f"  slug: {slug_of_file(file)}\n"
        f"  language: {language}  # the language of the text\n"
        f"  {body}\n"
        "provenance:\n"
        "  method: HUMAN\n"
        "  asserted_by: Your desk\n"
        "  asserted_at: 2026-01-31T09:00:00Z  # the time at which you write this\n"
    )


def what_to_do(kind: Manuscript, file: str, text: str, *, has_files: bool) -> str:
    """Return what a text is, and what to do next, with a bundle for it.

    ``has_files`` says whether a bundle can name a file with the text, as on a disk; otherwise it has the text in it.
    """
    name = text_file(kind, file) if has_files else None
    bundle = first_bundle(file, text, body_file=name)
    shown = "".join(f"    {line}\n" for line in bundle.splitlines())
    return (
        f"{_IS[kind]}: a bundle names an article and says what you found in it. {_first_step(kind, file, name)}:\n"
        f"{shown}"
        "Then add what you find: docs/bundle.md explains every key, and `isnad schema --bundle` prints a JSON Schema with"
        " which editors complete them."
    )


def text_file(kind: Manuscript, file: str) -> str:
    """Return the name of the file that should contain the text of the article."""
    path = PurePath(file)
    if kind is Manuscript.EMPTY or path.suffix in BUNDLE_SUFFIXES or not _is_plain(path.name):
        return "article.txt"
    return path.name if kind is Manuscript.TEXT else f"{path.stem}.txt"


def bundle_file(name: str) -> str:
    """Return the name of the bundle for a text, such that it is found in a folder."""
    stem = PurePath(name).stem
    return "bundle.yaml" if stem == "article" else f"{stem}.bundle.yaml"


def _first_step(kind: Manuscript, file: str, name: str | None) -> str:
    if name is None:
        return "Send one, with the text under `body`"
    bundle = bundle_file(name)
    if kind is Manuscript.TEXT and name == PurePath(file).name:
        return f"Write one beside this file, as {bundle}"
    words = "its words without tags or marks" if kind in (Manuscript.HTML, Manuscript.MARKDOWN) else "the text"
    return f"Save {words}, one paragraph per line, as {name}, and write a bundle beside it, as {bundle}"


def _is_plain(name: str) -> bool:
    """Return whether a file name can stand in YAML without quotation marks."""
    return re.fullmatch(r"\w[\w.-]*\.[a-z]+", name) is not None


def slug_of_file(file: str) -> str:
    """Return a slug made from the name of a file; of its folder, if the file is named for what it is."""
    path = PurePath(file)
    name = path.parent.name if path.stem in ("article", "bundle") or path.suffix in BUNDLE_SUFFIXES else path.stem
    return slug_of(name)
